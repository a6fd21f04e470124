import type { ProviderErrorCode } from '../../domain/attempt.js';
import { ProviderFailure } from '../contract.js';
import type { HttpReply } from '../http.js';
import { deliveryOf, retryAfterOf } from '../reply-status.js';
import { isTypeId } from './type-ids.js';
import type { FlyocrReply } from './wire.js';

/**
 * The vendor's own codes. Its official list was not to be found; these are two lists of the twin that disagree in numbers
 * and not in meaning: -1 to -5 (LOW to MED) and 10001 to 20003 (LOW). `4` stands for "no image content" (MED).
 */
const ERROR_CODES: Readonly<Record<string, ProviderErrorCode>> = {
  '-1': 'INVALID_IMAGE',
  '-2': 'INVALID_REQUEST',
  '-3': 'PAYMENT_REQUIRED',
  '-4': 'AUTHENTICATION_FAILED',
  '-5': 'PAYMENT_REQUIRED',
  '4': 'INVALID_IMAGE',
  '10001': 'INVALID_REQUEST',
  '10002': 'INVALID_IMAGE',
  '10003': 'PAYMENT_REQUIRED',
  '10004': 'INVALID_IMAGE',
  '20001': 'AUTHENTICATION_FAILED',
  '20002': 'AUTHENTICATION_FAILED',
  '20003': 'TIMEOUT',
};

const HTTP_CODES: Readonly<Record<number, ProviderErrorCode>> = {
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

export interface ErrorSettings {
  errorCodes: Readonly<Record<string, ProviderErrorCode>>;
  successStatuses: ReadonlySet<string>;
}

/** Whether the transport went well; nothing about HTTP statuses is documented, so they mean what they mean to everybody. */
export function httpFailureOf(
  reply: Pick<HttpReply, 'status' | 'headers'>,
  body: FlyocrReply | null,
  settings: ErrorSettings,
  now: Date,
): ProviderFailure | null {
  const { status } = reply;
  if (status >= 200 && status < 300) return null;
  const providerCode = safeCode(body?.status ?? null);
  // With 400 the vendor's own code tells whether it was the picture or the request.
  const own = status === 400 && providerCode !== null ? meaningOf(providerCode, settings) : null;
  const code = own ?? HTTP_CODES[status] ?? (status >= 500 ? 'UNAVAILABLE' : 'INVALID_REQUEST');
  const retryAfterMs = retryAfterOf(reply, now);
  return new ProviderFailure(code, `FlyOCR answered with HTTP status ${status}.`, {
    status,
    delivery: deliveryOf(reply),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(providerCode === null ? {} : { providerCode }),
  });
}

/**
 * Whether an answer with status 2xx is a refusal. Anything found is a success whatever `message.status` says: it is the
 * typeId, the class found or 0 in the samples (HIGH). E3 and `{code, msg, data}` succeed by their status.
 */
export function refusalOf(reply: FlyocrReply, settings: ErrorSettings): ProviderFailure | null {
  switch (reply.envelope) {
    case 'CARDS':
    case 'LINES':
      return null;
    case 'VERDICTS':
      return settings.successStatuses.has(reply.status ?? '') ? null : refusal(reply.status, settings);
    case 'DATA':
      return reply.status === '0' ? null : refusal(reply.status, settings);
    case 'REFUSAL':
      return refusal(reply.status, settings, reply.status === '0' || isTypeId(reply.status));
  }
}

/**
 * A code that nobody has listed is kept as it is. 0, or a typeId, with no card beside it says that nothing could be read
 * (INFERRED).
 */
export function refusal(status: string | null, settings: ErrorSettings, nothingFound = false): ProviderFailure {
  const providerCode = safeCode(status);
  const listed = providerCode === null ? null : meaningOf(providerCode, settings);
  const code = listed ?? (nothingFound ? 'INVALID_IMAGE' : 'INVALID_REQUEST');
  const explanation = listed ? '' : nothingFound ? ' and found nothing' : ', a code that is not listed';
  return new ProviderFailure(code, `FlyOCR answered with its own status ${providerCode ?? 'missing'}${explanation}.`, {
    // A code that is set to mean this has turned the call away, as 429 does.
    delivery: code === 'RATE_LIMITED' ? 'NOT_SENT' : 'RECEIVED',
    ...(providerCode === null ? {} : { providerCode }),
  });
}

export function malformed(what: string): ProviderFailure {
  return new ProviderFailure('MALFORMED_REPLY', `FlyOCR answered with ${what}.`, { delivery: 'RECEIVED' });
}

/** Refused by ourselves; nothing has been sent. */
export function notSent(code: ProviderErrorCode, message: string): ProviderFailure {
  return new ProviderFailure(code, message, { delivery: 'NOT_SENT' });
}

function meaningOf(code: string, { errorCodes }: ErrorSettings): ProviderErrorCode | null {
  if (Object.hasOwn(errorCodes, code)) return errorCodes[code] ?? null;
  return Object.hasOwn(ERROR_CODES, code) ? (ERROR_CODES[code] ?? null) : null;
}

/** Codes are short; anything longer may hold who knows what and goes into no error. */
function safeCode(status: string | null): string | null {
  return status !== null && /^-?[\w.]{1,16}$/.test(status) ? status : null;
}
