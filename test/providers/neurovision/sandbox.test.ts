import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { ProviderImage, ProviderRequest, Reading } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { NEUROVISION_SANDBOX_CREDENTIALS } from '../../../src/providers/neurovision/settings.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { neurovisionSandbox } from '../../../src/sandbox/vendors/neurovision.js';
import { callUntilDone, contextOf, imageOf } from '../../support/provider-call.js';
import { documentRequest, failureOf, sessionRequest } from './scripted-call.js';

const SPECIMENS = new URL('../../../assets/specimens/', import.meta.url);
const TIME_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const PROCESSING_MS = 100;
const { token: TOKEN, email, password } = NEUROVISION_SANDBOX_CREDENTIALS;

let clockMs = Date.parse('2026-03-19T10:31:06.000Z');
let sandbox: Sandbox;
let passport: ProviderImage;
let selfie: ProviderImage;
let invoice: ProviderImage;

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [neurovisionSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    processingMs: PROCESSING_MS,
    // Each look at the clock lets a little time go by, so that work that is asked about comes to its end.
    now: () => new Date((clockMs += 10)),
  });
  const specimen = async (file: string) => imageOf(await readFile(new URL(file, SPECIMENS)));
  [passport, selfie, invoice] = await Promise.all([
    specimen('passport-utopia.jpg'),
    specimen('selfie.jpg'),
    specimen('invoice-no-mrz.jpg'),
  ]);
});
afterAll(() => sandbox.stop());

const create = (settings: Partial<NeurovisionSettings> = {}) =>
  neurovisionModule.create(
    { ...neurovisionModule.sandboxSettings(sandbox.origin), ...settings },
    { mode: 'SANDBOX', cost: null },
  );

async function run(request: ProviderRequest, behaviour?: string, settings: Partial<NeurovisionSettings> = {}) {
  const scenario = behaviour === undefined ? {} : { scenario: `neurovision-${behaviour}` };
  return callUntilDone(create(settings), request, scenario);
}

function sessionIn(reading: Reading) {
  if (reading.kind !== 'SESSION') throw new Error('It is no session.');
  return reading.session;
}

function documentIn(reading: Reading) {
  if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
  const { candidates, checks } = reading.document;
  const values = Object.fromEntries(candidates.map(({ name, candidate }) => [name, candidate.value]));
  const outcomes = Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));
  return { ...reading.document, values, outcomes };
}

const both = (fields = {}) => sessionRequest({ images: [passport, selfie], questions: [null, null], ...fields });

describe('what the sandbox shows of a document', () => {
  test('the truth of a specimen, in our normal form', async () => {
    const { reading, externalId, warnings } = await run(documentRequest([passport]));
    const document = documentIn(reading);
    expect(document).toMatchObject({ kind: 'PASSPORT', country: 'UTO' });
    expect(document.values).toEqual({
      SURNAME: 'MERIDAN',
      GIVEN_NAMES: 'ELARA SOLENE',
      NATIONALITY: 'UTO',
      SEX: 'F',
      PLACE_OF_BIRTH: 'ZENITH',
      DOCUMENT_NUMBER: 'UX4827159',
      DATE_OF_BIRTH: '1991-04-17',
      DATE_OF_ISSUE: '2023-08-30',
      DATE_OF_EXPIRY: '2033-08-29',
      DOCUMENT_NAME: 'UTO — Passport (2023)',
    });
    expect(document.outcomes).toEqual({
      AUTHENTICITY: 'PASSED',
      NOT_EDITED: 'PASSED',
      NOT_A_SCREEN: 'PASSED',
      NOT_A_PRINT: 'PASSED',
    });
    expect(document.mrzLines?.map(({ text }) => text)).toEqual([
      'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<',
      'UX48271593UTO9104174F3308291910417552<<<<<62',
    ]);
    expect(externalId).toMatch(TIME_UUID);
    expect(warnings).toEqual([]);
  });

  test('WRONG_DATE_OF_BIRTH: another day in the printed field, and the zone untouched', async () => {
    const document = documentIn((await run(documentRequest([passport]), 'wrong-date-of-birth')).reading);
    expect(document.values['DATE_OF_BIRTH']).toBe('1991-04-10');
    expect(document.mrzLines?.[1]?.text).toContain('UTO910417');
  });

  test('FORGED: an edited picture, and no authenticity', async () => {
    const document = documentIn((await run(documentRequest([passport]), 'forged')).reading);
    expect(document.outcomes).toMatchObject({ AUTHENTICITY: 'FAILED', NOT_EDITED: 'FAILED', OTHER: 'FAILED' });
    expect(document.values['SURNAME']).toBe('MERIDAN');
  });

  test('BROKEN: the documented session that failed', async () => {
    const failure = await failureOf(run(documentRequest([passport]), 'broken'));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', providerCode: '[system] exception', delivery: 'RECEIVED' });
  });

  test('REFUSED: the documented 400', async () => {
    const failure = await failureOf(run(documentRequest([passport]), 'refused'));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', status: 400, providerCode: 'invalid schema' });
  });

  test('the same bytes are the same document', async () => {
    const image = imageOf(Buffer.concat([await passport.bytes(), Buffer.from('!')]));
    const one = await run(documentRequest([image]));
    const other = await run(documentRequest([image]));
    expect(other.reading).toEqual(one.reading);
    expect(other.externalId).not.toBe(one.externalId);
  });

  test('an invoice is no document', async () => {
    const failure = await failureOf(run(documentRequest([invoice])));
    expect(failure).toMatchObject({ code: 'INVALID_IMAGE', providerCode: '[general] no documents on image' });
  });

  test('a selfie is no document either', async () => {
    const failure = await failureOf(run(documentRequest([selfie])));
    expect(failure).toMatchObject({ code: 'UNSUPPORTED_DOCUMENT', providerCode: 'selfie' });
  });

  test.each([
    ['a text', Buffer.from('no picture'), '[general] bad image'],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a4649460001010000010001', 'hex'), '[general] bad image'],
    ['a JPEG of 299 pixels', jpegOf(299, 200), '[general] too small image'],
    ['a PNG of 299 pixels', pngOf(200, 299), '[general] too small image'],
  ])('%s cannot be used', async (_name, bytes, providerCode) => {
    expect(await failureOf(run(documentRequest([imageOf(bytes)])))).toMatchObject({
      code: 'INVALID_IMAGE',
      providerCode,
    });
  });

  test.each([
    ['a JPEG', jpegOf(300, 200)],
    ['a PNG', pngOf(200, 300)],
  ])('%s of 300 pixels can', async (_name, bytes) => {
    const document = documentIn((await run(documentRequest([imageOf(bytes)]))).reading);
    expect(document.kind).toBe('IDENTITY_CARD');
  });
});

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
  });

  test('in sync mode at once', async () => {
    const result = await create({ mode: 'sync' }).start(both(), contextOf());
    expect(result).toMatchObject({ state: 'done', outcome: { reading: { session: { verdict: 'ACCEPTED' } } } });
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
    const image = imageOf(Buffer.concat([jpegOf(400, 300), Buffer.from('somebody new')]));
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
    const handle = { sessionId: null, clientKey: 'order-2', startedAt: new Date().toISOString() };
    const result = await create().check!(handle, sessionRequest(), contextOf());
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
    expect(text).not.toContain(TOKEN);
  });
});

describe('what is charged', () => {
  test('every set of pictures that was worked on, and nothing else', async () => {
    const charged = async (work: Promise<unknown>) => {
      const before = sandbox.charges('neurovision');
      await work.catch(() => undefined);
      return sandbox.charges('neurovision') - before;
    };
    expect(await charged(run(documentRequest([passport])))).toBe(1);
    expect(await charged(run(both()))).toBe(1);
    expect(await charged(run(documentRequest([passport]), 'refused'))).toBe(0);
    expect(await charged(run(documentRequest([passport]), 'broken'))).toBe(0);
    expect(await charged(run(documentRequest([passport]), 'unauthorized'))).toBe(0);
    expect(await charged(run(documentRequest([passport]), undefined, { token: 'wrong' }))).toBe(0);
  });
});

describe('the wire', () => {
  const post = async (path: string, body: FormData | object, headers: Record<string, string> = {}) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${sandbox.origin}/neurovision/v1/${path}`, {
      method: 'POST',
      headers: { ...(isForm ? {} : { 'content-type': 'application/json' }), ...headers },
      body: isForm ? body : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const form = async (fields: Record<string, string> = {}, images: ProviderImage[] = [passport]) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const image of images) body.append('images', new Blob([await image.bytes()]), 'any.jpg');
    return body;
  };
  const logIn = async (validDays = 1) =>
    (await post('user/login', { email, password, valid_days: validDays })).json['token'] as string;

  test('an async session goes from idle over processing to its end', async () => {
    const started = await post('kyc/process', await form({ token: TOKEN, mode: 'async', clientKey: 'order-3' }));
    expect(Object.keys(started.json)).toEqual([
      'sessionId',
      'clientId',
      'status',
      'spent',
      'results',
      'createdAt',
      'isClientNew',
    ]);
    expect(started.json).toMatchObject({ status: 'idle', clientId: '', spent: 0, results: [] });
    const sessionId = started.json['sessionId'];
    const statuses = new Set<unknown>();
    let last = started.json;
    for (let looks = 0; looks < 40; looks++) {
      last = (await post('kyc/session/status', { token: TOKEN, sessionId })).json;
      statuses.add(last['status']);
    }
    expect([...statuses]).toEqual(['idle', 'processing', 'success']);
    expect(Object.keys(last).sort()).toEqual(
      [
        ...['clientId', 'clientKey', 'clientUser', 'createdAt', 'errors', 'isClientNew', 'responseTime', 'results'],
        ...['schemaId', 'secondsToLive', 'sessionId', 'spent', 'status'],
      ].sort(),
    );
    expect(last).toMatchObject({ sessionId, clientKey: 'order-3', secondsToLive: 0, errors: [] });
  });

  test('work that is never ready expires after a day', async () => {
    const headers = { 'x-verigraph-scenario': 'neurovision-never-ready' };
    const started = await post('kyc/process', await form({ token: TOKEN, mode: 'async' }), headers);
    const body = { token: TOKEN, sessionId: started.json['sessionId'] };
    clockMs += 10 * PROCESSING_MS;
    expect((await post('kyc/session/status', body, headers)).json['status']).toBe('processing');
    clockMs += 86_400_000;
    expect((await post('kyc/session/status', body, headers)).json).toMatchObject({
      status: 'expired',
      secondsToLive: 0,
    });
  });

  test('mode is sync where nothing is said', async () => {
    expect((await post('kyc/process', await form({ token: TOKEN }))).json['status']).toBe('success');
  });

  test('clientKey wins where both are given', async () => {
    const one = await post('kyc/process', await form({ token: TOKEN, clientKey: 'order-4' }));
    const other = await post('kyc/process', await form({ token: TOKEN, clientKey: 'order-5' }));
    const asked = { token: TOKEN, sessionId: other.json['sessionId'], clientKey: 'order-4' };
    expect((await post('kyc/session/status', asked)).json['sessionId']).toBe(one.json['sessionId']);
  });

  test('a failed session looks like the sample', async () => {
    const headers = { 'x-verigraph-scenario': 'neurovision-broken' };
    const { status, json } = await post('kyc/process', await form({ token: TOKEN }), headers);
    expect(status).toBe(200);
    const sample = JSON.parse(
      await readFile(new URL('fixtures/failed-session.json', import.meta.url), 'utf8'),
    ) as Record<string, unknown>;
    expect(json).toEqual({ ...sample, sessionId: json['sessionId'], createdAt: json['createdAt'] });
  });

  test.each([
    ['no token', {}, {}, 401],
    ['a wrong token', { token: 'wrong' }, {}, 401],
    ['a wrong JWT beside a good token', { token: TOKEN }, { token: 'a.b.c' }, 401],
    ['the permanent token as a JWT', {}, { authorization: `Bearer ${TOKEN}` }, 401],
    ['the permanent token', { token: TOKEN }, {}, 200],
  ])('%s', async (_name, fields, headers, status) => {
    const answer = await post('kyc/process', await form(fields), headers);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.json).toEqual({ message: 'access denied', status: 'error' });
    const asked = await post('kyc/session/status', { ...fields, clientKey: 'nobody' }, headers);
    expect(asked.status).toBe(status === 401 ? 401 : 404);
  });

  test('a JWT is good in the header named token and as a bearer', async () => {
    const token = await logIn();
    expect((await post('kyc/process', await form(), { token })).status).toBe(200);
    expect((await post('kyc/process', await form(), { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('a JWT ends after its days, and one of 0 days does not', async () => {
    const [short, endless] = [await logIn(1), await logIn(0)];
    clockMs += 86_400_000;
    expect((await post('kyc/process', await form(), { token: short })).status).toBe(401);
    expect((await post('kyc/process', await form(), { token: endless })).status).toBe(200);
  });

  test.each([
    ['no account', {}, 400, 'invalid schema'],
    ['days in words', { email, password, valid_days: 'one' }, 400, 'invalid schema'],
    ['negative days', { email, password, valid_days: -1 }, 400, 'invalid schema'],
    ['a wrong password', { email, password: 'wrong' }, 403, 'invalid user credentials'],
  ])('log-in with %s', async (_name, body, status, message) => {
    expect(await post('user/login', body)).toEqual({ status, json: { message, status: 'error' } });
  });

  test.each([
    ['a mode that is none', { mode: 'later' }],
    ['a session that is no time-UUID', { sessionId: 'abc' }],
    ['a client key of 37 characters', { clientKey: 'k'.repeat(37) }],
    ['an empty client key', { clientKey: '' }],
    ['an ocr that is neither true nor false', { ocr: 'perhaps' }],
  ])('%s is an invalid schema', async (_name, fields) => {
    const answer = await post('kyc/process', await form({ token: TOKEN, ...fields }));
    expect(answer).toEqual({ status: 400, json: { message: 'invalid schema', status: 'error' } });
  });

  test('a form without pictures is refused', async () => {
    const answer = await post('kyc/process', await form({ token: TOKEN }, []));
    expect(answer).toEqual({ status: 400, json: { message: 'no image attached', status: 'error' } });
  });

  test.each([
    ['nothing to ask by', {}],
    ['a session that is no time-UUID', { sessionId: 'abc' }],
    ['an empty client key', { clientKey: '' }],
    ['a client key that is a number', { clientKey: 7 }],
  ])('status with %s is an invalid schema', async (_name, fields) => {
    const answer = await post('kyc/session/status', { token: TOKEN, ...fields });
    expect(answer).toEqual({ status: 400, json: { message: 'invalid schema', status: 'error' } });
  });

  test.each([
    ['JSON instead of a form', 'kyc/process', {}, 400],
    ['what does not exist', 'kyc/else', {}, 404],
  ])('%s has the same envelope', async (_name, path, body, status) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.json['status']).toBe('error');
  });

  test('a token that the vendor has ended is renewed by the provider', async () => {
    const login = { email, password, validDays: 1 };
    const provider = create({ tokenRoute: 'bearer', token: null, login });
    expect((await provider.start(documentRequest([passport]), contextOf())).state).toBe('pending');
    // The provider's clock stands still, so that only the vendor knows that the token has ended.
    clockMs += 86_400_000;
    expect((await provider.start(documentRequest([passport]), contextOf())).state).toBe('pending');
  });
});

/** Enough of a file for its type and size to be told. */
function jpegOf(width: number, height: number): Buffer {
  const header = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([header, frame]);
}

function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000802000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
