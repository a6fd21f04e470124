import { describe, expect, test } from '@jest/globals';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { covers } from '../../support/covers.js';
import { documentRequest, failureOf, reply, scriptedCall, sessionRequest, settingsWith } from './scripted-call.js';

const SESSION_ID = '550e8400-e29b-11d4-a716-446655440000';
const STARTED_AT = '2026-03-19T10:31:00.000Z';
const TOO_LATE = new ProviderFailure('TIMEOUT', 'It did not answer in time.', { delivery: 'UNKNOWN' });
const UNKNOWN_SESSION = reply({ message: 'session not found', status: 'error' }, 404);
const provider = (settings: Partial<NeurovisionSettings> = {}) =>
  neurovisionModule.create(settingsWith({ mode: 'sync', ...settings }), { mode: 'LIVE', cost: null });
const handleWith = (parts: object = {}) => ({
  sessionId: null,
  clientKey: 'att_test',
  startedAt: STARTED_AT,
  isUnanswered: true,
  ...parts,
});
const session = (parts: object = {}) =>
  reply({ sessionId: SESSION_ID, status: 'processing', createdAt: STARTED_AT, ...parts });

describe('a call in mode sync that is cut short', () => {
  test('bears a key of ours where the app names none, and is pending under it', async () => {
    covers('neurovision:setting:NEUROVISION_MODE', 'neurovision:open:sync-cut-short');
    const { context, sent } = scriptedCall([TOO_LATE]);
    const started = await provider().start(documentRequest(), context);
    expect(sent[0]?.form?.['clientKey']).toEqual(['att_test']);
    expect(started).toEqual({ state: 'pending', handle: handleWith(), externalId: null, checkAfterMs: 250 });
  });

  test('is pending under the key or the session that the app names', async () => {
    const keyed = sessionRequest({ clientKey: 'order-1' });
    expect(await provider().start(keyed, scriptedCall([TOO_LATE]).context)).toMatchObject({
      handle: handleWith({ clientKey: 'order-1' }),
    });
    const added = sessionRequest({ externalSessionId: SESSION_ID });
    expect(await provider().start(added, scriptedCall([TOO_LATE]).context)).toMatchObject({
      handle: handleWith({ sessionId: SESSION_ID }),
      externalId: SESSION_ID,
    });
  });

  test('a key is never longer than the vendor takes', async () => {
    const call = scriptedCall([TOO_LATE]);
    await provider().start(documentRequest(), { ...call.context, idempotencyKey: `${'k'.repeat(40)}-end` });
    expect(call.sent[0]?.form?.['clientKey']?.[0]).toMatch(/^k{32}-end$/);
  });

  test('by a gateway is the same', async () => {
    expect(await provider().start(documentRequest(), scriptedCall([reply(undefined, 504)]).context)).toMatchObject({
      state: 'pending',
    });
  });

  test.each([
    ['called off', new ProviderFailure('CANCELED', 'Called off.', { delivery: 'UNKNOWN' }), 'CANCELED'],
    ['never sent', new ProviderFailure('TIMEOUT', 'The token did not come.', { delivery: 'NOT_SENT' }), 'TIMEOUT'],
    ['refused', reply({ message: 'access denied', status: 'error' }, 401), 'AUTHENTICATION_FAILED'],
    ['turned away', reply(undefined, 429), 'RATE_LIMITED'],
    ['broken by a server', reply(undefined, 502), 'UNAVAILABLE'],
  ])('is not what was %s', async (_name, answer, code) => {
    expect((await failureOf(provider().start(documentRequest(), scriptedCall([answer]).context))).code).toBe(code);
  });

  test('in mode async there is no key of ours, and what times out has failed', async () => {
    const { context, sent } = scriptedCall([TOO_LATE]);
    expect((await failureOf(provider({ mode: 'async' }).start(documentRequest(), context))).code).toBe('TIMEOUT');
    expect(sent[0]?.form?.['clientKey']).toBeUndefined();
  });
});

describe('asking for its answer', () => {
  const check = (answer: ReturnType<typeof reply>, handle = handleWith(), now = STARTED_AT) => {
    const call = scriptedCall([answer], { now: () => new Date(now) });
    return { call, result: provider().check!(handle, sessionRequest(), call.context) };
  };

  test('is by the key until there is a session, and then by that', async () => {
    covers('neurovision:open:sync-cut-short');
    const { call, result } = check(session());
    expect(await result).toMatchObject({
      state: 'pending',
      handle: handleWith({ sessionId: SESSION_ID, isUnanswered: false }),
    });
    expect(call.sent[0]?.json).toEqual({ token: 'permanent-token', clientKey: 'att_test' });
  });

  test('where the vendor knows of none, is a timeout after which only the question is repeated', async () => {
    const { result } = check(UNKNOWN_SESSION);
    expect(await failureOf(result)).toMatchObject({ code: 'TIMEOUT', retryable: true, delivery: 'UNKNOWN' });
    const answered = check(UNKNOWN_SESSION, handleWith({ isUnanswered: false }));
    expect(await failureOf(answered.result)).toMatchObject({ code: 'NOT_FOUND', retryable: false });
  });

  test('is not answered by an older session of the same key', async () => {
    const older = session({
      status: 'success',
      createdAt: '2026-03-19T10:25:59.000Z',
      results: [{ type: 'liveness', status: 'success' }],
    });
    const { result } = check(older, handleWith({ clientKey: 'order-1' }));
    expect(await result).toMatchObject({
      state: 'pending',
      handle: handleWith({ clientKey: 'order-1' }),
      externalId: null,
    });
    // A session that was named may be of any age.
    const named = check(older, handleWith({ sessionId: SESSION_ID }));
    expect(await named.result).toMatchObject({ state: 'done', outcome: { externalId: SESSION_ID } });
  });

  test('ends when the time is over', async () => {
    const older = session({ createdAt: '2026-03-19T10:00:00.000Z' });
    const { result } = check(older, handleWith(), '2026-03-19T10:41:00.001Z');
    expect(await failureOf(result)).toMatchObject({ code: 'TIMEOUT', retryable: false });
  });
});
