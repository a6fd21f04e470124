import type { JobPayloads, JobQueue, QueueName } from '../jobs/job-queue.js';
import type { Database } from '../store/database.js';
import { listUnfinishedDocuments } from '../store/documents.js';
import { listUnfinishedInquiries } from '../store/inquiries.js';

/** Younger ones are surely being worked on, or about to be. */
const YOUNGEST_MS = 5 * 60_000;
const AT_ONCE = 10_000;

export interface RescueParts {
  database: Database;
  jobs: JobQueue;
  now(): Date;
}

/**
 * Gives work that has not ended, and that no job will come back to, a new job. There should be none; whatever lost its
 * job, a backup put back or a queue that was emptied by hand, it ends all the same.
 */
export async function rescue(parts: RescueParts): Promise<number> {
  const before = new Date(parts.now().getTime() - YOUNGEST_MS);
  const documents = await listUnfinishedDocuments(parts.database.queries, before, AT_ONCE);
  const inquiries = await listUnfinishedInquiries(parts.database.queries, before, AT_ONCE);
  return (
    (await requeue(parts, 'process-document', documents, (documentId) => ({ documentId }))) +
    (await requeue(parts, 'process-inquiry', inquiries, (inquiryId) => ({ inquiryId })))
  );
}

async function requeue<Name extends QueueName>(
  { database, jobs }: RescueParts,
  name: Name,
  unfinished: string[],
  payload: (id: string) => JobPayloads[Name],
): Promise<number> {
  if (unfinished.length === 0) return 0;
  const withJob = await jobs.withJob(name, unfinished);
  const lost = unfinished.filter((id) => !withJob.has(id));
  for (const id of lost) {
    await database.transaction((transaction) => jobs.enqueue(transaction, name, payload(id)));
  }
  return lost.length;
}
