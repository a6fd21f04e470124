import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ProvidedReading, Reading } from '../domain/reading.js';
import type { Queries, Transaction } from './database.js';
import { attempts, readings } from './schema.js';

export type StoredAttempt = typeof attempts.$inferSelect;

/**
 * Writes how an attempt stands; the first time under its id, later over what was written. What has ended stays: whoever
 * was given up and writes late changes nothing.
 */
export async function saveAttempt(transaction: Transaction, attempt: StoredAttempt): Promise<void> {
  const { id: _id, tenant: _tenant, workId: _workId, provider: _provider, ...state } = attempt;
  await transaction.queries
    .insert(attempts)
    .values(attempt)
    .onConflictDoUpdate({
      target: [attempts.workId, attempts.provider],
      set: state,
      setWhere: inArray(attempts.lifecycle, ['QUEUED', 'PROCESSING']),
    });
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
