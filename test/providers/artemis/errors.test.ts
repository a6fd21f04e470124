import { describe, expect, test } from '@jest/globals';
import type { ProviderErrorCode } from '../../../src/domain/attempt.js';
import type { FailureParts } from '../../../src/providers/artemis/errors.js';
import { failureOf, loginFailureOf } from '../../../src/providers/artemis/errors.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { deliveryOf } from '../../../src/providers/reply-status.js';
import { covers, coversOneOf } from '../../support/covers.js';
import type { ScriptedReply } from './artemis-call.js';
import { exportOf, providerOf, replyOf, scripted, TODAY, TOKEN } from './artemis-call.js';

const PARTS: FailureParts = { now: TODAY, retryAfterMs: 0, statusCodes: {} };

async function failed(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.catch((error: unknown) => error);
  if (!(fault instanceof ProviderFailure)) throw new Error('It did not fail as it should.');
  return fault;
}

/** Whatever a body may hold; none of it may be repeated. */
const BODIES: unknown[] = [
  '',
  '<html><body>MERIDAN ELARA</body></html>',
  { message: 'MERIDAN ELARA is known already', path: '/api/customer/5001' },
  ['MERIDAN'],
  { error: 'MERIDAN', access_token: 'access-token-of-a-test' },
];

describe('statuses of the call', () => {
  const statuses: [number, ProviderErrorCode, boolean][] = [
    [201, 'MALFORMED_REPLY', false],
    [202, 'MALFORMED_REPLY', false],
    [204, 'MALFORMED_REPLY', false],
    [400, 'INVALID_REQUEST', false],
    [402, 'PAYMENT_REQUIRED', false],
    [403, 'PERMISSION_DENIED', false],
    [404, 'NOT_FOUND', false],
    [405, 'INVALID_REQUEST', false],
    [408, 'TIMEOUT', true],
    [409, 'CONFLICT', false],
    [413, 'INVALID_REQUEST', false],
    [415, 'INVALID_REQUEST', false],
    [422, 'INVALID_REQUEST', false],
    [429, 'RATE_LIMITED', true],
    [500, 'UNAVAILABLE', true],
    [502, 'UNAVAILABLE', true],
    [503, 'UNAVAILABLE', true],
    [504, 'UNAVAILABLE', true],
  ];

  test.each(statuses)('%i is %s, whatever the body', async (status, code, retryable) => {
    covers('artemis:error:opaque');
    coversOneOf('artemis:http-status', status);
    const delivery = deliveryOf({ status, headers: new Headers() });
    for (const body of BODIES) {
      const { context } = scripted(TOKEN, { status, body });
      const failure = await failed(providerOf().start(await exportOf(), context));
      expect(failure).toMatchObject({ code, status, retryable, delivery, providerCode: String(status) });
      expect(JSON.stringify([failure.message, failure.toProviderError()])).not.toMatch(/MERIDAN|5001|token-of/);
    }
  });

  test('401 is told after one renewal', async () => {
    covers('artemis:token:renewal');
    coversOneOf('artemis:http-status', 401);
    const { context, sent } = scripted(TOKEN, { status: 401 }, TOKEN, {
      status: 401,
      body: { error: 'invalid_token' },
    });
    const failure = await failed(providerOf().start(await exportOf(), context));
    expect(failure).toMatchObject({ code: 'AUTHENTICATION_FAILED', status: 401, retryable: false });
    expect(sent).toHaveLength(4);
  });

  test('a status can mean something else by setting', async () => {
    covers('artemis:setting:ARTEMIS_STATUS_CODES');
    const statusCodes = { 409: 'INVALID_REQUEST', 404: 'PERMISSION_DENIED' } as const;
    const { context } = scripted(TOKEN, { status: 404 });
    expect(await failed(providerOf({ statusCodes }).start(await exportOf(), context))).toMatchObject({
      code: 'PERMISSION_DENIED',
      status: 404,
    });
  });
});

describe('statuses of the request for a token', () => {
  test.each<[number, unknown, ProviderErrorCode, string]>([
    [
      400,
      { error: 'invalid_grant', error_description: 'Bad credentials' },
      'AUTHENTICATION_FAILED',
      '400 invalid_grant',
    ],
    [400, { error: 'unsupported_grant_type' }, 'AUTHENTICATION_FAILED', '400 unsupported_grant_type'],
    [401, { error: 'invalid_client' }, 'AUTHENTICATION_FAILED', '401 invalid_client'],
    [401, { error: 'client-secret-of-a-test' }, 'AUTHENTICATION_FAILED', '401'],
    [401, '', 'AUTHENTICATION_FAILED', '401'],
    [403, { error: 7 }, 'AUTHENTICATION_FAILED', '403'],
    [402, {}, 'PAYMENT_REQUIRED', '402'],
    [404, '<html></html>', 'NOT_FOUND', '404'],
    [415, {}, 'INVALID_REQUEST', '415'],
    [429, {}, 'RATE_LIMITED', '429'],
    [500, [], 'UNAVAILABLE', '500'],
    [204, '', 'MALFORMED_REPLY', '204'],
  ])('%i with %j is %s', async (status, body, code, providerCode) => {
    coversOneOf('artemis:login-status', status);
    const { context, sent } = scripted({ status, body });
    const failure = await failed(providerOf().start(await exportOf(), context));
    // The result itself was never sent.
    expect(failure).toMatchObject({ code, status, providerCode, delivery: 'NOT_SENT' });
    expect(sent).toHaveLength(1);
    expect(JSON.stringify([failure.message, failure.toProviderError()])).not.toContain('of-a-test');
  });
});

describe('when to come back', () => {
  test.each<[string, ScriptedReply, number | null]>([
    ['seconds', { status: 429, headers: { 'retry-after': '17' } }, 17_000],
    ['a date', { status: 503, headers: { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' } }, 30_000],
    ['a date that has passed', { status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' } }, 0],
    ['nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, null],
    ['a fraction', { status: 429, headers: { 'retry-after': '1.5' } }, null],
    ['nothing', { status: 429 }, null],
    ['a status for which it means nothing', { status: 400, headers: { 'retry-after': '17' } }, null],
  ])('%s', (_what, reply, expected) => {
    covers('artemis:error:retry-after');
    expect(failureOf(replyOf(reply), PARTS).retryAfterMs).toBe(expected);
    expect(loginFailureOf(replyOf(reply), PARTS).retryAfterMs).toBe(expected);
  });

  test('a wait can be set for where the vendor says nothing', () => {
    covers('artemis:setting:ARTEMIS_RETRY_AFTER_MS');
    const parts = { ...PARTS, retryAfterMs: 5_000 };
    expect(failureOf(replyOf({ status: 429 }), parts).retryAfterMs).toBe(5_000);
    expect(failureOf(replyOf({ status: 503 }), parts).retryAfterMs).toBe(5_000);
    expect(failureOf(replyOf({ status: 500 }), parts).retryAfterMs).toBeNull();
    expect(failureOf(replyOf({ status: 429, headers: { 'retry-after': '1' } }), parts).retryAfterMs).toBe(1_000);
  });
});
