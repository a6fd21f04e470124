import { UserFault } from '../domain/errors.js';
import type { Session } from '../domain/session.js';
import type { Database, Transaction } from '../store/database.js';
import { findSession, lockSession } from '../store/sessions.js';
import type { Caller } from './caller.js';

interface Asked {
  sessionId?: string | null;
  customerId?: string | null;
}

/** What is handed in for a session belongs to the session's customer; saying another one is a contradiction. */
export async function customerOf(
  parts: { database: Database; now(): Date },
  caller: Caller,
  request: Asked,
  path: string[],
): Promise<string | null> {
  const customerId = request.customerId ?? null;
  if (!request.sessionId) return customerId;
  const session = await requireSession(parts, caller, request, path);
  return customerId ?? session.customerId;
}

/** The session that more is to be handed in for. */
export async function requireSession(
  parts: { database: Database; now(): Date },
  caller: Caller,
  request: Asked,
  path: string[],
): Promise<Session> {
  const session = await findSession(parts.database.queries, caller.tenant, request.sessionId ?? '');
  if (!session) throw sessionNotFound([...path, 'sessionId']);
  requireOpen(session, parts.now(), [...path, 'sessionId']);
  const customerId = request.customerId ?? null;
  if (customerId !== null && session.customerId !== null && session.customerId !== customerId) {
    throw new UserFault({
      code: 'INPUT_INVALID',
      message: 'The session belongs to another customer.',
      path: [...path, 'customerId'],
    });
  }
  return session;
}

/**
 * Holds a session that more is being handed in for until the transaction ends. Receiving it may have taken long, so whether
 * the session still takes anything is looked at once more.
 */
export async function holdOpenSession(
  transaction: Transaction,
  sessionId: string,
  now: Date,
  path: string[],
): Promise<Session> {
  const session = await lockSession(transaction, sessionId);
  if (!session) throw sessionNotFound([...path, 'sessionId']);
  requireOpen(session, now, [...path, 'sessionId']);
  return session;
}

/** Nothing more is taken for a session whose time is over, or that was called off. */
function requireOpen(session: Session, now: Date, path: string[]): void {
  const isOver = session.expiresAt !== null && session.expiresAt <= now;
  if (!isOver && session.lifecycle !== 'EXPIRED' && session.lifecycle !== 'CANCELED' && !session.erasedAt) return;
  const message = isOver
    ? 'The time of this session is over.'
    : `This session was ${session.erasedAt ? 'erased' : 'called off'}.`;
  throw new UserFault({ code: 'SESSION_CLOSED', message, path });
}

function sessionNotFound(path: string[]): UserFault {
  return new UserFault({ code: 'SESSION_NOT_FOUND', message: 'There is no session with this id.', path });
}
