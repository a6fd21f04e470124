import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InvoiceFieldName, InvoiceLineReading } from '../../../../src/domain/invoice.js';
import type { Provider, ProviderRequest } from '../../../../src/providers/contract.js';
import { contextOf } from '../../../support/provider-call.js';
import { createEngine } from '../../../../src/providers/local/engine.js';
import { createLocalProvider } from '../../../../src/providers/local/provider.js';
import {
  candidateOf,
  fixture,
  invoicesOf,
  kindsOf,
  mediaTypeOf,
  outcomeOf,
  outcomeOfCheck,
  valuesOf,
} from './invoice-call.js';

let provider: Provider;
beforeAll(() => {
  provider = createLocalProvider(createEngine({ threads: 1 }));
});
afterAll(() => provider.close?.());

async function read(name: string) {
  const [invoice, ...others] = invoicesOf(await outcomeOf(provider, fixture(name), mediaTypeOf(name)));
  if (!invoice || others.length > 0) throw new Error('One invoice was expected.');
  return invoice;
}

/** What the program that wrote the files was told; see fixtures/SOURCES.md. */
const TOTALS = {
  NET_AMOUNT: '430.11',
  TAX_AMOUNT: '70.60',
  GROSS_AMOUNT: '500.71',
  DUE_AMOUNT: '400.70',
} as const;
const SUMS = {
  LINES_AMOUNT: '432.66',
  ALLOWANCES_AMOUNT: '10.05',
  CHARGES_AMOUNT: '7.50',
  PREPAID_AMOUNT: '100.00',
} as const;
const HEAD = {
  INVOICE_NUMBER: 'SPEC-2025-0042',
  INVOICE_TYPE_CODE: '380',
  BILLING_DATE: '2025-03-17',
  CURRENCY: 'EUR',
  SELLER_NAME: 'Zenith Büromöbel GmbH',
  SELLER_VAT_NUMBER: 'DE136695976',
  SELLER_COUNTRY: 'DEU',
  BUYER_NAME: 'Cartographie Méridan SARL',
} as const;
const REST = {
  DUE_DATE: '2025-04-16',
  DELIVERY_DATE: '2025-03-14',
  BUYER_REFERENCE: '04011000-12345-34',
  SELLER_ADDRESS: 'Erfundene Straße 1\n12345\nMusterstadt',
  BUYER_VAT_NUMBER: 'FR40303265045',
  BUYER_ADDRESS: '2 rue Imaginaire\n75001\nParis',
  BUYER_COUNTRY: 'FRA',
  IBAN: 'DE89370400440532013000',
  PAYMENT_REFERENCE: 'SPEC-2025-0042/1',
} as const;
/** The library leaves the number of the order out of these, though the profiles have a place for it. */
const COMFORT = { ...HEAD, ...REST, BIC: 'COBADEFFXXX', ...TOTALS, ...SUMS, ROUNDING_AMOUNT: '-0.01' } as const;
const FULL = { ...COMFORT, ORDER_NUMBER: 'PO-7781' } as const;
const MINIMUM = {
  ...HEAD,
  ...TOTALS,
  BUYER_COUNTRY: 'FRA',
  BUYER_REFERENCE: REST.BUYER_REFERENCE,
  BUYER_VAT_NUMBER: REST.BUYER_VAT_NUMBER,
} as const;
/** A credit note has its date at another place, which the library leaves empty. */
const CREDIT_NOTE = Object.fromEntries(
  Object.entries({ ...FULL, INVOICE_TYPE_CODE: '381' }).filter(([name]) => name !== 'DUE_DATE'),
);
const BASIC = { ...HEAD, ...REST, ...TOTALS, ...SUMS } as const;
const LINES = [
  {
    description: 'Chair "Äquator" & cushion',
    quantity: '3',
    unit: 'C62',
    unitPrice: '113.32',
    netAmount: '339.96',
    taxRate: '19',
  },
  { description: 'Printed maps', quantity: '4.5', unit: 'HUR', unitPrice: '20.60', netAmount: '92.70', taxRate: '7' },
];
const TAXES = [
  { category: 'S', rate: '19', basis: '337.41', amount: '64.11' },
  { category: 'S', rate: '7', basis: '92.70', amount: '6.49' },
];

/** As the library writes them into BASIC. */
const LINES_WITHOUT_PRICES = LINES.map((line) => ({ ...line, unitPrice: null }));

interface Row {
  values: Partial<Record<InvoiceFieldName, string>>;
  lines: InvoiceLineReading[];
  taxes: boolean;
}
const WHOLE: Row = { values: FULL, lines: LINES, taxes: true };
const FILES: [file: string, row: Row][] = [
  ['ubl-invoice.xml', WHOLE],
  ['ubl-credit-note.xml', { ...WHOLE, values: CREDIT_NOTE }],
  ['cii-invoice.xml', WHOLE],
  ['xrechnung-ubl.xml', WHOLE],
  ['xrechnung-cii.xml', WHOLE],
  ['factur-x-minimum.pdf', { values: MINIMUM, lines: [], taxes: false }],
  ['factur-x-basic-wl.pdf', { values: BASIC, lines: [], taxes: true }],
  ['factur-x-basic.pdf', { values: BASIC, lines: LINES_WITHOUT_PRICES, taxes: true }],
  ['factur-x-en16931.pdf', { ...WHOLE, values: COMFORT }],
  ['factur-x-extended.pdf', WHOLE],
  ['factur-x-xrechnung.pdf', WHOLE],
];

describe('invoices that a library of others wrote', () => {
  test.each(FILES)('%s: each value, each line, each tax', async (file, { values, lines, taxes }) => {
    const invoice = await read(file);
    expect(valuesOf(invoice, 'STRUCTURED_DATA')).toEqual(values);
    expect(invoice.lines).toEqual(lines);
    expect(invoice.taxes).toEqual(taxes ? TAXES : []);
    expect(invoice.others).toEqual([]);
    expect(invoice.typeCode).toBeNull();
    expect(outcomeOfCheck(invoice, 'INVOICE_TOTALS_ADD_UP')).toBe('PASSED');
    expect(outcomeOfCheck(invoice, 'INVOICE_TAXES_ADD_UP')).toBe(taxes ? 'PASSED' : 'NOT_RUN');
    // BASIC WL has no lines, but allowances and charges with their totals.
    expect(outcomeOfCheck(invoice, 'INVOICE_LINES_ADD_UP')).toBe(taxes ? 'PASSED' : 'NOT_RUN');
    expect(outcomeOfCheck(invoice, 'VAT_NUMBER_VALID')).toBe('PASSED');
    expect(outcomeOfCheck(invoice, 'IBAN_VALID')).toBe(taxes ? 'PASSED' : 'NOT_RUN');
    for (const name of ['NET_AMOUNT', 'TAX_AMOUNT', 'GROSS_AMOUNT'] as const) {
      expect(kindsOf(candidateOf(invoice, name))).toEqual(['TOTALS_ADD_UP', 'STRUCTURED_DATA']);
    }
  });

  test('a value says where it stood and what proves it', async () => {
    const invoice = await read('cii-invoice.xml');
    expect(candidateOf(invoice, 'GROSS_AMOUNT')).toEqual({
      provider: 'local',
      zone: 'STRUCTURED_DATA',
      value: '500.71',
      raw: '500.71',
      rawPath:
        'CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/' +
        'SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount',
      confidence: null,
      inferences: [],
      accepted: true,
      proof: [
        {
          kind: 'TOTALS_ADD_UP',
          explanation:
            'Net and tax make gross. (BR-CO-15) Gross without what was paid, rounded, is what is due. (BR-CO-16)',
          checkDigit: null,
          providers: ['local'],
        },
        {
          kind: 'STRUCTURED_DATA',
          explanation: 'It stands in data that was written for machines, so that nothing had to be recognised.',
          checkDigit: null,
          providers: ['local'],
        },
      ],
      box: null,
    });
    expect(kindsOf(candidateOf(invoice, 'IBAN'))).toEqual(['IBAN_CHECK_DIGITS', 'STRUCTURED_DATA']);
    expect(kindsOf(candidateOf(invoice, 'SELLER_VAT_NUMBER'))).toEqual(['VAT_NUMBER_CHECK_DIGIT', 'STRUCTURED_DATA']);
    expect(kindsOf(candidateOf(invoice, 'SELLER_NAME'))).toEqual(['STRUCTURED_DATA']);
    expect(candidateOf(invoice, 'BILLING_DATE')).toMatchObject({ value: '2025-03-17', raw: '20250317' });
    expect(candidateOf(invoice, 'SELLER_COUNTRY')).toMatchObject({ value: 'DEU', raw: 'DE' });
  });

  test('the printed text of a PDF is a second zone beside its data', async () => {
    const invoice = await read('factur-x-en16931.pdf');
    expect(valuesOf(invoice, 'TEXT_LAYER')).toEqual({
      INVOICE_NUMBER: 'SPEC-2025-0042',
      BILLING_DATE: '2025-03-17',
      DUE_DATE: '2025-04-16',
      NET_AMOUNT: '430.11',
      TAX_AMOUNT: '70.60',
      GROSS_AMOUNT: '500.71',
      IBAN: 'DE89370400440532013000',
      BIC: 'COBADEFFXXX',
      CURRENCY: 'EUR',
    });
    expect(candidateOf(invoice, 'GROSS_AMOUNT', 'TEXT_LAYER')).toMatchObject({ raw: '500,71', zone: 'TEXT_LAYER' });
  });

  test('a PDF without data is read by its text, as far as it is unambiguous', async () => {
    const { reading, warnings, raw } = await outcomeOf(provider, fixture('printed-only.pdf'), 'application/pdf');
    const [invoice] = reading.kind === 'INVOICE' ? reading.invoices : [];
    expect(invoice && valuesOf(invoice)).toMatchObject({ GROSS_AMOUNT: '500.71', CURRENCY: 'EUR' });
    expect(invoice && kindsOf(candidateOf(invoice, 'GROSS_AMOUNT'))).toEqual(['TOTALS_ADD_UP']);
    // `Gesamt 400,70 EUR` is a total of which nobody says what it is.
    expect(JSON.stringify(invoice)).not.toContain('400.70');
    expect(invoice && outcomeOfCheck(invoice, 'INVOICE_TOTALS_ADD_UP')).toBe('PASSED');
    expect(warnings).toEqual([]);
    expect(raw).toMatchObject({ content: [{ source: 'TEXT_LAYER' }], barcodes: [] });
  });
});

describe('what the provider says of itself', () => {
  test('it takes pictures, PDF, XML and OFD for invoices, and only pictures and PDF for documents', () => {
    const { requests, mediaTypes, mediaTypesByRequest, fields } = provider.capabilities;
    expect(requests).toEqual(expect.arrayContaining(['DOCUMENT', 'INVOICE']));
    expect(mediaTypes).not.toContain('application/xml');
    expect(mediaTypesByRequest?.INVOICE).toEqual(
      expect.arrayContaining(['application/xml', 'application/ofd', 'image/png']),
    );
    expect(fields).toEqual(expect.arrayContaining(['IBAN', 'GROSS_AMOUNT', 'DOCUMENT_NUMBER']));
  });

  test('it is asked about invoices and documents only', async () => {
    const refused: ProviderRequest[] = [
      { kind: 'PLATE', images: [] },
      { kind: 'INVOICE', images: [], croppedImage: false },
    ];
    for (const request of refused) {
      await expect(provider.start(request, contextOf())).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });
});
