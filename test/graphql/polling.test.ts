import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CreateSessionDocument,
  GetDocumentDocument,
  GetSessionDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import { createFakeProvider, done, held, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';
import { countWaiters, until } from './waiters.js';

const LONG_MS = 25_000;

const provider = createFakeProvider();
let app: TestApp;
let waiting: () => number;
let clockOffsetMs = 0;
beforeAll(async () => {
  app = await createTestApp({
    registry: registryOf(provider),
    now: () => new Date(Date.now() + clockOffsetMs),
  });
  waiting = countWaiters(app);
});
afterAll(() => app.stop());
beforeEach(() => {
  clockOffsetMs = 0;
});

async function upload(more: object = {}, waitMs = 0) {
  const input = { image: { base64: await newPictureAsBase64() }, ...more };
  const reply = await app.ask(UploadDocumentDocument, { input, waitMs });
  expect(reply.data.uploadDocument.userErrors).toEqual([]);
  return reply.data.uploadDocument.document!;
}

/** A document whose provider has been asked and answers when the test says so. */
async function beginDocument(more: object = {}) {
  const answer = held();
  provider.script(answer.step);
  const { id } = await upload(more);
  await answer.reached;
  return { id, release: () => answer.release(done()) };
}

const get = async (variables: { id: string; afterRevision?: number; waitMs?: number }) =>
  (await app.ask(GetDocumentDocument, variables)).data.document!;

/** Whether an answer came before the time for which it might have been held. */
async function withoutWaiting<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await work();
  expect(performance.now() - begun).toBeLessThan(LONG_MS);
  return answer;
}

describe('a document', () => {
  test('is worked on, done; each step is one revision more, and the end says so', async () => {
    const answer = held();
    provider.script(answer.step);
    const begun = await upload();
    expect(begun).toMatchObject({
      lifecycle: 'PROCESSING',
      revision: 1,
      nextAction: 'WAIT',
      verdict: null,
      holder: null,
    });
    await answer.reached;
    const processing = await get({ id: begun.id });
    expect(processing).toMatchObject({
      lifecycle: 'PROCESSING',
      revision: 1,
      poll: { terminal: false },
      attempts: [{ lifecycle: 'PROCESSING', latencyMs: null, error: null }],
    });
    answer.release(done());
    const completed = await get({ id: begun.id, afterRevision: 1, waitMs: LONG_MS });
    expect(completed).toMatchObject({ lifecycle: 'COMPLETED', revision: 2, poll: { afterMs: 0, terminal: true } });
    expect(completed.holder).toMatchObject({ documentNumber: 'UX0000001', dateOfExpiry: '2099-12-31' });
  });

  test('that finds no room is queued until others are done', async () => {
    const ownProvider = createFakeProvider();
    const [first, second] = [held(), held()];
    ownProvider.script(first.step, second.step);
    const own = await createTestApp({ registry: registryOf(ownProvider), environment: { JOB_CONCURRENCY: '1' } });
    const uploadOwn = async () => {
      const input = { image: { base64: await newPictureAsBase64() } };
      return (await own.ask(UploadDocumentDocument, { input })).data.uploadDocument.document!;
    };
    try {
      expect(await uploadOwn()).toMatchObject({ lifecycle: 'PROCESSING', revision: 1 });
      const { id, ...queued } = await uploadOwn();
      expect(queued).toMatchObject({ lifecycle: 'QUEUED', revision: 1, nextAction: 'WAIT', attempts: [] });
      first.release(done());
      await second.reached;
      const { data } = await own.ask(GetDocumentDocument, { id, afterRevision: 1, waitMs: LONG_MS });
      expect(data.document).toMatchObject({ lifecycle: 'PROCESSING', revision: 2 });
    } finally {
      second.release(done());
      await own.stop();
    }
  });

  test('is to be asked for the more seldom the older it is', async () => {
    const { id, release } = await beginDocument();
    expect((await get({ id })).poll).toEqual({ afterMs: 500, terminal: false });
    clockOffsetMs = 60_000;
    const { afterMs } = (await get({ id })).poll;
    expect(afterMs).toBeGreaterThanOrEqual(6_000);
    expect(afterMs).toBeLessThan(15_000);
    clockOffsetMs = 3_600_000;
    expect((await get({ id })).poll).toEqual({ afterMs: 15_000, terminal: false });
    release();
    await get({ id, waitMs: LONG_MS });
  });

  test('an upload that waits answers with the outcome', async () => {
    provider.script(done());
    expect(await upload({}, LONG_MS)).toMatchObject({ lifecycle: 'COMPLETED' });
  });
});

describe('a request with afterRevision and waitMs', () => {
  test('is answered at once where something newer exists', async () => {
    const { id, release } = await beginDocument();
    const newer = await withoutWaiting(() => get({ id, afterRevision: 0, waitMs: LONG_MS }));
    expect(newer).toMatchObject({ revision: 1, lifecycle: 'PROCESSING' });
    release();
    await get({ id, afterRevision: 1, waitMs: LONG_MS });
  });

  test('is answered at once where nothing more will come', async () => {
    provider.script(done());
    const { id, revision } = await upload({}, LONG_MS);
    expect(await withoutWaiting(() => get({ id, afterRevision: revision, waitMs: LONG_MS }))).toMatchObject({
      revision,
    });
    expect(await withoutWaiting(() => get({ id, afterRevision: 1_000, waitMs: LONG_MS }))).toMatchObject({ revision });
  });

  test('is held while nothing changes, and answered when something does', async () => {
    const { id, release } = await beginDocument();
    const [byRevision, byNothing] = await withoutWaiting(async () => {
      const answers = [get({ id, afterRevision: 1, waitMs: LONG_MS }), get({ id, waitMs: LONG_MS })];
      await until(() => waiting() === 2);
      release();
      return Promise.all(answers);
    });
    expect(byRevision).toMatchObject({ lifecycle: 'COMPLETED', revision: 2 });
    expect(byNothing).toMatchObject({ lifecycle: 'COMPLETED', revision: 2 });
    expect(waiting()).toBe(0);
  });

  test('is answered when its time is over, with what it knew', async () => {
    const { id, release } = await beginDocument();
    expect(await get({ id, afterRevision: 1, waitMs: 200 })).toMatchObject({ lifecycle: 'PROCESSING', revision: 1 });
    expect(waiting()).toBe(0);
    release();
    await get({ id, afterRevision: 1, waitMs: LONG_MS });
  });

  test('is let go when the client is gone', async () => {
    const { id, release } = await beginDocument();
    const client = new AbortController();
    const gone = fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ document(id: "${id}", afterRevision: 1, waitMs: ${LONG_MS}) { id } }` }),
      signal: client.signal,
    });
    await until(() => waiting() === 1);
    client.abort();
    await expect(gone).rejects.toThrow();
    await until(() => waiting() === 0);
    release();
    await get({ id, afterRevision: 1, waitMs: LONG_MS });
  });
});

describe('a session', () => {
  test('wakes by its documents, and counts a revision for each of their changes', async () => {
    const session = (await app.ask(CreateSessionDocument, { input: {} })).data.createSession.session!;
    expect(session).toMatchObject({ revision: 1, lifecycle: 'QUEUED', nextAction: 'UPLOAD_DOCUMENT' });
    const wait = async (afterRevision: number) =>
      (await app.ask(GetSessionDocument, { id: session.id, afterRevision, waitMs: LONG_MS })).data.session!;
    const first = wait(1);
    await until(() => waiting() === 1);
    const { release } = await beginDocument({ sessionId: session.id });
    const { revision } = await first;
    const last = wait(revision);
    await until(() => waiting() === 1);
    release();
    expect(await last).toMatchObject({
      revision: revision + 1,
      lifecycle: 'COMPLETED',
      progress: { done: 1, total: 1 },
      poll: { terminal: true },
    });
  });
});

test('a server that stops answers what it holds', async () => {
  const ownProvider = createFakeProvider();
  const answer = held();
  ownProvider.script(answer.step);
  const own = await createTestApp({ registry: registryOf(ownProvider) });
  const ownWaiting = countWaiters(own);
  const input = { image: { base64: await newPictureAsBase64() } };
  const { id } = (await own.ask(UploadDocumentDocument, { input })).data.uploadDocument.document!;
  await answer.reached;
  const request = own.ask(GetDocumentDocument, { id, afterRevision: 1, waitMs: LONG_MS });
  await until(() => ownWaiting() === 1);
  const stopped = own.stop();
  expect((await request).data.document).toMatchObject({ id, revision: 1, lifecycle: 'PROCESSING' });
  answer.release(done());
  await stopped;
});
