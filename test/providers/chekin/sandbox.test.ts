import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { chekinSandbox } from '../../../src/sandbox/vendors/chekin.js';
import {
  CHEKIN_SANDBOX_EMAIL,
  CHEKIN_SANDBOX_PASSWORD,
  CHEKIN_SANDBOX_TOKEN,
} from '../../../src/providers/chekin/sandbox-credentials.js';
import { covers } from '../../support/covers.js';
import { specimen } from './chekin-call.js';
import { fixture } from './chekin-mapping.js';

type Body = Record<string, unknown>;
const PROCESSING_MS = 400;
let sandbox: Sandbox;
let nowMs = Date.parse('2026-11-20T12:00:00Z');
let picture: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [chekinSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    now: () => new Date(nowMs),
    processingMs: PROCESSING_MS,
  });
  picture = `data:image/jpeg;base64,${(await specimen('passport-utopia.jpg')).toString('base64')}`;
});

afterAll(() => sandbox.stop());

interface CallParts {
  method?: string;
  authorization?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

async function call(path: string, parts: CallParts = {}): Promise<{ status: number; body: Body }> {
  const { method = parts.body === undefined ? 'GET' : 'POST', authorization = `Token ${CHEKIN_SANDBOX_TOKEN}` } = parts;
  const response = await fetch(`${sandbox.origin}/chekin/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization, ...parts.headers },
    ...(parts.body === undefined
      ? {}
      : { body: typeof parts.body === 'string' ? parts.body : JSON.stringify(parts.body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

async function login(): Promise<string> {
  const { body } = await call('v3/api-token-auth/', {
    body: { email: CHEKIN_SANDBOX_EMAIL, password: CHEKIN_SANDBOX_PASSWORD },
  });
  return `JWT ${body['token'] as string}`;
}

const typesOf = (body: Body) =>
  Object.entries(body).map(([name, value]) => [name, value === null ? 'null' : typeof value]);
const sorted = (names: string[]) => [...names].sort();

describe('a picture', () => {
  test('v1: the object of the documentation, at upload and when done, state by state', async () => {
    covers(
      'chekin:endpoint:picture-v1',
      'chekin:endpoint:data-v1',
      'chekin:status:NEW',
      'chekin:status:PRO',
      'chekin:status:COM',
    );
    const upload = await call('v1/tools/ocr/picture/', { body: { picture_file: picture } });
    expect(upload.status).toBe(201);
    expect(typesOf(upload.body)).toEqual(typesOf(await fixture('v1-new')));
    expect(upload.body).toEqual({
      ...(await fixture('v1-new')),
      id: expect.any(Number),
      picture_file: expect.stringMatching(/^https:\/\/s3\.[^/]+\.invalid\/.*X-Amz-Expires=3600/),
    });
    const address = `v1/tools/ocr/data/${String(upload.body['id'])}/`;
    const statuses: unknown[] = [];
    let last: Body = {};
    for (const step of [0, PROCESSING_MS / 2, PROCESSING_MS / 2]) {
      nowMs += step;
      last = (await call(address)).body;
      statuses.push(last['status']);
    }
    expect(statuses).toEqual(['NEW', 'PRO', 'COM']);
    expect(typesOf(last)).toEqual(typesOf(await fixture('v1-completed')));
    expect(last).toMatchObject({ type_doc: 'P', country: 'UTO', date_of_birth: '910417', valid_score: 100 });
  });

  test.each(['v2', 'v3'] as const)('%s: the fields of the documentation', async (version) => {
    const authorization = version === 'v3' ? await login() : undefined;
    const parts = authorization === undefined ? {} : { authorization };
    const root = version === 'v3' ? 'v3' : 'v2/tools';
    const upload = await call(`${root}/ocr/picture/`, { ...parts, body: { picture_file: picture } });
    expect(upload).toMatchObject({ status: 201, body: { issue_date: '', status: 'NEW' } });
    nowMs += PROCESSING_MS;
    const done = await call(`${root}/ocr/data/${String(upload.body['id'])}/`, parts);
    const documented = Object.keys(await fixture(`${version}-completed`));
    expect(sorted(Object.keys(upload.body))).toEqual(sorted(documented));
    expect(sorted(Object.keys(done.body))).toEqual(sorted(documented));
    expect(done.body).toMatchObject({ status: 'COM', date_of_birth: '1991-04-17', id: upload.body['id'] });
    expect(done.body['id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('v2 has the two surnames apart', async () => {
    covers('chekin:reply:surnames');
    const file = `data:image/jpeg;base64,${(await specimen('passport-utopia-rotated.jpg')).toString('base64')}`;
    const { body } = await call('v2/tools/ocr/picture/', { body: { picture_file: file, picture_file_2: picture } });
    nowMs += PROCESSING_MS;
    const done = await call(`v2/tools/ocr/data/${String(body['id'])}/`);
    expect(done.body).toMatchObject({ surname: 'TREVANE OKONDU', first_surname: 'TREVANE', second_surname: 'OKONDU' });
  });

  test('what nobody could read is invented, the same each time', async () => {
    const read = async () => {
      const file = `data:image/png;base64,${Buffer.from('no picture').toString('base64')}`;
      const { body } = await call('v1/tools/ocr/picture/', { body: { picture_file: file } });
      nowMs += PROCESSING_MS;
      return (await call(`v1/tools/ocr/data/${String(body['id'])}/`)).body;
    };
    const one = await read();
    expect(one).toMatchObject({ mrz_detected: true, type_doc: 'ID', country: 'UTO' });
    expect(await read()).toEqual({ ...one, id: expect.any(Number), picture_file: expect.any(String) });
  });

  test('only an upload that was accepted is charged', async () => {
    const before = sandbox.charges('chekin');
    await call('v1/tools/ocr/picture/', { body: { picture_file: 'no data URI' } });
    await call('v1/tools/ocr/picture/', { body: { picture_file: picture }, authorization: 'Token wrong' });
    await call('v1/tools/ocr/data/999999/');
    expect(sandbox.charges('chekin') - before).toBe(0);
    await call('v1/tools/ocr/picture/', { body: { picture_file: picture } });
    expect(sandbox.charges('chekin') - before).toBe(1);
  });
});

describe('refusals', () => {
  test.each([
    ['no picture', { body: {} }, 400, { picture_file: [expect.any(String)] }],
    ['a bare base64', { body: { picture_file: 'iVBORw0KGgo=' } }, 400, { picture_file: [expect.any(String)] }],
    ['an empty one', { body: { picture_file: 'data:image/png;base64,' } }, 400, { picture_file: [expect.any(String)] }],
    [
      'a type not on the list',
      { body: { picture_file: 'data:image/webp;base64,AAAA' } },
      400,
      { picture_file: [expect.any(String)] },
    ],
    ['a number', { body: { picture_file: 7 } }, 400, { picture_file: [expect.any(String)] }],
    ['broken JSON', { body: '{"picture_file": ' }, 400, { detail: expect.any(String) }],
    [
      'neither JSON nor multipart',
      { body: 'x', headers: { 'content-type': 'text/csv' } },
      406,
      { detail: expect.any(String) },
    ],
    ['no token', { body: {}, authorization: '' }, 401, { detail: expect.any(String) }],
    [
      'another scheme',
      { body: {}, authorization: `Bearer ${CHEKIN_SANDBOX_TOKEN}` },
      401,
      { detail: expect.any(String) },
    ],
    ['another token', { body: {}, authorization: 'Token another' }, 401, { detail: 'Invalid token.' }],
    ['a wrong API key', { body: {}, headers: { 'api-key': 'wrong' } }, 403, { detail: 'Your API Key is wrong.' }],
    [
      'another method',
      { method: 'DELETE', headers: { 'content-type': 'text/plain' }, body: '' },
      405,
      { detail: expect.any(String) },
    ],
  ] as const)('%s', async (_what, parts, status, body) => {
    covers('chekin:request:authorization-token', 'chekin:request:picture_file');
    expect(await call('v1/tools/ocr/picture/', parts)).toEqual({ status, body });
  });

  test('what it does not know', async () => {
    expect((await call('v1/tools/ocr/data/999999/')).status).toBe(404);
    expect((await call('v4/tools/ocr/picture/')).status).toBe(404);
    expect((await call('v2/tools/biomatch/compare/', { body: {} })).status).toBe(404);
  });

  test('one work is not found under another version', async () => {
    const { body } = await call('v1/tools/ocr/picture/', { body: { picture_file: picture } });
    expect((await call(`v2/tools/ocr/data/${String(body['id'])}/`)).status).toBe(404);
  });
});

describe('tokens of v3', () => {
  test('a wrong account is a 400', async () => {
    covers('chekin:request:email-password', 'chekin:error:account');
    const wrong = await call('v3/api-token-auth/', { body: { email: CHEKIN_SANDBOX_EMAIL, password: 'wrong' } });
    expect(wrong).toEqual({ status: 400, body: { non_field_errors: [expect.any(String)] } });
    expect((await call('v3/api-token-auth/', { body: {} })).status).toBe(400);
  });

  test('a token lives for an hour', async () => {
    covers('chekin:endpoint:api-token-auth');
    const authorization = await login();
    nowMs += 3_599_000;
    expect((await call('v3/ocr/data/1/', { authorization })).status).toBe(404);
    nowMs += 1_000;
    const late = await call('v3/ocr/data/1/', { authorization });
    expect(late).toEqual({ status: 401, body: { detail: 'Signature has expired.' } });
  });

  test('a token that was altered is refused', async () => {
    covers('chekin:request:authorization-jwt');
    const authorization = await login();
    const [header, , signature] = authorization.split('.');
    const payload = Buffer.from(JSON.stringify({ exp: 9_999_999_999 })).toString('base64url');
    const forged = await call('v3/ocr/data/1/', { authorization: [header, payload, signature].join('.') });
    expect(forged).toEqual({ status: 401, body: { detail: 'Error decoding signature.' } });
    expect((await call('v3/ocr/data/1/', { authorization: 'JWT nonsense' })).status).toBe(401);
  });
});

describe('biomatch', () => {
  test('the objects of the documentation', async () => {
    covers('chekin:endpoint:biomatch-compare');
    const root = 'v1/tools/biomatch';
    const identification = await call(`${root}/identification/`, { body: { picture_file: picture } });
    const person = await call(`${root}/person/`, { body: { picture_file: `${picture.slice(0, -8)}AAAA` } });
    expect(identification).toMatchObject({ status: 201, body: { status: 'NEW', is_face_detected: false } });
    expect(sorted(Object.keys(identification.body))).toEqual(sorted(Object.keys(await fixture('face-new'))));
    nowMs += PROCESSING_MS;
    const ready = await call(`${root}/identification/${String(identification.body['id'])}/`);
    expect(ready.body).toMatchObject({ status: 'COM', is_face_detected: true });

    const pictures = { identification_picture: identification.body['id'], person_picture: person.body['id'] };
    const comparison = await call(`${root}/compare/`, { body: pictures });
    expect(comparison).toMatchObject({
      status: 201,
      body: { ...pictures, status: 'NEW', distance: null, is_match: false },
    });
    nowMs += PROCESSING_MS;
    const done = await call(`${root}/compare/${String(comparison.body['id'])}/`);
    expect(sorted(Object.keys(done.body))).toEqual(sorted(Object.keys(await fixture('comparison-completed'))));
    expect(done.body).toMatchObject({ ...pictures, status: 'COM', is_match: true });
  });

  test('a comparison of what it does not know', async () => {
    covers('chekin:request:identification_picture');
    const { status, body } = await call('v1/tools/biomatch/compare/', { body: { identification_picture: 99 } });
    expect({ status, body }).toEqual({ status: 400, body: { identification_picture: [expect.any(String)] } });
    expect((await call('v1/tools/biomatch/compare/99/')).status).toBe(404);
    expect((await call('v1/tools/biomatch/person/99/')).status).toBe(404);
  });
});
