import type { Inference } from '../domain/field.js';

export interface NormalForm {
  /** null where the text could not be brought to the normal form; the raw text stays. */
  value: string | null;
  inferences: Inference[];
}

/** No document of today is valid for longer. */
const LONGEST_VALIDITY_YEARS = 50;
/** The French card with a zone was issued from 1988 to 2021. */
const FIRST_FRENCH_YEAR = 88;

export function plain(text: string): NormalForm {
  return { value: text, inferences: [] };
}

/** YYMMDD of a birth: never in the future, so a year of two digits that would be is of the century before. */
export function birthDate(digits: string, today: Date): NormalForm {
  return withCentury(digits, (year) => {
    const thisYear = today.getUTCFullYear();
    const candidate = century(thisYear) + year;
    return candidate > thisYear || isLater(candidate, digits, today) ? candidate - 100 : candidate;
  });
}

/** YYMMDD of an expiry: of this century, unless that is further ahead than any validity. */
export function expiryDate(
  digits: string,
  today: Date,
  longestValidityYears: number = LONGEST_VALIDITY_YEARS,
): NormalForm {
  return withCentury(digits, (year) => {
    const candidate = century(today.getUTCFullYear()) + year;
    return candidate > today.getUTCFullYear() + longestValidityYears ? candidate - 100 : candidate;
  });
}

/** YYMM of the French card. */
export function issueMonth(digits: string): NormalForm {
  return withCentury(digits, (year) => (year >= FIRST_FRENCH_YEAR ? 1900 : 2000) + year);
}

/** An unknown month or day is printed as fillers: what is known then makes a shorter date, never a completed one. */
function withCentury(digits: string, yearOf: (twoDigits: number) => number): NormalForm {
  const match = /^(\d\d)(?:(\d\d)(\d\d)?)?<*$/.exec(digits);
  if (!match) return { value: null, inferences: [] };
  const [, twoDigits, month, day] = match;
  const parts = [String(yearOf(Number(twoDigits))), month, day].filter((part) => part !== undefined);
  const value = parts.join('-');
  return isCalendarDate(parts.map(Number)) ? { value, inferences: ['CENTURY'] } : { value: null, inferences: [] };
}

export function isCalendarDate([year = 0, month = 1, day = 1]: number[]): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function century(year: number): number {
  return Math.floor(year / 100) * 100;
}

/** Whether month and day of this year are still to come. */
function isLater(year: number, digits: string, today: Date): boolean {
  const month = Number(digits.slice(2, 4)) || 1;
  const day = Number(digits.slice(4, 6)) || 1;
  return Date.UTC(year, month - 1, day) > today.getTime();
}

/** DD.MM.YYYY, DD/MM/YYYY, DD-MM-YYYY, YYYY-MM-DD, YYYY/MM/DD, YYYY.MM.DD and YYYYMMDD, by shape alone; null for any other. */
export function calendarDate(text: string): NormalForm {
  const trimmed = text.trim();
  const yearFirst = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:T.*)?$/.exec(trimmed);
  const dayFirst = /^(\d{2})([-/.])(\d{2})\2(\d{4})$/.exec(trimmed);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[3], yearFirst[4]]
    : dayFirst
      ? [dayFirst[4], dayFirst[3], dayFirst[1]]
      : [];
  if (!year || !month || !day || !isCalendarDate([year, month, day].map(Number)))
    return { value: null, inferences: [] };
  return plain(`${year}-${month}-${day}`);
}

const SEXES: Readonly<Record<string, string>> = {
  M: 'M',
  MALE: 'M',
  М: 'M',
  МУЖ: 'M',
  МУЖСКОЙ: 'M',
  男: 'M',
  F: 'F',
  FEMALE: 'F',
  Ж: 'F',
  ЖЕН: 'F',
  ЖЕНСКИЙ: 'F',
  女: 'F',
  X: 'X',
  '<': 'X',
};

const LONGEST_SEX_CHARACTERS = 40;

/** M, F or X from the usual words in Latin, Cyrillic and Chinese; null for any other. */
export function sex(text: string): NormalForm {
  if (text.length > LONGEST_SEX_CHARACTERS) return { value: null, inferences: [] };
  const key = text
    .trim()
    .replace(/[./].*$/, '')
    .toUpperCase();
  return { value: SEXES[key] ?? null, inferences: [] };
}
