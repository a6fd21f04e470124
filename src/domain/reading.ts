import type { DocumentReading } from './document.js';
import type { FaceReading, LivenessReading } from './face.js';
import type { InvoiceReading, InvoiceVerificationReading } from './invoice.js';
import type { Verdict } from './lifecycle.js';
import type { OcrExportReading } from './ocr-export.js';
import type { ProviderName } from './provider-name.js';
import type { PlateReading, TextReading } from './text.js';

/** Where a part of a session's reading came from. */
export interface FromImages {
  /** Places in the `images` of the request, from 0; absent where the vendor does not tell. */
  imageIndexes?: number[];
}

/** One side of a comparison of faces inside a session. */
export interface SessionFace {
  /** Where the face was seen; UNKNOWN where the vendor's word for it says none of this. */
  source: 'DOCUMENT' | 'SELFIE' | 'SELFIE_WITH_DOCUMENT' | 'LIVENESS' | 'UNKNOWN';
  /** Place in `documents`, from 0; null where it is no document, or nobody tells which. */
  documentIndex: number | null;
  /** In the vendor's word, such as `selfie with passport`. */
  label: string;
}

export type SessionFaceReading = FaceReading &
  FromImages & {
    /** Which two faces were compared; absent where the vendor does not tell. */
    pair?: [SessionFace, SessionFace];
  };

/** What a vendor made of many pictures at once. */
export interface SessionReading {
  documents: (DocumentReading & FromImages)[];
  faces: SessionFaceReading[];
  liveness: (LivenessReading & FromImages)[];
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

/** One provider's answer beside who gave it. */
export interface ProvidedReading {
  provider: ProviderName;
  reading: Reading;
}
