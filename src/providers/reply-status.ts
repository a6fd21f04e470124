import type { Delivery } from './contract.js';
import type { HttpReply } from './http.js';

type Answered = Pick<HttpReply, 'status' | 'headers'>;

/** IMF-fixdate and the two older forms that RFC 9110, 5.6.7 still wants to be read: each begins with the day of the week. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * Milliseconds until the vendor wants to be asked again, by its Retry-After: whole seconds, or a date (RFC 9110, 10.2.3).
 * null where it says nothing of the kind, and for refusals that time does not mend.
 *
 * @param fallbackMs taken for 429 and 503 where the vendor does not say; 0: nothing is
 */
export function retryAfterOf({ status, headers }: Answered, now: Date, fallbackMs = 0): number | null {
  if (status < 500 && status !== 408 && status !== 425 && status !== 429) return null;
  const header = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const at = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN;
  if (!Number.isNaN(at)) return Math.max(0, at - now.getTime());
  return fallbackMs > 0 && (status === 429 || status === 503) ? fallbackMs : null;
}

/**
 * What a status says of the work that was asked for. 429 turns it away before it begins, and so does a 503 that says when to
 * come back (RFC 6585, 4; RFC 9110, 15.6.4). A 503 without that may as well be a gateway's, whose server broke in mid-work;
 * with 408 and any other 5xx nobody knows either. Whatever else is answered was decided by the vendor itself.
 */
export function deliveryOf({ status, headers }: Answered): Delivery {
  if (status === 429 || (status === 503 && headers.has('retry-after'))) return 'NOT_SENT';
  return status >= 500 || status === 408 ? 'UNKNOWN' : 'RECEIVED';
}
