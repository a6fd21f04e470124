import { amountText, parseDecimal } from '../../../domain/exact-decimal.js';
import { normalizeBic, normalizeIban } from '../../../domain/check-numbers/iban.js';
import { normalizeVatNumber } from '../../../domain/check-numbers/vat-number.js';
import type { Zone } from '../../../domain/field.js';
import type { InvoiceFieldName, InvoiceLineReading, InvoiceTaxReading } from '../../../domain/invoice.js';
import type { ImageQuadrilateral } from '../../../domain/mrz.js';
import { country } from '../../country.js';
import { calendarDate } from '../../normal-form.js';
import type { XmlElement } from './xml-tree.js';
import { elementAt, textOf } from './xml-tree.js';

/** Where facts about an invoice come from; the first three are the syntaxes of EN 16931 and what was before them. */
export const INVOICE_SOURCES = ['UBL', 'CII', 'ZUGFERD_1', 'CHINESE_XML', 'OFD', 'CHINESE_QR', 'TEXT_LAYER'] as const;
export type InvoiceSource = (typeof INVOICE_SOURCES)[number];

/** One value of an invoice as one source states it. */
export interface InvoiceFact {
  name: InvoiceFieldName;
  /** Null where the text could not be brought to the normal form. */
  value: string | null;
  raw: string;
  rawPath: string;
  /** Where it stands in the picture; null where it stands in none. */
  box: ImageQuadrilateral | null;
}

/** What one source says about one invoice. Plain data, so that it can be kept and mapped again. */
export interface InvoiceFacts {
  source: InvoiceSource;
  zone: Zone;
  /** Of the catalogue of invoice types; null where the source does not say. */
  typeCode: string | null;
  facts: InvoiceFact[];
  lines: InvoiceLineReading[];
  taxes: InvoiceTaxReading[];
  /** Amounts taken off the whole invoice, as stated. */
  allowances: string[];
  /** Amounts put onto the whole invoice, as stated. */
  charges: string[];
  /** Totals for which the kind of invoice has no place, so that their absence says nothing; absent: it has one for all. */
  unstatable?: InvoiceFieldName[];
  others: { label: string; text: string }[];
}

/** More would fill the answer; then none are told, since the sum of a part would be taken for a fault. */
const MAX_ROWS = 10_000;
/** Characters; as FlyOCR's mapping has it. */
export const LONGEST_TEXT = 2_000;

/** Brings text, trimmed, to the normal form of its field; null where it cannot. */
export type Normalize = (text: string) => string | null;

export const asText: Normalize = (text) => text;

export const asAmount: Normalize = (text) => {
  const decimal = parseDecimal(text);
  return decimal && amountText(decimal);
};

export const asDate: Normalize = (text) => calendarDate(text).value;

/** XML Schema lets a date bear a time zone. */
export const asXmlDate: Normalize = (text) => asDate(text.replace(/(?:Z|[+-]\d\d:\d\d)$/, ''));

export const asCountry: Normalize = (text) => (/^[A-Za-z]{2,3}$/.test(text) ? country(text).value : null);

export const asCurrency: Normalize = (text) => (/^[A-Z]{3}$/.test(text) ? text : null);

export const asIban: Normalize = normalizeIban;

export const asBic: Normalize = normalizeBic;

export const asVatNumber: Normalize = normalizeVatNumber;

/** The fact that an element states; none where it is not there, is empty or longer than any such value. */
export function factOf(
  name: InvoiceFieldName,
  element: XmlElement | null,
  normalize: Normalize = asText,
): InvoiceFact[] {
  const raw = textOf(element);
  if (!element || raw === null || raw.length > LONGEST_TEXT) return [];
  return [{ name, value: normalize(raw), raw, rawPath: element.path, box: null }];
}

/** The parts of an address that are there, each on a line of its own. */
export function addressFact(
  name: InvoiceFieldName,
  address: XmlElement | null,
  parts: readonly string[],
): InvoiceFact[] {
  const lines = parts.map((part) => textOf(elementAt(address, part))).filter((line) => line !== null);
  const raw = lines.join('\n');
  if (!address || raw === '' || raw.length > LONGEST_TEXT) return [];
  return [{ name, value: raw, raw, rawPath: address.path, box: null }];
}

/** A plain decimal as it is stated, for quantities, prices and rates; null for anything else. */
export function statedDecimal(element: XmlElement | null): string | null {
  const text = textOf(element);
  return text !== null && parseDecimal(text) ? text.replace(/^\+/, '') : null;
}

/** An amount in its normal form; null where none is stated. */
export function statedAmount(element: XmlElement | null): string | null {
  const text = textOf(element);
  return text === null ? null : asAmount(text);
}

/** A short text; null where it is not there or is longer than such a text can be. */
export function statedText(element: XmlElement | null): string | null {
  const text = textOf(element);
  return text !== null && text.length <= LONGEST_TEXT ? text : null;
}

/** The amount as stated, so that one that cannot be read is not taken for none. */
export function amountsOf(elements: readonly XmlElement[], path: string): string[] {
  return elements.map((element) => textOf(elementAt(element, path)) ?? '');
}

/** All rows of a table, or none where there are more than an answer can hold. */
export function wholeTable(rows: readonly XmlElement[]): readonly XmlElement[] {
  return rows.length <= MAX_ROWS ? rows : [];
}
