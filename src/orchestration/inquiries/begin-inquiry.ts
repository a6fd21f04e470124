import type { BlobStore } from '../../blobs/contract.js';
import type { Inquiry } from '../../domain/inquiry.js';
import type { JobQueue } from '../../jobs/job-queue.js';
import type { ProviderRegistry } from '../../providers/registry.js';
import type { Transaction } from '../../store/database.js';
import type { OwnedImage } from '../../store/images.js';
import { insertInquiries } from '../../store/inquiries.js';
import type { BegunAttempts } from '../begin-attempts.js';
import { beginAttempts } from '../begin-attempts.js';
import type { ProviderHealth } from '../health.js';
import { planAttempts } from '../plan-attempts.js';
import type { Work } from '../work.js';
import { inquiryWork } from './inquiry-work.js';
import { together } from '../../store/together.js';

export interface BeginInquiryParts {
  blobs: BlobStore;
  jobs: JobQueue;
  registry: ProviderRegistry;
  health: ProviderHealth;
}

/** An inquiry that is to be written, and the files that came with it. */
export interface NewInquiry {
  inquiry: Inquiry;
  files: readonly OwnedImage[];
}

/** An inquiry that this process works on from the moment on when it was written, and all that its job would look up. */
export interface BegunInquiry extends BegunAttempts {
  inquiry: Inquiry;
  work: Work;
}

/**
 * The rows, their files and their jobs. Where this process has room for a job it counts the first calls here, and makes them as
 * soon as the transaction is committed. Their session is told by whoever writes them. Answers the inquiries as they were written.
 */
export async function storeInquiries(
  parts: BeginInquiryParts,
  transaction: Transaction,
  created: readonly NewInquiry[],
  now: Date,
): Promise<Inquiry[]> {
  const all = created.map(({ inquiry, files }) => {
    const place = parts.jobs.reserve(transaction, 'process-inquiry');
    const written: Inquiry = place ? { ...inquiry, lifecycle: 'PROCESSING' } : inquiry;
    return { inquiry: written, files, place };
  });
  const [, prepared] = await together([
    insertInquiries(transaction, all),
    // The one connection keeps the order: what is looked up here may be among the files above.
    together(
      all.map(async ({ inquiry, place }) => {
        if (!place) return null;
        const work = await inquiryWork({ ...parts, queries: transaction.queries }, inquiry);
        return work && { inquiry, work, attempts: planAttempts(work, parts, now) };
      }),
    ),
  ]);
  const here = prepared.filter((each) => each !== null);
  const begun = await beginAttempts(parts, transaction, here, now);
  await together(
    all.map(async ({ inquiry, place }) => {
      const index = here.findIndex((each) => each.inquiry === inquiry);
      const [planned, written] = [here[index], begun[index]];
      const known: BegunInquiry | undefined = planned && written && { inquiry, work: planned.work, ...written };
      await parts.jobs.enqueue(transaction, 'process-inquiry', { inquiryId: inquiry.id }, { place, known });
    }),
  );
  return all.map(({ inquiry }) => inquiry);
}
