import type { CheckOutcome } from './document.js';
import type { Field } from './field.js';

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Whether the last day of validity is over: true or false where that is certain, null where it depends on the part of the
 * date that is not known, or where it is no date. The last day itself still counts, in the time zone that is last to end it
 * (UTC-12).
 */
export function isOver(expiry: string, now: Date): boolean | null {
  const [, year, month, day] = PARTIAL_DATE.exec(expiry) ?? [];
  if (!year) return null;
  const first = endOfDay(Number(year), Number(month ?? 1), Number(day ?? 1));
  const last = day ? first : month ? endOfDay(Number(year), Number(month) + 1, 0) : endOfDay(Number(year), 12, 31);
  if (Number.isNaN(first)) return null;
  return now.getTime() > last ? true : now.getTime() <= first ? false : null;
}

/** Milliseconds since 1970 of the last moment of a day in UTC-12; day 0 is the last of the month before. */
function endOfDay(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day, 35, 59, 59, 999);
}

export type DateRule = 'EQUAL' | 'DIFFERENT' | 'PARTIAL' | 'CENTURY' | 'MISSING';

/**
 * Pure: whether two fields give the same day. Parts that only one of them has decide nothing; a part that both have and that
 * differs does. A century that was inferred is not what the document says.
 */
export function compareDates(
  left: Field | undefined,
  right: Field | undefined,
): { outcome: CheckOutcome; rule: DateRule } {
  const [leftParts, rightParts] = [partsOf(left), partsOf(right)];
  if (!left || !right || leftParts.length === 0 || rightParts.length === 0) {
    return { outcome: 'NOT_RUN', rule: 'MISSING' };
  }
  const shared = Math.min(leftParts.length, rightParts.length);
  const differing = leftParts.slice(0, shared).findIndex((part, index) => part !== rightParts[index]);
  if (differing === -1) {
    return shared === 3 ? { outcome: 'PASSED', rule: 'EQUAL' } : { outcome: 'NOT_RUN', rule: 'PARTIAL' };
  }
  const isInferred = [...left.inferences, ...right.inferences].includes('CENTURY');
  const withoutCentury = (parts: string[]) => [parts[0]?.slice(2), ...parts.slice(1, shared)].join('-');
  return isInferred && withoutCentury(leftParts) === withoutCentury(rightParts)
    ? { outcome: 'NOT_RUN', rule: 'CENTURY' }
    : { outcome: 'FAILED', rule: 'DIFFERENT' };
}

function partsOf(field: Field | undefined): string[] {
  const [, ...parts] = PARTIAL_DATE.exec(field?.value ?? '') ?? [];
  return parts.filter((part) => part !== undefined);
}
