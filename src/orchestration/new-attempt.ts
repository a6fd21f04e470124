import type { ServedFrom } from '../domain/attempt.js';
import type { Provider } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { newIdentifier } from '../store/identifiers.js';
import type { Work } from './work.js';

/** Somebody who is to be asked, in this place of the order, and was not asked yet. */
export function newAttempt(work: Pick<Work, 'id' | 'tenant'>, provider: Provider, position: number): StoredAttempt {
  return {
    id: newIdentifier('attempt'),
    tenant: work.tenant,
    workId: work.id,
    provider: provider.name,
    position,
    lifecycle: 'QUEUED',
    servedFrom: servedFromOf(provider),
    readingId: null,
    ageMs: null,
    latencyMs: null,
    cost: null,
    externalId: null,
    handle: null,
    calls: 0,
    error: null,
    startedAt: null,
    finishedAt: null,
  };
}

function servedFromOf(provider: Provider): ServedFrom {
  return provider.mode === 'LIVE' ? 'PROVIDER' : provider.mode;
}
