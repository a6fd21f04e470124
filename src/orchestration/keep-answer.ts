import type { Reading } from '../domain/reading.js';
import type { Outcome, Provider } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import { releaseClaim } from '../store/claims.js';
import type { Transaction } from '../store/database.js';
import { isErasedFor } from '../store/erasures.js';
import { newIdentifier } from '../store/identifiers.js';
import type { ReadingKey, StoredReading } from '../store/readings.js';
import { insertReading } from '../store/readings.js';
import { asStored } from '../store/schema.js';
import { together } from '../store/together.js';
import type { AttemptParts, AttemptStep } from './attempt-step.js';
import { endErased, ended } from './attempt-step.js';
import type { Work } from './work.js';

/** The end of the whole work, written in the transaction that keeps the answer which ends it. */
export interface Ending {
  /** Holds what is ended, before anything else is held. False where there is nothing to end any more: it was called off or erased. */
  hold(transaction: Transaction): Promise<boolean>;
  /** Beside what is written about the answer: how the others end. False where one of them has ended otherwise meanwhile. */
  endOthers(transaction: Transaction): Promise<boolean>;
  /** Given the attempt and its answer as they are written. Begins before it is known whether any of this holds. */
  write(transaction: Transaction, completed: StoredAttempt, reading: Reading): Promise<void>;
}

/** How the whole work ends with this answer; null where it does not. */
export type EndWith = (reading: Reading) => Ending | null;

/** Whose answer it is, and to what. */
export interface Answered {
  provider: Provider;
  work: Work;
  key: ReadingKey;
}

/** Keeps what a provider has said, and ends the work with it where nothing further is waited for. */
export async function recordOutcome(
  parts: AttemptParts,
  answered: Answered,
  attempt: StoredAttempt,
  outcome: Outcome,
  endWith: EndWith | null,
): Promise<AttemptStep> {
  const { work, key } = answered;
  const { reading, warnings } = (await work.keep?.(outcome.reading)) ?? { reading: outcome.reading, warnings: [] };
  const kept = { ...outcome, reading, warnings: [...outcome.warnings, ...warnings] };
  const recorded =
    (endWith && (await keepWithEnd(parts, answered, attempt, kept, endWith))) ??
    (await keepAnswer(parts, answered, attempt, kept));
  return recorded ?? endErased(parts, key, attempt);
}

/** Null where the work does not end with this answer, or cannot: whatever the reason, the answer is paid, and is kept by itself then. */
async function keepWithEnd(
  parts: AttemptParts,
  answered: Answered,
  attempt: StoredAttempt,
  kept: Outcome,
  endWith: EndWith,
): Promise<AttemptStep | null> {
  try {
    const ending = endWith(kept.reading);
    return ending && (await keepLastAnswer(parts, answered, attempt, kept, ending));
  } catch {
    return null;
  }
}

/** Null where what was asked about is erased; the answer is kept for nobody then. */
async function keepAnswer(
  parts: AttemptParts,
  answered: Answered,
  attempt: StoredAttempt,
  outcome: Outcome,
): Promise<AttemptStep | null> {
  const { work, key } = answered;
  return parts.database.transaction(async (transaction) => {
    if (await isErasedFor(transaction, attempt)) return null;
    const answer = answerOf(parts, answered, outcome);
    const kept = await insertReading(transaction, answer, { replace: work.strategy.fresh });
    const completed = completedBy(attempt, answer, kept.id);
    await saveAttempt(transaction, completed);
    await releaseClaim(transaction.queries, key, attempt.id);
    return ended(completed, kept.reading);
  });
}

/** Fails where the work turns out to have ended, a part of it otherwise than was thought, or somebody else to have got the answer. */
async function keepLastAnswer(
  parts: AttemptParts,
  answered: Answered,
  attempt: StoredAttempt,
  outcome: Outcome,
  ending: Ending,
): Promise<AttemptStep> {
  const { work, key } = answered;
  return parts.database.transaction(async (transaction) => {
    const answer = answerOf(parts, answered, outcome);
    const completed = completedBy(attempt, answer, answer.id);
    const reading = asStored(answer.reading);
    // All on their way at once: the one connection keeps their order. Whoever holds what is to be ended knows that it was not
    // erased.
    const [isHeld, kept, isSaved, areEnded] = await together([
      ending.hold(transaction),
      insertReading(transaction, answer, { replace: work.strategy.fresh }),
      saveAttempt(transaction, completed),
      ending.endOthers(transaction),
      releaseClaim(transaction.queries, key, attempt.id),
      ending.write(transaction, completed, reading),
    ]);
    if (!isHeld || !isSaved || !areEnded || kept.id !== answer.id) {
      throw new Error('The work or a part of it has ended otherwise meanwhile.');
    }
    return { ...ended(completed, reading), isConcluded: true };
  });
}

function answerOf(
  parts: AttemptParts,
  { provider, key }: Answered,
  { reading, warnings, raw, externalId }: Outcome,
): StoredReading {
  const { cost } = provider.capabilities;
  return { ...key, id: newIdentifier('reading'), reading, warnings, raw, externalId, cost, createdAt: parts.now() };
}

function completedBy(attempt: StoredAttempt, answer: StoredReading, readingId: string): StoredAttempt {
  const { externalId, cost, createdAt: finishedAt } = answer;
  return { ...attempt, lifecycle: 'COMPLETED', readingId, externalId, error: null, cost, finishedAt };
}
