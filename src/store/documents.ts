import { and, asc, desc, eq, getTableColumns, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Document, DocumentKind } from '../domain/document.js';
import type { Lifecycle } from '../domain/lifecycle.js';
import { changeAnnounced } from './change-feed.js';
import type { Cursor, Page } from './cursor.js';
import { toPage } from './cursor.js';
import type { Queries, Transaction } from './database.js';
import type { OwnedImage } from './images.js';
import { insertImageRows } from './images.js';
import { driverValuesOf, isAnyOf, pick, placeholdersOf, preparedOn } from './prepared.js';
import { documents } from './schema.js';
import { together } from './together.js';

const DOCUMENT_COLUMNS = getTableColumns(documents);

export interface DocumentFilter {
  sessionId?: string | null;
  customerId?: string | null;
  lifecycle?: Lifecycle | null;
  kind?: DocumentKind | null;
}

/**
 * The rows and their pictures. Nobody can wait for a document that is not there yet; its session is told by whoever writes it
 * (orchestration/session-progress.ts).
 */
export async function insertDocuments(
  transaction: Transaction,
  written: readonly { document: Document; images: readonly OwnedImage[] }[],
): Promise<void> {
  const insert = preparedOn(transaction.queries, 'insert_document', (on, name) =>
    on.insert(documents).values(placeholdersOf(DOCUMENT_COLUMNS)).prepare(name),
  );
  // The connection keeps their order: a picture comes after its document.
  await together([
    ...written.map(({ document }) => insert.execute(driverValuesOf(DOCUMENT_COLUMNS, document))),
    insertImageRows(
      transaction,
      written.flatMap(({ document: { id: documentId, tenant, createdAt }, images }) =>
        images.map((image) => ({ ...image, tenant, documentId, createdAt })),
      ),
    ),
  ]);
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

/** Says that it is being worked on. False where somebody else has begun or ended it meanwhile. */
export function beginDocument(transaction: Transaction, id: string, now: Date): Promise<boolean> {
  return writeRevision(transaction, id, { lifecycle: 'PROCESSING' }, now, ['QUEUED']);
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
  const row = { ...changes, updatedAt: now };
  const changed = pick(DOCUMENT_COLUMNS, row);
  const rows = await preparedOn(transaction.queries, `update_document ${Object.keys(changed).join()}`, (on, name) =>
    on
      .update(documents)
      .set({ ...placeholdersOf(changed), revision: sql`${documents.revision} + 1` })
      .where(
        and(eq(documents.id, sql.placeholder('id')), isAnyOf(documents.lifecycle, 'from'), isNull(documents.erasedAt)),
      )
      .returning({ told: changeAnnounced(documents.id) })
      .prepare(name),
  ).execute({ ...driverValuesOf(changed, row), id, from });
  return rows.length > 0;
}

export async function findDocument(queries: Queries, tenant: string, id: string): Promise<Document | null> {
  const rows = await preparedOn(queries, 'find_document', (on, name) =>
    on
      .select()
      .from(documents)
      .where(and(eq(documents.tenant, sql.placeholder('tenant')), eq(documents.id, sql.placeholder('id'))))
      .prepare(name),
  ).execute({ tenant, id });
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
  const rows = await preparedOn(transaction.queries, 'lock_document', (on, name) =>
    on
      .select()
      .from(documents)
      .where(eq(documents.id, sql.placeholder('id')))
      .for('no key update')
      .prepare(name),
  ).execute({ id });
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
  return preparedOn(queries, 'list_documents_of_sessions', (on, name) =>
    on
      .select()
      .from(documents)
      .where(and(eq(documents.tenant, sql.placeholder('tenant')), isAnyOf(documents.sessionId, 'sessionIds')))
      .orderBy(asc(documents.createdAt), asc(documents.id))
      .prepare(name),
  ).execute({ tenant, sessionIds: [...sessionIds] });
}
