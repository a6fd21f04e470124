import type { Reading } from '../domain/reading.js';
import type { ProviderLogger } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import { claimReading, releaseClaim } from '../store/claims.js';
import type { ReadingKey, StoredReading } from '../store/readings.js';
import type { ProviderHealth } from './health.js';
import type { KnownReadingParts } from './known-readings.js';
import type { Work } from './work.js';

export interface AttemptParts extends KnownReadingParts {
  logger: ProviderLogger;
  health: ProviderHealth;
  now(): Date;
}

/** How an attempt stands after one step. */
export type AttemptStep =
  | { state: 'ended'; attempt: StoredAttempt; reading: Reading | null; isConcluded: boolean }
  /** There is more to come; look again after this time. */
  | { state: 'waiting'; attempt: StoredAttempt; afterMs: number };

/** Beyond the next look at work that a vendor has accepted: within it another worker goes on where one has died. */
const PENDING_CLAIM_MS = 90_000;

/** The attempt is over; `reading` is its answer, null where it has none. */
export function ended(attempt: StoredAttempt, reading: Reading | null = null): AttemptStep & { state: 'ended' } {
  return { state: 'ended', attempt, reading, isConcluded: false };
}

/**
 * `pending`: what a vendor is at, so that nobody else asks the same until it is done with it, however long that takes. Work
 * that cannot be called off is paid, and goes on when nobody waits for it any more.
 */
export async function wait(
  parts: AttemptParts,
  attempt: StoredAttempt,
  afterMs: number,
  pending: { work: Work; key: ReadingKey; canCancel: boolean } | null = null,
): Promise<AttemptStep> {
  const now = parts.now();
  const saved = await parts.database.transaction(async (transaction) => {
    if (!(await saveAttempt(transaction, attempt)) && (pending?.canCancel ?? true)) return false;
    const until = new Date(now.getTime() + afterMs + PENDING_CLAIM_MS);
    // Who asked afresh has no claim, and holds up nobody.
    const isShared = pending && !pending.work.strategy.fresh;
    if (isShared) await claimReading(transaction.queries, pending.key, attempt.id, until, now);
    return true;
  });
  if (saved) return { state: 'waiting', attempt, afterMs };
  if (pending) await releaseClaim(parts.database.queries, pending.key, attempt.id);
  return calledOff(parts, attempt);
}

/** Somebody else has ended it meanwhile; what stands written is his word. */
export function calledOff(parts: AttemptParts, attempt: StoredAttempt): AttemptStep {
  return ended({ ...attempt, lifecycle: 'CANCELED', finishedAt: parts.now() });
}

export async function end(parts: AttemptParts, attempt: StoredAttempt): Promise<AttemptStep & { state: 'ended' }> {
  await parts.database.transaction((transaction) => saveAttempt(transaction, attempt));
  return ended(attempt);
}

export async function endFromCache(
  parts: AttemptParts,
  known: { attempt: StoredAttempt; reading: StoredReading },
  { id, startedAt }: StoredAttempt,
): Promise<AttemptStep> {
  const step = await end(parts, { ...known.attempt, id, startedAt });
  return { ...step, reading: known.reading.reading };
}

/** What was erased is told to nobody, and nobody's word about it is kept. */
export async function endErased(parts: AttemptParts, key: ReadingKey, attempt: StoredAttempt): Promise<AttemptStep> {
  await releaseClaim(parts.database.queries, key, attempt.id);
  const nothing = { externalId: null, handle: null, readingId: null };
  return end(parts, { ...attempt, ...nothing, lifecycle: 'CANCELED', finishedAt: parts.now() });
}
