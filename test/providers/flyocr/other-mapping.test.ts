import { describe, expect, test } from '@jest/globals';
import type { InvoiceVerificationParameters } from '../../../src/domain/invoice.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { amount, date, quadrilateral, validity } from '../../../src/providers/flyocr/normal-values.js';
import { fixture, outcomeOf } from './answer.js';
import { PICTURE } from './sandbox-call.js';

const SIZED = { ...PICTURE, width: 1000, height: 500 };
const TEXT: ProviderRequest = { kind: 'TEXT', images: [SIZED] };
const PLATE: ProviderRequest = { kind: 'PLATE', images: [SIZED] };
const FACES: ProviderRequest = { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE };
const SILENT: ProviderRequest = { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: PICTURE };
const VIDEO: ProviderRequest = { kind: 'LIVENESS', method: 'VIDEO', image: PICTURE };

const PARAMETERS: InvoiceVerificationParameters = {
  typeCode: '1',
  invoiceCode: '044001900111',
  invoiceNumber: '04138864',
  billingDate: '2025-11-07',
  totalAmount: '1527.50',
  checkCode: '00000000005672311400',
  salesTaxNumber: '91440000000000000X',
  orderNumber: 'ZN-7',
};
const VERIFICATION: ProviderRequest = { kind: 'INVOICE_VERIFICATION', parameters: PARAMETERS };

const e3 = (...items: [desc: string, content: string][]) => ({
  infoList: [{ veritem: items.map(([desc, content]) => ({ desc, name: null, content })) }],
  messageString: { status: '2000', value: 'success' },
});

describe('general text', () => {
  test('is lines with quadrilaterals in fractions of the picture', async () => {
    const { reading } = await outcomeOf(TEXT, fixture('general-text'));
    expect(reading).toEqual({
      kind: 'TEXT',
      text: {
        lines: [
          {
            text: 'The lighthouse of Utopia is open on Sundays.',
            confidence: null,
            quadrilateral: [
              { x: 0.046, y: 0.014 },
              { x: 0.731, y: 0.016 },
              { x: 0.731, y: 0.048 },
              { x: 0.046, y: 0.048 },
            ],
          },
          {
            text: 'Bring a lamp.',
            confidence: null,
            quadrilateral: [
              { x: 0.046, y: 0.062 },
              { x: 0.2, y: 0.062 },
              { x: 0.2, y: 0.096 },
              { x: 0.046, y: 0.096 },
            ],
          },
        ],
      },
    });
  });

  test('has no quadrilaterals where the size of the picture is not known', async () => {
    const { reading } = await outcomeOf({ kind: 'TEXT', images: [PICTURE] }, fixture('general-text'));
    if (reading.kind !== 'TEXT') throw new Error('It is no text.');
    expect(reading.text.lines.map((line) => line.quadrilateral)).toEqual([null, null]);
  });

  test('takes one row that stands without a list, several texts of a row, and no size for later pages', async () => {
    const box = { left_top_right_bottom: '0-0-10-0-10-10-0-10' };
    const row = {
      pagedesc: '2',
      rowInfo: box,
      rowContext: { charitem: [{ charValue: 'one' }, { charInfo: box, charValue: 2 }, { chardesc: 'no text' }] },
    };
    const { reading } = await outcomeOf(TEXT, { cardsinfo: { card: { type: '1996', rowitem: row } } });
    expect(reading).toEqual({
      kind: 'TEXT',
      text: {
        lines: [
          { text: 'one', confidence: null, quadrilateral: null },
          { text: '2', confidence: null, quadrilateral: null },
        ],
      },
    });
  });

  test.each<[string, string | null, number | null]>([
    ['eight numbers are corners', '0-0-10-0-10-10-0-10', 0.01],
    ['four numbers are left, top, right and bottom', '0_0_10_10', 0.01],
    ['a corner outside is none', '0-0-1001-0-10-10-0-10', null],
    ['a negative corner is none', '0--5-10-0-10-10-0-10', null],
    ['a rectangle the wrong way round is none', '10_0_0_10', null],
    ['six numbers are none', '0-0-10-0-10-10', null],
    ['words are none', 'left-top', null],
    ['nothing is none', null, null],
  ])('%s', (_title, text, right) => {
    expect(quadrilateral(text, { width: 1000, height: 500 })?.[1].x ?? null).toBe(right);
  });
});

describe('a licence plate', () => {
  test('has number, colour, type, confidence, direction and place', async () => {
    const { reading } = await outcomeOf(PLATE, fixture('plate'));
    expect(reading).toEqual({
      kind: 'PLATE',
      plates: [
        {
          number: 'ZN 417-62',
          colour: 'blue',
          type: 'small car',
          confidence: 0.96,
          direction: '0',
          quadrilateral: [
            { x: 0.12, y: 0.68 },
            { x: 0.42, y: 0.68 },
            { x: 0.42, y: 0.86 },
            { x: 0.12, y: 0.86 },
          ],
        },
      ],
    });
  });

  test.each<[string, 'percent' | 'fraction', number | null]>([
    ['96', 'percent', 0.96],
    ['100', 'percent', 1],
    ['0.96', 'percent', null],
    ['0.96', 'fraction', 0.96],
    ['96', 'fraction', null],
    ['sure', 'percent', null],
  ])('confidence %s as a %s is %s', async (content, plateConfidence, confidence) => {
    const reply = { cardsinfo: [{ type: '19', items: [{ desc: '整牌可信度', content }] }] };
    const { reading, warnings } = await outcomeOf(PLATE, reply, { plateConfidence });
    expect(reading).toMatchObject({ plates: [{ number: null, confidence }] });
    expect(warnings).toHaveLength(confidence === null ? 1 : 0);
  });

  test('each card is a plate', async () => {
    const card = (content: string) => ({ type: '19', items: [{ desc: '车牌号码', content }] });
    const { reading } = await outcomeOf(PLATE, { cardsinfo: [card('ZN1'), card('ZN2')] });
    expect(reading).toMatchObject({ plates: [{ number: 'ZN1' }, { number: 'ZN2' }] });
  });
});

describe('faces', () => {
  test('behind a colon in desc', async () => {
    const { reading } = await outcomeOf(FACES, fixture('face-comparison'));
    expect(reading).toEqual({
      kind: 'FACE_MATCH',
      face: {
        rawScore: '99',
        score: 99,
        scale: { worst: 0, best: 100 },
        threshold: null,
        samePerson: true,
        remarks: [],
      },
    });
  });

  test('in content, in Chinese', async () => {
    const { reading } = await outcomeOf(FACES, fixture('face-comparison-chinese'));
    expect(reading).toMatchObject({ face: { rawScore: '98.8', score: 98.8, samePerson: true, remarks: [] } });
  });

  test.each<[string, boolean | null]>([
    ['Decision result:no', false],
    ['判定结果：否', false],
    ['Decision result:perhaps', null],
  ])('%s is %s', async (desc, samePerson) => {
    const { reading } = await outcomeOf(FACES, e3([desc, ''], ['Decision value:101', '']));
    expect(reading).toMatchObject({ face: { samePerson, rawScore: '101', score: null, scale: null } });
    if (reading.kind === 'FACE_MATCH') expect(reading.face.remarks).toEqual(samePerson === null ? [desc] : []);
  });

  test('what nobody understands is a remark in the vendor’s words, an address is not', async () => {
    const reply = e3(['Face too small', ''], ['Angle', '40'], ['See http://127.0.0.1/p', ''], ['x'.repeat(300), '']);
    const { reading } = await outcomeOf(FACES, reply);
    expect(reading).toMatchObject({ face: { samePerson: null, remarks: ['Face too small', 'Angle: 40'] } });
  });
});

describe('liveness', () => {
  test('of one picture: desc itself is the verdict', async () => {
    const { reading } = await outcomeOf(SILENT, fixture('silent-liveness'));
    expect(reading).toEqual({
      kind: 'LIVENESS',
      liveness: {
        live: true,
        rawScore: '99',
        score: 99,
        scale: null,
        blinked: null,
        mouthOpened: null,
        replaced: null,
        remarks: [],
      },
    });
  });

  test('of a video: everything in content', async () => {
    const { reading } = await outcomeOf(VIDEO, fixture('video-liveness'));
    expect(reading).toEqual({
      kind: 'LIVENESS',
      liveness: {
        live: false,
        rawScore: '100.0',
        score: 100,
        scale: null,
        blinked: false,
        mouthOpened: false,
        replaced: false,
        remarks: [],
      },
    });
  });

  test.each<[string, string, boolean | null]>([
    ['Non-living body', '', false],
    ['活体', '', true],
    ['非活体', '', false],
    ['Live or not', 'Living body', true],
    ['Live or not:no', '', false],
    ['是否活体', '是', true],
    ['判定结果', '否', false],
    ['Blurred', '', null],
  ])('"%s" with "%s" is %s', async (desc, content, live) => {
    const { reading } = await outcomeOf(SILENT, e3([desc, content]));
    expect(reading).toMatchObject({ liveness: { live } });
  });

  test('what a person did before the camera, in Chinese', async () => {
    const { reading } = await outcomeOf(VIDEO, e3(['是否有替换', '是'], ['是否有眨眼', '是'], ['是否有张嘴', '否']));
    expect(reading).toMatchObject({ liveness: { replaced: true, blinked: true, mouthOpened: false } });
  });
});

describe('invoices', () => {
  const INVOICE: ProviderRequest = { kind: 'INVOICE', images: [PICTURE], croppedImage: false };

  test('field by field, each entry an invoice', async () => {
    const { reading } = await outcomeOf(INVOICE, fixture('invoice'));
    if (reading.kind !== 'INVOICE') throw new Error('It is no invoice.');
    const [invoice, ticket] = reading.invoices;
    expect(invoice?.typeCode).toBe('1');
    expect(invoice?.fields.map(({ name, value, raw }) => [name, value, raw])).toEqual([
      ['INVOICE_CODE', '044001900111', '044001900111'],
      ['INVOICE_NUMBER', '04138864', '04138864'],
      ['BILLING_DATE', '2025-11-07', '2025年11月7日'],
      ['NET_AMOUNT', '1527.50', '¥1,527.50'],
      ['TAX_AMOUNT', '105.50', '105.50'],
      ['GROSS_AMOUNT', '1633.00', '1633.00'],
      ['CHECK_CODE', '00000000005672311400', '00000000005672311400'],
      ['SELLER_NAME', 'Zenith Office Supplies', 'Zenith Office Supplies'],
      ['SELLER_TAX_NUMBER', '91440000000000000X', '91440000000000000X'],
      ['BUYER_NAME', 'Meridan Cartography', 'Meridan Cartography'],
      ['BUYER_TAX_NUMBER', '914400000000000001', '914400000000000001'],
      ['ORDER_NUMBER', 'ZN-7', 'ZN-7'],
      ['CURRENCY', 'CNY', 'CNY'],
    ]);
    expect(invoice?.fields[0]?.rawPath).toBe('data[0].invoice.invoiceCode');
    expect(invoice?.others).toEqual([
      { label: 'remarks', text: 'paid' },
      { label: 'invoiceLists[0].name', text: 'maps' },
      { label: 'invoiceLists[0].amount', text: '1527.50' },
    ]);
    expect(invoice?.croppedImage).toBeNull();
    // Nobody says whether the price of a ticket is with tax or without, so it is no amount of ours.
    expect(ticket).toEqual({
      typeCode: '20',
      fields: [],
      others: [
        { label: 'totalAmount', text: '73.00' },
        { label: 'NAME', text: 'MERIDAN' },
      ],
      croppedImage: null,
    });
  });

  test('the cropped picture comes where it was asked for, and never in the raw reply', async () => {
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
    const reply = {
      message: { status: 0 },
      cardsinfo: [
        {
          type: '10',
          items: [
            { desc: 'Invoice Code', content: '044001900111' },
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
          fields: [
            { name: 'INVOICE_CODE', value: '044001900111', rawPath: 'cardsinfo[0].items[0].content' },
            { name: 'BILLING_DATE', value: '2025-11-07' },
            { name: 'GROSS_AMOUNT', value: null, raw: 'forty' },
          ],
        },
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
    const { reading } = await outcomeOf(VERIFICATION, fixture('invoice-verification'));
    expect(reading).toEqual({
      kind: 'INVOICE_VERIFICATION',
      verification: {
        outcome: 'GENUINE',
        rawState: '1',
        fields: [
          { name: 'INVOICE_CODE', value: '044001900111', raw: '044001900111', rawPath: 'data.invoiceCode' },
          { name: 'INVOICE_NUMBER', value: '04138864', raw: '04138864', rawPath: 'data.invoiceNumber' },
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
    const changes = { invoiceOutcomes: { '30001': 'NOT_FOUND' } as const };
    const { reading } = await outcomeOf(VERIFICATION, { code: 30001, msg: 'no such invoice' }, changes);
    expect(reading).toMatchObject({ verification: { outcome: 'NOT_FOUND', rawState: '30001', fields: [] } });
  });
});
