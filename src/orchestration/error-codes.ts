import type { AttemptLifecycle, ProviderErrorCode } from '../domain/attempt.js';
import type { StoredAttempt } from '../store/attempts.js';

/** Ends, and the state at the deadline, of somebody who was to be asked and whom the deadline left no time to answer. */
const TOO_LATE: ReadonlySet<AttemptLifecycle> = new Set(['SKIPPED_DEADLINE', 'QUEUED', 'PROCESSING']);

/** Why those did not answer who were to be asked. */
export function errorCodesOf(attempts: readonly StoredAttempt[]): ProviderErrorCode[] {
  return attempts.flatMap(({ lifecycle, error }): ProviderErrorCode[] => {
    if (TOO_LATE.has(lifecycle)) return ['TIMEOUT'];
    return lifecycle === 'FAILED' ? [error?.code ?? 'INTERNAL'] : [];
  });
}
