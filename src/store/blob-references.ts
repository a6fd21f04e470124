import { inArray } from 'drizzle-orm';
import type { Queries } from './database.js';
import { images, uploads } from './schema.js';

/** Which of these files no row speaks of: what a crash between file and row, or an upload never used, has left behind. */
export async function unreferencedBlobs(queries: Queries, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const [ofImages, received] = await Promise.all([
    queries
      .select({ key: images.blobKey })
      .from(images)
      .where(inArray(images.blobKey, [...keys])),
    queries
      .select({ key: uploads.blobKey })
      .from(uploads)
      .where(inArray(uploads.blobKey, [...keys])),
  ]);
  const referenced = new Set([...ofImages, ...received].map(({ key }) => key));
  return keys.filter((key) => !referenced.has(key));
}
