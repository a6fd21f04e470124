import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Document } from '../domain/document.js';
import type { Erasure } from '../domain/erasure.js';
import type { Inquiry } from '../domain/inquiry.js';
import type { Session } from '../domain/session.js';
import type { StoredAttempt } from './attempts.js';
import { changeAnnounced } from './change-feed.js';
import type { Queries, Transaction } from './database.js';
import { attempts, claims, documents, erasures, images, inquiries, readings, sessions, uploads } from './schema.js';
import type { ReadingKey } from './readings.js';

export async function insertErasure(transaction: Transaction, erasure: Erasure): Promise<void> {
  await transaction.queries.insert(erasures).values(erasure);
}

export async function findErasure(queries: Queries, tenant: string, subjectId: string): Promise<Erasure | null> {
  const rows = await queries
    .select()
    .from(erasures)
    .where(and(eq(erasures.tenant, tenant), eq(erasures.subjectId, subjectId)));
  return rows[0] ?? null;
}

export async function listErasures(
  queries: Queries,
  tenant: string,
  subjectIds: readonly string[],
): Promise<Erasure[]> {
  return queries
    .select()
    .from(erasures)
    .where(and(eq(erasures.tenant, tenant), inArray(erasures.subjectId, [...subjectIds])));
}

/** For the worker alone: erasures whose files are still to be removed, oldest first. */
export async function listUnfinishedErasures(queries: Queries, until: Date, limit: number): Promise<Erasure[]> {
  return queries
    .select()
    .from(erasures)
    .where(and(isNull(erasures.filesGoneAt), lte(erasures.erasedAt, until)))
    .orderBy(erasures.erasedAt)
    .limit(limit);
}

/** Its files are gone, and with them the last that names them. */
export async function markFilesGone(queries: Queries, subjectIds: readonly string[], now: Date): Promise<void> {
  await queries
    .update(erasures)
    .set({ blobKeys: [], filesGoneAt: now })
    .where(inArray(erasures.subjectId, [...subjectIds]));
}

/**
 * Whether what this attempt is for was erased. Holds the attempt until the transaction ends: an erasure that comes meanwhile
 * waits for it, and finds what it writes.
 */
export async function isErasedFor(
  transaction: Transaction,
  { id, workId }: Pick<StoredAttempt, 'id' | 'workId'>,
): Promise<boolean> {
  const { queries } = transaction;
  await queries.select({ id: attempts.id }).from(attempts).where(eq(attempts.id, id)).for('no key update');
  const found = await queries.select({ id: erasures.subjectId }).from(erasures).where(eq(erasures.subjectId, workId));
  return found.length > 0;
}

/** Holds them until the transaction ends, in a fixed order. */
export async function lockWorks(
  transaction: Transaction,
  documentIds: readonly string[],
  inquiryIds: readonly string[],
): Promise<void> {
  const { queries } = transaction;
  for (const table of [documents, inquiries]) {
    const ids = table === documents ? documentIds : inquiryIds;
    await queries
      .select({ id: table.id })
      .from(table)
      .where(inArray(table.id, [...ids]))
      .orderBy(table.id)
      .for('update');
  }
}

/** The attempts of these pieces of work, held until the transaction ends. */
export async function lockAttempts(
  transaction: Transaction,
  tenant: string,
  workIds: readonly string[],
): Promise<StoredAttempt[]> {
  return transaction.queries
    .select()
    .from(attempts)
    .where(and(eq(attempts.tenant, tenant), inArray(attempts.workId, [...workIds])))
    .orderBy(attempts.position, attempts.id)
    .for('update');
}

/** Writes what is left of a document, as a new revision. */
export async function redactDocument(
  transaction: Transaction,
  id: string,
  changes: Partial<Omit<Document, 'id' | 'tenant' | 'revision'>>,
): Promise<void> {
  await transaction.queries
    .update(documents)
    .set({ ...changes, revision: sql`${documents.revision} + 1` })
    .where(eq(documents.id, id))
    .returning({ told: changeAnnounced(documents.id) });
}

/** Writes what is left of an inquiry, as a new revision. */
export async function redactInquiry(
  transaction: Transaction,
  id: string,
  changes: Partial<Omit<Inquiry, 'id' | 'tenant' | 'kind' | 'revision'>>,
): Promise<void> {
  await transaction.queries
    .update(inquiries)
    .set({ ...changes, revision: sql`${inquiries.revision} + 1` })
    .where(eq(inquiries.id, id))
    .returning({ told: changeAnnounced(inquiries.id) });
}

/** Writes what is left of a session, as a new revision. */
export async function redactSession(
  transaction: Transaction,
  id: string,
  changes: Partial<Omit<Session, 'id' | 'tenant' | 'revision'>>,
): Promise<void> {
  await transaction.queries
    .update(sessions)
    .set({ ...changes, revision: sql`${sessions.revision} + 1` })
    .where(eq(sessions.id, id))
    .returning({ told: changeAnnounced(sessions.id) });
}

/** Leaves of each attempt that it was made, how it ended, and what it cost; of those in `toldIds`, the vendor's handle too. */
export async function redactAttempts(
  transaction: Transaction,
  ids: readonly string[],
  toldIds: readonly string[],
): Promise<void> {
  const { queries } = transaction;
  await queries
    .update(attempts)
    .set({ externalId: null, readingId: null })
    .where(inArray(attempts.id, [...ids]));
  await queries
    .update(attempts)
    .set({ handle: null })
    .where(
      inArray(
        attempts.id,
        ids.filter((id) => !toldIds.includes(id)),
      ),
    );
  await queries.delete(claims).where(inArray(claims.attemptId, [...ids]));
}

/** Attempts that stand forget the answer that they had, which told of what is erased as well. */
export async function forgetReadings(transaction: Transaction, attemptIds: readonly string[]): Promise<void> {
  await transaction.queries
    .update(attempts)
    .set({ readingId: null })
    .where(inArray(attempts.id, [...attemptIds]));
}

/**
 * Removes answers, by their ids and by what they are about. Those that others go by, whose own pictures stand, stay with
 * them and serve nobody else any more. Answers the keys by which none of them is found again.
 */
export async function eraseReadings(
  transaction: Transaction,
  tenant: string,
  { ids, contents }: { ids: readonly string[]; contents: readonly string[] },
): Promise<ReadingKey[]> {
  const { queries } = transaction;
  const { sha256, provider, questionHash, mappingVersion } = readings;
  const key = { tenant: readings.tenant, sha256, provider, questionHash, mappingVersion };
  const found = await queries
    .select({ id: readings.id, ...key })
    .from(readings)
    .where(
      and(
        eq(readings.tenant, tenant),
        sql`(${inArray(readings.id, [...ids])} or ${inArray(readings.sha256, [...contents])})`,
      ),
    )
    .for('update');
  if (found.length === 0) return [];
  const foundIds = found.map(({ id }) => id);
  const isUsed = sql`exists (select 1 from ${attempts} where ${attempts.readingId} = ${readings.id})`;
  await queries.delete(readings).where(and(inArray(readings.id, foundIds), sql`not ${isUsed}`));
  await queries
    .update(readings)
    .set({ sha256: sql`'kept for ' || ${readings.id}` })
    .where(inArray(readings.id, foundIds));
  return found.map(({ id: _id, ...rest }) => rest);
}

/** Removes the rows of pictures, and of uploads of the same bytes that were sent. Answers the keys of their files. */
export async function deletePictures(
  transaction: Transaction,
  tenant: string,
  imageIds: readonly string[],
  contents: readonly string[],
): Promise<string[]> {
  const { queries } = transaction;
  const gone = await queries
    .delete(images)
    .where(and(eq(images.tenant, tenant), inArray(images.id, [...imageIds])))
    .returning({ blobKey: images.blobKey });
  const sent = await queries
    .delete(uploads)
    .where(
      and(
        eq(uploads.tenant, tenant),
        inArray(uploads.sha256, [...contents]),
        inArray(uploads.state, ['RECEIVED', 'USED']),
      ),
    )
    .returning({ blobKey: uploads.blobKey });
  return [...new Set([...gone, ...sent].flatMap(({ blobKey }) => blobKey ?? []))];
}
