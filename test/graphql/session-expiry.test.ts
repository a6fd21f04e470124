import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CreateSessionDocument,
  GetSessionDocument,
  ProcessSessionDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import { expireOverdueSessions } from '../../src/orchestration/expire-session.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import { newPicture } from './pictures.js';

const provider = createFakeProvider();
let app: TestApp;
beforeAll(async () => {
  provider.always(done());
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

async function create(lifetimeMs: number) {
  const expiresAt = new Date(Date.now() + lifetimeMs).toISOString();
  const { data } = await app.ask(CreateSessionDocument, { input: { expiresAt } });
  return data.createSession;
}

describe('a session whose time is over', () => {
  test('ends as expired at that moment, and whoever waits is told', async () => {
    const { session } = await create(1_500);
    const { data } = await app.ask(GetSessionDocument, { id: session!.id, waitMs: 25_000 });
    expect(data.session).toMatchObject({
      lifecycle: 'EXPIRED',
      verdict: null,
      nextAction: 'NONE',
      reasons: ['SESSION_EXPIRED'],
      poll: { terminal: true },
    });
    expect(Date.parse(data.session!.updatedAt)).toBeGreaterThanOrEqual(Date.parse(session!.expiresAt!));
  });

  test('takes nothing more', async () => {
    const { session } = await create(300);
    await app.ask(GetSessionDocument, { id: session!.id, waitMs: 25_000 });
    const image = { base64: (await newPicture()).toString('base64') };
    const sessionId = session!.id;
    const uploaded = await app.ask(UploadDocumentDocument, { input: { image, sessionId } });
    const closed = [expect.objectContaining({ code: 'SESSION_CLOSED', path: ['input', 'sessionId'] })];
    expect(uploaded.data.uploadDocument).toEqual({ document: null, userErrors: closed });
    const processed = await app.ask(ProcessSessionDocument, { input: { images: [{ image }], sessionId } });
    expect(processed.data.processSession).toEqual({ session: null, userErrors: closed });
  });

  test('that nothing came back to is found by the next tidying', async () => {
    const { session } = await create(60_000);
    const later = new Date(Date.now() + 120_000);
    expect(await expireOverdueSessions({ ...app.app.parts, now: () => later })).toBe(1);
    expect(await expireOverdueSessions({ ...app.app.parts, now: () => later })).toBe(0);
    const { data } = await app.ask(GetSessionDocument, { id: session!.id });
    expect(data.session).toMatchObject({ lifecycle: 'EXPIRED' });
  });
});

test('a time that has passed already is refused', async () => {
  const { session, userErrors } = await create(-1);
  expect(session).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'INPUT_INVALID', path: ['input', 'expiresAt'] }]);
});
