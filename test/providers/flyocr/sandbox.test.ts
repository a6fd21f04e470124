import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { NATIONAL_DOCUMENT_TYPES } from '../../../src/domain/document-types.js';
import type { Outcome, ProviderImage, ProviderRequest } from '../../../src/providers/contract.js';
import type { Reading } from '../../../src/domain/reading.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import { defaultPaths } from '../../../src/providers/flyocr/settings.js';
import { FLYOCR_DOCUMENT_TYPES } from '../../../src/providers/flyocr/type-ids.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { FLYOCR_SANDBOX_CREDENTIALS } from '../../../src/providers/flyocr/sandbox-credentials.js';
import { covers, coversOneOf } from '../../support/covers.js';
import { callUntilDone, imageOf } from '../../support/provider-call.js';
import { documentRequest, flyocrAt, PICTURE, startFlyocrSandbox } from './sandbox-call.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFlyocrSandbox();
});
afterAll(() => sandbox.stop());

async function specimen(file: string): Promise<ProviderImage> {
  const bytes = await readFile(new URL(`../../../assets/specimens/${file}`, import.meta.url));
  return { ...imageOf(bytes), width: 1600, height: 1200 };
}

const call = (request: ProviderRequest, scenario?: string, changes: Partial<FlyocrSettings> = {}): Promise<Outcome> =>
  callUntilDone(flyocrAt(sandbox, changes), request, scenario === undefined ? {} : { scenario });

/** The values of the fields that count: of items, or of the lines of the zone. */
function valuesOf(reading: Reading, ofZone = false): Record<string, string | null> {
  if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
  const accepted = reading.document.candidates.filter(
    ({ candidate }) => candidate.accepted && candidate.rawPath.endsWith(']') === ofZone,
  );
  return Object.fromEntries(accepted.map(({ name, candidate }) => [name, candidate.value]));
}

const FACES: ProviderRequest = { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE };
const SILENT: ProviderRequest = { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: PICTURE };
const VIDEO: ProviderRequest = { kind: 'LIVENESS', method: 'VIDEO', image: PICTURE };
const INVOICE: ProviderRequest = { kind: 'INVOICE', images: [PICTURE], croppedImage: true };
const VERIFICATION: ProviderRequest = {
  kind: 'INVOICE_VERIFICATION',
  parameters: {
    typeCode: '4',
    invoiceCode: '099900000417',
    invoiceNumber: '00417162',
    billingDate: '2025-11-07',
    totalAmount: null,
    checkCode: '560417',
    salesTaxNumber: null,
    orderNumber: null,
  },
};

/** Those of the vendor's table of identity documents. */
const NATIONAL = new Set(NATIONAL_DOCUMENT_TYPES.map((type) => type.code));

describe('documents at the sandbox', () => {
  test('a specimen of a passport is read as it is', async () => {
    covers('flyocr:endpoint:recogliu', 'flyocr:service:passport');
    const { reading } = await call(documentRequest({}, await specimen('passport-utopia.jpg')));
    expect(valuesOf(reading)).toEqual({
      DOCUMENT_CODE: 'P',
      DOCUMENT_NUMBER: 'UX4827159',
      FULL_NAME: 'MERIDAN ELARA SOLENE',
      SEX: 'F',
      DATE_OF_BIRTH: '1991-04-17',
      DATE_OF_EXPIRY: '2033-08-29',
      ISSUING_STATE: 'UTO',
      SURNAME: 'MERIDAN',
      GIVEN_NAMES: 'ELARA SOLENE',
    });
    expect(reading).toMatchObject({
      document: { mrzLines: [{}, { text: 'UX48271593UTO9104174F3308291910417552<<<<<62' }] },
    });
  });

  test('a vehicle licence is read where nothing but its kind is known', async () => {
    const { reading } = await call(
      documentRequest({ kind: 'VEHICLE_LICENCE' }, await specimen('vehicle-licence-meridan.jpg')),
    );
    expect(reading).toMatchObject({ document: { kind: 'VEHICLE_LICENCE' } });
    expect(valuesOf(reading)).toMatchObject({ PLATE_NUMBER: expect.stringMatching(/^\w+/) });
  });

  test('a birth date is misread, and the zone is not', async () => {
    const request = documentRequest({}, await specimen('passport-utopia.jpg'));
    const { reading } = await call(request, 'flyocr-wrong-date-of-birth');
    expect(valuesOf(reading)['DATE_OF_BIRTH']).toBe('1988-04-17');
    expect(valuesOf(reading, true)['DATE_OF_BIRTH']).toBe('1991-04-17');
    expect(reading).toMatchObject({
      document: { mrzLines: [{}, { text: 'UX48271593UTO9104174F3308291910417552<<<<<62' }] },
    });
    const invented = await call(documentRequest(), 'flyocr-wrong-date-of-birth');
    const normal = await call(documentRequest());
    expect(valuesOf(normal.reading, true)['DATE_OF_BIRTH']).toBe(valuesOf(normal.reading)['DATE_OF_BIRTH']);
    if (invented.reading.kind !== 'DOCUMENT' || normal.reading.kind !== 'DOCUMENT') throw new Error('No document.');
    expect(invented.reading.document.mrzLines).toEqual(normal.reading.document.mrzLines);
  });

  test('a card is read as a travel document, and not as a passport', async () => {
    covers('flyocr:service:travel_document');
    const card = await specimen('id-card-utopia-back.jpg');
    const { reading, raw } = await call(documentRequest({ kind: 'IDENTITY_CARD' }, card));
    expect(raw).toMatchObject({ message: { status: 2064 }, cardsinfo: [{ type: '2064' }] });
    expect(valuesOf(reading)).toMatchObject({ DOCUMENT_NUMBER: 'D7K204816', PERSONAL_NUMBER: '9912080427' });
    await expect(call(documentRequest({}, card))).rejects.toMatchObject({ code: 'INVALID_IMAGE', providerCode: '-1' });
    const front = await specimen('id-card-utopia-front.jpg');
    await expect(call(documentRequest({ kind: 'IDENTITY_CARD' }, front))).rejects.toMatchObject({ providerCode: '-1' });
  });

  test.each(FLYOCR_DOCUMENT_TYPES.filter(({ providerCode }) => providerCode !== null && providerCode !== '1997'))(
    '$typeCode ($providerCode) is read',
    async ({ typeCode }) => {
      if (NATIONAL.has(typeCode)) coversOneOf('flyocr:identity-document', typeCode);
      const { reading } = await call(documentRequest({ typeCode }));
      expect(Object.values(valuesOf(reading)).filter((value) => value !== null).length).toBeGreaterThan(0);
    },
  );

  test('a typeId that the page does not list is a wrong parameter', async () => {
    covers('flyocr:request:typeId');
    const run = call(documentRequest({ providerTypes: { flyocr: '99999' } }));
    await expect(run).rejects.toMatchObject({ code: 'INVALID_REQUEST', providerCode: '-2' });
  });

  test('an answer without cards found nothing', async () => {
    covers('flyocr:error:nothing-found');
    const run = call(documentRequest(), 'flyocr-broken');
    await expect(run).rejects.toMatchObject({ code: 'INVALID_IMAGE', providerCode: '0' });
  });

  test('more than 3 MB is refused by the vendor too', async () => {
    covers('flyocr:request:size');
    const large = imageOf(Buffer.alloc(3_000_001, 'x'));
    const run = call(documentRequest({}, large), undefined, { maxImageBytes: 9_000_000 });
    await expect(run).rejects.toMatchObject({ code: 'INVALID_REQUEST', providerCode: '-2', delivery: 'RECEIVED' });
  });
});

describe('the other services at the sandbox', () => {
  test('text stands in lines with places', async () => {
    covers('flyocr:service:text');
    const { reading } = await call({ kind: 'TEXT', images: [await specimen('passport-utopia.jpg')] });
    if (reading.kind !== 'TEXT') throw new Error('It is no text.');
    expect(reading.text.lines[0]?.text).toBe('MERIDAN ELARA SOLENE');
    expect(reading.text.lines[0]?.quadrilateral?.[0]).toEqual({ x: 0.0288, y: 0.0058 });
  });

  test('a plate has all its parts', async () => {
    covers('flyocr:service:plate');
    const { reading } = await call({ kind: 'PLATE', images: [{ ...PICTURE, width: 100, height: 100 }] });
    if (reading.kind !== 'PLATE') throw new Error('It is no plate.');
    expect(reading.plates).toHaveLength(1);
    expect(Object.values(reading.plates[0]!)).not.toContain(null);
  });

  test('faces are the same, or differ', async () => {
    covers('flyocr:endpoint:verFaceImage', 'flyocr:service:face_match');
    expect((await call(FACES)).reading).toMatchObject({ face: { samePerson: true } });
    const { reading } = await call(FACES, 'flyocr-face-differs');
    if (reading.kind !== 'FACE_MATCH') throw new Error('It is no match.');
    expect(reading.face.samePerson).toBe(false);
    expect(reading.face.score).toBeLessThanOrEqual(40);
  });

  test('a person is live, or not, on a picture and on video', async () => {
    covers('flyocr:endpoint:verFaceImage', 'flyocr:service:silent_liveness', 'flyocr:service:video_liveness');
    expect((await call(SILENT)).reading).toMatchObject({ liveness: { live: true, blinked: null } });
    expect((await call(SILENT, 'flyocr-not-live')).reading).toMatchObject({ liveness: { live: false } });
    expect((await call(VIDEO)).reading).toMatchObject({ liveness: { live: true, blinked: true, replaced: false } });
    expect((await call(VIDEO, 'flyocr-not-live')).reading).toMatchObject({ liveness: { live: false, blinked: false } });
  });

  test('an invoice adds up, and comes with its cropped picture only where asked', async () => {
    covers('flyocr:endpoint:recogInvoiveBase64', 'flyocr:service:invoice');
    const { reading } = await call(INVOICE);
    if (reading.kind !== 'INVOICE') throw new Error('It is no invoice.');
    const amountOf = (name: string) =>
      Number(reading.invoices[0]?.candidates.find((each) => each.name === name)?.candidate.value ?? Number.NaN);
    expect(amountOf('NET_AMOUNT') + amountOf('TAX_AMOUNT')).toBeCloseTo(amountOf('GROSS_AMOUNT'), 2);
    expect(reading.invoices[0]?.lines.map(({ netAmount }) => Number(netAmount))).toEqual([amountOf('NET_AMOUNT')]);
    expect(reading.invoices[0]?.croppedImage).toMatch(/^R0lGOD/);
    const without = await call({ ...INVOICE, croppedImage: false });
    expect(without.reading).toMatchObject({ invoices: [{ croppedImage: null }] });
  });

  test('an invoice is genuine, or void', async () => {
    covers('flyocr:endpoint:verInvoice', 'flyocr:service:invoice_verification');
    expect((await call(VERIFICATION)).reading).toMatchObject({ verification: { outcome: 'GENUINE', rawState: '1' } });
    expect((await call(VERIFICATION, 'flyocr-invoice-void')).reading).toMatchObject({
      verification: { outcome: 'VOIDED', rawState: '2' },
    });
  });

  test.each<[string, ProviderRequest, string]>([
    ['faces', FACES, '-1'],
    ['liveness', SILENT, '-1'],
    ['invoices', INVOICE, '10002'],
    ['verification', VERIFICATION, '10002'],
    ['plates', { kind: 'PLATE', images: [PICTURE] }, '-1'],
  ])('%s are refused in the words of their service', async (_title, request, providerCode) => {
    await expect(call(request, 'flyocr-refused')).rejects.toMatchObject({ code: 'INVALID_IMAGE', providerCode });
  });
});

describe('forms and credentials at the sandbox', () => {
  test.each<[string, Partial<FlyocrSettings>]>([
    ['multipart with a file', { imageForm: 'file', paths: defaultPaths('file') }],
    ['urlencoded', { bodyEncoding: 'urlencoded' }],
    ['seconds', { timestampUnit: 's' }],
    ['key and secret', { authMode: 'secret', sendFormat: true }],
    ['key and secret, urlencoded', { authMode: 'secret', sendFormat: true, bodyEncoding: 'urlencoded' }],
  ])('%s', async (_title, changes) => {
    covers(
      'flyocr:endpoint:recog',
      'flyocr:setting:FLYOCR_TIMESTAMP_UNIT',
      'flyocr:setting:FLYOCR_AUTH_MODE',
      'flyocr:setting:FLYOCR_BODY_ENCODING',
    );
    const usual = await call(documentRequest());
    const { reading } = await call(documentRequest(), undefined, changes);
    expect(reading).toEqual(usual.reading);
  });

  test.each<[string, ProviderRequest, string]>([
    ['recognition', documentRequest(), '-4'],
    ['faces', FACES, '-4'],
    ['invoices', INVOICE, '20002'],
    ['verification', VERIFICATION, '20002'],
  ])('a wrong secret or key is told by %s', async (_title, request, providerCode) => {
    covers('flyocr:request:key', 'flyocr:request:token', 'flyocr:setting:FLYOCR_KEY');
    for (const changes of [{ key: 'other' }, { secret: 'other' }, { authMode: 'secret', secret: 'other' } as const]) {
      const run = call(request, undefined, changes);
      await expect(run).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED', providerCode });
    }
  });

  test('without a format the secret gets XML, as from the twin', async () => {
    covers('flyocr:request:secret');
    const run = call(documentRequest(), undefined, { authMode: 'secret', sendFormat: false });
    await expect(run).rejects.toMatchObject({ code: 'MALFORMED_REPLY' });
  });

  test('an old timestamp, a missing token and a body that is no form are refused', async () => {
    covers('flyocr:request:timestamp');
    const post = async (body: FormData | string) => {
      const response = await fetch(`${sandbox.origin}/flyocr/api/recogliu.do`, { method: 'POST', body });
      return response.status === 200 ? await response.json() : response.status;
    };
    const form = new FormData();
    form.append('key', FLYOCR_SANDBOX_CREDENTIALS.key);
    form.append('typeId', '13');
    expect(await post(form)).toMatchObject({ message: { status: -2 } });
    form.append('timestamp', '1000000000000');
    form.append('token', '0'.repeat(32));
    expect(await post(form)).toMatchObject({ message: { status: -4 } });
    expect(await post('no form')).toMatchObject({ message: { status: -2 } });
  });

  test('what is recognised is charged, and a refusal is not', async () => {
    const before = sandbox.charges('flyocr');
    await call(documentRequest());
    await call(FACES);
    expect(sandbox.charges('flyocr') - before).toBe(2);
    await expect(call(documentRequest(), 'flyocr-refused')).rejects.toMatchObject({ code: 'INVALID_IMAGE' });
    await expect(call(documentRequest(), undefined, { key: 'other' })).rejects.toMatchObject({ providerCode: '-4' });
    expect(sandbox.charges('flyocr') - before).toBe(2);
  });
});
