import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { FaceReading, LivenessReading } from '../../../src/domain/face.js';
import type { DocumentQuestion, DocumentReading } from '../../../src/domain/document.js';
import type { Provider, ProviderRequest } from '../../../src/providers/contract.js';
import { beorgModule } from '../../../src/providers/beorg/provider.js';
import type { BeorgSettings } from '../../../src/providers/beorg/settings.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { beorgSandbox } from '../../../src/sandbox/vendors/beorg.js';
import { describeProviderContract } from '../../contracts/provider.js';
import { covers } from '../../support/covers.js';
import { ASK_ANYTHING, callUntilDone, contextOf, imageOf } from '../../support/provider-call.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [beorgSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    processingMs: 30,
    slowMs: 60,
  });
});

afterAll(() => sandbox.stop());

function providerWith(changes: Partial<BeorgSettings> = {}): Provider {
  const settings = { ...beorgModule.sandboxSettings(sandbox.origin), ...changes };
  return beorgModule.create(settings, { mode: 'SANDBOX', cost: null });
}

const question = (changes: Partial<DocumentQuestion>): DocumentQuestion => ({ ...ASK_ANYTHING, ...changes });
const asType = (code: string) => question({ providerTypes: { beorg: code } });

async function passport() {
  return imageOf(await readFile('assets/specimens/passport-utopia.jpg'));
}

async function selfie() {
  return imageOf(await readFile('assets/specimens/selfie.jpg'));
}

async function passportRequest(asked = question({ kind: 'PASSPORT' })): Promise<ProviderRequest> {
  return { kind: 'DOCUMENT', question: asked, images: [await passport()] };
}

async function readDocument(request: ProviderRequest, scenario?: string): Promise<DocumentReading> {
  const { reading } = await callUntilDone(providerWith(), request, scenario === undefined ? {} : { scenario });
  if (reading.kind !== 'DOCUMENT') throw new Error('It is no reading of a document.');
  return reading.document;
}

function valuesOf(document: DocumentReading, name: string) {
  return document.candidates.filter((each) => each.name === name).map(({ candidate }) => candidate.value);
}

describeProviderContract('beorg', {
  provider: () => providerWith(),
  withWrongCredentials: () => providerWith({ token: 'another-token-nobody-knows' }),
  request: () => passportRequest(),
  secrets: () => ['sandbox-beorg-token', 'sandbox-machine', 'another-token-nobody-knows'],
  refusal: 'INVALID_IMAGE',
  pends: true,
});

describe('documents of the imitated vendor', () => {
  test('a passport has its printed fields and those of its zone, proved where a check digit covers them', async () => {
    covers(
      'beorg:request:stage-verification',
      'beorg:check:entry-status',
      'beorg:check:fields_to_check_valid',
      'beorg:check:fio_series_number_mrz',
      'beorg:check:series_okato',
      'beorg:check:region_valid',
      'beorg:check:issued_after_14',
      'beorg:type:PASSPORT',
    );
    const document = await readDocument(await passportRequest());
    expect(document.kind).toBe('PASSPORT');
    expect(document.country).toBe('UTO');
    expect(valuesOf(document, 'SURNAME')).toEqual(['MERIDAN', 'MERIDAN']);
    expect(valuesOf(document, 'DATE_OF_BIRTH')).toEqual(['1991-04-17', '1991-04-17']);
    expect(valuesOf(document, 'SEX')).toEqual(['F', 'F']);
    const number = document.candidates.filter(({ name }) => name === 'DOCUMENT_NUMBER');
    expect(number.map(({ candidate }) => candidate.proof.map(({ kind }) => kind))).toEqual([[], ['MRZ_CHECK_DIGIT']]);
    expect(document.checks.map(({ providerCode, outcome }) => [providerCode, outcome])).toEqual([
      ['HasPhoto', 'PASSED'],
      ['HasOwnerSignature', 'PASSED'],
      ['verify_passport.fields_to_check_valid', 'PASSED'],
      ['verify_passport.fio_series_number_mrz', 'PASSED'],
      ['verify_passport.series_okato', 'NOT_RUN'],
      ['verify_passport.region_valid', 'PASSED'],
      ['verify_passport.issued_after_14', 'PASSED'],
    ]);
  });

  test('a temporary residence permit is asked for by its kind', async () => {
    covers('beorg:type:RVP');
    const document = await readDocument(await passportRequest(question({ kind: 'RESIDENCE_PERMIT' })));
    expect([document.kind, document.country]).toEqual(['RESIDENCE_PERMIT', 'RUS']);
    expect(valuesOf(document, 'NATIONALITY')).toEqual(['UTO']);
    expect(valuesOf(document, 'DECISION_DATE')).toEqual(['2023-08-30']);
    expect(document.candidates.every(({ candidate }) => candidate.confidence === null)).toBe(true);
  });

  test('two pictures of a passport with registration are one document with an address', async () => {
    covers('beorg:request:same-key', 'beorg:passport-field:Address');
    const images = [await passport(), imageOf(Buffer.from('page of the registration'))];
    const document = await readDocument({ kind: 'DOCUMENT', question: asType('PASSPORT_REG'), images });
    expect(valuesOf(document, 'ADDRESS')).toHaveLength(1);
    expect(valuesOf(document, 'DOCUMENT_NUMBER')).toEqual(['UX4827159', 'UX4827159']);
  });

  test('another birth date is printed and the zone keeps the true one', async () => {
    const document = await readDocument(await passportRequest(), 'beorg-wrong-date-of-birth');
    expect(valuesOf(document, 'DATE_OF_BIRTH')).toEqual(['1991-04-18', '1991-04-17']);
  });

  test('a forged document fails a check, and the fields that the vendor calls bad cannot win', async () => {
    covers('beorg:check:bad_fields');
    const document = await readDocument(await passportRequest(), 'beorg-forged');
    const failed = document.checks.filter(({ outcome }) => outcome === 'FAILED');
    expect(failed.map(({ name, providerCode }) => [name, providerCode])).toEqual([
      ['DATA_CONSISTENT', 'verify_passport.fio_series_number_mrz'],
    ]);
    const [printed] = document.candidates.filter(({ name }) => name === 'DOCUMENT_NUMBER');
    expect(printed?.candidate.accepted).toBe(false);
  });

  test('a picture of which only a part could be read keeps that part and says so', async () => {
    covers('beorg:reply:broken-part');
    const document = await readDocument(await passportRequest(), 'beorg-broken');
    expect(valuesOf(document, 'SURNAME')).toEqual(['MERIDAN']);
    expect(document.absences).toContainEqual({ name: 'PLACE_OF_BIRTH', reason: 'UNREADABLE' });
    expect(document.checks.at(-1)).toEqual({
      name: 'OTHER',
      outcome: 'FAILED',
      explanation: 'Низкое качество изображения',
      provider: 'beorg',
      providerCode: 'broken',
    });
  });

  test('the project may be named by its newer key', async () => {
    covers('beorg:request:campaign_id');
    const provider = providerWith({ projectKey: 'campaign_id' });
    const { reading } = await callUntilDone(provider, await passportRequest());
    expect(reading.kind).toBe('DOCUMENT');
  });

  test('a project that the vendor does not know is not found', async () => {
    covers('beorg:request:project_id', 'beorg:error:errors.type');
    const run = providerWith({ projectId: 'U_RATE_9' }).start(await passportRequest(), contextOf());
    await expect(run).rejects.toMatchObject({ code: 'NOT_FOUND', providerCode: 'CampaignNotFound', retryable: false });
  });

  test('a result that is gone is not found', async () => {
    const handle = { documentId: 's-1', documents: [{ key: 'PASSPORT', type: 'PASSPORT' }] };
    const run = providerWith().check!(handle, await passportRequest(), contextOf());
    await expect(run).rejects.toMatchObject({ code: 'NOT_FOUND', providerCode: 'DocumentNotFound' });
  });

  test('is paid once for a call that was taken and not at all for one that was refused', async () => {
    const before = sandbox.charges('beorg');
    await callUntilDone(providerWith(), await passportRequest());
    expect(sandbox.charges('beorg')).toBe(before + 1);
    await expect(providerWith({ token: 'wrong' }).start(await passportRequest(), contextOf())).rejects.toThrow();
    expect(sandbox.charges('beorg')).toBe(before + 1);
  });
});

describe('sessions, faces and liveness of the imitated vendor', () => {
  test('many pictures are read in one call, the selfie matched with the first document', async () => {
    const request: ProviderRequest = {
      kind: 'SESSION',
      images: [await passport(), imageOf(Buffer.from('a permit')), await selfie()],
      questions: [question({ kind: 'PASSPORT', country: 'UTO' }), asType('RVP'), asType('SELFIE')],
      externalSessionId: null,
      clientKey: null,
      schemaId: null,
      captcha: null,
      ocr: true,
    };
    const before = sandbox.charges('beorg');
    const { reading } = await callUntilDone(providerWith(), request);
    if (reading.kind !== 'SESSION') throw new Error('It is no reading of a session.');
    expect(sandbox.charges('beorg')).toBe(before + 1);
    expect(reading.session.documents.map(({ kind }) => kind)).toEqual(['PASSPORT', 'RESIDENCE_PERMIT']);
    expect(reading.session.faces.map(({ samePerson }) => samePerson)).toEqual([true]);
    expect(reading.session.liveness.map(({ live }) => live)).toEqual([true]);
    expect(reading.session.verdict).toBeNull();
    expect(reading.session.documents.map(({ imageIndexes }) => imageIndexes)).toEqual([[0], [1]]);
    expect(reading.session.liveness[0]).toMatchObject({ imageIndexes: [2] });
    expect(reading.session.faces[0]).toMatchObject({
      imageIndexes: [0, 2],
      pair: [
        { source: 'DOCUMENT', documentIndex: 0, label: 'document-1' },
        { source: 'SELFIE', documentIndex: null, label: 'document-3' },
      ],
    });
    expect(reading.session.documents[0]!.candidates[0]!.candidate.rawPath).toBe('documents[0].data.LastName');
  });

  async function face(scenario?: string, changes: Partial<BeorgSettings> = {}): Promise<FaceReading> {
    const request: ProviderRequest = { kind: 'FACE_MATCH', left: await passport(), right: await selfie() };
    const { reading } = await callUntilDone(providerWith(changes), request, scenario === undefined ? {} : { scenario });
    if (reading.kind !== 'FACE_MATCH') throw new Error('It is no reading of faces.');
    return reading.face;
  }

  test('two faces are the same person, without a score', async () => {
    covers('beorg:request:stage-biometry_match');
    const same = await face();
    expect(same).toMatchObject({ samePerson: true, rawScore: null, score: null, scale: null, threshold: null });
    expect(same.remarks).toEqual([
      'biometry_match.faces_match: passed (fault looked for: Лица на изображениях не совпадают)',
    ]);
  });

  test('two faces differ', async () => {
    covers('beorg:request:stage-biometry_match');
    expect((await face('beorg-face-differs')).samePerson).toBe(false);
  });

  test.each([
    ['array', 'unused'],
    ['raw', { document: '{key}' }],
  ] as const)('the relation may take the form %s', async (relationForm, relationTemplate) => {
    covers('beorg:setting:BEORG_RELATION_FORM');
    expect((await face(undefined, { relationForm, relationTemplate })).samePerson).toBe(true);
  });

  test('a relation that leads nowhere is refused by the vendor', async () => {
    covers('beorg:request:relation');
    const run = face(undefined, { relationForm: 'raw', relationTemplate: 'nobody' });
    await expect(run).rejects.toMatchObject({ code: 'INVALID_REQUEST', status: 400, providerCode: 'BadRequest' });
  });

  async function liveness(scenario?: string): Promise<LivenessReading> {
    const request: ProviderRequest = { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: await selfie() };
    const { reading } = await callUntilDone(providerWith(), request, scenario === undefined ? {} : { scenario });
    if (reading.kind !== 'LIVENESS') throw new Error('It is no reading of liveness.');
    return reading.liveness;
  }

  test('a living person is told from a picture of one', async () => {
    covers('beorg:request:stage-biometry_liveness', 'beorg:check:biometry_liveness');
    expect((await liveness()).live).toBe(true);
    expect((await liveness('beorg-not-live')).live).toBe(false);
  });
});
