import type { JobQueue } from '../jobs/job-queue.js';
import type { Transaction } from '../store/database.js';
import { refreshSession as refreshStoredSession } from '../store/sessions.js';

export interface SessionProgressParts {
  jobs: JobQueue;
}

/** Judges a session anew after one of its parts has changed, in the transaction that changes it. */
export async function refreshSession(
  _parts: SessionProgressParts,
  transaction: Transaction,
  sessionId: string,
  now: Date,
): Promise<void> {
  await refreshStoredSession(transaction, sessionId, now);
}
