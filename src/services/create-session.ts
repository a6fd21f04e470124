import { UserFault } from '../domain/errors.js';
import type { Session } from '../domain/session.js';
import { NO_WISHES, summarizeSession } from '../domain/session.js';
import { DEFAULT_STRATEGY } from '../domain/strategy.js';
import { announceChange } from '../store/change-feed.js';
import type { Database } from '../store/database.js';
import { newIdentifier } from '../store/identifiers.js';
import { insertSession } from '../store/sessions.js';
import type { Caller } from './caller.js';

export async function createSession(
  parts: { database: Database; now(): Date },
  caller: Caller,
  input: { clientKey?: string | null; customerId?: string | null; schemaId?: string | null },
): Promise<Session> {
  const now = parts.now();
  const session: Session = {
    id: newIdentifier('session'),
    tenant: caller.tenant,
    clientKey: input.clientKey ?? null,
    customerId: input.customerId ?? null,
    schemaId: input.schemaId ?? null,
    ...summarizeSession([]),
    revision: 1,
    wishes: NO_WISHES,
    strategy: DEFAULT_STRATEGY,
    scenario: null,
    crossChecks: [],
    isCustomerNew: null,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    expiresAt: null,
  };
  await parts.database.transaction(async (transaction) => {
    if (!(await insertSession(transaction, session))) {
      throw new UserFault({
        code: 'CLIENT_KEY_TAKEN',
        message: 'There is a session with this client key already; ask for it by session(clientKey:).',
        path: ['input', 'clientKey'],
      });
    }
    await announceChange(transaction, session.id);
  });
  return session;
}
