/** What can stand on an invoice or ticket, by name; amounts are decimals as printed. */
export const INVOICE_FIELD_NAMES = [
  'INVOICE_CODE',
  'INVOICE_NUMBER',
  'FULL_INVOICE_NUMBER',
  'BILLING_DATE',
  'NET_AMOUNT',
  'TAX_AMOUNT',
  'GROSS_AMOUNT',
  'CHECK_CODE',
  'SELLER_NAME',
  'SELLER_TAX_NUMBER',
  'BUYER_NAME',
  'BUYER_TAX_NUMBER',
  'ORDER_NUMBER',
  'CURRENCY',
] as const;
export type InvoiceFieldName = (typeof INVOICE_FIELD_NAMES)[number];

export interface InvoiceFieldReading {
  name: InvoiceFieldName;
  /** Dates ISO 8601, amounts as plain decimals; null where it could not be brought to that. */
  value: string | null;
  raw: string;
  rawPath: string;
}

/** One invoice found on a picture. */
export interface InvoiceReading {
  /** The vendor's code of the type, such as `10`; the catalogue tells what it is. */
  typeCode: string | null;
  fields: InvoiceFieldReading[];
  /** What the vendor read beside the fields above, in its own words, in order. */
  others: { label: string; text: string }[];
  /** Base64, only where it was asked for. */
  croppedImage: string | null;
}

/** Parameters of a check against the tax authority's register. Which are required depends on the type. */
export interface InvoiceVerificationParameters {
  typeCode: string;
  invoiceCode: string | null;
  invoiceNumber: string;
  /** YYYY-MM-DD. */
  billingDate: string | null;
  /** Decimal; net or gross by type. */
  totalAmount: string | null;
  /** Last six characters. */
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
