import { createHash } from 'node:crypto';
import type { AnyColumn, SQL } from 'drizzle-orm';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { ProviderName } from '../domain/provider-name.js';
import type { Queries, Transaction } from './database.js';
import { driverValuesOf, excludedOf, isAnyOf, placeholdersOf, preparedOn } from './prepared.js';
import { asStored, readings } from './schema.js';

export type StoredReading = typeof readings.$inferSelect;

const READING_COLUMNS = getTableColumns(readings);

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

/** Whether a row is about the question whose key the placeholders stand for. */
export function hasKey(table: Record<keyof ReadingKey, AnyColumn>): SQL | undefined {
  const names = ['tenant', 'sha256', 'provider', 'questionHash', 'mappingVersion'] as const;
  return and(...names.map((name) => eq(table[name], sql.placeholder(name))));
}

export async function findReading(queries: Queries, key: ReadingKey): Promise<StoredReading | null> {
  const rows = await preparedOn(queries, 'find_reading', (on, name) =>
    on.select().from(readings).where(hasKey(readings)).prepare(name),
  ).execute({ ...key });
  return rows[0] ?? null;
}

function prepareInsert(queries: Queries, name: string, replace: boolean) {
  const { id: _id, ...answer } = READING_COLUMNS;
  const insert = queries.insert(readings).values(placeholdersOf(READING_COLUMNS));
  const target = [readings.tenant, readings.sha256, readings.provider, readings.questionHash, readings.mappingVersion];
  const either = replace
    ? insert.onConflictDoUpdate({ target, set: excludedOf(answer) })
    : insert.onConflictDoNothing({ target });
  return either.returning({ id: readings.id }).prepare(name);
}

/** The same for the same question, so that questions can be told apart by it. */
export function textOfKey({ tenant, sha256, provider, questionHash, mappingVersion }: ReadingKey): string {
  return JSON.stringify([tenant, sha256, provider, questionHash, mappingVersion]);
}

/** Those of the questions that are answered, by `textOfKey`. All are of one tenant. */
export async function listKnownKeys(queries: Queries, keys: readonly ReadingKey[]): Promise<Set<string>> {
  const { tenant, sha256, provider, questionHash, mappingVersion } = readings;
  const rows = await preparedOn(queries, 'list_known_keys', (on, name) =>
    on
      .select({ tenant, sha256, provider, questionHash, mappingVersion })
      .from(readings)
      .where(and(isAnyOf(tenant, 'tenants'), isAnyOf(sha256, 'contents')))
      .prepare(name),
  ).execute({
    tenants: [...new Set(keys.map((key) => key.tenant))],
    contents: [...new Set(keys.map((key) => key.sha256))],
  });
  return new Set(rows.map(textOfKey));
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
 * Keeps an answer, and answers it as it is kept. Where the same question was answered by someone else meanwhile, that earlier
 * answer stands, unless it shall be replaced by a fresh one.
 */
export async function insertReading(
  transaction: Transaction,
  reading: StoredReading,
  { replace }: { replace: boolean },
): Promise<StoredReading> {
  const name = replace ? 'replace_reading' : 'insert_reading';
  const [inserted] = await preparedOn(transaction.queries, name, (on) => prepareInsert(on, name, replace)).execute(
    driverValuesOf(READING_COLUMNS, reading),
  );
  if (inserted) return { ...reading, id: inserted.id, reading: asStored(reading.reading) };
  const row = await findReading(transaction.queries, reading);
  if (!row) throw new Error('A reading was neither kept nor found.');
  return row;
}
