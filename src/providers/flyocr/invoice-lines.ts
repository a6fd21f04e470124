import { amountText, decimalText, parseDecimal } from '../../domain/exact-decimal.js';
import type { ExactDecimal } from '../../domain/exact-decimal.js';
import type { InvoiceLineReading } from '../../domain/invoice.js';
import { looksLikePicture } from '../kept-reply.js';
import type { WireReader } from '../read.js';
import { amount } from './normal-values.js';
import { looksLikeAddress } from './raw.js';

/** Characters; remarks run to some 300. What is longer stays in the raw reply. */
export const LONGEST_TEXT = 2_000;
/** More would fill the answer; then none are told, since a part would be taken for the whole. */
const MAX_LINES = 10_000;

/**
 * The share of tax in a line. Which of the three a type of invoice has, and whether they are written `13%`, `0.13` or `13`,
 * nobody says.
 */
const RATE_KEYS = ['taxRate', 'taxPercentage', 'taxRatePercentage'] as const;

export interface InvoiceLines {
  lines: InvoiceLineReading[];
  /** Where in the reply that stood which the lines say; what else stands beside it is not lost, but told among the others. */
  paths: ReadonlySet<string>;
}

/**
 * Pure: `invoiceLists` of `data[].invoice` -> lines, in its order. FlyOCR's page has no sample of an invoice. Of the twin's,
 * `commodityName` and `amount` are MED (two clients read them), `unit`, `quantity`, `unitPrice`, `tax` and the rates LOW (one
 * does). `amount` and `unitPrice` are taken only where the tax of the line stands beside them, and so not in them
 * (INFERRED, from the columns of a Chinese VAT invoice); on a ticket nobody says what they hold.
 */
export function linesOf(invoice: WireReader): InvoiceLines {
  const list = invoice.at('invoiceLists');
  const rows = list.shape === 'list' ? list.items().filter(({ shape }) => shape === 'object') : [];
  const paths = new Set<string>();
  if (rows.length > MAX_LINES) return { lines: [], paths };
  return { lines: rows.map((row) => lineOf(row, paths)).filter(saysSomething), paths };
}

function lineOf(row: WireReader, paths: Set<string>): InvoiceLineReading {
  const take = (name: string, read: (text: string) => string | null): string | null => {
    const cell = row.at(name);
    const text = textOf(cell);
    const value = text === null ? null : read(text);
    if (value !== null) paths.add(cell.path);
    return value;
  };
  const isNet = textOf(row.at('tax')) !== null;
  return {
    description: take('commodityName', (text) => text),
    quantity: take('quantity', asDecimal),
    unit: take('unit', (text) => text),
    unitPrice: isNet ? take('unitPrice', asDecimal) : null,
    netAmount: isNet ? take('amount', asAmount) : null,
    taxRate: firstOf(RATE_KEYS, (name) => take(name, asPercent)),
  };
}

/** The first that is not null; nothing behind it is looked at. */
function firstOf<Item, Value>(items: readonly Item[], valueOf: (item: Item) => Value | null): Value | null {
  for (const item of items) {
    const value = valueOf(item);
    if (value !== null) return value;
  }
  return null;
}

function textOf(cell: WireReader): string | null {
  const text = cell.shape === 'scalar' ? (cell.looseText()?.trim() ?? '') : '';
  const isPrinted = text !== '' && text.length <= LONGEST_TEXT && !looksLikePicture(text) && !looksLikeAddress(text);
  return isPrinted ? text : null;
}

function saysSomething(line: InvoiceLineReading): boolean {
  return Object.values(line).some((value) => value !== null);
}

function asDecimal(text: string): string | null {
  const decimal = decimalIn(text);
  return decimal && decimalText(decimal);
}

function asAmount(text: string): string | null {
  const decimal = decimalIn(text);
  return decimal && amountText(decimal);
}

function decimalIn(text: string): ExactDecimal | null {
  return parseDecimal(amount(text) ?? '');
}

/** `13%` and `0.13` are 13; a bare `13` or `1` may be either, and words such as 免税 are no rate. */
function asPercent(text: string): string | null {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) return percent;
  const share = /^0?\.\d+$/.test(text) ? parseDecimal(text) : null;
  if (!share) return null;
  const shifted = decimalText({ unscaled: share.unscaled * 100n, scale: share.scale });
  return shifted.includes('.') ? shifted.replace(/\.?0+$/, '') : shifted;
}
