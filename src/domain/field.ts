import { INVOICE_FIELD_NAMES } from './invoice.js';
import type { ImageQuadrilateral, MrzCheckDigitName } from './mrz.js';
import type { ProviderName } from './provider-name.js';

/** What can stand on an identity document, in the words of ICAO 9303 where it has one, and on an invoice. */
export const FIELD_NAMES = [
  'DOCUMENT_NUMBER',
  'DOCUMENT_CODE',
  'SURNAME',
  'GIVEN_NAMES',
  'DATE_OF_BIRTH',
  'DATE_OF_EXPIRY',
  'DATE_OF_ISSUE',
  'SEX',
  'NATIONALITY',
  'ISSUING_STATE',
  'ISSUING_AUTHORITY',
  'PERSONAL_NUMBER',
  'OPTIONAL_DATA',
  'OPTIONAL_DATA_2',
  'PLACE_OF_BIRTH',
  'ADDRESS',
  'VEHICLE_CLASSES',
  'DOCUMENT_DISCRIMINATOR',
  'MIDDLE_NAME',
  'FULL_NAME',
  'ISSUING_AUTHORITY_CODE',
  'DECISION_NUMBER',
  'DECISION_DATE',
  'DOCUMENT_SERIES',
  'DOCUMENT_NAME',
  'COUNTRY_OF_BIRTH',
  'RACE',
  'OCCUPATION',
  'EMPLOYER',
  'CARD_NUMBER',
  'CARD_TYPE',
  'CARD_NAME',
  'BANK_NAME',
  'BANK_CODE',
  'CARD_HOLDER',
  'PLATE_NUMBER',
  'PLATE_COLOUR',
  'PLATE_TYPE',
  ...INVOICE_FIELD_NAMES,
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Why a field has no value. Set exactly when the value is null. */
export const ABSENCE_REASONS = [
  'NOT_ON_DOCUMENT',
  'WRONG_SIDE',
  'UNREADABLE',
  'NOT_SUPPORTED',
  'REDACTED',
  'WITHHELD_LOW_CONFIDENCE',
  'PROVIDER_FAILED',
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/**
 * The part of a document that a value was read from. STRUCTURED_DATA is what was written for machines, such as the XML of an
 * invoice; TEXT_LAYER the text of a file that has text and not only a picture of it.
 */
export const ZONES = ['MACHINE_READABLE_ZONE', 'BARCODE', 'VISUAL', 'STRUCTURED_DATA', 'TEXT_LAYER'] as const;
export type Zone = (typeof ZONES)[number];

/** What was added to reach the normal form that the document itself does not say. */
export const INFERENCES = ['CENTURY'] as const;
export type Inference = (typeof INFERENCES)[number];

/**
 * Kinds of proof, strongest first; the merge ranks by this order. Check digits prove only where they were added up here, from
 * the characters that they cover; that a vendor says they hold is one vendor's word, and weaker than two who agree.
 */
export const PROOF_KINDS = [
  'MRZ_CHECK_DIGIT',
  'MRZ_COMPOSITE_CHECK_DIGIT',
  'IBAN_CHECK_DIGITS',
  'VAT_NUMBER_CHECK_DIGIT',
  'LUHN',
  'TOTALS_ADD_UP',
  'BARCODE_ERROR_CORRECTION',
  'STRUCTURED_DATA',
  'CROSS_ZONE_MATCH',
  'PROVIDER_AGREEMENT',
  'MRZ_CHECK_DIGIT_REPORTED',
  'MRZ_ACCEPTED',
  'CODE_LIST',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** One reason to believe a value. */
export interface Proof {
  kind: ProofKind;
  /** A sentence for a person, without any value of the document in it beyond digits and positions. */
  explanation: string;
  /** Which check digit, for the kinds that are about one of the zone. */
  checkDigit: MrzCheckDigitName | null;
  /** Who agrees, for PROVIDER_AGREEMENT; who read it, otherwise. */
  providers: ProviderName[];
}

/** One provider's reading of one field, kept whether or not it won. */
export interface Candidate {
  provider: ProviderName;
  zone: Zone;
  /** Normal form: dates ISO 8601 (a partial date stays partial), countries alpha-3, sex M, F or X. Null when it could not be brought to it. */
  value: string | null;
  /** As printed, or as the provider gave it; never altered. */
  raw: string;
  /** Where in the provider's reply it stood, such as `mrz.lines[1][0..9]`. */
  rawPath: string;
  /** 0..1 as the provider sees it; null where it gives none, or where the value was derived and the raw reading's confidence no longer applies. */
  confidence: number | null;
  inferences: Inference[];
  /** False for a reading that its own provider does not stand behind; such a one is shown and never wins. */
  accepted: boolean;
  proof: Proof[];
  /** Where it stands in the picture; null where the provider does not say. */
  box: ImageQuadrilateral | null;
}

/** One value, why we believe it, and who disagreed. */
export interface Field {
  name: FieldName;
  value: string | null;
  raw: string | null;
  confidence: number | null;
  inferences: Inference[];
  proof: Proof[];
  absence: AbsenceReason | null;
  candidates: Candidate[];
}

/** The candidates whose normal form differs from the value that won. */
export function dissentOf(field: Pick<Field, 'value' | 'candidates'>): Candidate[] {
  if (field.value === null) return [];
  return field.candidates.filter((candidate) => candidate.value !== null && candidate.value !== field.value);
}
