import { describe, expect, test } from '@jest/globals';
import type { InvoiceFieldName, InvoiceReading } from '../../../src/domain/invoice.js';
import { INVOICE_FIELD_NAMES } from '../../../src/domain/invoice.js';
import { invoiceAmount, invoiceDate, invoiceValue } from '../../../src/providers/beorg/invoice-values.js';
import { mapResult } from '../../../src/providers/beorg/mapping.js';
import { readResult } from '../../../src/providers/beorg/wire.js';
import type { Reading } from '../../../src/domain/reading.js';
import { covers } from '../../support/covers.js';
import { fixture, INVOICE_FIELDS, settingsWith, TODAY } from './beorg-settings.js';

function mapped(
  json: unknown,
  warnings: string[] = [],
  invoiceFields: Record<string, InvoiceFieldName> = INVOICE_FIELDS,
): Reading | null {
  const asked = [{ key: 'INV', type: 'INV' }];
  const settings = settingsWith({ invoiceFields });
  return mapResult(readResult(json, warnings), 'INVOICE', { settings, asked, today: TODAY, warnings });
}

function invoicesOf(reading: Reading | null): InvoiceReading[] {
  if (reading?.kind !== 'INVOICE') throw new Error('It is no reading of invoices.');
  return reading.invoices;
}

const data = (name: string) => `documents[0].data.${name}`;
const replyOf = (...documents: object[]) => ({ document_id: 's-1', documents });
const documentOf = (values: object, rest: object = {}) => ({ key: 'INV', type: 'INV', data: values, ...rest });

describe('an invoice', () => {
  test('field by field, by the names that the settings give', async () => {
    covers(
      'beorg:setting:BEORG_INVOICE_FIELDS',
      'beorg:invoice:fields',
      'beorg:invoice:amounts',
      'beorg:invoice:dates',
      'beorg:invoice:currency',
      'beorg:invoice:confidences',
      'beorg:invoice:long-numbers',
    );
    const [invoice, ...others] = invoicesOf(mapped(await fixture('invoice-result')));
    expect(others).toEqual([]);
    expect(
      invoice!.candidates.map(({ name, candidate: { rawPath, value, raw, confidence } }) => [
        rawPath,
        name,
        value,
        raw,
        confidence,
      ]),
    ).toEqual([
      [data('Номер'), 'INVOICE_NUMBER', 'ZOS-2026-00733', 'ZOS-2026-00733', 0.9996200799942017],
      [data('Дата'), 'BILLING_DATE', '2026-03-02', '02.03.2026', 0.91],
      [data('ПолныйНомер'), 'FULL_INVOICE_NUMBER', '20260733', '20260733', 1],
      // More digits than a number of JSON keeps: what stands there is not what was sent.
      [data('Код'), 'INVOICE_CODE', null, '25117000000012345000', null],
      [data('Поставщик'), 'SELLER_NAME', 'Zenith Office Supplies', ' Zenith Office Supplies ', null],
      [data('ИНН'), 'SELLER_TAX_NUMBER', '0000000000', '0000000000', null],
      // The vendor is sure of the word, and not of the code that a list has for it.
      [data('СтранаПоставщика'), 'SELLER_COUNTRY', 'RUS', 'РОССИЯ', null],
      [data('СуммаБезНДС'), 'NET_AMOUNT', '1286.00', '1 286,00', 0.9999],
      [data('СуммаНДС'), 'TAX_AMOUNT', '257.20', '257.2', null],
      [data('Всего'), 'GROSS_AMOUNT', '1543.20', '1.543,20', 0],
      // More than a thousand, or little more than one; and nobody's confidence tells which.
      [data('КОплате'), 'DUE_AMOUNT', null, '1.543', null],
      [data('Валюта'), 'CURRENCY', null, 'руб.', null],
      [data('Срок'), 'DUE_DATE', null, '03/04/2026', null],
      [data('Счёт'), 'IBAN', 'DE89370400440532013000', 'DE89 3704 0044 0532 0130 00', null],
      [data('БИК'), 'BIC', null, '044525225', null],
      [data('Итого'), 'GROSS_AMOUNT', '1543.20', '1543.20', null],
    ]);
    expect(invoice!.candidates[0]!.candidate).toEqual({
      provider: 'beorg',
      zone: 'VISUAL',
      value: 'ZOS-2026-00733',
      raw: 'ZOS-2026-00733',
      rawPath: data('Номер'),
      confidence: 0.9996200799942017,
      inferences: [],
      accepted: true,
      proof: [],
      box: null,
    });
    expect(invoice).toMatchObject({ typeCode: null, lines: [], taxes: [], croppedImage: null });
  });

  test('a field that the vendor calls bad is shown and cannot win, and its checks keep their own names', async () => {
    covers('beorg:invoice:verification');
    const [invoice] = invoicesOf(mapped(await fixture('invoice-result')));
    const refused = invoice!.candidates.filter(({ candidate }) => !candidate.accepted);
    expect(refused.map(({ name }) => name)).toEqual(['SELLER_TAX_NUMBER']);
    expect(invoice!.checks.map(({ providerCode, name, outcome }) => [providerCode, name, outcome])).toEqual([
      ['verify_invoice.totals', 'OTHER', 'PASSED'],
      ['verify_invoice.inn', 'OTHER', 'FAILED'],
    ]);
  });

  test('what no setting names is told in the vendor’s own words, and warned of by number alone', async () => {
    covers('beorg:invoice:others', 'beorg:invoice:tables');
    const warnings: string[] = [];
    const [invoice] = invoicesOf(mapped(await fixture('invoice-result'), warnings));
    expect(invoice!.others).toEqual([
      { label: 'Договор', text: 'ZN-7' },
      { label: 'Подписан', text: 'true' },
    ]);
    expect(warnings).toEqual([
      'documents[0].data.Позиции should be text and is a list.',
      'documents[0].data has 2 fields that BEORG_INVOICE_FIELDS does not name.',
      'documents[0].data has 1 field too long for an invoice, or with a picture or an address: left out.',
    ]);
  });

  test('of a table in which nothing fits all is told and nothing read', () => {
    covers('beorg:invoice:others');
    const warnings: string[] = [];
    const [invoice] = invoicesOf(mapped(replyOf(documentOf({ No: '7', Sum: '1.00' })), warnings, { Number: 'IBAN' }));
    expect(invoice).toMatchObject({ candidates: [], others: [{ label: 'No' }, { label: 'Sum' }] });
    expect(warnings).toEqual(['documents[0].data has 2 fields that BEORG_INVOICE_FIELDS does not name.']);
  });

  test.each([
    ['https://elsewhere.example/invoice.jpg'],
    [`Zenith ${'x'.repeat(2_000)}`],
    ['/9j/4AAQSkZJRgABAQAAAQABAAD'],
  ])('%s is no value', (text) => {
    const warnings: string[] = [];
    expect(invoicesOf(mapped(replyOf(documentOf({ Номер: text })), warnings))).toEqual([]);
    expect(warnings.join()).not.toContain(text.slice(0, 20));
  });

  test.each(['__proto__', 'constructor', 'toString'])('the name %s is one like any other', (name) => {
    const json = JSON.parse(`{"documents":[{"key":"INV","data":{"${name}":"7"}}]}`) as unknown;
    expect(invoicesOf(mapped(json))[0]).toMatchObject({ candidates: [], others: [{ label: name, text: '7' }] });
    const table = JSON.parse(`{"${name}":"INVOICE_NUMBER"}`) as Record<string, InvoiceFieldName>;
    expect(invoicesOf(mapped(json, [], table))[0]).toMatchObject({
      candidates: [{ name: 'INVOICE_NUMBER', candidate: { value: '7' } }],
      others: [],
    });
  });
});

describe('several, none and broken ones', () => {
  const [ONE, OTHER, NOTHING] = [{ Номер: '1' }, { Номер: '2' }, { Номер: '', Дата: ' ' }];
  const numbersOf = (reading: Reading | null) =>
    invoicesOf(reading).map(({ candidates }) => candidates.map(({ candidate }) => candidate.value));

  test('each document of the reply is an invoice, but for those of which nothing was read', () => {
    covers('beorg:invoice:several');
    const reply = replyOf(documentOf(ONE), documentOf(NOTHING), documentOf(OTHER));
    expect(numbersOf(mapped(reply))).toEqual([['1'], ['2']]);
    expect(numbersOf(mapped(replyOf(documentOf(NOTHING))))).toEqual([]);
  });

  test('a key that does not come back is noted, and the first document is taken', () => {
    const warnings: string[] = [];
    const reading = mapped(replyOf(documentOf(ONE, { key: 'x' }), documentOf(OTHER, { key: 'y' })), warnings);
    expect(numbersOf(reading)).toEqual([['1']]);
    expect(warnings).toEqual(['No document of the reply bears the key that was asked for; the first one was taken.']);
  });

  test('a part that was read is kept, with the reason as a check', () => {
    covers('beorg:invoice:broken');
    const reply = { ...replyOf(documentOf(ONE)), broken: true, broken_reasons_ru: ['Низкое качество'] };
    const [invoice] = invoicesOf(mapped(reply));
    expect(invoice!.checks).toEqual([
      { name: 'OTHER', outcome: 'FAILED', explanation: 'Низкое качество', provider: 'beorg', providerCode: 'broken' },
    ]);
  });

  test.each<[string, object[]]>([
    ['no document', []],
    ['an empty document', [documentOf(NOTHING)]],
    [
      'a document with nothing but checks',
      [documentOf(NOTHING, { metadata: { verifications: { checks: { any: [{ status: 1 }] } } } })],
    ],
  ])('broken and %s is no invoice', (_name, documents) => {
    covers('beorg:invoice:broken');
    expect(mapped({ ...replyOf(...documents), broken: true })).toBeNull();
  });
});

describe('normal forms', () => {
  test.each<[string, string | null]>([
    ['343.2', '343.20'],
    ['343,20', '343.20'],
    ['-343,2', '-343.20'],
    ['+343', '343.00'],
    ['1 286 000', '1286000.00'],
    ['1 286,005', '1286.005'],
    ['1\u00a0286,50', '1286.50'],
    ['1\u202f286.50', '1286.50'],
    ['1,286.50', '1286.50'],
    ['1.286,50', '1286.50'],
    ['1,286,500', '1286500.00'],
    ['1.286.500', '1286500.00'],
    ['1286.500', '1286.50'],
    ['0,125', '0.125'],
    ['12345678901234567890.12', '12345678901234567890.12'],
    ['1.286', null],
    ['1,286', null],
    ['-12,345', null],
    ['12 34,00', null],
    ['1,28,00', null],
    ['1e3', null],
    ['343.20 EUR', null],
    ['₽343', null],
    ['', null],
    ['.', null],
    ['١٢٣', null],
    ['1'.repeat(61), null],
  ])('the amount %j is %s', (text, expected) => {
    covers('beorg:invoice:amounts');
    expect(invoiceAmount(text)).toBe(expected);
  });

  test.each<[string, string | null]>([
    ['02.03.2026', '2026-03-02'],
    ['2026-03-02', '2026-03-02'],
    ['2026-03-02T00:00:00Z', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['25/03/2026', '2026-03-25'],
    ['03/03/2026', '2026-03-03'],
    ['02/03/2026', null],
    ['03/25/2026', null],
    ['31.02.2026', null],
    ['02.03.26', null],
    ['2 марта 2026 г.', null],
    ['', null],
    [`02.03.2026${' x'.repeat(100)}`, null],
  ])('the date %j is %s', (text, expected) => {
    covers('beorg:invoice:dates');
    expect(invoiceDate(text)).toBe(expected);
  });

  test.each<[InvoiceFieldName, string, boolean, string | null]>([
    ['CURRENCY', 'RUB', true, 'RUB'],
    ['CURRENCY', '₽', true, null],
    ['CURRENCY', '643', true, null],
    ['CURRENCY', '643', false, null],
    ['SELLER_COUNTRY', 'DE', true, 'DEU'],
    ['SELLER_COUNTRY', 'nowhere', true, null],
    ['SELLER_VAT_NUMBER', 'de 136 695 976', true, 'DE136695976'],
    ['SELLER_VAT_NUMBER', '136695976', true, null],
    ['BIC', 'cobadeffxxx', true, 'COBADEFFXXX'],
    ['INVOICE_TYPE_CODE', '380', true, '380'],
    ['INVOICE_TYPE_CODE', 'счет', true, null],
    ['GROSS_AMOUNT', '1.543', false, '1.543'],
    ['GROSS_AMOUNT', '1e+21', false, null],
    ['GROSS_AMOUNT', '1234567890123456', false, null],
    ['GROSS_AMOUNT', 'true', false, null],
    ['BILLING_DATE', '20260302', false, '2026-03-02'],
    ['INVOICE_NUMBER', '733', false, '733'],
    ['INVOICE_NUMBER', '-1', false, null],
    ['INVOICE_NUMBER', '0.5', false, null],
    ['INVOICE_NUMBER', 'false', false, null],
  ])('%s of %j (text: %s) is %s', (name, text, isText, expected) => {
    covers('beorg:invoice:currency', 'beorg:invoice:long-numbers');
    expect(invoiceValue(name, text, isText).value).toBe(expected);
  });

  test('of every field a text of no form is no value, or is itself', () => {
    for (const name of INVOICE_FIELD_NAMES) expect([null, '?']).toContain(invoiceValue(name, '?', true).value);
  });

  // One that is tried again at every character would take minutes.
  test.each([`${' '.repeat(1_000_000)}x`, '1'.repeat(1_000_000), `${'1 111'.repeat(200_000)}x`])(
    'a text of a million characters is soon told',
    (text) => {
      for (const name of INVOICE_FIELD_NAMES) {
        expect([null, text.trim()]).toContain(invoiceValue(name, text, true).value);
      }
    },
  );
});
