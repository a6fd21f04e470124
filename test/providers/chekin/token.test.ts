import { describe, expect, test } from '@jest/globals';
import type { CallContext } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { covers } from '../../support/covers.js';
import { contextOf } from '../../support/provider-call.js';
import { newPicture, providerOf, replyOf, requestFor } from './chekin-call.js';

const HOUR_MS = 3_600_000;

function jwt(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ typ: 'JWT' })}.${encode(claims)}.signature-${Object.values(claims).join('-')}`;
}

/** A vendor that gives out a token for each login and takes any that it has not revoked. */
function vendor(options: { claims?: (login: number) => object | null; refuseAll?: boolean } = {}) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const logins: HttpRequest[] = [];
  const used: string[] = [];
  const revoked = new Set<string>();
  const tokenOf = (login: number) => {
    const seconds = Math.floor(nowMs / 1000);
    const claims = (options.claims ?? (() => ({ exp: seconds + 3600, orig_iat: seconds, login })))(login);
    return claims === null ? `opaque-${login}` : jwt(claims);
  };
  const answer = (request: HttpRequest): HttpReply => {
    if (request.url.pathname.endsWith('/api-token-auth/')) {
      logins.push(request);
      return replyOf({ body: { token: tokenOf(logins.length) } });
    }
    const token = request.headers?.['authorization']?.replace(/^JWT /, '') ?? '';
    used.push(token);
    const refused = options.refuseAll || revoked.has(token);
    return refused
      ? replyOf({ status: 401, body: { detail: 'Signature has expired.' } })
      : replyOf({ body: newPicture(15) });
  };
  const context = (signal?: AbortSignal, delay: () => Promise<void> = () => Promise.resolve()): CallContext => ({
    ...contextOf(signal ? { signal } : {}),
    now: () => new Date(nowMs),
    send: async (request) => {
      await delay();
      if (signal?.aborted) throw new ProviderFailure('CANCELED', 'Called off.');
      return answer(request);
    },
  });
  return {
    logins,
    used,
    revoked,
    context,
    pass: (ms: number) => void (nowMs += ms),
  };
}

function accountProvider(changes: Parameters<typeof providerOf>[0] = {}) {
  return providerOf({
    version: 'v3',
    baseUrl: 'https://a.chekin.io/api',
    scheme: 'JWT',
    credentials: { kind: 'ACCOUNT', email: 'someone@example.invalid', password: 'password-of-a-test' },
    ...changes,
  });
}

describe('the token of an account', () => {
  test('is fetched once, with email and password, from the vendor’s own host', async () => {
    covers(
      'chekin:endpoint:api-token-auth',
      'chekin:request:email-password',
      'chekin:setting:CHEKIN_EMAIL',
      'chekin:setting:CHEKIN_PASSWORD',
    );
    const { context, logins, used } = vendor();
    const provider = accountProvider({ apiKey: 'key-of-a-test' });
    const request = await requestFor('passport-utopia.jpg');
    await provider.start(request, context());
    await provider.start(request, context());
    expect(logins).toHaveLength(1);
    expect(logins[0]).toMatchObject({ method: 'POST' });
    expect(logins[0]?.url.href).toBe('https://a.chekin.io/api/v3/api-token-auth/');
    expect(logins[0]?.headers).toEqual({ 'content-type': 'application/json', 'api-key': 'key-of-a-test' });
    expect(JSON.parse(logins[0]?.body as string)).toEqual({
      email: 'someone@example.invalid',
      password: 'password-of-a-test',
    });
    expect(new Set(used).size).toBe(1);
  });

  test('is renewed five minutes before its hour ends', async () => {
    covers('chekin:setting:CHEKIN_TOKEN_RENEWAL_MARGIN_MS');
    const { context, logins, pass } = vendor();
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    await provider.start(request, context());
    pass(HOUR_MS - 300_001);
    await provider.start(request, context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(request, context());
    expect(logins).toHaveLength(2);
  });

  test('lives as long as it says itself, whatever the vendor’s clock shows', async () => {
    const { context, logins, pass } = vendor({
      claims: (login) => ({ exp: 1_571_254_000, iat: 1_571_253_400, login }),
    });
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    await provider.start(request, context());
    pass(299_999);
    await provider.start(request, context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(request, context());
    expect(logins).toHaveLength(2);
  });

  test('that does not say lives as long as is set', async () => {
    covers('chekin:setting:CHEKIN_TOKEN_LIFETIME_MS', 'chekin:setting:CHEKIN_TOKEN_RENEWAL_MARGIN_MS');
    const { context, logins, pass } = vendor({ claims: () => null });
    const provider = accountProvider({ tokenLifetimeMs: 10_000, tokenRenewalMarginMs: 1_000 });
    const request = await requestFor('passport-utopia.jpg');
    await provider.start(request, context());
    pass(8_999);
    await provider.start(request, context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(request, context());
    expect(logins).toHaveLength(2);
  });

  test('whose life is shorter than the margin is used for half of it', async () => {
    const { context, logins, pass } = vendor({ claims: () => null });
    const provider = accountProvider({ tokenLifetimeMs: 10_000 });
    const request = await requestFor('passport-utopia.jpg');
    await provider.start(request, context());
    pass(4_999);
    await provider.start(request, context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(request, context());
    expect(logins).toHaveLength(2);
  });

  test('is fetched anew, once, when it was revoked', async () => {
    const { context, logins, used, revoked } = vendor();
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    await provider.start(request, context());
    revoked.add(used[0] ?? '');
    const result = await provider.start(request, context());
    expect(result.state).toBe('pending');
    expect(logins).toHaveLength(2);
    expect(used).toHaveLength(3);
  });

  test('is not fetched for ever when the vendor refuses all', async () => {
    const { context, logins, used } = vendor({ refuseAll: true });
    const run = accountProvider().start(await requestFor('passport-utopia.jpg'), context());
    await expect(run).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' });
    expect(logins).toHaveLength(2);
    expect(used).toHaveLength(2);
  });

  test('is one for all that ask at once', async () => {
    const { context, logins, used } = vendor();
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    await Promise.all(Array.from({ length: 8 }, () => provider.start(request, context())));
    expect(logins).toHaveLength(1);
    expect(used).toHaveLength(8);
  });

  test('still comes for others when who fetched it was called off', async () => {
    const { context, logins } = vendor();
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    const off = new AbortController();
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const first = provider.start(
      request,
      context(off.signal, () => gate),
    );
    const others = [provider.start(request, context()), provider.start(request, context())];
    off.abort();
    release();
    await expect(first).rejects.toMatchObject({ code: 'CANCELED' });
    const results = await Promise.all(others);
    expect(results.map(({ state }) => state)).toEqual(['pending', 'pending']);
    expect(logins).toHaveLength(1);
  });

  test('is not waited for by one who was called off', async () => {
    const { context } = vendor();
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const first = provider.start(
      request,
      context(undefined, () => gate),
    );
    const off = new AbortController();
    const second = provider.start(request, context(off.signal));
    off.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELED', delivery: 'NOT_SENT' });
    release();
    expect((await first).state).toBe('pending');
  });

  test.each([{}, { token: '' }, { token: 7 }, { token: 'two words' }, { token: 'x\r\ny: z' }, []])(
    'that is none (%j) is malformed',
    async (body) => {
      const context: CallContext = { ...contextOf(), send: () => Promise.resolve(replyOf({ body })) };
      const run = accountProvider().start(await requestFor('passport-utopia.jpg'), context);
      await expect(run).rejects.toMatchObject({ code: 'MALFORMED_REPLY' });
    },
  );

  test('a failed login is not kept', async () => {
    const { context, logins } = vendor();
    const provider = accountProvider();
    const request = await requestFor('passport-utopia.jpg');
    const broken: CallContext = { ...contextOf(), send: () => Promise.resolve(replyOf({ status: 503 })) };
    await expect(provider.start(request, broken)).rejects.toMatchObject({ code: 'UNAVAILABLE', delivery: 'NOT_SENT' });
    expect((await provider.start(request, context())).state).toBe('pending');
    expect(logins).toHaveLength(1);
  });
});
