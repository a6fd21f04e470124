import type { AttemptLifecycle } from '../domain/attempt.js';
import type { ProvidedReading, Reading } from '../domain/reading.js';
import type { Provider } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import { together } from '../store/together.js';
import type { Ending } from './keep-answer.js';
import { nextStep } from './next-step.js';
import type { Work } from './work.js';

/** One provider's part: the attempt as it stands, and its reading once there is one. */
export interface Part {
  provider: Provider;
  attempt: StoredAttempt;
  reading: Reading | null;
}

/** Writes what follows from all answers in the transaction that keeps the last one, so that nobody waits for a second one. */
export interface Conclude {
  /** Holds the row of the work until the transaction ends. False where there is nothing to end any more. */
  hold(transaction: Transaction): Promise<boolean>;
  /** Given all attempts as they stand then, the last one among them, and all answers in the order of asking. */
  write(
    transaction: Transaction,
    attempts: readonly StoredAttempt[],
    readings: readonly ProvidedReading[],
  ): Promise<void>;
  /** It is committed. */
  written(): void;
}

export function isOpen({ lifecycle }: StoredAttempt): boolean {
  return lifecycle === 'QUEUED' || lifecycle === 'PROCESSING';
}

export function standingOf({ provider, attempt, reading }: Part) {
  return {
    name: provider.name,
    lifecycle: attempt.lifecycle === 'QUEUED' ? null : attempt.lifecycle,
    reading: attempt.lifecycle === 'COMPLETED' ? reading : null,
    sorts: provider.capabilities.sorts ?? false,
    errorCode: attempt.lifecycle === 'FAILED' ? (attempt.error?.code ?? null) : null,
  };
}

export function endedAs(
  attempt: StoredAttempt,
  running: AttemptLifecycle,
  waiting: AttemptLifecycle,
  now: Date,
): StoredAttempt {
  return { ...attempt, lifecycle: attempt.lifecycle === 'QUEUED' ? waiting : running, finishedAt: now };
}

/** Those who were not waited for any more, and how they stood until then. */
export type Left = { part: Part; before: StoredAttempt }[];

/**
 * Ends the whole work together with the answer that ends it. One at a time: of two answers that come at once the later one is
 * only kept, and what follows from both is written by the ordinary way.
 */
export class Endings {
  #trying: Part | null = null;
  #left: Left | null = null;
  #pending: { part: Part; before: StoredAttempt; after: StoredAttempt }[] = [];

  constructor(
    private readonly work: Work,
    private readonly asked: readonly Part[],
    private readonly all: readonly StoredAttempt[],
    private readonly control: { conclude?: Conclude; isRumoured: () => boolean },
    private readonly parts: { now(): Date },
  ) {}

  /** How the work ends with this answer; null where it does not, or not by this way. */
  endWith(last: Part, reading: Reading): Ending | null {
    const { conclude, isRumoured } = this.control;
    if (!conclude || this.#trying || isRumoured() || !isOpen(last.attempt)) return null;
    const standings = this.asked.map((part) => {
      const standing = standingOf(part);
      return part === last ? { ...standing, lifecycle: 'COMPLETED' as const, reading } : standing;
    });
    if (!nextStep(this.work.strategy, standings, this.work.judge).done) return null;
    this.#trying = last;
    const now = this.parts.now();
    this.#pending = this.asked
      .filter((part) => part !== last && isOpen(part.attempt))
      .map((part) => ({
        part,
        before: part.attempt,
        after: endedAs(part.attempt, 'CANCELED', 'SKIPPED_NOT_NEEDED', now),
      }));
    return {
      hold: (transaction) => conclude.hold(transaction),
      endOthers: async (transaction) => {
        const saved = await together(this.#pending.map(({ after }) => saveAttempt(transaction, after)));
        return !saved.includes(false);
      },
      write: (transaction, completed, kept) =>
        conclude.write(transaction, this.#attemptsWith(completed), this.#readingsWith(last, kept)),
    };
  }

  #attemptsWith(completed: StoredAttempt): StoredAttempt[] {
    const current = [
      ...this.asked.map(({ attempt }) => attempt),
      ...this.#pending.map(({ after }) => after),
      completed,
    ];
    const byId = new Map(current.map((attempt) => [attempt.id, attempt]));
    return this.all.map((attempt) => byId.get(attempt.id) ?? attempt);
  }

  #readingsWith(last: Part, kept: Reading): ProvidedReading[] {
    return this.asked.flatMap((part) => {
      const reading = part === last ? kept : part.attempt.lifecycle === 'COMPLETED' ? part.reading : null;
      return reading ? [{ provider: part.provider.name, reading }] : [];
    });
  }

  /** The transaction of this part's answer is over. */
  tried(part: Part, isConcluded: boolean): void {
    if (this.#trying !== part) return;
    this.#trying = null;
    if (!isConcluded) return;
    for (const { part: each, after } of this.#pending) each.attempt = after;
    this.#left = this.#pending;
    this.control.conclude?.written();
  }

  /** Whoever is not waited for any more; null while the work has not ended by this way. */
  left(): Left | null {
    return this.#left;
  }
}
