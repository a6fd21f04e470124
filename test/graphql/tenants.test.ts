import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CreateSessionDocument,
  GetDocumentDocument,
  GetNodeDocument,
  GetSessionDocument,
  ListDocumentsDocument,
  ListSessionsDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { 'x-api-key': 'globex-key' };

const UNKNOWN_DOCUMENT = 'doc_AAAAAAAAAAAAAAAAAAAAAA';
const UNKNOWN_SESSION = 'ses_AAAAAAAAAAAAAAAAAAAAAA';

const provider = createFakeProvider();
let app: TestApp;
/** All of it belongs to acme. */
let sessionId: string;
let documentId: string;

beforeAll(async () => {
  provider.always(done());
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key,acme:acme-second-key' },
    registry: registryOf(provider),
  });
  const session = await app.ask(
    CreateSessionDocument,
    { input: { clientKey: 'case-1', customerId: 'customer-1' } },
    ACME,
  );
  sessionId = session.data.createSession.session!.id;
  documentId = await upload(ACME, { sessionId });
});
afterAll(() => app.stop());

async function upload(headers: Record<string, string>, more: object = {}): Promise<string> {
  const input = { image: { base64: await newPictureAsBase64() }, ...more };
  const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, headers);
  expect(reply.data.uploadDocument.userErrors).toEqual([]);
  return reply.data.uploadDocument.document!.id;
}

const entities = (representations: object[], headers: Record<string, string>) =>
  app.ask(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
       ... on Document { id lifecycle } ... on Session { id clientKey }
       ... on Customer { id documents { edges { node { id } } } sessions { edges { node { id } } } } } }`,
    { representations },
    headers,
  );

describe('what belongs to another tenant does not exist', () => {
  test('as a document, in the same words as an id that nobody has', async () => {
    const foreign = await app.ask(GetDocumentDocument, { id: documentId }, GLOBEX);
    expect(foreign).toMatchObject({
      status: 200,
      data: { document: null },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    expect(foreign).toEqual(await app.ask(GetDocumentDocument, { id: UNKNOWN_DOCUMENT }, GLOBEX));
    const waiting = await app.ask(GetDocumentDocument, { id: documentId, afterRevision: 0, waitMs: 20_000 }, GLOBEX);
    expect(waiting).toEqual(foreign);
  });

  test('as a node', async () => {
    const unknown = await app.ask(GetNodeDocument, { id: UNKNOWN_DOCUMENT }, GLOBEX);
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await app.ask(GetNodeDocument, { id: documentId }, GLOBEX)).toEqual(unknown);
    expect(await app.ask(GetNodeDocument, { id: sessionId }, GLOBEX)).toEqual(unknown);
    expect((await app.ask(GetNodeDocument, { id: sessionId }, ACME)).data.node).toMatchObject({
      __typename: 'Session',
    });
  });

  test('as a session, by its id and by its key', async () => {
    const unknown = await app.ask(GetSessionDocument, { id: UNKNOWN_SESSION }, GLOBEX);
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await app.ask(GetSessionDocument, { id: sessionId }, GLOBEX)).toEqual(unknown);
    expect(await app.ask(GetSessionDocument, { clientKey: 'case-1' }, GLOBEX)).toEqual(
      await app.ask(GetSessionDocument, { clientKey: 'case-2' }, GLOBEX),
    );
  });

  test('as the session of an upload', async () => {
    const into = async (id: string) =>
      app.ask(
        UploadDocumentDocument,
        { input: { image: { base64: await newPictureAsBase64() }, sessionId: id } },
        GLOBEX,
      );
    const foreign = await into(sessionId);
    expect(foreign.data.uploadDocument).toMatchObject({ document: null, userErrors: [{ code: 'SESSION_NOT_FOUND' }] });
    expect(foreign).toEqual(await into(UNKNOWN_SESSION));
    expect((await app.ask(GetSessionDocument, { id: sessionId }, ACME)).data.session?.documents).toHaveLength(1);
  });

  test('in lists, whatever they are filtered by', async () => {
    const own = await upload(GLOBEX, { customerId: 'customer-1' });
    const idsOf = async (filter: object | undefined, headers: Record<string, string>) =>
      (await app.ask(ListDocumentsDocument, { filter }, headers)).data.documents.edges.map(({ node }) => node.id);
    expect(await idsOf(undefined, GLOBEX)).toEqual([own]);
    expect(await idsOf({ customerId: 'customer-1' }, GLOBEX)).toEqual([own]);
    expect(await idsOf({ sessionId }, GLOBEX)).toEqual([]);
    expect(await idsOf({ sessionId }, ACME)).toEqual([documentId]);
    expect(await idsOf({ customerId: 'customer-1' }, ACME)).toEqual([documentId]);
    const sessions = await app.ask(ListSessionsDocument, { filter: { customerId: 'customer-1' } }, GLOBEX);
    expect(sessions.data.sessions.edges).toEqual([]);
  });

  test('a page does not go on from a cursor into what is foreign', async () => {
    const list = await app.ask(ListDocumentsDocument, {}, ACME);
    const after = list.data.documents.edges[0]!.cursor;
    const page = await app.ask(ListDocumentsDocument, { after }, GLOBEX);
    expect(JSON.stringify(page)).not.toContain(documentId);
  });

  test('as an entity of a federation', async () => {
    const keys = (document: string, session: string) => [
      { __typename: 'Document', id: document },
      { __typename: 'Session', id: session },
    ];
    const foreign = await entities(keys(documentId, sessionId), GLOBEX);
    expect(foreign.data).toEqual({ _entities: [null, null] });
    expect(foreign).toEqual(await entities(keys(UNKNOWN_DOCUMENT, UNKNOWN_SESSION), GLOBEX));
    expect(await entities(keys('\u0000', '\u0000'), GLOBEX)).toEqual(foreign);
    expect((await entities(keys(documentId, sessionId), ACME)).data).toMatchObject({
      _entities: [{ id: documentId }, { id: sessionId }],
    });
  });

  test('under a customer, who shows each tenant its own alone', async () => {
    const customer = [{ __typename: 'Customer', id: 'customer-1' }];
    const foreign = JSON.stringify(await entities(customer, GLOBEX));
    expect(foreign).not.toContain(documentId);
    expect(foreign).not.toContain(sessionId);
    const own = JSON.stringify(await entities(customer, ACME));
    expect(own).toContain(documentId);
    expect(own).toContain(sessionId);
    // An empty id is a customer of nobody, and not everybody's.
    expect((await entities([{ __typename: 'Customer', id: '' }], ACME)).data).toEqual({
      _entities: [{ id: '', documents: { edges: [] }, sessions: { edges: [] } }],
    });
  });

  test('in the cache: the same bytes are asked about anew', async () => {
    const base64 = await newPictureAsBase64();
    const servedFrom = async (headers: Record<string, string>) => {
      const reply = await app.ask(UploadDocumentDocument, { input: { image: { base64 } }, waitMs: 20_000 }, headers);
      return reply.data.uploadDocument.document?.attempts[0]?.servedFrom;
    };
    const calls = provider.calls.length;
    expect(await servedFrom(ACME)).toBe('PROVIDER');
    expect(await servedFrom(GLOBEX)).toBe('PROVIDER');
    expect(provider.calls).toHaveLength(calls + 2);
    expect(await servedFrom(GLOBEX)).toBe('CACHE');
    expect(await servedFrom({ 'x-api-key': 'acme-second-key' })).toBe('CACHE');
    expect(provider.calls).toHaveLength(calls + 2);
  });
});

test('a client key is taken within its tenant alone', async () => {
  const create = (headers: Record<string, string>) =>
    app.ask(CreateSessionDocument, { input: { clientKey: 'case-1' } }, headers);
  expect((await create(ACME)).data.createSession).toMatchObject({
    session: null,
    userErrors: [{ code: 'CLIENT_KEY_TAKEN', path: ['input', 'clientKey'] }],
  });
  expect((await create(GLOBEX)).data.createSession).toMatchObject({ session: { clientKey: 'case-1' }, userErrors: [] });
});
