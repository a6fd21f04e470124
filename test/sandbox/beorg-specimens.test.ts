import { describe, expect, test } from '@jest/globals';
import { runVendors } from './running-vendors.js';
import { specimen, unknownPicture } from './specimen-pictures.js';

const { beorg } = runVendors();

interface Answered {
  key: string;
  type: string;
  data: Record<string, string>;
  metadata: { verifications: { status?: number; checks?: Record<string, { status: unknown; key: string }[]> } };
}

async function ask(pictures: readonly [name: string, info: object][], scenario?: string) {
  const sent = await Promise.all(pictures.map(async ([name, info]) => ({ bytes: await specimen(name), info })));
  const result = await beorg(sent, scenario);
  return { broken: result['broken'], documents: result['documents'] as Answered[], result };
}

const PASSPORT = { key: 'passport', type: 'PASSPORT_FRGN' };
const selfie = (...stages: string[]) => ({
  key: 'selfie',
  type: 'SELFIE',
  options: { stages, ...(stages.includes('biometry_match') ? { relation: 'passport' } : {}) },
});
const checkOf = (documents: readonly Answered[], stage: string) =>
  documents.find(({ type }) => type === 'SELFIE')?.metadata.verifications.checks?.[stage];

describe('documents', () => {
  test('a passport, in the fields of the page', async () => {
    const { broken, documents } = await ask([['passport-meridan-expired', PASSPORT]]);
    expect(broken).toBeUndefined();
    expect(documents).toMatchObject([
      {
        key: 'passport',
        data: {
          LastName: 'MERIDAN',
          FirstName: 'ELARA SOLENE',
          BirthDate: '17.04.1991',
          Number: 'UX1190347',
          ExpiryDate: '01.09.2023',
          MRZ2: 'UX11903474UTO9104174F2309017910417552<<<<<68',
        },
      },
    ]);
  });

  test.each(['selfie', 'invoice-meridan', 'licence-plate-meridan', 'bank-card-meridan', 'passport-meridan-dark'])(
    'nothing can be made of %s',
    async (name) => {
      const { result } = await ask([[name, PASSPORT]]);
      expect(result).toEqual({
        document_id: expect.stringMatching(/^s-\d+$/),
        documents: [],
        broken: true,
        broken_reasons: ['image_quality'],
        broken_reasons_ru: ['Низкое качество изображения'],
      });
    },
  );

  test('of two, the one that can be read is there', async () => {
    const { broken, documents } = await ask([
      ['passport-utopia', PASSPORT],
      ['text-page', { key: 'permit', type: 'RVP' }],
    ]);
    expect(broken).toBe(true);
    expect(documents.map(({ key }) => key)).toEqual(['passport']);
  });

  test('a picture that nobody knows is made up', async () => {
    const result = await beorg([{ bytes: unknownPicture('any'), info: { type: 'RVP' } }]);
    expect(result).toMatchObject({
      documents: [{ type: 'RVP', data: { LastName: expect.stringMatching(/^[A-Z]+$/) } }],
    });
  });
});

describe('invoices', () => {
  test('as the page of that name would have it', async () => {
    const { documents } = await ask([['invoice-meridan', { type: 'INV' }]]);
    expect(documents).toMatchObject([
      {
        type: 'INV',
        data: {
          InvoiceNumber: 'ZOS-2026-00733',
          InvoiceDate: '02.03.2026',
          SellerName: 'Zenith Office Supplies',
          BuyerName: 'Elara Solene Meridan',
          TotalAmount: '343.20',
          Currency: 'EUR',
        },
      },
    ]);
  });

  test('there is none on a passport', async () => {
    expect(await ask([['passport-utopia', { type: 'INV' }]])).toMatchObject({ broken: true, documents: [] });
  });
});

describe('faces', () => {
  test.each([
    ['selfie', 0],
    ['selfie-with-passport', 0],
    ['selfie-other-person', 1],
  ])('%s against the passport: %s', async (name, status) => {
    const { documents } = await ask([
      ['passport-utopia', PASSPORT],
      [name, selfie('biometry_match')],
    ]);
    expect(checkOf(documents, 'biometry_match')).toMatchObject([{ status, key: 'faces_match' }]);
    expect(documents.find(({ type }) => type === 'SELFIE')?.metadata.verifications.status).toBe(status);
  });

  test('the relation says with which of several documents', async () => {
    const { documents } = await ask([
      ['passport-utopia-rotated', { key: 'other', type: 'PASSPORT_FRGN' }],
      ['passport-utopia', PASSPORT],
      ['selfie', selfie('biometry_match')],
    ]);
    expect(checkOf(documents, 'biometry_match')).toMatchObject([{ status: 0 }]);
  });

  test('a document without a face says that none was found, and nothing of a difference', async () => {
    const { documents } = await ask([
      ['id-card-meridan-back', PASSPORT],
      ['selfie', selfie('biometry_match')],
    ]);
    expect(checkOf(documents, 'biometry_match')).toMatchObject([{ status: 1, key: 'face_found' }]);
  });

  test('a selfie without a face cannot be used', async () => {
    const { broken, documents } = await ask([
      ['passport-utopia', PASSPORT],
      ['licence-plate-meridan', selfie('biometry_match')],
    ]);
    expect(broken).toBe(true);
    expect(documents.map(({ key }) => key)).toEqual(['passport']);
  });

  test('FACE_DIFFERS: even of one and the same person', async () => {
    const pictures: [string, object][] = [
      ['passport-utopia', PASSPORT],
      ['selfie', selfie('biometry_match')],
    ];
    const { documents } = await ask(pictures, 'beorg-face-differs');
    expect(checkOf(documents, 'biometry_match')).toMatchObject([{ status: 1, key: 'faces_match' }]);
  });
});

describe('liveness', () => {
  test.each([
    ['selfie', undefined, 0],
    ['selfie-of-a-print', undefined, 1],
    ['selfie', 'beorg-not-live', 1],
  ])('%s with scenario %s: %s', async (name, scenario, status) => {
    const { documents } = await ask([[name, selfie('biometry_liveness')]], scenario);
    expect(checkOf(documents, 'biometry_liveness')).toMatchObject([{ status, key: 'alive' }]);
  });
});
