import { and, desc, eq, getTableColumns, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Session } from '../domain/session.js';
import { changeAnnounced } from './change-feed.js';
import type { Cursor, Page } from './cursor.js';
import { toPage } from './cursor.js';
import type { Queries, Transaction } from './database.js';
import { driverValuesOf, pick, placeholdersOf, preparedOn } from './prepared.js';
import { sessions } from './schema.js';

const SESSION_COLUMNS = getTableColumns(sessions);

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
  const rows = await preparedOn(queries, 'find_session', (on, name) =>
    on
      .select()
      .from(sessions)
      .where(and(eq(sessions.tenant, sql.placeholder('tenant')), eq(sessions.id, sql.placeholder('id'))))
      .prepare(name),
  ).execute({ tenant, id });
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

/** Holds the row until the transaction ends, so that of two parts that end at once the later one sees both. */
export async function lockSession(transaction: Transaction, id: string): Promise<Session | null> {
  const rows = await preparedOn(transaction.queries, 'lock_session', (on, name) =>
    on
      .select()
      .from(sessions)
      .where(eq(sessions.id, sql.placeholder('id')))
      .for('no key update')
      .prepare(name),
  ).execute({ id });
  return rows[0] ?? null;
}

/** Writes a new revision. */
export async function updateSession(
  transaction: Transaction,
  id: string,
  changes: Partial<Omit<Session, 'id' | 'tenant' | 'revision' | 'updatedAt' | 'createdAt'>>,
  now: Date,
): Promise<void> {
  const row = { ...changes, updatedAt: now };
  const changed = pick(SESSION_COLUMNS, row);
  await preparedOn(transaction.queries, `update_session ${Object.keys(changed).join()}`, (on, name) =>
    on
      .update(sessions)
      .set({ ...placeholdersOf(changed), revision: sql`${sessions.revision} + 1` })
      .where(eq(sessions.id, sql.placeholder('id')))
      .returning({ told: changeAnnounced(sessions.id) })
      .prepare(name),
  ).execute({ ...driverValuesOf(changed, row), id });
}

/**
 * Writes a new revision where a part stands otherwise in a way that decides nothing: whoever is asked about a part of it
 * leaves it being worked on.
 */
export async function touchSession(transaction: Transaction, id: string, now: Date): Promise<void> {
  await updateSession(transaction, id, {}, now);
}

/** For the worker alone: sessions whose time is over and that have not ended. */
export async function listOverdueSessions(queries: Queries, now: Date, limit: number): Promise<string[]> {
  const rows = await queries
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        lte(sessions.expiresAt, now),
        sql`${sessions.lifecycle} not in ('EXPIRED', 'CANCELED')`,
        isNull(sessions.erasedAt),
        // Whoever is judged after its time stays as it is.
        sql`${sessions.updatedAt} < ${sessions.expiresAt}`,
      ),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function listSessionsByIds(queries: Queries, tenant: string, ids: readonly string[]): Promise<Session[]> {
  return queries
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenant, tenant), inArray(sessions.id, [...ids])));
}

/** What of accepted sessions says who a customer is, for many customers at once. */
export async function listAcceptedSessionsOfCustomers(
  queries: Queries,
  tenant: string,
  customerIds: readonly string[],
): Promise<Pick<Session, 'id' | 'customerId' | 'verdict' | 'createdAt'>[]> {
  const { id, customerId, verdict, createdAt } = sessions;
  return queries
    .select({ id, customerId, verdict, createdAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.tenant, tenant),
        inArray(sessions.customerId, [...customerIds]),
        eq(sessions.verdict, 'ACCEPTED'),
      ),
    );
}
