import type { Cache } from '../cache/contract.js';
import type { Database } from '../store/database.js';
import type { ReadingKey, StoredReading } from '../store/readings.js';
import { findReading, isReadingKept } from '../store/readings.js';

/** Long enough for a person who tries again; what is older is still in its row. */
const REMEMBERED_MS = 15 * 60_000;

export interface KnownReadingParts {
  database: Database;
  cache: Cache;
}

/**
 * What was answered to this question about these bytes before; null where nobody has asked. The row is the truth: what is
 * remembered of an answer that was erased counts for nothing, in whichever process it is remembered.
 */
export async function findKnownReading(
  { database, cache }: KnownReadingParts,
  key: ReadingKey,
): Promise<StoredReading | null> {
  const { namespace, name } = placeOf(key);
  const remembered = await cache.get<StoredReading>(namespace, name);
  if (remembered && (await isReadingKept(database.queries, remembered.id, key))) {
    // A date comes back from JSON as text.
    return { ...remembered, createdAt: new Date(remembered.createdAt) };
  }
  const reading = await findReading(database.queries, key);
  if (reading) await cache.set(namespace, name, reading, REMEMBERED_MS);
  else if (remembered) await cache.delete(namespace, name);
  return reading;
}

/** Where the cache does not answer, the answer stays there until its time is over, and counts for nothing. */
export async function forgetReading(cache: Cache, key: ReadingKey): Promise<void> {
  const { namespace, name } = placeOf(key);
  await cache.delete(namespace, name);
}

function placeOf({ tenant, sha256, provider, questionHash, mappingVersion }: ReadingKey) {
  return { namespace: ['reading-2', tenant, provider, String(mappingVersion)], name: `${sha256} ${questionHash}` };
}
