import { describe, expect, test } from '@jest/globals';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { covers } from '../../support/covers.js';
import { imageOf } from '../../support/provider-call.js';
import {
  documentRequest,
  failureOf,
  PICTURE,
  reply,
  scriptedCall,
  sessionRequest,
  settingsWith,
} from './scripted-call.js';

const PENDING = reply({ sessionId: '550e8400-e29b-11d4-a716-446655440000', status: 'processing' });
const SESSION_ID = '550e8400-e29b-11d4-a716-446655440000';
const provider = (settings: Partial<NeurovisionSettings> = {}) =>
  neurovisionModule.create(settingsWith(settings), { mode: 'LIVE', cost: null });

async function sentBy(request: ProviderRequest, settings: Partial<NeurovisionSettings> = {}) {
  const { context, sent } = scriptedCall([PENDING]);
  await provider(settings).start(request, context);
  return sent[0]!;
}

describe('POST /kyc/process', () => {
  test('is a form with the permanent token as a field, and each picture as a part of its own named images', async () => {
    covers(
      'neurovision:endpoint:process',
      'neurovision:authorization:form',
      'neurovision:request:images',
      'neurovision:request:mode-async',
    );
    const images = [PICTURE, imageOf(Buffer.from('another one'), 'image/png')];
    const sent = await sentBy(sessionRequest({ images, questions: [null, null] }));
    expect(sent.method).toBe('POST');
    expect(sent.path).toBe('/neurovision/v1/kyc/process');
    expect(sent.headers).toEqual({});
    expect(sent.form).toEqual({
      token: ['permanent-token'],
      mode: ['async'],
      ocr: ['true'],
      images: ['file image-1.jpg image/jpeg 7', 'file image-2.png image/png 11'],
    });
  });

  test('carries every field that a session request has', async () => {
    covers(
      'neurovision:request:sessionId',
      'neurovision:request:schemaId',
      'neurovision:request:captcha',
      'neurovision:request:clientKey',
      'neurovision:request:ocr',
    );
    const sent = await sentBy(
      sessionRequest({
        externalSessionId: SESSION_ID,
        schemaId: 'schema-001',
        captcha: 'typed by a person',
        clientKey: 'order-17',
        ocr: false,
      }),
    );
    expect(sent.form).toEqual({
      token: ['permanent-token'],
      sessionId: [SESSION_ID],
      schemaId: ['schema-001'],
      captcha: ['typed by a person'],
      mode: ['async'],
      clientKey: ['order-17'],
      ocr: ['false'],
      images: ['file image-1.jpg image/jpeg 7'],
    });
  });

  test.each([
    ['mode sync', { mode: 'sync' }, 'mode', 'sync'],
    ['a schema of the settings', { schemaId: 'schema-of-settings' }, 'schemaId', 'schema-of-settings'],
    ['a captcha of the settings', { captcha: 'constant' }, 'captcha', 'constant'],
    ['ocr in digits', { ocrEncoding: 'digits' }, 'ocr', '1'],
  ] as [string, Partial<NeurovisionSettings>, string, string][])('sends %s', async (_name, settings, field, value) => {
    covers(
      'neurovision:request:captcha',
      'neurovision:request:mode-sync',
      'neurovision:setting:NEUROVISION_MODE',
      'neurovision:setting:NEUROVISION_SCHEMA_ID',
      'neurovision:setting:NEUROVISION_CAPTCHA',
    );
    expect((await sentBy(documentRequest(), settings)).form?.[field]).toEqual([value]);
  });

  test('writes an ocr that is not wanted as 0 where digits are set', async () => {
    covers('neurovision:setting:NEUROVISION_OCR_ENCODING');
    expect((await sentBy(sessionRequest({ ocr: false }), { ocrEncoding: 'digits' })).form?.['ocr']).toEqual(['0']);
  });

  test('prefers the schema of the request to that of the settings', async () => {
    covers('neurovision:request:schemaId');
    const settings = { schemaId: 'schema-of-settings' };
    expect((await sentBy(sessionRequest({ schemaId: 'mine' }), settings)).form?.['schemaId']).toEqual(['mine']);
    expect((await sentBy(documentRequest([PICTURE], 'mine too'), settings)).form?.['schemaId']).toEqual(['mine too']);
  });

  test.each([
    ['form', {}, true],
    ['header', { token: 'a-token' }, false],
    ['bearer', { authorization: 'Bearer a-token' }, false],
  ] as const)('token route %s', async (tokenRoute, headers, inForm) => {
    covers(
      'neurovision:authorization:form',
      'neurovision:authorization:header',
      'neurovision:authorization:bearer',
      'neurovision:setting:NEUROVISION_TOKEN_ROUTE',
    );
    const sent = await sentBy(documentRequest(), { tokenRoute, token: 'a-token' });
    expect(sent.headers).toEqual(headers);
    expect(sent.form?.['token']).toEqual(inForm ? ['a-token'] : undefined);
  });

  test('is not sent with a token that no header can carry', async () => {
    const { context, sent } = scriptedCall([]);
    const asked = provider({ tokenRoute: 'bearer', token: 'two\nlines' });
    const failure = await failureOf(asked.start(documentRequest(), context));
    expect([failure.code, failure.delivery, sent]).toEqual(['AUTHENTICATION_FAILED', 'NOT_SENT', []]);
    expect(failure.message).not.toContain('two');
  });

  test('is not sent without a token', async () => {
    covers('neurovision:authorization:none');
    const { context, sent } = scriptedCall([]);
    const failure = await failureOf(provider({ token: null }).start(documentRequest(), context));
    expect([failure.code, failure.delivery, sent]).toEqual(['AUTHENTICATION_FAILED', 'NOT_SENT', []]);
  });
});

describe('POST /kyc/session/status', () => {
  const DONE = reply({ sessionId: SESSION_ID, status: 'success', results: [] });
  const handle = (fields: object = {}) => ({
    sessionId: SESSION_ID,
    clientKey: null,
    startedAt: '2026-03-19T10:30:00.000Z',
    ...fields,
  });

  test.each([
    ['form', {}, { token: 'a-token', sessionId: SESSION_ID }],
    ['header', { token: 'a-token' }, { sessionId: SESSION_ID }],
    ['bearer', { authorization: 'Bearer a-token' }, { sessionId: SESSION_ID }],
  ] as const)('asks by session in JSON, token route %s', async (tokenRoute, headers, json) => {
    covers('neurovision:endpoint:status', 'neurovision:authorization:json', 'neurovision:request:status-sessionId');
    const { context, sent } = scriptedCall([DONE]);
    const asked = provider({ tokenRoute, token: 'a-token' });
    const result = await asked.check?.(handle(), sessionRequest(), context);
    expect(result?.state).toBe('done');
    expect(sent[0]).toMatchObject({
      method: 'POST',
      path: '/neurovision/v1/kyc/session/status',
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(sent[0]?.json).toEqual(json);
  });

  test('asks by client key where the first answer named no session, and by the session from then on', async () => {
    covers('neurovision:request:clientKey', 'neurovision:request:status-clientKey');
    const { context, sent } = scriptedCall([reply({ sessionId: null, status: 'idle' }), PENDING, DONE]);
    const request = sessionRequest({ clientKey: 'order-17' });
    const first = await provider().start(request, context);
    if (first.state !== 'pending') throw new Error('It is not pending.');
    expect(first.externalId).toBeNull();
    const second = await provider().check?.(first.handle, request, context);
    if (second?.state !== 'pending') throw new Error('It is not pending.');
    expect(second.externalId).toBe(SESSION_ID);
    await provider().check?.(second.handle, request, context);
    expect(sent.slice(1).map(({ json }) => json)).toEqual([
      { token: 'permanent-token', clientKey: 'order-17' },
      { token: 'permanent-token', sessionId: SESSION_ID },
    ]);
  });

  test('a session of somebody else is no answer', async () => {
    covers('neurovision:session:sessionId');
    const { context } = scriptedCall([reply({ sessionId: '00000000-0000-1000-8000-000000000000', status: 'success' })]);
    const failure = await failureOf(provider().check!(handle(), sessionRequest(), context));
    expect([failure.code, failure.delivery]).toEqual(['MALFORMED_REPLY', 'RECEIVED']);
  });

  test('the same session in capitals is an answer', async () => {
    covers('neurovision:session:sessionId');
    const { context } = scriptedCall([reply({ sessionId: SESSION_ID.toUpperCase(), status: 'success', results: [] })]);
    expect((await provider().check!(handle(), sessionRequest(), context)).state).toBe('done');
  });

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['no time', { sessionId: SESSION_ID }],
    ['no session', handle({ sessionId: null })],
  ])('a handle that is %s is an internal fault, and nothing is sent', async (_name, odd) => {
    const { context, sent } = scriptedCall([]);
    const failure = await failureOf(provider().check!(odd, sessionRequest(), context));
    expect([failure.code, sent]).toEqual(['INTERNAL', []]);
  });

  test.each([
    ['after ten minutes', '2026-03-19T10:20:59.000Z', 'TIMEOUT'],
    ['before', '2026-03-19T10:21:01.000Z', 'pending'],
  ])('work that is pending is given up %s', async (_name, startedAt, expected) => {
    covers('neurovision:setting:NEUROVISION_GIVE_UP_AFTER_MS');
    const { context } = scriptedCall([PENDING]);
    const run = provider().check!(handle({ startedAt }), sessionRequest(), context);
    if (expected === 'pending') return expect((await run).state).toBe('pending');
    const failure = await failureOf(run);
    expect(failure).toMatchObject({ code: 'TIMEOUT', retryable: false, providerCode: 'processing' });
  });
});

describe('the first answer', () => {
  test.each([
    ['idle', { sessionId: SESSION_ID, status: 'idle' }],
    ['processing', { sessionId: SESSION_ID, status: 'processing', results: [] }],
    ['nothing but a session', { sessionId: SESSION_ID }],
  ])('%s is pending, and says when to come back', async (_name, json) => {
    covers(
      'neurovision:pending-status:idle',
      'neurovision:pending-status:processing',
      'neurovision:setting:NEUROVISION_POLL_INTERVAL_MS',
      'neurovision:open:async-answer',
    );
    const { context } = scriptedCall([reply(json)]);
    const result = await provider({ pollIntervalMs: 1_234 }).start(documentRequest(), context);
    expect(result).toEqual({
      state: 'pending',
      externalId: SESSION_ID,
      checkAfterMs: 1_234,
      handle: { sessionId: SESSION_ID, clientKey: null, startedAt: '2026-03-19T10:31:00.000Z', isUnanswered: false },
    });
  });

  test('a status that is set to mean "not yet" is pending', async () => {
    covers('neurovision:setting:NEUROVISION_PENDING_STATUSES');
    const { context } = scriptedCall([reply({ sessionId: SESSION_ID, status: 'queued' })]);
    const result = await provider({ pendingStatuses: ['queued'] }).start(documentRequest(), context);
    expect(result.state).toBe('pending');
  });

  test('may be done at once, in either mode', async () => {
    const { context } = scriptedCall([reply({ sessionId: SESSION_ID, status: 'success', results: [] })]);
    const result = await provider().start(sessionRequest(), context);
    expect(result).toMatchObject({ state: 'done', outcome: { externalId: SESSION_ID } });
  });

  test.each([
    ['no JSON', undefined],
    ['a list', [{ sessionId: SESSION_ID }]],
    ['a text', 'Access denied'],
    ['neither session nor status', { results: [] }],
    ['results without a status', { sessionId: SESSION_ID, results: [{}] }],
    ['pending, with nothing to ask by', { status: 'processing' }],
  ])('%s is malformed', async (_name, json) => {
    covers('neurovision:refusal:other');
    const { context } = scriptedCall([reply(json)]);
    const failure = await failureOf(provider().start(documentRequest(), context));
    expect([failure.code, failure.delivery]).toEqual(['MALFORMED_REPLY', 'RECEIVED']);
  });

  test('is taken with the HTTP statuses that are set, and no other', async () => {
    covers('neurovision:setting:NEUROVISION_SESSION_HTTP_STATUSES');
    const json = { sessionId: SESSION_ID, status: 'processing' };
    const taken = scriptedCall([reply(json, 422)]);
    const settings = { sessionHttpStatuses: [200, 422] };
    expect((await provider(settings).start(documentRequest(), taken.context)).state).toBe('pending');
    const refused = scriptedCall([reply(json, 422)]);
    expect((await failureOf(provider().start(documentRequest(), refused.context))).code).toBe('INVALID_REQUEST');
  });

  test('logs figures of the session, and warns of too little time for sync mode', async () => {
    covers(
      'neurovision:session:spent',
      'neurovision:session:createdAt',
      'neurovision:setting:NEUROVISION_SYNC_CALL_MS',
    );
    const json = { sessionId: SESSION_ID, status: 'success', spent: 36.11, createdAt: '2025-05-21T08:15:46.975Z' };
    const { context, logged } = scriptedCall([reply({ ...json, isClientNew: false, clientId: 'null', results: [] })]);
    await provider({ mode: 'sync' }).start(sessionRequest(), { ...context, deadlineMs: 25_000 });
    expect(logged).toEqual([
      'NeuroVision may take longer in sync mode. {"deadlineMs":25000,"syncCallMs":300000}',
      'NeuroVision has ended a session. {"spentSeconds":36.11,"createdAt":"2025-05-21T08:15:46.975Z","isClientNew":false,"isClientKnown":false}',
    ]);
  });
});
