import { and, eq, getTableColumns, inArray, lt, or, sql } from 'drizzle-orm';
import type { Queries } from './database.js';
import type { ReadingKey } from './readings.js';
import { hasKey, textOfKey } from './readings.js';
import { driverValuesOf, excludedOf, placeholdersOf, preparedOn } from './prepared.js';
import { claims } from './schema.js';
import { together } from './together.js';

const CLAIM_COLUMNS = getTableColumns(claims);

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
  const claimed = await preparedOn(queries, 'claim_reading', prepareClaim).execute({
    ...driverValuesOf(CLAIM_COLUMNS, { ...key, attemptId, until }),
    now: now.toISOString(),
  });
  return claimed.length > 0;
}

function prepareClaim(queries: Queries, name: string) {
  const { attemptId, until } = excludedOf(CLAIM_COLUMNS);
  return queries
    .insert(claims)
    .values(placeholdersOf(CLAIM_COLUMNS))
    .onConflictDoUpdate({
      target: [claims.tenant, claims.sha256, claims.provider, claims.questionHash, claims.mappingVersion],
      set: { attemptId, until },
      setWhere: or(eq(claims.attemptId, attemptId), lt(claims.until, sql.placeholder('now'))),
    })
    .returning({ attemptId: claims.attemptId })
    .prepare(name);
}

/**
 * The same for many questions at once; answers the ids of the attempts that may ask. In a fixed order, so that of two who claim the
 * same the one waits for the other, and never each for the other.
 */
export async function claimReadings(
  queries: Queries,
  asked: readonly { key: ReadingKey; attemptId: string }[],
  until: Date,
  now: Date,
): Promise<Set<string>> {
  const inOrder = asked
    .map((each) => ({ ...each, text: textOfKey(each.key) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
  // Sent without waiting for each: the one connection keeps their order.
  const claimed = await together(
    inOrder.map(async ({ key, attemptId }) =>
      (await claimReading(queries, key, attemptId, until, now)) ? attemptId : null,
    ),
  );
  return new Set(claimed.flatMap((attemptId) => attemptId ?? []));
}

export async function releaseClaims(queries: Queries, attemptIds: readonly string[]): Promise<void> {
  if (attemptIds.length > 0) await queries.delete(claims).where(inArray(claims.attemptId, [...attemptIds]));
}

export async function releaseClaim(queries: Queries, key: ReadingKey, attemptId: string): Promise<void> {
  await preparedOn(queries, 'release_claim', (on, name) =>
    on
      .delete(claims)
      .where(and(hasKey(claims), eq(claims.attemptId, sql.placeholder('attemptId'))))
      .prepare(name),
  ).execute({ ...key, attemptId });
}
