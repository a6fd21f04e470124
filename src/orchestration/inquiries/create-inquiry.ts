import type { Inquiry, InquiryKind, InquiryOf } from '../../domain/inquiry.js';
import type { JobQueue } from '../../jobs/job-queue.js';
import type { Transaction } from '../../store/database.js';
import type { IdentifierKind } from '../../store/identifiers.js';
import { newIdentifier } from '../../store/identifiers.js';
import type { OwnedImage } from '../../store/images.js';
import { insertInquiry } from '../../store/inquiries.js';
import { refreshSession } from '../session-progress.js';

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

/** Its row, its files and its job, in one transaction; its session hears of it. */
export async function createInquiry(
  parts: { jobs: JobQueue },
  transaction: Transaction,
  inquiry: Inquiry,
  files: readonly OwnedImage[],
): Promise<void> {
  await insertInquiry(transaction, inquiry, files);
  await parts.jobs.enqueue(transaction, 'process-inquiry', { inquiryId: inquiry.id });
  if (inquiry.sessionId !== null) await refreshSession(parts, transaction, inquiry.sessionId, inquiry.createdAt);
}
