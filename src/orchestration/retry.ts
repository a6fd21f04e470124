import type { ProviderError } from '../domain/attempt.js';

const MAXIMUM_CALLS = 4;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/**
 * Milliseconds to wait before asking a provider again, or null to give up. A provider's own word on when to come back
 * wins over our backoff.
 *
 * @param calls how often the provider has been called, at least 1
 * @param repeatable whether a repeated call is surely not paid twice
 */
export function retryDelayMs(error: ProviderError, calls: number, repeatable: boolean): number | null {
  if (!error.retryable || !repeatable || calls >= MAXIMUM_CALLS) return null;
  return error.retryAfterMs ?? Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (calls - 1));
}
