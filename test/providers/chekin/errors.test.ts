import { describe, expect, test } from '@jest/globals';
import { failureOf, loginFailureOf } from '../../../src/providers/chekin/errors.js';
import { deliveryOf } from '../../../src/providers/reply-status.js';
import { covers, coversOneOf } from '../../support/covers.js';
import type { ScriptedReply } from './chekin-call.js';
import { newPicture, providerOf, replyOf, requestFor, scripted } from './chekin-call.js';

const NOW = new Date('2026-11-20T12:00:00Z');

function failure(reply: ScriptedReply, retryAfterMs = 0) {
  return failureOf(replyOf(reply), { now: NOW, retryAfterMs });
}

describe('statuses', () => {
  test.each([
    // status, code, retryable
    [400, 'INVALID_REQUEST', false],
    [401, 'AUTHENTICATION_FAILED', false],
    [402, 'PAYMENT_REQUIRED', false],
    [403, 'AUTHENTICATION_FAILED', false],
    [404, 'NOT_FOUND', false],
    [405, 'INVALID_REQUEST', false],
    [406, 'INVALID_REQUEST', false],
    [409, 'CONFLICT', false],
    [413, 'INVALID_IMAGE', false],
    [415, 'INVALID_REQUEST', false],
    [418, 'INVALID_REQUEST', false],
    [429, 'RATE_LIMITED', true],
    [500, 'UNAVAILABLE', true],
    [502, 'UNAVAILABLE', true],
    [503, 'UNAVAILABLE', true],
    [100, 'MALFORMED_REPLY', false],
  ] as const)('%i becomes %s, retryable %s', async (status, code, retryable) => {
    coversOneOf('chekin:http-status', status);
    const delivery = deliveryOf({ status, headers: new Headers() });
    const expected = { code, retryable, status, delivery, providerCode: String(status) };
    expect(failure({ status, body: { detail: 'Some words of the vendor.' } })).toMatchObject(expected);
    const upload = scripted({ status, body: { detail: 'Some words of the vendor.' } });
    const started = providerOf().start(await requestFor('passport-utopia.jpg'), upload.context);
    await expect(started).rejects.toMatchObject(expected);
    const asked = scripted({ status, body: 'no JSON at all' });
    const handle = { step: 'PICTURE', sinceMs: Date.now(), picture: 15 };
    await expect(providerOf().check?.(handle, await requestFor(), asked.context)).rejects.toMatchObject(expected);
  });
});

describe('a 400', () => {
  test.each(['picture_file', 'picture_file_2'])('about %s is about the picture', (field) => {
    covers('chekin:error:picture_file');
    const fault = failure({ status: 400, body: { [field]: ['Upload a valid image.'] } });
    expect(fault).toMatchObject({ code: 'INVALID_IMAGE', providerCode: `400 ${field}` });
    expect(fault.toProviderError().userCanFix).toBe(true);
  });

  test('names what the vendor complains of and quotes none of its words', () => {
    covers('chekin:error:fields');
    const fault = failure({ status: 400, body: { person_picture: ['ALDERWICK is no picture.'] } });
    expect(fault).toMatchObject({ code: 'INVALID_REQUEST', providerCode: '400 person_picture' });
    expect(fault.message).toBe('Chekin answered 400: it did not accept the data (person_picture).');
  });

  test('passes on nothing that may be a value', () => {
    const body = { 'ALDERWICK BASTIAN': ['x'], 'data:image/png;base64,AAAA': ['x'], ['x'.repeat(50)]: ['x'] };
    expect(failure({ status: 400, body })).toMatchObject({ code: 'INVALID_REQUEST', providerCode: '400' });
  });

  test('of the token call is about the account', () => {
    covers('chekin:error:account');
    const body = { non_field_errors: ['Unable to log in with provided credentials.'] };
    const fault = loginFailureOf(replyOf({ status: 400, body }), { now: NOW, retryAfterMs: 0 });
    expect(fault).toMatchObject({ code: 'AUTHENTICATION_FAILED', status: 400, retryable: false });
    const other = loginFailureOf(replyOf({ status: 503 }), { now: NOW, retryAfterMs: 0 });
    expect(other.code).toBe('UNAVAILABLE');
  });
});

describe('when to come back', () => {
  test('is passed on, and such a call was not carried out', () => {
    covers('chekin:error:retry-after');
    for (const status of [429, 503]) {
      const fault = failure({ status, headers: { 'retry-after': '120' } });
      expect(fault).toMatchObject({ retryAfterMs: 120_000, delivery: 'NOT_SENT', retryable: true });
    }
  });

  test('without the header it is what is set, for 429 and 503 only', () => {
    covers('chekin:setting:CHEKIN_RETRY_AFTER_MS');
    expect(failure({ status: 429 }).retryAfterMs).toBeNull();
    expect(failure({ status: 429 }, 5_000).retryAfterMs).toBe(5_000);
    expect(failure({ status: 503 }, 5_000).retryAfterMs).toBe(5_000);
    expect(failure({ status: 500 }, 5_000).retryAfterMs).toBeNull();
    expect(failure({ status: 429, headers: { 'retry-after': '1' } }, 5_000).retryAfterMs).toBe(1_000);
  });

  test('a refusal says nothing of it', () => {
    expect(failure({ status: 402, headers: { 'retry-after': '2' } }, 5_000).retryAfterMs).toBeNull();
  });
});

test('a status of success with a body that is no JSON is malformed', async () => {
  covers('chekin:error:no-json');
  const { context } = scripted({ status: 201, body: JSON.stringify(newPicture(15)).slice(0, 40) });
  const started = providerOf().start(await requestFor('passport-utopia.jpg'), context);
  await expect(started).rejects.toMatchObject({ code: 'MALFORMED_REPLY', delivery: 'RECEIVED' });
});
