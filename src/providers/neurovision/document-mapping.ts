import type { Check, DocumentKind, DocumentReading } from '../../domain/document.js';
import type { Candidate, FieldName } from '../../domain/field.js';
import { country } from '../country.js';
import { calendarDate } from '../normal-form.js';
import { authenticityOf, checkOf } from './check-captions.js';
import { parseDocumentName } from './document-name.js';
import { knownError, remarkOf } from './error-codes.js';
import { isMrzTitle, ocrTitle } from './ocr-titles.js';
import type { OcrTitle } from './ocr-titles.js';
import type { WireOcrField, WireResult, WireText } from './wire.js';

/** What a result's `type` says of its kind where its name says nothing. */
const KINDS: Readonly<Record<string, DocumentKind>> = { passport: 'PASSPORT', address_proof: 'OTHER' };

/** Pure: one result about a document -> what was read from it. */
export function mapDocument(result: WireResult, sessionStatus: string | null, warnings: string[]): DocumentReading {
  const name = result.docName ? parseDocumentName(result.docName.text) : null;
  const fields = result.ocr?.fields ?? [];
  const candidates = fields.flatMap((field) => candidateOf(field, warnings));
  // The vendor's name of the document is no find of its own: without a single field it would only look like one.
  if (result.docName && candidates.length > 0) candidates.push(nameCandidate(result.docName));
  const mrzLines = fields.flatMap(mrzLinesOf);
  return {
    kind:
      name?.kind ?? (result.type !== null && Object.hasOwn(KINDS, result.type) ? (KINDS[result.type] ?? null) : null),
    country: (result.countryCode ? country(result.countryCode.text).value : null) ?? name?.country ?? null,
    side: result.isBackSide === null ? null : result.isBackSide ? 'BACK' : 'FRONT',
    candidates,
    mrz: null,
    ...(mrzLines.length > 0 ? { mrzLines } : {}),
    barcodes: [],
    checks: checksOf(result, sessionStatus),
    absences: fields.flatMap(absenceOf),
  };
}

function candidateOf(field: WireOcrField, warnings: string[]): DocumentReading['candidates'] {
  for (const flag of field.oddFlags) warnings.push(`${field.path}.${flag} is set, and its meaning is not documented.`);
  const title = field.title === null ? null : ocrTitle(field.title);
  if (!title) {
    if (field.title !== null && !isMrzTitle(field.title)) warnings.push(`${field.path}.title is none that we know.`);
    return [];
  }
  const printed = field.value?.trim() ? { raw: field.value, rawPath: `${field.path}.value` } : null;
  const stated =
    title.isDate && field.valueUtc !== null ? { raw: field.valueUtc, rawPath: `${field.path}.valueUTC` } : null;
  const source = printed ?? stated;
  if (!source) return [];
  const value = normalValue(title, source.raw, field, warnings);
  return [{ name: title.name, candidate: candidate(source, value, field.confidence, !field.isUnreadable) }];
}

/** A date as printed has the last word; the vendor's own rendering of it helps where its form is none that we know. */
function normalValue(title: OcrTitle, raw: string, field: WireOcrField, warnings: string[]): string | null {
  const { value } = title.normalize(raw);
  if (!title.isDate || field.valueUtc === null) return value;
  // A time other than midnight would be the day before or after somewhere.
  const isDay = /^\d{4}-\d{2}-\d{2}(?:T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?$/.test(field.valueUtc);
  const stated = isDay ? calendarDate(field.valueUtc.slice(0, 10)).value : null;
  if (stated === null) warnings.push(`${field.path}.valueUTC is no day.`);
  if (value !== null && stated !== null && value !== stated) {
    warnings.push(`${field.path}.valueUTC is another day than its value.`);
  }
  return value ?? stated;
}

function nameCandidate({ text, path }: WireText): { name: FieldName; candidate: Candidate } {
  return { name: 'DOCUMENT_NAME', candidate: candidate({ raw: text, rawPath: path }, text.trim(), null, true) };
}

function candidate(
  { raw, rawPath }: Pick<Candidate, 'raw' | 'rawPath'>,
  value: string | null,
  confidence: number | null,
  accepted: boolean,
): Candidate {
  return {
    provider: 'neurovision',
    zone: 'VISUAL',
    value,
    raw,
    rawPath,
    // The vendor is sure of what it read, not of what we made of it.
    confidence: value === raw ? confidence : null,
    inferences: [],
    accepted,
    proof: [],
    box: null,
  };
}

/** A field that the vendor found and could not read. */
function absenceOf(field: WireOcrField): DocumentReading['absences'] {
  const title = field.title === null ? null : ocrTitle(field.title);
  if (!title || !field.isUnreadable || field.value?.trim() || field.valueUtc !== null) return [];
  return [{ name: title.name, reason: 'UNREADABLE' }];
}

/** Characters of a line, by those of all lines together (ICAO 9303 parts 4 to 7). */
const LINE_LENGTHS: Readonly<Record<number, number>> = { 90: 30, 72: 36, 88: 44 };

/** The vendor joins the lines of a zone into one text (MED); by its length it is known where one ends. */
function mrzLinesOf(field: WireOcrField): { text: string; rawPath: string }[] {
  if (field.title === null || !isMrzTitle(field.title) || !field.value?.trim()) return [];
  const text = field.value;
  const path = `${field.path}.value`;
  const lineLength = LINE_LENGTHS[text.length] ?? null;
  const pattern = lineLength === null || /\s/.test(text) ? /\S+/g : new RegExp(`.{${lineLength}}`, 'g');
  return [...text.matchAll(pattern)].map((match) => ({
    text: match[0],
    rawPath: `${path}[${match.index}..${match.index + match[0].length}]`,
  }));
}

function checksOf(result: WireResult, sessionStatus: string | null): Check[] {
  const fraud = result.checks.filter((item) => item.group?.trim().toLowerCase() === 'fraud');
  return [
    authenticityOf(fraud, sessionStatus, result.status),
    ...result.checks.map(checkOf),
    ...result.errors.map(checkOfError),
  ];
}

/** Errors may stand beside success (HIGH): what they complain of is a check that was not passed. */
export function checkOfError(error: string): Check {
  const known = knownError(error);
  return {
    name: known?.check ?? 'OTHER',
    outcome: known?.cause === 'VENDOR' ? 'NOT_RUN' : 'FAILED',
    explanation: known?.explanation ?? `The vendor says: ${remarkOf(error)}`,
    provider: 'neurovision',
    providerCode: remarkOf(error),
  };
}
