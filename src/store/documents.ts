import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Document, DocumentImage, DocumentKind } from '../domain/document.js';
import type { Lifecycle } from '../domain/lifecycle.js';
import { announceChange } from './change-feed.js';
import type { Cursor, Page } from './cursor.js';
import { toPage } from './cursor.js';
import type { Queries, Transaction } from './database.js';
import { documentImages, documents } from './schema.js';
import { refreshSession } from './sessions.js';

export interface DocumentFilter {
  sessionId?: string | null;
  customerId?: string | null;
  lifecycle?: Lifecycle | null;
  kind?: DocumentKind | null;
}

export type StoredImage = typeof documentImages.$inferSelect;

export async function insertDocument(
  transaction: Transaction,
  document: Document,
  images: (DocumentImage & { blobKey: string })[],
): Promise<void> {
  await transaction.queries.insert(documents).values(document);
  await transaction.queries.insert(documentImages).values(
    images.map((image) => ({
      ...image,
      tenant: document.tenant,
      documentId: document.id,
      createdAt: document.createdAt,
    })),
  );
  await announceChange(transaction, document.id);
  if (document.sessionId !== null) await refreshSession(transaction, document.sessionId, document.createdAt);
}

type DocumentChanges = Partial<Omit<Document, 'id' | 'tenant' | 'revision' | 'updatedAt' | 'createdAt'>>;

/** Writes a new revision of a document, and of its session. Work that has ended does not begin again: answers false then. */
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
    .where(and(eq(documents.id, id), inArray(documents.lifecycle, from)))
    .returning({ sessionId: documents.sessionId });
  const row = rows[0];
  if (!row) return false;
  await announceChange(transaction, id);
  if (row.sessionId !== null) await refreshSession(transaction, row.sessionId, now);
  return true;
}

export async function findDocument(queries: Queries, tenant: string, id: string): Promise<Document | null> {
  const rows = await queries
    .select()
    .from(documents)
    .where(and(eq(documents.tenant, tenant), eq(documents.id, id)));
  return rows[0] ?? null;
}

/** For the worker alone, which acts for whoever queued the job. */
export async function findDocumentOfJob(queries: Queries, id: string): Promise<Document | null> {
  const rows = await queries.select().from(documents).where(eq(documents.id, id));
  return rows[0] ?? null;
}

/** For the worker alone: ids of documents that have not ended and did not change since then, longest unchanged first. */
export async function listUnfinishedDocuments(queries: Queries, before: Date, limit: number): Promise<string[]> {
  const rows = await queries
    .select({ id: documents.id })
    .from(documents)
    .where(and(lt(documents.updatedAt, before), sql`${documents.lifecycle} in ('QUEUED', 'PROCESSING')`))
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

export async function listImages(
  queries: Queries,
  tenant: string,
  documentIds: readonly string[],
): Promise<StoredImage[]> {
  return queries
    .select()
    .from(documentImages)
    .where(and(eq(documentImages.tenant, tenant), inArray(documentImages.documentId, [...documentIds])))
    .orderBy(asc(documentImages.createdAt), asc(documentImages.id));
}

/** For the address of a picture, which carries a signature in place of a tenant. */
export async function findImageBySignedId(queries: Queries, id: string): Promise<StoredImage | null> {
  const rows = await queries.select().from(documentImages).where(eq(documentImages.id, id));
  return rows[0] ?? null;
}

/** A picture with the same bytes that this tenant has handed in before; its file and its measures serve again. */
export async function findImageByContent(
  queries: Queries,
  tenant: string,
  sha256: string,
): Promise<StoredImage | null> {
  const rows = await queries
    .select()
    .from(documentImages)
    .where(and(eq(documentImages.tenant, tenant), eq(documentImages.sha256, sha256)))
    .limit(1);
  return rows[0] ?? null;
}
