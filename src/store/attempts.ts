import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ProviderError } from '../domain/attempt.js';
import type { ProvidedReading, Reading } from '../domain/reading.js';
import type { Queries, Transaction } from './database.js';
import { attempts, readings } from './schema.js';

export type StoredAttempt = typeof attempts.$inferSelect;

/**
 * Writes how an attempt stands; the first time under its id, later over what was written. What has ended stays: whoever
 * was given up and writes late changes nothing, and is told so by false.
 */
export async function saveAttempt(transaction: Transaction, attempt: StoredAttempt): Promise<boolean> {
  const { id: _id, tenant: _tenant, workId: _workId, provider: _provider, ...state } = attempt;
  const rows = await transaction.queries
    .insert(attempts)
    .values(attempt)
    .onConflictDoUpdate({
      target: [attempts.workId, attempts.provider],
      set: state,
      setWhere: inArray(attempts.lifecycle, ['QUEUED', 'PROCESSING']),
    })
    .returning({ id: attempts.id });
  return rows.length > 0;
}

/** Calls off whoever has not ended; `error` is what those are told to have ended with who were being asked. */
export async function cancelAttempts(
  transaction: Transaction,
  workId: string,
  error: ProviderError,
  now: Date,
): Promise<StoredAttempt[]> {
  const open = (lifecycle: 'QUEUED' | 'PROCESSING') =>
    and(eq(attempts.workId, workId), eq(attempts.lifecycle, lifecycle));
  const ended = { lifecycle: 'CANCELED' as const, finishedAt: now };
  const running = await transaction.queries
    .update(attempts)
    .set({ ...ended, error })
    .where(open('PROCESSING'))
    .returning();
  const waiting = await transaction.queries.update(attempts).set(ended).where(open('QUEUED')).returning();
  return [...running, ...waiting];
}

/** In the order in which they were asked. */
export async function listAttempts(
  queries: Queries,
  tenant: string,
  workIds: readonly string[],
): Promise<StoredAttempt[]> {
  return queries
    .select()
    .from(attempts)
    .where(and(eq(attempts.tenant, tenant), inArray(attempts.workId, [...workIds])))
    .orderBy(asc(attempts.position), asc(attempts.id));
}

/** What the providers have answered about a piece of work, in the order in which they were asked. */
export async function listReadings(queries: Queries, workId: string): Promise<ProvidedReading[]> {
  return queries
    .select({ provider: readings.provider, reading: readings.reading })
    .from(attempts)
    .innerJoin(readings, eq(attempts.readingId, readings.id))
    .where(eq(attempts.workId, workId))
    .orderBy(asc(attempts.position), asc(attempts.id));
}

export async function findReadingById(queries: Queries, id: string): Promise<Reading | null> {
  const rows = await queries.select({ reading: readings.reading }).from(readings).where(eq(readings.id, id));
  return rows[0]?.reading ?? null;
}
