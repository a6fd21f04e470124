import type { JobQueue } from '../jobs/job-queue.js';
import type { Database } from '../store/database.js';
import { listUnfinishedDocuments } from '../store/documents.js';

/** Younger ones are surely being worked on, or about to be. */
const YOUNGEST_MS = 5 * 60_000;
const AT_ONCE = 10_000;

export interface RescueParts {
  database: Database;
  jobs: JobQueue;
  now(): Date;
}

/**
 * Gives documents that have not ended, and that no job will come back to, a new job. There should be none; whatever lost
 * their job, a backup put back or a queue that was emptied by hand, they end all the same.
 */
export async function rescue(parts: RescueParts): Promise<number> {
  const { database, jobs } = parts;
  const before = new Date(parts.now().getTime() - YOUNGEST_MS);
  const unfinished = await listUnfinishedDocuments(database.queries, before, AT_ONCE);
  if (unfinished.length === 0) return 0;
  const withJob = await jobs.withJob('process-document', unfinished);
  const lost = unfinished.filter((documentId) => !withJob.has(documentId));
  for (const documentId of lost) {
    await database.transaction((transaction) => jobs.enqueue(transaction, 'process-document', { documentId }));
  }
  return lost.length;
}
