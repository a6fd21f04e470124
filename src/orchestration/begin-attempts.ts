import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { insertAttempts } from '../store/attempts.js';
import { claimReadings, releaseClaims } from '../store/claims.js';
import type { Transaction } from '../store/database.js';
import type { ReadingKey } from '../store/readings.js';
import { listKnownKeys, textOfKey } from '../store/readings.js';
import { CLAIM_MS } from './attempt.js';
import { nextStep } from './next-step.js';
import type { Work } from './work.js';
import { readingKey } from './work.js';
import { together } from '../store/together.js';

/** Work, and who is to be asked about it. */
export interface PlannedWork {
  work: Work;
  attempts: readonly StoredAttempt[];
}

/** How the attempts of one piece of work were written. */
export interface BegunAttempts {
  attempts: StoredAttempt[];
  /**
   * Ids of those whose first call is counted already, and nobody else's to make: the process that wrote them calls at once,
   * as soon as the transaction is committed.
   */
  permitted: ReadonlySet<string>;
}

interface Candidate {
  attempt: StoredAttempt;
  key: ReadingKey;
  isShared: boolean;
}

/**
 * Writes down who is asked about each piece of work before anyone is, so that a second run finds what the first had begun;
 * and counts the first calls in the same transaction. Where somebody else is asking the same, or has got the answer since it was
 * looked for, the attempt waits for the ordinary way (attempt.ts). Answers in the order of `planned`.
 */
export async function beginAttempts(
  { registry }: { registry: ProviderRegistry },
  transaction: Transaction,
  planned: readonly PlannedWork[],
  now: Date,
): Promise<BegunAttempts[]> {
  const candidates = planned.flatMap((each) => firstAsked(registry, each));
  const shared = candidates.filter(({ isShared }) => isShared);
  const claimed = await claimAll(transaction, shared, now);
  const permitted = new Set(
    candidates.flatMap(({ attempt, isShared }) => (!isShared || claimed.has(attempt.id) ? attempt.id : [])),
  );
  const begun = planned.map(({ attempts }) =>
    attempts.map((attempt): StoredAttempt =>
      permitted.has(attempt.id) ? { ...attempt, lifecycle: 'PROCESSING', startedAt: now, calls: 1 } : attempt,
    ),
  );
  await insertAttempts(transaction, begun.flat());
  return begun.map((attempts) => {
    const own = attempts.map(({ id }) => id).filter((id) => permitted.has(id));
    return { attempts, permitted: new Set(own) };
  });
}

function firstAsked(registry: ProviderRegistry, { work, attempts }: PlannedWork): Candidate[] {
  const waiting = attempts.flatMap((attempt) => {
    const provider = registry[attempt.provider];
    return provider && attempt.lifecycle === 'QUEUED' ? [{ attempt, provider }] : [];
  });
  const standings = waiting.map(({ provider: { name, capabilities } }) => ({
    name,
    lifecycle: null,
    reading: null,
    sorts: capabilities.sorts ?? false,
    errorCode: null,
  }));
  const { ask } = nextStep(work.strategy, standings, work.judge);
  return waiting
    .filter(({ provider }) => ask.includes(provider.name))
    .map(({ attempt, provider }) => ({ attempt, key: readingKey(work, provider), isShared: !work.strategy.fresh }));
}

/** Ids of the attempts that nobody else asks the same for. */
async function claimAll(transaction: Transaction, shared: readonly Candidate[], now: Date): Promise<Set<string>> {
  if (shared.length === 0) return new Set();
  const until = new Date(now.getTime() + CLAIM_MS);
  const claims = shared.map(({ attempt, key }) => ({ key, attemptId: attempt.id }));
  const [claimed, answered] = await together([
    claimReadings(transaction.queries, claims, until, now),
    // Between the look before and the claim somebody else may have got the answer and given his claim back.
    listKnownKeys(
      transaction.queries,
      shared.map(({ key }) => key),
    ),
  ]);
  const late = shared.filter(({ attempt, key }) => claimed.has(attempt.id) && answered.has(textOfKey(key)));
  await releaseClaims(
    transaction.queries,
    late.map(({ attempt }) => attempt.id),
  );
  for (const { attempt } of late) claimed.delete(attempt.id);
  return claimed;
}
