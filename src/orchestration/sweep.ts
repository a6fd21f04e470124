import type { BlobStore } from '../blobs/contract.js';
import { unreferencedBlobs } from '../store/blob-references.js';
import type { Database } from '../store/database.js';
import { deleteExpiredUploads } from '../store/uploads.js';

/** A file younger than this may belong to a request whose row is about to be written. */
const YOUNGEST_MS = 60 * 60_000;
const BATCH = 500;

export interface SweepParts {
  database: Database;
  blobs: BlobStore;
  now(): Date;
}

/** Removes what nobody can ask for any more: uploads whose time is over, and files that no row speaks of. */
export async function sweep(parts: SweepParts): Promise<{ uploads: number; blobs: number }> {
  const { database, blobs } = parts;
  const youngest = new Date(parts.now().getTime() - YOUNGEST_MS);
  const uploads = await deleteExpiredUploads(database.queries, youngest);
  let removed = 0;
  const removeBatch = async (keys: string[]) => {
    for (const key of await unreferencedBlobs(database.queries, keys)) {
      await blobs.delete(key);
      removed += 1;
    }
  };
  let batch: string[] = [];
  for await (const { key, modifiedAt } of blobs.list()) {
    if (modifiedAt < youngest) batch.push(key);
    if (batch.length >= BATCH) {
      await removeBatch(batch);
      batch = [];
    }
  }
  await removeBatch(batch);
  return { uploads, blobs: removed };
}
