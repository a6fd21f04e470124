import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Document, DocumentKind } from '../domain/document.js';
import type { Lifecycle } from '../domain/lifecycle.js';
import { announceChange } from './change-feed.js';
import type { Cursor, Page } from './cursor.js';
import { toPage } from './cursor.js';
import type { Queries, Transaction } from './database.js';
import type { OwnedImage } from './images.js';
import { insertImages } from './images.js';
import { documents } from './schema.js';

export interface DocumentFilter {
  sessionId?: string | null;
  customerId?: string | null;
  lifecycle?: Lifecycle | null;
  kind?: DocumentKind | null;
}

/** The row, its pictures and the word that it is there. Whoever writes it tells its session (orchestration/session-progress.ts). */
export async function insertDocument(
  transaction: Transaction,
  document: Document,
  handedIn: readonly OwnedImage[],
): Promise<void> {
  await transaction.queries.insert(documents).values(document);
  await insertImages(transaction, document.tenant, { documentId: document.id }, handedIn, document.createdAt);
  await announceChange(transaction, document.id);
}

type DocumentChanges = Partial<Omit<Document, 'id' | 'tenant' | 'revision' | 'updatedAt' | 'createdAt'>>;

/** Writes a new revision of a document. Work that has ended does not begin again: answers false then. */
export function updateDocument(
  transaction: Transaction,
  id: string,
  changes: DocumentChanges,
  now: Date,
): Promise<boolean> {
  return writeRevision(transaction, id, changes, now, ['QUEUED', 'PROCESSING']);
}

/** The same for a document that has ended: its conclusion is drawn once more. */
export function reviseDocument(
  transaction: Transaction,
  id: string,
  changes: DocumentChanges,
  now: Date,
): Promise<boolean> {
  return writeRevision(transaction, id, changes, now, ['COMPLETED', 'FAILED']);
}

async function writeRevision(
  transaction: Transaction,
  id: string,
  changes: DocumentChanges,
  now: Date,
  from: Lifecycle[],
): Promise<boolean> {
  const rows = await transaction.queries
    .update(documents)
    .set({ ...changes, updatedAt: now, revision: sql`${documents.revision} + 1` })
    .where(and(eq(documents.id, id), inArray(documents.lifecycle, from), isNull(documents.erasedAt)))
    .returning({ id: documents.id });
  if (rows.length === 0) return false;
  await announceChange(transaction, id);
  return true;
}

export async function findDocument(queries: Queries, tenant: string, id: string): Promise<Document | null> {
  const rows = await queries
    .select()
    .from(documents)
    .where(and(eq(documents.tenant, tenant), eq(documents.id, id)));
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: meanwhile nobody else writes it, or does what comes after this. */
export async function lockDocument(transaction: Transaction, tenant: string, id: string): Promise<Document | null> {
  const rows = await transaction.queries
    .select()
    .from(documents)
    .where(and(eq(documents.tenant, tenant), eq(documents.id, id)))
    .for('no key update');
  return rows[0] ?? null;
}

/** For the worker alone, which acts for whoever queued the job. */
export async function findDocumentOfJob(queries: Queries, id: string): Promise<Document | null> {
  const rows = await queries.select().from(documents).where(eq(documents.id, id));
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: nobody else ends it meanwhile. */
export async function lockDocumentOfJob(transaction: Transaction, id: string): Promise<Document | null> {
  const rows = await transaction.queries.select().from(documents).where(eq(documents.id, id)).for('no key update');
  return rows[0] ?? null;
}

/** For the worker alone: ids of documents that have not ended and did not change since then, longest unchanged first. */
export async function listUnfinishedDocuments(queries: Queries, before: Date, limit: number): Promise<string[]> {
  const rows = await queries
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        lt(documents.updatedAt, before),
        sql`(${documents.lifecycle} in ('QUEUED', 'PROCESSING') or ${documents.improving})`,
      ),
    )
    .orderBy(asc(documents.updatedAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Newest first. */
export async function listDocuments(
  queries: Queries,
  tenant: string,
  filter: DocumentFilter,
  first: number,
  after: Cursor | null,
): Promise<Page<Document>> {
  const rows = await queries
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.tenant, tenant),
        // An empty id is one that nobody has, and not the wish for everybody's.
        typeof filter.sessionId === 'string' ? eq(documents.sessionId, filter.sessionId) : undefined,
        typeof filter.customerId === 'string' ? eq(documents.customerId, filter.customerId) : undefined,
        filter.lifecycle ? eq(documents.lifecycle, filter.lifecycle) : undefined,
        filter.kind ? eq(documents.kind, filter.kind) : undefined,
        after
          ? or(
              lt(documents.createdAt, after.createdAt),
              and(eq(documents.createdAt, after.createdAt), lt(documents.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(documents.createdAt), desc(documents.id))
    .limit(first + 1);
  return toPage(rows, first);
}

/** Oldest first, as they were handed in. */
export async function listDocumentsByIds(
  queries: Queries,
  tenant: string,
  ids: readonly string[],
): Promise<Document[]> {
  return queries
    .select()
    .from(documents)
    .where(and(eq(documents.tenant, tenant), inArray(documents.id, [...ids])));
}

export async function listDocumentsOfSessions(
  queries: Queries,
  tenant: string,
  sessionIds: readonly string[],
): Promise<Document[]> {
  return queries
    .select()
    .from(documents)
    .where(and(eq(documents.tenant, tenant), inArray(documents.sessionId, [...sessionIds])))
    .orderBy(asc(documents.createdAt), asc(documents.id));
}
