import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { DocumentImage } from '../domain/document.js';
import type { Queries, Transaction } from './database.js';
import { documents, images, inquiries } from './schema.js';

export type StoredImage = typeof images.$inferSelect;

/** A picture whose bytes are durable. */
export type OwnedImage = DocumentImage & { blobKey: string };

/** Exactly one of the three. */
export type ImageOwner = { documentId: string } | { inquiryId: string } | { sessionId: string };

export async function insertImages(
  transaction: Transaction,
  tenant: string,
  owner: ImageOwner,
  handedIn: readonly OwnedImage[],
  createdAt: Date,
): Promise<void> {
  if (handedIn.length === 0) return;
  await transaction.queries.insert(images).values(handedIn.map((image) => ({ ...image, tenant, ...owner, createdAt })));
}

export async function listImages(
  queries: Queries,
  tenant: string,
  documentIds: readonly string[],
): Promise<StoredImage[]> {
  return queries
    .select()
    .from(images)
    .where(and(eq(images.tenant, tenant), inArray(images.documentId, [...documentIds])))
    .orderBy(asc(images.createdAt), asc(images.id));
}

/** Those that belong to sessions themselves, oldest first. */
export async function listImagesOfSessions(
  queries: Queries,
  tenant: string,
  sessionIds: readonly string[],
): Promise<StoredImage[]> {
  return queries
    .select()
    .from(images)
    .where(and(eq(images.tenant, tenant), inArray(images.sessionId, [...sessionIds])))
    .orderBy(asc(images.createdAt), asc(images.id));
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
  return queries
    .select()
    .from(images)
    .where(and(eq(images.tenant, tenant), inArray(images.id, [...ids])));
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
  const rows = await queries
    .select()
    .from(images)
    .where(and(eq(images.tenant, tenant), eq(images.sha256, sha256)))
    .limit(1);
  return rows[0] ?? null;
}
