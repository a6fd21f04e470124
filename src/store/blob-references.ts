import { inArray } from 'drizzle-orm';
import type { Queries } from './database.js';
import { documentImages, uploads } from './schema.js';

/** Which of these files no row speaks of: what a crash between file and row, or an upload never used, has left behind. */
export async function unreferencedBlobs(queries: Queries, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const [images, received] = await Promise.all([
    queries
      .select({ key: documentImages.blobKey })
      .from(documentImages)
      .where(inArray(documentImages.blobKey, [...keys])),
    queries
      .select({ key: uploads.blobKey })
      .from(uploads)
      .where(inArray(uploads.blobKey, [...keys])),
  ]);
  const referenced = new Set([...images, ...received].map(({ key }) => key));
  return keys.filter((key) => !referenced.has(key));
}
