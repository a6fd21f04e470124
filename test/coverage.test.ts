import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { claimsOf, readClaims } from '../scripts/coverage/claims.js';
import { claimsFor, renderCoverage } from '../scripts/coverage/render.js';
import { DOCUMENTED_VENDORS, readCoverageRows } from '../scripts/coverage/rows.js';
// Under other names, so that what is tried here is not taken for claims.
import { covers as tryCovers, coversAll as tryCoversAll } from './support/covers.js';

const vendors = readCoverageRows();
const claims = readClaims();
const parts = vendors.flatMap((vendor) => vendor.parts);
const rows = parts.flatMap((part) => part.rows.map((row) => ({ row, part })));

describe('the rows of the vendors’ documentation', () => {
  test('are those of all vendors', () => {
    expect(DOCUMENTED_VENDORS).toContain('chekin');
    expect(vendors.map(({ vendor }) => vendor)).toEqual(DOCUMENTED_VENDORS);
  });

  test('each have a test', () => {
    const without = rows.filter(({ row, part }) => claimsFor(row, part.id, claims).length === 0);
    expect(without.map(({ row }) => row.id)).toEqual([]);
  });

  test('are all that tests claim', () => {
    const known = new Set([...rows.map(({ row }) => row.id), ...parts.map(({ id }) => `${id}:*`)]);
    const unknown = claims.filter(({ claimed }) => !known.has(claimed));
    expect(unknown.map(({ file, claimed }) => `${file}: ${claimed}`)).toEqual([]);
  });

  test('stand in docs/coverage.md beside their tests; else run: npm run coverage:list', async () => {
    const written = await readFile(new URL('../docs/coverage.md', import.meta.url), 'utf8');
    expect(written).toBe(renderCoverage(vendors, claims));
  });
});

describe('a claim', () => {
  const IMPORT = `import { covers, coversOneOf, coversAll } from './support/covers.js';`;
  const scan = (body: string) => claimsOf('test/some.test.ts', `${IMPORT}\n${body}`);

  test('is found with the titles around it', () => {
    const body = `describe('a', () => { test.each([1])('b %d', (n) => { covers('x:y:1', 'x:y:2'); coversOneOf('x:z', n); }); });`;
    const claim = (claimed: string) => ({ file: 'test/some.test.ts', titles: ['a', 'b %d'], claimed });
    expect(scan(body)).toEqual([claim('x:y:1'), claim('x:y:2'), claim('x:z:*')]);
  });

  test('of all rows of a part is one', () => {
    expect(scan(`it('a', () => coversAll('x:y', [1]));`)).toMatchObject([{ titles: ['a'], claimed: 'x:y:*' }]);
  });

  test('of what is no row, or not of all rows, fails the test that makes it', () => {
    expect(() => tryCovers('chekin:status:COM', 'chekin:status:DONE')).toThrow('There is no row "chekin:status:DONE"');
    expect(() => tryCoversAll('chekin:nothing', [])).toThrow('There is no part "chekin:nothing"');
    expect(() => tryCoversAll('chekin:status', ['NEW', 'PRO', 'COM'])).toThrow('chekin:status:ERR');
    tryCoversAll('chekin:status', ['NEW', 'PRO', 'COM', 'ERR', 'other']);
  });

  test('must stand in a test and name its rows by plain texts', () => {
    expect(() => scan(`describe('a', () => { covers('x:y:1'); });`)).toThrow('test/some.test.ts:2 claims outside');
    expect(() => scan('test("a", () => covers(`x:${1}`));')).toThrow('must name what it claims by a plain text');
  });
});
