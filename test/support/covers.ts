import { afterAll, expect } from '@jest/globals';
import { readCoverageRows } from '../../scripts/coverage/rows.js';

const parts = new Map(readCoverageRows().flatMap((vendor) => vendor.parts.map((part) => [part.id, part] as const)));
const ids = new Set([...parts.values()].flatMap(({ rows }) => rows.map(({ id }) => id)));

/** Parts that tests of this file claim row by row, and the rows that were claimed. */
const claimedOneByOne = new Map<string, Set<string>>();

/**
 * Says that this test exercises these rows of docs/coverage/rows, each `vendor:part:key`. To stand in the test whose
 * assertions do so; docs/coverage.md names the test beside the row.
 */
export function covers(...claimed: string[]): void {
  expectInTest();
  for (const id of claimed) if (!ids.has(id)) throw new Error(`There is no row "${id}" in docs/coverage/rows.`);
}

/**
 * For a test that runs once for each row of a part. When all tests of the file have run, every row of the part must have
 * been claimed so.
 */
export function coversOneOf(part: string, key: string | number): void {
  covers(`${part}:${key}`);
  const claimed = claimedOneByOne.get(part) ?? new Set();
  claimedOneByOne.set(part, claimed.add(`${part}:${key}`));
}

/** For a test that goes through all rows of a part by itself: the keys must be those of the rows, no more and no less. */
export function coversAll(part: string, keys: Iterable<string | number>): void {
  expectInTest();
  const rows = parts.get(part)?.rows;
  if (!rows) throw new Error(`There is no part "${part}" in docs/coverage/rows.`);
  expect([...new Set([...keys].map((key) => `${part}:${key}`))].sort()).toEqual(rows.map(({ id }) => id).sort());
}

function expectInTest(): void {
  if (!expect.getState().currentTestName) throw new Error('Rows are claimed inside of tests.');
}

afterAll(() => {
  // Of some tests chosen by name nobody expects all rows.
  if (process.argv.some((argument) => /^(-t|--testNamePattern)\b/.test(argument))) return;
  for (const [part, claimed] of claimedOneByOne) {
    const missing = parts.get(part)!.rows.filter(({ id }) => !claimed.has(id));
    if (missing.length > 0) throw new Error(`No test of this file ran for ${missing.map(({ id }) => id).join(', ')}`);
  }
});
