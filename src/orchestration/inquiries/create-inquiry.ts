import type { Inquiry } from '../../domain/inquiry.js';
import type { JobQueue } from '../../jobs/job-queue.js';
import type { Transaction } from '../../store/database.js';
import type { OwnedImage } from '../../store/images.js';
import { insertInquiry } from '../../store/inquiries.js';
import { refreshSession } from '../session-progress.js';

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
