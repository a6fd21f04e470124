import type { Check, DocumentQuestion } from './document.js';
import type { FaceDecision, FaceReading, FaceSource, LivenessMethod, LivenessReading } from './face.js';
import type { Field } from './field.js';
import type {
  InvoiceLineReading,
  InvoiceOutcome,
  InvoiceTaxReading,
  InvoiceVerificationParameters,
  InvoiceVerificationReading,
} from './invoice.js';
import type { InvoiceVerificationParameterName } from './invoice-types.js';
import type { Lifecycle, Verdict } from './lifecycle.js';
import type { ExportedResult, OcrExportAdditions, OcrExportReading, OcrExportTarget } from './ocr-export.js';
import type { ProviderName } from './provider-name.js';
import type { Strategy } from './strategy.js';

/** What work there is about anything but a document; each is an entity of its own for the apps. */
export const INQUIRY_KINDS = [
  'FACE_MATCH',
  'LIVENESS',
  'INVOICE',
  'INVOICE_VERIFICATION',
  'SESSION',
  'OCR_EXPORT',
] as const;
export type InquiryKind = (typeof INQUIRY_KINDS)[number];

/** One provider's answer, and what we make of it by its own scale and threshold. */
export interface DecidedFaceReading {
  provider: ProviderName;
  reading: FaceReading;
  decision: FaceDecision;
}

export interface ProvidedLivenessReading {
  provider: ProviderName;
  reading: LivenessReading;
}

/** One invoice of those that a file holds, merged by evidence. */
export interface InvoiceContent {
  /** A code of the catalogue of invoice types; null where nobody says. */
  typeCode: string | null;
  /** Of what one expects of an invoice each has a value or the reason for having none. */
  fields: Field[];
  lines: InvoiceLineReading[];
  taxes: InvoiceTaxReading[];
  checks: Check[];
  others: { label: string; text: string }[];
  /** Cut out of what was handed in; null where that was not asked for, or nobody did it. */
  croppedImageId: string | null;
}

export interface ProvidedVerification {
  provider: ProviderName;
  reading: InvoiceVerificationReading;
}

/** A parameter that the register knows otherwise. */
export interface FieldMismatch {
  name: InvoiceVerificationParameterName;
  /** As it was asked. */
  asked: string | null;
  /** As the register has it; null where it does not say. */
  registered: string | null;
}

/** What is asked, by kind. Images are named by their ids. */
export interface QuestionByKind {
  FACE_MATCH: { left: FaceSource; right: FaceSource };
  /** `imageId`: null where a vendor looked inside a session and does not tell at which picture. */
  LIVENESS: { method: LivenessMethod; imageId: string | null };
  INVOICE: { typeCode: string | null; croppedImage: boolean; imageId: string };
  INVOICE_VERIFICATION: { parameters: InvoiceVerificationParameters };
  /** All pictures of a session in one call. */
  SESSION: {
    imageIds: string[];
    /** What the app says of each picture, in the order of `imageIds`; null where it does not know. */
    questions: (DocumentQuestion | null)[];
    clientKey: string | null;
    schemaId: string | null;
    captcha: string | null;
    ocr: boolean;
    /** The vendor's own id of the session that the pictures are added to. */
    externalSessionId: string | null;
  };
  OCR_EXPORT: {
    documentId: string;
    /** The revision of the document whose result it is. */
    documentRevision: number;
    target: OcrExportTarget;
    /** What the app says itself; null where it says nothing. */
    additions: OcrExportAdditions | null;
    /** As it was when the app asked: what was previewed is what goes out, even if the document is judged anew meanwhile. */
    result: ExportedResult;
    /** SHA-256 of what goes out, to whom and where: two with the same one are the same export. */
    fingerprint: string;
    /** Whether it goes to an imitation of a customer system alone. */
    sandbox: boolean;
  };
}

/** What came of it, by kind. */
export interface OutcomeByKind {
  FACE_MATCH: { decision: FaceDecision | null; readings: DecidedFaceReading[] };
  LIVENESS: {
    live: boolean | null;
    blinked: boolean | null;
    mouthOpened: boolean | null;
    replaced: boolean | null;
    readings: ProvidedLivenessReading[];
  };
  /** One; the others in the same file are inquiries of their own. At least one also where nothing was read. */
  INVOICE: { invoices: InvoiceContent[] };
  INVOICE_VERIFICATION: {
    outcome: InvoiceOutcome | null;
    mismatches: FieldMismatch[];
    readings: ProvidedVerification[];
  };
  SESSION: {
    verdict: Verdict | null;
    isCustomerNew: boolean | null;
    documentIds: string[];
    remarks: string[];
    /** Whether others were asked about each of its pictures, because the one who takes them all has failed. */
    wentOnApart: boolean;
  };
  OCR_EXPORT: { answer: OcrExportReading | null };
}

export type InquiryQuestion = QuestionByKind[InquiryKind];
export type InquiryOutcome = OutcomeByKind[InquiryKind];

/** One piece of such work. `outcome` is null until there is one. */
export interface InquiryOf<Kind extends InquiryKind> {
  id: string;
  tenant: string;
  kind: Kind;
  sessionId: string | null;
  customerId: string | null;
  /**
   * The document that is exported, the invoice that is verified, or the invoice in whose file this one was found; null where
   * there is none.
   */
  subjectId: string | null;
  lifecycle: Lifecycle;
  revision: number;
  question: QuestionByKind[Kind];
  outcome: OutcomeByKind[Kind] | null;
  strategy: Strategy;
  /** Of the sandbox; null outside of it. */
  scenario: string | null;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
  /** Null or absent: it was not erased. */
  erasedAt?: Date | null;
}

export type Inquiry = { [Kind in InquiryKind]: InquiryOf<Kind> }[InquiryKind];

/** For code that takes any kind and hands it on to the one who knows its kind. */
export function isOfKind<Kind extends InquiryKind>(inquiry: Inquiry, kind: Kind): inquiry is Inquiry & InquiryOf<Kind> {
  return inquiry.kind === kind;
}
