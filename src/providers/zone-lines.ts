import type { Candidate, FieldName, Proof } from '../domain/field.js';
import type { MrzCheckDigitName } from '../domain/mrz.js';
import type { ProviderName } from '../domain/provider-name.js';
import { country } from './country.js';
import type { NormalForm } from './normal-form.js';
import { birthDate, expiryDate, plain, sex } from './normal-form.js';

/** A line of a machine-readable zone as a vendor gave it. */
export interface ZoneLine {
  text: string;
  rawPath: string;
}

interface Slice {
  name: FieldName;
  line: number;
  from: number;
  to: number;
  normalize: (cells: string) => NormalForm;
  /** Column, on the same line, of the digit that covers exactly this slice. */
  checkColumn?: number;
}

/** Cells that one check digit covers, and where it stands. */
interface Covered {
  cells: string;
  printed: string;
}

const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [7, 3, 1];
const CHECK_DIGITS: Partial<Record<FieldName, MrzCheckDigitName>> = {
  DOCUMENT_NUMBER: 'DOCUMENT_NUMBER',
  DATE_OF_BIRTH: 'DATE_OF_BIRTH',
  DATE_OF_EXPIRY: 'DATE_OF_EXPIRY',
};

/** Where a zone says something that is not what is printed, and so has no normal form of ours. */
const NOTHING: NormalForm = { value: null, inferences: [] };

/**
 * Pure: the lines of a zone as a vendor read them -> readings of the fields in them, which can contradict the printed ones.
 * Nothing where they are no zone of ICAO 9303 (three lines of 30, two of 36 or of 44). Where any check digit fails the
 * readings are shown and cannot win. A stretch of a line has no confidence of its own.
 */
export function readingsOfZone(
  lines: readonly ZoneLine[],
  provider: ProviderName,
  today: Date,
): { name: FieldName; candidate: Candidate }[] {
  const texts = lines.map((line) => line.text);
  const slices = slicesOf(texts, today);
  if (!slices) return [];
  const accepted = coveredBy(texts).every(holds);
  return slices.flatMap((slice) => {
    const { name, line, from, to, normalize, checkColumn } = slice;
    const raw = texts[line]?.slice(from, to) ?? '';
    if (/^<*$/.test(raw) && name !== 'SEX') return [];
    const { value, inferences } = normalize(raw);
    const proven = accepted && value !== null && checkColumn !== undefined;
    const candidate: Candidate = {
      provider,
      zone: 'MACHINE_READABLE_ZONE',
      value,
      raw,
      rawPath: `${lines[line]?.rawPath ?? ''}[${from}..${to}]`,
      confidence: null,
      inferences,
      accepted,
      proof: proven ? [proofOf(name, line, checkColumn, provider)] : [],
      box: null,
    };
    return [{ name, candidate }];
  });
}

function slicesOf(texts: readonly string[], today: Date): Slice[] | null {
  const [first = '', second = '', third = ''] = texts;
  const isZone = texts.every((text) => text.length === first.length && /^[A-Z0-9<]+$/.test(text));
  if (!isZone || !/^[A-Z][A-Z0-9<]/.test(first)) return null;
  if (texts.length === 3 && first.length === 30) {
    const names = (cells: string) => plain(withoutFillers(cells));
    return [
      { name: 'DOCUMENT_CODE', line: 0, from: 0, to: 2, normalize: unfilled },
      { name: 'ISSUING_STATE', line: 0, from: 2, to: 5, normalize: country },
      // A filler in place of the digit says that a longer number goes on in the optional data (part 5, 4.2.2).
      ...(first[14] === '<' ? [] : [numberAt(0, 5)]),
      ...datesAt(1, 0, today),
      { name: 'NATIONALITY', line: 1, from: 15, to: 18, normalize: country },
      ...namesOf(third, 2, 0, names),
    ];
  }
  // The French card of 1988 to 2021 has two lines of 36 as well, in an order of its own.
  const isTwoLines = texts.length === 2 && (first.length === 44 || first.length === 36) && second !== '';
  if (!isTwoLines || (first.length === 36 && first.startsWith('IDFRA'))) return null;
  // The Russian passport for use at home spells Cyrillic in signs of its own, digits among them, and its number begins with a
  // part of the series.
  const isDomestic = first.startsWith('PNRUS');
  const names = (cells: string) => (isDomestic ? NOTHING : plain(withoutFillers(cells)));
  return [
    { name: 'DOCUMENT_CODE', line: 0, from: 0, to: 2, normalize: unfilled },
    { name: 'ISSUING_STATE', line: 0, from: 2, to: 5, normalize: country },
    ...namesOf(first, 0, 5, names),
    isDomestic ? { ...numberAt(1, 0), normalize: () => NOTHING } : numberAt(1, 0),
    { name: 'NATIONALITY', line: 1, from: 10, to: 13, normalize: country },
    ...datesAt(1, 13, today),
  ];
}

function numberAt(line: number, from: number): Slice {
  return { name: 'DOCUMENT_NUMBER', line, from, to: from + 9, normalize: unfilled, checkColumn: from + 9 };
}

/** Birth, sex and expiry follow each other in every layout. */
function datesAt(line: number, from: number, today: Date): Slice[] {
  return [
    {
      name: 'DATE_OF_BIRTH',
      line,
      from,
      to: from + 6,
      normalize: (cells) => birthDate(cells, today),
      checkColumn: from + 6,
    },
    { name: 'SEX', line, from: from + 7, to: from + 8, normalize: sex },
    {
      name: 'DATE_OF_EXPIRY',
      line,
      from: from + 8,
      to: from + 14,
      normalize: (cells) => expiryDate(cells, today),
      checkColumn: from + 14,
    },
  ];
}

function namesOf(text: string, line: number, start: number, normalize: Slice['normalize']): Slice[] {
  const end = text.replace(/<+$/, '').length;
  if (end <= start) return [];
  const separator = text.indexOf('<<', start);
  const surnameEnd = separator === -1 || separator > end ? end : separator;
  return [
    { name: 'SURNAME', line, from: start, to: surnameEnd, normalize },
    { name: 'GIVEN_NAMES', line, from: Math.min(end, surnameEnd + 2), to: end, normalize },
  ];
}

function withoutFillers(cells: string): string {
  return cells.replace(/<+/g, ' ').trim();
}

function unfilled(cells: string): NormalForm {
  return plain(cells.replace(/<+$/, ''));
}

/** Every check digit of the zone; a visa has no composite one (ICAO 9303 part 7). */
function coveredBy([first = '', second = '', third]: readonly string[]): Covered[] {
  const covered = (cells: string): Covered => ({ cells: cells.slice(0, -1), printed: cells.slice(-1) });
  if (third !== undefined) {
    const birth = second.slice(0, 7);
    const expiry = second.slice(8, 15);
    const composite = first.slice(5) + birth + expiry + second.slice(18, 29);
    // The digit of a longer number stands behind its end, in the optional data.
    const number = first[14] === '<' ? longNumberOf(first) : first.slice(5, 15);
    return [covered(number), covered(birth), covered(expiry), { cells: composite, printed: second.slice(29) }];
  }
  const parts = [second.slice(0, 10), second.slice(13, 20), second.slice(21, 28)];
  if (first.startsWith('V')) return parts.map(covered);
  return [...parts, `${parts.join('')}${second.slice(28)}`].map(covered);
}

function longNumberOf(first: string): string {
  const rest = /^[A-Z0-9]*/.exec(first.slice(15))?.[0] ?? '';
  return first.slice(5, 14) + (rest === '' ? '<' : rest);
}

/** Weights 7-3-1 (ICAO 9303 part 3, 4.9); an empty field may leave its digit out. */
function holds({ cells, printed }: Covered): boolean {
  if (printed === '<') return /^<+$/.test(cells);
  const sum = [...cells].reduce(
    (total, cell, index) => total + Math.max(0, VALUES.indexOf(cell)) * (WEIGHTS[index % 3] ?? 0),
    0,
  );
  return printed === String(sum % 10);
}

function proofOf(name: FieldName, line: number, checkColumn: number, provider: ProviderName): Proof {
  const century = name === 'DOCUMENT_NUMBER' ? '' : ' It covers the six digits; the century is inferred.';
  return {
    kind: 'MRZ_CHECK_DIGIT',
    explanation: `The check digit at line ${line + 1}, position ${checkColumn + 1} of the zone as the vendor read it holds.${century}`,
    checkDigit: CHECK_DIGITS[name] ?? null,
    providers: [provider],
  };
}
