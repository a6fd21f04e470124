import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CancelDocument,
  CreateSessionDocument,
  GetDocumentDocument,
  GetFaceMatchDocument,
  GetSessionDocument,
  MatchFacesDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import type { Json } from '../../src/providers/contract.js';
import { createFakeProvider, done, held, pending, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';
import { until } from './waiters.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { authorization: 'Bearer globex-key' };

/** Two vendors: one that takes work on and can be told to stop, and one whose calls are paid whatever happens. */
const told: Json[] = [];
const slow = Object.assign(
  createFakeProvider({ name: 'beorg', capabilities: { canCancel: true, synchronous: false } }),
  { cancel: (handle: Json) => Promise.resolve(void told.push(handle)) },
);
const paid = createFakeProvider({
  name: 'flyocr',
  capabilities: { requests: ['DOCUMENT', 'FACE_MATCH'], faces: true, idempotent: false },
});

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key', JOB_CONCURRENCY: '3' },
    registry: registryOf(slow, paid),
  });
});
afterAll(() => app.stop());

type Providers = ('beorg' | 'flyocr')[];

async function upload(providers: Providers, more: { sessionId?: string; base64?: string; strategy?: object } = {}) {
  const { base64 = await newPictureAsBase64(), strategy, ...rest } = more;
  const input = { image: { base64 }, strategy: { mode: 'ALL' as const, providers, ...strategy }, ...rest };
  const { data } = await app.ask(UploadDocumentDocument, { input }, ACME);
  expect(data.uploadDocument.userErrors).toEqual([]);
  return data.uploadDocument.document!;
}

const cancel = async (id: string) => {
  const { data, errors } = await app.ask(CancelDocument, { id }, ACME);
  expect(errors).toBeUndefined();
  return data.cancel;
};
const look = async (id: string, more: { afterRevision?: number; waitMs?: number } = {}) =>
  (await app.ask(GetDocumentDocument, { id, ...more }, ACME)).data.document!;

/** What `find` finds at last. */
async function atLast<Found>(find: () => Promise<Found | false>): Promise<Found> {
  let found: Found | false = false;
  await until(async () => (found = await find()) !== false);
  return found as Found;
}

/** Until no job is left that could still write something. */
const untilQuiet = () =>
  until(async () => {
    const { pool } = app.app.parts.database;
    const { rowCount } = await pool.query(
      `select 1 from pgboss.job where name like 'process-%' and state in ('created', 'retry', 'active')`,
    );
    return rowCount === 0;
  });

/** A document whose vendor has been asked and answers when the test says so. */
async function beginDocument(provider: typeof slow | typeof paid, more: Parameters<typeof upload>[1] = {}) {
  const answer = held();
  provider.script(answer.step);
  const { id } = await upload([provider.name as Providers[number]], more);
  const call = await answer.reached;
  return { id, call, release: () => answer.release(done()) };
}

const CANCELED = { lifecycle: 'CANCELED', verdict: null, nextAction: 'NONE', reasons: [], poll: { terminal: true } };

describe('a document that is called off', () => {
  test('ends at once; a call that cannot be called off is paid, and its answer is there for the next time', async () => {
    const base64 = await newPictureAsBase64();
    const { id, call, release } = await beginDocument(paid, { base64 });
    const { canceled, tracked } = await cancel(id);
    expect(canceled).toBe(true);
    expect(tracked).toMatchObject({ __typename: 'Document', id, lifecycle: 'CANCELED', poll: { terminal: true } });
    const seen = await look(id);
    expect(seen).toMatchObject(CANCELED);
    expect(seen.attempts).toEqual([
      expect.objectContaining({
        lifecycle: 'CANCELED',
        error: expect.objectContaining({ code: 'CANCELED' }) as object,
      }),
    ]);
    await untilQuiet();
    expect(call.context.signal.aborted).toBe(false);
    release();
    const again = await atLast(async () => {
      const { id: next } = await upload(['flyocr'], { base64 });
      const document = await look(next, { waitMs: 5_000 });
      return document.poll.terminal && document.attempts[0]?.servedFrom === 'CACHE' && document;
    });
    expect(again.lifecycle).toBe('COMPLETED');
    expect(await look(id)).toEqual(expect.objectContaining({ lifecycle: 'CANCELED', revision: seen.revision }));
  });

  test('aborts the call of a vendor that can be called off', async () => {
    const { id, call, release } = await beginDocument(slow);
    const aborted = once(call.context.signal, 'abort');
    expect((await cancel(id)).canceled).toBe(true);
    await aborted;
    release();
    await untilQuiet();
    expect(await look(id)).toMatchObject(CANCELED);
  });

  test('tells the vendor that has taken it on, and asks it no more', async () => {
    told.length = 0;
    const before = slow.calls.length;
    slow.script(pending({ job: 7 }, 60_000));
    const { id } = await upload(['beorg']);
    await until(async () => (await look(id)).attempts.some(({ lifecycle }) => lifecycle === 'PROCESSING'));
    await until(async () => {
      const { rows } = await app.app.parts.database.pool.query('select handle from attempts where work_id = $1', [id]);
      return (rows[0] as { handle: unknown }).handle !== null;
    });
    await cancel(id);
    await until(() => told.length > 0);
    await untilQuiet();
    expect(told).toEqual([{ job: 7 }]);
    expect(slow.calls.length).toBe(before + 1);
  });

  test('tells a vendor that takes it on only afterwards', async () => {
    told.length = 0;
    const answer = held();
    const lateFake = { ...slow, capabilities: { ...slow.capabilities, canCancel: false } };
    const other = await createTestApp({ registry: registryOf(lateFake) });
    try {
      slow.script(answer.step);
      const input = { image: { base64: await newPictureAsBase64() } };
      const { data } = await other.ask(UploadDocumentDocument, { input });
      await answer.reached;
      await other.ask(CancelDocument, { id: data.uploadDocument.document!.id });
      answer.release(pending({ job: 8 }, 60_000));
      await until(() => told.length > 0);
      expect(told).toEqual([{ job: 8 }]);
    } finally {
      await other.stop();
    }
  });

  test('before anybody was asked costs nothing', async () => {
    const busy = await Promise.all([beginDocument(paid), beginDocument(paid), beginDocument(paid)]);
    const asked = paid.calls.length;
    const { id } = await upload(['flyocr']);
    expect((await cancel(id)).canceled).toBe(true);
    for (const { release } of busy) release();
    await untilQuiet();
    expect(paid.calls.length).toBe(asked);
    expect(await look(id)).toMatchObject({ ...CANCELED, attempts: [] });
  });

  test('wakes whoever waits for it', async () => {
    const { id, release } = await beginDocument(paid);
    const { revision } = await look(id);
    const waiting = look(id, { afterRevision: revision, waitMs: 20_000 });
    await cancel(id);
    expect((await waiting).lifecycle).toBe('CANCELED');
    release();
    await untilQuiet();
  });

  test('twice is called off once', async () => {
    const { id, release } = await beginDocument(paid);
    const [one, other] = await Promise.all([cancel(id), cancel(id)]);
    expect([one.canceled, other.canceled].sort()).toEqual([false, true]);
    const third = await cancel(id);
    expect(third).toMatchObject({
      canceled: false,
      tracked: { lifecycle: 'CANCELED', revision: one.tracked.revision },
    });
    release();
    await untilQuiet();
  });
});

test('what has ended stays as it is', async () => {
  paid.script(done());
  const { id } = await upload(['flyocr']);
  const ended = await atLast(async () => {
    const document = await look(id, { waitMs: 5_000 });
    return document.poll.terminal && document;
  });
  expect(await cancel(id)).toMatchObject({
    canceled: false,
    tracked: { lifecycle: 'COMPLETED', revision: ended.revision },
  });
});

test('an answer that stands and is only being improved goes on standing', async () => {
  const { id, release } = await beginDocument(paid, { strategy: { deadlineMs: 100, keepWaiting: true } });
  const standing = await atLast(async () => {
    const document = await look(id);
    return document.lifecycle !== 'PROCESSING' && document.lifecycle !== 'QUEUED' && document;
  });
  expect(standing.poll.terminal).toBe(false);
  expect((await cancel(id)).canceled).toBe(true);
  const after = await look(id);
  expect(after).toMatchObject({ lifecycle: standing.lifecycle, reasons: standing.reasons, poll: { terminal: true } });
  release();
  await untilQuiet();
  expect((await look(id)).revision).toBe(after.revision);
});

test('a session is called off with all of its parts, and takes nothing more', async () => {
  const session = await app.ask(CreateSessionDocument, { input: {} }, ACME);
  const sessionId = session.data.createSession.session!.id;
  paid.script(done());
  const { id: read } = await upload(['flyocr'], { sessionId });
  await until(async () => (await look(read, { waitMs: 5_000 })).lifecycle === 'COMPLETED');
  const one = await beginDocument(paid, { sessionId });
  const other = await beginDocument(slow, { sessionId });
  expect(await cancel(sessionId)).toMatchObject({
    canceled: true,
    tracked: { __typename: 'Session', lifecycle: 'CANCELED', poll: { terminal: true } },
  });
  one.release();
  other.release();
  await untilQuiet();
  const { data } = await app.ask(GetSessionDocument, { id: sessionId }, ACME);
  expect(data.session).toMatchObject({ lifecycle: 'CANCELED', verdict: null, nextAction: 'NONE' });
  expect((await look(one.id)).lifecycle).toBe('CANCELED');
  expect((await look(other.id)).lifecycle).toBe('CANCELED');
  expect((await look(read)).lifecycle).toBe('COMPLETED');
  const input = { image: { base64: await newPictureAsBase64() }, sessionId };
  const refused = await app.ask(UploadDocumentDocument, { input }, ACME);
  expect(refused.data.uploadDocument.userErrors).toEqual([expect.objectContaining({ code: 'SESSION_CLOSED' })]);
  expect((await cancel(sessionId)).canceled).toBe(false);
});

test('so is a comparison of faces', async () => {
  const answer = held();
  paid.script(answer.step);
  const face = async () => ({ image: { base64: await newPictureAsBase64() } });
  const input = { left: await face(), right: await face(), strategy: { providers: ['flyocr' as const] } };
  const { data } = await app.ask(MatchFacesDocument, { input }, ACME);
  const { id } = data.matchFaces.faceMatch!;
  await answer.reached;
  expect(await cancel(id)).toMatchObject({
    canceled: true,
    tracked: { __typename: 'FaceMatch', lifecycle: 'CANCELED' },
  });
  answer.release(done());
  await untilQuiet();
  const seen = await app.ask(GetFaceMatchDocument, { id }, ACME);
  expect(seen.data.faceMatch).toMatchObject({ lifecycle: 'CANCELED', decision: null, readings: [] });
});

test.each([
  ['of another tenant', () => beginDocument(paid)],
  ['that never was', () => Promise.resolve({ id: 'doc_AAAAAAAAAAAAAAAAAAAAAA', release: () => undefined })],
  ['that names a picture', () => Promise.resolve({ id: 'img_AAAAAAAAAAAAAAAAAAAAAA', release: () => undefined })],
  ['of no form of ours', () => Promise.resolve({ id: 'Kanarienvogel', release: () => undefined })],
])('an id %s is not found, and nothing is called off', async (_whose, begin) => {
  const { id, release } = await begin();
  const reply = await app.ask(CancelDocument, { id }, GLOBEX);
  expect(reply.errors).toEqual([
    expect.objectContaining({ message: 'There is no such thing.', extensions: { code: 'NOT_FOUND' } }),
  ]);
  release();
  await untilQuiet();
  const own = await app.ask(GetDocumentDocument, { id }, ACME);
  expect(own.data?.document?.lifecycle).not.toBe('CANCELED');
});
