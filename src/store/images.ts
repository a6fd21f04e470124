import { and, asc, eq, inArray } from 'drizzle-orm';
import type { DocumentImage } from '../domain/document.js';
import type { Queries, Transaction } from './database.js';
import { images } from './schema.js';

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
