import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { ProviderError } from '../domain/attempt.js';
import type { ProvidedReading, Reading } from '../domain/reading.js';
import type { Queries, Transaction } from './database.js';
import { driverValuesOf, excludedOf, isAnyOf, placeholdersOf, preparedOn } from './prepared.js';
import { attempts, readings } from './schema.js';
import { together } from './together.js';

export type StoredAttempt = typeof attempts.$inferSelect;

const ATTEMPT_COLUMNS = getTableColumns(attempts);

/**
 * Writes how an attempt stands; the first time under its id, later over what was written. What has ended stays: whoever
 * was given up and writes late changes nothing, and is told so by false.
 */
export async function saveAttempt(transaction: Transaction, attempt: StoredAttempt): Promise<boolean> {
  const rows = await preparedOn(transaction.queries, 'save_attempt', prepareSave).execute(
    driverValuesOf(ATTEMPT_COLUMNS, attempt),
  );
  return rows.length > 0;
}

function prepareSave(queries: Queries, name: string) {
  const { id: _id, tenant: _tenant, workId: _workId, provider: _provider, ...state } = ATTEMPT_COLUMNS;
  return queries
    .insert(attempts)
    .values(placeholdersOf(ATTEMPT_COLUMNS))
    .onConflictDoUpdate({
      target: [attempts.workId, attempts.provider],
      set: excludedOf(state),
      setWhere: inArray(attempts.lifecycle, ['QUEUED', 'PROCESSING']),
    })
    .returning({ id: attempts.id })
    .prepare(name);
}

/** Writes attempts that are new. */
export async function insertAttempts(transaction: Transaction, written: readonly StoredAttempt[]): Promise<void> {
  const insert = preparedOn(transaction.queries, 'insert_attempt', (on, name) =>
    on.insert(attempts).values(placeholdersOf(ATTEMPT_COLUMNS)).prepare(name),
  );
  await together(written.map((attempt) => insert.execute(driverValuesOf(ATTEMPT_COLUMNS, attempt))));
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
  return preparedOn(queries, 'list_attempts', (on, name) =>
    on
      .select()
      .from(attempts)
      .where(and(eq(attempts.tenant, sql.placeholder('tenant')), isAnyOf(attempts.workId, 'workIds')))
      .orderBy(asc(attempts.position), asc(attempts.id))
      .prepare(name),
  ).execute({ tenant, workIds: [...workIds] });
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
