import { UserFault } from '../domain/errors.js';
import type { Session, SessionWishes } from '../domain/session.js';
import { NO_WISHES, summarizeSession } from '../domain/session.js';
import type { Strategy } from '../domain/strategy.js';
import { DEFAULT_STRATEGY } from '../domain/strategy.js';
import type { JobQueue } from '../jobs/job-queue.js';
import type { Database, Transaction } from '../store/database.js';
import { newIdentifier } from '../store/identifiers.js';
import { insertSession } from '../store/sessions.js';
import type { Caller } from './caller.js';

/** What an app says of a session at its beginning. */
export interface NewSession {
  clientKey?: string | null;
  customerId?: string | null;
  schemaId?: string | null;
  /** From then on nothing more is taken; absent or null: never. */
  expiresAt?: Date | null;
  wishes?: Partial<SessionWishes>;
  /** Null: DEFAULT_STRATEGY. */
  strategy?: Strategy | null;
  /** Of the sandbox. */
  scenario?: string | null;
}

export async function createSession(
  parts: { database: Database; jobs: JobQueue; now(): Date },
  caller: Caller,
  input: NewSession,
): Promise<Session> {
  const session = buildSession(caller, input, parts.now());
  requireFuture(session, ['input']);
  await parts.database.transaction((transaction) => storeSession(parts, transaction, session, ['input']));
  return session;
}

export function buildSession(caller: Caller, input: NewSession, now: Date): Session {
  return {
    id: newIdentifier('session'),
    tenant: caller.tenant,
    clientKey: input.clientKey ?? null,
    customerId: input.customerId ?? null,
    schemaId: input.schemaId ?? null,
    ...summarizeSession([]),
    revision: 1,
    wishes: { ...NO_WISHES, ...input.wishes },
    strategy: input.strategy ?? DEFAULT_STRATEGY,
    scenario: input.scenario ?? null,
    crossChecks: [],
    isCustomerNew: null,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    expiresAt: input.expiresAt ?? null,
  };
}

/** `path` is where the request stands in the arguments. */
export function requireFuture({ createdAt, expiresAt }: Session, path: string[]): void {
  if (expiresAt === null || expiresAt > createdAt) return;
  const message = 'expiresAt must lie in the future.';
  throw new UserFault({ code: 'INPUT_INVALID', message, path: [...path, 'expiresAt'] });
}

export async function storeSession(
  { jobs }: { jobs: JobQueue },
  transaction: Transaction,
  session: Session,
  path: string[],
): Promise<void> {
  if (!(await insertSession(transaction, session))) {
    throw new UserFault({
      code: 'CLIENT_KEY_TAKEN',
      message: 'There is a session with this client key already; ask for it by session(clientKey:).',
      path: [...path, 'clientKey'],
    });
  }
  const { id, createdAt, expiresAt } = session;
  if (expiresAt) {
    const startAfterMs = expiresAt.getTime() - createdAt.getTime();
    await jobs.enqueue(transaction, 'expire-session', { sessionId: id }, { startAfterMs });
  }
}
