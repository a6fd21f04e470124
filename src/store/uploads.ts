import { and, eq, gt, lt } from 'drizzle-orm';
import type { Queries, Transaction } from './database.js';
import { uploads } from './schema.js';

export type StoredUpload = typeof uploads.$inferSelect;

export async function insertUpload(queries: Queries, upload: StoredUpload): Promise<void> {
  await queries.insert(uploads).values(upload);
}

export async function findUpload(queries: Queries, tenant: string, id: string): Promise<StoredUpload | null> {
  const rows = await queries
    .select()
    .from(uploads)
    .where(and(eq(uploads.tenant, tenant), eq(uploads.id, id)));
  return rows[0] ?? null;
}

/** For the PUT address, which carries a signature in place of a tenant. */
export async function findUploadBySignedId(queries: Queries, id: string): Promise<StoredUpload | null> {
  const rows = await queries.select().from(uploads).where(eq(uploads.id, id));
  return rows[0] ?? null;
}

/** Of several who send at once, one wins; the others get false. */
export async function markReceived(queries: Queries, id: string, blobKey: string, now: Date): Promise<boolean> {
  const rows = await queries
    .update(uploads)
    .set({ state: 'RECEIVED', blobKey })
    .where(and(eq(uploads.id, id), eq(uploads.state, 'OPEN'), gt(uploads.expiresAt, now)))
    .returning({ id: uploads.id });
  return rows.length > 0;
}

/** In the transaction that makes the document, so that an upload is used once or not at all. */
export async function markUsed(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await transaction.queries
    .update(uploads)
    .set({ state: 'USED' })
    .where(and(eq(uploads.id, id), eq(uploads.state, 'RECEIVED')))
    .returning({ id: uploads.id });
  return rows.length > 0;
}

/** Forgets uploads whose time is over; their files are swept once no row speaks of them. */
export async function deleteExpiredUploads(queries: Queries, before: Date): Promise<number> {
  const rows = await queries.delete(uploads).where(lt(uploads.expiresAt, before)).returning({ id: uploads.id });
  return rows.length;
}
