import { describe, expect, test } from '@jest/globals';
import type { ArtemisSettings } from '../../../src/providers/artemis/settings.js';
import type { CallContext, Json } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { covers } from '../../support/covers.js';
import { contextOf } from '../../support/provider-call.js';
import { CLIENT_SECRET, exportOf, fixture, providerOf, replyOf, scripted, settingsOf, TODAY } from './artemis-call.js';

const USER = { username: 'someone@example.invalid', password: 'password-of-a-test' };
const JSON_ENDPOINT: Partial<ArtemisSettings> = {
  tokenEndpoint: 'JSON',
  tokenPath: '/api/authentication/token',
  authBase: 'https://api.artemis.cynopsis.co',
};

interface VendorOptions {
  /** The answer to the nth request for a token. */
  token?: (count: number) => Record<string, Json>;
  /** Statuses of requests for a token, by number; 200 where absent. */
  statuses?: Record<number, number>;
}

/** A vendor that gives out a token for each request and takes any that it has not revoked. */
function vendor({ token, statuses = {} }: VendorOptions = {}) {
  let nowMs = TODAY.getTime();
  const logins: HttpRequest[] = [];
  const used: string[] = [];
  const revoked = new Set<string>();
  const makeToken = token ?? ((count) => ({ access_token: `token-${count}`, token_type: 'Bearer', expires_in: 3600 }));
  function answer(request: HttpRequest): HttpReply {
    if (request.url.pathname.endsWith('/token')) {
      logins.push(request);
      const status = statuses[logins.length] ?? 200;
      return replyOf({ status, body: status === 200 ? makeToken(logins.length) : {} });
    }
    const accessToken = request.headers?.['authorization']?.replace(/^Bearer /, '') ?? '';
    used.push(accessToken);
    return revoked.has(accessToken) ? replyOf({ status: 401 }) : replyOf({ body: { id: 123 } });
  }
  function context(
    parts: { signal?: AbortSignal; before?: (request: HttpRequest) => Promise<void> } = {},
  ): CallContext {
    const { signal, before } = parts;
    return {
      ...contextOf(signal ? { signal } : {}),
      now: () => new Date(nowMs),
      send: async (request) => {
        await before?.(request);
        if (signal?.aborted) throw new ProviderFailure('CANCELED', 'Called off.');
        return answer(request);
      },
    };
  }
  return { logins, used, revoked, context, pass: (ms: number) => void (nowMs += ms) };
}

function formOf(request: HttpRequest | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request?.body as string));
}

async function failed(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.catch((error: unknown) => error);
  if (!(fault instanceof ProviderFailure)) throw new Error('It did not fail as it should.');
  return fault;
}

describe('the request for a token', () => {
  test('client credentials, as a form, at the host of tokens', async () => {
    covers('artemis:endpoint:oauth-client', 'artemis:choice:ARTEMIS_CLIENT_ID');
    const { context, logins, used } = vendor();
    await providerOf().start(await exportOf(), context());
    expect(logins[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(logins[0]?.url.href).toBe('https://crm.cynopsis.co/oauth/token');
    expect(formOf(logins[0])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-of-a-test',
      client_secret: CLIENT_SECRET,
    });
    expect(used).toEqual(['token-1']);
  });

  test('password, with both the client and the user', async () => {
    covers('artemis:endpoint:oauth-password', 'artemis:choice:ARTEMIS_USERNAME');
    const { context, logins } = vendor();
    const credentials = { ...settingsOf().credentials, user: { ...USER, password: 'a&b=c d+é' } };
    await providerOf({ credentials }).start(await exportOf(), context());
    expect(logins[0]?.url.href).toBe('https://crm.cynopsis.co/oauth/token');
    expect(formOf(logins[0])).toEqual({
      grant_type: 'password',
      client_id: 'client-of-a-test',
      client_secret: CLIENT_SECRET,
      username: USER.username,
      password: 'a&b=c d+é',
    });
  });

  test('JSON, at the host of documents, without Authorization', async () => {
    covers('artemis:endpoint:json', 'artemis:token:not-read', 'artemis:choice:ARTEMIS_TOKEN_ENDPOINT');
    const answer = await fixture('token-json');
    const { context, logins, used } = vendor({ token: () => answer });
    await providerOf(JSON_ENDPOINT).start(await exportOf(), context());
    expect(logins[0]).toMatchObject({ method: 'POST' });
    expect(logins[0]?.headers).toEqual({ 'content-type': 'application/json' });
    expect(logins[0]?.url.href).toBe('https://api.artemis.cynopsis.co/api/authentication/token');
    expect(JSON.parse(logins[0]?.body as string)).toEqual({
      clientId: 'client-of-a-test',
      clientSecret: CLIENT_SECRET,
    });
    expect(used).toEqual(['access-token-of-a-test']);
  });

  test('elsewhere, by setting', async () => {
    covers('artemis:setting:ARTEMIS_AUTH_BASE', 'artemis:setting:ARTEMIS_TOKEN_PATH');
    const { context, logins } = vendor();
    const changes = { authBase: 'https://login.example.invalid/realm', tokenPath: '/v2/token' };
    await providerOf(changes).start(await exportOf(), context());
    expect(logins[0]?.url.href).toBe('https://login.example.invalid/realm/v2/token');
  });

  test('the secret goes to that host only', async () => {
    const { context, logins } = vendor();
    const puts: HttpRequest[] = [];
    const before = (request: HttpRequest) => {
      if (request.method === 'PUT') puts.push(request);
      return Promise.resolve();
    };
    await providerOf().start(await exportOf(), context({ before }));
    expect(JSON.stringify(puts.map(({ url, headers, body }) => [url.href, headers, body]))).not.toContain(
      CLIENT_SECRET,
    );
    expect(logins).toHaveLength(1);
    expect(puts).toHaveLength(1);
  });
});

describe('the life of a token', () => {
  test.each<[string, Json, number]>([
    ['3600 as a number', 3600, 3_600_000],
    ['28800 as a number', 28_800, 28_800_000],
    ['3600 as text', '3600', 3_600_000],
  ])('%s: renewed a minute before its end', async (_what, expiresIn, lifetimeMs) => {
    covers('artemis:token:expires_in');
    const { context, logins, used, pass } = vendor({
      token: (count) => ({ access_token: `token-${count}`, token_type: 'Bearer', expires_in: expiresIn }),
    });
    const provider = providerOf();
    await provider.start(await exportOf(), context());
    pass(lifetimeMs - 60_001);
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(await exportOf(), context());
    expect(used).toEqual(['token-1', 'token-1', 'token-2']);
  });

  test('the margin is a setting', async () => {
    covers('artemis:setting:ARTEMIS_TOKEN_RENEWAL_MARGIN_MS');
    const { context, logins, pass } = vendor();
    const provider = providerOf({ tokenRenewalMarginMs: 0 });
    await provider.start(await exportOf(), context());
    pass(3_599_999);
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(2);
  });

  test('shorter than the margin: half of it', async () => {
    const { context, logins, pass } = vendor({
      token: (count) => ({ access_token: `token-${count}`, expires_in: 10 }),
    });
    const provider = providerOf();
    await provider.start(await exportOf(), context());
    pass(4_999);
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(1);
    pass(1);
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(2);
  });

  test.each<[string, Record<string, Json>]>([
    ['not told', {}],
    ['null', { expires_in: null }],
    ['told oddly', { expires_in: 'tomorrow' }],
  ])('%s: used until it is refused, no life of our own', async (_what, expiry) => {
    covers('artemis:token:expires_in-missing');
    const { context, logins, used, revoked, pass } = vendor({
      token: (count) => ({ access_token: `token-${count}`, ...expiry }),
    });
    const provider = providerOf();
    await provider.start(await exportOf(), context());
    pass(30 * 86_400_000);
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(1);
    revoked.add('token-1');
    await provider.start(await exportOf(), context());
    expect(used).toEqual(['token-1', 'token-1', 'token-1', 'token-2']);
  });

  test.each([0, -5])('%i seconds: used once', async (expiresIn) => {
    const { context, logins } = vendor({
      token: (count) => ({ access_token: `token-${count}`, expires_in: expiresIn }),
    });
    const provider = providerOf();
    await provider.start(await exportOf(), context());
    await provider.start(await exportOf(), context());
    expect(logins).toHaveLength(2);
  });
});

describe('a token that is refused', () => {
  test('is renewed once, and the call made once more', async () => {
    covers('artemis:token:renewal');
    const { context, logins, used, revoked } = vendor();
    const provider = providerOf();
    await provider.start(await exportOf(), context());
    revoked.add('token-1');
    expect(await provider.start(await exportOf(), context())).toMatchObject({ state: 'done' });
    expect(used).toEqual(['token-1', 'token-1', 'token-2']);
    expect(logins).toHaveLength(2);
  });

  test('and so is the new one: it is told, and not tried again', async () => {
    covers('artemis:token:renewal');
    const { context, logins, used, revoked } = vendor();
    for (const token of ['token-1', 'token-2', 'token-3']) revoked.add(token);
    const failure = await failed(providerOf().start(await exportOf(), context()));
    expect(failure).toMatchObject({ code: 'AUTHENTICATION_FAILED', status: 401 });
    expect(used).toEqual(['token-1', 'token-2']);
    expect(logins).toHaveLength(2);
  });

  test('to many callers at once is renewed once for all of them', async () => {
    covers('artemis:token:concurrent');
    const { context, logins, used, revoked } = vendor();
    const provider = providerOf();
    const request = await exportOf();
    await provider.start(request, context());
    revoked.add('token-1');
    await Promise.all([1, 2, 3, 4].map(() => provider.start(request, context())));
    expect(logins).toHaveLength(2);
    expect(used.filter((token) => token === 'token-2')).toHaveLength(4);
  });
});

describe('many callers', () => {
  test('share one request for a token', async () => {
    covers('artemis:token:concurrent');
    const { context, logins, used } = vendor();
    const provider = providerOf();
    const request = await exportOf();
    await Promise.all([1, 2, 3, 4, 5].map(() => provider.start(request, context())));
    expect(logins).toHaveLength(1);
    expect(used).toHaveLength(5);
  });

  test('share its failure, and the next one asks anew', async () => {
    const { context, logins } = vendor({ statuses: { 1: 503 } });
    const provider = providerOf();
    const request = await exportOf();
    const failures = await Promise.all([1, 2, 3].map(() => failed(provider.start(request, context()))));
    expect(failures.map(({ code }) => code)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE']);
    expect(logins).toHaveLength(1);
    expect(await provider.start(request, context())).toMatchObject({ state: 'done' });
  });

  test('are not held up by one who is called off while asking for all', async () => {
    const { context, logins } = vendor();
    const provider = providerOf();
    const request = await exportOf();
    const off = new AbortController();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = provider.start(request, context({ signal: off.signal, before: () => held }));
    const others = [provider.start(request, context()), provider.start(request, context())];
    off.abort();
    release();
    expect((await failed(first)).code).toBe('CANCELED');
    expect(await Promise.all(others)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    expect(logins).toHaveLength(1);
  });

  test.each([
    ['called off', () => AbortSignal.abort(), 'CANCELED'],
    ['out of time', () => AbortSignal.abort(new DOMException('late', 'TimeoutError')), 'TIMEOUT'],
  ] as const)('one who is %s does not wait for the others’ token', async (_what, signal, code) => {
    const { context } = vendor();
    const provider = providerOf();
    const request = await exportOf();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = provider.start(request, context({ before: () => held }));
    const failure = await failed(provider.start(request, context({ signal: signal() })));
    expect(failure).toMatchObject({ code, delivery: 'NOT_SENT' });
    release();
    expect(await first).toMatchObject({ state: 'done' });
  });
});

describe('a refresh token', () => {
  const token = (count: number) => ({
    access_token: `token-${count}`,
    expires_in: 3600,
    refresh_token: `refresh-${count}`,
  });

  test('is not used by default', async () => {
    covers('artemis:endpoint:oauth-refresh', 'artemis:token:refresh_token');
    const { context, logins, pass } = vendor({ token });
    const provider = providerOf();
    await provider.start(await exportOf(), context());
    pass(3_600_000);
    await provider.start(await exportOf(), context());
    expect(logins.map((login) => formOf(login)['grant_type'])).toEqual(['client_credentials', 'client_credentials']);
  });

  test('renews a token where that is set, each one once', async () => {
    covers('artemis:endpoint:oauth-refresh', 'artemis:setting:ARTEMIS_USE_REFRESH_TOKEN');
    const { context, logins, pass } = vendor({ token });
    const provider = providerOf({ useRefreshToken: true, credentials: { ...settingsOf().credentials, user: USER } });
    for (let count = 0; count < 3; count++) {
      await provider.start(await exportOf(), context());
      pass(3_600_000);
    }
    const client = { client_id: 'client-of-a-test', client_secret: CLIENT_SECRET };
    expect(logins.map(formOf)).toEqual([
      { grant_type: 'password', ...client, ...USER },
      { grant_type: 'refresh_token', refresh_token: 'refresh-1', ...client },
      { grant_type: 'refresh_token', refresh_token: 'refresh-2', ...client },
    ]);
  });

  test('that is refused gives way to the grant', async () => {
    covers('artemis:token:refresh_token');
    const { context, logins, used, pass } = vendor({ token, statuses: { 2: 400 } });
    const provider = providerOf({ useRefreshToken: true });
    await provider.start(await exportOf(), context());
    pass(3_600_000);
    await provider.start(await exportOf(), context());
    expect(logins.map((login) => formOf(login)['grant_type'])).toEqual([
      'client_credentials',
      'refresh_token',
      'client_credentials',
    ]);
    expect(used).toEqual(['token-1', 'token-3']);
  });

  test('of the JSON endpoint is never used', async () => {
    const { context, logins, pass } = vendor({ token });
    const provider = providerOf({ ...JSON_ENDPOINT, useRefreshToken: true });
    await provider.start(await exportOf(), context());
    pass(3_600_000);
    await provider.start(await exportOf(), context());
    expect(logins.map(({ headers }) => headers?.['content-type'])).toEqual(['application/json', 'application/json']);
  });
});

describe('answers that bring no token', () => {
  test.each<[string, unknown]>([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['a list', []],
    ['no access_token', { token_type: 'Bearer', expires_in: 3600 }],
    ['an empty one', { access_token: '' }],
    ['one that is no text', { access_token: 7 }],
    ['one that would end a header', { access_token: 'a\r\nx-evil: 1' }],
    ['another type', { access_token: 'abc', token_type: 'mac' }],
  ])('%s', async (_what, body) => {
    covers('artemis:token:access_token', 'artemis:token:token_type');
    const { context, sent } = scripted({ body });
    expect(await failed(providerOf().start(await exportOf(), context))).toMatchObject({
      code: 'MALFORMED_REPLY',
      delivery: 'NOT_SENT',
    });
    expect(sent).toHaveLength(1);
  });

  test('the type may be in lower case', async () => {
    covers('artemis:token:token_type');
    const { context } = vendor({ token: () => ({ access_token: 'abc', token_type: 'bearer', expires_in: 60 }) });
    expect(await providerOf().start(await exportOf(), context())).toMatchObject({ state: 'done' });
  });

  test('token-oauth.json is one', async () => {
    covers('artemis:token:access_token');
    const answer = await fixture('token-oauth');
    const { context, used } = vendor({ token: () => answer });
    await providerOf().start(await exportOf(), context());
    expect(used).toEqual(['access-token-of-a-test']);
  });
});
