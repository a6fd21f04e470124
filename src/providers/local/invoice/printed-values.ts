import { amountText, parseDecimal } from '../../../domain/exact-decimal.js';
import { isCalendarDate } from '../../normal-form.js';
import { asChineseDate } from './chinese-invoice-xml.js';

/** Blanks of any width, and the apostrophe of Switzerland. */
const GROUPING = "[ \\u00a0\\u202f\\u2009'’]";

const SHAPES: readonly { pattern: RegExp; point: string }[] = [
  { pattern: /^-?\d{1,3}(?:,\d{3})+\.\d{2}$/, point: '.' },
  { pattern: /^-?\d{1,3}(?:\.\d{3})+,\d{2}$/, point: ',' },
  { pattern: new RegExp(`^-?\\d{1,3}(?:${GROUPING}\\d{3})+,\\d{2}$`, 'u'), point: ',' },
  { pattern: new RegExp(`^-?\\d{1,3}(?:${GROUPING}\\d{3})+\\.\\d{2}$`, 'u'), point: '.' },
  { pattern: /^-?\d+\.\d{2}$/, point: '.' },
  { pattern: /^-?\d+,\d{2}$/, point: ',' },
];

/**
 * An amount as printed, in its normal form. Only with two digits behind a point or comma: of `1.234` nobody knows whether it is
 * more than a thousand or little more than one. Null for any other.
 */
export function printedAmount(text: string): string | null {
  const shape = SHAPES.find(({ pattern }) => pattern.test(text));
  if (!shape) return null;
  const at = text.lastIndexOf(shape.point);
  const decimal = parseDecimal(`${text.slice(0, at).replace(/[^\d-]/g, '')}.${text.slice(at + 1)}`);
  return decimal && amountText(decimal);
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'janvier', 'jan'],
  ['february', 'februar', 'février', 'feb'],
  ['march', 'märz', 'mars', 'mar'],
  ['april', 'avril', 'apr'],
  ['may', 'mai'],
  ['june', 'juni', 'juin', 'jun'],
  ['july', 'juli', 'juillet', 'jul'],
  ['august', 'août', 'aug'],
  ['september', 'septembre', 'sep', 'sept'],
  ['october', 'oktober', 'octobre', 'oct', 'okt'],
  ['november', 'novembre', 'nov'],
  ['december', 'dezember', 'décembre', 'dec', 'dez'],
];

/**
 * A date as printed, ISO 8601. With slashes the order of day and month is known only where one of them is beyond twelve or both
 * are the same; a year of two digits has no century and makes no date.
 */
export function printedDate(text: string): string | null {
  const chinese = asChineseDate(text.replace(/\s/g, ''));
  if (chinese !== null && !/^\d\d[-/]/.test(text)) return chinese;
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (numeric) {
    const [, first = '', separator, second = '', year = ''] = numeric;
    if (separator === '.' || first === second || Number(first) > 12) return isoDate(year, second, first);
    return Number(second) > 12 ? isoDate(year, first, second) : null;
  }
  const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th|er)? (\p{L}{3,9})\.?,? (\d{4})$/u.exec(text);
  if (dayFirst) return isoDate(dayFirst[3] ?? '', monthOf(dayFirst[2] ?? ''), dayFirst[1] ?? '');
  const monthFirst = /^(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  return monthFirst ? isoDate(monthFirst[3] ?? '', monthOf(monthFirst[1] ?? ''), monthFirst[2] ?? '') : null;
}

function monthOf(name: string): string {
  return String(MONTHS.findIndex((names) => names.includes(name.toLowerCase())) + 1);
}

function isoDate(year: string, month: string, day: string): string | null {
  const parts = [year, month, day].map(Number);
  if ((parts[1] ?? 0) < 1 || (parts[2] ?? 0) < 1 || !isCalendarDate(parts)) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
