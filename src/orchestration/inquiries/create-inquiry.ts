import type { Inquiry } from '../../domain/inquiry.js';
import type { Transaction } from '../../store/database.js';
import type { OwnedImage } from '../../store/images.js';
import { refreshSessionOf } from '../session-progress.js';
import type { BeginInquiryParts } from './begin-inquiry.js';
import { storeInquiries } from './begin-inquiry.js';

/** Its row, its files and its job, in one transaction; its session hears of it. */
export async function createInquiry(
  parts: BeginInquiryParts,
  transaction: Transaction,
  inquiry: Inquiry,
  files: readonly OwnedImage[],
): Promise<void> {
  await storeInquiries(parts, transaction, [{ inquiry, files }], inquiry.createdAt);
  await refreshSessionOf(parts, transaction, inquiry, inquiry.createdAt);
}
