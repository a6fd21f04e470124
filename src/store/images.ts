import { and, asc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import type { DocumentImage } from '../domain/document.js';
import type { Queries, Transaction } from './database.js';
import { driverValuesOf, isAnyOf, placeholdersOf, preparedOn } from './prepared.js';
import { documents, images, inquiries } from './schema.js';
import { together } from './together.js';

export type StoredImage = typeof images.$inferSelect;

const IMAGE_COLUMNS = getTableColumns(images);

/** A picture whose bytes are durable. */
export type OwnedImage = DocumentImage & { blobKey: string };

/** Without its owner, so that another one can have the same bytes. */
export function bareImage({
  id,
  role,
  blobKey,
  mediaType,
  byteLength,
  sha256,
  width,
  height,
  pageCount,
}: OwnedImage): OwnedImage {
  return { id, role, blobKey, mediaType, byteLength, sha256, width, height, pageCount };
}

/** Exactly one of the three. */
export type ImageOwner = { documentId: string } | { inquiryId: string } | { sessionId: string };

export async function insertImages(
  transaction: Transaction,
  tenant: string,
  owner: ImageOwner,
  handedIn: readonly OwnedImage[],
  createdAt: Date,
): Promise<void> {
  await insertImageRows(
    transaction,
    handedIn.map((image) => ({ ...image, tenant, ...owner, createdAt })),
  );
}

/** The same for pictures of many owners. */
export async function insertImageRows(
  transaction: Transaction,
  rows: readonly (OwnedImage & ImageOwner & Pick<StoredImage, 'tenant' | 'createdAt'>)[],
): Promise<void> {
  const insert = preparedOn(transaction.queries, 'insert_image', (on, name) =>
    on.insert(images).values(placeholdersOf(IMAGE_COLUMNS)).prepare(name),
  );
  await together(rows.map((row) => insert.execute(driverValuesOf(IMAGE_COLUMNS, row))));
}

export async function listImages(
  queries: Queries,
  tenant: string,
  documentIds: readonly string[],
): Promise<StoredImage[]> {
  return preparedOn(queries, 'list_images', (on, name) =>
    on
      .select()
      .from(images)
      .where(and(eq(images.tenant, sql.placeholder('tenant')), isAnyOf(images.documentId, 'documentIds')))
      .orderBy(asc(images.createdAt), asc(images.id))
      .prepare(name),
  ).execute({ tenant, documentIds: [...documentIds] });
}

/** Those that belong to sessions themselves, oldest first. */
export async function listImagesOfSessions(
  queries: Queries,
  tenant: string,
  sessionIds: readonly string[],
): Promise<StoredImage[]> {
  return preparedOn(queries, 'list_images_of_sessions', (on, name) =>
    on
      .select()
      .from(images)
      .where(and(eq(images.tenant, sql.placeholder('tenant')), isAnyOf(images.sessionId, 'sessionIds')))
      .orderBy(asc(images.createdAt), asc(images.id))
      .prepare(name),
  ).execute({ tenant, sessionIds: [...sessionIds] });
}

/** Those of the documents of a session, oldest first. */
export async function listImagesOfDocumentsOfSession(queries: Queries, sessionId: string): Promise<StoredImage[]> {
  const rows = await preparedOn(queries, 'list_images_of_documents_of_session', (on, name) =>
    on
      .select(IMAGE_COLUMNS)
      .from(images)
      .innerJoin(documents, eq(images.documentId, documents.id))
      .where(eq(documents.sessionId, sql.placeholder('sessionId')))
      .orderBy(asc(images.createdAt), asc(images.id))
      .prepare(name),
  ).execute({ sessionId });
  return rows;
}

/** SHA-256 of all that was handed in for a session, for its documents and for what it asks. */
export async function listContentsOfSession(queries: Queries, tenant: string, sessionId: string): Promise<string[]> {
  const owned = or(
    eq(images.sessionId, sessionId),
    inArray(
      images.documentId,
      queries.select({ id: documents.id }).from(documents).where(eq(documents.sessionId, sessionId)),
    ),
    inArray(
      images.inquiryId,
      queries.select({ id: inquiries.id }).from(inquiries).where(eq(inquiries.sessionId, sessionId)),
    ),
  );
  const rows = await queries
    .selectDistinct({ sha256: images.sha256 })
    .from(images)
    .where(and(eq(images.tenant, tenant), owned));
  return rows.map(({ sha256 }) => sha256);
}

export async function listImagesByIds(
  queries: Queries,
  tenant: string,
  ids: readonly string[],
): Promise<StoredImage[]> {
  return preparedOn(queries, 'list_images_by_ids', (on, name) =>
    on
      .select()
      .from(images)
      .where(and(eq(images.tenant, sql.placeholder('tenant')), isAnyOf(images.id, 'ids')))
      .prepare(name),
  ).execute({ tenant, ids: [...ids] });
}

/** For the address of a picture, which carries a signature in place of a tenant. */
export async function findImageBySignedId(queries: Queries, id: string): Promise<StoredImage | null> {
  const rows = await queries.select().from(images).where(eq(images.id, id));
  return rows[0] ?? null;
}

/** Whether a picture is there still. It stays until the transaction ends: whoever erases it waits, and sees who has its file then. */
export async function holdImage(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await transaction.queries
    .select({ id: images.id })
    .from(images)
    .where(eq(images.id, id))
    .for('key share');
  return rows.length > 0;
}

/** A picture with the same bytes that this tenant has handed in before; its file and its measures serve again. */
export async function findImageByContent(
  queries: Queries,
  tenant: string,
  sha256: string,
): Promise<StoredImage | null> {
  const rows = await preparedOn(queries, 'find_image_by_content', (on, name) =>
    on
      .select()
      .from(images)
      .where(and(eq(images.tenant, sql.placeholder('tenant')), eq(images.sha256, sql.placeholder('sha256'))))
      .limit(1)
      .prepare(name),
  ).execute({ tenant, sha256 });
  return rows[0] ?? null;
}
