import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const KEY = 'a-key-of-more-than-twenty-characters';
const HASHED = `globex:sha256:${createHash('sha256').update('another').digest('hex')}`;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: `acme:${KEY},${HASHED}`, NODE_ENV: 'production' },
    registry: registryOf(createFakeProvider()),
  });
});
afterAll(() => app.stop());

const ask = async (headers: Record<string, string>, query = '{ __typename }') => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { response, body: (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] } };
};

describe('a request without a valid key', () => {
  test.each<[string, Record<string, string>]>([
    ['no key', {}],
    ['another key', { authorization: 'Bearer another-key-of-more-than-twenty' }],
    ['the key of the other scheme', { authorization: `Basic ${KEY}` }],
    ['an empty key', { 'x-api-key': '' }],
    ['the tenant instead of the key', { 'x-api-key': 'acme' }],
    ['the whole entry', { 'x-api-key': `acme:${KEY}` }],
    ['the hash instead of the key', { 'x-api-key': HASHED.slice(14) }],
  ])('%s: 401 in JSON', async (_name, headers) => {
    const { response, body } = await ask(headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(body).toEqual({
      errors: [
        {
          message: 'This needs a valid API key, sent as Authorization: Bearer KEY or as X-API-Key: KEY.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
  });

  test('is answered before a byte of its body has come', async () => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=x\r\n' +
        'apollo-require-preflight: 1\r\ncontent-length: 1000000\r\n\r\n',
    );
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 401 /);
  });
});

test('the key is taken as Bearer, whatever the case of the word, and as X-API-Key', async () => {
  const accepted: Record<string, string>[] = [
    { 'x-api-key': 'another' },
    { authorization: `Bearer ${KEY}` },
    { authorization: `bearer  ${KEY}` },
    { 'x-api-key': KEY },
  ];
  for (const headers of accepted) {
    expect((await ask(headers)).body).toEqual({ data: { __typename: 'Query' } });
  }
});

describe('in production', () => {
  const headers = { 'x-api-key': KEY };

  test('there is no introspection, and no hint at names', async () => {
    for (const query of ['{ __schema { queryType { name } } }', '{ __type(name: "Query") { name } }']) {
      const { response, body } = await ask(headers, query);
      expect(response.status).toBe(400);
      expect(body.data).toBeUndefined();
      expect(body.errors).toEqual([
        expect.objectContaining({
          message: 'This server does not tell its schema; INTROSPECTION=on lets it.',
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      ]);
    }
    const misspelt = await ask(headers, '{ document(id: "x") { lifecycl } }');
    expect(JSON.stringify(misspelt.body)).not.toContain('Did you mean');
  });

  test('there is no playground', async () => {
    for (const path of ['/playground', '/playground/', '/']) {
      expect((await fetch(`${app.url}${path}`)).status).toBe(404);
    }
  });

  test('a browser learns of no other origin', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('answers carry the headers that browsers are held back by', async () => {
    const { response } = await ask(headers);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
