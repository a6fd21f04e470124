/** Where a result is written to in a customer system. */
export interface OcrExportTarget {
  customerId: string;
  documentId: string;
}

/** What the customer system answered. */
export interface OcrExportReading {
  /** The system's own id of the document that it updated. */
  externalDocumentId: string | null;
  documentType: string | null;
  documentNumber: string | null;
  /** YYYY-MM-DD. */
  issueDate: string | null;
  /** YYYY-MM-DD. */
  expiryDate: string | null;
  authenticity: string | null;
  updatedAt: string | null;
  allowedDocumentFormat: boolean | null;
}
