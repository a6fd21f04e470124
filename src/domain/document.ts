import type { AbsenceReason, Candidate, Field } from './field.js';
import type { Lifecycle, NextAction, Reason, Verdict } from './lifecycle.js';
import type { MediaType } from './media-type.js';
import type { ImageQuadrilateral, MrzReading, ProvidedMrzLine } from './mrz.js';
import type { ProviderName } from './provider-name.js';
import type { Strategy } from './strategy.js';
import type { ProvidedPlate, ProvidedTextLine } from './text.js';

export const DOCUMENT_KINDS = [
  'PASSPORT',
  'IDENTITY_CARD',
  'RESIDENCE_PERMIT',
  'TRAVEL_PERMIT',
  'VISA',
  'DRIVING_LICENCE',
  'VEHICLE_LICENCE',
  'BANK_CARD',
  'OTHER',
  'UNKNOWN',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_SIDES = ['FRONT', 'BACK'] as const;
export type DocumentSide = (typeof DOCUMENT_SIDES)[number];

/** PASSED and FAILED are decisions that somebody took; NOT_RUN says that nobody did. */
export const CHECK_OUTCOMES = ['PASSED', 'FAILED', 'NOT_RUN'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export const CHECK_NAMES = [
  'MRZ_CHECK_DIGITS',
  'NOT_EXPIRED',
  'AUTHENTICITY',
  'IMAGE_QUALITY',
  'NOT_TOO_DARK',
  'NOT_EDITED',
  'NOT_A_SCREEN',
  'NOT_A_PRINT',
  'NOT_A_PHOTOCOPY',
  'NOT_DAMAGED',
  'DATA_CONSISTENT',
  'REGISTER_MATCHES',
  'CARD_NUMBER_VALID',
  'INVOICE_LINES_ADD_UP',
  'INVOICE_TAXES_ADD_UP',
  'INVOICE_TOTALS_ADD_UP',
  'IBAN_VALID',
  'VAT_NUMBER_VALID',
  'OTHER',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

export interface Check {
  name: CheckName;
  outcome: CheckOutcome;
  /** A sentence for a person: what was looked at, or why nobody looked. */
  explanation: string;
  /** Who looked; null where we did it ourselves from the readings, or nobody did. */
  provider: ProviderName | null;
  /** The vendor's own name of the check; absent where it is ours. */
  providerCode?: string;
}

/**
 * What is asked about a picture. Two uploads with the same bytes and the same question, of one tenant, have one answer,
 * and it is paid for once. Hints that the app gives are part of it, since a provider may read by them.
 */
export interface DocumentQuestion {
  kind: DocumentKind | null;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  side: DocumentSide | null;
  /** A code of the catalogue of document types; null: not known. */
  typeCode: string | null;
  /** A vendor's own code for the type, passed through as it is; wins over the catalogue for that vendor. */
  providerTypes: Partial<Record<ProviderName, string>>;
}

export const BARCODE_SYMBOLOGIES = ['QR_CODE', 'PDF417', 'AZTEC', 'DATA_MATRIX'] as const;
export type BarcodeSymbology = (typeof BARCODE_SYMBOLOGIES)[number];

/** A barcode whose own error correction holds. */
export interface Barcode {
  symbology: BarcodeSymbology;
  /** As encoded; control characters stand as they are. */
  text: string;
  /** In reading order of the barcode. */
  quadrilateral: ImageQuadrilateral;
}

/** What one provider read from one picture, in our words. */
export interface DocumentReading {
  kind: DocumentKind | null;
  country: string | null;
  side: DocumentSide | null;
  candidates: { name: Field['name']; candidate: Candidate }[];
  mrz: MrzReading | null;
  /** Lines of a machine-readable zone as a vendor gave them, unproven; absent where it gave none. */
  mrzLines?: { text: string; rawPath: string }[];
  barcodes: Barcode[];
  checks: Check[];
  /** Why a field that one would expect is missing from this reading, where the provider can tell. */
  absences: { name: Field['name']; reason: AbsenceReason }[];
}

/**
 * What a file is to whom it belongs. ORIGINAL: as it was handed in for a document or an inquiry. SELFIE and
 * SELFIE_WITH_DOCUMENT: a face, of a session. UNSORTED: of a session that a vendor sorts out by itself. CROPPED: cut out of
 * an original by a vendor.
 */
export const IMAGE_ROLES = ['ORIGINAL', 'SELFIE', 'SELFIE_WITH_DOCUMENT', 'UNSORTED', 'CROPPED'] as const;
export type ImageRole = (typeof IMAGE_ROLES)[number];

/** One picture handed in, or made from one that was. */
export interface DocumentImage {
  id: string;
  role: ImageRole;
  mediaType: MediaType;
  byteLength: number;
  /** Lower-case hexadecimal, of the bytes as they came. */
  sha256: string;
  /** Pixels, upright; of the first page. */
  width: number;
  height: number;
  pageCount: number;
}

export interface Document {
  id: string;
  tenant: string;
  sessionId: string | null;
  customerId: string | null;
  kind: DocumentKind;
  country: string | null;
  side: DocumentSide | null;
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  reasons: Reason[];
  revision: number;
  question: DocumentQuestion;
  strategy: Strategy;
  /** Of the sandbox; null outside of it. */
  scenario: string | null;
  /** Whether nobody said that the picture shows a document: it may turn out to be a selfie or an invoice. */
  unsorted: boolean;
  fields: Field[];
  mrz: MrzReading | null;
  /** Lines of the zone as vendors gave them; those of the embedded engine stand in `mrz`. */
  mrzLines: ProvidedMrzLine[];
  barcodes: Barcode[];
  /** Lines of general text; null where that was not asked for. */
  text: ProvidedTextLine[] | null;
  plates: ProvidedPlate[];
  checks: Check[];
  /** Version of the merge rules that made `fields` from the readings. */
  mergeVersion: number;
  /** Whether somebody who missed the deadline is still at it, so that a further revision will come. */
  improving: boolean;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
  /** Null or absent: it was not erased. */
  erasedAt?: Date | null;
}
