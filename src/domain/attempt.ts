import type { ProviderName } from './provider-name.js';

/** How one provider's part in a piece of work stands or ended. */
export const ATTEMPT_LIFECYCLES = [
  'QUEUED',
  'PROCESSING',
  'COMPLETED',
  'FAILED',
  'CANCELED',
  'SKIPPED_DEADLINE',
  'SKIPPED_BUDGET',
  'SKIPPED_CIRCUIT_OPEN',
  'SKIPPED_NOT_NEEDED',
] as const;
export type AttemptLifecycle = (typeof ATTEMPT_LIFECYCLES)[number];

/** Where an answer came from. CACHE: it was known from an earlier question about the same bytes, and cost nothing. */
export const SERVED_FROM = ['PROVIDER', 'CACHE', 'EMBEDDED', 'SANDBOX'] as const;
export type ServedFrom = (typeof SERVED_FROM)[number];

/** What can go wrong with a provider, in one vocabulary for all of them. */
export const PROVIDER_ERROR_CODES = [
  'INVALID_IMAGE',
  'UNSUPPORTED_DOCUMENT',
  'INVALID_REQUEST',
  'AUTHENTICATION_FAILED',
  'PAYMENT_REQUIRED',
  'PERMISSION_DENIED',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'TIMEOUT',
  'UNAVAILABLE',
  'MALFORMED_REPLY',
  'OVERLOADED',
  'CANCELED',
  'INTERNAL',
] as const;
export type ProviderErrorCode = (typeof PROVIDER_ERROR_CODES)[number];

/** A provider's failure as data. Never holds bytes of a document, a value read from one, or a credential. */
export interface ProviderError {
  code: ProviderErrorCode;
  /** For the person in front of the app. */
  userMessage: string;
  /** For whoever runs the app. */
  internalMessage: string;
  /** The vendor's own code, as it came; null where there is none. */
  providerCode: string | null;
  /** Whether the same question may be asked again with a chance of another answer. */
  retryable: boolean;
  /** Whether the person can do something about it, such as taking a better picture. */
  userCanFix: boolean;
  /** Milliseconds to wait before asking again, where the provider said so. */
  retryAfterMs: number | null;
}

/** A decimal amount of an ISO 4217 currency. */
export interface Money {
  /** A decimal, such as `0.05`. */
  amount: string;
  currency: string;
}

/** One provider asked about one thing: what it cost and how it ended. */
export interface Attempt {
  id: string;
  provider: ProviderName;
  lifecycle: AttemptLifecycle;
  servedFrom: ServedFrom;
  /** Milliseconds since the answer was first obtained; null unless served from the cache. */
  ageMs: number | null;
  /** Milliseconds from the call to its outcome; null while it runs and for an answer from the cache. */
  latencyMs: number | null;
  cost: Money | null;
  /** The provider's own id of the work; null where it has none. */
  externalId: string | null;
  error: ProviderError | null;
  startedAt: Date | null;
  finishedAt: Date | null;
}
