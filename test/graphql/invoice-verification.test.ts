import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  GetInvoiceVerificationDocument,
  GetNodeDocument,
  UploadInvoiceDocument,
  VerifyInvoiceDocument,
} from '../../operations/generated.js';
import type { VerifyInvoiceInput } from '../../operations/generated.js';
import type { InvoiceVerificationParameterName } from '../../src/domain/invoice-types.js';
import { INVOICE_TYPES } from '../../src/domain/invoice-types.js';
import { createFakeProvider, fails, registryOf } from '../support/fake-provider.js';
import { invoiceOf, readsInvoices, saysOfInvoice } from '../support/invoice-answers.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { authorization: 'Bearer globex-key' };

const reader = createFakeProvider({ name: 'local', capabilities: { requests: ['INVOICE'] } });
const register = createFakeProvider({
  name: 'flyocr',
  capabilities: { requests: ['INVOICE_VERIFICATION'], cost: { amount: '0.05', currency: 'USD' }, idempotent: false },
});
const second = createFakeProvider({
  name: 'beorg',
  capabilities: { requests: ['INVOICE_VERIFICATION'], cost: { amount: '0.10', currency: 'USD' }, idempotent: false },
});

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(reader, register, second),
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  register.calls.length = 0;
  second.calls.length = 0;
});

async function ask(input: VerifyInvoiceInput, headers = ACME, waitMs = 20_000) {
  const reply = await app.ask(VerifyInvoiceDocument, { input, waitMs }, headers);
  expect(reply.errors).toBeUndefined();
  return reply.data.verifyInvoice;
}

async function verify(input: VerifyInvoiceInput, headers = ACME) {
  const { verification, userErrors } = await ask(input, headers);
  expect(userErrors).toEqual([]);
  return verification!;
}

const PARAMETERS: Record<InvoiceVerificationParameterName, string> = {
  invoiceCode: '099900000417',
  invoiceNumber: '00417162',
  billingDate: '2025-11-07',
  totalAmount: '912.50',
  checkCode: '08714926035581560417',
  salesTaxNumber: '99999900000417162X',
  orderNumber: '4711',
};

const MATRIX = INVOICE_TYPES.flatMap((type) =>
  type.requiredForVerification.map((missing) => ({ code: type.code, row: type.verificationRow, missing, type })),
);
const OTHERS = INVOICE_TYPES.filter(({ verifiable }) => !verifiable);

describe('before anybody is asked', () => {
  test('the matrix has 20 verifiable types, and 17 that are not', () => {
    expect(new Set(MATRIX.map(({ code }) => code)).size).toBe(20);
    expect(OTHERS).toHaveLength(17);
    expect(MATRIX).toHaveLength(5 * 4 + 4 * 4 + 4 + 4 * 3 + 2 * 4 + 4 + 3 + 2 * 5);
  });

  test.each(MATRIX)('type $code without $missing is refused by row $row', async ({ code, row, missing, type }) => {
    const { [missing]: _missing, ...others } = PARAMETERS;
    const { verification, userErrors } = await ask({ typeCode: code, ...others });
    expect(verification).toBeNull();
    expect(userErrors).toEqual([
      { code: 'INVOICE_PARAMETER_MISSING', message: expect.any(String) as unknown as string, path: ['input', missing] },
    ]);
    const { message } = userErrors[0]!;
    expect(message).toContain(`Row ${row} of the matrix`);
    expect(message).toContain(`type ${code} (${type.name})`);
    for (const name of type.requiredForVerification) expect(message).toContain(name);
    expect(register.calls).toHaveLength(0);
  });

  test.each(OTHERS)('type $code ($name) is refused, since no register knows it', async ({ code, name }) => {
    expect(await ask({ typeCode: code, ...PARAMETERS })).toEqual({
      verification: null,
      userErrors: [
        {
          code: 'INVOICE_TYPE_NOT_VERIFIABLE',
          message: expect.stringContaining(
            `Invoices of type ${code} (${name}) can be read and not verified`,
          ) as unknown as string,
          path: ['input', 'typeCode'],
        },
      ],
    });
    expect(register.calls).toHaveLength(0);
  });

  test('all that is missing is told at once', async () => {
    const { userErrors } = await ask({ typeCode: '1' });
    expect(userErrors.map(({ path }) => path[1])).toEqual([
      'invoiceCode',
      'invoiceNumber',
      'billingDate',
      'totalAmount',
    ]);
  });

  test.each<[string, VerifyInvoiceInput, string, string]>([
    ['no type', PARAMETERS, 'INVOICE_PARAMETER_MISSING', 'typeCode'],
    ['an unknown type', { ...PARAMETERS, typeCode: '63' }, 'INVOICE_TYPE_UNKNOWN', 'typeCode'],
    ['an unknown invoice', { invoiceId: 'inv_AAAAAAAAAAAAAAAAAAAAAA' }, 'INVOICE_NOT_FOUND', 'invoiceId'],
    ['a check code of five', { ...PARAMETERS, typeCode: '10', checkCode: '1 2 3 4 5' }, 'INPUT_INVALID', 'checkCode'],
    [
      'a day that never was',
      { ...PARAMETERS, typeCode: '10', billingDate: '2025-02-30' },
      'INPUT_INVALID',
      'billingDate',
    ],
    ['an amount in words', { ...PARAMETERS, typeCode: '1', totalAmount: '912,50' }, 'INPUT_INVALID', 'totalAmount'],
    ['an empty number', { ...PARAMETERS, typeCode: '1', invoiceNumber: '' }, 'INPUT_INVALID', 'invoiceNumber'],
    ['a scenario that is none', { ...PARAMETERS, typeCode: '1', scenario: 'x' }, 'SCENARIO_NOT_ALLOWED', 'scenario'],
  ])('%s is refused', async (_what, input, code, argument) => {
    const { userErrors } = await ask(input);
    expect(userErrors.map((error) => [error.code, error.path])).toEqual([[code, ['input', argument]]]);
    expect(register.calls).toHaveLength(0);
  });
});

describe('what is asked', () => {
  test('is what the type requires and no more: the end of the check code, the amount in one form', async () => {
    register.script(saysOfInvoice({ outcome: 'GENUINE', rawState: '1' }));
    const found = await verify({ typeCode: '38', ...PARAMETERS, totalAmount: '1031.1' });
    expect(found).toMatchObject({
      lifecycle: 'COMPLETED',
      outcome: 'GENUINE',
      reasons: [],
      mismatches: [],
      type: { code: '38' },
      invoice: null,
      sandbox: false,
      poll: { terminal: true },
      readings: [{ provider: 'flyocr', outcome: 'GENUINE', rawState: '1' }],
    });
    expect(found.parameters).toEqual([
      { name: 'INVOICE_CODE', value: '099900000417' },
      { name: 'INVOICE_NUMBER', value: '00417162' },
      { name: 'BILLING_DATE', value: '2025-11-07' },
      { name: 'TOTAL_AMOUNT', value: '1031.10' },
      { name: 'CHECK_CODE', value: '560417' },
    ]);
    expect(register.calls.map(({ request }) => request)).toMatchObject([
      { kind: 'INVOICE_VERIFICATION', parameters: { typeCode: '38', salesTaxNumber: null, orderNumber: null } },
    ]);
  });

  test('is asked once: the same question is answered from what is known, unless it shall be fresh', async () => {
    register.script(saysOfInvoice({ outcome: 'GENUINE' }), saysOfInvoice({ outcome: 'VOIDED' }));
    const input = { typeCode: '36', ...PARAMETERS, orderNumber: 'asked-twice' };
    expect(await verify(input)).toMatchObject({ outcome: 'GENUINE', attempts: [{ servedFrom: 'PROVIDER' }, {}] });
    expect(await verify({ ...input, checkCode: null })).toMatchObject({
      outcome: 'GENUINE',
      attempts: [{ servedFrom: 'CACHE', cost: null }, {}],
    });
    expect(register.calls).toHaveLength(1);
    expect(await verify({ ...input, strategy: { fresh: true } })).toMatchObject({ outcome: 'VOIDED' });
    expect(register.calls).toHaveLength(2);
  });
});

describe('an invoice that was read', () => {
  async function read(values: Parameters<typeof invoiceOf>[0], typeCode: string | null = '10') {
    reader.script(readsInvoices(invoiceOf(values, { typeCode })));
    const input = { image: { base64: await newPictureAsBase64() }, customerId: 'customer-7' };
    const reply = await app.ask(UploadInvoiceDocument, { input, waitMs: 20_000 }, ACME);
    return reply.data.uploadInvoice.invoice!;
  }
  const KNOWN = {
    INVOICE_CODE: '099900000417',
    INVOICE_NUMBER: '00417162',
    BILLING_DATE: '2025-11-07',
    NET_AMOUNT: '912.50',
    GROSS_AMOUNT: '1031.13',
    CHECK_CODE: '08714926035581560417',
  };

  test('fills the parameters, and has its verifications', async () => {
    const { id } = await read(KNOWN);
    register.script(saysOfInvoice({ outcome: 'RED_LETTER', rawState: '3' }));
    const found = await verify({ invoiceId: id });
    expect(found).toMatchObject({ outcome: 'RED_LETTER', invoice: { id }, customer: { id: 'customer-7' } });
    expect(found.parameters.map(({ value }) => value)).toEqual(['099900000417', '00417162', '2025-11-07', '560417']);
    const { data } = await app.ask(
      'query ($id: ID!) { invoice(id: $id) { verifications { id outcome } } }',
      { id },
      ACME,
    );
    expect(data).toEqual({ invoice: { verifications: [{ id: found.id, outcome: 'RED_LETTER' }] } });
  });

  test('may be contradicted, which is what the register is asked about', async () => {
    const { id } = await read(KNOWN, '1');
    register.script(
      saysOfInvoice({
        outcome: 'GENUINE',
        rawState: '1',
        fields: [{ name: 'NET_AMOUNT', value: '912.50', raw: '912.50', rawPath: 'data.totalAmount' }],
      }),
    );
    expect(await verify({ invoiceId: id, totalAmount: '9912.50' })).toMatchObject({
      outcome: 'MISMATCH',
      mismatches: [{ name: 'TOTAL_AMOUNT', asked: '9912.50', registered: '912.50' }],
      readings: [{ outcome: 'GENUINE', fields: [{ name: 'NET_AMOUNT', raw: '912.50' }] }],
    });
  });

  test('lacks what nobody read, and is told what', async () => {
    const { CHECK_CODE: _code, BILLING_DATE: _date, ...rest } = KNOWN;
    const { id } = await read(rest);
    const { userErrors } = await ask({ invoiceId: id, billingDate: '2025-11-07' });
    expect(userErrors.map(({ code, path }) => [code, path])).toEqual([
      ['INVOICE_PARAMETER_MISSING', ['input', 'checkCode']],
    ]);
    expect(register.calls).toHaveLength(0);
  });

  test('of no type cannot be verified until one is given', async () => {
    const { id } = await read(KNOWN, null);
    expect((await ask({ invoiceId: id })).userErrors).toMatchObject([{ path: ['input', 'typeCode'] }]);
    register.script(saysOfInvoice({ outcome: 'GENUINE' }));
    expect(await verify({ invoiceId: id, typeCode: '4' })).toMatchObject({ type: { code: '4' }, outcome: 'GENUINE' });
  });

  test('of another tenant does not exist', async () => {
    const { id } = await read(KNOWN);
    expect((await ask({ invoiceId: id }, GLOBEX)).userErrors).toMatchObject([{ code: 'INVOICE_NOT_FOUND' }]);
  });
});

describe('several answers', () => {
  const whole = (orderNumber: string): VerifyInvoiceInput => ({ typeCode: '36', ...PARAMETERS, orderNumber });

  test('that contradict each other decide nothing', async () => {
    register.script(saysOfInvoice({ outcome: 'GENUINE' }));
    second.script(saysOfInvoice({ outcome: 'VOIDED' }));
    expect(await verify({ ...whole('all'), strategy: { mode: 'ALL' } })).toMatchObject({
      lifecycle: 'COMPLETED',
      outcome: 'INCONCLUSIVE',
      reasons: ['PROVIDERS_DISAGREE'],
    });
  });

  test('are asked for one after the other until one of them decides', async () => {
    register.script(saysOfInvoice({ rawState: '42' }));
    second.script(saysOfInvoice({ outcome: 'NOT_FOUND' }));
    expect(await verify(whole('next'))).toMatchObject({ outcome: 'NOT_FOUND', readings: [{ rawState: '42' }, {}] });
  });

  test('may be missing: then it has failed, and nothing is decided', async () => {
    register.script(fails('PAYMENT_REQUIRED', 'No.'));
    second.script(fails('INVALID_REQUEST', 'No.'));
    expect(await verify(whole('none'))).toMatchObject({
      lifecycle: 'FAILED',
      outcome: null,
      reasons: ['PROVIDERS_FAILED'],
    });
    const nobody = await verify({ ...whole('nobody'), strategy: { providers: ['local'] } });
    expect(nobody).toMatchObject({ lifecycle: 'FAILED', outcome: null, reasons: ['NOBODY_ASKED'], attempts: [] });
  });
});

describe('a verification', () => {
  test('is found again by its id, as a node, and by a router, by its tenant alone', async () => {
    register.script(saysOfInvoice({ outcome: 'GENUINE' }));
    const { id, revision } = await verify({ typeCode: '36', ...PARAMETERS, orderNumber: 'found-again' });
    const found = await app.ask(GetInvoiceVerificationDocument, { id, afterRevision: revision - 1, waitMs: 1 }, ACME);
    expect(found.data.invoiceVerification).toMatchObject({ id, outcome: 'GENUINE' });
    const node = await app.ask(GetNodeDocument, { id }, ACME);
    expect(node.data.node).toMatchObject({ __typename: 'InvoiceVerification', id });
    const entity = (headers: typeof ACME) =>
      app.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on InvoiceVerification { outcome } } }`,
        { of: [{ __typename: 'InvoiceVerification', id }] },
        headers,
      );
    expect((await entity(ACME)).data).toEqual({ _entities: [{ outcome: 'GENUINE' }] });
    expect((await entity(GLOBEX)).data).toEqual({ _entities: [null] });
    const stranger = await app.ask(GetInvoiceVerificationDocument, { id }, GLOBEX);
    expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
