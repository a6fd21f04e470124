import type { JobQueue } from '../jobs/job-queue.js';
import type { Database } from '../store/database.js';
import { listOverdueSessions } from '../store/sessions.js';
import { refreshSession } from './session-progress.js';

const AT_ONCE = 1_000;

export interface ExpireParts {
  database: Database;
  jobs: JobQueue;
  now(): Date;
}

/** Judges a session whose time is over; whether that changes anything is the rules' to say. */
export async function expireSession(parts: ExpireParts, sessionId: string): Promise<void> {
  await parts.database.transaction((transaction) => refreshSession(parts, transaction, sessionId, parts.now()));
}

/** Those that no job has come back to in their time. There should be none. */
export async function expireOverdueSessions(parts: ExpireParts): Promise<number> {
  const overdue = await listOverdueSessions(parts.database.queries, parts.now(), AT_ONCE);
  for (const sessionId of overdue) await expireSession(parts, sessionId);
  return overdue.length;
}
