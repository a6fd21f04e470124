import type { Document } from './document.js';

/** What of a document is written to a customer system. */
export type ExportedResult = Pick<Document, 'fields' | 'mrz'> & { documentKind: Document['kind'] };

/** Where a result is written to in a customer system. */
export interface OcrExportTarget {
  /** A whole number of at most 64 bits, as text so that none of its digits is lost. */
  customerId: string;
  /** The same. */
  documentId: string;
}

/** What the app says itself along with the fields, in the customer system's own words; it wins over what they say. */
export interface OcrExportAdditions {
  /** The app's or another system's id of the reading; absent: none is sent. */
  taskId?: string;
  description?: string;
  error?: string;
  /** Keys of the result with values that JSON can carry; null says that there is none. */
  result?: Readonly<Record<string, unknown>>;
}

/** Somebody who works with the customer system. */
export interface OcrExportUser {
  id: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  fullName: string | null;
}

/** What the customer system answered. */
export interface OcrExportReading {
  /** The system's own id of the document that it updated. */
  externalDocumentId: string | null;
  /** The system's own id of the customer whose document it is. */
  externalCustomerId: string | null;
  documentType: string | null;
  documentNumber: string | null;
  /** YYYY-MM-DD. */
  issueDate: string | null;
  /** YYYY-MM-DD. */
  expiryDate: string | null;
  authenticity: string | null;
  /** ISO 8601 with a zone, as given. */
  createdAt: string | null;
  /** ISO 8601 with a zone, as given. */
  updatedAt: string | null;
  createdBy: OcrExportUser | null;
  updatedBy: OcrExportUser | null;
  /** Names of the files that the system holds; never an address. */
  frontName: string | null;
  backName: string | null;
  showExpiryNotification: boolean | null;
  allowedDocumentFormat: boolean | null;
  /** Whether the system has verified the document itself; null where it does not say. */
  documentVerification: 'PERFORMED' | 'NOT_PERFORMED' | null;
  /** Objects of the system's own making whose shape nobody documents, without pictures and addresses. */
  faceComparison: Readonly<Record<string, unknown>> | null;
  liveness: Readonly<Record<string, unknown>> | null;
  other: Readonly<Record<string, unknown>> | null;
}
