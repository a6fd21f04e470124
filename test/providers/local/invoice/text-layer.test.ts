import { describe, expect, test } from '@jest/globals';
import { printedAmount, printedDate } from '../../../../src/providers/local/invoice/printed-values.js';
import { readTextLayer } from '../../../../src/providers/local/invoice/text-layer.js';

const read = (...lines: string[]) =>
  Object.fromEntries((readTextLayer([lines])?.facts ?? []).map(({ name, value }) => [name, value]));

describe('amounts as printed', () => {
  test.each([
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u202f234,56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1234567,00', '1234567.00'],
    ['-12,50', '-12.50'],
    ['1.234.567,89', '1234567.89'],
  ])('%s is %s', (text, value) => expect(printedAmount(text)).toBe(value));

  test.each(['1.234', '1,234', '12', '1.23.456,00', '1,23,456.00', '1.234,567', '12,5', '1.234.56', ''])(
    'of %s nobody knows what it is',
    (text) => expect(printedAmount(text)).toBeNull(),
  );
});

describe('dates as printed', () => {
  test.each([
    ['17.03.2025', '2025-03-17'],
    ['2025-03-17', '2025-03-17'],
    ['17/03/2025', '2025-03-17'],
    ['03/17/2025', '2025-03-17'],
    ['05/05/2025', '2025-05-05'],
    ['17 March 2025', '2025-03-17'],
    ['March 17, 2025', '2025-03-17'],
    ['17. März 2025', '2025-03-17'],
    ['1er août 2025', '2025-08-01'],
    ['2025年3月7日', '2025-03-07'],
  ])('%s is %s', (text, value) => expect(printedDate(text)).toBe(value));

  test.each(['03/04/2025', '17.03.25', '31.02.2025', '17 Foobar 2025', '00.01.2025', '13/13/2025'])(
    'of %s nobody knows the day',
    (text) => expect(printedDate(text)).toBeNull(),
  );
});

describe('labels', () => {
  test('in English, German, French and Chinese', () => {
    expect(
      read(
        'Invoice No.: INV-7/2025\tInvoice date: 17 March 2025',
        'Total excl. VAT\t1,000.00',
        'VAT (19%)\t190.00',
        'Total incl. VAT\tEUR 1,190.00',
      ),
    ).toEqual({
      INVOICE_NUMBER: 'INV-7/2025',
      BILLING_DATE: '2025-03-17',
      NET_AMOUNT: '1000.00',
      TAX_AMOUNT: '190.00',
      GROSS_AMOUNT: '1190.00',
      CURRENCY: 'EUR',
    });
    expect(read('Facture n° F2025-9', 'Total HT 100,00 €', 'TVA 20 % 20,00 €', 'Total TTC 120,00 €')).toEqual({
      INVOICE_NUMBER: 'F2025-9',
      NET_AMOUNT: '100.00',
      TAX_AMOUNT: '20.00',
      GROSS_AMOUNT: '120.00',
      CURRENCY: 'EUR',
    });
    expect(
      read(
        '发票代码：044001900111\t发票号码：12345678',
        '开票日期：2024 年 01 月 15 日\t校验码：12345 67890 12345 67890',
        '合 计\t¥1000.00\t¥130.00',
        '价税合计（大写） 壹仟壹佰叁拾圆整\t（小写）¥1130.00',
      ),
    ).toEqual({
      INVOICE_CODE: '044001900111',
      INVOICE_NUMBER: '12345678',
      BILLING_DATE: '2024-01-15',
      CHECK_CODE: '12345678901234567890',
      NET_AMOUNT: '1000.00',
      TAX_AMOUNT: '130.00',
      GROSS_AMOUNT: '1130.00',
    });
  });

  test.each([
    ['a total that does not say whether it is with tax', 'Total: 119.00 EUR'],
    ['a sum', 'Summe 119,00 EUR'],
    ['an amount without decimals', 'Total incl. VAT 119'],
    ['a rate in place of a tax', 'VAT 19.00 %'],
    ['a tax that is only said to be inside', 'Price incl. VAT 119.00'],
    ['a tax in a table, behind its basis', 'VAT 19 %\t100.00\t19.00'],
    ['a label inside of a word', 'Devatamount 12.00'],
    ['a word where a number is due', 'Invoice number: pending'],
    ['a date of which nobody knows the day', 'Invoice date: 03/04/2025'],
    ['a wrong IBAN', 'IBAN DE89 3704 0044 0532 0130 01'],
    ['a dollar', 'Balance $ 12.00'],
  ])('%s is nothing', (_, line) => expect(read(line)).toEqual({}));

  test('a label with two different values says nothing, with the same value twice it says that', () => {
    expect(read('VAT 7 % 7,00', 'VAT 19 % 19,00', 'Gross total 126,00')).toEqual({ GROSS_AMOUNT: '126.00' });
    expect(read('Invoice number A-1', 'Invoice number A-1')).toEqual({ INVOICE_NUMBER: 'A-1' });
    expect(read('Invoice number A-1', 'Invoice number A-2')).toEqual({});
    expect(read('Net total 1.00 EUR', 'Gross total 1.19 USD')).toEqual({ NET_AMOUNT: '1.00', GROSS_AMOUNT: '1.19' });
  });

  test('signs that several currencies have are none', () => {
    expect(read('Gross total $ 12.00')).toEqual({ GROSS_AMOUNT: '12.00' });
    expect(read('Gross total £12.00')).toEqual({ GROSS_AMOUNT: '12.00' });
    expect(read('Gross total ¥12.00')).toEqual({ GROSS_AMOUNT: '12.00' });
  });

  test('a long page of repeated labels is done in bounded steps', () => {
    const line = '价税合计 Invoice number '.repeat(20_000);
    expect(read(...Array.from({ length: 50 }, () => line))).toEqual({});
  });
});
