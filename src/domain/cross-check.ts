import type { CheckOutcome, Document } from './document.js';
import type { FaceDecision } from './face.js';
import type { Field, FieldName } from './field.js';

/** Raised with every change to the rules by which two things of a session are compared. */
export const CROSS_CHECK_VERSION = 1;

/** What is compared across the parts of a session. */
export const CROSS_CHECK_NAMES = [
  'NAMES_MATCH',
  'DATE_OF_BIRTH_MATCHES',
  'DOCUMENT_NUMBER_MATCHES',
  'FACE_MATCHES_PORTRAIT',
  'CARD_HOLDER_MATCHES',
  'INVOICE_BUYER_MATCHES',
  'INVOICE_PAYEE_MATCHES',
  'PLATE_MATCHES_VEHICLE_LICENCE',
  'NOT_EXPIRED',
] as const;
export type CrossCheckName = (typeof CROSS_CHECK_NAMES)[number];

export const CROSS_CHECK_SOURCE_KINDS = ['DOCUMENT', 'FACE_MATCH', 'INVOICE'] as const;
export type CrossCheckSourceKind = (typeof CROSS_CHECK_SOURCE_KINDS)[number];

/** Where one side of a comparison comes from. Names the place, never the value. */
export interface CrossCheckSource {
  kind: CrossCheckSourceKind;
  id: string;
  /** Null for a face match, which is about no field, and for a document whose portrait was compared. */
  fieldName: FieldName | null;
}

/** Two sources that were held against each other. */
export interface CrossCheckEvidence {
  left: CrossCheckSource;
  /** Null where the left side is held against something that is in no document, such as today. */
  right: CrossCheckSource | null;
}

/** One comparison across a session. One for each pair that it applies to. */
export interface CrossCheck {
  name: CrossCheckName;
  /** FAILED says that the two contradict each other; NOT_RUN, that nothing can be said, and why. */
  outcome: CheckOutcome;
  /** A sentence for a person that names the rule by which it was decided, and holds no value of a document. */
  explanation: string;
  evidence: CrossCheckEvidence[];
  /** `CROSS_CHECK_VERSION` of the rules that decided it. */
  ruleVersion: number;
}

/** What of a document is compared. */
export type CrossCheckDocument = Pick<Document, 'id' | 'kind' | 'side' | 'country' | 'fields'>;

/** What of two faces that were compared counts here. */
export interface CrossCheckFaceMatch {
  id: string;
  /** Null: not decided yet, or nobody could. */
  decision: FaceDecision | null;
  left: FaceMatchSide;
  right: FaceMatchSide;
}

export interface FaceMatchSide {
  /** The document whose portrait it is; null for a picture that is no document, such as a selfie. */
  documentId: string | null;
}

export interface CrossCheckInvoice {
  id: string;
  fields: readonly Field[];
}

export interface CrossCheckInput {
  /** Oldest first; only those that are read. */
  documents: readonly CrossCheckDocument[];
  faceMatches: readonly CrossCheckFaceMatch[];
  invoices: readonly CrossCheckInvoice[];
  today: Date;
}
