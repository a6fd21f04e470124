import { describe, expect, test } from '@jest/globals';
import type { InvoiceFieldName, InvoiceReading } from '../../src/domain/invoice.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import type { ProvidedReading } from '../../src/domain/reading.js';
import type { MergedInvoice } from '../../src/orchestration/merge-invoices.js';
import { groupInvoices, mergeInvoices } from '../../src/orchestration/merge-invoices.js';
import { invoiceOf } from '../support/invoice-answers.js';

type Values = Partial<Record<InvoiceFieldName, string>>;

const by = (provider: ProviderName, ...invoices: InvoiceReading[]): ProvidedReading => ({
  provider,
  reading: {
    kind: 'INVOICE',
    invoices: invoices.map((invoice) => ({
      ...invoice,
      candidates: invoice.candidates.map(({ name, candidate }) => ({ name, candidate: { ...candidate, provider } })),
    })),
  },
});
const valuesOf = ({ fields }: MergedInvoice, ...names: InvoiceFieldName[]) =>
  names.map((name) => fields.find((field) => field.name === name)?.value);
const fieldOf = ({ fields }: MergedInvoice, name: InvoiceFieldName) => fields.find((field) => field.name === name)!;
const only = (...readings: ProvidedReading[]): MergedInvoice => {
  const merged = mergeInvoices(readings, false);
  expect(merged).toHaveLength(1);
  return merged[0]!;
};
const amounts = (net: string, tax: string, gross: string): Values => ({
  NET_AMOUNT: net,
  TAX_AMOUNT: tax,
  GROSS_AMOUNT: gross,
});

describe('which readings are of one invoice', () => {
  const numbersOf = (groups: ReturnType<typeof groupInvoices>) =>
    groups.map((group) =>
      group.map(({ provider, invoice }) => [provider, invoice.candidates[0]?.candidate.value ?? null]),
    );
  const numbered = (...numbers: string[]) => numbers.map((INVOICE_NUMBER) => invoiceOf({ INVOICE_NUMBER }));

  test('is told by the number, in whatever order they come', () => {
    const groups = groupInvoices([by('flyocr', ...numbered('1', '2')), by('beorg', ...numbered('2', '1'))]);
    expect(numbersOf(groups)).toEqual([
      [
        ['flyocr', '1'],
        ['beorg', '1'],
      ],
      [
        ['flyocr', '2'],
        ['beorg', '2'],
      ],
    ]);
  });

  test('and by elimination where one is left on either side', () => {
    const groups = groupInvoices([by('flyocr', ...numbered('1', '2')), by('beorg', ...numbered('2', '7'))]);
    expect(numbersOf(groups)).toEqual([
      [
        ['flyocr', '1'],
        ['beorg', '7'],
      ],
      [
        ['flyocr', '2'],
        ['beorg', '2'],
      ],
    ]);
  });

  test('is not known otherwise, and then nothing is lost', () => {
    const groups = groupInvoices([by('flyocr', ...numbered('1', '2')), by('beorg', ...numbered('7', '8', '2'))]);
    expect(numbersOf(groups)).toEqual([
      [['flyocr', '1']],
      [
        ['flyocr', '2'],
        ['beorg', '2'],
      ],
      [['beorg', '7']],
      [['beorg', '8']],
    ]);
  });

  test('two copies that one provider saw stay two', () => {
    expect(groupInvoices([by('flyocr', ...numbered('1', '1')), by('beorg', ...numbered('1'))])).toHaveLength(2);
  });

  test('the full number of one may be the number of the other', () => {
    const full = invoiceOf({ FULL_INVOICE_NUMBER: '25' });
    const groups = groupInvoices([by('flyocr', ...numbered('1', '25')), by('beorg', full, ...numbered('3', '4'))]);
    expect(groups[1]!.map(({ provider }) => provider)).toEqual(['flyocr', 'beorg']);
  });
});

describe('the amounts of an invoice', () => {
  test('prove each other where they add up, whoever read them', () => {
    const merged = only(by('flyocr', invoiceOf(amounts('912.50', '118.63', '1031.13'))));
    expect(fieldOf(merged, 'GROSS_AMOUNT').proof).toMatchObject([{ kind: 'TOTALS_ADD_UP', providers: ['flyocr'] }]);
    expect(merged.checks).toEqual([
      {
        name: 'INVOICE_TOTALS_ADD_UP',
        outcome: 'PASSED',
        explanation: 'Net and tax make gross, by exact arithmetic (BR-CO-15).',
        provider: null,
      },
    ]);
  });

  test('that do not add up stay as they were read, unproved', () => {
    const merged = only(by('flyocr', invoiceOf(amounts('912.50', '118.63', '1031.14'))));
    expect(valuesOf(merged, 'NET_AMOUNT', 'GROSS_AMOUNT')).toEqual(['912.50', '1031.14']);
    expect(fieldOf(merged, 'GROSS_AMOUNT').proof).toEqual([]);
    expect(merged.checks).toMatchObject([{ name: 'INVOICE_TOTALS_ADD_UP', outcome: 'FAILED' }]);
  });

  test('that add up win over two who agree on others that do not', () => {
    const wrong = invoiceOf(amounts('912.50', '118.63', '1037.13'));
    const merged = only(
      by('beorg', wrong),
      by('chekin', wrong),
      by('flyocr', invoiceOf(amounts('912.50', '118.63', '1031.13'))),
    );
    expect(fieldOf(merged, 'GROSS_AMOUNT')).toMatchObject({
      value: '1031.13',
      candidates: [{ provider: 'beorg' }, { provider: 'chekin' }, { provider: 'flyocr' }],
    });
  });

  test('are never mixed from readings that add up each for itself and not together', () => {
    const one = by('flyocr', invoiceOf(amounts('100.00', '10.00', '110.00')));
    const other = by('beorg', invoiceOf(amounts('90.00', '20.00', '110.00'), {}, { confidence: 0.9 }));
    const half = {
      ...other,
      reading: { kind: 'INVOICE' as const, invoices: [invoiceOf({ TAX_AMOUNT: '10.00' }, {}, { provider: 'chekin' })] },
      provider: 'chekin' as const,
    };
    const merged = only(one, other, half);
    const [net, tax, gross] = valuesOf(merged, 'NET_AMOUNT', 'TAX_AMOUNT', 'GROSS_AMOUNT').map(Number);
    expect(net! + tax!).toBe(gross);
    expect(tax).toBe(10);
    expect(fieldOf(merged, 'NET_AMOUNT').candidates).toHaveLength(2);
  });

  test('are not proved where their own provider found that they cannot be right', () => {
    const failed = {
      name: 'INVOICE_LINES_ADD_UP' as const,
      outcome: 'FAILED' as const,
      explanation: 'No.',
      provider: 'local' as const,
    };
    const merged = only(by('local', invoiceOf(amounts('1.00', '1.00', '2.00'), { checks: [failed] })));
    expect(fieldOf(merged, 'NET_AMOUNT').proof).toEqual([]);
    expect(merged.checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['INVOICE_TOTALS_ADD_UP', 'PASSED'],
      ['INVOICE_LINES_ADD_UP', 'FAILED'],
    ]);
  });

  test('and their currency are never guessed', () => {
    const merged = only(by('flyocr', invoiceOf({ INVOICE_NUMBER: '1', NET_AMOUNT: '5.00', TAX_AMOUNT: '1.00' })));
    expect(valuesOf(merged, 'GROSS_AMOUNT', 'CURRENCY')).toEqual([null, null]);
    expect(fieldOf(merged, 'CURRENCY').absence).toBe('UNREADABLE');
  });
});

describe('what else is kept', () => {
  test('a type by data or barcode wins, and a code that no catalogue has is told among the others', () => {
    const qr = invoiceOf({ INVOICE_NUMBER: '1' }, { typeCode: '10' }, { zone: 'BARCODE' });
    expect(only(by('flyocr', invoiceOf({ INVOICE_NUMBER: '1' }, { typeCode: '4' })), by('local', qr)).typeCode).toBe(
      '10',
    );
    const strange = only(by('flyocr', invoiceOf({ INVOICE_NUMBER: '1' }, { typeCode: '72' })));
    expect(strange).toMatchObject({ typeCode: null, others: [{ label: 'invoiceType', text: '72' }] });
  });

  test('lines of the reading whose sums hold, and never of two readings', () => {
    const line = { description: 'A', quantity: null, unit: null, unitPrice: null, netAmount: '1.00', taxRate: null };
    const passed = {
      name: 'INVOICE_LINES_ADD_UP' as const,
      outcome: 'PASSED' as const,
      explanation: 'Yes.',
      provider: null,
    };
    const merged = only(
      by('beorg', invoiceOf({ INVOICE_NUMBER: '1' }, { lines: [{ ...line, description: 'B' }] })),
      by('local', invoiceOf({ INVOICE_NUMBER: '1' }, { lines: [line, line], checks: [passed] })),
    );
    expect(merged.lines.map(({ description }) => description)).toEqual(['A', 'A']);
  });

  test('nothing read is one invoice whose fields say why', () => {
    const absencesOf = (readings: ProvidedReading[], anyFailed: boolean) => [
      ...new Set(mergeInvoices(readings, anyFailed).flatMap(({ fields }) => fields.map(({ absence }) => absence))),
    ];
    expect(absencesOf([], false)).toEqual(['NOT_SUPPORTED']);
    expect(absencesOf([], true)).toEqual(['PROVIDER_FAILED']);
    expect(absencesOf([by('local')], false)).toEqual(['UNREADABLE']);
  });
});
