import type { Cache } from '../cache/contract.js';
import type { Database } from '../store/database.js';
import type { ReadingKey, StoredReading } from '../store/readings.js';
import { findReading } from '../store/readings.js';

/** Long enough for a person who tries again; what is older is still in its row. */
const REMEMBERED_MS = 15 * 60_000;

export interface KnownReadingParts {
  database: Database;
  cache: Cache;
}

/** What was answered to this question about these bytes before; null where nobody has asked. The row is the truth. */
export async function findKnownReading(
  { database, cache }: KnownReadingParts,
  key: ReadingKey,
): Promise<StoredReading | null> {
  const { tenant, sha256, provider, questionHash, mappingVersion } = key;
  const namespace = ['reading-2', tenant, provider, String(mappingVersion)];
  const name = `${sha256} ${questionHash}`;
  const remembered = await cache.get<StoredReading>(namespace, name);
  // A date comes back from JSON as text.
  if (remembered) return { ...remembered, createdAt: new Date(remembered.createdAt) };
  const reading = await findReading(database.queries, key);
  if (reading) await cache.set(namespace, name, reading, REMEMBERED_MS);
  return reading;
}
