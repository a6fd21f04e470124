import { describe, expect, test } from '@jest/globals';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { covers } from '../../support/covers.js';
import type { ScriptedCall } from './scripted-call.js';
import { documentRequest, failureOf, jwtOf, reply, scriptedCall, settingsWith } from './scripted-call.js';

const ACCOUNT = { email: 'somebody@vendor.example', password: 'a-password', validDays: 3 };
const PENDING = reply({ sessionId: '550e8400-e29b-11d4-a716-446655440000', status: 'processing' });
const START = Date.parse('2026-03-19T10:31:00.000Z');
const DENIED = reply({ message: 'access denied', status: 'error' }, 401);

const provider = (settings: Partial<NeurovisionSettings> = {}) =>
  neurovisionModule.create(settingsWith({ token: null, tokenRoute: 'bearer', login: ACCOUNT, ...settings }), {
    mode: 'LIVE',
    cost: null,
  });
const granted = (token: string) => reply({ status: 'ok', token });
const pathsOf = ({ sent }: ScriptedCall) => sent.map(({ path }) => path.replace('/neurovision/v1/', ''));

describe('POST /user/login', () => {
  test('is JSON with the account and the days, and its token goes where the route says', async () => {
    covers('neurovision:endpoint:login', 'neurovision:authorization:email', 'neurovision:authorization:valid_days');
    const call = scriptedCall([granted('jwt-one'), PENDING]);
    await provider({ tokenRoute: 'header' }).start(documentRequest(), call.context);
    expect(call.sent[0]).toMatchObject({
      method: 'POST',
      path: '/neurovision/v1/user/login',
      headers: { 'content-type': 'application/json' },
      json: { email: 'somebody@vendor.example', password: 'a-password', valid_days: 3 },
    });
    expect(call.sent[1]?.headers).toEqual({ token: 'jwt-one' });
    expect(call.sent[1]?.form?.['token']).toBeUndefined();
  });

  test.each([
    [400, { message: 'invalid schema', status: 'error' }, 'AUTHENTICATION_FAILED', 'invalid schema'],
    [401, { message: 'access denied', status: 'error' }, 'AUTHENTICATION_FAILED', 'access denied'],
    [
      403,
      { message: 'invalid user credentials', status: 'error' },
      'AUTHENTICATION_FAILED',
      'invalid user credentials',
    ],
    [429, { message: 'too many', status: 'error' }, 'RATE_LIMITED', 'too many'],
    [503, undefined, 'UNAVAILABLE', null],
    [200, { status: 'ok' }, 'MALFORMED_REPLY', null],
    [200, { status: 'ok', token: 'two\nlines' }, 'MALFORMED_REPLY', null],
    [200, undefined, 'MALFORMED_REPLY', null],
  ])('%i %j becomes %s, and the call itself was never sent', async (status, json, code, providerCode) => {
    covers('neurovision:refusal:credentials');
    const call = scriptedCall([reply(json, status)]);
    const failure = await failureOf(provider().start(documentRequest(), call.context));
    expect(failure).toMatchObject({ code, providerCode, delivery: 'NOT_SENT' });
    expect(pathsOf(call)).toEqual(['user/login']);
  });

  test('a connection that breaks during it has not sent the call', async () => {
    const broken = new ProviderFailure('UNAVAILABLE', 'The connection broke.', { delivery: 'UNKNOWN' });
    const failure = await failureOf(provider().start(documentRequest(), scriptedCall([broken]).context));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', delivery: 'NOT_SENT', retryable: true });
  });
});

describe('a temporary token', () => {
  test('is kept, and renewed a minute before its end as it tells it, even where clocks differ', async () => {
    covers('neurovision:authorization:renewal');
    const iat = START / 1_000 + 5_000_000;
    const asked = provider();
    const times: [number, string[]][] = [
      [0, ['user/login', 'kyc/process']],
      [3_539_000, ['kyc/process']],
      [3_540_000, ['user/login', 'kyc/process']],
    ];
    for (const [afterMs, paths] of times) {
      const answers = paths.length === 2 ? [granted(jwtOf({ iat, exp: iat + 3_600 })), PENDING] : [PENDING];
      const call = scriptedCall(answers, { now: () => new Date(START + afterMs) });
      await asked.start(documentRequest(), call.context);
      expect(pathsOf(call)).toEqual(paths);
    }
  });

  test.each([
    ['of five minutes, but for the last of them', jwtOf({ exp: START / 1_000 + 300 }), 1, 240_000],
    ['of one minute, for half of it', jwtOf({ exp: START / 1_000 + 60 }), 1, 30_000],
    ['that tells no end, for the days that were asked for', 'opaque', 2, 2 * 86_400_000 - 60_000],
    ['whose middle is no JSON, the same', 'a.b.c', 1, 86_400_000 - 60_000],
    ['whose middle is a text, the same', `a.${Buffer.from('"text"').toString('base64url')}.c`, 1, 86_400_000 - 60_000],
  ])('is used %s', async (_name, token, validDays, lifeMs) => {
    const asked = provider({ login: { ...ACCOUNT, validDays } });
    const first = scriptedCall([granted(token), PENDING], { now: () => new Date(START) });
    await asked.start(documentRequest(), first.context);
    const before = scriptedCall([PENDING], { now: () => new Date(START + lifeMs - 1) });
    await asked.start(documentRequest(), before.context);
    const after = scriptedCall([granted(token), PENDING], { now: () => new Date(START + lifeMs) });
    await asked.start(documentRequest(), after.context);
    expect([first, before, after].map((call) => call.sent.length)).toEqual([2, 1, 2]);
  });

  test('of 0 days is good until it is refused', async () => {
    covers('neurovision:authorization:valid_days-0');
    const asked = provider({ login: { ...ACCOUNT, validDays: 0 } });
    await asked.start(documentRequest(), scriptedCall([granted('opaque'), PENDING]).context);
    const later = scriptedCall([PENDING], { now: () => new Date(START + 3_650 * 86_400_000) });
    await asked.start(documentRequest(), later.context);
    expect(pathsOf(later)).toEqual(['kyc/process']);
  });

  test('that is refused is renewed once, and the call is made again with the whole form', async () => {
    covers('neurovision:authorization:renewal-401');
    const call = scriptedCall([granted('old'), DENIED, granted('new'), PENDING]);
    expect((await provider().start(documentRequest(), call.context)).state).toBe('pending');
    expect(pathsOf(call)).toEqual(['user/login', 'kyc/process', 'user/login', 'kyc/process']);
    expect(call.sent[3]?.headers).toEqual({ authorization: 'Bearer new' });
    expect(call.sent[3]?.form).toEqual(call.sent[1]?.form);
  });

  test('is not renewed a second time', async () => {
    covers('neurovision:authorization:renewal-401');
    const call = scriptedCall([granted('old'), DENIED, granted('new'), DENIED]);
    expect((await failureOf(provider().start(documentRequest(), call.context))).code).toBe('AUTHENTICATION_FAILED');
    expect(call.sent).toHaveLength(4);
  });

  test('is not fetched for the permanent one', async () => {
    const call = scriptedCall([DENIED]);
    const asked = provider({ tokenRoute: 'form', token: 'permanent-token' });
    const failure = await failureOf(asked.start(documentRequest(), call.context));
    expect(failure).toMatchObject({ code: 'AUTHENTICATION_FAILED', providerCode: 'access denied', retryable: false });
    expect(pathsOf(call)).toEqual(['kyc/process']);
  });
});

describe('calls at the same time', () => {
  /** A log-in that is answered when the test says so. */
  function held() {
    let answer: (token: string) => void = () => {};
    let fail: (failure: ProviderFailure) => void = () => {};
    const promise = new Promise<ReturnType<typeof granted>>((resolve, reject) => {
      answer = (token) => resolve(granted(token));
      fail = reject;
    });
    return { wait: () => promise, answer: (token: string) => answer(token), fail: (f: ProviderFailure) => fail(f) };
  }

  test('share one log-in', async () => {
    covers('neurovision:authorization:shared');
    const logIn = held();
    const asked = provider();
    const first = scriptedCall([logIn.wait, PENDING]);
    const second = scriptedCall([PENDING]);
    const runs = [asked.start(documentRequest(), first.context), asked.start(documentRequest(), second.context)];
    logIn.answer('shared');
    await Promise.all(runs);
    expect([pathsOf(first), pathsOf(second)]).toEqual([['user/login', 'kyc/process'], ['kyc/process']]);
    expect(second.sent[0]?.headers).toEqual({ authorization: 'Bearer shared' });
  });

  test('share one renewal where both are refused', async () => {
    const asked = provider();
    await asked.start(documentRequest(), scriptedCall([granted('old'), PENDING]).context);
    const logIn = held();
    const first = scriptedCall([DENIED, logIn.wait, PENDING]);
    const second = scriptedCall([DENIED, PENDING]);
    const runs = [asked.start(documentRequest(), first.context), asked.start(documentRequest(), second.context)];
    logIn.answer('new');
    await Promise.all(runs);
    expect([...pathsOf(first), ...pathsOf(second)].filter((path) => path === 'user/login')).toHaveLength(1);
  });

  test('are not called off with the one that logged in', async () => {
    const logIn = held();
    const asked = provider();
    const first = scriptedCall([logIn.wait]);
    const second = scriptedCall([granted('own'), PENDING]);
    const firstRun = failureOf(asked.start(documentRequest(), first.context));
    const secondRun = asked.start(documentRequest(), second.context);
    logIn.fail(new ProviderFailure('CANCELED', 'The call was called off.'));
    expect((await firstRun).code).toBe('CANCELED');
    expect((await secondRun).state).toBe('pending');
    expect(pathsOf(second)).toEqual(['user/login', 'kyc/process']);
  });

  test('fail together where the account is refused', async () => {
    const logIn = held();
    const asked = provider();
    const first = asked.start(documentRequest(), scriptedCall([logIn.wait]).context);
    const second = asked.start(documentRequest(), scriptedCall([]).context);
    logIn.fail(new ProviderFailure('AUTHENTICATION_FAILED', 'Refused.'));
    expect((await failureOf(first)).code).toBe('AUTHENTICATION_FAILED');
    expect((await failureOf(second)).code).toBe('AUTHENTICATION_FAILED');
  });

  test.each([
    ['CANCELED', undefined],
    ['TIMEOUT', new DOMException('Too late.', 'TimeoutError')],
  ])('each waits no longer than it may: %s', async (code, reason) => {
    const logIn = held();
    const asked = provider();
    const first = asked.start(documentRequest(), scriptedCall([logIn.wait, PENDING]).context);
    const off = new AbortController();
    const second = asked.start(documentRequest(), scriptedCall([], { signal: off.signal }).context);
    off.abort(reason);
    expect(await failureOf(second)).toMatchObject({ code, delivery: 'NOT_SENT' });
    logIn.answer('late');
    expect((await first).state).toBe('pending');
  });

  test('one that was called off before it began fetches nothing it would wait for', async () => {
    const failure = await failureOf(
      provider().start(documentRequest(), scriptedCall([granted('x')], { signal: AbortSignal.abort() }).context),
    );
    expect(failure.code).toBe('CANCELED');
  });
});
