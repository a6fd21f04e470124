import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { ProviderName } from '../domain/provider-name.js';
import type { Queries, Transaction } from './database.js';
import { readings } from './schema.js';

export type StoredReading = typeof readings.$inferSelect;

/** What makes two questions about a picture the same one. */
export interface ReadingKey {
  tenant: string;
  sha256: string;
  provider: ProviderName;
  questionHash: string;
  mappingVersion: number;
}

/** SHA-256 over all that makes a question what it is; `question` must have its keys in a fixed order. */
export function hashQuestion(question: object, scenario: string | null, isSandbox: boolean): string {
  // What the sandbox made up must never answer for the real vendor.
  const whole = { ...question, scenario, isSandbox };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

export async function findReading(queries: Queries, key: ReadingKey): Promise<StoredReading | null> {
  const rows = await queries
    .select()
    .from(readings)
    .where(
      and(
        eq(readings.tenant, key.tenant),
        eq(readings.sha256, key.sha256),
        eq(readings.provider, key.provider),
        eq(readings.questionHash, key.questionHash),
        eq(readings.mappingVersion, key.mappingVersion),
      ),
    );
  return rows[0] ?? null;
}

/** Whether the answer with this id is there and still found by this key; without reading it. */
export async function isReadingKept(queries: Queries, id: string, { tenant, sha256 }: ReadingKey): Promise<boolean> {
  const rows = await queries
    .select({ id: readings.id })
    .from(readings)
    .where(and(eq(readings.id, id), eq(readings.tenant, tenant), eq(readings.sha256, sha256)));
  return rows.length > 0;
}

export async function findStoredReading(queries: Queries, id: string): Promise<StoredReading | null> {
  const rows = await queries.select().from(readings).where(eq(readings.id, id));
  return rows[0] ?? null;
}

/**
 * Keeps an answer. Where the same question was answered by someone else meanwhile, that earlier answer stands, unless it
 * shall be replaced by a fresh one.
 */
export async function insertReading(
  transaction: Transaction,
  reading: StoredReading,
  { replace }: { replace: boolean },
): Promise<StoredReading> {
  const { id: _id, ...answer } = reading;
  const insert = transaction.queries.insert(readings).values(reading);
  const target = [readings.tenant, readings.sha256, readings.provider, readings.questionHash, readings.mappingVersion];
  const inserted = await (
    replace ? insert.onConflictDoUpdate({ target, set: answer }) : insert.onConflictDoNothing({ target })
  ).returning();
  const row = inserted[0] ?? (await findReading(transaction.queries, reading));
  if (!row) throw new Error('A reading was neither kept nor found.');
  return row;
}
