import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UploadInvoiceDocument, VerifyInvoiceDocument } from '../../operations/generated.js';
import type { UploadInvoiceInput, VerifyInvoiceInput } from '../../operations/generated.js';
import { findInvoiceType, INVOICE_TYPES } from '../../src/domain/invoice-types.js';
import { madeUpInvoiceOfType } from '../../src/sandbox/made-up-invoice.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
});
afterAll(() => app.stop());

async function upload(specimen: string, input: Omit<UploadInvoiceInput, 'image'> = {}) {
  const reply = await app.ask(UploadInvoiceDocument, { input: { image: { specimen }, ...input }, waitMs: 20_000 });
  expect(reply.errors).toBeUndefined();
  expect(reply.data.uploadInvoice.userErrors).toEqual([]);
  return reply.data.uploadInvoice.invoice!;
}

async function verify(input: VerifyInvoiceInput) {
  const { data, errors } = await app.ask(VerifyInvoiceDocument, { input, waitMs: 20_000 });
  expect(errors).toBeUndefined();
  expect(data.verifyInvoice.userErrors).toEqual([]);
  return data.verifyInvoice.verification!;
}

const FLYOCR = { strategy: { providers: ['flyocr' as const] } };
/** The electronic ordinary VAT invoice among the specimens. */
const CHINESE = {
  typeCode: '10',
  invoiceCode: '099900000417',
  invoiceNumber: '00417162',
  billingDate: '2025-11-07',
  checkCode: '08714926035581560417',
};

describe('the specimens', () => {
  test.each([
    ['invoice-meridan', 'ZOS-2026-00733', '343.20', 'EUR'],
    ['invoice-no-mrz', 'ZOS-2026-00417', '633.00', 'EUR'],
  ])(
    '%s is read by FlyOCR’s sandbox, the cheapest of those who read pictures',
    async (specimen, number, grossAmount, currency) => {
      const found = await upload(specimen);
      expect(found).toMatchObject({
        lifecycle: 'COMPLETED',
        type: { code: '99' },
        number,
        grossAmount,
        currency,
        sandbox: true,
      });
      expect(found.checks).toContainEqual(
        expect.objectContaining({ name: 'INVOICE_TOTALS_ADD_UP', outcome: 'PASSED' }),
      );
      expect(
        found.attempts.map(({ provider, lifecycle, servedFrom }) => [provider.name, lifecycle, servedFrom]),
      ).toEqual([
        ['local', 'COMPLETED', 'EMBEDDED'],
        ['flyocr', 'COMPLETED', 'SANDBOX'],
        ['beorg', 'SKIPPED_NOT_NEEDED', 'SANDBOX'],
      ]);
    },
  );

  test('invoice-chinese-vat is read from its QR code, and nobody is paid', async () => {
    const found = await upload('invoice-chinese-vat');
    expect(found).toMatchObject({
      type: { code: '10' },
      code: CHINESE.invoiceCode,
      number: CHINESE.invoiceNumber,
      billingDate: CHINESE.billingDate,
      checkCode: CHINESE.checkCode,
      netAmount: '912.50',
      sandbox: false,
    });
    expect(found.fields.find(({ name }) => name === 'INVOICE_NUMBER')!.proof[0]!.kind).toBe('BARCODE_ERROR_CORRECTION');
    expect(found.attempts.map(({ lifecycle }) => lifecycle)).toEqual([
      'COMPLETED',
      'SKIPPED_NOT_NEEDED',
      'SKIPPED_NOT_NEEDED',
    ]);
  });

  test('invoice-factur-x is read from its data, with exact totals', async () => {
    const found = await upload('invoice-factur-x');
    expect(found).toMatchObject({
      number: 'SPEC-2025-0042',
      netAmount: '430.11',
      taxAmount: '70.60',
      grossAmount: '500.71',
      currency: 'EUR',
      seller: { vatNumber: 'DE136695976' },
      sandbox: false,
    });
    expect(found.checks.filter(({ outcome }) => outcome === 'FAILED')).toEqual([]);
    expect(found.lines.length).toBeGreaterThan(0);
  });

  test('all who read agree, with ALL, and a picture of the invoice alone comes back', async () => {
    const found = await upload('invoice-chinese-vat', { strategy: { mode: 'ALL' }, croppedImage: true });
    const number = found.fields.find(({ name }) => name === 'INVOICE_NUMBER')!;
    expect(number.proof.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['BARCODE_ERROR_CORRECTION', 'CROSS_ZONE_MATCH', 'PROVIDER_AGREEMENT']),
    );
    expect(found).toMatchObject({ netAmount: '912.50', taxAmount: '118.63', grossAmount: '1031.13', siblings: [] });
    const reply = await fetch(found.croppedImage!.url.replace(/^https?:\/\/[^/]+/, app.url));
    const original = await readFile(new URL('../../assets/specimens/invoice-chinese-vat.jpg', import.meta.url));
    expect(Buffer.from(await reply.arrayBuffer()).equals(original)).toBe(true);
  });

  test('a vendor that times out or is not paid leaves an invoice that says so', async () => {
    expect(await upload('invoice-meridan', { ...FLYOCR, scenario: 'flyocr-payment-required' })).toMatchObject({
      lifecycle: 'FAILED',
      reasons: ['PROVIDERS_FAILED'],
      attempts: [{ error: { code: 'PAYMENT_REQUIRED' } }],
    });
  });
});

describe('the register of the sandbox', () => {
  test('has the invoice that was read, in order', async () => {
    const { id } = await upload('invoice-chinese-vat');
    const found = await verify({ invoiceId: id });
    expect(found).toMatchObject({
      lifecycle: 'COMPLETED',
      outcome: 'GENUINE',
      reasons: [],
      mismatches: [],
      sandbox: true,
      invoice: { id, number: CHINESE.invoiceNumber },
      readings: [{ provider: 'flyocr', rawState: '1' }],
      attempts: [{ servedFrom: 'SANDBOX', lifecycle: 'COMPLETED' }],
    });
    expect(found.parameters).toContainEqual({ name: 'CHECK_CODE', value: '560417' });
  });

  test('has it by its parameters alone', async () => {
    expect(await verify(CHINESE)).toMatchObject({ outcome: 'GENUINE', invoice: null });
  });

  test('has it as void in the scenario of that', async () => {
    const { id } = await upload('invoice-chinese-vat');
    const found = await verify({ invoiceId: id, scenario: 'flyocr-invoice-void' });
    expect(found).toMatchObject({ outcome: 'VOIDED', readings: [{ rawState: '2' }] });
    expect(found.reasons).toEqual([]);
  });

  test('has it otherwise where anything is wrong, without telling what', async () => {
    const { id } = await upload('invoice-chinese-vat');
    expect(await verify({ invoiceId: id, billingDate: '2025-11-08' })).toMatchObject({
      outcome: 'MISMATCH',
      mismatches: [],
      readings: [{ outcome: 'MISMATCH', fields: [] }],
    });
  });

  test('has none with an unknown number', async () => {
    expect(await verify({ ...CHINESE, invoiceNumber: '12345678' })).toMatchObject({
      outcome: 'NOT_FOUND',
      reasons: [],
    });
  });

  const made = (code: string): VerifyInvoiceInput => {
    const invoice = madeUpInvoiceOfType(code, 'of a test');
    return {
      typeCode: code,
      // Fully digital invoices have none.
      invoiceCode: invoice.code || null,
      invoiceNumber: invoice.number,
      billingDate: invoice.billingDate,
      totalAmount: findInvoiceType(code)!.totalAmountIs === 'GROSS' ? invoice.grossAmount : invoice.netAmount,
      checkCode: code === '92' ? invoice.number : invoice.checkCode,
      salesTaxNumber: invoice.sellerTaxNumber,
      orderNumber: invoice.orderNumber,
    };
  };
  const VERIFIABLE = INVOICE_TYPES.filter(({ verifiable }) => verifiable);

  test.each(VERIFIABLE.map(({ code }) => code))('has an invoice of type %s by just what it requires', async (code) => {
    expect(await verify(made(code))).toMatchObject({ outcome: 'GENUINE', type: { code }, mismatches: [] });
  });

  test.each(VERIFIABLE.filter(({ totalAmountIs }) => totalAmountIs !== null).map(({ code }) => code))(
    'has an invoice of type %s not by another amount',
    async (code) => {
      expect(await verify({ ...made(code), totalAmount: '0.01' })).toMatchObject({ outcome: 'MISMATCH' });
    },
  );

  test('says nothing where the vendor does not answer, and nothing is made up', async () => {
    expect(await verify({ ...CHINESE, scenario: 'flyocr-payment-required' })).toMatchObject({
      lifecycle: 'FAILED',
      outcome: null,
      reasons: ['PROVIDERS_FAILED'],
      sandbox: false,
    });
  });
});
