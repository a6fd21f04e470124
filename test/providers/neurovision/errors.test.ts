import { describe, expect, test } from '@jest/globals';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import { covers, coversOneOf } from '../../support/covers.js';
import { documentRequest, failureOf, reply, scriptedCall, settingsWith } from './scripted-call.js';

const provider = neurovisionModule.create(settingsWith(), { mode: 'LIVE', cost: null });
const envelope = (message: string) => ({ message, status: 'error' });

async function failureFor(json: unknown, status: number, headers: Record<string, string> = {}) {
  return failureOf(provider.start(documentRequest(), scriptedCall([reply(json, status, headers)]).context));
}

describe('an answer that is no session', () => {
  test.each([
    [400, envelope('invalid schema'), 'INVALID_REQUEST', 'invalid schema', false],
    [400, envelope('No image attached'), 'INVALID_REQUEST', 'No image attached', false],
    [400, envelope('[general] bad image'), 'INVALID_IMAGE', '[general] bad image', false],
    [400, envelope('too small image'), 'INVALID_IMAGE', 'too small image', false],
    [400, envelope('access denied'), 'AUTHENTICATION_FAILED', 'access denied', false],
    [401, envelope('access denied'), 'AUTHENTICATION_FAILED', 'access denied', false],
    [402, envelope('no money left'), 'PAYMENT_REQUIRED', 'no money left', false],
    [403, envelope('invalid user credentials'), 'AUTHENTICATION_FAILED', 'invalid user credentials', false],
    [403, envelope('not for you'), 'PERMISSION_DENIED', 'not for you', false],
    [403, undefined, 'PERMISSION_DENIED', null, false],
    [404, envelope('session not found'), 'NOT_FOUND', 'session not found', false],
    [408, undefined, 'TIMEOUT', null, true],
    [409, envelope('session is closed'), 'CONFLICT', 'session is closed', false],
    [413, undefined, 'INVALID_IMAGE', null, false],
    [415, undefined, 'INVALID_IMAGE', null, false],
    [418, undefined, 'INVALID_REQUEST', null, false],
    [422, envelope('captcha'), 'INVALID_REQUEST', 'captcha', false],
    [429, envelope('access denied'), 'RATE_LIMITED', 'access denied', true],
    [200, envelope('invalid schema'), 'INVALID_REQUEST', 'invalid schema', false],
    [200, envelope('access denied'), 'AUTHENTICATION_FAILED', 'access denied', false],
    [200, { status: 'error' }, 'MALFORMED_REPLY', null, false],
    [204, undefined, 'MALFORMED_REPLY', null, false],
  ])('%i %j becomes %s', async (status, json, code, providerCode, retryable) => {
    covers(
      'neurovision:refusal:invalid-schema',
      'neurovision:refusal:no-image',
      'neurovision:refusal:envelope',
      'neurovision:refusal:access-denied',
    );
    coversOneOf('neurovision:http-status', status);
    expect(await failureFor(json, status)).toMatchObject({
      status,
      code,
      providerCode,
      retryable,
      delivery: status === 408 ? 'UNKNOWN' : status === 429 ? 'NOT_SENT' : 'RECEIVED',
    });
  });

  test.each([500, 502, 503, 504])('%i becomes UNAVAILABLE, and nobody knows whether work began', async (status) => {
    coversOneOf('neurovision:http-status', status);
    const failure = await failureFor('<html>', status);
    expect(failure).toMatchObject({
      status,
      code: 'UNAVAILABLE',
      retryable: true,
      delivery: 'UNKNOWN',
      providerCode: null,
    });
  });
});

describe('Retry-After', () => {
  test.each([429, 503])('is passed on with %i, and such a call was not carried out', async (status) => {
    covers('neurovision:refusal:retry-after');
    // The clock of the call stands at 10:31:00.
    const failure = await failureFor(undefined, status, { 'retry-after': 'Thu, 19 Mar 2026 10:31:30 GMT' });
    expect(failure).toMatchObject({ retryAfterMs: 30_000, delivery: 'NOT_SENT' });
  });

  test('is null where nothing is said', async () => {
    expect((await failureFor(undefined, 429)).retryAfterMs).toBeNull();
  });
});

describe('what the vendor says', () => {
  test.each([
    'token permanent-token1 is not known',
    'no document of DOE, born 17.04.1991',
    'see https://evil.example/',
    'a'.repeat(200),
  ])('%s is not repeated', async (message) => {
    covers('neurovision:refusal:words');
    const failure = await failureFor(envelope(message), 400);
    expect(failure.providerCode).toBeNull();
    expect(failure.message).toBe('NeuroVision answered 400.');
  });
});
