import { and, eq, lt, or } from 'drizzle-orm';
import type { Queries } from './database.js';
import type { ReadingKey } from './readings.js';
import { claims } from './schema.js';

/**
 * Says that an attempt is about to ask a provider this question, so that nobody else asks it meanwhile, in any process.
 * False where somebody else is at it. A claim whose time is over belongs to a process that died, and is taken over.
 */
export async function claimReading(
  queries: Queries,
  key: ReadingKey,
  attemptId: string,
  until: Date,
  now: Date,
): Promise<boolean> {
  const claimed = await queries
    .insert(claims)
    .values({ ...key, attemptId, until })
    .onConflictDoUpdate({
      target: [claims.tenant, claims.sha256, claims.provider, claims.questionHash, claims.mappingVersion],
      set: { attemptId, until },
      setWhere: or(eq(claims.attemptId, attemptId), lt(claims.until, now)),
    })
    .returning({ attemptId: claims.attemptId });
  return claimed.length > 0;
}

export async function releaseClaim(queries: Queries, key: ReadingKey, attemptId: string): Promise<void> {
  await queries
    .delete(claims)
    .where(
      and(
        eq(claims.tenant, key.tenant),
        eq(claims.sha256, key.sha256),
        eq(claims.provider, key.provider),
        eq(claims.questionHash, key.questionHash),
        eq(claims.mappingVersion, key.mappingVersion),
        eq(claims.attemptId, attemptId),
      ),
    );
}
