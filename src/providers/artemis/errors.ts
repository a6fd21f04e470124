import type { ProviderErrorCode } from '../../domain/attempt.js';
import { ProviderFailure } from '../contract.js';
import type { HttpReply } from '../http.js';
import { deliveryOf, retryAfterOf } from '../reply-status.js';

/**
 * What a status means. The vendor documents 200 and nothing else, so all of these are by HTTP alone (INFERRED) and can be
 * set. No picture is ever sent, so nothing here can be the picture's fault.
 */
const CODES: Readonly<Record<number, ProviderErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'AUTHENTICATION_FAILED',
  402: 'PAYMENT_REQUIRED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'TIMEOUT',
  409: 'CONFLICT',
  429: 'RATE_LIMITED',
};

const EXPLANATIONS: Partial<Record<ProviderErrorCode, string>> = {
  INVALID_REQUEST: 'it did not accept the request',
  AUTHENTICATION_FAILED: 'it did not accept the token',
  PAYMENT_REQUIRED: 'the account has to be paid for',
  PERMISSION_DENIED: 'the client may not do this, or not in this domain',
  NOT_FOUND: 'it does not know the customer or the document',
  CONFLICT: 'the document is in a state that does not allow it',
  RATE_LIMITED: 'it asks to slow down',
  MALFORMED_REPLY: 'only 200 is documented',
};

export interface FailureParts {
  now: Date;
  /** Said where the vendor says nothing; 0: nothing is said. */
  retryAfterMs: number;
  /** Settings that win over the usual. */
  statusCodes: Readonly<Record<string, ProviderErrorCode>>;
}

/** Pure: a reply other than 200 -> our failure. Its body is of no documented form and may hold anything, so it is not quoted. */
export function failureOf(reply: HttpReply, parts: FailureParts): ProviderFailure {
  const { status } = reply;
  const code = parts.statusCodes[String(status)] ?? CODES[status] ?? codeOfClass(status);
  const retryAfterMs = retryAfterOf(reply, parts.now, parts.retryAfterMs);
  const explanation = EXPLANATIONS[code];
  return new ProviderFailure(code, `Artemis answered ${status}${explanation ? `: ${explanation}` : ''}.`, {
    status,
    delivery: deliveryOf(reply),
    providerCode: String(status),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

/** Codes of RFC 6749 section 5.2; anything else in `error` may be a value and is not repeated. */
const OAUTH_ERRORS: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);
/** With these the credentials are refused: RFC 6749 section 5.2 says so of 400 and 401, 403 is taken alike (INFERRED). */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403]);

export function isRefusedLogin(reply: HttpReply): boolean {
  return REFUSALS.has(reply.status);
}

/** No token was had, so the result itself was never sent. */
export function loginFailureOf(reply: HttpReply, parts: FailureParts): ProviderFailure {
  const { status } = reply;
  const set = parts.statusCodes[String(status)];
  const code = isRefusedLogin(reply) ? 'AUTHENTICATION_FAILED' : (set ?? CODES[status] ?? codeOfClass(status));
  const oauthError = oauthErrorOf(reply.json);
  const retryAfterMs = retryAfterOf(reply, parts.now, parts.retryAfterMs);
  const why = isRefusedLogin(reply) ? ': it did not accept the credentials' : '';
  return new ProviderFailure(code, `Artemis answered ${status} to the request for a token${why}.`, {
    status,
    delivery: 'NOT_SENT',
    providerCode: oauthError === null ? String(status) : `${status} ${oauthError}`,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

function oauthErrorOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('error' in json)) return null;
  return typeof json.error === 'string' && OAUTH_ERRORS.has(json.error) ? json.error : null;
}

/** A reply that says success and is not of any documented shape. */
export function malformedReply(what: string): ProviderFailure {
  return new ProviderFailure('MALFORMED_REPLY', `The reply of Artemis ${what}.`, { status: 200, delivery: 'RECEIVED' });
}

/** The same of a token: nothing else was sent. */
export function malformedToken(what: string): ProviderFailure {
  return new ProviderFailure('MALFORMED_REPLY', `The token of Artemis ${what}.`, { status: 200, delivery: 'NOT_SENT' });
}

export function invalidRequest(what: string): ProviderFailure {
  return new ProviderFailure('INVALID_REQUEST', what, { delivery: 'NOT_SENT' });
}

function codeOfClass(status: number): ProviderErrorCode {
  if (status >= 500) return 'UNAVAILABLE';
  return status >= 400 ? 'INVALID_REQUEST' : 'MALFORMED_REPLY';
}
