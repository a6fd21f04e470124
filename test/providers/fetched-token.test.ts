import { describe, expect, test } from '@jest/globals';
import type { CallContext } from '../../src/providers/contract.js';
import { ProviderFailure } from '../../src/providers/contract.js';
import type { FetchedToken, FetchToken } from '../../src/providers/fetched-token.js';
import { createTokenSource, fixedToken, isHeaderToken, lifetimeOfJwt } from '../../src/providers/fetched-token.js';
import type { HttpReply } from '../../src/providers/http.js';
import { contextOf } from '../support/provider-call.js';

const MARGIN_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A vendor that gives out `token-1`, `token-2` and so on, and takes any that it has not revoked. */
function vendor(life: Partial<FetchedToken> = {}) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const asked: (string | null)[] = [];
  const used: string[] = [];
  const revoked = new Set<string>();
  const give: FetchToken = (refreshToken) => {
    asked.push(refreshToken);
    return Promise.resolve({ token: `token-${asked.length}`, lifetimeMs: HOUR_MS, refreshToken: null, ...life });
  };
  const context = (signal?: AbortSignal): CallContext => ({
    ...contextOf(),
    ...(signal ? { signal } : {}),
    now: () => new Date(nowMs),
  });
  const send = (token: string): Promise<HttpReply> => {
    used.push(token);
    const status = revoked.has(token) ? 401 : 200;
    return Promise.resolve({ status, headers: new Headers(), text: '', json: undefined });
  };
  return { asked, used, revoked, give, context, send, pass: (ms: number) => void (nowMs += ms) };
}

/** A fetch that ends when the test says so. */
function held() {
  let give = (_token: FetchedToken): void => undefined;
  let fail = (_fault: Error): void => undefined;
  const promise = new Promise<FetchedToken>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  return { promise, give: (token: string) => give({ token, lifetimeMs: null, refreshToken: null }), fail };
}

describe('a token that has to be fetched', () => {
  test.each([
    ['an hour, but for the margin', HOUR_MS, HOUR_MS - MARGIN_MS],
    ['less than twice the margin, for half of it', 100_000, 50_000],
    ['nothing at all, once', 0, 0],
    ['less than nothing, once', -5_000, 0],
  ])('of %s, is used for so long', async (_life, lifetimeMs, usedForMs) => {
    const { asked, give, context, send, pass } = vendor({ lifetimeMs });
    const source = createTokenSource('A vendor', give, MARGIN_MS);
    await source.sendWithToken(context(), send);
    if (usedForMs > 0) {
      pass(usedForMs - 1);
      await source.sendWithToken(context(), send);
      expect(asked).toHaveLength(1);
      pass(1);
    }
    await source.sendWithToken(context(), send);
    expect(asked).toHaveLength(2);
  });

  test('whose life nobody tells is good until it is refused, and then renewed once', async () => {
    const { asked, used, revoked, give, context, send, pass } = vendor({ lifetimeMs: null });
    const source = createTokenSource('A vendor', give, MARGIN_MS);
    await source.sendWithToken(context(), send);
    pass(3_650 * 24 * HOUR_MS);
    expect((await source.sendWithToken(context(), send)).status).toBe(200);
    revoked.add('token-1').add('token-2');
    expect((await source.sendWithToken(context(), send)).status).toBe(401);
    expect(asked).toHaveLength(2);
    expect(used).toEqual(['token-1', 'token-1', 'token-1', 'token-2']);
  });

  test('is renewed by what came with the last one', async () => {
    const { asked, give, context, send, pass } = vendor({ refreshToken: 'refresh' });
    const source = createTokenSource('A vendor', give, MARGIN_MS);
    await source.sendWithToken(context(), send);
    pass(HOUR_MS);
    await source.sendWithToken(context(), send);
    expect(asked).toEqual([null, 'refresh']);
  });

  test('that cannot be had has kept the call from being sent', async () => {
    const { context, send, used } = vendor();
    const fault = new ProviderFailure('RATE_LIMITED', 'Slow down.', {
      delivery: 'UNKNOWN',
      status: 429,
      retryAfterMs: 7_000,
      providerCode: 'slow',
    });
    const source = createTokenSource('A vendor', () => Promise.reject(fault), MARGIN_MS);
    await expect(source.sendWithToken(context(), send)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      delivery: 'NOT_SENT',
      retryable: true,
      status: 429,
      retryAfterMs: 7_000,
      providerCode: 'slow',
    });
    expect(used).toEqual([]);
  });

  test('that is fixed is sent as it is, and never again where it is refused', async () => {
    const { context, send, used, revoked } = vendor();
    revoked.add('fixed');
    expect((await fixedToken('fixed').sendWithToken(context(), send)).status).toBe(401);
    expect(used).toEqual(['fixed']);
  });
});

describe('many callers', () => {
  test('share one fetch, and one renewal', async () => {
    const { asked, revoked, give, context, send } = vendor();
    const source = createTokenSource('A vendor', give, MARGIN_MS);
    const all = () => Promise.all([1, 2, 3, 4].map(() => source.sendWithToken(context(), send)));
    await all();
    expect(asked).toHaveLength(1);
    revoked.add('token-1');
    expect((await all()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(asked).toHaveLength(2);
  });

  test('are not called off with the one that fetches', async () => {
    const { context, send, used } = vendor();
    const fetches = [held(), held()];
    let count = 0;
    const source = createTokenSource('A vendor', () => fetches[count++]!.promise, MARGIN_MS);
    const off = new AbortController();
    const first = source.sendWithToken(context(off.signal), send);
    const second = source.sendWithToken(context(), send);
    off.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELED', delivery: 'NOT_SENT' });
    fetches[0]!.fail(new ProviderFailure('CANCELED', 'Called off.'));
    fetches[1]!.give('own');
    expect((await second).status).toBe(200);
    expect([count, used]).toEqual([2, ['own']]);
  });

  test.each([
    ['CANCELED', undefined],
    ['TIMEOUT', new DOMException('Too late.', 'TimeoutError')],
  ])('wait no longer than each may: %s', async (code, reason) => {
    const { context, send } = vendor();
    const fetch = held();
    const source = createTokenSource('A vendor', () => fetch.promise, MARGIN_MS);
    const first = source.sendWithToken(context(), send);
    const off = new AbortController();
    const second = source.sendWithToken(context(off.signal), send);
    off.abort(reason);
    await expect(second).rejects.toMatchObject({ code, delivery: 'NOT_SENT' });
    fetch.give('late');
    expect((await first).status).toBe(200);
  });

  test('share a failure, and the next one fetches anew', async () => {
    const { give, context, send } = vendor();
    const failing = held();
    let count = 0;
    const source = createTokenSource(
      'A vendor',
      (...parts) => (count++ === 0 ? failing.promise : give(...parts)),
      MARGIN_MS,
    );
    const both = [source.sendWithToken(context(), send), source.sendWithToken(context(), send)];
    failing.fail(new ProviderFailure('AUTHENTICATION_FAILED', 'Refused.'));
    for (const each of both) await expect(each).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' });
    expect((await source.sendWithToken(context(), send)).status).toBe(200);
    expect(count).toBe(2);
  });
});

describe('how long a JWT lives', () => {
  const jwt = (claims: object) => `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
  const now = new Date(1_000_000);

  test.each([
    // The claims of one vendor's own example.
    [{ exp: 1_571_256_906, orig_iat: 1_571_253_306 }, HOUR_MS, HOUR_MS],
    [{ exp: 2_000, iat: 1_400, orig_iat: 0 }, 600_000, 600_000],
    [{ exp: 2_000 }, null, 1_000_000],
    [{ iat: 1_400 }, null, null],
    [{ exp: 1_000, iat: 1_400 }, null, null],
    [{ exp: '2000', iat: 1_400 }, null, null],
  ])('%j: %s ms, and %s ms where it is now', (claims, lifetimeMs, fromNowMs) => {
    expect(lifetimeOfJwt(jwt(claims))).toBe(lifetimeMs);
    expect(lifetimeOfJwt(jwt(claims), now)).toBe(fromNowMs);
  });

  test.each(['opaque', 'a.b', 'a.!!!.c', `a.${Buffer.from('null').toString('base64url')}.c`, ''])(
    '%j says nothing',
    (token) => {
      expect(lifetimeOfJwt(token, now)).toBeNull();
    },
  );
});

test.each([
  ['a.b-c', true],
  ['', false],
  ['two words', false],
  ['x\r\ny: z', false],
  [null, false],
])('%j may be sent in a header: %s', (token, expected) => {
  expect(isHeaderToken(token)).toBe(expected);
});
