import type { ProviderErrorCode } from '../../domain/attempt.js';
import { ProviderFailure } from '../contract.js';
import type { HttpReply } from '../http.js';
import { WireReader } from '../read.js';
import { deliveryOf, retryAfterOf } from '../reply-status.js';
import { codeOf, knownError } from './error-codes.js';

/**
 * The envelope of every error is `{ message, status: "error" }`; 400 "invalid schema" and "No image attached", 401 "access
 * denied" and 403 "invalid user credentials" are documented (HIGH). 402, 404, 409, 413, 415, 429 and 5xx are not, and get the
 * usual meaning of HTTP.
 */
const CODES: Readonly<Record<number, ProviderErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'AUTHENTICATION_FAILED',
  402: 'PAYMENT_REQUIRED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'TIMEOUT',
  409: 'CONFLICT',
  413: 'INVALID_IMAGE',
  415: 'INVALID_IMAGE',
  429: 'RATE_LIMITED',
};

/** Messages that say more than their status: the same text comes with other statuses, or with 200. */
const MESSAGES: Readonly<Record<string, ProviderErrorCode>> = {
  'access denied': 'AUTHENTICATION_FAILED',
  'invalid user credentials': 'AUTHENTICATION_FAILED',
};

/** Statuses that are more specific than any message. */
const DECIDED_BY_STATUS: ReadonlySet<number> = new Set([402, 404, 408, 409, 413, 415, 429]);

/** Pure: an answer that is no session -> our failure. */
export function failureOfReply(reply: HttpReply, now: Date): ProviderFailure {
  const message = WireReader.of(reply.json, []).at('message').textIfText();
  const { status } = reply;
  if (status < 400 && message === null) return malformed('The answer is none that is documented.', status);
  const providerCode = codeOf(message);
  const retryAfterMs = retryAfterOf(reply, now);
  return new ProviderFailure(
    codeOfReply(status, message),
    `NeuroVision answered ${status}${providerCode === null ? '' : ` (${providerCode})`}.`,
    {
      status,
      delivery: deliveryOf(reply),
      ...(providerCode === null ? {} : { providerCode }),
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
    },
  );
}

function codeOfReply(status: number, message: string | null): ProviderErrorCode {
  if (status >= 500) return 'UNAVAILABLE';
  const byStatus = CODES[status] ?? 'INVALID_REQUEST';
  if (message === null || DECIDED_BY_STATUS.has(status)) return byStatus;
  if (knownError(message)?.cause === 'PICTURE') return 'INVALID_IMAGE';
  return MESSAGES[message.trim().toLowerCase()] ?? byStatus;
}

/** A log-in that was refused; its 400 and its 403 both mean the account (HIGH). */
export function loginFailureOf(reply: HttpReply, now: Date): ProviderFailure {
  const { code, message, status, providerCode, retryAfterMs } = failureOfReply(reply, now);
  const isAboutAccount = [400, 401, 403].includes(reply.status);
  return new ProviderFailure(isAboutAccount ? 'AUTHENTICATION_FAILED' : code, `The log-in failed: ${message}`, {
    ...(status === null ? {} : { status }),
    ...(providerCode === null ? {} : { providerCode }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

export function malformed(what: string, status?: number): ProviderFailure {
  return new ProviderFailure('MALFORMED_REPLY', `NeuroVision: ${what}`, {
    delivery: 'RECEIVED',
    ...(status === undefined ? {} : { status }),
  });
}

/** Refused here, before anything was sent. */
export function notSent(code: ProviderErrorCode, what: string): ProviderFailure {
  return new ProviderFailure(code, what, { delivery: 'NOT_SENT' });
}
