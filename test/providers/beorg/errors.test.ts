import { describe, expect, test } from '@jest/globals';
import type { ProviderErrorCode } from '../../../src/domain/attempt.js';
import { brokenFailure, failureOfStatus, readError } from '../../../src/providers/beorg/errors.js';
import { covers, coversOneOf } from '../../support/covers.js';
import { replyOf, TODAY } from './beorg-settings.js';

const SECRETS = { token: 'the-secret-token', machineUid: 'the-secret-machine' };
const failureOf = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  failureOfStatus(replyOf(status, body, headers), SECRETS, TODAY);

describe('statuses', () => {
  test.each<[number, ProviderErrorCode, boolean, string]>([
    [400, 'INVALID_REQUEST', false, 'RECEIVED'],
    [401, 'AUTHENTICATION_FAILED', false, 'RECEIVED'],
    [402, 'PAYMENT_REQUIRED', false, 'RECEIVED'],
    [403, 'PERMISSION_DENIED', false, 'RECEIVED'],
    [404, 'NOT_FOUND', false, 'RECEIVED'],
    [405, 'INVALID_REQUEST', false, 'RECEIVED'],
    [408, 'UNAVAILABLE', true, 'UNKNOWN'],
    [409, 'CONFLICT', false, 'RECEIVED'],
    [413, 'INVALID_IMAGE', false, 'RECEIVED'],
    [415, 'INVALID_IMAGE', false, 'RECEIVED'],
    [422, 'INVALID_REQUEST', false, 'RECEIVED'],
    [425, 'UNAVAILABLE', true, 'RECEIVED'],
    [429, 'RATE_LIMITED', true, 'NOT_SENT'],
    [500, 'UNAVAILABLE', true, 'UNKNOWN'],
    [502, 'UNAVAILABLE', true, 'UNKNOWN'],
    [503, 'UNAVAILABLE', true, 'UNKNOWN'],
  ])('%i becomes %s', (status, code, retryable, delivery) => {
    coversOneOf('beorg:http-status', status);
    expect(failureOf(status, '')).toMatchObject({ code, retryable, delivery, status, providerCode: null });
  });

  test.each<[string, unknown]>([
    ['type', { errors: { type: 'ImageTooLarge' } }],
    ['message', { errors: { message: 'cannot decode base64' } }],
    ['message in Russian', { error: { message: 'Не удалось прочитать файл' } }],
  ])('a bad request that speaks of the picture is about the picture: %s', (_title, body) => {
    covers('beorg:error:errors.message');
    expect(failureOf(400, body).code).toBe('INVALID_IMAGE');
  });

  test('404 keeps the vendor’s own type', () => {
    covers('beorg:error:errors.type', 'beorg:error:errors.message');
    const failure = failureOf(404, { errors: { type: 'CampaignNotFound', message: 'campaign not found' } });
    expect(failure).toMatchObject({ code: 'NOT_FOUND', providerCode: 'CampaignNotFound' });
    expect(failure.message).toBe('BeOrg answered 404: campaign not found.');
  });

  test('409 keeps the id of the work that exists already', () => {
    covers('beorg:error:questionary_id');
    const failure = failureOf(409, { error: { data: { questionary_id: 98765 } } });
    expect(failure).toMatchObject({ code: 'CONFLICT', providerCode: '98765', retryable: false });
    expect(failure.message).toBe('BeOrg answered 409. It names the work that exists already.');
  });
});

describe('bodies', () => {
  test.each<[string, unknown, ReturnType<typeof readError>]>([
    ['errors', { errors: { type: 'T', message: 'M' } }, { type: 'T', message: 'M', questionaryId: null }],
    ['error', { error: { type: 'T', message: 'M' } }, { type: 'T', message: 'M', questionaryId: null }],
    ['error as text', { error: 'M' }, { type: null, message: 'M', questionaryId: null }],
    ['message alone', { message: 'M' }, { type: null, message: 'M', questionaryId: null }],
    [
      'the id as text',
      { error: { data: { questionary_id: 's-9' } } },
      { type: null, message: null, questionaryId: 's-9' },
    ],
    ['plain text', 'access denied', { type: null, message: 'access denied', questionaryId: null }],
    ['a page', '<html>Bad Gateway</html>', { type: null, message: null, questionaryId: null }],
    ['a list', [1], { type: null, message: null, questionaryId: null }],
    ['null', null, { type: null, message: null, questionaryId: null }],
    ['nothing', '', { type: null, message: null, questionaryId: null }],
    ['other types', { errors: { type: {}, message: 7 } }, { type: null, message: null, questionaryId: null }],
  ])('%s', (_title, body, expected) => {
    covers('beorg:error:shapes');
    expect(readError(replyOf(400, body))).toEqual(expected);
  });

  test('no credential, address or number of a document gets into a failure', () => {
    covers('beorg:error:secrets');
    const message =
      'https://api.beorg.invalid/x?token=the-secret-token the-secret-machine 4510 123456 for the-secret-token';
    const failure = failureOf(400, { errors: { type: 'the-secret-token', message } });
    const shown = JSON.stringify([failure.message, failure.toProviderError(), failure.stack]);
    for (const hidden of ['the-secret', 'http', '123456']) expect(shown).not.toContain(hidden);
    expect(failure.message).toBe('BeOrg answered 400: … [credential left out] … for [credential left out].');
  });

  test('a long text is cut', () => {
    expect(failureOf(400, 'x'.repeat(5_000)).message.length).toBeLessThan(300);
  });

  test('broken without reasons has a code of its own', () => {
    expect(brokenFailure([], SECRETS)).toMatchObject({
      code: 'INVALID_IMAGE',
      providerCode: 'broken',
      message: 'BeOrg could not read the picture.',
    });
  });
});

describe('when to come back', () => {
  test('is passed on with a failure', () => {
    covers('beorg:error:retry-after');
    expect(failureOf(503, '', { 'retry-after': '7' })).toMatchObject({ retryAfterMs: 7_000, delivery: 'NOT_SENT' });
    expect(failureOf(503, '').retryAfterMs).toBeNull();
  });
});
