import type { UserError } from './errors.js';
import { amountText, equals, parseDecimal } from './exact-decimal.js';
import type { FieldMismatch, InvoiceContent } from './inquiry.js';
import type { InvoiceFieldName, InvoiceVerificationParameters, InvoiceVerificationReading } from './invoice.js';
import type { InvoiceType, InvoiceVerificationParameterName } from './invoice-types.js';
import { findInvoiceType, INVOICE_VERIFICATION_PARAMETERS } from './invoice-types.js';

/** Of the check code so many of the last characters are asked for, and sent (FlyOCR, "Invoice Verification", HIGH). */
export const CHECK_CODE_LENGTH = 6;

/** What is known for a verification so far; null: not known. */
export type GivenParameters = Readonly<Record<InvoiceVerificationParameterName, string | null>> & {
  readonly typeCode: string | null;
};

export const NO_PARAMETERS: GivenParameters = {
  typeCode: null,
  invoiceCode: null,
  invoiceNumber: null,
  billingDate: null,
  totalAmount: null,
  checkCode: null,
  salesTaxNumber: null,
  orderNumber: null,
};

/** Whether the register must be told this of an invoice of this type; false where the type is not known or not verifiable. */
export function isRequired(typeCode: string | null | undefined, name: InvoiceVerificationParameterName): boolean {
  return findInvoiceType(typeCode ?? '')?.requiredForVerification.includes(name) ?? false;
}

/** Which rule of the matrix asks for what is missing, in words, without any value. */
export function explainMissing(type: InvoiceType, missing: InvoiceVerificationParameterName): string {
  const all = type.requiredForVerification.map((name) => meaningOf(type, name)).join(', ');
  return (
    `${missing} is missing. Row ${type.verificationRow} of the matrix of verification, ` +
    `which type ${type.code} (${type.name}) belongs to, requires ${all}.`
  );
}

function meaningOf({ totalAmountIs, checkCodeIs }: InvoiceType, name: InvoiceVerificationParameterName): string {
  if (name === 'totalAmount') return `totalAmount (${totalAmountIs === 'GROSS' ? 'with' : 'without'} tax)`;
  if (name !== 'checkCode') return name;
  const source = checkCodeIs === 'FULL_INVOICE_NUMBER' ? 'the full number of the invoice' : 'the check code';
  return `checkCode (the last ${CHECK_CODE_LENGTH} characters of ${source})`;
}

export type Checked =
  { parameters: InvoiceVerificationParameters; errors: [] } | { parameters: null; errors: [UserError, ...UserError[]] };

/**
 * Pure: the matrix. What is asked of the register, where all that the type requires is there; else what is missing, each
 * parameter by itself. What the type does not require is left out, since nobody would look at it. `path` is where the
 * parameters stand in the arguments.
 */
export function checkParameters(given: GivenParameters, path: string[]): Checked {
  const { typeCode } = given;
  const refused = (error: UserError): Checked => ({ parameters: null, errors: [error] });
  const at = [...path, 'typeCode'];
  if (typeCode === null) {
    const message = 'typeCode is missing: what else is required depends on the type of the invoice.';
    return refused({ code: 'INVOICE_PARAMETER_MISSING', message, path: at });
  }
  const type = findInvoiceType(typeCode);
  if (!type) {
    const message = 'There is no type with this code; invoiceTypes lists them.';
    return refused({ code: 'INVOICE_TYPE_UNKNOWN', message, path: at });
  }
  if (!type.verifiable) {
    const message =
      `Invoices of type ${type.code} (${type.name}) can be read and not verified: ` +
      'no register is known that could be asked about them. Those of invoiceTypes(verifiable: true) can.';
    return refused({ code: 'INVOICE_TYPE_NOT_VERIFIABLE', message, path: at });
  }
  const normal = normalize(given, type);
  const [first, ...others] = type.requiredForVerification
    .filter((name) => normal[name] === null)
    .map((name): UserError => ({
      code: 'INVOICE_PARAMETER_MISSING',
      message: explainMissing(type, name),
      path: [...path, name],
    }));
  if (first) return { parameters: null, errors: [first, ...others] };
  const { invoiceNumber, ...rest } = normal;
  return { parameters: { ...rest, typeCode: type.code, invoiceNumber: invoiceNumber ?? '' }, errors: [] };
}

/** In the form that the register is asked in; null what the type does not require, or what cannot be brought to it. */
function normalize(given: GivenParameters, type: InvoiceType): GivenParameters {
  const parameters = Object.fromEntries(
    INVOICE_VERIFICATION_PARAMETERS.map((name) => {
      const value = given[name]?.trim() ?? '';
      const isWanted = value !== '' && type.requiredForVerification.includes(name);
      return [name, isWanted ? normalForm(name, value) : null];
    }),
  ) as Record<InvoiceVerificationParameterName, string | null>;
  return { ...parameters, typeCode: type.code };
}

function normalForm(name: InvoiceVerificationParameterName, value: string): string | null {
  if (name === 'totalAmount') {
    const amount = parseDecimal(value);
    return amount && amountText(amount);
  }
  return name === 'checkCode' ? lastOfCheckCode(value) : value;
}

/** A code is printed in groups; blanks are no part of it. Null where it has fewer characters than are asked for. */
function lastOfCheckCode(code: string): string | null {
  const characters = code.replace(/\s/g, '');
  return characters.length < CHECK_CODE_LENGTH ? null : characters.slice(-CHECK_CODE_LENGTH);
}

/** Where a parameter stands on an invoice, by its type; the first that is there counts. Only fully digital ones have no code. */
function fieldsFor(name: InvoiceVerificationParameterName, type: InvoiceType): readonly InvoiceFieldName[] {
  switch (name) {
    case 'invoiceCode':
      return ['INVOICE_CODE'];
    case 'invoiceNumber':
      return type.requiredForVerification.includes('invoiceCode')
        ? ['INVOICE_NUMBER']
        : ['INVOICE_NUMBER', 'FULL_INVOICE_NUMBER'];
    case 'billingDate':
      return ['BILLING_DATE'];
    case 'totalAmount':
      return [type.totalAmountIs === 'GROSS' ? 'GROSS_AMOUNT' : 'NET_AMOUNT'];
    case 'checkCode':
      return [type.checkCodeIs === 'FULL_INVOICE_NUMBER' ? 'FULL_INVOICE_NUMBER' : 'CHECK_CODE'];
    case 'salesTaxNumber':
      return ['SELLER_TAX_NUMBER'];
    case 'orderNumber':
      return ['ORDER_NUMBER'];
  }
}

/** Pure: what is said wins, and an invoice that was read fills the rest. A contradiction is what is to be asked about. */
export function fillFromInvoice(
  given: GivenParameters,
  { typeCode, fields }: Pick<InvoiceContent, 'typeCode' | 'fields'>,
): GivenParameters {
  const type = findInvoiceType(given.typeCode ?? typeCode ?? '');
  if (!type) return { ...given, typeCode: given.typeCode ?? typeCode };
  const valueOf = (name: InvoiceFieldName) => fields.find((field) => field.name === name)?.value ?? null;
  const filled = INVOICE_VERIFICATION_PARAMETERS.map((name) => [
    name,
    given[name] ??
      fieldsFor(name, type)
        .map(valueOf)
        .find((value) => value !== null) ??
      null,
  ]);
  const parameters = Object.fromEntries(filled) as Record<InvoiceVerificationParameterName, string | null>;
  return { ...parameters, typeCode: type.code };
}

/** Pure: what the register has otherwise than it was asked. What it does not tell is no mismatch. */
export function mismatchesOf(
  asked: InvoiceVerificationParameters,
  { fields }: Pick<InvoiceVerificationReading, 'fields'>,
): FieldMismatch[] {
  const type = findInvoiceType(asked.typeCode);
  if (!type) return [];
  return INVOICE_VERIFICATION_PARAMETERS.flatMap((name): FieldMismatch[] => {
    const wanted = asked[name];
    const names = fieldsFor(name, type);
    const registered = fields.flatMap((field) => (names.includes(field.name) ? (field.value ?? []) : []));
    const [first] = registered;
    if (wanted === null || first === undefined || registered.some((value) => isSame(name, wanted, value))) return [];
    return [{ name, asked: wanted, registered: first }];
  });
}

function isSame(name: InvoiceVerificationParameterName, asked: string, registered: string): boolean {
  if (name === 'checkCode') return lastOfCheckCode(registered) === asked;
  if (name !== 'totalAmount') return registered.trim() === asked;
  const [one, other] = [parseDecimal(asked), parseDecimal(registered)];
  return one !== null && other !== null && equals(one, other);
}
