import type { ServedFrom } from '../domain/attempt.js';
import type { Document } from '../domain/document.js';
import type { Json, Outcome, Provider, ProviderImage, ProviderLogger, StartResult } from '../providers/contract.js';
import { ProviderFailure } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import { newIdentifier } from '../store/identifiers.js';
import type { ReadingKey, StoredReading } from '../store/readings.js';
import { hashQuestion, insertReading } from '../store/readings.js';
import type { KnownReadingParts } from './known-readings.js';
import { findKnownReading } from './known-readings.js';
import { retryDelayMs } from './retry.js';

export interface AttemptParts extends KnownReadingParts {
  logger: ProviderLogger;
  now(): Date;
}

/** How an attempt stands after one step. */
export type AttemptStep =
  | { state: 'ended'; attempt: StoredAttempt }
  /** There is more to come; look again after this time. */
  | { state: 'waiting'; attempt: StoredAttempt; afterMs: number };

/** Longest time for one call to a provider. */
const CALL_DEADLINE_MS = 25_000;
/** Work that a vendor has not ended by then is given up. */
const LONGEST_PENDING_MS = 15 * 60_000;
/** A vendor that names no or an absurd interval is asked at this pace. */
const SHORTEST_CHECK_MS = 250;

export function readingKey(
  document: Pick<Document, 'tenant' | 'question'>,
  sha256: string,
  provider: Provider,
): ReadingKey {
  return {
    tenant: document.tenant,
    sha256,
    provider: provider.name,
    questionHash: hashQuestion(document.question),
    mappingVersion: provider.mappingVersion,
  };
}

/** The attempt that an earlier answer to the same question about the same bytes stands for; null where there is none. */
export async function attemptFromCache(
  parts: KnownReadingParts,
  document: Pick<Document, 'id' | 'tenant' | 'question'>,
  sha256: string,
  provider: Provider,
  position: number,
  now: Date,
): Promise<{ attempt: StoredAttempt; reading: StoredReading } | null> {
  const reading = await findKnownReading(parts, readingKey(document, sha256, provider));
  if (!reading) return null;
  const attempt: StoredAttempt = {
    ...newAttempt(document, provider, position, now),
    lifecycle: 'COMPLETED',
    servedFrom: 'CACHE',
    readingId: reading.id,
    ageMs: Math.max(0, now.getTime() - reading.createdAt.getTime()),
    externalId: reading.externalId,
    finishedAt: now,
  };
  return { attempt, reading };
}

export function newAttempt(
  document: Pick<Document, 'id' | 'tenant'>,
  provider: Provider,
  position: number,
  now: Date,
): StoredAttempt {
  return {
    id: newIdentifier('attempt'),
    tenant: document.tenant,
    documentId: document.id,
    provider: provider.name,
    position,
    lifecycle: 'PROCESSING',
    servedFrom: servedFromOf(provider),
    readingId: null,
    ageMs: null,
    latencyMs: null,
    cost: null,
    externalId: null,
    handle: null,
    calls: 0,
    error: null,
    startedAt: now,
    finishedAt: null,
  };
}

/**
 * The only way to a provider: known answer, else one call, its outcome classified and recorded. A failure comes back as a
 * value. May be called again after a crash at any point.
 */
export async function stepAttempt(
  parts: AttemptParts,
  provider: Provider,
  document: Document,
  image: ProviderImage,
  attempt: StoredAttempt,
): Promise<AttemptStep> {
  if (attempt.lifecycle !== 'PROCESSING') return { state: 'ended', attempt };
  if (attempt.handle === null) {
    const known = await attemptFromCache(parts, document, image.sha256, provider, attempt.position, parts.now());
    if (known) return end(parts, { ...known.attempt, id: attempt.id, startedAt: attempt.startedAt });
  }
  const repeatable = provider.capabilities.cost === null || provider.capabilities.idempotent || attempt.handle !== null;
  // A call was counted and no outcome was written: the process ended in between, and the call may have been paid.
  if (attempt.calls > 0 && attempt.error === null && !repeatable) {
    const error = new ProviderFailure('INTERNAL', 'The process ended in mid-call.').toProviderError();
    return end(parts, { ...attempt, error, lifecycle: 'FAILED', finishedAt: parts.now() });
  }

  const pendingMs = parts.now().getTime() - (attempt.startedAt?.getTime() ?? 0);
  if (attempt.handle !== null && pendingMs > LONGEST_PENDING_MS) {
    const error = new ProviderFailure('TIMEOUT', 'The provider did not end the work in time.').toProviderError();
    return end(parts, { ...attempt, error, lifecycle: 'FAILED', finishedAt: parts.now() });
  }

  const calls = attempt.calls + 1;
  // Counted before the call: after a crash in mid-call nobody knows whether it arrived, and it counts as made.
  await parts.database.transaction((transaction) => saveAttempt(transaction, { ...attempt, calls }));
  const startedAtMs = performance.now();
  const result = await call(parts, provider, document, image, attempt).catch((fault: unknown) =>
    fault instanceof ProviderFailure ? fault : unexpected(parts, provider, fault),
  );
  const latencyMs = Math.round(performance.now() - startedAtMs) + (attempt.latencyMs ?? 0);
  // What the database refuses from here on is no failure of the provider's: the job is tried again.
  if (result instanceof ProviderFailure) {
    const error = result.toProviderError();
    // Calls that ended with their process are no failures of the provider's.
    const afterMs = retryDelayMs(error, attempt.error === null ? 1 : calls, repeatable);
    if (afterMs !== null) return wait(parts, { ...attempt, calls, latencyMs, error }, afterMs);
    return end(parts, { ...attempt, calls, latencyMs, error, lifecycle: 'FAILED', finishedAt: parts.now() });
  }
  if (result.state === 'pending') {
    const { handle, externalId, checkAfterMs } = result;
    // It has answered, so failures are counted anew.
    const pending = { ...attempt, calls: 0, error: null, latencyMs, handle, externalId };
    return wait(parts, pending, Math.max(SHORTEST_CHECK_MS, checkAfterMs));
  }
  const answered = { ...attempt, calls, latencyMs };
  return recordOutcome(parts, provider, document, image.sha256, answered, result.outcome);
}

async function call(
  parts: AttemptParts,
  provider: Provider,
  document: Document,
  image: ProviderImage,
  attempt: StoredAttempt,
): Promise<StartResult> {
  const request = { question: document.question, images: [image] };
  const context = {
    signal: AbortSignal.timeout(CALL_DEADLINE_MS),
    deadlineMs: CALL_DEADLINE_MS,
    idempotencyKey: attempt.id,
    logger: parts.logger,
    now: () => parts.now(),
  };
  if (attempt.handle === null) return provider.start(request, context);
  if (!provider.check) throw new ProviderFailure('INTERNAL', 'The provider left pending work that it cannot check.');
  return provider.check(attempt.handle as Json, request, context);
}

async function recordOutcome(
  parts: AttemptParts,
  provider: Provider,
  document: Document,
  sha256: string,
  attempt: StoredAttempt,
  outcome: Outcome,
): Promise<AttemptStep> {
  const now = parts.now();
  const { cost } = provider.capabilities;
  const ended = await parts.database.transaction(async (transaction) => {
    const reading = await insertReading(transaction, {
      ...readingKey(document, sha256, provider),
      id: newIdentifier('reading'),
      reading: outcome.reading,
      warnings: outcome.warnings,
      raw: outcome.raw,
      externalId: outcome.externalId,
      cost,
      createdAt: now,
    });
    const completed: StoredAttempt = {
      ...attempt,
      lifecycle: 'COMPLETED',
      readingId: reading.id,
      externalId: outcome.externalId,
      error: null,
      cost,
      finishedAt: now,
    };
    await saveAttempt(transaction, completed);
    return completed;
  });
  return { state: 'ended', attempt: ended };
}

async function wait(parts: AttemptParts, attempt: StoredAttempt, afterMs: number): Promise<AttemptStep> {
  await parts.database.transaction((transaction) => saveAttempt(transaction, attempt));
  return { state: 'waiting', attempt, afterMs };
}

async function end(parts: AttemptParts, attempt: StoredAttempt): Promise<AttemptStep> {
  await parts.database.transaction((transaction) => saveAttempt(transaction, attempt));
  return { state: 'ended', attempt };
}

/** A provider that breaks its contract is a fault of ours: logged by its kind alone, since its text may hold anything. */
function unexpected(parts: AttemptParts, provider: Provider, fault: unknown): ProviderFailure {
  const kind = fault instanceof Error ? fault.name : typeof fault;
  parts.logger.warn(
    { provider: provider.name, kind },
    'A provider rejected with something else than a ProviderFailure.',
  );
  return new ProviderFailure('INTERNAL', `The provider's code failed unexpectedly (${kind}).`, { cause: fault });
}

function servedFromOf(provider: Provider): ServedFrom {
  return provider.mode === 'LIVE' ? 'PROVIDER' : provider.mode;
}
