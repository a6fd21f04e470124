import type { ProviderErrorCode } from '../../domain/attempt.js';
import { ProviderFailure } from '../contract.js';
import type { HttpReply } from '../http.js';
import { deliveryOf, retryAfterOf } from '../reply-status.js';

/**
 * What a status means. From the vendor's list of errors (HIGH): 400 validation, 401 wrong user token or no permission on
 * the resource, 402 no valid subscription, 403 wrong API key, 404, 405, 406 neither JSON nor multipart, 429, 500, 503.
 * 409, 413 and 415 are not on it (INFERRED). A 403 is the vendor's word for a wrong key, so it is told as such.
 */
const CODES: Readonly<Record<number, ProviderErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'AUTHENTICATION_FAILED',
  402: 'PAYMENT_REQUIRED',
  403: 'AUTHENTICATION_FAILED',
  404: 'NOT_FOUND',
  405: 'INVALID_REQUEST',
  406: 'INVALID_REQUEST',
  409: 'CONFLICT',
  413: 'INVALID_IMAGE',
  415: 'INVALID_REQUEST',
  429: 'RATE_LIMITED',
};

const EXPLANATIONS: Readonly<Record<number, string>> = {
  400: 'it did not accept the data',
  401: 'the token is wrong, or may not see this resource',
  402: 'there is no valid subscription, or it is unpaid',
  403: 'the API key is wrong',
  404: 'it does not know the resource',
  405: 'it does not know the method',
  406: 'it takes neither JSON nor multipart as we sent it',
  413: 'the picture is too large for it',
  429: 'it asks to slow down',
};

/** Where the picture goes; a 400 that complains of one of these complains of the picture. */
const PICTURE_FIELDS: ReadonlySet<string> = new Set(['picture_file', 'picture_file_2']);

export interface FailureParts {
  now: Date;
  /** Said where the vendor says nothing; 0: nothing is said. */
  retryAfterMs: number;
}

/** Pure: a reply that is no success -> our failure. Names the fields that the vendor complains of and quotes nothing else. */
export function failureOf(reply: HttpReply, parts: FailureParts): ProviderFailure {
  const { status } = reply;
  const fields = complainedFields(reply.json);
  const retryAfterMs = retryAfterOf(reply, parts.now, parts.retryAfterMs);
  const failure = {
    status,
    delivery: deliveryOf(reply),
    providerCode: fields.length > 0 ? `${status} ${fields.join(' ')}` : String(status),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
  if (status === 400 && fields.some((field) => PICTURE_FIELDS.has(field))) {
    return new ProviderFailure('INVALID_IMAGE', 'Chekin answered 400: it did not accept the picture.', failure);
  }
  const code = CODES[status] ?? codeOfClass(status);
  const explanation = EXPLANATIONS[status] ? `: ${EXPLANATIONS[status]}` : '';
  const complaint = status === 400 && fields.length > 0 ? ` (${fields.join(', ')})` : '';
  return new ProviderFailure(code, `Chekin answered ${status}${explanation}${complaint}.`, failure);
}

/** The account was refused. 400 is how the token call says so (INFERRED from the framework that its tokens show). */
export function loginFailureOf(reply: HttpReply, parts: FailureParts): ProviderFailure {
  if (reply.status !== 400) return failureOf(reply, parts);
  return new ProviderFailure('AUTHENTICATION_FAILED', 'Chekin did not accept the account.', {
    status: 400,
    delivery: 'RECEIVED',
    providerCode: '400',
  });
}

/** A reply that says success and is not of any documented shape. */
export function malformedReply(what: string): ProviderFailure {
  return new ProviderFailure('MALFORMED_REPLY', `Chekin’s reply ${what}.`, { delivery: 'RECEIVED' });
}

/** Status ERR: "Error during image processing"; no reason is documented. */
export function processingFailure(what: string): ProviderFailure {
  return new ProviderFailure('INVALID_IMAGE', `Chekin could not process ${what} and gives no reason.`, {
    delivery: 'RECEIVED',
    providerCode: 'ERR',
  });
}

export function noFaceFailure(what: string): ProviderFailure {
  return new ProviderFailure('INVALID_IMAGE', `Chekin found no face on ${what}.`, {
    delivery: 'RECEIVED',
    providerCode: 'is_face_detected',
  });
}

/** Asking on would only prolong it, so it is not retryable. */
export function stuckFailure(ageMs: number): ProviderFailure {
  const seconds = Math.round(ageMs / 1000);
  return new ProviderFailure('TIMEOUT', `Chekin has not finished the work after ${seconds} seconds.`, {
    delivery: 'RECEIVED',
    retryable: false,
  });
}

function codeOfClass(status: number): ProviderErrorCode {
  if (status >= 500) return 'UNAVAILABLE';
  return status >= 400 ? 'INVALID_REQUEST' : 'MALFORMED_REPLY';
}

/** Names of fields, from `{field: [messages]}` (INFERRED). Only what looks like one: anything else may be a value. */
function complainedFields(json: unknown): string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [];
  return Object.keys(json)
    .filter((name) => /^[a-z][a-z_0-9]{0,39}$/.test(name) && name !== 'detail')
    .slice(0, 5);
}
