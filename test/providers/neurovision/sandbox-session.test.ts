import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../src/domain/reading.js';
import type { ProviderImage, ProviderRequest } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import type { SendHttp } from '../../../src/providers/http.js';
import { NEUROVISION_SANDBOX_CREDENTIALS } from '../../../src/providers/neurovision/settings.js';
import { unknownPicture } from '../../sandbox/specimen-pictures.js';
import { covers } from '../../support/covers.js';
import { callUntilDone, contextOf, imageOf } from '../../support/provider-call.js';
import { PROCESSING_MS, runSandbox, specimen } from './running-sandbox.js';
import { documentRequest, failureOf, sessionRequest } from './scripted-call.js';

const sandbox = runSandbox();
let passport: ProviderImage;
let selfie: ProviderImage;
beforeAll(async () => {
  [passport, selfie] = await Promise.all([specimen('passport-utopia.jpg'), specimen('selfie.jpg')]);
});

async function run(request: ProviderRequest, behaviour?: string) {
  const scenario = behaviour === undefined ? {} : { scenario: `neurovision-${behaviour}` };
  return callUntilDone(sandbox.provider(), request, scenario);
}

function sessionIn(reading: Reading) {
  if (reading.kind !== 'SESSION') throw new Error('It is no session.');
  return reading.session;
}

const both = (fields = {}) => sessionRequest({ images: [passport, selfie], questions: [null, null], ...fields });

describe('what the sandbox shows of a session', () => {
  test('a document, a likeness, liveness and a verdict', async () => {
    const { reading } = await run(both({ clientKey: 'order-1' }));
    const session = sessionIn(reading);
    expect(session).toMatchObject({ verdict: 'ACCEPTED', clientKey: 'order-1', remarks: [] });
    expect(session.documents).toHaveLength(1);
    expect(session.faces).toMatchObject([
      { samePerson: true, scale: { worst: 0, best: 100 }, remarks: ['selfie & passport'] },
    ]);
    expect(session.faces[0]?.score).toBeGreaterThan(75);
    expect(session.liveness).toMatchObject([{ live: true }]);
    expect(session.faces[0]?.pair).toEqual([
      { source: 'SELFIE', documentIndex: null, label: 'selfie' },
      { source: 'DOCUMENT', documentIndex: 0, label: 'passport' },
    ]);
    // The vendor does not tell which picture anything came from.
    expect(session.documents[0]).not.toHaveProperty('imageIndexes');
  });

  test('every field of a request at once, and all of the answer', async () => {
    const request = both({ clientKey: 'order-7', schemaId: 'sandbox-suspicious', captcha: 'typed', ocr: true });
    const { reading, externalId } = await run(request);
    expect(sessionIn(reading)).toMatchObject({
      verdict: 'SUSPICIOUS',
      clientKey: 'order-7',
      isCustomerNew: false,
      documents: [{ kind: 'PASSPORT', country: 'UTO' }],
      faces: [{ samePerson: true }],
      liveness: [{ live: true }],
    });
    const more = await run(sessionRequest({ images: [passport], externalSessionId: externalId, clientKey: 'order-7' }));
    expect(more.externalId).toBe(externalId);
    expect(sessionIn(more.reading).documents).toHaveLength(2);
  });

  test('of one picture, everything came from that', async () => {
    const session = sessionIn((await run(sessionRequest({ images: [passport] }))).reading);
    expect(session.documents).toMatchObject([{ kind: 'PASSPORT', imageIndexes: [0] }]);
  });

  test('in sync mode at once', async () => {
    const result = await sandbox.provider({ mode: 'sync' }).start(both(), contextOf());
    expect(result).toMatchObject({ state: 'done', outcome: { reading: { session: { verdict: 'ACCEPTED' } } } });
  });

  test('in sync mode an answer that comes too late is asked for by the key, and is paid for once', async () => {
    const provider = sandbox.provider({ mode: 'sync' });
    const request = sessionRequest({ images: [passport] });
    const before = sandbox.charges();
    const context = contextOf({ idempotencyKey: 'att_cut-short' });
    const send: SendHttp = async (call) => {
      await context.send(call);
      throw new ProviderFailure('TIMEOUT', 'It did not answer in time.', { delivery: 'UNKNOWN' });
    };
    const started = await provider.start(request, { ...context, now: sandbox.now, send });
    if (started.state !== 'pending') throw new Error('It is not pending.');
    sandbox.passTime(PROCESSING_MS);
    const looked = await provider.check!(started.handle, request, { ...contextOf(), now: sandbox.now });
    expect(looked).toMatchObject({ state: 'done', outcome: { reading: { session: { verdict: 'ACCEPTED' } } } });
    expect(sandbox.charges() - before).toBe(1);
  });

  test('FACE_DIFFERS: a low score, and a session that failed', async () => {
    const session = sessionIn((await run(both(), 'face-differs')).reading);
    expect(session).toMatchObject({ verdict: 'REJECTED', faces: [{ samePerson: false }], liveness: [{ live: true }] });
    expect(session.faces[0]?.score).toBeLessThan(35);
  });

  test('NOT_LIVE: a screen, and a session that failed', async () => {
    const session = sessionIn((await run(both(), 'not-live')).reading);
    expect(session).toMatchObject({ verdict: 'REJECTED', liveness: [{ live: false }], faces: [{ samePerson: true }] });
    expect(session.remarks).toEqual(['selfie: failed', 'selfie: isDisplaySelfie failed']);
  });

  test('without OCR no field is read', async () => {
    const session = sessionIn((await run(both({ ocr: false }))).reading);
    expect(session.documents[0]?.candidates).toEqual([]);
    expect(session.documents[0]?.checks.map(({ outcome }) => outcome)).toEqual([
      'PASSED',
      'PASSED',
      'PASSED',
      'PASSED',
    ]);
  });

  test('a client is new once', async () => {
    const image = imageOf(unknownPicture('somebody new'));
    const isNew = async () => sessionIn((await run(sessionRequest({ images: [image] }))).reading).isCustomerNew;
    expect([await isNew(), await isNew()]).toEqual([true, false]);
  });

  test('pictures can be added to a session that exists', async () => {
    const first = await run(sessionRequest({ images: [passport] }));
    expect(sessionIn(first.reading).faces).toEqual([]);
    const second = await run(sessionRequest({ images: [selfie], externalSessionId: first.externalId }));
    expect(second.externalId).toBe(first.externalId);
    expect(sessionIn(second.reading)).toMatchObject({
      documents: [{ kind: 'PASSPORT' }],
      faces: [{ samePerson: true }],
    });
  });

  test.each([
    ['that nobody knows', '00000000-0000-1000-8000-000000000000', 'NOT_FOUND'],
    ['that is no time-UUID', '00000000-0000-4000-8000-000000000000', 'INVALID_REQUEST'],
  ])('a session %s', async (_name, externalSessionId, code) => {
    expect((await failureOf(run(both({ externalSessionId })))).code).toBe(code);
  });

  test('is found by its client key too, and the latest of them', async () => {
    await run(sessionRequest({ images: [selfie], clientKey: 'order-2' }));
    const { externalId } = await run(sessionRequest({ images: [passport], clientKey: 'order-2' }));
    const handle = { sessionId: null, clientKey: 'order-2', startedAt: sandbox.now().toISOString() };
    const result = await sandbox.provider().check!(handle, sessionRequest(), contextOf());
    expect(result).toMatchObject({ state: 'done', outcome: { externalId, reading: { session: { documents: [{}] } } } });
  });

  test.each([
    ['success', 'ACCEPTED'],
    ['failed', 'REJECTED'],
    ['suspicious', 'SUSPICIOUS'],
    ['unheard', null],
  ])('a schema can end it as %s', async (status, verdict) => {
    const session = sessionIn((await run(both({ schemaId: `sandbox-${status}` }))).reading);
    expect(session.verdict).toBe(verdict);
  });

  test.each([
    ['sandbox-exception', 'UNAVAILABLE'],
    ['sandbox-expired', 'TIMEOUT'],
  ])('%s has nothing to read', async (schemaId, code) => {
    expect((await failureOf(run(documentRequest([passport], schemaId)))).code).toBe(code);
  });

  test('an account without permissions sees that', async () => {
    covers('neurovision:result:denied');
    const { reading, warnings } = await run(both({ schemaId: 'sandbox-no-permissions' }));
    expect(sessionIn(reading).liveness).toHaveLength(1);
    expect(warnings).toContain('results[0].ocr may not be seen by this account.');
    const failure = await failureOf(run(documentRequest([passport], 'sandbox-no-permissions')));
    expect(failure.code).toBe('PERMISSION_DENIED');
  });

  test('what is kept of it holds no address and no credential', async () => {
    const { raw } = await run(both());
    const text = JSON.stringify(raw);
    expect(text).toContain('"docName"');
    expect(text).not.toContain('://');
    expect(text).not.toContain(NEUROVISION_SANDBOX_CREDENTIALS.token);
  });
});
