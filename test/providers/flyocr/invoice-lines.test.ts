import { describe, expect, test } from '@jest/globals';
import type { InvoiceReading } from '../../../src/domain/invoice.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { cardExpiry } from '../../../src/providers/flyocr/normal-values.js';
import { coversAll } from '../../support/covers.js';
import { fixture, NOW, outcomeOf } from './answer.js';
import { PICTURE } from './sandbox-call.js';

const INVOICE: ProviderRequest = { kind: 'INVOICE', images: [PICTURE], croppedImage: false };
const NOTHING = { description: null, quantity: null, unit: null, unitPrice: null, netAmount: null, taxRate: null };

async function invoiceOf(reply: unknown): Promise<InvoiceReading> {
  const { reading } = await outcomeOf(INVOICE, reply);
  if (reading.kind !== 'INVOICE' || !reading.invoices[0]) throw new Error('It is no invoice.');
  return reading.invoices[0];
}

const withLists = (invoiceLists: unknown) =>
  invoiceOf({ code: 0, data: [{ invoice: { invoiceType: 1, invoiceLists } }] });
const withLine = (line: object) => withLists([line]);

describe('lines of an invoice', () => {
  test('cell by cell, in the order of the invoice', async () => {
    coversAll('flyocr:invoice-line', ['commodityName', 'quantity', 'unit', 'unitPrice', 'amount', 'tax', 'taxRate']);
    const { lines } = await invoiceOf(fixture('invoice'));
    expect(lines).toEqual([
      { description: 'maps', quantity: '8', unit: '张', unitPrice: '125.00', netAmount: '1000.00', taxRate: null },
      { description: 'frames', quantity: '2.5', unit: null, unitPrice: '211', netAmount: '527.50', taxRate: '20' },
    ]);
  });

  test('without the tax beside it nobody says whether an amount holds it, so that it is told among the others', async () => {
    const { lines, others } = await withLine({
      commodityName: 'ride',
      quantity: '1',
      unitPrice: '30',
      amount: '30.00',
    });
    expect(lines).toEqual([{ ...NOTHING, description: 'ride', quantity: '1' }]);
    expect(others).toEqual([
      { label: 'invoiceLists[0].unitPrice', text: '30' },
      { label: 'invoiceLists[0].amount', text: '30.00' },
    ]);
  });

  test.each([
    [{ taxRate: '13%' }, '13'],
    [{ taxPercentage: '6.5 %' }, '6.5'],
    [{ taxRate: '', taxRatePercentage: '9%' }, '9'],
    [{ taxRate: '0.13' }, '13'],
    [{ taxRate: 0.065 }, '6.5'],
    [{ taxRate: '0.10' }, '10'],
    [{ taxRate: '0%' }, '0'],
    [{ taxRate: '13' }, null],
    [{ taxRate: '不征税' }, null],
  ])('%j is a rate of %s', async (rate, taxRate) => {
    const { lines, others } = await withLine({ commodityName: 'paper', ...rate });
    expect(lines[0]?.taxRate).toBe(taxRate);
    // What could not be understood is not lost.
    expect(others).toHaveLength(taxRate === null ? 1 : 0);
  });

  test('of two rates the first counts, and the other is told', async () => {
    const { lines, others } = await withLine({ taxRate: '13%', taxPercentage: '9%' });
    expect(lines).toEqual([{ ...NOTHING, taxRate: '13' }]);
    expect(others).toEqual([{ label: 'invoiceLists[0].taxPercentage', text: '9%' }]);
  });

  test('what cannot be read as a number is told in its own words', async () => {
    const { lines, others } = await withLine({
      commodityName: 'paper',
      quantity: 'some',
      amount: '1.000,00',
      tax: '1',
    });
    expect(lines).toEqual([{ ...NOTHING, description: 'paper' }]);
    expect(others.map(({ text }) => text)).toEqual(['some', '1.000,00', '1']);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['an empty list', []],
    ['a text', 'maps'],
    ['one object', { commodityName: 'maps' }],
    ['a list of texts', ['maps']],
    ['a list of nothing', [null, {}, []]],
    ['keys that nobody knows', [{ name: 'maps' }]],
    ['a text that is longer than any', [{ commodityName: 'x'.repeat(2_001) }]],
    ['an address', [{ commodityName: 'https://elsewhere.example/p.jpg' }]],
    ['more lines than an answer can hold', Array.from({ length: 10_001 }, () => ({ commodityName: 'maps' }))],
  ])('%s makes no line', async (_what, invoiceLists) => {
    expect((await withLists(invoiceLists)).lines).toEqual([]);
  });
});

test.each([
  ['11/29', '2029-11', ['CENTURY']],
  [' 01 / 2031 ', '2031-01', []],
  ['13/29', null, []],
  ['2029-11-30', '2029-11-30', []],
  ['29年', null, []],
])('the end of a bank card written %s is %s', (text, value, inferences) => {
  expect(cardExpiry(text, NOW)).toEqual({ value, inferences });
});

test('a month and a year are the end of a bank card, and of no other document', async () => {
  const items = [
    { desc: '有效日期', content: '11/29' },
    { desc: 'Expiry Date', content: '11/29' },
  ];
  const read = async (type: string, typeCode: string) => {
    const request = {
      kind: 'DOCUMENT' as const,
      question: { kind: null, country: null, side: null, typeCode, providerTypes: {} },
      images: [PICTURE],
    };
    const { reading } = await outcomeOf(request, { message: { status: 0 }, cardsinfo: [{ type, items }] });
    if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
    return reading.document.candidates.map(({ name, candidate }) => [name, candidate.value]);
  };
  expect(await read('17', 'bank-card')).toEqual([
    ['DATE_OF_EXPIRY', '2029-11'],
    ['DATE_OF_EXPIRY', '2029-11'],
  ]);
  expect(await read('5', 'chn-driving-licence')).toEqual([['DATE_OF_EXPIRY', null]]);
});
