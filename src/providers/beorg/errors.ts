import type { ProviderErrorCode } from '../../domain/attempt.js';
import { ProviderFailure } from '../contract.js';
import type { HttpReply } from '../http.js';
import { WireReader } from '../read.js';
import { deliveryOf, retryAfterOf } from '../reply-status.js';
import type { Secrets } from './redact.js';
import { withoutSecrets } from './redact.js';

/**
 * 400, 401, 404 and 409: MED, one client that handles each of them. 402, 403, 408, 413, 415, 422, 425 and 429 are HTTP's
 * own meaning (INFERRED); the vendor documents no error at all.
 */
const CODES: Readonly<Record<number, ProviderErrorCode>> = {
  401: 'AUTHENTICATION_FAILED',
  402: 'PAYMENT_REQUIRED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'UNAVAILABLE',
  409: 'CONFLICT',
  413: 'INVALID_IMAGE',
  415: 'INVALID_IMAGE',
  425: 'UNAVAILABLE',
  429: 'RATE_LIMITED',
};

const LONGEST_MESSAGE_CHARACTERS = 200;
const MOST_REASONS = 5;
/** How a refusal that concerns the picture is told from one that concerns the call, in either language. */
const ABOUT_PICTURE = /image|picture|photo|base64|file|изображ|картинк|фото|файл/i;

/** What the vendor says of a failure. `errors` in one reply and `error` in another are both its own spelling (MED). */
export interface WireError {
  /** Such as `CampaignNotFound`. */
  type: string | null;
  message: string | null;
  /** `error.data.questionary_id` of a 409: the work that exists already. */
  questionaryId: string | null;
}

/** Reads `errors.{type,message}`, `error.{...}`, `error` as text, `message`, or a plain text. Never throws. */
export function readError(reply: Pick<HttpReply, 'json' | 'text'>): WireError {
  if (reply.json === undefined) {
    // A page of a proxy says nothing that a line of text could hold.
    const message = reply.text.trimStart().startsWith('<') ? null : emptyToNull(reply.text);
    return { type: null, message, questionaryId: null };
  }
  const root = WireReader.of(reply.json, []);
  const places = [root.at('errors'), root.at('error'), root];
  const first = (read: (place: WireReader) => string | null) => {
    for (const place of places) {
      const found = emptyToNull(read(place));
      if (found !== null) return found;
    }
    return null;
  };
  return {
    type: first((place) => place.at('type').looseText()),
    message: first((place) => place.at('message').text() ?? place.text()),
    questionaryId: first((place) => place.at('data').at('questionary_id').looseText()),
  };
}

function emptyToNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** Any answer that is neither a success nor "not ready". */
export function failureOfStatus(reply: HttpReply, secrets: Secrets, now: Date): ProviderFailure {
  const error = readError(reply);
  const code = codeOf(reply.status, error);
  const existing = code === 'CONFLICT' && error.questionaryId !== null ? ' It names the work that exists already.' : '';
  const said = error.message === null ? '' : `: ${harmless(error.message, secrets)}`;
  const retryAfterMs = retryAfterOf(reply, now);
  const providerCode = error.type ?? (code === 'CONFLICT' ? error.questionaryId : null);
  return new ProviderFailure(code, `BeOrg answered ${reply.status}${said}.${existing}`, {
    status: reply.status,
    delivery: deliveryOf(reply),
    ...(providerCode === null ? {} : { providerCode: harmless(providerCode, secrets, false) }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

function codeOf(status: number, { type, message }: WireError): ProviderErrorCode {
  const fixed = CODES[status];
  if (fixed) return fixed;
  if (status >= 500) return 'UNAVAILABLE';
  // A success whose body is an error, and every other refusal, go by what is said.
  return ABOUT_PICTURE.test(`${type ?? ''} ${message ?? ''}`) ? 'INVALID_IMAGE' : 'INVALID_REQUEST';
}

export function malformed(message: string, status: number | null = null): ProviderFailure {
  return new ProviderFailure('MALFORMED_REPLY', message, {
    delivery: 'RECEIVED',
    ...(status === null ? {} : { status }),
  });
}

/** 200 with `broken: true` and nothing read: the vendor could make nothing of the picture (LOW to MED, a public client). */
export function brokenFailure(reasons: readonly string[], secrets: Secrets): ProviderFailure {
  const said = reasons
    .slice(0, MOST_REASONS)
    .map((reason) => harmless(reason, secrets))
    .join('; ');
  const code = reasons.find((reason) => /^[\w.-]{1,64}$/.test(reason));
  return new ProviderFailure('INVALID_IMAGE', `BeOrg could not read the picture${said === '' ? '' : `: ${said}`}.`, {
    delivery: 'RECEIVED',
    status: 200,
    providerCode: withoutSecrets(code ?? 'broken', secrets),
  });
}

/** The vendor's words, short, and without anything that could be a credential, an address or a number of a document. */
function harmless(text: string, secrets: Secrets, hideNumbers = true): string {
  const shown = withoutSecrets(text.replace(/https?:\/\/\S+/gi, '…'), secrets);
  const start = shown.slice(0, 10 * LONGEST_MESSAGE_CHARACTERS);
  const numbered = hideNumbers ? start.replace(/\d[\d.\s-]{2,}\d/g, '…') : start;
  return numbered.slice(0, LONGEST_MESSAGE_CHARACTERS).replace(/[.\s]+$/, '');
}
