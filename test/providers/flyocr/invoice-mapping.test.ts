import { describe, expect, test } from '@jest/globals';
import type { InvoiceVerificationParameters } from '../../../src/domain/invoice.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { amount, date, validity } from '../../../src/providers/flyocr/normal-values.js';
import { covers, coversOneOf } from '../../support/covers.js';
import { fixture, outcomeOf } from './answer.js';
import { PICTURE } from './sandbox-call.js';

const PARAMETERS: InvoiceVerificationParameters = {
  typeCode: '1',
  invoiceCode: '099900000417',
  invoiceNumber: '00417162',
  billingDate: '2025-11-07',
  totalAmount: '1527.50',
  checkCode: '90000000000000560417',
  salesTaxNumber: '99990000000000417X',
  orderNumber: 'ZN-7',
};
const VERIFICATION: ProviderRequest = { kind: 'INVOICE_VERIFICATION', parameters: PARAMETERS };

const e3 = (...items: [desc: string, content: string][]) => ({
  infoList: [{ veritem: items.map(([desc, content]) => ({ desc, name: null, content })) }],
  messageString: { status: '2000', value: 'success' },
});

describe('invoices', () => {
  const INVOICE: ProviderRequest = { kind: 'INVOICE', images: [PICTURE], croppedImage: false };

  test('field by field, each entry an invoice', async () => {
    covers(
      'flyocr:service:invoice',
      'flyocr:envelope:code-msg-data',
      'flyocr:invoice-field:invoiceType',
      'flyocr:invoice-field:invoiceCode',
      'flyocr:invoice-field:invoiceNumber',
      'flyocr:invoice-field:billingDate',
      'flyocr:invoice-field:totalAmount',
      'flyocr:invoice-field:totalTax',
      'flyocr:invoice-field:amountTax',
      'flyocr:invoice-field:checkCode',
      'flyocr:invoice-field:salesTaxNo',
    );
    const { reading } = await outcomeOf(INVOICE, fixture('invoice'));
    if (reading.kind !== 'INVOICE') throw new Error('It is no invoice.');
    const [invoice, ticket] = reading.invoices;
    expect(invoice?.typeCode).toBe('1');
    expect(invoice?.candidates.map(({ name, candidate }) => [name, candidate.value, candidate.raw])).toEqual([
      ['INVOICE_CODE', '099900000417', '099900000417'],
      ['INVOICE_NUMBER', '00417162', '00417162'],
      ['BILLING_DATE', '2025-11-07', '2025年11月7日'],
      ['NET_AMOUNT', '1527.50', '¥1,527.50'],
      ['TAX_AMOUNT', '105.50', '105.50'],
      ['GROSS_AMOUNT', '1633.00', '1633.00'],
      ['CHECK_CODE', '90000000000000560417', '90000000000000560417'],
      ['SELLER_NAME', 'Zenith Office Supplies', 'Zenith Office Supplies'],
      ['SELLER_TAX_NUMBER', '99990000000000417X', '99990000000000417X'],
      ['BUYER_NAME', 'Meridan Cartography', 'Meridan Cartography'],
      ['BUYER_TAX_NUMBER', '999900000000000417', '999900000000000417'],
      ['ORDER_NUMBER', 'ZN-7', 'ZN-7'],
      ['CURRENCY', 'CNY', 'CNY'],
    ]);
    expect(invoice?.candidates[0]?.candidate).toEqual({
      provider: 'flyocr',
      zone: 'VISUAL',
      value: '099900000417',
      raw: '099900000417',
      rawPath: 'data[0].invoice.invoiceCode',
      confidence: null,
      inferences: [],
      accepted: true,
      proof: [],
      box: null,
    });
    expect(invoice?.others).toEqual([
      { label: 'remarks', text: 'paid' },
      { label: 'invoiceLists[0].specificationModel', text: 'A0' },
      { label: 'invoiceLists[0].taxRate', text: '免税' },
      { label: 'invoiceLists[0].tax', text: '***' },
      { label: 'invoiceLists[1].tax', text: '105.50' },
    ]);
    expect(invoice?.croppedImage).toBeNull();
    // Nobody says whether the price of a ticket is with tax or without, so it is no amount of ours.
    expect(ticket).toEqual({
      typeCode: '20',
      candidates: [],
      lines: [],
      taxes: [],
      checks: [],
      others: [
        { label: 'totalAmount', text: '73.00' },
        { label: 'NAME', text: 'MERIDAN' },
      ],
      croppedImage: null,
    });
  });

  test('the cropped picture comes where it was asked for, and never in the raw reply', async () => {
    covers('flyocr:request:cutImage');
    const { reading, raw } = await outcomeOf({ ...INVOICE, croppedImage: true }, fixture('invoice'));
    if (reading.kind !== 'INVOICE') throw new Error('It is no invoice.');
    expect(reading.invoices[0]?.croppedImage).toBe('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7');
    expect(reading.invoices[1]?.croppedImage).toBeNull();
    expect(JSON.stringify(raw)).not.toContain('R0lGOD');
    expect(JSON.stringify(raw)).not.toContain('elsewhere.example');
  });

  test.each(['https://elsewhere.example/p.jpg', 'not base64!', ''])('"%s" is no cropped picture', async (cutPic) => {
    const reply = { code: 0, data: [{ invoice: { invoiceType: 1, cutPic } }] };
    const { reading } = await outcomeOf({ ...INVOICE, croppedImage: true }, reply);
    expect(reading).toMatchObject({ invoices: [{ typeCode: '1', croppedImage: null }] });
  });

  test('the first envelope has labels and a class', async () => {
    covers('flyocr:chinese:invoice');
    const reply = {
      message: { status: 0 },
      cardsinfo: [
        {
          type: '10',
          items: [
            { desc: 'Invoice Code', content: '099900000417' },
            { desc: '开票日期', content: '2025-11-07' },
            { desc: '价税合计', content: 'forty' },
          ],
        },
      ],
    };
    const { reading } = await outcomeOf(INVOICE, reply);
    expect(reading).toMatchObject({
      invoices: [
        {
          typeCode: '10',
          candidates: [
            {
              name: 'INVOICE_CODE',
              candidate: { value: '099900000417', rawPath: 'cardsinfo[0].items[0].content' },
            },
            { name: 'BILLING_DATE', candidate: { value: '2025-11-07' } },
            { name: 'GROSS_AMOUNT', candidate: { value: null, raw: 'forty' } },
          ],
        },
      ],
    });
  });

  test('an amount has the same normal form however many digits are printed', async () => {
    const reply = { code: 0, data: [{ invoice: { invoiceType: 1, amountTax: '64.9', totalTax: '5' } }] };
    const { reading } = await outcomeOf(INVOICE, reply);
    expect(reading).toMatchObject({
      invoices: [
        { candidates: [{ candidate: { value: '64.90', raw: '64.9' } }, { candidate: { value: '5.00', raw: '5' } }] },
      ],
    });
  });

  test('the class that was asked for is no type of invoice', async () => {
    const reply = { cardsinfo: [{ type: '20090', items: [{ desc: 'invoiceNumber', content: '1' }] }] };
    const { reading } = await outcomeOf(INVOICE, reply);
    expect(reading).toMatchObject({ invoices: [{ typeCode: null }] });
  });

  test.each([
    ['1527.5', '1527.5'],
    ['￥ 1,527.50', '1527.50'],
    ['-3.00', '-3.00'],
    ['1.527,50', null],
    ['12,34', null],
    ['', null],
  ])('amount %s is %s', (text, value) => expect(amount(text)).toBe(value));

  test('dates of any known shape, and periods', () => {
    covers('flyocr:setting:dates');
    expect(date('2025年1月7日').value).toBe('2025-01-07');
    expect(date('2025年13月7日').value).toBeNull();
    expect(date('20250107').value).toBe('2025-01-07');
    expect(validity('20240312-20340311')).toMatchObject({
      from: { value: '2024-03-12' },
      until: { value: '2034-03-11' },
    });
    expect(validity('2024-03-12 至 2034-03-11')).toMatchObject({ until: { value: '2034-03-11' } });
    expect(validity('2034-03-11')).toBeNull();
    expect(validity('for ever')).toBeNull();
  });
});

describe('verification of invoices', () => {
  test('says genuine, in which state, and what the register holds', async () => {
    covers('flyocr:service:invoice_verification', 'flyocr:invoice-field:checkNum');
    const { reading } = await outcomeOf(VERIFICATION, fixture('invoice-verification'));
    expect(reading).toEqual({
      kind: 'INVOICE_VERIFICATION',
      verification: {
        outcome: 'GENUINE',
        rawState: '1',
        fields: [
          { name: 'INVOICE_CODE', value: '099900000417', raw: '099900000417', rawPath: 'data.invoiceCode' },
          { name: 'INVOICE_NUMBER', value: '00417162', raw: '00417162', rawPath: 'data.invoiceNumber' },
          { name: 'BILLING_DATE', value: '2025-11-07', raw: '2025-11-07', rawPath: 'data.billingDate' },
          { name: 'NET_AMOUNT', value: '1527.50', raw: '1527.50', rawPath: 'data.totalAmount' },
          { name: 'GROSS_AMOUNT', value: '1633.00', raw: '1633.00', rawPath: 'data.amountTax' },
          {
            name: 'SELLER_NAME',
            value: 'Zenith Office Supplies',
            raw: 'Zenith Office Supplies',
            rawPath: 'data.salesName',
          },
        ],
        remarks: ['checkNum: 3'],
      },
    });
  });

  test.each([
    ['1', 'GENUINE'],
    ['2', 'VOIDED'],
    ['3', 'RED_LETTER'],
    ['7', 'RED_LETTER'],
    ['8', 'RED_LETTER'],
    ['4', 'INCONCLUSIVE'],
  ])('state %s is %s', async (state, outcome) => {
    coversOneOf('flyocr:state', state);
    const { reading } = await outcomeOf(VERIFICATION, { code: 0, msg: '', data: { state } });
    expect(reading).toMatchObject({ verification: { outcome, rawState: state } });
  });

  test('no state decides nothing', async () => {
    const { reading } = await outcomeOf(VERIFICATION, { code: 0, data: { invoiceNumber: 1 } });
    expect(reading).toMatchObject({ verification: { outcome: 'INCONCLUSIVE', rawState: null } });
  });

  test('the other envelopes are taken as well', async () => {
    const verdicts = await outcomeOf(VERIFICATION, e3(['state', '2'], ['invoiceNumber', '7']));
    expect(verdicts.reading).toMatchObject({ verification: { outcome: 'VOIDED', fields: [{ value: '7' }] } });
    const cards = await outcomeOf(VERIFICATION, { cardsinfo: [{ items: [{ desc: 'state', content: '3' }] }] });
    expect(cards.reading).toMatchObject({ verification: { outcome: 'RED_LETTER', rawState: '3' } });
  });

  test('a code that the settings know is an outcome and no failure', async () => {
    covers('flyocr:setting:FLYOCR_INVOICE_OUTCOMES');
    const changes = { invoiceOutcomes: { '30001': 'NOT_FOUND' } as const };
    const { reading } = await outcomeOf(VERIFICATION, { code: 30001, msg: 'no such invoice' }, changes);
    expect(reading).toMatchObject({ verification: { outcome: 'NOT_FOUND', rawState: '30001', fields: [] } });
  });
});
