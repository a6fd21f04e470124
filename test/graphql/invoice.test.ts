import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CreateSessionDocument,
  GetInvoiceDocument,
  GetNodeDocument,
  GetSessionInvoicesDocument,
  ListInvoicesDocument,
  ReadInvoiceFieldsDocument,
  UploadInvoiceDocument,
} from '../../operations/generated.js';
import type { UploadInvoiceInput } from '../../operations/generated.js';
import type { InvoiceFieldName } from '../../src/domain/invoice.js';
import { createFakeProvider, fails, registryOf } from '../support/fake-provider.js';
import { invoiceOf, readsInvoices } from '../support/invoice-answers.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPicture, newPictureAsBase64 } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { authorization: 'Bearer globex-key' };

const free = createFakeProvider({ name: 'local', capabilities: { requests: ['INVOICE'] } });
const cheap = createFakeProvider({
  name: 'flyocr',
  capabilities: { requests: ['INVOICE'], cost: { amount: '0.05', currency: 'USD' }, idempotent: false },
});
const dear = createFakeProvider({
  name: 'beorg',
  capabilities: { requests: ['INVOICE'], cost: { amount: '0.10', currency: 'USD' }, idempotent: false },
});
const all = [free, cheap, dear];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(...all),
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  for (const { calls } of all) calls.length = 0;
});

type Input = Omit<UploadInvoiceInput, 'image'> & Partial<Pick<UploadInvoiceInput, 'image'>>;

async function upload(input: Input = {}, headers = ACME) {
  const image = input.image ?? { base64: await newPictureAsBase64() };
  const reply = await app.ask(UploadInvoiceDocument, { input: { ...input, image }, waitMs: 20_000 }, headers);
  expect(reply.errors).toBeUndefined();
  expect(reply.data.uploadInvoice.userErrors).toEqual([]);
  return reply.data.uploadInvoice.invoice!;
}

type Read = Awaited<ReturnType<typeof upload>>;
const fieldOf = ({ fields }: Read, name: InvoiceFieldName) => fields.find((field) => field.name === name)!;
const statesOf = ({ attempts }: Pick<Read, 'attempts'>) =>
  Object.fromEntries(attempts.map(({ provider, lifecycle }) => [provider.name, lifecycle]));

const NUMBERED = { INVOICE_NUMBER: 'ZOS-1' };
const WHOLE = { ...NUMBERED, NET_AMOUNT: '286.00', TAX_AMOUNT: '57.20', GROSS_AMOUNT: '343.20' };
const NOTHING_NEEDED = { flyocr: 'SKIPPED_NOT_NEEDED', beorg: 'SKIPPED_NOT_NEEDED' };

describe('an invoice', () => {
  test('has every field with its proof, the same typed, and what else stands on it', async () => {
    const line = {
      description: 'Desk',
      quantity: '2',
      unit: 'C62',
      unitPrice: '143.00',
      netAmount: '286.00',
      taxRate: '20',
    };
    const tax = { category: 'S', rate: '20', basis: '286.00', amount: '57.20' };
    const values = {
      ...WHOLE,
      INVOICE_CODE: '0999',
      BILLING_DATE: '2026-03-02',
      CURRENCY: 'EUR',
      CHECK_CODE: '560417',
      SELLER_NAME: 'Zenith',
      SELLER_VAT_NUMBER: 'DE136695976',
      SELLER_COUNTRY: 'DEU',
      BUYER_ADDRESS: 'Somewhere 1\nUtopia',
    };
    const others = [{ label: 'Terms', text: '14 days' }];
    free.script(readsInvoices(invoiceOf(values, { typeCode: '10', lines: [line], taxes: [tax], others })));
    const found = await upload({ typeCode: '4', customerId: 'customer-1' });
    expect(found).toMatchObject({
      lifecycle: 'COMPLETED',
      reasons: [],
      poll: { terminal: true },
      type: { code: '10', name: 'Ordinary VAT invoice (electronic)' },
      code: '0999',
      number: 'ZOS-1',
      billingDate: '2026-03-02',
      netAmount: '286.00',
      taxAmount: '57.20',
      grossAmount: '343.20',
      currency: 'EUR',
      checkCode: '560417',
      seller: { name: 'Zenith', vatNumber: 'DE136695976', country: 'DEU', taxNumber: null, address: null },
      buyer: { name: null, address: 'Somewhere 1\nUtopia' },
      lines: [line],
      taxes: [tax],
      others,
      siblings: [],
      verifications: [],
      croppedImage: null,
      customer: { id: 'customer-1' },
      session: null,
      sandbox: false,
    });
    expect(fieldOf(found, 'GROSS_AMOUNT').proof.map(({ kind }) => kind)).toEqual(['TOTALS_ADD_UP']);
    expect(fieldOf(found, 'BUYER_NAME')).toMatchObject({ value: null, absence: 'UNREADABLE', candidates: [] });
    expect(found.checks).toMatchObject([{ name: 'INVOICE_TOTALS_ADD_UP', outcome: 'PASSED', provider: null }]);
    expect(statesOf(found)).toEqual({ local: 'COMPLETED', ...NOTHING_NEEDED });
    const bytes = await fetch(found.image!.url.replace(/^https?:\/\/[^/]+/, app.url));
    expect(bytes.headers.get('content-type')).toBe('image/png');
  });

  test('is asked about further until its number and its amount with tax are known', async () => {
    free.script(readsInvoices(invoiceOf({ ...NUMBERED, CURRENCY: 'EUR' })));
    cheap.script(readsInvoices(invoiceOf({ ...WHOLE, INVOICE_NUMBER: 'ZOS-7' })));
    const found = await upload();
    expect(statesOf(found)).toEqual({ local: 'COMPLETED', flyocr: 'COMPLETED', beorg: 'SKIPPED_NOT_NEEDED' });
    expect(found).toMatchObject({ grossAmount: '343.20', currency: 'EUR', siblings: [] });
    expect(fieldOf(found, 'INVOICE_NUMBER').dissent).toHaveLength(1);
  });

  test.each(['STRUCTURED_DATA', 'BARCODE_ERROR_CORRECTION'] as const)(
    'whose number is proved by %s needs nobody further',
    async (kind) => {
      const proof = [{ kind, explanation: 'So it is.', checkDigit: null, providers: ['local' as const] }];
      free.script(readsInvoices(invoiceOf(NUMBERED, {}, { proof })));
      expect(statesOf(await upload())).toEqual({ local: 'COMPLETED', ...NOTHING_NEEDED });
    },
  );

  test('is asked about only until what is asked for by name is known', async () => {
    free.script(readsInvoices(invoiceOf({ BILLING_DATE: '2026-03-02' })));
    const input = { image: { base64: await newPictureAsBase64() } };
    const { data } = await app.ask(ReadInvoiceFieldsDocument, { input, names: ['BILLING_DATE'], waitMs: 20_000 }, ACME);
    expect(data.uploadInvoice.invoice).toMatchObject({ fields: [{ name: 'BILLING_DATE', value: '2026-03-02' }] });
    expect(cheap.calls).toHaveLength(0);
  });

  test('with CONSENSUS is asked about until two agree on all that was read', async () => {
    free.script(readsInvoices(invoiceOf(WHOLE)));
    cheap.script(readsInvoices(invoiceOf({ ...WHOLE, SELLER_NAME: 'Zenith' }, {}, { provider: 'flyocr' })));
    dear.script(readsInvoices(invoiceOf({ ...WHOLE, SELLER_NAME: 'Zenith' }, {}, { provider: 'beorg' })));
    const found = await upload({ strategy: { mode: 'CONSENSUS', quorum: 2 } });
    expect(statesOf(found)).toEqual({ local: 'COMPLETED', flyocr: 'COMPLETED', beorg: 'COMPLETED' });
    expect(fieldOf(found, 'SELLER_NAME').proof.map(({ kind }) => kind)).toEqual(['PROVIDER_AGREEMENT']);
  });

  test('that nobody could read has failed, and says why', async () => {
    for (const provider of all) provider.script(fails('INVALID_IMAGE', 'There is nothing.'));
    const failed = await upload();
    expect(failed).toMatchObject({ lifecycle: 'FAILED', reasons: ['PROVIDERS_FAILED'], number: null, seller: null });
    expect(fieldOf(failed, 'INVOICE_NUMBER').absence).toBe('PROVIDER_FAILED');
    const nobody = await upload({ strategy: { providers: ['chekin'] } });
    expect(nobody).toMatchObject({ lifecycle: 'FAILED', reasons: ['NOBODY_ASKED'], attempts: [] });
    expect(fieldOf(nobody, 'INVOICE_NUMBER').absence).toBe('NOT_SUPPORTED');
  });

  test('in which nothing was found is no failure', async () => {
    for (const provider of all) provider.script(readsInvoices());
    const found = await upload({ typeCode: '25' });
    expect(found).toMatchObject({ lifecycle: 'COMPLETED', reasons: ['NOTHING_READABLE'], type: { code: '25' } });
    expect(fieldOf(found, 'GROSS_AMOUNT').absence).toBe('UNREADABLE');
  });
});

describe('several invoices on one picture', () => {
  test('are each an invoice of its own, with the same attempts, paid once', async () => {
    const session = await app.ask(CreateSessionDocument, { input: { clientKey: 'three-invoices' } }, ACME);
    const sessionId = session.data.createSession.session!.id;
    const three = ['A', 'B', 'C'].map((number) => invoiceOf({ INVOICE_NUMBER: number, GROSS_AMOUNT: '1.00' }));
    cheap.script(readsInvoices(...three));
    const first = await upload({ sessionId, strategy: { providers: ['flyocr'] } });
    expect(first.number).toBe('A');
    expect(first.siblings.map(({ number }) => number).sort()).toEqual(['B', 'C']);
    const id = first.siblings.find(({ number }) => number === 'B')!.id;
    const { data } = await app.ask(GetInvoiceDocument, { id }, ACME);
    expect(data.invoice).toMatchObject({
      lifecycle: 'COMPLETED',
      poll: { terminal: true },
      number: 'B',
      image: { id: first.image!.id },
      session: { id: sessionId },
      attempts: first.attempts,
    });
    expect(data.invoice!.siblings.map(({ number }) => number).sort()).toEqual(['A', 'C']);
    const listed = await app.ask(GetSessionInvoicesDocument, { id: sessionId }, ACME);
    expect(listed.data.session!.invoices.map(({ number }) => number).sort()).toEqual(['A', 'B', 'C']);
    const costs = await app.ask('query ($id: ID!) { session(id: $id) { costs { amount } } }', { id: sessionId }, ACME);
    expect(costs.data).toEqual({ session: { costs: [{ amount: '0.05' }] } });
  });
});

describe('a picture of the invoice alone', () => {
  const FLYOCR = { strategy: { providers: ['flyocr' as const] } };

  test('is a file of its own with an address, and no row holds it; an answer served again has it still', async () => {
    const base64 = await newPictureAsBase64();
    const picture = await newPicture(20, 30);
    cheap.script(readsInvoices(invoiceOf(WHOLE, { croppedImage: picture.toString('base64') })));
    const found = await upload({ image: { base64 }, croppedImage: true, ...FLYOCR });
    expect(found.croppedImage).toMatchObject({ mediaType: 'image/png', width: 20, height: 30 });
    const again = await upload({ image: { base64 }, croppedImage: true, ...FLYOCR });
    expect(again.attempts).toMatchObject([{ servedFrom: 'CACHE' }]);
    expect(cheap.calls).toHaveLength(1);
    expect(again.croppedImage!.id).not.toBe(found.croppedImage!.id);
    for (const { croppedImage } of [found, again]) {
      const reply = await fetch(croppedImage!.url.replace(/^https?:\/\/[^/]+/, app.url));
      expect(Buffer.from(await reply.arrayBuffer()).equals(picture)).toBe(true);
    }
    const { rows } = await app.app.parts.database.pool.query<{ text: string }>(
      'select reading::text as text from readings union all select outcome::text from inquiries where outcome is not null',
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ text }) => text.includes(picture.toString('base64')))).toEqual([]);
  });

  test('is a reason to ask who cuts it out, even where all else is known', async () => {
    free.script(readsInvoices(invoiceOf(WHOLE)));
    const picture = (await newPicture(20, 30)).toString('base64');
    cheap.script(readsInvoices(invoiceOf(WHOLE, { croppedImage: picture })));
    const found = await upload({ croppedImage: true });
    expect(statesOf(found)).toEqual({ local: 'COMPLETED', flyocr: 'COMPLETED', beorg: 'SKIPPED_NOT_NEEDED' });
    expect(found.croppedImage).not.toBeNull();
  });

  test('that cannot be decoded is left out, and the rest stands', async () => {
    cheap.script(readsInvoices(invoiceOf(WHOLE, { croppedImage: Buffer.from('no picture').toString('base64') })));
    expect(await upload({ croppedImage: true, ...FLYOCR })).toMatchObject({ number: 'ZOS-1', croppedImage: null });
  });
});

describe('what is handed in', () => {
  test.each<[string, Input, string[]]>([
    ['a type that no catalogue has', { typeCode: '72' }, ['input', 'typeCode']],
    ['a film', { image: { specimen: 'liveness-video' } }, ['input', 'image', 'specimen']],
    ['no file at all', { image: {} }, ['input', 'image']],
    ['a session that is not there', { sessionId: 'ses_AAAAAAAAAAAAAAAAAAAAAA' }, ['input', 'sessionId']],
  ])('%s is refused', async (_what, input, path) => {
    const image = input.image ?? { base64: await newPictureAsBase64() };
    const { data } = await app.ask(UploadInvoiceDocument, { input: { ...input, image } }, ACME);
    expect(data.uploadInvoice).toMatchObject({ invoice: null, userErrors: [{ path }] });
  });
});

describe('invoices', () => {
  test('are listed newest first, by session, customer and lifecycle, and only one’s own', async () => {
    free.script(...Array<ReturnType<typeof readsInvoices>>(3).fill(readsInvoices(invoiceOf(WHOLE))));
    const ids = [];
    for (const customerId of ['listed', 'listed', 'other']) ids.push((await upload({ customerId })).id);
    const list = async (filter: object, more: object = {}, headers = ACME) =>
      (await app.ask(ListInvoicesDocument, { filter, ...more }, headers)).data.invoices;
    const page = await list({ customerId: 'listed' }, { first: 1 });
    expect(page).toMatchObject({ edges: [{ node: { id: ids[1] } }], pageInfo: { hasNextPage: true } });
    const next = await list({ customerId: 'listed' }, { first: 1, after: page.pageInfo.endCursor });
    expect(next).toMatchObject({ edges: [{ node: { id: ids[0] } }], pageInfo: { hasNextPage: false } });
    expect((await list({ customerId: 'listed', lifecycle: 'FAILED' })).edges).toEqual([]);
    expect((await list({ customerId: 'listed' }, {}, GLOBEX)).edges).toEqual([]);
  });

  test('are found again by id, as nodes, and by a router, by their tenant alone', async () => {
    free.script(readsInvoices(invoiceOf(WHOLE)));
    const { id } = await upload();
    expect((await app.ask(GetNodeDocument, { id }, ACME)).data.node).toMatchObject({ __typename: 'Invoice', id });
    const entity = (headers: typeof ACME) =>
      app.ask(
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Invoice { number } } }',
        { of: [{ __typename: 'Invoice', id }] },
        headers,
      );
    expect((await entity(ACME)).data).toEqual({ _entities: [{ number: 'ZOS-1' }] });
    expect((await entity(GLOBEX)).data).toEqual({ _entities: [null] });
    const strangers = await Promise.all([
      app.ask(GetInvoiceDocument, { id }, GLOBEX),
      app.ask(GetNodeDocument, { id }, GLOBEX),
    ]);
    for (const { errors } of strangers) expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
