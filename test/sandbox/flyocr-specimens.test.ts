import { describe, expect, test } from '@jest/globals';
import { INVOICE_TYPES } from '../../src/domain/invoice-types.js';
import { madeUpInvoiceOfType } from '../../src/sandbox/made-up-invoice.js';
import type { Body } from './running-vendors.js';
import { runVendors } from './running-vendors.js';
import { specimen, unknownPicture } from './specimen-pictures.js';

const { flyocr } = runVendors();
const RECOGNITION = '/api/recogliu.do';
const PICTURE_OF_FACE = '/verapi/verFaceImage.do';
const VIDEO_OF_FACE = '/api/faceliu.do';

async function recognize(typeId: string, name: string, scenario?: string): Promise<Body> {
  return flyocr(RECOGNITION, { typeId, img: await specimen(name) }, scenario);
}

/** The items of the one card, by their labels. */
function itemsOf(body: Body): Record<string, string> {
  const [card] = body['cardsinfo'] as { items: { desc: string; content: string }[] }[];
  return Object.fromEntries((card?.items ?? []).map(({ desc, content }) => [desc, content]));
}

/** E3: what stands in the labels and in the contents. */
function verdictsOf(body: Body): string[] {
  expect(body['messageString']).toEqual({ status: '2000', value: 'success' });
  const [info] = body['infoList'] as { veritem: { desc: string; content: string }[] }[];
  return info!.veritem.map(({ desc, content }) => (content === '' ? desc : `${desc}=${content}`));
}

const NOTHING_RECOGNISED = { message: { status: -1, value: 'Recognition failed' }, cardsinfo: [] };
const NO_FACE = { infoList: [], messageString: { status: '-1', value: 'Recognition failed' } };

describe('documents', () => {
  test('a bank card has the number and the holder that are embossed', async () => {
    const items = itemsOf(await recognize('17', 'bank-card-meridan'));
    expect(items).toMatchObject({ 'Card number': '5555555555554444', "Cardholder's name": 'ELARA SOLENE MERIDAN' });
  });

  test('a bank card that nobody knows has a number that satisfies Luhn', async () => {
    for (const text of ['one', 'two', 'three', 'four']) {
      const body = await flyocr(RECOGNITION, { typeId: '17', img: unknownPicture(text) });
      const digits = [...itemsOf(body)['Card number']!].reverse().map(Number);
      expect(digits).toHaveLength(16);
      const doubled = digits.map((digit, at) => (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)));
      expect(doubled.reduce((sum, digit) => sum + digit, 0) % 10).toBe(0);
    }
  });

  test('a vehicle licence bears the plate of the car', async () => {
    const licence = itemsOf(await recognize('6', 'vehicle-licence-meridan'));
    const plate = itemsOf(await recognize('19', 'licence-plate-meridan'));
    expect(licence).toMatchObject({ 'License plate number': 'ZN41763', Owner: 'MERIDAN ELARA SOLENE' });
    expect(plate).toMatchObject({ 'License plate number': 'ZN41763', 'License plate color': 'blue' });
  });

  test('a driving licence is read in the letters that are printed', async () => {
    expect(itemsOf(await recognize('5', 'driving-licence-meridan-cyrillic'))).toMatchObject({
      Name: 'МЕРИДАН ЭЛАРА СОЛЕНЕ',
      'License Number': 'L91041706',
      'Date of Birth': '1991-04-17',
      Class: 'AM B',
    });
  });

  test('the passport that somebody holds before the camera is read', async () => {
    expect(itemsOf(await recognize('13', 'selfie-with-passport'))).toMatchObject({
      'Passport Number MRZ': 'UX4827159',
      MRZ1: 'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<',
    });
  });

  test.each([
    ['13', 'selfie'],
    ['13', 'licence-plate-meridan'],
    ['13', 'invoice-meridan'],
    ['13', 'text-page'],
    ['13', 'passport-meridan-dark'],
    ['13', 'bank-card-meridan'],
    ['17', 'passport-utopia'],
    ['lg8', 'text-page'],
    ['19', 'selfie'],
    ['19', 'vehicle-licence-meridan'],
    ['1997', 'passport-meridan-dark'],
  ])('asked for as %s, nothing is recognised on %s', async (typeId, name) => {
    expect(await recognize(typeId, name)).toEqual(NOTHING_RECOGNISED);
  });
});

describe('text', () => {
  const linesOf = (body: Body) =>
    (
      body['cardsinfo'] as { card: { rowitem: { rowContext: { charitem: { charValue: string }[] } }[] } }
    ).card.rowitem.map(({ rowContext }) => rowContext.charitem[0]?.charValue);

  test('a page is read line by line', async () => {
    const lines = linesOf(await recognize('1997', 'text-page'));
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('On the lamps of Zenith');
    expect(lines.at(-1)).toBe('This page is a specimen. Every word of it was made up.');
  });

  test.each([
    ['bank-card-meridan', '5555 5555 5555 4444'],
    ['licence-plate-meridan', 'ZN41763'],
    ['invoice-meridan', 'ZOS-2026-00733'],
    ['vehicle-licence-meridan', 'ZN41763'],
    ['selfie', 'SPECIMEN'],
  ])('%s says %s', async (name, line) => {
    expect(linesOf(await recognize('1997', name))).toContain(line);
  });
});

describe('faces', () => {
  async function compare(one: string, other: string, scenario?: string): Promise<Body> {
    const [img1, img2] = [await specimen(one), await specimen(other)];
    return flyocr(PICTURE_OF_FACE, { typeId: '21', img1, img2 }, scenario);
  }

  test.each([
    ['passport-utopia', 'selfie', 'yes'],
    ['id-card-meridan-front', 'selfie-with-passport', 'yes'],
    ['passport-meridan-expired', 'passport-utopia', 'yes'],
    ['passport-utopia-rotated', 'selfie-other-person', 'yes'],
    ['passport-utopia', 'selfie-other-person', 'no'],
    ['id-card-utopia-front', 'selfie', 'no'],
  ])('%s and %s: %s', async (one, other, expected) => {
    const [result, value] = verdictsOf(await compare(one, other));
    expect(result).toBe(`Decision result:${expected}`);
    const score = Number(value?.replace('Decision value:', ''));
    expect(score >= 85).toBe(expected === 'yes');
    expect(score <= 40).toBe(expected === 'no');
  });

  test('FACE_DIFFERS: even of one and the same person', async () => {
    const verdicts = verdictsOf(await compare('passport-utopia', 'selfie', 'flyocr-face-differs'));
    expect(verdicts[0]).toBe('Decision result:no');
  });

  test('of pictures that nobody knows, the same each time', async () => {
    const fields = { typeId: '21', img1: unknownPicture('one'), img2: unknownPicture('other') };
    const first = await flyocr(PICTURE_OF_FACE, fields);
    expect(verdictsOf(first)[0]).toBe('Decision result:yes');
    expect(await flyocr(PICTURE_OF_FACE, fields)).toEqual(first);
  });

  test.each(['invoice-meridan', 'licence-plate-meridan', 'id-card-meridan-back', 'passport-meridan-dark'])(
    'there is none on %s',
    async (name) => {
      expect(await compare(name, 'selfie')).toEqual(NO_FACE);
      expect(await compare('selfie', name)).toEqual(NO_FACE);
    },
  );
});

describe('liveness', () => {
  const check = async (path: string, name: string, scenario?: string) =>
    flyocr(path, { typeId: '3035', img: await specimen(name) }, scenario);

  test.each([
    ['selfie', 'Living body'],
    ['selfie-other-person', 'Living body'],
    ['selfie-of-a-print', 'Non-living body'],
    ['passport-utopia', 'Non-living body'],
  ])('of the picture %s: %s', async (name, verdict) => {
    expect(verdictsOf(await check(PICTURE_OF_FACE, name))[0]).toBe(verdict);
  });

  test.each([
    ['liveness-video', 'Living body', 'yes'],
    ['liveness-video-webm', 'Living body', 'yes'],
    ['liveness-video-still', 'Non-living body', 'no'],
  ])('of the video %s: %s', async (name, verdict, moved) => {
    expect(verdictsOf(await check(VIDEO_OF_FACE, name))).toEqual([
      'Decision value=100.0',
      `Live or not=${verdict}`,
      'Whether there is a replacement=no',
      `Whether there is blinking=${moved}`,
      `Whether there is a mouth=${moved}`,
    ]);
  });

  test('NOT_LIVE: whoever is there', async () => {
    expect(verdictsOf(await check(PICTURE_OF_FACE, 'selfie', 'flyocr-not-live'))[0]).toBe('Non-living body');
    expect(verdictsOf(await check(VIDEO_OF_FACE, 'liveness-video', 'flyocr-not-live'))[1]).toBe(
      'Live or not=Non-living body',
    );
  });

  test.each([
    ['an invoice', PICTURE_OF_FACE, 'invoice-meridan'],
    ['a video where a picture is due', PICTURE_OF_FACE, 'liveness-video'],
    ['a plate as a video', VIDEO_OF_FACE, 'licence-plate-meridan'],
  ])('%s has no face', async (_what, path, name) => {
    expect(await check(path, name)).toEqual(NO_FACE);
  });
});

describe('invoices', () => {
  const read = async (img: Buffer, fields: Record<string, string> = {}) =>
    flyocr('/api/v2/recogInvoiveBase64.do', { typeId: '20090', img, ...fields });
  const invoiceIn = (body: Body) => (body['data'] as { invoice: Body }[])[0]?.invoice;
  const verify = (fields: Record<string, string>, scenario?: string) =>
    flyocr('/verapi/verInvoice.do', { typeId: '3007', ...fields }, scenario);
  /** What the matrix asks for of type 10. */
  const CHINESE = {
    invoiceCode: '099900000417',
    invoiceNumber: '00417162',
    billingDate: '2025-11-07',
    checkCode: '560417',
  };

  test('the Chinese one, in the words of the twin', async () => {
    expect(await read(await specimen('invoice-chinese-vat'))).toEqual({
      code: 0,
      msg: 'success',
      data: [
        {
          invoice: {
            invoiceType: 10,
            invoiceCode: '099900000417',
            invoiceNumber: '00417162',
            billingDate: '2025-11-07',
            totalAmount: '912.50',
            totalTax: '118.63',
            amountTax: '1031.13',
            checkCode: '08714926035581560417',
            salesName: '极顶办公用品有限公司',
            salesTaxNo: '99999900000417162X',
            purchaserName: '梅里丹制图工作室',
            purchaserTaxNo: '99999900000910417X',
          },
          dataMsg: 'success',
        },
      ],
    });
  });

  test('one from elsewhere is one of the other bills', async () => {
    expect(invoiceIn(await read(await specimen('invoice-meridan'), { cutImage: '1' }))).toMatchObject({
      invoiceType: 99,
      invoiceNumber: 'ZOS-2026-00733',
      purchaserName: 'Elara Solene Meridan',
      amountTax: '343.20',
      currency: 'EUR',
      cutImage: expect.stringMatching(/^R0lGOD/),
    });
  });

  test.each(['passport-utopia', 'selfie', 'text-page'])('there is none on %s', async (name) => {
    expect(await read(await specimen(name))).toEqual({ code: 10_002, msg: 'Recognition failed', data: null });
  });

  test('the register has the Chinese one, and says so only of what is right', async () => {
    expect(await verify(CHINESE)).toMatchObject({ code: 0, data: { ...CHINESE, state: '1' } });
    expect(await verify(CHINESE, 'flyocr-invoice-void')).toMatchObject({ code: 0, data: { state: '2' } });
    for (const name of ['invoiceCode', 'billingDate', 'checkCode'] as const) {
      const wrong = { ...CHINESE, [name]: name === 'billingDate' ? '2025-11-08' : '000000' };
      expect(await verify(wrong)).toEqual({ code: 30_002, msg: 'The invoice does not match', data: null });
      const { [name]: _left, ...incomplete } = CHINESE;
      expect(await verify(incomplete)).toEqual({ code: 10_001, msg: 'Parameter error', data: null });
    }
  });

  test.each([
    ['a number that nobody gave out', '00417163'],
    ['an invoice that no register keeps', 'ZOS-2026-00733'],
  ])('the register has nothing of %s', async (_what, invoiceNumber) => {
    const answer = await verify({ ...CHINESE, invoiceNumber });
    expect(answer).toEqual({ code: 30_001, msg: 'The invoice does not exist', data: null });
  });

  test('an invoice that was made up of a picture is in the register', async () => {
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) {
      const invoice = invoiceIn(await read(unknownPicture(text)))!;
      const type = INVOICE_TYPES.find(({ code }) => code === String(invoice['invoiceType']))!;
      const total = type.totalAmountIs === 'GROSS' ? 'amountTax' : 'totalAmount';
      const answer = await verify({
        invoiceCode: String(invoice['invoiceCode']),
        invoiceNumber: String(invoice['invoiceNumber']),
        billingDate: String(invoice['billingDate']),
        totalAmount: String(invoice[total]),
        checkCode: String(invoice['checkCode']).slice(-6),
      });
      expect(answer).toMatchObject({ code: 0, data: { state: '1' } });
    }
  });

  test.each(INVOICE_TYPES.filter(({ verifiable }) => verifiable))('type $code can be verified', async (type) => {
    const invoice = madeUpInvoiceOfType(type.code, 'any seed');
    const source = type.checkCodeIs === 'FULL_INVOICE_NUMBER' ? invoice.number : invoice.checkCode;
    const fields = {
      invoiceCode: invoice.code,
      invoiceNumber: invoice.number,
      billingDate: invoice.billingDate,
      totalAmount: type.totalAmountIs === 'GROSS' ? invoice.grossAmount : invoice.netAmount,
      checkCode: source.slice(-6),
      salesTaxNo: invoice.sellerTaxNumber,
      orderNo: invoice.orderNumber,
    };
    expect(await verify(fields)).toMatchObject({ code: 0, data: { state: '1' } });
    expect(await verify({ ...fields, invoiceNumber: `${invoice.number.slice(0, -1)}X` })).toMatchObject({
      code: 30_001,
    });
  });
});
