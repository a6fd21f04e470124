import type { ProvidedReading } from '../domain/reading.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listKnownKeys, textOfKey } from '../store/readings.js';
import { attemptFromCache } from './attempt.js';
import type { ProviderHealth } from './health.js';
import type { KnownReadingParts } from './known-readings.js';
import { newAttempt } from './new-attempt.js';
import { nextStep } from './next-step.js';
import { askedProviders, planProviders, plannedRequestOf } from './plan.js';
import type { Work } from './work.js';
import { readingKey } from './work.js';

/**
 * All that there is to know, where no one is left to be asked that has not answered this question about the same content
 * before; null where somebody is. Whoever the strategy does not need is left out, as if he had been asked in the usual order.
 */
export async function knownAnswers(
  parts: KnownReadingParts & { registry: ProviderRegistry; health: ProviderHealth },
  work: Work,
  now: Date,
): Promise<{ attempts: StoredAttempt[]; readings: ProvidedReading[] } | null> {
  const health = parts.health.viewFor(work.tenant);
  const asked = askedProviders(planProviders(plannedRequestOf(work), parts.registry, work.strategy, health));
  if (asked.length === 0 || work.strategy.fresh) return null;
  const keys = asked.map((provider) => readingKey(work, provider));
  // Mostly there is none, and one look tells.
  const answered = await listKnownKeys(parts.database.queries, keys);
  if (!keys.some((key) => answered.has(textOfKey(key)))) return null;
  const known = await Promise.all(
    asked.map((provider, position) => attemptFromCache(parts, work, provider, position, now)),
  );
  const step = nextStep(
    work.strategy,
    asked.map(({ name, capabilities }, index) => {
      const answer = known[index];
      const reading = answer?.reading.reading ?? null;
      return {
        name,
        lifecycle: answer ? 'COMPLETED' : null,
        reading,
        sorts: capabilities.sorts ?? false,
        errorCode: null,
      };
    }),
    work.judge,
  );
  if (!step.done) return null;
  const attempts = asked.map((provider, position): StoredAttempt => {
    const notNeeded = { ...newAttempt(work, provider, position), lifecycle: 'SKIPPED_NOT_NEEDED' as const };
    return known[position]?.attempt ?? { ...notNeeded, finishedAt: now };
  });
  const readings = known.flatMap((answer) =>
    answer ? [{ provider: answer.reading.provider, reading: answer.reading.reading }] : [],
  );
  return { attempts, readings };
}
