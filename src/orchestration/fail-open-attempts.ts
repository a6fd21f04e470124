import { ProviderFailure } from '../providers/contract.js';
import { listAttempts, saveAttempt } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';

/** Brings attempts to an end that work given up for good has left open. */
export async function failOpenAttempts(
  transaction: Transaction,
  tenant: string,
  workId: string,
  now: Date,
): Promise<void> {
  const attempts = await listAttempts(transaction.queries, tenant, [workId]);
  for (const attempt of attempts) {
    if (attempt.lifecycle !== 'PROCESSING' && attempt.lifecycle !== 'QUEUED') continue;
    const error =
      attempt.error ?? new ProviderFailure('INTERNAL', 'The work was broken off at every try.').toProviderError();
    await saveAttempt(transaction, { ...attempt, error, lifecycle: 'FAILED', finishedAt: now });
  }
}
