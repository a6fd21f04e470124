import type { Candidate } from '../../domain/field.js';
import type { InvoiceFieldName, InvoiceReading } from '../../domain/invoice.js';
import { holdsAddress, looksLikePicture } from '../kept-reply.js';
import { invoiceValue } from './invoice-values.js';
import type { BeorgSettings } from './settings.js';
import { brokenChecks, checksOf } from './verifications.js';
import type { WireDocument, WireField, WireResult } from './wire.js';

/** Characters; as of any other invoice. What is longer stays in the raw reply. */
const LONGEST_TEXT = 2_000;
const LONGEST_NAME = 200;

export interface InvoiceMappingParts {
  settings: Pick<BeorgSettings, 'invoiceFields'>;
  /** Is added to; never with a value, nor with a name that nobody knows. */
  warnings: string[];
}

/**
 * Pure: documents of a result -> one invoice for each in which anything could be read. No name of a field is documented: which
 * means what is told by the settings, and all others stand among `others` in the vendor's own words.
 */
export function mapInvoices(
  documents: readonly WireDocument[],
  result: WireResult,
  parts: InvoiceMappingParts,
): InvoiceReading[] {
  return documents.map((document) => mapInvoice(document, result, parts)).filter(hasContent);
}

function hasContent({ candidates, others }: InvoiceReading): boolean {
  return candidates.length > 0 || others.length > 0;
}

function mapInvoice(
  document: WireDocument,
  result: WireResult,
  { settings, warnings }: InvoiceMappingParts,
): InvoiceReading {
  const badFields = new Set(document.verifications.status === 'PASSED' ? [] : document.verifications.badFields);
  const printed = document.fields.filter(({ text }) => text.trim() !== '');
  const leftOut = printed.filter((field) => !isShown(field));
  const candidates: InvoiceReading['candidates'] = [];
  const others: InvoiceReading['others'] = [];
  for (const field of printed.filter(isShown)) {
    const name = nameOf(field, settings);
    if (name === null) others.push({ label: field.name, text: field.text });
    else candidates.push({ name, candidate: candidateOf(field, name, !badFields.has(field.name)) });
  }
  const place = `${document.path}.data`;
  if (others.length > 0) {
    warnings.push(`${place} has ${fieldsOf(others)} that BEORG_INVOICE_FIELDS does not name.`);
  }
  if (leftOut.length > 0) {
    warnings.push(
      `${place} has ${fieldsOf(leftOut)} too long for an invoice, or with a picture or an address: left out.`,
    );
  }
  return {
    // The vendor has one type for all invoices.
    typeCode: null,
    candidates,
    // No form of a table of goods is documented.
    lines: [],
    taxes: [],
    checks: [...checksOf(document.verifications), ...brokenChecks([document], result)],
    others,
    croppedImage: null,
  };
}

function fieldsOf({ length }: readonly unknown[]): string {
  return length === 1 ? '1 field' : `${length} fields`;
}

function nameOf({ name }: WireField, { invoiceFields }: InvoiceMappingParts['settings']): InvoiceFieldName | null {
  return Object.hasOwn(invoiceFields, name) ? (invoiceFields[name] ?? null) : null;
}

function isShown({ name, text }: WireField): boolean {
  const isShort = text.length <= LONGEST_TEXT && name.length <= LONGEST_NAME;
  return isShort && !looksLikePicture(text) && !holdsAddress(text);
}

function candidateOf(field: WireField, name: InvoiceFieldName, accepted: boolean): Candidate {
  const { value, derived } = invoiceValue(name, field.text, field.isText);
  return {
    provider: 'beorg',
    zone: 'VISUAL',
    value,
    raw: field.text,
    rawPath: field.path,
    // The vendor is sure of the text that it read, not of what a list has for it, nor of what cannot be parsed.
    confidence: value === null || derived ? null : field.confidence,
    inferences: [],
    accepted,
    proof: [],
    box: null,
  };
}
