import type { DocumentReading } from './document.js';
import type { FaceReading, LivenessReading } from './face.js';
import type { InvoiceReading, InvoiceVerificationReading } from './invoice.js';
import type { Verdict } from './lifecycle.js';
import type { OcrExportReading } from './ocr-export.js';
import type { ProviderName } from './provider-name.js';
import type { PlateReading, TextReading } from './text.js';

/** What a vendor made of many pictures at once. */
export interface SessionReading {
  documents: DocumentReading[];
  faces: FaceReading[];
  liveness: LivenessReading[];
  /** The vendor's own verdict on all of it; null where it gives none. */
  verdict: Verdict | null;
  isCustomerNew: boolean | null;
  clientKey: string | null;
  remarks: string[];
}

/** What came of a request, told apart by the kind that was asked for. */
export type Reading =
  | { kind: 'DOCUMENT'; document: DocumentReading }
  | { kind: 'SESSION'; session: SessionReading }
  | { kind: 'TEXT'; text: TextReading }
  | { kind: 'PLATE'; plates: PlateReading[] }
  | { kind: 'FACE_MATCH'; face: FaceReading }
  | { kind: 'LIVENESS'; liveness: LivenessReading }
  | { kind: 'INVOICE'; invoices: InvoiceReading[] }
  | { kind: 'INVOICE_VERIFICATION'; verification: InvoiceVerificationReading }
  | { kind: 'OCR_EXPORT'; export: OcrExportReading };

export type ReadingOf<Kind extends Reading['kind']> = Extract<Reading, { kind: Kind }>;

/** One provider's answer beside who gave it. */
export interface ProvidedReading {
  provider: ProviderName;
  reading: Reading;
}
