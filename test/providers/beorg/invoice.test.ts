import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InvoiceReading } from '../../../src/domain/invoice.js';
import { beorgModule } from '../../../src/providers/beorg/provider.js';
import type { BeorgSettings } from '../../../src/providers/beorg/settings.js';
import type { Provider, ProviderRequest } from '../../../src/providers/contract.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import { madeUpInvoice } from '../../../src/sandbox/made-up-invoice.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { beorgSandbox } from '../../../src/sandbox/vendors/beorg.js';
import { describeProviderContract } from '../../contracts/provider.js';
import { covers } from '../../support/covers.js';
import { callUntilDone, contextOf, imageOf } from '../../support/provider-call.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [beorgSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    processingMs: 30,
    slowMs: 60,
  });
});

afterAll(() => sandbox.stop());

function providerWith(changes: Partial<BeorgSettings> = {}): Provider {
  const settings = { ...beorgModule.sandboxSettings(sandbox.origin), ...changes };
  return beorgModule.create(settings, { mode: 'SANDBOX', cost: null });
}

async function invoiceRequest(file = 'invoice-meridan.jpg'): Promise<ProviderRequest> {
  const images = [imageOf(await readFile(`assets/specimens/${file}`))];
  return { kind: 'INVOICE', images, croppedImage: false };
}

async function read(request: ProviderRequest, scenario?: string, changes: Partial<BeorgSettings> = {}) {
  const outcome = await callUntilDone(providerWith(changes), request, scenario === undefined ? {} : { scenario });
  if (outcome.reading.kind !== 'INVOICE') throw new Error('It is no reading of invoices.');
  return { ...outcome, invoices: outcome.reading.invoices };
}

const valuesOf = (invoice: InvoiceReading) =>
  Object.fromEntries(invoice.candidates.map(({ name, candidate }) => [name, candidate.value]));

describeProviderContract('beorg', {
  provider: () => providerWith(),
  withWrongCredentials: () => providerWith({ token: 'another-token-nobody-knows' }),
  request: () => invoiceRequest(),
  secrets: () => ['sandbox-beorg-token', 'sandbox-machine', 'another-token-nobody-knows'],
  refusal: 'INVALID_IMAGE',
  pends: true,
});

describe('invoices of the imitated vendor', () => {
  test('are read field by field, each with its place and its confidence', async () => {
    covers('beorg:invoice:request', 'beorg:invoice:fields', 'beorg:invoice:confidences');
    const { invoices, warnings } = await read(await invoiceRequest());
    expect(invoices.map(valuesOf)).toEqual([
      {
        INVOICE_NUMBER: 'ZOS-2026-00733',
        BILLING_DATE: '2026-03-02',
        SELLER_NAME: 'Zenith Office Supplies',
        BUYER_NAME: 'Elara Solene Meridan',
        NET_AMOUNT: '286.00',
        TAX_AMOUNT: '57.20',
        GROSS_AMOUNT: '343.20',
        CURRENCY: 'EUR',
      },
    ]);
    for (const { candidate } of invoices[0]!.candidates) {
      expect(candidate).toMatchObject({ provider: 'beorg', zone: 'VISUAL', accepted: true });
      expect(candidate.rawPath).toMatch(/^documents\[0\]\.data\.[A-Z]/);
      expect(candidate.confidence).toBeGreaterThan(0.9);
    }
    expect(invoices[0]!.others).toEqual([]);
    expect(warnings).toEqual([]);
  });

  test('a picture that nobody knows is the invoice that is made up for its bytes', async () => {
    const bytes = Buffer.from('a picture of nobody');
    const request: ProviderRequest = { kind: 'INVOICE', images: [imageOf(bytes)], croppedImage: false };
    const { number, grossAmount } = madeUpInvoice(bytes);
    const { invoices } = await read(request);
    expect(invoices.map(valuesOf)).toMatchObject([{ INVOICE_NUMBER: number, GROSS_AMOUNT: grossAmount }]);
    // It states no currency, and none is made up.
    expect(valuesOf(invoices[0]!)).not.toHaveProperty('CURRENCY');
  });

  test('what the settings do not name is told all the same', async () => {
    covers('beorg:invoice:others');
    const changes = { invoiceFields: { InvoiceNumber: 'INVOICE_NUMBER' } } as const;
    const { invoices, warnings } = await read(await invoiceRequest(), undefined, changes);
    expect(valuesOf(invoices[0]!)).toEqual({ INVOICE_NUMBER: 'ZOS-2026-00733' });
    expect(invoices[0]!.others).toContainEqual({ label: 'TotalAmount', text: '343.20' });
    expect(warnings).toEqual(['documents[0].data has 7 fields that BEORG_INVOICE_FIELDS does not name.']);
  });

  test('a part that could be read is kept, and why the rest could not is a check', async () => {
    covers('beorg:invoice:broken');
    const { invoices } = await read(await invoiceRequest(), 'beorg-broken');
    expect(valuesOf(invoices[0]!)).toMatchObject({ INVOICE_NUMBER: 'ZOS-2026-00733', GROSS_AMOUNT: '343.20' });
    expect(valuesOf(invoices[0]!)).not.toHaveProperty('BUYER_NAME');
    expect(invoices[0]!.checks).toMatchObject([{ outcome: 'FAILED', providerCode: 'broken' }]);
  });

  test('a fault that the stage of verification found is a check, and its fields cannot win', async () => {
    covers('beorg:invoice:verification');
    const { invoices } = await read(await invoiceRequest(), 'beorg-forged');
    const failed = invoices[0]!.checks.filter(({ outcome }) => outcome === 'FAILED');
    expect(failed.map(({ providerCode }) => providerCode)).toEqual(['verify_document.fio_series_number_mrz']);
    const without = await read(await invoiceRequest(), 'beorg-forged', { verification: false });
    expect(without.invoices[0]!.checks).toEqual([]);
  });

  test('a picture without an invoice could not be read', async () => {
    covers('beorg:invoice:broken');
    const run = read(await invoiceRequest('passport-utopia.jpg'));
    await expect(run).rejects.toMatchObject({ code: 'INVALID_IMAGE', delivery: 'RECEIVED' });
  });

  test('are paid once each, and nothing is sent while nobody has said what their fields are called', async () => {
    covers('beorg:setting:BEORG_INVOICE_FIELDS');
    const before = sandbox.charges('beorg');
    await read(await invoiceRequest());
    expect(sandbox.charges('beorg')).toBe(before + 1);
    const run = providerWith({ invoiceFields: {} }).start(await invoiceRequest(), contextOf());
    await expect(run).rejects.toMatchObject({ code: 'INVALID_REQUEST', delivery: 'NOT_SENT' });
    expect(sandbox.charges('beorg')).toBe(before + 1);
  });
});
