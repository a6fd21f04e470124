import type { FieldName } from '../../domain/field.js';
import type { ImageQuadrilateral } from '../../domain/mrz.js';
import { country } from '../country.js';
import type { NormalForm } from '../normal-form.js';
import { birthDate, calendarDate, expiryDate, plain, sex } from '../normal-form.js';

const NONE: NormalForm = { value: null, inferences: [] };

/** How the text of a field is brought to the normal form. No format is documented: each is known by its shape. */
export function normalize(name: FieldName, text: string, today: Date): NormalForm {
  switch (name) {
    case 'DATE_OF_BIRTH':
      return isSixDigits(text) ? birthDate(text.trim(), today) : date(text);
    case 'DATE_OF_EXPIRY':
      return isSixDigits(text) ? expiryDate(text.trim(), today) : date(text);
    case 'DATE_OF_ISSUE':
      return date(text);
    case 'SEX':
      return sex(text);
    case 'NATIONALITY':
    case 'ISSUING_STATE':
    case 'COUNTRY_OF_BIRTH':
      return country(text);
    case 'DOCUMENT_CODE':
      return code(text);
    case 'DOCUMENT_NUMBER':
    case 'PERSONAL_NUMBER':
      return text.replace(/[\s<]+$/, '').trim() === '' ? NONE : plain(text.replace(/[\s<]+$/, '').trim());
    case 'CARD_NUMBER':
      return /^[\d\s-]+$/.test(text) ? plain(text.replace(/\D/g, '')) : NONE;
    default:
      return plain(text.trim());
  }
}

/** ICAO 9303: one or two letters; a word such as "Passport" is no code. */
function code(text: string): NormalForm {
  const match = /^([A-Z]{1,2})<?$/.exec(text.trim());
  return match?.[1] ? plain(match[1]) : NONE;
}

/**
 * The end of validity as bank cards have it, `11/29` or `11/2029`: the month comes first (MED, a client's sample of the twin).
 * The month itself is the date, without a day. Any other text is read as on other documents.
 */
export function cardExpiry(text: string, today: Date): NormalForm {
  const [, month = '', year = ''] = /^(0[1-9]|1[0-2])\s*\/\s*(\d{2}|\d{4})$/.exec(text.trim()) ?? [];
  if (year.length === 4) return plain(`${year}-${month}`);
  return year === '' ? normalize('DATE_OF_EXPIRY', text, today) : expiryDate(`${year}${month}`, today);
}

function isSixDigits(text: string): boolean {
  return /^\d{6}$/.test(text.trim());
}

/** As everywhere, and the Chinese way of writing, with or without leading zeros. */
export function date(text: string): NormalForm {
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text.trim());
  if (!chinese) return calendarDate(text);
  const [, year = '', month = '', day = ''] = chinese;
  return calendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const PERIOD = /^\s*(\d{8}|\d{4}([./-])\d{1,2}\2\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)\s*(?:-|–|—|~|至|to)\s*(\S.*?)\s*$/i;

/** A period from one day to another, such as `2010.01.01-2030.01.01`; an end that is a word, such as 长期, is no date. */
export function validity(text: string): { from: NormalForm; until: NormalForm } | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const [, from = '', , until = ''] = match;
  return { from: date(from), until: date(until) };
}

/** A decimal without sign of currency and without separators of thousands; null where it cannot be told. */
export function amount(text: string): string | null {
  const bare = text.trim().replace(/^[¥￥]\s*/, '');
  if (/^-?\d+(\.\d+)?$/.test(bare)) return bare;
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : null;
}

export interface PictureSize {
  width: number;
  height: number;
}

/**
 * Four numbers are left, top, right and bottom; eight are four corners x1-y1-x2-y2-x3-y3-x4-y4, whatever the name says
 * (INFERRED from the sample). Pixels, so that fractions need the size of the picture; null where that is not known, or a
 * corner lies outside.
 */
export function quadrilateral(text: string | null, size: PictureSize | null): ImageQuadrilateral | null {
  if (text === null || size === null || size.width <= 0 || size.height <= 0) return null;
  const numbers = /^\s*\d+(\.\d+)?([-_]\d+(\.\d+)?)*\s*$/.test(text) ? text.split(/[-_]/).map(Number) : [];
  const [left = 0, top = 0, right = 0, bottom = 0] = numbers;
  const corners =
    numbers.length === 8
      ? numbers
      : numbers.length === 4 && left <= right && top <= bottom
        ? [left, top, right, top, right, bottom, left, bottom]
        : null;
  if (!corners) return null;
  const point = (index: number) => ({
    x: round((corners[index] ?? 0) / size.width),
    y: round((corners[index + 1] ?? 0) / size.height),
  });
  const points: ImageQuadrilateral = [point(0), point(2), point(4), point(6)];
  return points.every(({ x, y }) => x <= 1 && y <= 1) ? points : null;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
