import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CancelDocument, CreateSessionDocument, GetSessionDocument } from '../../operations/generated.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { newDocument } from '../../src/orchestration/new-document.js';
import { refreshSession } from '../../src/orchestration/session-progress.js';
import { insertDocuments, lockDocument } from '../../src/store/documents.js';
import { lockSession } from '../../src/store/sessions.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { ROLE: 'api' }, registry: registryOf(createFakeProvider()) });
});
afterAll(() => app.stop());

async function create(): Promise<string> {
  return (await app.ask(CreateSessionDocument, { input: {} })).data.createSession.session!.id;
}

function documentOf(sessionId: string) {
  const now = new Date();
  const asked = { tenant: 'demo', sessionId, customerId: null, strategy: DEFAULT_STRATEGY, scenario: null };
  return newDocument({ ...asked, unsorted: false }, now);
}

/** Until so many wait for a row that somebody else holds. */
async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await app.app.parts.database.pool.query<{ waiting: number }>(
      "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows[0]!.waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('what was being handed in while a session is called off is called off too', async () => {
  const { database } = app.app.parts;
  const sessionId = await create();
  const document = documentOf(sessionId);
  const canceling = await database.transaction(async (transaction) => {
    await lockSession(transaction, sessionId);
    const asked = app.ask(CancelDocument, { id: sessionId });
    await untilWaiting(1);
    await insertDocuments(transaction, [{ document, images: [] }]);
    await refreshSession(app.app.parts, transaction, { id: sessionId, tenant: 'demo' }, new Date());
    return { asked };
  });
  expect((await canceling.asked).data.cancel).toMatchObject({ canceled: true });
  const { session } = (await app.ask(GetSessionDocument, { id: sessionId })).data;
  expect(session).toMatchObject({ lifecycle: 'CANCELED', documents: [{ id: document.id, lifecycle: 'CANCELED' }] });
});

test('who holds a part before its session keeps nobody from calling the session off', async () => {
  const { database } = app.app.parts;
  const sessionId = await create();
  const document = documentOf(sessionId);
  await database.transaction(async (transaction) => {
    await insertDocuments(transaction, [{ document, images: [] }]);
    await refreshSession(app.app.parts, transaction, { id: sessionId, tenant: 'demo' }, new Date());
  });
  const canceling = await database.transaction(async (transaction) => {
    await lockDocument(transaction, 'demo', document.id);
    const asked = app.ask(CancelDocument, { id: sessionId });
    await untilWaiting(1);
    await lockSession(transaction, sessionId);
    return { asked };
  });
  expect((await canceling.asked).data.cancel).toMatchObject({ canceled: true });
});
