import { normalizeBic, normalizeIban } from '../../domain/check-numbers/iban.js';
import { normalizeVatNumber } from '../../domain/check-numbers/vat-number.js';
import { amountText, parseDecimal } from '../../domain/exact-decimal.js';
import type { InvoiceFieldName } from '../../domain/invoice.js';
import { country } from '../country.js';
import { calendarDate } from '../normal-form.js';

/** Longer texts are neither amounts nor dates. */
const LONGEST_FIGURE_CHARACTERS = 60;
/** How many digits a number of JSON surely keeps; of one with more nobody knows the last any more. */
const EXACT_DIGITS = 15;

/** How amounts may be written, and what stands before the digits of the fraction; null where there are none. */
const AMOUNT_SHAPES: readonly { pattern: RegExp; point: ',' | '.' | null }[] = [
  { pattern: /^[+-]?\d+$/, point: null },
  { pattern: /^[+-]?\d+\.\d+$/, point: '.' },
  { pattern: /^[+-]?\d+,\d+$/, point: ',' },
  // Thousands apart, by blanks of any width, or by what the fraction is not set off with.
  { pattern: /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+$/, point: null },
  { pattern: /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+\.\d+$/, point: '.' },
  { pattern: /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+,\d+$/, point: ',' },
  { pattern: /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/, point: '.' },
  { pattern: /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/, point: ',' },
  { pattern: /^[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})$/, point: null },
];

/** Of `1.234` nobody knows whether it is more than a thousand or little more than one. */
const THOUSAND_OR_FRACTION = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** An amount in its normal form, every digit kept; null for a text that could be two amounts, or is none. */
export function invoiceAmount(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_FIGURE_CHARACTERS || THOUSAND_OR_FRACTION.test(trimmed)) return null;
  const shape = AMOUNT_SHAPES.find(({ pattern }) => pattern.test(trimmed));
  if (!shape) return null;
  const at = shape.point === null ? trimmed.length : trimmed.lastIndexOf(shape.point);
  return exact(`${trimmed.slice(0, at).replace(/[^\d+-]/g, '')}.${trimmed.slice(at + 1)}`);
}

function exact(text: string): string | null {
  const decimal = parseDecimal(text);
  return decimal && amountText(decimal);
}

/** A date by its shape; with slashes only where it cannot be the month that stands first. */
export function invoiceDate(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_FIGURE_CHARACTERS) return null;
  const [, first = '', second = ''] = /^(\d\d)\/(\d\d)\/\d{4}$/.exec(trimmed) ?? [];
  return first !== second && Number(first) <= 12 && first !== '' ? null : calendarDate(trimmed).value;
}

type Normalize = (text: string) => string | null;

const asText: Normalize = (text) => text.trim();
const asCountry: Normalize = (text) => country(text).value;
/** A sign such as `$` is several currencies, and a word or a number is no code of one. */
const asCurrency: Normalize = (text) => (/^[A-Z]{3}$/.test(text.trim()) ? text.trim() : null);
const asTypeCode: Normalize = (text) => (/^\d{1,3}$/.test(text.trim()) ? text.trim() : null);

/** How the text of each field is brought to its normal form. */
const NORMAL_FORMS: Readonly<Record<InvoiceFieldName, Normalize>> = {
  INVOICE_CODE: asText,
  INVOICE_NUMBER: asText,
  FULL_INVOICE_NUMBER: asText,
  BILLING_DATE: invoiceDate,
  NET_AMOUNT: invoiceAmount,
  TAX_AMOUNT: invoiceAmount,
  GROSS_AMOUNT: invoiceAmount,
  CHECK_CODE: asText,
  SELLER_NAME: asText,
  SELLER_TAX_NUMBER: asText,
  BUYER_NAME: asText,
  BUYER_TAX_NUMBER: asText,
  ORDER_NUMBER: asText,
  CURRENCY: asCurrency,
  INVOICE_TYPE_CODE: asTypeCode,
  DUE_DATE: invoiceDate,
  DELIVERY_DATE: invoiceDate,
  BUYER_REFERENCE: asText,
  PRECEDING_INVOICE_NUMBER: asText,
  SELLER_VAT_NUMBER: normalizeVatNumber,
  SELLER_ADDRESS: asText,
  SELLER_COUNTRY: asCountry,
  BUYER_VAT_NUMBER: normalizeVatNumber,
  BUYER_ADDRESS: asText,
  BUYER_COUNTRY: asCountry,
  PAYEE_NAME: asText,
  IBAN: normalizeIban,
  BIC: normalizeBic,
  PAYMENT_REFERENCE: asText,
  LINES_AMOUNT: invoiceAmount,
  ALLOWANCES_AMOUNT: invoiceAmount,
  CHARGES_AMOUNT: invoiceAmount,
  PREPAID_AMOUNT: invoiceAmount,
  ROUNDING_AMOUNT: invoiceAmount,
  DUE_AMOUNT: invoiceAmount,
};

/** Fields whose normal form comes out of a list, so that the vendor is not sure of it but of the text only. */
const FROM_A_LIST: ReadonlySet<InvoiceFieldName> = new Set(['SELLER_COUNTRY', 'BUYER_COUNTRY']);

export interface InvoiceValue {
  /** Null where the text could not be brought to the normal form of the field. */
  value: string | null;
  /** Whether a list was looked into to reach it. */
  derived: boolean;
}

/**
 * What a text of the vendor's means for a field. `isText` is false where the vendor wrote a number or a truth value: a number
 * may have lost digits on its way, and its point is surely that of a fraction.
 */
export function invoiceValue(name: InvoiceFieldName, text: string, isText: boolean): InvoiceValue {
  const value = isText ? NORMAL_FORMS[name](text) : numberAs(name, text);
  return { value, derived: FROM_A_LIST.has(name) && value !== text };
}

function numberAs(name: InvoiceFieldName, text: string): string | null {
  const isExact = /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= EXACT_DIGITS;
  if (!isExact) return null;
  if (NORMAL_FORMS[name] === invoiceAmount) return exact(text);
  // Nothing else on an invoice is a number with a sign or a fraction.
  return /^\d+$/.test(text) ? NORMAL_FORMS[name](text) : null;
}
