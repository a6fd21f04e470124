import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExplainDocument, ListProvidersDocument, UploadInvoiceDocument } from '../../operations/generated.js';
import type { UploadInvoiceInput } from '../../operations/generated.js';
import { BEORG_SANDBOX_CREDENTIALS, BEORG_SANDBOX_INVOICE_FIELDS } from '../../src/providers/beorg/provider.js';
import { createDocumentOf } from '../../src/sandbox/document-of.js';
import type { Sandbox } from '../../src/sandbox/server.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { beorgSandbox } from '../../src/sandbox/vendors/beorg.js';
import { covers } from '../support/covers.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const BEORG = { strategy: { providers: ['beorg' as const] } };

let vendor: Sandbox;
beforeAll(async () => {
  vendor = await startSandbox({
    vendors: [beorgSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    processingMs: 30,
  });
});
afterAll(() => vendor.stop());

/** A server with an account at the vendor, as its operator would set it up. */
function appWith(changes: Record<string, string>): Promise<TestApp> {
  const { token, machineUid, projectId } = BEORG_SANDBOX_CREDENTIALS;
  const account = { BEORG_TOKEN: token, BEORG_MACHINE_UID: machineUid, BEORG_PROJECT_ID: projectId };
  const address = { BEORG_BASE_URL: `${vendor.origin}/beorg` };
  const times = { BEORG_FIRST_CHECK_AFTER_MS: '50', BEORG_CHECK_AFTER_MS: '50' };
  return createTestApp({ environment: { ...account, ...address, ...times, ...changes } });
}

async function upload(app: TestApp, specimen: string, input: Omit<UploadInvoiceInput, 'image'> = BEORG) {
  const reply = await app.ask(UploadInvoiceDocument, { input: { image: { specimen }, ...input }, waitMs: 20_000 });
  expect(reply.errors).toBeUndefined();
  expect(reply.data.uploadInvoice.userErrors).toEqual([]);
  return reply.data.uploadInvoice.invoice!;
}

async function plannedFor(app: TestApp) {
  const { data } = await app.ask(ExplainDocument, { input: { request: 'INVOICE' } });
  return data.explain.providers.find(({ provider }) => provider.name === 'beorg')!;
}

async function limitationsOf(app: TestApp): Promise<string> {
  const { data } = await app.ask(ListProvidersDocument, {});
  return data.providers.find(({ name }) => name === 'beorg')!.capabilities!.limitations.join('\n');
}

describe('an account whose operator says what its fields are called', () => {
  let app: TestApp;
  beforeAll(async () => {
    const { BuyerName: _left, ...table } = BEORG_SANDBOX_INVOICE_FIELDS;
    app = await appWith({ BEORG_INVOICE_FIELDS: JSON.stringify(table) });
  });
  afterAll(() => app.stop());

  test('reads an invoice, tells what was not named, and is paid once', async () => {
    covers('beorg:setting:BEORG_INVOICE_FIELDS', 'beorg:invoice:fields', 'beorg:invoice:others');
    const found = await upload(app, 'invoice-meridan');
    expect(found).toMatchObject({
      lifecycle: 'COMPLETED',
      number: 'ZOS-2026-00733',
      billingDate: '2026-03-02',
      netAmount: '286.00',
      taxAmount: '57.20',
      grossAmount: '343.20',
      currency: 'EUR',
      seller: { name: 'Zenith Office Supplies' },
      buyer: null,
      others: [{ label: 'BuyerName', text: 'Elara Solene Meridan' }],
      sandbox: false,
      attempts: [{ provider: { name: 'beorg' }, lifecycle: 'COMPLETED', servedFrom: 'PROVIDER' }],
    });
    expect(found.checks).toContainEqual(expect.objectContaining({ name: 'INVOICE_TOTALS_ADD_UP', outcome: 'PASSED' }));
    expect(vendor.charges('beorg')).toBe(1);
    const again = await upload(app, 'invoice-meridan');
    expect(again).toMatchObject({ number: 'ZOS-2026-00733', attempts: [{ servedFrom: 'CACHE' }] });
    expect(vendor.charges('beorg')).toBe(1);
    const logged = app.logLines().join('\n');
    for (const value of ['ZOS-2026-00733', 'Zenith', 'Meridan', '343.20', BEORG_SANDBOX_CREDENTIALS.token]) {
      expect(logged).not.toContain(value);
    }
  });

  test('is planned for, and says that the names are not documented', async () => {
    expect(await plannedFor(app)).toMatchObject({ excluded: null, position: 1 });
    expect(await limitationsOf(app)).toContain('How it names the fields of invoices is not documented');
  });

  test('says what it could not read', async () => {
    expect(await upload(app, 'passport-utopia')).toMatchObject({
      lifecycle: 'FAILED',
      reasons: ['PROVIDERS_FAILED'],
      attempts: [{ lifecycle: 'FAILED', error: { code: 'INVALID_IMAGE' } }],
    });
  });
});

describe('an account of which nobody says what its fields are called', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await appWith({});
  });
  afterAll(() => app.stop());

  test('is never asked for an invoice, and tells which setting is missing', async () => {
    covers('beorg:setting:BEORG_INVOICE_FIELDS');
    const before = vendor.charges('beorg');
    expect(await plannedFor(app)).toMatchObject({ excluded: 'NOT_OFFERED', position: null });
    expect(await limitationsOf(app)).toContain('It reads no invoices until BEORG_INVOICE_FIELDS says');
    expect(await upload(app, 'invoice-meridan')).toMatchObject({ lifecycle: 'FAILED', reasons: ['NOBODY_ASKED'] });
    expect(vendor.charges('beorg')).toBe(before);
  });
});

describe('without any account', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ environment: { SANDBOX: 'on' } });
  });
  afterAll(() => app.stop());

  test('the sandbox reads it, and says that it is one', async () => {
    expect(await upload(app, 'invoice-meridan')).toMatchObject({
      number: 'ZOS-2026-00733',
      grossAmount: '343.20',
      sandbox: true,
      attempts: [{ provider: { name: 'beorg' }, lifecycle: 'COMPLETED', servedFrom: 'SANDBOX' }],
    });
  });

  test('it agrees with FlyOCR about every amount', async () => {
    const found = await upload(app, 'invoice-meridan', { strategy: { mode: 'ALL' } });
    for (const name of ['INVOICE_NUMBER', 'NET_AMOUNT', 'TAX_AMOUNT', 'GROSS_AMOUNT'] as const) {
      const { proof, dissent } = found.fields.find((field) => field.name === name)!;
      const agreement = proof.find(({ kind }) => kind === 'PROVIDER_AGREEMENT');
      expect([...agreement!.providers].sort()).toEqual(['beorg', 'flyocr']);
      expect(dissent).toEqual([]);
    }
    expect(found.siblings).toEqual([]);
  });

  test('it stands in where FlyOCR does not answer', async () => {
    const found = await upload(app, 'invoice-no-mrz', { scenario: 'flyocr-payment-required' });
    expect(found).toMatchObject({ lifecycle: 'COMPLETED', number: 'ZOS-2026-00417', grossAmount: '633.00' });
    expect(found.attempts.map(({ provider, lifecycle }) => [provider.name, lifecycle])).toEqual([
      ['local', 'COMPLETED'],
      ['flyocr', 'FAILED'],
      ['beorg', 'COMPLETED'],
    ]);
  });

  test.each([
    ['beorg-refused', 'INVALID_IMAGE'],
    ['beorg-unauthorized', 'AUTHENTICATION_FAILED'],
    ['beorg-malformed-json', 'MALFORMED_REPLY'],
  ])('scenario %s is an attempt that says %s', async (scenario, code) => {
    const found = await upload(app, 'invoice-meridan', { ...BEORG, scenario });
    expect(found).toMatchObject({ lifecycle: 'FAILED', attempts: [{ lifecycle: 'FAILED', error: { code } }] });
  });

  test('scenario beorg-broken keeps the part that was read', async () => {
    covers('beorg:invoice:broken');
    const found = await upload(app, 'invoice-meridan', { ...BEORG, scenario: 'beorg-broken' });
    expect(found).toMatchObject({ lifecycle: 'COMPLETED', grossAmount: '343.20', buyer: null });
    expect(found.checks).toContainEqual(
      expect.objectContaining({ outcome: 'FAILED', explanation: 'Низкое качество изображения', provider: 'beorg' }),
    );
  });
});
