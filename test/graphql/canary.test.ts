import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPicture } from './pictures.js';

// Stands for what a person sends: a name, a number, an id. It must come back in no fault and stand in no line of the log.
const CANARY = 'Kanarienvogel';
const NUMBER = 98_765_432_101;

const provider = createFakeProvider();
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: `acme:${CANARY}-key` },
    registry: registryOf(provider),
  });
});
afterAll(() => app.stop());

const KEY = { authorization: `Bearer ${CANARY}-key` };
const JSON_TYPE = { 'content-type': 'application/json' };

function expectSilence(text: string): void {
  expect(text).not.toMatch(new RegExp(CANARY, 'i'));
  expect(text).not.toContain(String(NUMBER));
}

async function send(path: string, init: RequestInit): Promise<string> {
  const response = await fetch(`${app.url}${path}`, init);
  return response.text();
}

async function ask(query: string, variables: unknown = {}, operationName?: string): Promise<string> {
  const body = JSON.stringify({ query, variables, operationName });
  return send('/graphql', { method: 'POST', headers: { ...JSON_TYPE, ...KEY }, body });
}

const SESSION =
  'mutation ($input: CreateSessionInput!) { createSession(input: $input) { userErrors { message path } } }';
const UPLOAD =
  'mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input) { userErrors { message path } } }';
const DOCUMENTS = 'query ($filter: DocumentFilter) { documents(filter: $filter) { edges { cursor } } }';

describe('what a person sent comes back in no fault, as', () => {
  test.each<[string, string, unknown?, string?]>([
    ['a field', `{ ${CANARY} }`],
    ['an argument', `{ providers(${CANARY}: 1) { name } }`],
    ['a literal of another type', `{ documents(first: "${CANARY}") { edges { cursor } } }`],
    ['a number out of range', `{ documents(first: ${NUMBER}) { edges { cursor } } }`],
    ['an enum literal', `{ documents(filter: { kind: ${CANARY} }) { edges { cursor } } }`],
    ['an enum literal in quotes', `{ documents(filter: { kind: "${CANARY}" }) { edges { cursor } } }`],
    ['an enum literal close to a real one', `{ documents(filter: { kind: PASSPOR_${CANARY} }) { edges { cursor } } }`],
    ['a key of a literal', `{ documents(filter: { ${CANARY}: 1 }) { edges { cursor } } }`],
    ['a fragment', `{ ...${CANARY} }`],
    ['a type', `query ($a: ${CANARY}) { __typename }`],
    ['a variable that is not declared', `{ document(id: $${CANARY}) { id } }`],
    ['a directive', `{ __typename @${CANARY} }`],
    ['a name in broken syntax', `{ document(id: ${CANARY} ${CANARY}`],
    ['a text in broken syntax', `{ document "${CANARY}" }`],
    ['a text with quotes in broken syntax', `{ document "a\\"${CANARY}" }`],
    ['a block of text in broken syntax', `{ document """a " ${CANARY}""" }`],
    ['an id', `{ document(id: "${CANARY}") { id } }`],
    ['an id of anything', `{ node(id: "${CANARY}") { id } }`],
    ['a client key', `{ session(clientKey: "${CANARY}") { id } }`],
    ['a cursor', `{ documents(after: "${CANARY}") { edges { cursor } } }`],
    ['an operation name', '{ __typename }', {}, CANARY],
    ['an enum value', DOCUMENTS, { filter: { kind: CANARY } }],
    ['a value of another type', DOCUMENTS, { filter: CANARY }],
    ['an object for an id', DOCUMENTS, { filter: { customerId: { name: `${CANARY}; ${NUMBER}`, number: NUMBER } } }],
    ['a key of an object', SESSION, { input: { [CANARY]: 1 } }],
    ['a key with quotes', SESSION, { input: { [`a" ${CANARY} "`]: 1 } }],
    ['an object in a list', SESSION, { input: [[{ clientKey: CANARY }]] }],
    ['a client key that is too long', SESSION, { input: { clientKey: CANARY.repeat(10) } }],
    ['a customer id with a control character', SESSION, { input: { customerId: `${CANARY}\u0000` } }],
    ['a country', UPLOAD, { input: { image: {}, country: CANARY } }],
    ['a number as a text', UPLOAD, { input: { image: { base64: NUMBER } } }],
    ['an upload', UPLOAD, { input: { image: { upload: { name: CANARY } } } }],
    ['an upload id', UPLOAD, { input: { image: { uploadId: CANARY } } }],
    ['a specimen', UPLOAD, { input: { image: { specimen: CANARY } } }],
    ['Base64', UPLOAD, { input: { image: { base64: CANARY } } }],
    ['a data URL', UPLOAD, { input: { image: { dataUrl: `data:image/png;name=${CANARY};base64,${CANARY}` } } }],
    ['a session', UPLOAD, { input: { image: { specimen: 'passport-utopia' }, sessionId: CANARY } }],
  ])('%s', async (...[, query, variables, operationName]) => {
    const text = await ask(query, variables, operationName);
    expect(text).toMatch(/"(errors|userErrors)":\[\{/);
    expectSilence(text);
  });
});

describe('nor outside of GraphQL, as', () => {
  test.each<[string, () => Promise<string>]>([
    ['an address', () => send(`/${CANARY}?name=${CANARY}`, {})],
    ['an address that is not well-formed', () => send(`/%zz${CANARY}`, {})],
    ['a key', () => send('/graphql', { method: 'POST', headers: { 'x-api-key': `${CANARY}-no` }, body: '{}' })],
    ['an upload address', () => send(`/uploads/${CANARY}?signature=${CANARY}`, { method: 'PUT', body: CANARY })],
    ['a picture address', () => send(`/images/${CANARY}?signature=${CANARY}`, {})],
    ['broken JSON', () => send('/graphql', { method: 'POST', headers: { ...JSON_TYPE, ...KEY }, body: `{"${CANARY}` })],
    [
      'a content type',
      () => send('/graphql', { method: 'POST', headers: { 'content-type': `text/${CANARY}`, ...KEY } }),
    ],
    [
      'variables in an address',
      () => send(`/graphql?query={x}&variables=${CANARY}`, { headers: { 'apollo-require-preflight': '1', ...KEY } }),
    ],
    ['a header that is too large', () => send('/graphql', { headers: { 'x-name': CANARY.repeat(2_000) } })],
  ])('%s', async (_name, act) => {
    const text = await act();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: expect.any(String) as unknown } }] });
    expectSilence(text);
  });

  test.each([
    ['a file name', { 'variables.f': CANARY }, null],
    ['a place in the map', { [`variables.${CANARY}`]: 'x.png' }, null],
    ['a place that is taken', { 'variables.f': 'x.png' }, CANARY],
  ])('%s of a form', async (_name, places, value) => {
    const form = new FormData();
    const query =
      'mutation ($f: Upload!) { uploadDocument(input: { image: { upload: $f } }) { userErrors { message } } }';
    form.set('operations', JSON.stringify({ query, variables: { f: value } }));
    form.set('map', JSON.stringify({ 0: Object.keys(places) }));
    form.set('0', new Blob([CANARY]), Object.values(places)[0]);
    const text = await send('/graphql', {
      method: 'POST',
      headers: { 'apollo-require-preflight': '1', ...KEY },
      body: form,
    });
    expect(text).toMatch(/rrors":\[\{/);
    expectSilence(text);
  });
});

describe('nor where the fault is ours', () => {
  test('a provider that throws something unexpected', async () => {
    provider.script(() => {
      throw new Error(`Cannot read ${CANARY} of ${NUMBER}`);
    });
    const base64 = (await newPicture()).toString('base64');
    const query = `mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input, waitMs: 20000) { document {
      lifecycle attempts { lifecycle error { code internalMessage userMessage providerCode } } } } }`;
    const text = await ask(query, { input: { image: { base64 } } });
    expect(text).toContain('"code":"INTERNAL"');
    expectSilence(text);
  });

  test('a resolver that fails', async () => {
    provider.script(done());
    const { findUnique, restore } = breakDatabase();
    const text = await ask(`{ ${CANARY}: document(id: "doc_AAAAAAAAAAAAAAAAAAAAAA") { id } }`);
    restore();
    expect(findUnique.called).toBe(true);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: unknown }[] };
    expect(errors).toMatchObject([
      { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
    // The path names the field as the client's own alias does, as the specification of GraphQL wants it.
    expectSilence(JSON.stringify(errors.map(({ message, extensions }) => ({ message, extensions }))));
  });
});

/** Every query fails, with a text that could be anybody's. */
function breakDatabase(): { findUnique: { called: boolean }; restore: () => void } {
  const { pool } = app.app.parts.database;
  const real = pool.query.bind(pool);
  const findUnique = { called: false };
  pool.query = () => {
    findUnique.called = true;
    return Promise.reject(new Error(`duplicate key: (name)=(${CANARY})`));
  };
  return { findUnique, restore: () => void (pool.query = real as never) };
}

test('and no line of the log holds it, nor the name of a file', async () => {
  expect(app.logLines().length).toBeGreaterThan(50);
  expectSilence(app.logLines().join('\n'));
  const names = await readdir(app.dataDirectory, { recursive: true });
  expectSilence(names.map((name) => join('/', name)).join('\n'));
});
