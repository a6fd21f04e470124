import { passesLuhn } from '../domain/bank-card.js';
import type { Barcode, DocumentKind, DocumentReading, DocumentSide } from '../domain/document.js';
import type { AbsenceReason, Candidate, Field, FieldName } from '../domain/field.js';
import { FIELD_NAMES } from '../domain/field.js';
import type { MrzReading } from '../domain/mrz.js';
import type { ProviderName } from '../domain/provider-name.js';
import { mergeField, strongestAbsence } from './merge-fields.js';

/** Raised with every change to the rules below, so that a stored document says by which rules it was made. */
export const MERGE_VERSION = 4;

/** What an app may expect of any identity document; each gets a value or a reason for having none. */
export const EXPECTED_FIELDS: readonly FieldName[] = [
  'DOCUMENT_NUMBER',
  'SURNAME',
  'GIVEN_NAMES',
  'DATE_OF_BIRTH',
  'DATE_OF_EXPIRY',
  'SEX',
  'NATIONALITY',
  'ISSUING_STATE',
];

/** Of kinds on which most of these never stand: there, a field that is missing would be no news. */
const EXPECTED_BY_KIND: Partial<Record<DocumentKind, readonly FieldName[]>> = {
  BANK_CARD: ['CARD_NUMBER', 'CARD_HOLDER', 'DATE_OF_EXPIRY'],
  VEHICLE_LICENCE: ['PLATE_NUMBER'],
};

export interface MergeInput {
  readings: readonly { provider: ProviderName; reading: DocumentReading }[];
  /** Whether somebody who was asked has failed. */
  anyFailed: boolean;
}

export interface MergedDocument {
  kind: DocumentKind;
  country: string | null;
  side: DocumentSide | null;
  fields: Field[];
  mrz: MrzReading | null;
  barcodes: Barcode[];
}

/**
 * Joins what several providers read from several zones into one value a field, by evidence: proved by a check digit >
 * same value in two zones > independent providers agree > confidence. Every candidate is kept.
 */
export function mergeReadings({ readings, anyFailed }: MergeInput): MergedDocument {
  const candidates = new Map<FieldName, Candidate[]>();
  const absences = new Map<FieldName, AbsenceReason[]>();
  for (const { reading } of readings) {
    for (const { name, candidate } of reading.candidates) {
      candidates.set(name, [...(candidates.get(name) ?? []), candidate]);
    }
    for (const { name, reason } of reading.absences) absences.set(name, [...(absences.get(name) ?? []), reason]);
  }
  const kind =
    firstKnown(readings.map(({ reading }) => (reading.kind === 'UNKNOWN' ? null : reading.kind))) ?? 'UNKNOWN';
  const expected = EXPECTED_BY_KIND[kind] ?? EXPECTED_FIELDS;
  const names = FIELD_NAMES.filter((name) => expected.includes(name) || candidates.has(name));
  const mrzReadings = readings.map(({ reading }) => reading.mrz).filter((mrz) => mrz !== null);
  return {
    kind,
    country: firstKnown(readings.map(({ reading }) => reading.country)),
    side: firstKnown(readings.map(({ reading }) => reading.side)),
    fields: names.map((name) =>
      mergeField(
        name,
        (candidates.get(name) ?? []).map((candidate) => (name === 'CARD_NUMBER' ? provedByLuhn(candidate) : candidate)),
        strongestAbsence(absences.get(name) ?? [], readings.length, anyFailed),
      ),
    ),
    mrz: mrzReadings.find((mrz) => mrz.accepted) ?? mrzReadings[0] ?? null,
    barcodes: readings.flatMap(({ reading }) => reading.barcodes),
  };
}

/** A card number carries its own check digit, whoever read it; so of two readings the one that holds wins. */
function provedByLuhn(candidate: Candidate): Candidate {
  const { value, provider, proof } = candidate;
  if (value === null || !passesLuhn(value) || proof.some(({ kind }) => kind === 'LUHN')) return candidate;
  const explanation = 'The last digit of the card number is the one that the others require (ISO/IEC 7812-1, Luhn).';
  return { ...candidate, proof: [...proof, { kind: 'LUHN', explanation, checkDigit: null, providers: [provider] }] };
}

function firstKnown<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}
