import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadSavedOperations } from '../../../src/http/playground/saved-operations.js';
import type { TestApp } from '../../support/test-app.js';
import { createTestApp } from '../../support/test-app.js';

const operations = await loadSavedOperations();
/** It asks for a file that only a person can choose. */
const BY_HAND = '3 Upload your own file';

let app: TestApp;
/** What the tabs before would have handed on, by the name in double braces. */
const remembered = new Map<string, string>();
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
});
afterAll(() => app.stop());

type Payload = { id?: string; userErrors?: unknown[] } & Record<string, { id?: string } | null>;

/** The script of a tab, as the playground runs it: it sees the reply and may set variables of the environment. */
function runScript(script: string, body: unknown): void {
  const altair = {
    response: { body: JSON.stringify(body) },
    helpers: { setEnvironment: (name: string, value: string) => void remembered.set(name, value) },
  };
  // The text ships with the server; it is run here as the browser would run it.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('altair', script)(altair);
}

const filledIn = (variables: Record<string, unknown>) =>
  JSON.parse(
    JSON.stringify(variables).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => remembered.get(name) ?? ''),
  ) as Record<string, unknown>;

test.each(operations.filter(({ title }) => title !== BY_HAND))(
  '$title does what it says, in the order of the tabs',
  async ({ query, variables, afterResponse }) => {
    const reply = await app.ask<Record<string, Payload | null>, Record<string, unknown>>(query, filledIn(variables));
    expect(reply.errors).toBeUndefined();
    for (const payload of Object.values(reply.data)) {
      expect(payload).not.toBeNull();
      expect(payload?.userErrors ?? []).toEqual([]);
    }
    if (afterResponse === undefined) return;
    const before = remembered.size;
    runScript(afterResponse, { data: reply.data });
    expect(remembered.size).toBe(before + 1);
  },
  30_000,
);

test('and the check of a person ends accepted, the film living and the invoice genuine', async () => {
  const find = (title: string) => operations.find((operation) => operation.title === title)!;
  const poll = find('5 Poll that session');
  const ended = await app.ask<{ session: { verdict: string; nextAction: string } }, Record<string, unknown>>(
    poll.query,
    filledIn({ ...poll.variables, afterRevision: 1_000_000, waitMs: 25_000 }),
  );
  expect(ended.data.session).toMatchObject({ verdict: 'ACCEPTED', nextAction: 'NONE' });
  const liveness = find('Check liveness');
  const checked = await app.ask<{ checkLiveness: object }, Record<string, unknown>>(liveness.query, liveness.variables);
  expect(checked.data.checkLiveness).toMatchObject({ livenessCheck: { lifecycle: 'COMPLETED', live: true } });
  const verification = find('Verify that invoice');
  const verified = await app.ask<{ verifyInvoice: object }, Record<string, unknown>>(
    verification.query,
    filledIn(verification.variables),
  );
  expect(verified.data.verifyInvoice).toMatchObject({ verification: { outcome: 'GENUINE' } });
}, 60_000);
