import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { artemisSandbox } from '../../../src/sandbox/vendors/artemis.js';
import {
  ARTEMIS_SANDBOX_CLIENT_ID,
  ARTEMIS_SANDBOX_CLIENT_SECRET,
  ARTEMIS_SANDBOX_DOMAIN_ID,
  ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID,
  ARTEMIS_SANDBOX_PASSWORD,
  ARTEMIS_SANDBOX_USERNAME,
} from '../../../src/providers/artemis/sandbox-credentials.js';
import { covers } from '../../support/covers.js';
import { fixture } from './artemis-call.js';

type Body = Record<string, unknown>;
const LIFETIME_SECONDS = 28_800;
let sandbox: Sandbox;
let nowMs = Date.parse('2026-11-20T12:00:00Z');

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [artemisSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    now: () => new Date(nowMs),
  });
});

afterAll(() => sandbox.stop());

async function call(path: string, init: RequestInit): Promise<{ status: number; body: Body; text: string }> {
  const response = await fetch(`${sandbox.origin}/artemis${path}`, init);
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Body };
}

const CLIENT = { client_id: ARTEMIS_SANDBOX_CLIENT_ID, client_secret: ARTEMIS_SANDBOX_CLIENT_SECRET };
const USER = { username: ARTEMIS_SANDBOX_USERNAME, password: ARTEMIS_SANDBOX_PASSWORD };

const grant = (form: Record<string, string>) =>
  call('/oauth/token', { method: 'POST', body: new URLSearchParams(form) });

const authenticate = (body: object) =>
  call('/api/authentication/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function token(): Promise<string> {
  return (await grant({ grant_type: 'client_credentials', ...CLIENT })).body['access_token'] as string;
}

interface PutParts {
  path?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

async function put({ path = '/api/customer/5001/document/123/ocr', headers = {}, body = {} }: PutParts = {}) {
  const authorization = headers['authorization'] ?? `Bearer ${await token()}`;
  return call(path, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-domain-id': ARTEMIS_SANDBOX_DOMAIN_ID,
      ...headers,
      authorization,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const typesOf = (body: Body) => Object.entries(body).map(([name, value]) => [name, typeof value]);
const sorted = (names: string[]) => [...names].sort();

describe('tokens', () => {
  test('client credentials bring a token and no refresh token', async () => {
    covers('artemis:endpoint:oauth-client');
    const { status, body } = await grant({ grant_type: 'client_credentials', ...CLIENT });
    expect(status).toBe(200);
    expect(sorted(Object.keys(body))).toEqual(sorted(Object.keys(await fixture('token-oauth'))));
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: LIFETIME_SECONDS });
  });

  test('a password brings both, and each refresh token works once', async () => {
    covers('artemis:endpoint:oauth-password');
    const first = await grant({ grant_type: 'password', ...CLIENT, ...USER });
    expect(first.body).toMatchObject({ token_type: 'Bearer', expires_in: LIFETIME_SECONDS });
    const refresh = { grant_type: 'refresh_token', refresh_token: first.body['refresh_token'] as string, ...CLIENT };
    const second = await grant(refresh);
    expect(second.status).toBe(200);
    expect((await put({ headers: { authorization: `Bearer ${second.body['access_token'] as string}` } })).status).toBe(
      200,
    );
    expect(await grant(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('the JSON endpoint says everything as text', async () => {
    covers('artemis:endpoint:json');
    const clientId = ARTEMIS_SANDBOX_CLIENT_ID;
    const { status, body } = await authenticate({ clientId, clientSecret: ARTEMIS_SANDBOX_CLIENT_SECRET });
    expect(status).toBe(200);
    expect(sorted(Object.keys(body))).toEqual(sorted(Object.keys(await fixture('token-json'))));
    expect(Object.values(body).every((value) => typeof value === 'string')).toBe(true);
    expect(body['expires_in']).toBe('28800');
  });

  test.each<[Record<string, string>, number, string]>([
    [{ grant_type: 'client_credentials', ...CLIENT, client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ grant_type: 'client_credentials' }, 401, 'invalid_client'],
    [{ grant_type: 'password', ...CLIENT, ...USER, password: 'wrong' }, 400, 'invalid_grant'],
    [{ grant_type: 'password', ...CLIENT }, 400, 'invalid_grant'],
    [{ grant_type: 'refresh_token', ...CLIENT }, 400, 'invalid_grant'],
    [{ grant_type: 'implicit', ...CLIENT }, 400, 'unsupported_grant_type'],
    [CLIENT, 400, 'unsupported_grant_type'],
  ])('%j is refused', async (form, status, error) => {
    expect(await grant(form)).toMatchObject({ status, body: { error } });
  });

  test('so is a wrong client at the JSON endpoint', async () => {
    const clientId = ARTEMIS_SANDBOX_CLIENT_ID;
    expect(await authenticate({ clientId, clientSecret: 'wrong' })).toMatchObject({ status: 401 });
    expect(await authenticate({})).toMatchObject({ status: 401 });
  });

  test('a form must be one', async () => {
    const json = JSON.stringify({ grant_type: 'client_credentials', ...CLIENT });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json };
    expect((await call('/oauth/token', init)).status).toBe(401);
    expect((await call('/oauth/token', { ...init, headers: { 'content-type': 'text/csv' } })).status).toBe(415);
  });

  test('a token ends when it said', async () => {
    const authorization = `Bearer ${await token()}`;
    nowMs += LIFETIME_SECONDS * 1000 - 1;
    expect((await put({ headers: { authorization } })).status).toBe(200);
    nowMs += 1;
    expect(await put({ headers: { authorization } })).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
  });
});

describe('a result', () => {
  test('is answered with the document of the documentation', async () => {
    const sample = await fixture('document-as-sampled');
    const { status, body } = await put({ body: await fixture('request-body') });
    expect(status).toBe(200);
    expect(sorted(Object.keys(body))).toEqual(sorted(Object.keys(sample)));
    const nulls = new Set(Object.keys(body).filter((name) => body[name] === null));
    expect(nulls).toEqual(new Set(['back', 'backName', 'expiryDate']));
    const told = (all: Body) => typesOf(all).filter(([name]) => !nulls.has(name as string));
    expect(told(body).sort()).toEqual(told(sample).sort());
    expect(body).toMatchObject({ id: 123, customerId: 5001, type: '<string>', issueDate: '2023-12-25' });
  });

  test('that is the same again changes nothing; another one does', async () => {
    const path = '/api/customer/5001/document/124/ocr';
    const one = await put({ path, body: { result: { document_number: 'A1' } } });
    nowMs += 60_000;
    const same = await put({ path, body: { result: { document_number: 'A1' } } });
    expect(same.text).toBe(one.text);
    const other = await put({ path, body: { result: { document_number: 'A2' } } });
    expect(other.body).toMatchObject({ number: 'A2', createdAt: one.body['createdAt'] });
    expect(other.body['updatedAt']).not.toBe(one.body['updatedAt']);
  });

  test('of another customer is another one', async () => {
    await put({ path: '/api/customer/1/document/125/ocr', body: { result: { document_number: 'A1' } } });
    const { body } = await put({ path: '/api/customer/2/document/125/ocr', body: {} });
    expect(body).toMatchObject({ customerId: 2, number: null });
  });

  test('has ids with all their digits', async () => {
    const { text } = await put({ path: '/api/customer/9223372036854775807/document/9007199254740993/ocr' });
    expect(text).toContain('"id":9007199254740993,');
    expect(text).toContain('"customerId":9223372036854775807,');
  });

  test('may hold nothing, nulls, and keys that nobody knows', async () => {
    for (const body of [{}, { result: null }, { result: { 'birth date': null, docver_check: {} } }]) {
      expect((await put({ body })).status).toBe(200);
    }
  });

  test('costs nothing', () => {
    expect(sandbox.charges('artemis')).toBe(0);
  });
});

describe('refusals', () => {
  test.each<[string, PutParts, number]>([
    ['no token', { headers: { authorization: '' } }, 401],
    ['an unknown token', { headers: { authorization: 'Bearer unknown' } }, 401],
    ['another scheme', { headers: { authorization: 'Token unknown' } }, 401],
    ['a foreign domain', { headers: { 'x-domain-id': '1' } }, 403],
    ['a domain that is no number', { headers: { 'x-domain-id': 'abc' } }, 400],
    ['an id that is no number', { path: '/api/customer/abc/document/123/ocr' }, 400],
    ['an id beyond 64 bits', { path: '/api/customer/5001/document/9223372036854775808/ocr' }, 400],
    [
      'a document that is not there',
      { path: `/api/customer/5001/document/${ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID}/ocr` },
      404,
    ],
    ['a path that is not there', { path: '/api/customer/5001/document/123/liveness' }, 404],
    ['no JSON', { body: '{"result": ' }, 400],
    ['a list', { body: [] }, 400],
    ['a result that is text', { body: { result: 'x' } }, 400],
    ['a task_id that is a number', { body: { task_id: 7 } }, 400],
    ['a birth date of another form', { body: { result: { 'birth date': '25.12.2023' } } }, 400],
    ['an issue date of another form', { body: { result: { issue_date: '231225' } } }, 400],
    ['fields that are no list', { body: { result: { ignored_fields: 'race' } } }, 400],
    ['another form of body', { headers: { 'content-type': 'text/plain' }, body: 'x' }, 400],
  ])('%s', async (_what, parts, status) => {
    expect((await put(parts)).status).toBe(status);
  });

  test('no domain at all', async () => {
    const authorization = `Bearer ${await token()}`;
    const init = { method: 'PUT', headers: { 'content-type': 'application/json', authorization }, body: '{}' };
    expect((await call('/api/customer/5001/document/123/ocr', init)).status).toBe(400);
  });

  test.each([
    ['artemis-refused', 400],
    ['artemis-broken', 500],
  ])('%s', async (scenario, status) => {
    expect((await put({ headers: { 'x-verigraph-scenario': scenario } })).status).toBe(status);
  });
});
