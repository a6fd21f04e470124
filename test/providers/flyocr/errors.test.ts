import { describe, expect, test } from '@jest/globals';
import type { ProviderErrorCode } from '../../../src/domain/attempt.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { deliveryOf } from '../../../src/providers/reply-status.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import { covers, coversOneOf } from '../../support/covers.js';
import type { Answer } from './answer.js';
import { answering, fixture, flyocr } from './answer.js';
import { documentRequest, PICTURE } from './sandbox-call.js';

const FACES: ProviderRequest = { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE };
const INVOICE: ProviderRequest = { kind: 'INVOICE', images: [PICTURE], croppedImage: false };

async function failureOf(
  answer: Answer | object,
  request: ProviderRequest = documentRequest(),
  changes: Partial<FlyocrSettings> = {},
): Promise<ProviderFailure> {
  const whole: Answer = 'text' in answer ? answer : { text: JSON.stringify(answer) };
  const fault: unknown = await flyocr(changes)
    .start(request, answering(whole))
    .then(
      () => new Error('It did not fail.'),
      (error: unknown) => error,
    );
  expect(fault).toBeInstanceOf(ProviderFailure);
  return fault as ProviderFailure;
}

const refusedAs = (status: unknown) => ({ message: { status, value: 'some text' }, cardsinfo: [] });

describe('HTTP statuses', () => {
  test.each<[number, ProviderErrorCode, boolean]>([
    [400, 'INVALID_REQUEST', false],
    [401, 'AUTHENTICATION_FAILED', false],
    [402, 'PAYMENT_REQUIRED', false],
    [403, 'PERMISSION_DENIED', false],
    [404, 'NOT_FOUND', false],
    [405, 'INVALID_REQUEST', false],
    [408, 'TIMEOUT', true],
    [409, 'CONFLICT', false],
    [413, 'INVALID_IMAGE', false],
    [415, 'INVALID_IMAGE', false],
    [429, 'RATE_LIMITED', true],
    [500, 'UNAVAILABLE', true],
    [502, 'UNAVAILABLE', true],
    [503, 'UNAVAILABLE', true],
  ])('%i is %s', async (status, code, retryable) => {
    coversOneOf('flyocr:http-status', status);
    const failure = await failureOf({ status, text: '<html>' });
    expect(failure).toMatchObject({ code, retryable, status, retryAfterMs: null });
    expect(failure.delivery).toBe(deliveryOf({ status, headers: new Headers() }));
  });

  test('400 with a code of the vendor’s is what the vendor says', async () => {
    covers('flyocr:error:400-with-code');
    const text = JSON.stringify(refusedAs(-1));
    expect(await failureOf({ status: 400, text })).toMatchObject({ code: 'INVALID_IMAGE', providerCode: '-1' });
    const other = JSON.stringify(refusedAs(-4));
    expect(await failureOf({ status: 503, text: other })).toMatchObject({ code: 'UNAVAILABLE', providerCode: '-4' });
  });

  test('when to come back', async () => {
    covers('flyocr:error:retry-after', 'flyocr:setting:rate-limits');
    // A date has no milliseconds, and now is 123 of them past the second.
    const headers = { 'retry-after': 'Mon, 16 Feb 2026 10:00:06 GMT' };
    expect(await failureOf({ status: 429, headers, text: '' })).toMatchObject({
      retryAfterMs: 5_877,
      delivery: 'NOT_SENT',
    });
  });
});

describe('the vendor’s own codes', () => {
  const CODES: [string, ProviderErrorCode][] = [
    ['-1', 'INVALID_IMAGE'],
    ['-2', 'INVALID_REQUEST'],
    ['-3', 'PAYMENT_REQUIRED'],
    ['-4', 'AUTHENTICATION_FAILED'],
    ['-5', 'PAYMENT_REQUIRED'],
    ['4', 'INVALID_IMAGE'],
    ['10001', 'INVALID_REQUEST'],
    ['10002', 'INVALID_IMAGE'],
    ['10003', 'PAYMENT_REQUIRED'],
    ['10004', 'INVALID_IMAGE'],
    ['20001', 'AUTHENTICATION_FAILED'],
    ['20002', 'AUTHENTICATION_FAILED'],
    ['20003', 'TIMEOUT'],
  ];

  test.each(CODES)('%s is %s, in every envelope', async (providerCode, code) => {
    coversOneOf('flyocr:code', providerCode);
    const expected = { code, providerCode, delivery: 'RECEIVED', status: null };
    expect(await failureOf(refusedAs(Number(providerCode)))).toMatchObject(expected);
    expect(await failureOf(refusedAs(providerCode))).toMatchObject(expected);
    expect(await failureOf({ status: providerCode, message: 'text' })).toMatchObject(expected);
    const verdict = { infoList: [], messageString: { status: providerCode, value: '' } };
    expect(await failureOf(verdict, FACES)).toMatchObject(expected);
    expect(await failureOf({ code: Number(providerCode), msg: '', data: null }, INVOICE)).toMatchObject(expected);
    expect(await failureOf({ code: 0, data: [{ status: providerCode }] }, INVOICE)).toMatchObject(expected);
  });

  test('the table is overridden and added to by settings', async () => {
    covers('flyocr:setting:FLYOCR_ERROR_CODES');
    const changes = { errorCodes: { '-1': 'UNAVAILABLE', '777': 'RATE_LIMITED' } as const };
    expect((await failureOf(refusedAs(-1), documentRequest(), changes)).code).toBe('UNAVAILABLE');
    expect(await failureOf(refusedAs(777), documentRequest(), changes)).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
    });
    expect((await failureOf(refusedAs(-2), documentRequest(), changes)).code).toBe('INVALID_REQUEST');
  });

  test.each([0, '0', 13, 2064, 'lg8', 1996])('%s with no card found nothing', async (status) => {
    covers('flyocr:error:nothing-found');
    expect(await failureOf(refusedAs(status))).toMatchObject({ code: 'INVALID_IMAGE', providerCode: String(status) });
  });

  test.each([-77, 'E_12', 31337, '9999'])('%s is not listed: kept, and not tried again', async (status) => {
    covers('flyocr:error:unlisted');
    const failure = await failureOf(refusedAs(status));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', providerCode: String(status), retryable: false });
    expect((await failureOf({ code: status, msg: '' }, INVOICE)).code).toBe('INVALID_REQUEST');
  });

  test('a code that is a text is in no error', async () => {
    covers('flyocr:envelope:message.value');
    const failure = await failureOf(refusedAs('the passport of MERIDAN could not be read'));
    expect(failure.providerCode).toBeNull();
    expect(JSON.stringify(failure.toProviderError()) + failure.message).not.toMatch(/MERIDAN|some text/);
  });
});

describe('success', () => {
  test.each([0, 13, 2064, -1, '-4', null, undefined, {}])(
    'cards are a success whatever message.status says: %p',
    async (status) => {
      covers('flyocr:envelope:message.status');
      const reply = { message: { status, value: '' }, cardsinfo: [{ type: '13', items: [] }] };
      const result = await flyocr().start(documentRequest(), answering({ text: JSON.stringify(reply) }));
      expect(result).toMatchObject({ state: 'done', outcome: { reading: { kind: 'DOCUMENT' } } });
    },
  );

  test('info is a success whatever message.status says', async () => {
    covers('flyocr:envelope:info');
    const reply = { message: { status: -1 }, info: { type: 'lg8', name: 'NOOR' } };
    const result = await flyocr().start(documentRequest(), answering({ text: JSON.stringify(reply) }));
    expect(result).toMatchObject({ state: 'done', outcome: { reading: { kind: 'DOCUMENT' } } });
  });

  test('verdicts succeed by a set of statuses', async () => {
    covers('flyocr:envelope:messageString', 'flyocr:setting:FLYOCR_SUCCESS_STATUSES');
    const reply = { ...(fixture('face-comparison') as object), messageString: { status: '0000', value: '' } };
    expect(await failureOf(reply, FACES)).toMatchObject({ code: 'INVALID_REQUEST', providerCode: '0000' });
    const changes = { successStatuses: new Set(['0000', '2000']) };
    const result = await flyocr(changes).start(FACES, answering({ text: JSON.stringify(reply) }));
    expect(result).toMatchObject({ outcome: { reading: { face: { samePerson: true } } } });
  });
});

describe('what is of no documented shape', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['XML, as the twin answers without a format', '<?xml version="1.0"?><data/>'],
    ['half a JSON', '{"message": {'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[{"cardsinfo": []}]'],
    ['an empty object', '{}'],
    ['another object', '{"documents": [], "results": {}}'],
    ['cards that are none', '{"message": {"status": 0}, "cardsinfo": true}'],
    ['a list of nothing like cards', '{"message": {"status": 0}, "cardsinfo": [1, null]}'],
    ['a status of a wrong type', '{"message": {"status": {}}}'],
    ['cards without an envelope', '{"cardsinfo": {}}'],
  ])('%s', async (_title, text) => {
    expect(await failureOf({ text })).toMatchObject({
      code: 'MALFORMED_REPLY',
      delivery: 'RECEIVED',
      retryable: false,
      providerCode: null,
    });
  });

  test.each<[string, ProviderRequest, string]>([
    ['verdicts for a document', documentRequest(), 'face-comparison'],
    ['lines for a document', documentRequest(), 'general-text'],
    ['lines for a plate', { kind: 'PLATE', images: [PICTURE] }, 'general-text'],
    ['cards for text', { kind: 'TEXT', images: [PICTURE] }, 'passport'],
    ['cards for faces', FACES, 'passport'],
    ['cards for liveness', { kind: 'LIVENESS', method: 'VIDEO', image: PICTURE }, 'passport'],
    ['verdicts for an invoice', INVOICE, 'face-comparison'],
  ])('%s', async (_title, request, name) => {
    expect((await failureOf({ text: JSON.stringify(fixture(name)) }, request)).code).toBe('MALFORMED_REPLY');
  });

  test('a success that says nothing', async () => {
    covers('flyocr:envelope:code-msg-data');
    const empty = { infoList: [], messageString: { status: '2000', value: 'success' } };
    expect((await failureOf(empty, FACES)).code).toBe('MALFORMED_REPLY');
    expect((await failureOf({ code: 0, msg: 'ok', data: [] }, INVOICE)).code).toBe('MALFORMED_REPLY');
    expect((await failureOf({ code: 0, msg: 'ok' }, INVOICE)).code).toBe('MALFORMED_REPLY');
  });
});
