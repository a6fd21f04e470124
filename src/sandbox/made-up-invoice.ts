import { madeUpNumber } from './made-up.js';
import type { SandboxInvoice } from './vendor.js';

/** Types that a picture of which nobody knows anything is taken for. */
const COMMON_TYPES = ['1', '4', '10', '83', '91'] as const;
/** Fully digital invoices have one number of 20 digits and no code; the others 8 digits beside a code. */
const TYPES_WITHOUT_CODE: ReadonlySet<string> = new Set(['9', '61', '62', '83']);
const CHECK_DIGITS = 2;

/** An invoice that is the same for the same bytes. */
export function madeUpInvoice(bytes: Buffer): SandboxInvoice {
  const type = COMMON_TYPES[madeUpNumber(bytes, 'invoice type', COMMON_TYPES.length)] ?? '10';
  return madeUpInvoiceOfType(type, bytes);
}

export function madeUpInvoiceOfType(type: string, seed: Buffer | string): SandboxInvoice {
  const length = TYPES_WITHOUT_CODE.has(type) ? 20 : 8;
  const body = type.padStart(2, '0') + digits(seed, 'invoice number', length - 2 - CHECK_DIGITS);
  return invoiceOf(type, body + checkDigitsOf(body));
}

/**
 * The invoice that was made up with this number; null for a number that never was. All else follows from the number, so that
 * a register can be asked in another process, and long after.
 */
export function madeUpInvoiceOfNumber(number: string): SandboxInvoice | null {
  const body = number.slice(0, -CHECK_DIGITS);
  if (!/^\d{8}(?:\d{12})?$/.test(number) || number.slice(-CHECK_DIGITS) !== checkDigitsOf(body)) return null;
  const type = String(Number(number.slice(0, 2)));
  return TYPES_WITHOUT_CODE.has(type) === (number.length === 20) ? invoiceOf(type, number) : null;
}

function checkDigitsOf(body: string): string {
  return digits(body, 'check digits of an invoice number', CHECK_DIGITS);
}

function invoiceOf(type: string, number: string): SandboxInvoice {
  const cents = 10_000 + madeUpNumber(number, 'amount', 900_000);
  const tax = Math.round(cents * 0.13);
  const decimal = (value: number) => (value / 100).toFixed(2);
  const month = String(madeUpNumber(number, 'month', 12) + 1).padStart(2, '0');
  return {
    type,
    code: TYPES_WITHOUT_CODE.has(type) ? '' : digits(number, 'invoice code', 12),
    number,
    billingDate: `2025-${month}-17`,
    netAmount: decimal(cents),
    taxAmount: decimal(tax),
    grossAmount: decimal(cents + tax),
    checkCode: digits(number, 'check code', 20),
    orderNumber: digits(number, 'order', 16),
    sellerName: 'Zenith Office Supplies',
    sellerTaxNumber: digits(number, 'seller', 18),
    buyerName: 'Meridan Cartography',
    buyerTaxNumber: digits(number, 'buyer', 18),
    currency: '',
  };
}

/** As many digits as are asked for. */
function digits(seed: Buffer | string, purpose: string, count: number): string {
  let text = '';
  for (let part = 0; text.length < count; part++) {
    text += String(madeUpNumber(seed, `${purpose} ${part}`, 1_000_000)).padStart(6, '0');
  }
  return text.slice(0, count);
}
