import { UserFault } from '../domain/errors.js';
import type { Database } from '../store/database.js';
import { findSession } from '../store/sessions.js';
import type { Caller } from './caller.js';

/** What is handed in for a session belongs to the session's customer; saying another one is a contradiction. */
export async function customerOf(
  parts: { database: Database },
  caller: Caller,
  request: { sessionId?: string | null; customerId?: string | null },
  path: string[],
): Promise<string | null> {
  const customerId = request.customerId ?? null;
  if (!request.sessionId) return customerId;
  const session = await findSession(parts.database.queries, caller.tenant, request.sessionId);
  if (!session) {
    throw new UserFault({
      code: 'SESSION_NOT_FOUND',
      message: 'There is no session with this id.',
      path: [...path, 'sessionId'],
    });
  }
  if (customerId !== null && session.customerId !== null && session.customerId !== customerId) {
    throw new UserFault({
      code: 'INPUT_INVALID',
      message: 'The session belongs to another customer.',
      path: [...path, 'customerId'],
    });
  }
  return customerId ?? session.customerId;
}
