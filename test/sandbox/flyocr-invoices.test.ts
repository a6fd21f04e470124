import { describe, expect, test } from '@jest/globals';
import { INVOICE_TYPES } from '../../src/domain/invoice-types.js';
import { madeUpInvoiceOfType } from '../../src/sandbox/made-up-invoice.js';
import type { Body } from './running-vendors.js';
import { runVendors } from './running-vendors.js';
import { specimen, unknownPicture } from './specimen-pictures.js';

const { flyocr } = runVendors();

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
      cutImage: expect.stringMatching(/^\/9j\//),
    });
  });

  test('one that was made up has a line, which makes the whole of it', async () => {
    const invoice = invoiceIn(await read(unknownPicture('lines')))!;
    expect(invoice['invoiceLists']).toEqual([
      expect.objectContaining({
        quantity: '1',
        amount: invoice['totalAmount'],
        tax: invoice['totalTax'],
        taxRate: '13%',
      }),
    ]);
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
