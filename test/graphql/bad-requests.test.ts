import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetNodeDocument } from '../../operations/generated.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(createFakeProvider()) });
});
afterAll(() => app.stop());

interface Answer {
  status: number;
  contentType: string | null;
  allow: string | null;
  body: { data?: unknown; errors: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[] };
}

async function request(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${app.url}${path}`, init);
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    allow: response.headers.get('allow'),
    body: (await response.json()) as Answer['body'],
  };
}

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  request('/graphql', { method: 'POST', headers, body });
const ask = (query: string, variables?: object) => post(JSON.stringify({ query, variables }));

/** The one shape of every failure. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
  expect(answer.contentType).toMatch(/^application\/(graphql-response\+)?json/);
  for (const { message, extensions } of answer.body.errors) {
    expect(message).toMatch(/[.?]$/);
    expect(Object.keys(extensions).filter((key) => !['code', 'argument'].includes(key))).toEqual([]);
  }
}

describe('an argument that cannot be used', () => {
  test.each([
    ['{ documents(first: 0) { edges { cursor } } }', 'documents', 'first'],
    ['{ documents(first: 101) { edges { cursor } } }', 'documents', 'first'],
    ['{ sessions(first: -1) { edges { cursor } } }', 'sessions', 'first'],
    ['{ documents(after: "bad cursor") { edges { cursor } } }', 'documents', 'after'],
    ['{ sessions(after: "MTIzNDU2Nzg5OmRvY18") { edges { cursor } } }', 'sessions', 'after'],
    ['{ document(id: "doc_AAAAAAAAAAAAAAAAAAAAAA", waitMs: -1) { id } }', 'document', 'waitMs'],
    ['{ document(id: "doc_AAAAAAAAAAAAAAAAAAAAAA", waitMs: 25001) { id } }', 'document', 'waitMs'],
    ['{ session(id: "x", afterRevision: -1) { id } }', 'session', 'afterRevision'],
    ['{ session { id } }', 'session', 'id'],
    ['{ session(id: "x", clientKey: "y") { id } }', 'session', 'id'],
    ['{ session(clientKey: "a\\u0000b") { id } }', 'session', 'clientKey'],
    ['{ documents(filter: { customerId: "\\u0000" }) { edges { cursor } } }', 'documents', 'customerId'],
    [
      'mutation { uploadDocument(input: { image: {} }, waitMs: -1) { userErrors { code } } }',
      'uploadDocument',
      'waitMs',
    ],
  ])('%s', async (query, field, argument) => {
    const answer = await ask(query);
    expectProblem(answer, 200, 'BAD_USER_INPUT');
    expect(answer.body.errors).toMatchObject([{ path: [field], extensions: { argument } }]);
  });
});

describe('what does not exist', () => {
  test.each([
    'nothing',
    'doc_AAAAAAAAAAAAAAAAAAAAAA',
    'ses_AAAAAAAAAAAAAAAAAAAAAA',
    '',
    '😀',
    'att_AAAAAAAAAAAAAAAAAAAAAA',
  ])('node "%s" is null and NOT_FOUND', async (id) => {
    const reply = await app.ask(GetNodeDocument, { id });
    expect(reply).toMatchObject({
      status: 200,
      data: { node: null },
      errors: [{ path: ['node'], extensions: { code: 'NOT_FOUND' }, message: 'There is no such thing.' }],
    });
  });
});

describe('input that breaks the schema', () => {
  const mutation = 'mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { id } } }';
  test.each([
    ['an enum value that is none', '{ documents(filter: { kind: PASPORT }) { edges { cursor } } }', undefined],
    ['a variable of another type', '($first: Int!)', { first: 'many' }],
    ['a field that is unknown', mutation, { input: { colour: 'red' } }],
    ['a variable that is missing', mutation, undefined],
  ])('%s is refused with 400', async (_name, query, variables) => {
    const text = query.startsWith('(') ? `query ${query} { documents(first: $first) { edges { cursor } } }` : query;
    const answer = await ask(text, variables);
    expectProblem(answer, 400, variables || query === mutation ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED');
  });

  test('names what it would have taken', async () => {
    const { body } = await ask(
      'query ($kind: DocumentKind) { documents(filter: { kind: $kind }) { edges { cursor } } }',
      {
        kind: 'PASPORT',
      },
    );
    expect(body.errors[0]?.message).toBe(
      'Variable "$kind" got an invalid value; Value "…" does not exist in "DocumentKind" enum. Did you mean the enum value "PASSPORT"?',
    );
  });

  test.each([
    ['{ providers { colour } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ providers {', 'GRAPHQL_PARSE_FAILED'],
    ['', 'BAD_REQUEST'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('the query %s is refused with 400', async (query, code) => {
    expectProblem(await ask(query), 400, code);
  });
});

describe('a query that asks for too much', () => {
  const nested = (depth: number): string => (depth === 0 ? 'id' : `session { documents { ${nested(depth - 1)} } }`);
  test.each([
    ['too deep', `{ documents { edges { node { ${nested(7)} } } } }`, 'QUERY_TOO_DEEP'],
    [
      'too many aliases',
      `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      'QUERY_TOO_MANY_ALIASES',
    ],
    [
      'too many directives',
      `{ ${Array.from({ length: 9 }, (_, index) => `a${index}: __typename @include(if: true)`).join(' ')} }`,
      'QUERY_TOO_MANY_DIRECTIVES',
    ],
    ['too many tokens', `{ ${'__typename '.repeat(3_001)} }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'too costly',
      `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: documents(first: 100) { edges { node { ${'session { documents { fields { candidates { proof { kind } } } } }'} } } }`).join(' ')} }`,
      'QUERY_TOO_COSTLY',
    ],
  ])('%s', async (_name, query, code) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ extensions }) => extensions['code'])).toContain(code);
  });

  test('the largest of our own operations is none of them', async () => {
    const reply = await app.ask(
      `{ documents(first: 100) { edges { node { id session { documents { id } } fields { name candidates { raw proof { kind } } } } } } }`,
    );
    expect(reply).toMatchObject({ status: 200, data: { documents: { edges: [] } } });
  });
});

describe('a request that is no GraphQL request', () => {
  const mutation = 'mutation { createSession(input: {}) { session { id } } }';
  test('a list of operations', async () => {
    expectProblem(await post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]'), 400, 'BAD_REQUEST');
  });

  test('a mutation by GET', async () => {
    const answer = await request(`/graphql?query=${encodeURIComponent(mutation)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expectProblem(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.allow).toBe('POST');
  });

  test('a query by GET, or in plain text, that any page could send', async () => {
    expectProblem(await request('/graphql?query=%7B__typename%7D'), 400, 'CSRF_PREFLIGHT_MISSING');
    const plain = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expectProblem(plain, 400, 'CSRF_PREFLIGHT_MISSING');
  });

  test('a form without the header against forgery', async () => {
    const form = new FormData();
    form.set('operations', '{"query":"{ __typename }"}');
    form.set('map', '{}');
    expectProblem(await request('/graphql', { method: 'POST', body: form }), 400, 'CSRF_PREFLIGHT_MISSING');
  });

  test('another content type', async () => {
    expectProblem(await post('<query/>', { 'content-type': 'application/xml' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test('JSON that is none', async () => {
    expectProblem(await post('{"query":'), 400, 'BAD_REQUEST');
    expectProblem(await post('"text"'), 400, 'BAD_REQUEST');
    expectProblem(await post('{"query":{}}'), 400, 'BAD_REQUEST');
    expectProblem(await post('{"query":"{ __typename }","variables":"none"}'), 400, 'BAD_REQUEST');
    expectProblem(await post(''), 400, 'BAD_REQUEST');
  });

  test('JSON with a property that poisons objects', async () => {
    expectProblem(await post('{"query":"{ __typename }","__proto__":{"polluted":true}}'), 400, 'BAD_REQUEST');
  });

  test('an answer that nobody can give', async () => {
    const answer = await post('{"query":"{ __typename }"}', {
      'content-type': 'application/json',
      accept: 'text/html',
    });
    expectProblem(answer, 406, 'NOT_ACCEPTABLE');
  });

  test('an address that is unknown, and a method that is not taken', async () => {
    expectProblem(await request('/nowhere'), 404, 'NOT_FOUND');
    expectProblem(await request('/%zz'), 400, 'BAD_REQUEST');
    const answer = await request('/graphql', { method: 'DELETE' });
    expectProblem(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.allow?.split(', ')).toEqual(expect.arrayContaining(['GET', 'POST']));
  });

  test('a subscription, which Apollo would run as a query', async () => {
    expectProblem(await ask('subscription { documents { edges { cursor } } }'), 400, 'BAD_REQUEST');
  });
});

test('after all of this the server is well', async () => {
  expect(await request('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await request('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect(await app.ask('{ __typename }')).toMatchObject({ status: 200, data: { __typename: 'Query' } });
});

test('a list without end in the variables is refused before any of it is looked up', async () => {
  const representations = Array.from({ length: 501 }, (_item, index) => ({
    __typename: 'Customer',
    id: String(index),
  }));
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id } } }';
  expectProblem(await ask(query, { r: representations }), 400, 'LIST_TOO_LONG');
  expect((await ask(query, { r: representations.slice(1) })).status).toBe(200);
});
