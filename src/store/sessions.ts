import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Session } from '../domain/session.js';
import { summarizeSession } from '../domain/session.js';
import { announceChange } from './change-feed.js';
import type { Cursor, Page } from './cursor.js';
import { toPage } from './cursor.js';
import type { Queries, Transaction } from './database.js';
import { documents, sessions } from './schema.js';

export interface SessionFilter {
  customerId?: string | null;
}

/** Answers false, and changes nothing, where the tenant already has a session under this client key. */
export async function insertSession(transaction: Transaction, session: Session): Promise<boolean> {
  const inserted = await transaction.queries
    .insert(sessions)
    .values(session)
    .onConflictDoNothing({ target: [sessions.tenant, sessions.clientKey] })
    .returning({ id: sessions.id });
  return inserted.length > 0;
}

export async function findSession(queries: Queries, tenant: string, id: string): Promise<Session | null> {
  const rows = await queries
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenant, tenant), eq(sessions.id, id)));
  return rows[0] ?? null;
}

export async function findSessionByClientKey(
  queries: Queries,
  tenant: string,
  clientKey: string,
): Promise<Session | null> {
  const rows = await queries
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenant, tenant), eq(sessions.clientKey, clientKey)));
  return rows[0] ?? null;
}

/** Newest first. */
export async function listSessions(
  queries: Queries,
  tenant: string,
  filter: SessionFilter,
  first: number,
  after: Cursor | null,
): Promise<Page<Session>> {
  const rows = await queries
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.tenant, tenant),
        // An empty id is one that nobody has, and not the wish for everybody's.
        typeof filter.customerId === 'string' ? eq(sessions.customerId, filter.customerId) : undefined,
        after
          ? or(
              lt(sessions.createdAt, after.createdAt),
              and(eq(sessions.createdAt, after.createdAt), lt(sessions.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(first + 1);
  return toPage(rows, first);
}

/**
 * Judges a session anew after one of its documents has changed, in the same transaction. Its row is locked before the
 * documents are read, so that of two documents that end at once the later one sees both.
 */
export async function refreshSession(transaction: Transaction, sessionId: string, now: Date): Promise<void> {
  const { queries } = transaction;
  await queries.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId)).for('no key update');
  const parts = await queries
    .select({
      kind: documents.kind,
      lifecycle: documents.lifecycle,
      verdict: documents.verdict,
      nextAction: documents.nextAction,
      reasons: documents.reasons,
    })
    .from(documents)
    .where(eq(documents.sessionId, sessionId))
    .orderBy(documents.createdAt, documents.id);
  const summary = summarizeSession(parts);
  const completedAt = summary.lifecycle === 'COMPLETED' || summary.lifecycle === 'FAILED' ? now : null;
  await queries
    .update(sessions)
    .set({ ...summary, completedAt, updatedAt: now, revision: sql`${sessions.revision} + 1` })
    .where(eq(sessions.id, sessionId));
  await announceChange(transaction, sessionId);
}

export async function listSessionsByIds(queries: Queries, tenant: string, ids: readonly string[]): Promise<Session[]> {
  return queries
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenant, tenant), inArray(sessions.id, [...ids])));
}
