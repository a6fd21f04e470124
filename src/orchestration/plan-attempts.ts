import type { AttemptLifecycle } from '../domain/attempt.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { newAttempt } from './new-attempt.js';
import type { ProviderHealth } from './health.js';
import type { ExclusionReason } from './plan.js';
import { planProviders, plannedRequestOf } from './plan.js';
import type { Work } from './work.js';

/** Left out for reasons that an app should see among the attempts; the other reasons are `explain`'s to tell. */
const SKIPPED: Partial<Record<ExclusionReason, AttemptLifecycle>> = {
  OVER_BUDGET: 'SKIPPED_BUDGET',
  CIRCUIT_OPEN: 'SKIPPED_CIRCUIT_OPEN',
};

/** Who is to be asked about this work, as attempts that are to be written down before anybody is asked. */
export function planAttempts(
  work: Work,
  parts: { registry: ProviderRegistry; health: ProviderHealth },
  now: Date,
): StoredAttempt[] {
  const health = parts.health.viewFor(work.tenant);
  const plan = planProviders(plannedRequestOf(work), parts.registry, work.strategy, health);
  return plan.flatMap(({ provider, position, excluded }): StoredAttempt[] => {
    const lifecycle = excluded === null ? 'QUEUED' : SKIPPED[excluded];
    if (!provider || !lifecycle) return [];
    const attempt = newAttempt(work, provider, position ?? plan.length);
    return [{ ...attempt, lifecycle, finishedAt: lifecycle === 'QUEUED' ? null : now }];
  });
}
