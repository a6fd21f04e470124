import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ProviderImage, ProviderRequest } from '../../../src/providers/contract.js';
import type { Reading } from '../../../src/domain/reading.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { callUntilDone, imageOf } from '../../support/provider-call.js';
import { runSandbox, specimen } from './running-sandbox.js';
import { documentRequest, failureOf, sessionRequest } from './scripted-call.js';

const TIME_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const sandbox = runSandbox();
let passport: ProviderImage;
let selfie: ProviderImage;
let invoice: ProviderImage;
beforeAll(async () => {
  [passport, selfie, invoice] = await Promise.all([
    specimen('passport-utopia.jpg'),
    specimen('selfie.jpg'),
    specimen('invoice-no-mrz.jpg'),
  ]);
});

async function run(request: ProviderRequest, behaviour?: string, settings: Partial<NeurovisionSettings> = {}) {
  const scenario = behaviour === undefined ? {} : { scenario: `neurovision-${behaviour}` };
  return callUntilDone(sandbox.provider(settings), request, scenario);
}

function documentIn(reading: Reading) {
  if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
  const { candidates, checks } = reading.document;
  const valuesOf = (zone: string) =>
    Object.fromEntries(
      candidates.flatMap(({ name, candidate }) => (candidate.zone === zone ? [[name, candidate.value]] : [])),
    );
  const outcomes = Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));
  return {
    ...reading.document,
    values: valuesOf('VISUAL'),
    zoneValues: valuesOf('MACHINE_READABLE_ZONE'),
    outcomes,
  };
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
    expect(document.zoneValues['DATE_OF_BIRTH']).toBe('1991-04-17');
    const proved = document.candidates.find(
      ({ candidate }) => candidate.proof.length > 0 && candidate.value === '1991-04-17',
    );
    expect(proved).toMatchObject({ name: 'DATE_OF_BIRTH', candidate: { proof: [{ kind: 'MRZ_CHECK_DIGIT' }] } });
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

describe('what is charged', () => {
  test('every set of pictures that was worked on, and nothing else', async () => {
    const charged = async (work: Promise<unknown>) => {
      const before = sandbox.charges();
      await work.catch(() => undefined);
      return sandbox.charges() - before;
    };
    expect(await charged(run(documentRequest([passport])))).toBe(1);
    expect(await charged(run(both()))).toBe(1);
    expect(await charged(run(documentRequest([passport]), 'refused'))).toBe(0);
    expect(await charged(run(documentRequest([passport]), 'broken'))).toBe(0);
    expect(await charged(run(documentRequest([passport]), 'unauthorized'))).toBe(0);
    expect(await charged(run(documentRequest([passport]), undefined, { token: 'wrong' }))).toBe(0);
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
