import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SCENARIOS } from '../../src/domain/scenario.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import type { SeenRow } from './sandbox-session.js';
import { runSandboxSession } from './sandbox-session.js';
import { SANDBOX_SESSION_ROWS } from './sandbox-session-table.js';

// Some vendors take their time, and some are waited for until a deadline.
jest.setTimeout(300_000);

/** How many sessions run side by side; those that end at Artemis, who keeps one log-in for all, one after the other. */
const AT_ONCE = 5;
const BORN = '1991-04-17';

describe('a session in which', () => {
  const keyOf = (index: number) => ({ authorization: `Bearer key-${index}` });
  const outcomes: Promise<SeenRow>[] = [];
  let app: TestApp;
  /** Each with a tenant of its own, so that none finds another's answers or failures. */
  beforeAll(async () => {
    const API_KEYS = SANDBOX_SESSION_ROWS.map((_row, index) => `tenant-${index}:key-${index}`).join(',');
    app = await createTestApp({ environment: { SANDBOX: 'on', JOB_CONCURRENCY: '16', API_KEYS } });
    const all = SANDBOX_SESSION_ROWS.map((row, index) => ({ row, index }));
    const exporting = all.filter(({ row }) => row.then === 'EXPORT');
    const others = all.filter(({ row }) => row.then !== 'EXPORT');
    const work = async (waiting: typeof all) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        outcomes[next.index] = runSandboxSession(app, next.row, keyOf(next.index));
        await outcomes[next.index]!.catch(() => undefined);
      }
    };
    await Promise.all([work(exporting), ...Array.from({ length: AT_ONCE }, () => work(others))]);
  });
  afterAll(() => app.stop());

  test.each(SANDBOX_SESSION_ROWS.map((row, index) => ({ ...row, index })))(
    '$name',
    async ({ index, expected, birthDateDissent, expectedThen }) => {
      const { seen, birthDate, then } = await outcomes[index]!;
      const { reasons, ...others } = seen;
      expect({ ...others, reasons: expected.reasons.length === 0 ? reasons : expected.reasons }).toEqual(expected);
      expect(reasons).toEqual(expect.arrayContaining(expected.reasons));
      expect(birthDate).toEqual(birthDateDissent ? { value: BORN, dissent: birthDateDissent } : null);
      expect(then).toEqual(expectedThen ?? null);
    },
  );
});

test('and every scenario of the sandbox is reached by one of them', () => {
  const reached = new Set(SANDBOX_SESSION_ROWS.map(({ scenario }) => scenario));
  expect(SCENARIOS.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
});
