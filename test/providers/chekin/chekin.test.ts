import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentReading } from '../../../src/domain/document.js';
import type { FaceReading } from '../../../src/domain/face.js';
import type { FieldName } from '../../../src/domain/field.js';
import type { Outcome, Provider } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { chekinModule } from '../../../src/providers/chekin/provider.js';
import type { ChekinSettings } from '../../../src/providers/chekin/settings.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { chekinSandbox } from '../../../src/sandbox/vendors/chekin.js';
import {
  CHEKIN_SANDBOX_API_KEY,
  CHEKIN_SANDBOX_EMAIL,
  CHEKIN_SANDBOX_PASSWORD,
  CHEKIN_SANDBOX_TOKEN,
} from '../../../src/providers/chekin/sandbox-credentials.js';
import { describeProviderContract } from '../../contracts/provider.js';
import { covers } from '../../support/covers.js';
import { callUntilDone } from '../../support/provider-call.js';
import { faceRequest, requestFor } from './chekin-call.js';

const ACCOUNT = { email: CHEKIN_SANDBOX_EMAIL, password: CHEKIN_SANDBOX_PASSWORD };
let sandbox: Sandbox;
let provider: Provider;
let accountProvider: Provider;

function create(changes: Partial<ChekinSettings> = {}): Provider {
  const settings = { ...chekinModule.sandboxSettings(sandbox.origin), ...changes };
  return chekinModule.create(settings, { mode: 'SANDBOX', cost: null });
}

function v3(password = ACCOUNT.password): Partial<ChekinSettings> {
  return { version: 'v3', scheme: 'JWT', credentials: { kind: 'ACCOUNT', email: ACCOUNT.email, password } };
}

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [chekinSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    processingMs: 60,
    slowMs: 200,
  });
  provider = create();
  accountProvider = create(v3());
});

afterAll(() => sandbox.stop());

describe('with a user token', () => {
  describeProviderContract('chekin', {
    provider: () => provider,
    withWrongCredentials: () => create({ credentials: { kind: 'TOKEN', token: 'wrong' } }),
    request: () => requestFor('passport-utopia.jpg'),
    secrets: () => [CHEKIN_SANDBOX_TOKEN, CHEKIN_SANDBOX_API_KEY],
    refusal: 'INVALID_IMAGE',
    pends: true,
  });
});

describe('with an account', () => {
  describeProviderContract('chekin', {
    provider: () => accountProvider,
    withWrongCredentials: () => create(v3('wrong')),
    request: () => requestFor('passport-utopia.jpg'),
    secrets: () => [ACCOUNT.email, ACCOUNT.password, 'eyJ'],
    refusal: 'INVALID_IMAGE',
    pends: true,
  });
});

describe('for faces', () => {
  describeProviderContract('chekin', {
    provider: () => provider,
    withWrongCredentials: () => create({ credentials: { kind: 'TOKEN', token: 'wrong' } }),
    request: () => faceRequest(),
    secrets: () => [CHEKIN_SANDBOX_TOKEN],
    refusal: 'INVALID_IMAGE',
    pends: true,
  });
});

function documentOf(outcome: Outcome): DocumentReading {
  if (outcome.reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
  return outcome.reading.document;
}

function faceOf(outcome: Outcome): FaceReading {
  if (outcome.reading.kind !== 'FACE_MATCH') throw new Error('It is no face.');
  return outcome.reading.face;
}

function valuesOf(document: DocumentReading): Partial<Record<FieldName, string | null>> {
  return Object.fromEntries(document.candidates.map(({ name, candidate }) => [name, candidate.value]));
}

const PASSPORT_OF_UTOPIA = {
  DOCUMENT_CODE: 'P',
  ISSUING_STATE: 'UTO',
  SURNAME: 'MERIDAN',
  GIVEN_NAMES: 'ELARA SOLENE',
  DOCUMENT_NUMBER: 'UX4827159',
  NATIONALITY: 'UTO',
  DATE_OF_BIRTH: '1991-04-17',
  SEX: 'F',
  DATE_OF_EXPIRY: '2033-08-29',
};

async function failureOf(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.catch((error: unknown) => error);
  if (!(fault instanceof ProviderFailure)) throw new Error('It did not fail as it should.');
  return fault;
}

describe('against the sandbox', () => {
  test('v1: dates in six digits, ids as numbers, one charge a picture', async () => {
    covers('chekin:reply:id');
    const before = sandbox.charges('chekin');
    const outcome = await callUntilDone(provider, await requestFor('passport-utopia.jpg'));
    expect(valuesOf(documentOf(outcome))).toEqual(PASSPORT_OF_UTOPIA);
    const birth = documentOf(outcome).candidates.find(({ name }) => name === 'DATE_OF_BIRTH')?.candidate;
    expect(birth).toMatchObject({ raw: '910417', inferences: ['CENTURY'], confidence: null });
    expect(outcome.externalId).toMatch(/^\d+$/);
    expect(sandbox.charges('chekin') - before).toBe(1);
  });

  test('v2: dates in full, ids in hexadecimal, a date of issue', async () => {
    covers('chekin:endpoint:picture-v2', 'chekin:endpoint:data-v2');
    const outcome = await callUntilDone(create({ version: 'v2' }), await requestFor('passport-utopia.jpg'));
    expect(valuesOf(documentOf(outcome))).toEqual({ ...PASSPORT_OF_UTOPIA, DATE_OF_ISSUE: '2023-08-30' });
    const birth = documentOf(outcome).candidates.find(({ name }) => name === 'DATE_OF_BIRTH')?.candidate;
    expect(birth).toMatchObject({ raw: '1991-04-17', inferences: [], confidence: 1 });
    expect(outcome.externalId).toMatch(/^[0-9a-f]{32}$/);
  });

  test('v2 takes a second picture along', async () => {
    const request = await requestFor('id-card-utopia-back.jpg', 'id-card-utopia-front.jpg');
    const outcome = await callUntilDone(create({ version: 'v2' }), request);
    expect(outcome.warnings).toEqual([]);
    expect(valuesOf(documentOf(outcome)).SURNAME).toBe('BRAMBLEWICK');
  });

  test('v1 says that it left a second picture out', async () => {
    const request = await requestFor('id-card-utopia-back.jpg', 'id-card-utopia-front.jpg');
    const outcome = await callUntilDone(provider, request);
    expect(outcome.warnings).toEqual(['Only 1 of 2 pictures can be sent at once.']);
  });

  test('v3: a fetched token, a place of birth', async () => {
    covers('chekin:endpoint:picture-v3', 'chekin:endpoint:data-v3');
    const outcome = await callUntilDone(accountProvider, await requestFor('passport-utopia.jpg'));
    expect(valuesOf(documentOf(outcome))).toEqual({
      ...PASSPORT_OF_UTOPIA,
      DATE_OF_ISSUE: '2023-08-30',
      PLACE_OF_BIRTH: 'ZENITH',
    });
  });

  test('a PDF is taken', async () => {
    const outcome = await callUntilDone(provider, await requestFor('passport-utopia-scan.pdf'));
    expect(valuesOf(documentOf(outcome)).SURNAME).toBe('LINDQVARN');
  });

  test('a side without a zone is completed and empty', async () => {
    covers('chekin:open:com-without-zone');
    const document = documentOf(await callUntilDone(provider, await requestFor('id-card-utopia-front.jpg')));
    expect(document.candidates).toEqual([]);
    expect(document.kind).toBeNull();
    expect(document.checks.map(({ outcome }) => outcome)).toEqual(['NOT_RUN', 'NOT_RUN', 'NOT_RUN', 'NOT_RUN']);
  });

  test('a card whose zone has no date of expiry fails no check over it', async () => {
    covers('chekin:reply:valid_expiration_date');
    const document = documentOf(await callUntilDone(provider, await requestFor('id-card-french-style.jpg')));
    expect(valuesOf(document).DATE_OF_EXPIRY).toBeUndefined();
    const check = document.checks.find(({ providerCode }) => providerCode === 'valid_expiration_date');
    expect(check?.outcome).toBe('NOT_RUN');
  });

  test('a visa without composite check digit fails no check over it', async () => {
    covers('chekin:reply:valid_composite');
    const document = documentOf(await callUntilDone(provider, await requestFor('visa-a-utopia.jpg')));
    expect(document.kind).toBe('VISA');
    const check = document.checks.find(({ providerCode }) => providerCode === 'valid_composite');
    expect(check?.outcome).toBe('NOT_RUN');
  });

  test('a birth date that was read wrongly has no proof', async () => {
    const request = await requestFor('passport-utopia.jpg');
    const outcome = await callUntilDone(provider, request, { scenario: 'chekin-wrong-date-of-birth' });
    const { candidates, checks } = documentOf(outcome);
    const birth = candidates.find(({ name }) => name === 'DATE_OF_BIRTH')?.candidate;
    expect(birth).toMatchObject({ value: '1991-04-11', proof: [] });
    const expiry = candidates.find(({ name }) => name === 'DATE_OF_EXPIRY')?.candidate;
    expect(expiry?.proof.map(({ kind }) => kind)).toEqual(['MRZ_CHECK_DIGIT_REPORTED']);
    const failed = checks.filter(({ outcome: each }) => each === 'FAILED').map(({ providerCode }) => providerCode);
    expect(failed).toEqual(['valid_composite', 'valid_date_of_birth']);
  });

  test('a zone that was tampered with has no proof at all, and no trust', async () => {
    const request = await requestFor('passport-utopia.jpg');
    const { candidates, checks } = documentOf(await callUntilDone(provider, request, { scenario: 'chekin-forged' }));
    expect(checks.map(({ outcome }) => outcome)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
    const kinds = candidates.flatMap(({ candidate }) => candidate.proof.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['CODE_LIST']));
    expect(candidates.find(({ name }) => name === 'SURNAME')?.candidate.confidence).toBe(0);
  });

  test('work that ended with ERR is a failure that the person can mend', async () => {
    covers('chekin:status:ERR', 'chekin:open:err-reason');
    const run = callUntilDone(provider, await requestFor('passport-utopia.jpg'), { scenario: 'chekin-broken' });
    const failure = await failureOf(run);
    expect(failure).toMatchObject({ code: 'INVALID_IMAGE', providerCode: 'ERR', delivery: 'RECEIVED' });
    expect(failure.toProviderError().userCanFix).toBe(true);
  });

  test('a right API key passes, a wrong one is told as such', async () => {
    covers('chekin:request:api-key');
    const request = await requestFor('passport-utopia.jpg');
    const outcome = await callUntilDone(create({ apiKey: CHEKIN_SANDBOX_API_KEY }), request);
    expect(documentOf(outcome).candidates).toHaveLength(9);
    const failure = await failureOf(callUntilDone(create({ apiKey: 'wrong' }), request));
    expect(failure).toMatchObject({ code: 'AUTHENTICATION_FAILED', status: 403, retryable: false });
  });

  test('a user token does not open v3, nor an account v1', async () => {
    const request = await requestFor('passport-utopia.jpg');
    expect((await failureOf(callUntilDone(create({ version: 'v3' }), request))).status).toBe(401);
    expect((await failureOf(callUntilDone(create({ ...v3(), version: 'v1' }), request))).status).toBe(401);
  });
});

describe('faces against the sandbox', () => {
  test.each(['v1', 'v2', 'v3'] as const)('%s: the person of the passport', async (version) => {
    const before = sandbox.charges('chekin');
    const one = version === 'v3' ? create({ ...v3(), faceMatch: true }) : create({ version });
    const face = faceOf(await callUntilDone(one, await faceRequest()));
    expect(face).toMatchObject({ samePerson: true, threshold: 0.6, scale: { worst: 1, best: 0 }, remarks: [] });
    expect(face.rawScore).toBe(String(face.score));
    expect(sandbox.charges('chekin') - before).toBe(1);
  });

  test('another person', async () => {
    const face = faceOf(await callUntilDone(provider, await faceRequest(), { scenario: 'chekin-face-differs' }));
    expect(face.samePerson).toBe(false);
    expect(face.score).toBeGreaterThan(0.6);
  });

  test('the same photo twice is not the same person to the vendor, and is said so', async () => {
    const face = faceOf(await callUntilDone(provider, await faceRequest('selfie.jpg', 'selfie.jpg')));
    expect(face).toMatchObject({ samePerson: false, score: 0 });
    expect(face.remarks.join()).toContain('the same photo');
  });

  test('a picture without a face', async () => {
    covers('chekin:face:is_face_detected');
    const run = callUntilDone(provider, await faceRequest('invoice-no-mrz.jpg'));
    expect(await failureOf(run)).toMatchObject({ code: 'INVALID_IMAGE', providerCode: 'is_face_detected' });
  });

  test('a picture that could not be processed', async () => {
    const run = callUntilDone(provider, await faceRequest(), { scenario: 'chekin-broken' });
    expect(await failureOf(run)).toMatchObject({ code: 'INVALID_IMAGE', providerCode: 'ERR' });
  });
});
