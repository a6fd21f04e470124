import { describe, expect, test } from '@jest/globals';
import type { DocumentQuestion } from '../../../src/domain/document.js';
import type { MediaType } from '../../../src/domain/media-type.js';
import { typeOf } from '../../../src/providers/beorg/document-types.js';
import type { BeorgSettings } from '../../../src/providers/beorg/settings.js';
import { submissionOf } from '../../../src/providers/beorg/submission.js';
import type { ProviderRequest, SessionRequest } from '../../../src/providers/contract.js';
import { ProviderFailure, REQUEST_KINDS } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { ASK_ANYTHING, imageOf } from '../../support/provider-call.js';
import { settingsWith } from './beorg-settings.js';

const question = (changes: Partial<DocumentQuestion>): DocumentQuestion => ({ ...ASK_ANYTHING, ...changes });
const asType = (code: string, side: DocumentQuestion['side'] = null) =>
  question({ side, providerTypes: { beorg: code } });
const pictures = (count: number) =>
  Array.from({ length: count }, (_, index) => imageOf(Buffer.from(`picture ${index}`)));

function processInfoOf(request: ProviderRequest, changes: Partial<BeorgSettings> = {}) {
  return submissionOf(request, settingsWith(changes)).processInfo;
}

function session(questions: (DocumentQuestion | null)[], changes: Partial<SessionRequest> = {}): SessionRequest {
  const rest = { externalSessionId: null, clientKey: null, schemaId: null, captcha: null, ocr: true };
  return { kind: 'SESSION', images: pictures(questions.length), questions, ...rest, ...changes };
}

describe('the type code of a picture', () => {
  test.each<[string, Partial<DocumentQuestion>, string | null]>([
    ['what the app passes through wins', { providerTypes: { beorg: 'EPTS' }, typeCode: 'rus-passport' }, 'EPTS'],
    ['another vendor’s code is not ours', { providerTypes: { flyocr: '2' }, typeCode: 'rus-passport' }, 'PASSPORT'],
    ['the catalogue, RVP', { typeCode: 'rus-temporary-residence-permit', kind: 'PASSPORT' }, 'RVP'],
    ['the catalogue, PASSPORT_REG', { typeCode: 'rus-passport-registration' }, 'PASSPORT_REG'],
    ['the catalogue, PASSPORT_FRGN', { typeCode: 'foreign-passport' }, 'PASSPORT_FRGN'],
    ['a page whose code was not seen', { typeCode: 'rus-driving-licence' }, null],
    ['a passport of any country in the catalogue', { typeCode: 'passport' }, 'PASSPORT'],
    ['the same, of another country', { typeCode: 'passport', country: 'FRA' }, 'PASSPORT_FRGN'],
    ['a card that others read', { typeCode: 'tha-identity-card' }, null],
    ['a code of no catalogue', { typeCode: 'nothing-like-it' }, null],
    ['by kind, permit', { kind: 'RESIDENCE_PERMIT' }, 'RVP'],
    ['by kind, permit of another country', { kind: 'RESIDENCE_PERMIT', country: 'DEU' }, null],
    ['by kind, passport', { kind: 'PASSPORT' }, 'PASSPORT'],
    ['by kind, passport of Russia', { kind: 'PASSPORT', country: 'RUS' }, 'PASSPORT'],
    ['by kind, passport of another country', { kind: 'PASSPORT', country: 'UTO' }, 'PASSPORT_FRGN'],
    ['by kind, what is an identity card in Russia', { kind: 'IDENTITY_CARD', country: 'RUS' }, 'PASSPORT'],
    ['by kind, identity card', { kind: 'IDENTITY_CARD' }, null],
    ['by kind, bank card', { kind: 'BANK_CARD' }, null],
    ['nothing known', {}, 'PASSPORT'],
    ['nothing known but another country', { country: 'FRA' }, null],
  ])('%s', (_title, changes, expected) => {
    covers(
      'beorg:request:type',
      'beorg:type:RVP',
      'beorg:type:PASSPORT',
      'beorg:type:PASSPORT_REG',
      'beorg:type:PASSPORT_FRGN',
      'beorg:type:unseen',
      'beorg:type:any',
    );
    expect(typeOf(question(changes), settingsWith())).toBe(expected);
  });

  test('settings name codes that were not seen, by catalogue code and by kind', () => {
    covers('beorg:type:unseen', 'beorg:setting:BEORG_TYPES', 'beorg:setting:BEORG_DEFAULT_TYPE');
    const settings = settingsWith({ types: { 'rus-driving-licence': 'DLIC', VISA: 'VISA_X' }, defaultType: 'VNG' });
    expect(typeOf(question({ typeCode: 'rus-driving-licence' }), settings)).toBe('DLIC');
    expect(typeOf(question({ kind: 'VISA' }), settings)).toBe('VISA_X');
    expect(typeOf(null, settings)).toBe('VNG');
    expect(typeOf(null, settingsWith({ defaultType: null }))).toBeNull();
  });
});

describe('process_info', () => {
  test('a single picture needs no key', () => {
    covers(
      'beorg:request:process_info',
      'beorg:request:no-key',
      'beorg:request:type',
      'beorg:request:stage-verification',
      'beorg:setting:BEORG_VERIFICATION',
    );
    const request: ProviderRequest = { kind: 'DOCUMENT', question: asType('RVP'), images: pictures(1) };
    expect(submissionOf(request, settingsWith())).toMatchObject({
      processInfo: [{ type: 'RVP', options: { stages: ['verification'] } }],
      documents: [{ key: 'RVP', type: 'RVP' }],
    });
    expect(processInfoOf(request, { verification: false })).toEqual([{ type: 'RVP' }]);
  });

  test('both pictures of a passport with registration carry the same key and type', () => {
    covers('beorg:request:same-key');
    const request: ProviderRequest = { kind: 'DOCUMENT', question: asType('PASSPORT_REG'), images: pictures(2) };
    expect(processInfoOf(request, { verification: false })).toEqual([
      { key: 'PASSPORT_REG', type: 'PASSPORT_REG' },
      { key: 'PASSPORT_REG', type: 'PASSPORT_REG' },
    ]);
  });

  test('a session keeps pictures apart, but for second pictures and backs, and links the selfie to the first document', () => {
    covers('beorg:request:key');
    const questions = [
      asType('SELFIE'),
      asType('PASSPORT_REG'),
      asType('PASSPORT_REG'),
      asType('PASSPORT_REG'),
      asType('DLIC', 'FRONT'),
      asType('DLIC', 'BACK'),
      asType('DLIC', 'FRONT'),
      asType('RVP'),
      asType('RVP'),
      null,
    ];
    const submission = submissionOf(session(questions), settingsWith({ verification: false }));
    expect(submission.processInfo).toEqual([
      {
        key: 'document-1',
        type: 'SELFIE',
        options: { stages: ['biometry_liveness', 'biometry_match'], relation: 'document-2' },
      },
      { key: 'document-2', type: 'PASSPORT_REG' },
      { key: 'document-2', type: 'PASSPORT_REG' },
      { key: 'document-3', type: 'PASSPORT_REG' },
      { key: 'document-4', type: 'DLIC' },
      { key: 'document-4', type: 'DLIC' },
      { key: 'document-5', type: 'DLIC' },
      { key: 'document-6', type: 'RVP' },
      { key: 'document-7', type: 'RVP' },
      { key: 'document-8', type: 'PASSPORT' },
    ]);
    expect(submission.documents.map(({ imageIndexes }) => imageIndexes)).toEqual([
      [0],
      [1, 2],
      [3],
      [4, 5],
      [6],
      [7],
      [8],
      [9],
    ]);
  });

  test('a selfie alone is checked for liveness only', () => {
    expect(processInfoOf(session([asType('SELFIE')]))).toEqual([
      { key: 'document-1', type: 'SELFIE', options: { stages: ['biometry_liveness'] } },
    ]);
  });

  test('a face match is two pictures of one call, the selfie related to the document', () => {
    covers('beorg:request:stage-biometry_match', 'beorg:request:relation', 'beorg:setting:BEORG_SELFIE_TYPE');
    const [left, right] = pictures(2) as [ReturnType<typeof imageOf>, ReturnType<typeof imageOf>];
    const request: ProviderRequest = { kind: 'FACE_MATCH', left, right };
    expect(processInfoOf(request)).toEqual([
      { key: 'left', type: 'PASSPORT' },
      { key: 'right', type: 'SELFIE', options: { stages: ['biometry_match'], relation: 'left' } },
    ]);
    expect(processInfoOf(request, { faceDocumentType: 'PASSPORT_FRGN', selfieType: 'FACE' })).toMatchObject([
      { type: 'PASSPORT_FRGN' },
      { type: 'FACE' },
    ]);
  });

  test.each<[Partial<BeorgSettings>, unknown]>([
    [{ relationForm: 'key' }, 'left'],
    [{ relationForm: 'array' }, ['left']],
    [{ relationForm: 'raw', relationTemplate: { document: ['{key}', 1, null] } }, { document: ['left', 1, null] }],
  ])('the relation in the form %j', (changes, expected) => {
    covers('beorg:setting:BEORG_RELATION_FORM');
    const [left, right] = pictures(2) as [ReturnType<typeof imageOf>, ReturnType<typeof imageOf>];
    const info = processInfoOf({ kind: 'FACE_MATCH', left, right }, changes);
    expect(info[1]?.options?.relation).toEqual(expected);
  });

  test('liveness of a picture', () => {
    covers('beorg:request:stage-biometry_liveness');
    const request: ProviderRequest = { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: pictures(1)[0]! };
    expect(processInfoOf(request)).toEqual([{ type: 'SELFIE', options: { stages: ['biometry_liveness'] } }]);
  });
});

describe('process_info of an invoice', () => {
  const invoice = (count: number): ProviderRequest => ({
    kind: 'INVOICE',
    images: pictures(count),
    croppedImage: false,
  });

  test('is that of a document, by the type of the settings', () => {
    covers('beorg:invoice:request', 'beorg:invoice:type', 'beorg:setting:BEORG_INVOICE_TYPE');
    expect(submissionOf(invoice(1), settingsWith())).toMatchObject({
      processInfo: [{ type: 'INV', options: { stages: ['verification'] } }],
      documents: [{ key: 'INV', type: 'INV' }],
    });
    const changes = { invoiceType: 'BILL', verification: false };
    expect(processInfoOf(invoice(1), changes)).toEqual([{ type: 'BILL' }]);
    expect(processInfoOf(invoice(2), changes)).toEqual([
      { key: 'BILL', type: 'BILL' },
      { key: 'BILL', type: 'BILL' },
    ]);
  });
});

describe('what the vendor cannot do is refused before anything is sent', () => {
  const image = pictures(1)[0]!;
  const of = (mediaType: MediaType) => imageOf(Buffer.from('file'), mediaType);
  const served = new Set(['DOCUMENT', 'SESSION', 'FACE_MATCH', 'LIVENESS', 'INVOICE']);
  const others = REQUEST_KINDS.filter((kind) => !served.has(kind));

  test.each<[string, ProviderRequest, string]>([
    [
      'a document without a code',
      { kind: 'DOCUMENT', question: question({ kind: 'VISA' }), images: [image] },
      'UNSUPPORTED_DOCUMENT',
    ],
    ['a document without a picture', { kind: 'DOCUMENT', question: asType('RVP'), images: [] }, 'INVALID_REQUEST'],
    ['a session without a picture', session([]), 'INVALID_REQUEST'],
    ['a session of which one picture has no code', session([question({ kind: 'VISA' })]), 'UNSUPPORTED_DOCUMENT'],
    ['a session that exists', session([null], { externalSessionId: 's-1' }), 'INVALID_REQUEST'],
    ['a video', { kind: 'LIVENESS', method: 'VIDEO', image }, 'INVALID_REQUEST'],
    ['a video as a picture', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: of('video/mp4') }, 'INVALID_IMAGE'],
    ['a PDF of a face', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: of('application/pdf') }, 'INVALID_IMAGE'],
    ['a TIFF', { kind: 'DOCUMENT', question: asType('RVP'), images: [of('image/tiff')] }, 'INVALID_IMAGE'],
    ['an invoice without a picture', { kind: 'INVOICE', images: [], croppedImage: false }, 'INVALID_REQUEST'],
    ['an invoice in a TIFF', { kind: 'INVOICE', images: [of('image/tiff')], croppedImage: false }, 'INVALID_IMAGE'],
    ['a face in a TIFF', { kind: 'FACE_MATCH', left: image, right: of('image/tiff') }, 'INVALID_IMAGE'],
    ...others.map((kind): [string, ProviderRequest, string] => [
      kind,
      { kind, images: [image] } as unknown as ProviderRequest,
      'INVALID_REQUEST',
    ]),
  ])('%s', (_title, request, code) => {
    let fault: unknown;
    try {
      submissionOf(request, settingsWith());
    } catch (thrown) {
      fault = thrown;
    }
    expect(fault).toBeInstanceOf(ProviderFailure);
    expect(fault).toMatchObject({ code, delivery: 'NOT_SENT', retryable: false });
  });

  test('an invoice, while nobody has said what its fields are called', () => {
    covers('beorg:setting:BEORG_INVOICE_FIELDS');
    const request: ProviderRequest = { kind: 'INVOICE', images: [image], croppedImage: false };
    const run = () => submissionOf(request, settingsWith({ invoiceFields: {} }));
    expect(run).toThrow('Nobody has said what BeOrg calls the fields of an invoice.');
    expect(run).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', delivery: 'NOT_SENT' }));
  });
});
