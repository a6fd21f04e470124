import type { Inquiry, InquiryKind, InquiryOf } from '../../domain/inquiry.js';
import { faceMatchHandler } from './face-match.js';
import type { InquiryHandler } from './handler.js';
import { invoiceHandler } from './invoice.js';
import { invoiceVerificationHandler } from './invoice-verification.js';
import { livenessHandler } from './liveness.js';
import { ocrExportHandler } from './ocr-export.js';
import { sessionHandler } from './session.js';

const HANDLERS: { [Kind in InquiryKind]: InquiryHandler<Kind> } = {
  FACE_MATCH: faceMatchHandler,
  LIVENESS: livenessHandler,
  INVOICE: invoiceHandler,
  INVOICE_VERIFICATION: invoiceVerificationHandler,
  SESSION: sessionHandler,
  OCR_EXPORT: ocrExportHandler,
};

/** Who knows this kind. The type says that inquiry and handler belong together, which the map alone cannot. */
export function handlerOf<Kind extends InquiryKind>(inquiry: Inquiry & InquiryOf<Kind>): InquiryHandler<Kind> {
  return HANDLERS[inquiry.kind];
}
