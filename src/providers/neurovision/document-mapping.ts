import type { Check, DocumentKind, DocumentReading } from '../../domain/document.js';
import type { Candidate, FieldName } from '../../domain/field.js';
import { country } from '../country.js';
import { calendarDate } from '../normal-form.js';
import { readingsOfZone } from '../zone-lines.js';
import { authenticityOf, checkOf, isSuccess } from './check-captions.js';
import { parseDocumentName } from './document-name.js';
import { knownError, remarkOf } from './error-codes.js';
import { isMrzTitle, ocrTitle } from './ocr-titles.js';
import type { WireOcrField, WireResult, WireText } from './wire.js';

/** What a result's `type` says of its kind where its name says nothing. */
const KINDS: Readonly<Record<string, DocumentKind>> = { passport: 'PASSPORT', address_proof: 'OTHER' };

/** Pure: one result about a document -> what was read from it. */
export function mapDocument(
  result: WireResult,
  sessionStatus: string | null,
  { today, warnings }: { today: Date; warnings: string[] },
): DocumentReading {
  const name = result.docName ? parseDocumentName(result.docName.text) : null;
  const fields = result.ocr?.fields ?? [];
  const isDone = result.ocr === null || result.ocr.status === null || isSuccess(result.ocr.status) === true;
  if (!isDone) warnings.push(`${result.ocr?.path}.status is not success.`);
  const candidates = fields.flatMap((field) => candidateOf(field, isDone && !field.isUnreadable, warnings));
  for (const field of fields) candidates.push(...zoneCandidates(field, isDone && !field.isUnreadable, today, warnings));
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

/** What stands in the zone, added up here; nothing of it can win where the vendor itself does not stand behind the line. */
function zoneCandidates(
  field: WireOcrField,
  accepted: boolean,
  today: Date,
  warnings: string[],
): DocumentReading['candidates'] {
  const lines = mrzLinesOf(field);
  const readings = readingsOfZone(lines, 'neurovision', today);
  if (lines.length > 0 && readings.length === 0)
    warnings.push(`${field.path}.value is a zone of no layout that we know.`);
  return accepted
    ? readings
    : readings.map(({ name, candidate }) => ({ name, candidate: { ...candidate, accepted: false, proof: [] } }));
}

function candidateOf(field: WireOcrField, accepted: boolean, warnings: string[]): DocumentReading['candidates'] {
  for (const flag of field.oddFlags) warnings.push(`${field.path}.${flag} is set, and its meaning is not documented.`);
  const title = field.title === null ? null : ocrTitle(field.title);
  if (!title) {
    if (field.title !== null && !isMrzTitle(field.title)) warnings.push(`${field.path}.title is none that we know.`);
    return [];
  }
  const printed = field.value?.trim() ? { raw: field.value, rawPath: `${field.path}.value` } : null;
  const stated = title.isDate ? statedDay(field, warnings) : null;
  const source = printed ?? stated;
  if (!source) return [];
  const value = printed ? title.normalize(printed.raw).value : null;
  if (value !== null && stated !== null && value !== stated.value) {
    warnings.push(`${stated.rawPath} is another day than the printed one.`);
  }
  // A date as printed has the last word; the vendor's own rendering of it helps where its form is none that we know.
  const isHelped = printed !== null && value === null && stated?.value != null;
  const rawPath = isHelped ? `${printed.rawPath} + ${stated.rawPath}` : source.rawPath;
  const normal = value ?? stated?.value ?? null;
  return [{ name: title.name, candidate: candidate({ raw: source.raw, rawPath }, normal, field.confidence, accepted) }];
}

/** `valueUTC`; a time other than midnight would be the day before or after somewhere, and is no day. */
function statedDay(
  { valueUtc, path }: WireOcrField,
  warnings: string[],
): { raw: string; rawPath: string; value: string | null } | null {
  if (valueUtc === null) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}(?:T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?$/.test(valueUtc);
  const value = isDay ? calendarDate(valueUtc.slice(0, 10)).value : null;
  if (value === null) warnings.push(`${path}.valueUTC is no day.`);
  return { raw: valueUtc, rawPath: `${path}.valueUTC`, value };
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
