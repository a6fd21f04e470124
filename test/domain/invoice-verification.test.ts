import { describe, expect, test } from '@jest/globals';
import type { Field } from '../../src/domain/field.js';
import type { InvoiceFieldName } from '../../src/domain/invoice.js';
import { findInvoiceType, INVOICE_TYPES } from '../../src/domain/invoice-types.js';
import type { GivenParameters } from '../../src/domain/invoice-verification.js';
import {
  checkParameters,
  fillFromInvoice,
  mismatchesOf,
  NO_PARAMETERS,
} from '../../src/domain/invoice-verification.js';

const ALL: GivenParameters = {
  typeCode: null,
  invoiceCode: '099900000417',
  invoiceNumber: '00417162',
  billingDate: '2025-11-07',
  totalAmount: '912.5',
  checkCode: '08714 92603 55815 60417',
  salesTaxNumber: '99999900000417162X',
  orderNumber: '4711',
};
const fieldOf = (name: InvoiceFieldName, value: string | null): Field => ({
  name,
  value,
  raw: value,
  confidence: null,
  inferences: [],
  proof: [],
  absence: value === null ? 'UNREADABLE' : null,
  candidates: [],
});
const fieldsOf = (values: Partial<Record<InvoiceFieldName, string | null>>): Field[] =>
  Object.entries(values).map(([name, value]) => fieldOf(name as InvoiceFieldName, value));
const asked = (typeCode: string, changes: Partial<GivenParameters> = {}) => {
  const { parameters } = checkParameters({ ...ALL, ...changes, typeCode }, ['input']);
  if (!parameters) throw new Error('The parameters were refused.');
  return parameters;
};

describe('the parameters of a verification', () => {
  test.each(INVOICE_TYPES.filter(({ verifiable }) => verifiable).map(({ code }) => code))(
    'for type %s are just those that it requires',
    (code) => {
      const parameters = asked(code);
      const sent = Object.entries(parameters).filter(([name, value]) => name !== 'typeCode' && value !== null);
      expect(sent.map(([name]) => name).sort()).toEqual([...findInvoiceType(code)!.requiredForVerification].sort());
    },
  );

  test('are sent in one form: the amount with two digits, of the check code the last six characters', () => {
    expect(asked('1')).toMatchObject({ totalAmount: '912.50', checkCode: null });
    expect(asked('10')).toMatchObject({ checkCode: '560417', totalAmount: null });
    expect(asked('10', { checkCode: '560417' })).toMatchObject({ checkCode: '560417' });
  });

  test('are missing all at once, each with its path, its type and its rule', () => {
    const { errors } = checkParameters({ ...NO_PARAMETERS, typeCode: '34' }, ['input']);
    expect(errors.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['INVOICE_PARAMETER_MISSING', 'input.invoiceCode'],
      ['INVOICE_PARAMETER_MISSING', 'input.invoiceNumber'],
      ['INVOICE_PARAMETER_MISSING', 'input.billingDate'],
      ['INVOICE_PARAMETER_MISSING', 'input.totalAmount'],
      ['INVOICE_PARAMETER_MISSING', 'input.checkCode'],
    ]);
    expect(errors[3]!.message).toBe(
      'totalAmount is missing. Row G of the matrix of verification, which type 34 (Electronic financial bill) belongs to, ' +
        'requires invoiceCode, invoiceNumber, billingDate, totalAmount (with tax), ' +
        'checkCode (the last 6 characters of the check code).',
    );
  });

  test('are missing where they are blank, or a check code is too short to have six characters', () => {
    const { errors } = checkParameters({ ...ALL, typeCode: '10', invoiceCode: ' ', checkCode: '1 2 3 4 5' }, []);
    expect(errors.map(({ path }) => path)).toEqual([['invoiceCode'], ['checkCode']]);
  });

  test.each([
    [null, 'INVOICE_PARAMETER_MISSING'],
    ['63', 'INVOICE_TYPE_UNKNOWN'],
    ['20', 'INVOICE_TYPE_NOT_VERIFIABLE'],
  ])('of type %s are refused as %s', (typeCode, code) => {
    expect(checkParameters({ ...ALL, typeCode }, ['input'])).toEqual({
      parameters: null,
      errors: [{ code, message: expect.any(String) as unknown as string, path: ['input', 'typeCode'] }],
    });
  });
});

describe('an invoice that was read', () => {
  const fields = fieldsOf({
    INVOICE_CODE: '099900000417',
    INVOICE_NUMBER: '00417162',
    FULL_INVOICE_NUMBER: '25312000000123456789',
    BILLING_DATE: '2025-11-07',
    NET_AMOUNT: '912.50',
    GROSS_AMOUNT: '1031.13',
    CHECK_CODE: '08714926035581560417',
    SELLER_TAX_NUMBER: '99999900000417162X',
    ORDER_NUMBER: '4711',
  });
  const filled = (typeCode: string, changes: Partial<GivenParameters> = {}) =>
    checkParameters(fillFromInvoice({ ...NO_PARAMETERS, ...changes }, { typeCode, fields }), []).parameters;

  test.each([
    ['1', { totalAmount: '912.50' }],
    ['94', { totalAmount: '912.50' }],
    ['83', { totalAmount: '1031.13', checkCode: '560417', invoiceNumber: '00417162' }],
    ['38', { totalAmount: '1031.13', checkCode: '560417' }],
    ['10', { checkCode: '560417' }],
    ['92', { checkCode: '456789' }],
    ['21', { salesTaxNumber: '99999900000417162X' }],
    ['36', { orderNumber: '4711' }],
  ])('of type %s fills with tax or without, and from the right code', (typeCode, expected) => {
    expect(filled(typeCode)).toMatchObject(expected);
  });

  test('does not win over what is given, which may contradict it', () => {
    expect(filled('1', { totalAmount: '1', typeCode: '3' })).toMatchObject({ typeCode: '3', totalAmount: '1.00' });
  });

  test('of a fully digital kind gives its full number where it has no other', () => {
    const only = fieldsOf({ FULL_INVOICE_NUMBER: '25312000000123456789', INVOICE_NUMBER: null });
    const given = fillFromInvoice(NO_PARAMETERS, { typeCode: '83', fields: only });
    expect(given.invoiceNumber).toBe('25312000000123456789');
    expect(fillFromInvoice(NO_PARAMETERS, { typeCode: '10', fields: only }).invoiceNumber).toBeNull();
  });

  test('of no known type fills nothing but its type', () => {
    expect(fillFromInvoice(NO_PARAMETERS, { typeCode: '72', fields })).toEqual({ ...NO_PARAMETERS, typeCode: '72' });
    expect(fillFromInvoice(NO_PARAMETERS, { typeCode: null, fields })).toEqual(NO_PARAMETERS);
  });
});

describe('what the register has otherwise', () => {
  const said = (values: Partial<Record<InvoiceFieldName, string | null>>) => ({
    fields: fieldsOf(values).map(({ name, value }) => ({
      name: name as InvoiceFieldName,
      value,
      raw: value ?? '?',
      rawPath: 'data',
    })),
  });

  test('is told by name, with both values', () => {
    expect(mismatchesOf(asked('1'), said({ NET_AMOUNT: '913.50', BILLING_DATE: '2025-11-08' }))).toEqual([
      { name: 'billingDate', asked: '2025-11-07', registered: '2025-11-08' },
      { name: 'totalAmount', asked: '912.50', registered: '913.50' },
    ]);
  });

  test('is nothing where it says the same in another form, says nothing, or what was not asked', () => {
    expect(mismatchesOf(asked('1'), said({ NET_AMOUNT: '912.500', BILLING_DATE: null, GROSS_AMOUNT: '1' }))).toEqual(
      [],
    );
    expect(mismatchesOf(asked('10'), said({ CHECK_CODE: '08714926035581560417' }))).toEqual([]);
    expect(mismatchesOf(asked('83'), said({ INVOICE_NUMBER: '1', FULL_INVOICE_NUMBER: '00417162' }))).toEqual([]);
  });

  test('of type 92 is not its check code, since another number was sent in its place', () => {
    expect(mismatchesOf(asked('92'), said({ CHECK_CODE: '99999999999999999999' }))).toEqual([]);
    expect(mismatchesOf(asked('92'), said({ FULL_INVOICE_NUMBER: '25312000000123456789' }))).toMatchObject([
      { name: 'checkCode', asked: '560417' },
    ]);
  });
});
