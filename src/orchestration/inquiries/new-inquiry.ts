import type { InquiryKind, InquiryOf } from '../../domain/inquiry.js';
import type { IdentifierKind } from '../../store/identifiers.js';
import { newIdentifier } from '../../store/identifiers.js';

const IDENTIFIERS: Record<InquiryKind, IdentifierKind> = {
  FACE_MATCH: 'faceMatch',
  LIVENESS: 'livenessCheck',
  INVOICE: 'invoice',
  INVOICE_VERIFICATION: 'invoiceVerification',
  SESSION: 'sessionInquiry',
  OCR_EXPORT: 'ocrExport',
};

type Asked<Kind extends InquiryKind> = Pick<
  InquiryOf<Kind>,
  'tenant' | 'kind' | 'sessionId' | 'customerId' | 'subjectId' | 'question' | 'strategy' | 'scenario'
>;

/** An inquiry that nobody has begun with yet. */
export function newInquiry<Kind extends InquiryKind>(asked: Asked<Kind>, now: Date): InquiryOf<Kind> {
  return {
    ...asked,
    id: newIdentifier(IDENTIFIERS[asked.kind]),
    lifecycle: 'QUEUED',
    revision: 1,
    outcome: null,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
  };
}
