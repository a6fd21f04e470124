import type { BlobStore } from '../blobs/contract.js';
import type { Erasure } from '../domain/erasure.js';
import { unreferencedBlobs } from '../store/blob-references.js';
import type { Database } from '../store/database.js';
import { listUnfinishedErasures, markFilesGone } from '../store/erasures.js';

const AT_ONCE = 1_000;
/** Tidying is done every ten minutes, and may take a while. */
export const FINISHED_WITHIN_MS = 20 * 60_000;

export interface FinishErasureParts {
  database: Database;
  blobs: BlobStore;
  now(): Date;
}

/** Removes the files of what was erased where the process that erased it came no further. Answers how many it finished. */
export async function finishErasures(parts: FinishErasureParts): Promise<number> {
  const unfinished = await listUnfinishedErasures(parts.database.queries, parts.now(), AT_ONCE);
  for (const erasure of unfinished) await removeFiles(parts, [erasure]);
  return unfinished.length;
}

/** Files that something else which stands still shows stay for it, and go with it. */
export async function removeFiles(parts: FinishErasureParts, erasures: readonly Erasure[]): Promise<void> {
  const { queries } = parts.database;
  const keys = [...new Set(erasures.flatMap(({ blobKeys }) => blobKeys))];
  for (const key of await unreferencedBlobs(queries, keys)) await parts.blobs.delete(key);
  const subjectIds = erasures.flatMap(({ subjectId, alongIds }) => [subjectId, ...alongIds]);
  await markFilesGone(queries, subjectIds, parts.now());
}
