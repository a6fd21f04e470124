import type { InvoiceFieldName } from '../../../domain/invoice.js';
import type { BarcodeReading } from '../barcodes/barcode-reading.js';
import type { InvoiceFact, InvoiceFacts, Normalize } from './invoice-facts.js';
import { asAmount, asDate, asText } from './invoice-facts.js';

interface TypeOfQr {
  /** Of the catalogue of invoice types. */
  typeCode: string;
  /** Which amount stands in the barcode. */
  amountIs: 'NET_AMOUNT' | 'GROSS_AMOUNT';
}

/**
 * Second part of the text -> what it is. There is no published standard. That 01, 04 and 10 are special, ordinary and
 * electronic VAT invoices, and that their amount is without tax, is told alike by several public readers and their examples
 * (MED); 08, 11 and 14 follow the same codes of the tax authority (INFERRED). 31 and 32 are the fully digital special and ordinary
 * invoice, which the catalogue has as 9 and 83, with an amount with tax, as the register asks for it there (INFERRED).
 */
const TYPES: Readonly<Record<string, TypeOfQr>> = {
  '01': { typeCode: '1', amountIs: 'NET_AMOUNT' },
  '04': { typeCode: '4', amountIs: 'NET_AMOUNT' },
  '08': { typeCode: '8', amountIs: 'NET_AMOUNT' },
  '10': { typeCode: '10', amountIs: 'NET_AMOUNT' },
  '11': { typeCode: '11', amountIs: 'NET_AMOUNT' },
  '14': { typeCode: '14', amountIs: 'NET_AMOUNT' },
  '31': { typeCode: '9', amountIs: 'GROSS_AMOUNT' },
  '32': { typeCode: '83', amountIs: 'GROSS_AMOUNT' },
};

/** Version, type, code, number, amount, date, check code; behind them a checksum whose rule nobody has published. */
const PATTERN =
  /^01,(\d\d),(\d{10}|\d{12})?,(\d{8}|\d{20}),(-?\d{1,12}(?:\.\d{1,2})?),(\d{8}),(\d{20})?(?:,([0-9A-F]{2,4}))?,?$/;

/**
 * Pure: the text of the QR code on a Chinese VAT invoice -> facts; null for any other barcode. The amount of a type that is
 * not known is kept among the others: nobody says whether it is with tax.
 */
export function readChineseQr(
  barcode: Pick<BarcodeReading, 'symbology' | 'text' | 'quadrilateral'>,
): InvoiceFacts | null {
  const match = barcode.symbology === 'QR_CODE' ? PATTERN.exec(barcode.text.trim()) : null;
  if (!match) return null;
  const [, type = '', code = '', number = '', amount = '', date = '', checkCode = ''] = match;
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  const fact = (name: InvoiceFieldName, raw: string, part: number, normalize: Normalize = asText): InvoiceFact[] =>
    raw === ''
      ? []
      : [{ name, value: normalize(raw), raw, rawPath: `barcode.parts[${part}]`, box: barcode.quadrilateral }];
  return {
    source: 'CHINESE_QR',
    zone: 'BARCODE',
    typeCode: known?.typeCode ?? null,
    facts: [
      ...fact('INVOICE_CODE', code, 2),
      ...fact('INVOICE_NUMBER', number, 3),
      ...(known ? fact(known.amountIs, amount, 4, asAmount) : []),
      ...fact('BILLING_DATE', date, 5, asDate),
      ...fact('CHECK_CODE', checkCode, 6),
    ],
    lines: [],
    taxes: [],
    allowances: [],
    charges: [],
    others: known
      ? []
      : [
          { label: 'type', text: type },
          { label: 'amount', text: amount },
        ],
  };
}
