import type { Attempt, AttemptLifecycle } from './attempt.js';
import type { Check } from './document.js';
import type { Candidate, Field } from './field.js';
import type { Lifecycle } from './lifecycle.js';
import type { MediaType } from './media-type.js';

/**
 * What can stand on an invoice or ticket, by name. BT-… are the business terms of EN 16931-1; a Chinese invoice has its own
 * words. Amounts are plain decimals as text; a currency is ISO 4217 and only there where it is written.
 */
export const INVOICE_FIELD_NAMES = [
  /** Of Chinese invoices: the number of the printed form. */
  'INVOICE_CODE',
  /** BT-1. */
  'INVOICE_NUMBER',
  'FULL_INVOICE_NUMBER',
  /** BT-2. */
  'BILLING_DATE',
  /** BT-109: without tax. */
  'NET_AMOUNT',
  /** BT-110, in the currency of the invoice. */
  'TAX_AMOUNT',
  /** BT-112: with tax. */
  'GROSS_AMOUNT',
  'CHECK_CODE',
  /** BT-27. */
  'SELLER_NAME',
  /** BT-32, or the number that the state taxes the seller by; not the VAT number. */
  'SELLER_TAX_NUMBER',
  /** BT-44. */
  'BUYER_NAME',
  'BUYER_TAX_NUMBER',
  /** BT-13. */
  'ORDER_NUMBER',
  /** BT-5. */
  'CURRENCY',
  /** BT-3, a code of UNTDID 1001 such as 380 for an invoice and 381 for a credit note. */
  'INVOICE_TYPE_CODE',
  /** BT-9. */
  'DUE_DATE',
  /** BT-72. */
  'DELIVERY_DATE',
  /** BT-10. */
  'BUYER_REFERENCE',
  /** BT-25: what a credit note or a correction is about. */
  'PRECEDING_INVOICE_NUMBER',
  /** BT-31, with its country in front. */
  'SELLER_VAT_NUMBER',
  /** BT-35 to BT-39, BT-162: each part on a line of its own. */
  'SELLER_ADDRESS',
  /** BT-40, alpha-3. */
  'SELLER_COUNTRY',
  /** BT-48, with its country in front. */
  'BUYER_VAT_NUMBER',
  /** BT-50 to BT-54, BT-163: each part on a line of its own. */
  'BUYER_ADDRESS',
  /** BT-55, alpha-3. */
  'BUYER_COUNTRY',
  /** BT-59: whom the money goes to, where that is somebody else than the seller. */
  'PAYEE_NAME',
  /** BT-84 where it is an IBAN, without blanks. */
  'IBAN',
  /** BT-86. */
  'BIC',
  /** BT-83. */
  'PAYMENT_REFERENCE',
  /** BT-106: sum of the nets of all lines. */
  'LINES_AMOUNT',
  /** BT-107: sum of the allowances on the whole invoice. */
  'ALLOWANCES_AMOUNT',
  /** BT-108: sum of the charges on the whole invoice. */
  'CHARGES_AMOUNT',
  /** BT-113: paid already. */
  'PREPAID_AMOUNT',
  /** BT-114: added to what is due, to round it. */
  'ROUNDING_AMOUNT',
  /** BT-115. */
  'DUE_AMOUNT',
] as const;
export type InvoiceFieldName = (typeof INVOICE_FIELD_NAMES)[number];

/** One line of goods or services, as it is stated; a number that is not stated is null and never computed. Decimals as text. */
export interface InvoiceLineReading {
  /** BT-153, or the text that stands for it. */
  description: string | null;
  /** BT-129. */
  quantity: string | null;
  /** BT-130: a code of UN/ECE Recommendation 20 such as C62, or a word as printed. */
  unit: string | null;
  /** BT-146: without tax, for as many units as the invoice says, which is one where it says nothing. */
  unitPrice: string | null;
  /** BT-131: without tax. */
  netAmount: string | null;
  /** BT-152, in percent: `19` and not `0.19`. */
  taxRate: string | null;
}

/** What is taxed alike (BG-23). Decimals as text; null where it is not stated. */
export interface InvoiceTaxReading {
  /** BT-118, a code of UNTDID 5305 such as S for the standard rate, E for exempt and AE for reverse charge. */
  category: string | null;
  /** BT-119, in percent. */
  rate: string | null;
  /** BT-116. */
  basis: string | null;
  /** BT-117. */
  amount: string | null;
}

/** One value of the register, or of the vendor's answer about it. */
export interface InvoiceFieldReading {
  name: InvoiceFieldName;
  /** Dates ISO 8601, amounts as plain decimals; null where it could not be brought to that. */
  value: string | null;
  raw: string;
  rawPath: string;
}

/** One invoice found in a file. */
export interface InvoiceReading {
  /** A code of the catalogue of invoice types, such as `10`; null where the invoice is none of them, or nobody says which. */
  typeCode: string | null;
  candidates: { name: InvoiceFieldName; candidate: Candidate }[];
  /** In the order of the invoice; empty where nobody read them. */
  lines: InvoiceLineReading[];
  /** In the order of the invoice; empty where nobody read them. */
  taxes: InvoiceTaxReading[];
  /** What was proved or refuted; what is refuted stays as it was read. */
  checks: Check[];
  /** What was read beside the fields above, in the invoice's own words, in order. */
  others: { label: string; text: string }[];
  /** Base64, only where it was asked for, and only until it is kept as a file; never stored. */
  croppedImage: string | null;
  /** What became of `croppedImage`; absent where there was none. */
  croppedPicture?: CroppedPicture;
}

/** A picture that a vendor cut out of another one, as a file whose bytes are durable. */
export interface CroppedPicture {
  blobKey: string;
  mediaType: MediaType;
  byteLength: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** Pixels, upright. */
  width: number;
  height: number;
}

/** Parameters of a check against the tax authority's register. Which are required depends on the type. */
export interface InvoiceVerificationParameters {
  typeCode: string;
  invoiceCode: string | null;
  /** Null only where it was erased. */
  invoiceNumber: string | null;
  /** YYYY-MM-DD. */
  billingDate: string | null;
  /** Decimal; net or gross by type. */
  totalAmount: string | null;
  /** The last six characters, and never more. */
  checkCode: string | null;
  salesTaxNumber: string | null;
  orderNumber: string | null;
}

export const INVOICE_OUTCOMES = ['GENUINE', 'NOT_FOUND', 'MISMATCH', 'VOIDED', 'RED_LETTER', 'INCONCLUSIVE'] as const;
export type InvoiceOutcome = (typeof INVOICE_OUTCOMES)[number];

export interface InvoiceVerificationReading {
  outcome: InvoiceOutcome;
  /** The vendor's own state, such as `1`; null where it gives none. */
  rawState: string | null;
  fields: InvoiceFieldReading[];
  remarks: string[];
}

/** Why nothing is known of what was handed in as an invoice. */
export const INVOICE_REASONS = ['NOBODY_ASKED', 'PROVIDERS_FAILED', 'NOTHING_READABLE', 'ERASED'] as const;
export type InvoiceReason = (typeof INVOICE_REASONS)[number];

/** Ends by which somebody who was to be asked did not answer. */
const UNANSWERED: readonly AttemptLifecycle[] = ['FAILED', 'CANCELED', 'SKIPPED_DEADLINE'];

/** Pure: empty while the work goes on, where it was called off, and where anything was read. */
export function reasonsOfInvoice(
  lifecycle: Lifecycle,
  fields: readonly Pick<Field, 'value'>[],
  attempts: readonly Pick<Attempt, 'lifecycle'>[],
): InvoiceReason[] {
  const isOver = lifecycle === 'COMPLETED' || lifecycle === 'FAILED';
  if (!isOver || fields.some(({ value }) => value !== null)) return [];
  const anyUnanswered = attempts.some((attempt) => UNANSWERED.includes(attempt.lifecycle));
  if (lifecycle === 'FAILED') return [anyUnanswered ? 'PROVIDERS_FAILED' : 'NOBODY_ASKED'];
  return anyUnanswered ? ['NOTHING_READABLE', 'PROVIDERS_FAILED'] : ['NOTHING_READABLE'];
}
