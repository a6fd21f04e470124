import type { Database } from '../store/database.js';
import { listOverdueSessions, lockSession } from '../store/sessions.js';
import type { SessionProgressParts } from './session-progress.js';
import { refreshSession } from './session-progress.js';

const AT_ONCE = 1_000;

export interface ExpireParts extends SessionProgressParts {
  database: Database;
  now(): Date;
}

/** Judges a session whose time is over; whether that changes anything is the rules' to say. */
export async function expireSession(parts: ExpireParts, sessionId: string): Promise<void> {
  await parts.database.transaction(async (transaction) => {
    const session = await lockSession(transaction, sessionId);
    if (session) await refreshSession(parts, transaction, session, parts.now());
  });
}

/** Those that no job has come back to in their time. There should be none. */
export async function expireOverdueSessions(parts: ExpireParts): Promise<number> {
  const overdue = await listOverdueSessions(parts.database.queries, parts.now(), AT_ONCE);
  for (const sessionId of overdue) await expireSession(parts, sessionId);
  return overdue.length;
}
