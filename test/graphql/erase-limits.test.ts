import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CreateSessionDocument,
  EraseDocument,
  ErasureOfDocument,
  GetDocumentDocument,
  GetFaceMatchDocument,
  GetSessionDocument,
  MatchFacesDocument,
  RemergeDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import { finishErasures } from '../../src/orchestration/finish-erasures.js';
import { saysOfFaces } from '../support/face-answers.js';
import { createFakeProvider, done, held, readingOf, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { dumpDatabase, storedFiles } from './erased-data.js';
import { newPictureAsBase64 } from './pictures.js';
import { until } from './waiters.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { authorization: 'Bearer globex-key' };
const SECRET = 'KANARIENVOGEL';
const READ = done(readingOf({ SURNAME: SECRET, DOCUMENT_NUMBER: 'UX7654321', DATE_OF_EXPIRY: '2099-12-31' }));

const paid = createFakeProvider({
  name: 'flyocr',
  capabilities: { requests: ['DOCUMENT', 'FACE_MATCH'], faces: true, idempotent: false },
});
const other = createFakeProvider({ name: 'beorg', capabilities: { idempotent: false } });
const ENVIRONMENT = { API_KEYS: 'acme:acme-key,globex:globex-key', JOB_CONCURRENCY: '3' };

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: ENVIRONMENT, registry: registryOf(paid, other) });
});
afterAll(() => app.stop());

async function upload(more: object = {}, base64?: string, on = app) {
  const image = { base64: base64 ?? (await newPictureAsBase64()) };
  const input = { image, strategy: { providers: ['flyocr' as const, 'beorg' as const] }, ...more };
  const { data, errors } = await on.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, ACME);
  expect(errors).toBeUndefined();
  return data.uploadDocument;
}

async function read(more: object = {}, base64?: string, on = app) {
  paid.script(READ);
  const strategy = { mode: 'FIRST' as const, providers: ['flyocr' as const, 'beorg' as const] };
  const { document } = await upload({ strategy, ...more }, base64, on);
  expect(document).toMatchObject({ lifecycle: 'COMPLETED', holder: { surname: SECRET } });
  return document!;
}

async function erase(id: string, headers = ACME) {
  const { data, errors } = await app.ask(EraseDocument, { id }, headers);
  return { erasure: data?.erase.erasure, code: errors?.[0]?.extensions.code };
}

const look = async (id: string) => (await app.ask(GetDocumentDocument, { id }, ACME)).data.document!;

const lookAtSession = async (id: string) => (await app.ask(GetSessionDocument, { id }, ACME)).data.session!;

async function openSession() {
  const { data } = await app.ask(CreateSessionDocument, { input: {} }, ACME);
  return data.createSession.session!.id;
}

describe('what is erased', () => {
  test('keeps the names of its fields, and says of each that it was there', async () => {
    const { id, revision } = await read();
    await erase(id);
    const seen = await look(id);
    expect(seen.fields.filter(({ name }) => name === 'SURNAME')).toEqual([
      expect.objectContaining({ value: null, raw: null, absence: 'REDACTED', candidates: [], proof: [] }),
    ]);
    expect(seen).toMatchObject({ verdict: null, nextAction: 'NONE', reasons: ['ERASED'], images: [] });
    expect(seen.revision).toBe(revision + 1);
  });

  test('is nobody else’s to erase, or to ask about', async () => {
    const { id } = await read();
    expect(await erase(id, GLOBEX)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await look(id)).toMatchObject({ holder: { surname: SECRET } });
    await erase(id);
    expect((await app.ask(ErasureOfDocument, { id }, GLOBEX)).data.erasure).toBeNull();
    expect((await app.ask(ErasureOfDocument, { id }, ACME)).data.erasure).toMatchObject({ subjectId: id });
  });

  test.each(['doc_AAAAAAAAAAAAAAAAAAAAAA', 'img_AAAAAAAAAAAAAAAAAAAAAA', 'nothing'])(
    'must be there: %s',
    async (id) => {
      expect(await erase(id)).toMatchObject({ code: 'NOT_FOUND' });
      expect((await app.ask(ErasureOfDocument, { id }, ACME)).data.erasure).toBeNull();
    },
  );

  test('has a receipt for each who was to be asked: with the ids to ask by, and for him who got nothing', async () => {
    const { id } = await read();
    const { erasure } = await erase(id);
    expect(erasure?.receipts).toMatchObject([
      { provider: null, state: 'DONE', externalIds: [] },
      { provider: { name: 'beorg' }, state: 'NOTHING_HELD', externalIds: [] },
      { provider: { name: 'flyocr' }, state: 'NOT_SUPPORTED', externalIds: ['vendor-1'] },
    ]);
    const query = 'query ($id: ID!) { document(id: $id) { attempts { externalId } } }';
    const { data } = await app.ask(query, { id }, ACME);
    expect(data).toEqual({ document: { attempts: [{ externalId: null }, { externalId: null }] } });
  });

  test('does not come back by drawing its conclusion once more', async () => {
    const { id } = await read();
    await erase(id);
    const seen = await look(id);
    expect((await app.ask(RemergeDocument, { id }, ACME)).data.remerge.document).toEqual(seen);
  });
});

describe('what is being worked on', () => {
  test('is called off; the answer that comes all the same is thrown away, and nobody further is asked', async () => {
    const answer = held();
    paid.script(answer.step);
    const begun = upload();
    await answer.reached;
    const { data } = await app.ask('{ documents(first: 1) { edges { node { id } } } }', undefined, ACME);
    const { id } = (data as { documents: { edges: { node: { id: string } }[] } }).documents.edges[0]!.node;
    const { erasure } = await erase(id);
    expect(erasure?.receipts).toMatchObject([
      { provider: null, state: 'DONE' },
      { provider: { name: 'beorg' }, state: 'NOTHING_HELD' },
      { provider: { name: 'flyocr' }, state: 'NOT_SUPPORTED' },
    ]);
    expect((await begun).document).toMatchObject({ id, lifecycle: 'CANCELED', reasons: ['ERASED'] });
    const others = other.calls.length;
    answer.release(READ);
    // Until its job has ended.
    const { pool } = app.app.parts.database;
    await until(async () => (await pool.query(`select 1 from pgboss.job where state = 'active'`)).rowCount === 0);
    expect(other.calls).toHaveLength(others);
    expect(await dumpDatabase(app)).not.toContain(SECRET);
    expect(await look(id)).toMatchObject({ lifecycle: 'CANCELED', reasons: ['ERASED'] });
  });
});

describe('the same picture, handed in twice', () => {
  test('stands with the one that is not erased, serves nobody anew in any process, and goes with the last', async () => {
    const base64 = await newPictureAsBase64();
    const { connectionString } = app.app.parts.database.connection;
    const environment = { ...ENVIRONMENT, DATABASE_URL: connectionString!, DATA_DIR: app.dataDirectory };
    const beside = await createTestApp({ environment, registry: registryOf(paid, other) });
    try {
      const files = (await storedFiles(app)).length;
      const first = await read({}, base64);
      const calls = paid.calls.length;
      const { document: second } = await upload({}, base64, beside);
      expect(second).toMatchObject({ holder: { surname: SECRET } });
      expect(paid.calls).toHaveLength(calls);

      await erase(first.id);
      expect(await look(second!.id)).toMatchObject({ holder: { surname: SECRET } });
      expect((await fetch((await look(second!.id)).images[0]!.url)).status).toBe(200);
      const again = await app.ask(RemergeDocument, { id: second!.id }, ACME);
      expect(again.data.remerge.document).toMatchObject({ holder: { surname: SECRET } });

      // What each process remembers counts for nothing.
      const third = await read({}, base64, beside);
      expect(paid.calls).toHaveLength(calls + 1);
      for (const { id } of [second!, third]) await erase(id);
      expect(await dumpDatabase(app)).not.toContain(SECRET);
      expect(await storedFiles(app)).toHaveLength(files);
    } finally {
      await beside.stop();
    }
  });
});

describe('files', () => {
  test('that could not be removed at once are removed by the next tidying', async () => {
    const { blobs } = app.app.parts;
    const remove = blobs.delete.bind(blobs);
    blobs.delete = () => Promise.reject(new Error('The disk is away.'));
    const files = (await storedFiles(app)).length;
    const { id } = await read();
    const { erasure } = await erase(id);
    blobs.delete = remove;
    const [own] = erasure.receipts;
    expect(own).toMatchObject({ provider: null, state: 'REQUESTED' });
    expect(Date.parse(own!.dueAt!)).toBeGreaterThan(Date.parse(erasure.erasedAt));
    expect(await storedFiles(app)).toHaveLength(files + 1);
    expect(await finishErasures(app.app.parts)).toBe(1);
    expect(await storedFiles(app)).toHaveLength(files);
    expect((await app.ask(ErasureOfDocument, { id }, ACME)).data.erasure?.receipts[0]).toMatchObject({ state: 'DONE' });
    expect(await finishErasures(app.app.parts)).toBe(0);
  });
});

describe('a session', () => {
  test('takes nothing more once it was erased', async () => {
    const sessionId = await openSession();
    const { id } = await read({ sessionId });
    const { erasure } = await erase(sessionId);
    expect(erasure).toMatchObject({ subjectId: sessionId, alongIds: [id] });
    expect(erasure?.receipts.map(({ provider }) => provider?.name)).toEqual([undefined, 'beorg', 'flyocr']);
    expect(await upload({ sessionId })).toMatchObject({ document: null, userErrors: [{ code: 'SESSION_CLOSED' }] });
    expect(await look(id)).toMatchObject({ reasons: ['ERASED'] });
  });

  test('is judged anew without a document that was erased, until another one takes its place', async () => {
    const sessionId = await openSession();
    const { id } = await read({ sessionId });
    const { revision } = await lookAtSession(sessionId);
    await erase(id);
    const after = await lookAtSession(sessionId);
    expect(after).toMatchObject({
      verdict: null,
      nextAction: 'NONE',
      reasons: ['ERASED'],
      progress: { done: 1, total: 1 },
    });
    expect(after.revision).toBeGreaterThan(revision);
    await read({ sessionId });
    const { reasons, progress } = await lookAtSession(sessionId);
    expect(reasons).not.toContain('ERASED');
    expect(progress).toEqual({ done: 2, total: 2 });
  });
});

test('a comparison with the portrait of an erased document goes with it', async () => {
  const { id } = await read();
  paid.script(saysOfFaces({ samePerson: true }));
  const input = { left: { documentId: id }, right: { image: { base64: await newPictureAsBase64() } } };
  const { data } = await app.ask(MatchFacesDocument, { input, waitMs: 20_000 }, ACME);
  const match = data.matchFaces.faceMatch!;
  expect(match.decision).toBe('SAME_PERSON');
  const files = await storedFiles(app);
  const { erasure } = await erase(id);
  expect(erasure?.alongIds).toEqual([match.id]);
  const { data: seen } = await app.ask(GetFaceMatchDocument, { id: match.id }, ACME);
  expect(seen.faceMatch).toMatchObject({ decision: null, reasons: ['ERASED'], readings: [] });
  expect((await storedFiles(app)).length).toBe(files.length - 2);
});

test('a picture that is handed in again while it is being erased is asked for once more', async () => {
  const base64 = await newPictureAsBase64();
  const { id } = await read({}, base64);
  const { database } = app.app.parts;
  const begin = database.transaction.bind(database);
  // It was received, and its rows are not written yet.
  database.transaction = async (work) => {
    database.transaction = begin;
    await erase(id);
    return begin(work);
  };
  const { document, userErrors } = await upload({ strategy: { providers: ['flyocr'], fresh: true } }, base64);
  expect({ document, userErrors }).toMatchObject({
    document: null,
    userErrors: [{ code: 'UPLOAD_FAILED', path: ['input', 'image'] }],
  });
  await read({}, base64);
});
