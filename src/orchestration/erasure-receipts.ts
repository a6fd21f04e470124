import type { ErasureReceipt } from '../domain/erasure.js';
import type { ProviderName } from '../domain/provider-name.js';
import { PROVIDER_NAMES } from '../domain/provider-name.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';

type Asked = Pick<StoredAttempt, 'provider' | 'lifecycle' | 'servedFrom' | 'calls' | 'externalId'>;

/** Pure: one for each provider who was to be asked, from the attempts as they were before anything was erased. */
export function receiptsOf(attempts: readonly Asked[], registry: ProviderRegistry): ErasureReceipt[] {
  return PROVIDER_NAMES.flatMap((provider) => {
    const own = attempts.filter((attempt) => attempt.provider === provider);
    return own.length === 0 ? [] : [receiptOf(provider, own, registry)];
  });
}

/** Pure: of several things that were erased together, what is to be said of each provider once. */
export function joinReceipts(receipts: readonly ErasureReceipt[]): ErasureReceipt[] {
  return PROVIDER_NAMES.flatMap((provider) => {
    const own = receipts.filter((receipt) => receipt.provider === provider);
    const weightiest =
      own.find(({ state }) => state === 'NOT_SUPPORTED') ?? own.find(({ state }) => state === 'DONE') ?? own[0];
    const externalIds = [...new Set(own.flatMap((receipt) => receipt.externalIds))];
    return weightiest ? [{ ...weightiest, externalIds }] : [];
  });
}

function receiptOf(provider: ProviderName, own: readonly Asked[], registry: ProviderRegistry): ErasureReceipt {
  const sent = own.filter(wasSent);
  if (sent.length === 0) {
    return { provider, state: 'NOTHING_HELD', explanation: 'It was not asked, and got nothing.', externalIds: [] };
  }
  if (sent.every(({ servedFrom }) => servedFrom === 'EMBEDDED') || registry[provider]?.mode === 'EMBEDDED') {
    const explanation = 'It runs inside this server and keeps nothing beyond a call.';
    return { provider, state: 'DONE', explanation, externalIds: [] };
  }
  const isImitation = registry[provider]?.mode === 'SANDBOX' || sent.some(({ servedFrom }) => servedFrom === 'SANDBOX');
  return {
    provider,
    state: 'NOT_SUPPORTED',
    explanation: isImitation
      ? 'Its API cannot be told to erase. An imitation of it was asked, so that nothing has left this machine.'
      : 'It was sent this, and its API cannot be told to erase: ask it in writing, by its ids of the work.',
    externalIds: [...new Set(sent.flatMap(({ externalId }) => externalId ?? []))],
  };
}

/** Also where it had answered the same question about the same bytes before, and was not asked anew. */
function wasSent({ lifecycle, servedFrom, calls, externalId }: Asked): boolean {
  return calls > 0 || externalId !== null || (servedFrom === 'CACHE' && lifecycle === 'COMPLETED');
}
