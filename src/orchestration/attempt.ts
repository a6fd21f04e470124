import { SCENARIO_HEADER } from '../domain/scenario.js';
import type { CallContext, Json, Provider, ProviderRequest, StartResult } from '../providers/contract.js';
import { ProviderFailure } from '../providers/contract.js';
import { boundedSignal, createSender } from '../providers/http.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import { claimReading, releaseClaim } from '../store/claims.js';
import { isErasedFor } from '../store/erasures.js';
import type { StoredReading } from '../store/readings.js';
import type { AttemptParts, AttemptStep } from './attempt-step.js';
import { calledOff, end, ended, endErased, endFromCache, wait } from './attempt-step.js';
import type { EndWith } from './keep-answer.js';
import { recordOutcome } from './keep-answer.js';
import type { KnownReadingParts } from './known-readings.js';
import { findKnownReading } from './known-readings.js';
import { newAttempt } from './new-attempt.js';
import { retryDelayMs } from './retry.js';
import type { Work } from './work.js';
import { readingKey } from './work.js';

export interface StepOptions {
  /** Aborted where nobody waits for the answer of a call that can be broken off. */
  signal: AbortSignal;
  /** The call is counted already and nobody else's to make (begin-attempts.ts). Default: this is found out. */
  isPermitted?: boolean;
  /** Asked once there is an answer: how the work ends with it; null where it does not. Default: it never does. */
  endWith?: EndWith;
}

/** Longest time for one call to a provider. */
export const CALL_DEADLINE_MS = 25_000;
/** Work that a vendor has not ended by then is given up. */
const LONGEST_PENDING_MS = 15 * 60_000;
/** A vendor that names no or an absurd interval is asked at this pace. */
const SHORTEST_CHECK_MS = 50;
/** While somebody else asks the same, how often to look whether the answer is there. */
const SHARED_CALL_MS = 100;
/** A claim outlives its call by a little; one of a process that died is taken over then. */
export const CLAIM_MS = CALL_DEADLINE_MS + 5_000;
/** The attempt that an earlier answer to the same question about the same bytes stands for; null where there is none. */
export async function attemptFromCache(
  parts: KnownReadingParts,
  work: Work,
  provider: Provider,
  position: number,
  now: Date,
): Promise<{ attempt: StoredAttempt; reading: StoredReading } | null> {
  if (work.strategy.fresh) return null;
  const reading = await findKnownReading(parts, readingKey(work, provider));
  if (!reading) return null;
  const attempt: StoredAttempt = {
    ...newAttempt(work, provider, position),
    lifecycle: 'COMPLETED',
    servedFrom: 'CACHE',
    readingId: reading.id,
    ageMs: Math.max(0, now.getTime() - reading.createdAt.getTime()),
    externalId: reading.externalId,
    startedAt: now,
    finishedAt: now,
  };
  return { attempt, reading };
}

/**
 * The only way to a provider: known answer, else somebody else's call for the same, else one call, its outcome classified
 * and recorded. A failure comes back as a value. May be called again after a crash at any point.
 */
export async function stepAttempt(
  parts: AttemptParts,
  provider: Provider,
  work: Work,
  given: StoredAttempt,
  options: StepOptions,
): Promise<AttemptStep> {
  if (options.isPermitted) {
    return ask(parts, provider, work, { ...given, calls: given.calls - 1 }, options);
  }
  const attempt = { ...given, lifecycle: 'PROCESSING' as const, startedAt: given.startedAt ?? parts.now() };
  const key = readingKey(work, provider);
  if (attempt.handle === null) {
    const known = await attemptFromCache(parts, work, provider, attempt.position, parts.now());
    if (known) return endFromCache(parts, known, attempt);
  }
  // A call was counted and no outcome was written: the process ended in between, and the call may have been paid.
  const { isRepeatable } = callOf(provider, work, attempt);
  if (attempt.calls > 0 && attempt.error === null && !isRepeatable) {
    const error = new ProviderFailure('INTERNAL', 'The process ended in mid-call.').toProviderError();
    // Whoever asks anew from here on does so knowingly, and need not wait until the claim is over.
    await releaseClaim(parts.database.queries, key, attempt.id);
    return end(parts, { ...attempt, error, lifecycle: 'FAILED', finishedAt: parts.now() });
  }
  const pendingMs = parts.now().getTime() - (attempt.startedAt?.getTime() ?? 0);
  if (attempt.handle !== null && pendingMs > LONGEST_PENDING_MS) {
    const error = new ProviderFailure('TIMEOUT', 'The provider did not end the work in time.').toProviderError();
    await releaseClaim(parts.database.queries, key, attempt.id);
    return end(parts, { ...attempt, error, lifecycle: 'FAILED', finishedAt: parts.now() });
  }
  const permission = await permit(parts, provider, work, attempt);
  if (permission === 'ERASED') return endErased(parts, key, attempt);
  if (permission === 'NEVER') return calledOff(parts, attempt);
  if (permission === 'LATER') return { state: 'waiting', attempt, afterMs: SHARED_CALL_MS };
  if (attempt.handle === null && !work.strategy.fresh) {
    // Between our look and our claim somebody else may have got the answer and given his claim back.
    const meanwhile = await attemptFromCache(parts, work, provider, attempt.position, parts.now());
    if (meanwhile) {
      await releaseClaim(parts.database.queries, key, attempt.id);
      return endFromCache(parts, meanwhile, attempt);
    }
  }
  return ask(parts, provider, work, attempt, options);
}

/** What kind of call comes next. */
function callOf(provider: Provider, work: Work, { handle }: StoredAttempt) {
  // That no price is known does not mean that a call costs nothing.
  const { idempotent, paidChecks } = provider.capabilities;
  const isFreeCheck = handle !== null && !paidChecks?.includes(work.request.kind);
  const canCancel = provider.capabilities.canCancel || provider.cancel !== undefined;
  return { isFreeCheck, isRepeatable: idempotent || isFreeCheck, canCancel };
}

/** Counts the next call, and says whether it may be made. */
async function permit(
  parts: AttemptParts,
  provider: Provider,
  work: Work,
  attempt: StoredAttempt,
): Promise<'NOW' | 'LATER' | 'NEVER' | 'ERASED'> {
  const key = readingKey(work, provider);
  const { isFreeCheck, isRepeatable, canCancel } = callOf(provider, work, attempt);
  const isShared = attempt.handle === null && !work.strategy.fresh;
  // Counted before the call: after a crash in mid-call nobody knows whether it arrived, and it counts as made. The error of
  // the call before is kept for whoever looks, except where it would look as if this call had ended with it.
  const begun = { ...attempt, calls: attempt.calls + 1, error: isRepeatable ? attempt.error : null };
  return parts.database.transaction(async (transaction) => {
    const until = new Date(parts.now().getTime() + CLAIM_MS);
    if (await isErasedFor(transaction, attempt)) return 'ERASED';
    if (isShared && !(await claimReading(transaction.queries, key, attempt.id, until, parts.now()))) return 'LATER';
    // What a vendor has accepted is paid: its answer is fetched all the same, and is there for the next time.
    if ((await saveAttempt(transaction, begun)) || (isFreeCheck && !canCancel)) return 'NOW';
    if (isShared) await releaseClaim(transaction.queries, key, attempt.id);
    return 'NEVER';
  });
}

/** Makes the call that is counted already. `attempt` is as it was before that. */
async function ask(
  parts: AttemptParts,
  provider: Provider,
  work: Work,
  attempt: StoredAttempt,
  { signal, endWith }: StepOptions,
): Promise<AttemptStep> {
  const key = readingKey(work, provider);
  const calls = attempt.calls + 1;
  const { isRepeatable, canCancel } = callOf(provider, work, attempt);
  const startedAtMs = performance.now();
  const result = await parts.health
    .guard(work.tenant, provider.name, () => call(parts, provider, work, attempt, signal))
    .catch((fault: unknown) => (fault instanceof ProviderFailure ? fault : unexpected(parts, provider, fault)));
  const latencyMs = Math.round(performance.now() - startedAtMs) + (attempt.latencyMs ?? 0);
  // What the database refuses from here on is no failure of the provider's: the job is tried again.
  if (result instanceof ProviderFailure) {
    const error = result.toProviderError();
    const failed = { ...attempt, calls, latencyMs, error };
    // Calls that ended with their process are no failures of the provider's.
    const failures = attempt.error === null ? 1 : calls;
    const isFree = isRepeatable || result.delivery === 'NOT_SENT';
    const afterMs = signal.aborted ? null : retryDelayMs(error, failures, isFree);
    // Work that was accepted goes on whether or not a look at it succeeds.
    if (afterMs !== null && attempt.handle !== null) return wait(parts, failed, afterMs, { work, key, canCancel });
    await releaseClaim(parts.database.queries, key, attempt.id);
    // Called off: whoever did so says how it ends.
    if (signal.aborted) return ended(failed);
    if (afterMs !== null) return wait(parts, failed, afterMs);
    return end(parts, { ...failed, lifecycle: 'FAILED', finishedAt: parts.now() });
  }
  if (result.state === 'pending') {
    const { handle, externalId, checkAfterMs } = result;
    // It has answered, so failures are counted anew.
    const pending = { ...attempt, calls: 0, error: null, latencyMs, handle, externalId };
    return wait(parts, pending, Math.max(SHORTEST_CHECK_MS, checkAfterMs), { work, key, canCancel });
  }
  const answered = { ...attempt, calls, latencyMs };
  return recordOutcome(parts, { provider, work, key }, answered, result.outcome, endWith ?? null);
}

async function call(
  parts: AttemptParts,
  provider: Provider,
  { request, scenario }: Work,
  attempt: StoredAttempt,
  signal: AbortSignal,
): Promise<StartResult> {
  const bounded = boundedSignal(signal, CALL_DEADLINE_MS);
  // Only our own imitation of a vendor is told about scenarios.
  const sandboxHeaders =
    provider.mode === 'SANDBOX'
      ? {
          'x-verigraph-attempt': attempt.id,
          ...(scenario === null ? {} : { [SCENARIO_HEADER]: scenario }),
        }
      : {};
  const context = {
    signal: bounded.signal,
    deadlineMs: CALL_DEADLINE_MS,
    idempotencyKey: attempt.id,
    logger: parts.logger,
    now: () => parts.now(),
    send: createSender({ signal: bounded.signal, headers: sandboxHeaders }),
  };
  const asking =
    attempt.handle === null
      ? provider.start(request, context)
      : check(provider, attempt.handle as Json, request, context);
  const result = await asking.finally(bounded.release);
  if (result.state === 'done' && result.outcome.reading.kind !== request.kind) {
    throw new ProviderFailure('INTERNAL', 'The provider answered another question.');
  }
  return result;
}

function check(provider: Provider, handle: Json, request: ProviderRequest, context: CallContext): Promise<StartResult> {
  if (!provider.check) throw new ProviderFailure('INTERNAL', 'The provider left pending work that it cannot check.');
  return provider.check(handle, request, context);
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
