import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { InvoiceVerificationParameters } from '../../../src/domain/invoice.js';
import { findInvoiceType, INVOICE_TYPES } from '../../../src/domain/invoice-types.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import { FLYOCR_SERVICES } from '../../../src/providers/flyocr/settings.js';
import { tokenOf } from '../../../src/providers/flyocr/client.js';
import type { HttpRequest } from '../../../src/providers/http.js';
import { MultipartForm } from '../../../src/providers/multipart-form.js';
import { covers, coversOneOf } from '../../support/covers.js';
import { imageOf, partsOf } from '../../support/provider-call.js';
import { answering, flyocr, NOW } from './answer.js';
import { documentRequest, PICTURE } from './sandbox-call.js';

const NOW_MS = String(NOW.getTime());
const BASE64 = (await PICTURE.bytes()).toString('base64');
const SECRET = 'sandboxFlyocrSecret';
const KEY = 'sandboxFlyocrKey';

/** The request that the provider sends, whatever becomes of it. */
async function sentFor(request: ProviderRequest, changes: Partial<FlyocrSettings> = {}): Promise<HttpRequest> {
  const sent: HttpRequest[] = [];
  await flyocr(changes)
    .start(request, answering({ text: '{"message":{"status":-1}}' }, sent))
    .catch(() => undefined);
  expect(sent).toHaveLength(1);
  return sent[0]!;
}

async function fieldsOf({ body }: HttpRequest): Promise<Record<string, string | File>> {
  return Object.fromEntries(await partsOf(body));
}

const credentials = {
  key: KEY,
  timestamp: NOW_MS,
  token: createHash('md5').update(`${KEY}+${NOW_MS}+${SECRET}`).digest('hex'),
};

describe('the token', () => {
  test('is the lower-case MD5 of key, timestamp and secret with plus signs between', () => {
    covers('flyocr:request:token');
    // Worked out apart: printf 'k+1700000000000+s' | md5sum
    expect(tokenOf('k', '1700000000000', 's')).toBe('cff51386f0ef8e0e61b8151c4a3853d6');
    expect(tokenOf('ключ', '1', '秘密')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is made of the very timestamp that is sent, in milliseconds', async () => {
    covers('flyocr:request:img', 'flyocr:request:key', 'flyocr:request:token', 'flyocr:request:timestamp');
    expect(await fieldsOf(await sentFor(documentRequest()))).toEqual({ ...credentials, img: BASE64, typeId: '13' });
  });

  test('and in seconds by a setting', async () => {
    covers('flyocr:request:timestamp', 'flyocr:setting:FLYOCR_TIMESTAMP_UNIT');
    const fields = await fieldsOf(await sentFor(documentRequest(), { timestampUnit: 's' }));
    const seconds = String(Math.floor(NOW.getTime() / 1000));
    expect(fields).toMatchObject({ timestamp: seconds, token: tokenOf(KEY, seconds, SECRET) });
  });

  test('gives way to the secret and a format in the mode of the twin', async () => {
    covers('flyocr:request:secret', 'flyocr:setting:FLYOCR_AUTH_MODE');
    const fields = await fieldsOf(await sentFor(documentRequest(), { authMode: 'secret', sendFormat: true }));
    expect(fields).toEqual({ key: KEY, secret: SECRET, format: 'json', img: BASE64, typeId: '13' });
  });
});

describe('the form', () => {
  test('is multipart by POST to the base64 endpoint', async () => {
    covers('flyocr:endpoint:recogliu');
    const request = await sentFor(documentRequest());
    expect(request.method).toBe('POST');
    expect(request.url.href).toBe('http://127.0.0.1:1/flyocr/api/recogliu.do');
    expect(request.body).toBeInstanceOf(MultipartForm);
  });

  test('has a file in its place at the file endpoint, and never both', async () => {
    covers('flyocr:endpoint:recog', 'flyocr:request:file', 'flyocr:setting:FLYOCR_IMAGE_FORM');
    const changes = { imageForm: 'file', paths: { ...pathsOf('/api/recog.do') } } as const;
    const request = await sentFor(documentRequest(), changes);
    const { file, ...others } = await fieldsOf(request);
    expect(request.url.pathname).toBe('/flyocr/api/recog.do');
    expect(others).toEqual({ ...credentials, typeId: '13' });
    if (!(file instanceof File)) throw new Error('It is no file.');
    expect(file).toMatchObject({ name: 'picture.jpg', type: 'image/jpeg' });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(await PICTURE.bytes());
  });

  test('is urlencoded by a setting, with the plus signs of Base64 kept', async () => {
    covers('flyocr:request:img', 'flyocr:setting:FLYOCR_BODY_ENCODING');
    const bytes = Buffer.from('fbefbeff', 'hex');
    const request = await sentFor(documentRequest({}, imageOf(bytes)), { bodyEncoding: 'urlencoded' });
    expect(request.body).toBeInstanceOf(URLSearchParams);
    expect((request.body as URLSearchParams).toString()).toContain('img=%2B%2B%2B%2B%2Fw%3D%3D');
    expect(await fieldsOf(request)).toMatchObject({ img: '++++/w==' });
  });

  test('carries a format where a setting says so', async () => {
    covers('flyocr:setting:FLYOCR_SEND_FORMAT');
    expect(await fieldsOf(await sentFor(documentRequest(), { sendFormat: true }))).toMatchObject({ format: 'json' });
  });
});

function pathsOf(path: string): FlyocrSettings['paths'] {
  return Object.fromEntries(FLYOCR_SERVICES.map((service) => [service, path])) as FlyocrSettings['paths'];
}

describe('each service has its typeId and a path of its own', () => {
  const paths = Object.fromEntries(
    FLYOCR_SERVICES.map((service) => [service, `/own/${service.toLowerCase()}.do`]),
  ) as FlyocrSettings['paths'];

  test.each<[string, ProviderRequest, string]>([
    ['passport', documentRequest({ kind: 'PASSPORT' }), '13'],
    ['travel_document', documentRequest({ typeCode: 'td1-card' }), '12009'],
    ['bank_card', documentRequest({ typeCode: 'bank-card' }), '17'],
    ['identity_document', documentRequest({ typeCode: 'chn-birth-certificate' }), 'lg8'],
    ['identity_document', documentRequest({ providerTypes: { flyocr: '9' } }), '9'],
    ['plate', documentRequest({ typeCode: 'licence-plate' }), '19'],
    ['plate', { kind: 'PLATE', images: [PICTURE] }, '19'],
    ['text', { kind: 'TEXT', images: [PICTURE] }, '1997'],
    ['invoice', { kind: 'INVOICE', images: [PICTURE], croppedImage: false }, '20090'],
    ['face_match', { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE }, '21'],
    ['silent_liveness', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: PICTURE }, '3035'],
    ['video_liveness', { kind: 'LIVENESS', method: 'VIDEO', image: PICTURE }, '3035'],
  ])('%s', async (service, request, typeId) => {
    coversOneOf('flyocr:service', service);
    covers('flyocr:request:typeId', 'flyocr:request:cutImage', 'flyocr:setting:FLYOCR_PATH');
    const sent = await sentFor(request, { paths });
    expect(sent.url.pathname).toBe(`/flyocr/own/${service}.do`);
    expect(await fieldsOf(sent)).toMatchObject({ typeId });
    expect(await fieldsOf(sent)).not.toHaveProperty('cutImage');
  });

  test('the cropped picture of an invoice is asked for by cutImage 1', async () => {
    covers('flyocr:endpoint:recogInvoiveBase64', 'flyocr:request:cutImage');
    const sent = await sentFor({ kind: 'INVOICE', images: [PICTURE], croppedImage: true });
    expect(await fieldsOf(sent)).toEqual({ ...credentials, img: BASE64, typeId: '20090', cutImage: '1' });
    expect(sent.url.pathname).toBe('/flyocr/api/v2/recogInvoiveBase64.do');
  });

  test('two faces are img1 and img2, in Base64 even where files are sent otherwise', async () => {
    covers('flyocr:request:img1', 'flyocr:request:img2');
    const right = imageOf(Buffer.from('another face'), 'image/png');
    const sent = await sentFor({ kind: 'FACE_MATCH', left: PICTURE, right }, { imageForm: 'file' });
    const img2 = Buffer.from('another face').toString('base64');
    expect(await fieldsOf(sent)).toEqual({ ...credentials, img1: BASE64, img2, typeId: '21' });
  });

  test('liveness has img and nothing else', async () => {
    covers('flyocr:request:liveness-img');
    const sent = await sentFor({ kind: 'LIVENESS', method: 'VIDEO', image: PICTURE }, { imageForm: 'file' });
    expect(await fieldsOf(sent)).toEqual({ ...credentials, img: BASE64, typeId: '3035' });
  });

  test.each(['video/mp4', 'video/webm'] as const)('%s is sent like a picture', async (mediaType) => {
    const film = imageOf(Buffer.from('a film'), mediaType);
    const sent = await sentFor({ kind: 'LIVENESS', method: 'VIDEO', image: film });
    expect(await fieldsOf(sent)).toEqual({
      ...credentials,
      img: Buffer.from('a film').toString('base64'),
      typeId: '3035',
    });
  });
});

describe('verification of an invoice', () => {
  const everything: InvoiceVerificationParameters = {
    typeCode: '1',
    invoiceCode: '099900000417',
    invoiceNumber: '00417162',
    billingDate: '2025-11-07',
    totalAmount: '1527.50',
    checkCode: '90000000000000560417',
    salesTaxNumber: '99990000000000417X',
    orderNumber: 'ZN-7',
  };
  const vendorNames: Record<string, string> = { salesTaxNumber: 'salesTaxNo', orderNumber: 'orderNo' };
  const verify = (parameters: InvoiceVerificationParameters): ProviderRequest => ({
    kind: 'INVOICE_VERIFICATION',
    parameters,
  });

  test.each(INVOICE_TYPES.filter((type) => type.verifiable))(
    'type $code of row $verificationRow sends what the matrix asks for and nothing else',
    async ({ code, requiredForVerification }) => {
      covers(
        'flyocr:endpoint:verInvoice',
        'flyocr:request:invoiceCode',
        'flyocr:request:invoiceNumber',
        'flyocr:request:billingDate',
        'flyocr:request:totalAmount',
        'flyocr:request:checkCode',
        'flyocr:request:salesTaxNo',
        'flyocr:request:orderNo',
      );
      coversOneOf('flyocr:service', 'invoice_verification');
      coversOneOf('flyocr:verification', code);
      const sent = await sentFor(verify({ ...everything, typeCode: code }));
      const expected = requiredForVerification.map((name) => [
        vendorNames[name] ?? name,
        // The last six characters, of its own code or of the full number.
        name === 'checkCode' ? '560417' : everything[name],
      ]);
      expect(await fieldsOf(sent)).toEqual({ ...credentials, typeId: '3007', ...Object.fromEntries(expected) });
      expect(sent.url.pathname).toBe('/flyocr/verapi/verInvoice.do');
    },
  );

  test('what is not known is left out', async () => {
    covers('flyocr:request:invoiceNumber', 'flyocr:request:checkCode');
    const bare = { ...everything, typeCode: '21', invoiceCode: null, checkCode: 'ab12', salesTaxNumber: null };
    expect(await fieldsOf(await sentFor(verify(bare)))).toEqual({
      ...credentials,
      typeId: '3007',
      invoiceNumber: '00417162',
      checkCode: 'ab12',
    });
  });

  test.each([...INVOICE_TYPES.filter((type) => !type.verifiable).map((type) => type.code), '63', ''])(
    'type "%s" has no row and is not sent',
    async (typeCode) => {
      if (findInvoiceType(typeCode)) coversOneOf('flyocr:no-verification', typeCode);
      const sent: HttpRequest[] = [];
      const run = flyocr().start(verify({ ...everything, typeCode }), answering({ text: '{}' }, sent));
      await expect(run).rejects.toMatchObject({ code: 'UNSUPPORTED_DOCUMENT', delivery: 'NOT_SENT', retryable: false });
      expect(sent).toEqual([]);
    },
  );
});

describe('what is refused before anything is sent', () => {
  const large = { ...PICTURE, byteLength: 3_000_001 };
  const pdf = imageOf(Buffer.from('%PDF'), 'application/pdf');
  const webp = imageOf(Buffer.from('RIFF'), 'image/webp');
  const video = imageOf(Buffer.from('ftyp'), 'video/mp4');

  test.each<[string, ProviderRequest, string]>([
    [
      'a type that the vendor lists without a code',
      documentRequest({ typeCode: 'eue-driving-licence' }),
      'UNSUPPORTED_DOCUMENT',
    ],
    ['another', documentRequest({ typeCode: 'ken-identity-card' }), 'UNSUPPORTED_DOCUMENT'],
    ['a type of somebody else', documentRequest({ typeCode: 'rus-passport' }), 'UNSUPPORTED_DOCUMENT'],
    ['a visa of no country', documentRequest({ kind: 'VISA' }), 'UNSUPPORTED_DOCUMENT'],
    ['text as a document', documentRequest({ typeCode: 'general-text' }), 'UNSUPPORTED_DOCUMENT'],
    ['faces as a document', documentRequest({ providerTypes: { flyocr: '21' } }), 'UNSUPPORTED_DOCUMENT'],
    ['no picture', { ...documentRequest(), images: [] }, 'INVALID_REQUEST'],
    ['two pictures', { ...documentRequest(), images: [PICTURE, PICTURE] }, 'INVALID_REQUEST'],
    ['more than 3 MB', documentRequest({}, large), 'INVALID_IMAGE'],
    ['a large face', { kind: 'FACE_MATCH', left: PICTURE, right: large }, 'INVALID_IMAGE'],
    ['a PDF of a passport', documentRequest({}, pdf), 'INVALID_IMAGE'],
    ['a PDF of a face', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: pdf }, 'INVALID_IMAGE'],
    ['a video as a picture', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: video }, 'INVALID_IMAGE'],
    ['a PDF as a video', { kind: 'LIVENESS', method: 'VIDEO', image: pdf }, 'INVALID_IMAGE'],
    ['a video of a passport', documentRequest({}, video), 'INVALID_IMAGE'],
    ['a WebP of two faces', { kind: 'FACE_MATCH', left: webp, right: PICTURE }, 'INVALID_IMAGE'],
    [
      'an export',
      {
        kind: 'OCR_EXPORT',
        target: { customerId: '1', documentId: '2' },
        documentKind: 'PASSPORT',
        fields: [],
        mrz: null,
      },
      'INVALID_REQUEST',
    ],
  ])('%s', async (_title, request, code) => {
    covers(
      'flyocr:request:face-formats',
      'flyocr:request:size',
      'flyocr:request:formats',
      'flyocr:document-without-code:eue-driving-licence',
      'flyocr:document-without-code:ken-identity-card',
      'flyocr:setting:FLYOCR_MAX_IMAGE_BYTES',
    );
    const sent: HttpRequest[] = [];
    const run = flyocr().start(request, answering({ text: '{}' }, sent));
    await expect(run).rejects.toMatchObject({ name: 'ProviderFailure', code, delivery: 'NOT_SENT', retryable: false });
    expect(sent).toEqual([]);
  });

  test('a PDF or a WebP of an invoice is sent', async () => {
    covers('flyocr:request:formats');
    for (const image of [pdf, webp]) await sentFor({ kind: 'INVOICE', images: [image], croppedImage: false });
  });

  test('bytes that cannot be had are a failure like any other, without their text', async () => {
    const broken = { ...PICTURE, bytes: () => Promise.reject(new Error('the file of MERIDAN is gone')) };
    const run = flyocr().start(documentRequest({}, broken), answering({ text: '{}' }));
    await expect(run).rejects.toMatchObject({
      name: 'ProviderFailure',
      code: 'INTERNAL',
      message: 'The call to FlyOCR could not be made.',
    });
  });
});
