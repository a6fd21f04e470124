import type { Json, Provider } from '../providers/contract.js';
import { boundedSignal, createSender } from '../providers/http.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listAttempts } from '../store/attempts.js';
import type { AttemptParts } from './attempt-step.js';

const CANCEL_TIMEOUT_MS = 5_000;

/** Tells the vendor, where it can be told. Whether it listens changes nothing for us. */
export async function callOff(
  parts: Pick<AttemptParts, 'logger' | 'now'>,
  provider: Provider,
  attempt: StoredAttempt,
): Promise<void> {
  if (attempt.handle === null || !provider.cancel) return;
  const { signal, release } = boundedSignal(new AbortController().signal, CANCEL_TIMEOUT_MS);
  const context = {
    signal,
    deadlineMs: CANCEL_TIMEOUT_MS,
    idempotencyKey: attempt.id,
    logger: parts.logger,
    now: () => parts.now(),
    send: createSender({ signal }),
  };
  await provider
    .cancel(attempt.handle as Json, context)
    .catch(() => undefined)
    .finally(release);
}

/** After a piece of work was called off: tells every vendor that was still at it. May be repeated. */
export async function callOffAll(
  parts: AttemptParts & { registry: ProviderRegistry },
  tenant: string,
  workId: string,
): Promise<void> {
  const attempts = await listAttempts(parts.database.queries, tenant, [workId]);
  for (const attempt of attempts) {
    const provider = parts.registry[attempt.provider];
    if (provider && attempt.lifecycle === 'CANCELED') await callOff(parts, provider, attempt);
  }
}
