import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ProviderImage } from '../../../src/providers/contract.js';
import { NEUROVISION_SANDBOX_CREDENTIALS } from '../../../src/providers/neurovision/settings.js';
import { covers } from '../../support/covers.js';
import { contextOf } from '../../support/provider-call.js';
import { fixture } from './read-fixture.js';
import { PROCESSING_MS, runSandbox, specimen } from './running-sandbox.js';
import { documentRequest } from './scripted-call.js';

const { token: TOKEN, email, password } = NEUROVISION_SANDBOX_CREDENTIALS;
const sandbox = runSandbox();
let passport: ProviderImage;
beforeAll(async () => {
  passport = await specimen('passport-utopia.jpg');
});

describe('the wire', () => {
  const post = async (path: string, body: FormData | object, headers: Record<string, string> = {}) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${sandbox.origin()}/neurovision/v1/${path}`, {
      method: 'POST',
      headers: { ...(isForm ? {} : { 'content-type': 'application/json' }), ...headers },
      body: isForm ? body : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const form = async (fields: Record<string, string> = {}, images: ProviderImage[] = [passport]) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const image of images) body.append('images', new Blob([await image.bytes()]), 'any.jpg');
    return body;
  };
  const logIn = async (validDays = 1) =>
    (await post('user/login', { email, password, valid_days: validDays })).json['token'] as string;

  test('an async session goes from idle over processing to its end', async () => {
    covers(
      'neurovision:endpoint:status',
      'neurovision:request:mode-async',
      'neurovision:session:kept',
      'neurovision:pending-status:idle',
      'neurovision:pending-status:processing',
    );
    const started = await post('kyc/process', await form({ token: TOKEN, mode: 'async', clientKey: 'order-3' }));
    expect(Object.keys(started.json)).toEqual([
      'sessionId',
      'clientId',
      'status',
      'spent',
      'results',
      'createdAt',
      'isClientNew',
    ]);
    expect(started.json).toMatchObject({ status: 'idle', clientId: '', spent: 0, results: [] });
    const sessionId = started.json['sessionId'];
    const statuses = new Set<unknown>();
    let last = started.json;
    for (let looks = 0; looks < 40; looks++) {
      last = (await post('kyc/session/status', { token: TOKEN, sessionId })).json;
      statuses.add(last['status']);
    }
    expect([...statuses]).toEqual(['idle', 'processing', 'success']);
    expect(Object.keys(last).sort()).toEqual(
      [
        ...['clientId', 'clientKey', 'clientUser', 'createdAt', 'errors', 'isClientNew', 'responseTime', 'results'],
        ...['schemaId', 'secondsToLive', 'sessionId', 'spent', 'status'],
      ].sort(),
    );
    expect(last).toMatchObject({ sessionId, clientKey: 'order-3', secondsToLive: 0, errors: [] });
  });

  test('work that is never ready expires after a day', async () => {
    covers('neurovision:session-status:expired');
    const headers = { 'x-verigraph-scenario': 'neurovision-never-ready' };
    const started = await post('kyc/process', await form({ token: TOKEN, mode: 'async' }), headers);
    const body = { token: TOKEN, sessionId: started.json['sessionId'] };
    sandbox.passTime(10 * PROCESSING_MS);
    expect((await post('kyc/session/status', body, headers)).json['status']).toBe('processing');
    sandbox.passTime(86_400_000);
    expect((await post('kyc/session/status', body, headers)).json).toMatchObject({
      status: 'expired',
      secondsToLive: 0,
    });
  });

  test('mode is sync where nothing is said', async () => {
    covers('neurovision:request:mode-sync');
    expect((await post('kyc/process', await form({ token: TOKEN }))).json['status']).toBe('success');
  });

  test('clientKey wins where both are given', async () => {
    covers('neurovision:request:status-clientKey');
    const one = await post('kyc/process', await form({ token: TOKEN, clientKey: 'order-4' }));
    const other = await post('kyc/process', await form({ token: TOKEN, clientKey: 'order-5' }));
    const asked = { token: TOKEN, sessionId: other.json['sessionId'], clientKey: 'order-4' };
    expect((await post('kyc/session/status', asked)).json['sessionId']).toBe(one.json['sessionId']);
  });

  test('a failed session looks like the sample', async () => {
    covers('neurovision:refusal:failed');
    const headers = { 'x-verigraph-scenario': 'neurovision-broken' };
    const { status, json } = await post('kyc/process', await form({ token: TOKEN }), headers);
    expect(status).toBe(200);
    const sample = (await fixture('failed-session')) as Record<string, unknown>;
    expect(json).toEqual({ ...sample, sessionId: json['sessionId'], createdAt: json['createdAt'] });
  });

  test.each([
    ['no token', {}, {}, 401],
    ['a wrong token', { token: 'wrong' }, {}, 401],
    ['a wrong JWT beside a good token', { token: TOKEN }, { token: 'a.b.c' }, 401],
    ['the permanent token as a JWT', {}, { authorization: `Bearer ${TOKEN}` }, 401],
    ['the permanent token', { token: TOKEN }, {}, 200],
  ])('%s', async (_name, fields, headers, status) => {
    covers('neurovision:authorization:form', 'neurovision:authorization:none', 'neurovision:refusal:access-denied');
    const answer = await post('kyc/process', await form(fields), headers);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.json).toEqual({ message: 'access denied', status: 'error' });
    const asked = await post('kyc/session/status', { ...fields, clientKey: 'nobody' }, headers);
    expect(asked.status).toBe(status === 401 ? 401 : 404);
  });

  test('a JWT is good in the header named token and as a bearer', async () => {
    covers('neurovision:authorization:header', 'neurovision:authorization:bearer');
    const token = await logIn();
    expect((await post('kyc/process', await form(), { token })).status).toBe(200);
    expect((await post('kyc/process', await form(), { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('a JWT ends after its days, and one of 0 days does not', async () => {
    covers('neurovision:authorization:valid_days', 'neurovision:authorization:valid_days-0');
    const [short, endless] = [await logIn(1), await logIn(0)];
    sandbox.passTime(86_400_000);
    expect((await post('kyc/process', await form(), { token: short })).status).toBe(401);
    expect((await post('kyc/process', await form(), { token: endless })).status).toBe(200);
  });

  test.each([
    ['no account', {}, 400, 'invalid schema'],
    ['days in words', { email, password, valid_days: 'one' }, 400, 'invalid schema'],
    ['negative days', { email, password, valid_days: -1 }, 400, 'invalid schema'],
    ['a wrong password', { email, password: 'wrong' }, 403, 'invalid user credentials'],
  ])('log-in with %s', async (_name, body, status, message) => {
    covers('neurovision:endpoint:login', 'neurovision:authorization:email', 'neurovision:refusal:credentials');
    expect(await post('user/login', body)).toEqual({ status, json: { message, status: 'error' } });
  });

  test.each([
    ['a mode that is none', { mode: 'later' }],
    ['a session that is no time-UUID', { sessionId: 'abc' }],
    ['a client key of 37 characters', { clientKey: 'k'.repeat(37) }],
    ['an empty client key', { clientKey: '' }],
    ['an ocr that is neither true nor false', { ocr: 'perhaps' }],
  ])('%s is an invalid schema', async (_name, fields) => {
    covers(
      'neurovision:request:sessionId',
      'neurovision:request:clientKey-length',
      'neurovision:request:ocr',
      'neurovision:refusal:invalid-schema',
    );
    const answer = await post('kyc/process', await form({ token: TOKEN, ...fields }));
    expect(answer).toEqual({ status: 400, json: { message: 'invalid schema', status: 'error' } });
  });

  test('a form without pictures is refused', async () => {
    covers('neurovision:request:images', 'neurovision:refusal:no-image');
    const answer = await post('kyc/process', await form({ token: TOKEN }, []));
    expect(answer).toEqual({ status: 400, json: { message: 'no image attached', status: 'error' } });
  });

  test.each([
    ['nothing to ask by', {}],
    ['a session that is no time-UUID', { sessionId: 'abc' }],
    ['an empty client key', { clientKey: '' }],
    ['a client key that is a number', { clientKey: 7 }],
  ])('status with %s is an invalid schema', async (_name, fields) => {
    const answer = await post('kyc/session/status', { token: TOKEN, ...fields });
    expect(answer).toEqual({ status: 400, json: { message: 'invalid schema', status: 'error' } });
  });

  test.each([
    ['JSON instead of a form', 'kyc/process', {}, 400],
    ['what does not exist', 'kyc/else', {}, 404],
  ])('%s has the same envelope', async (_name, path, body, status) => {
    covers('neurovision:endpoint:process', 'neurovision:refusal:envelope');
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.json['status']).toBe('error');
  });

  test('a token that the vendor has ended is renewed by the provider', async () => {
    covers('neurovision:authorization:renewal-401');
    const login = { email, password, validDays: 1 };
    const provider = sandbox.provider({ tokenRoute: 'bearer', token: null, login });
    expect((await provider.start(documentRequest([passport]), contextOf())).state).toBe('pending');
    // The provider's clock stands still, so that only the vendor knows that the token has ended.
    sandbox.passTime(86_400_000);
    expect((await provider.start(documentRequest([passport]), contextOf())).state).toBe('pending');
  });
});
