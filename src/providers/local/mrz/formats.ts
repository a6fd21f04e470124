import type { MrzCheckDigitName, MrzFormat } from '../../../domain/mrz.js';

/** A stretch of one line: `from` is the first column, `to` the column after the last; both zero-based. */
export interface Span {
  line: number;
  from: number;
  to: number;
}

/** Which characters may stand in a cell. */
export type CellAlphabet =
  /** A..Z and the filler */
  | 'LETTER'
  /** 0..9 */
  | 'DIGIT'
  /** 0..9 and the filler, where a part may be unknown */
  | 'DIGIT_OR_FILLER'
  /** M, F, X and the filler */
  | 'SEX'
  /** 0..9, and A or B of the two departments of Corsica, 2A and 2B */
  | 'DEPARTMENT'
  /** The same, or the filler */
  | 'DEPARTMENT_OR_FILLER'
  | 'ANY';

const ALLOWED: Record<CellAlphabet, string> = {
  LETTER: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<',
  DIGIT: '0123456789',
  DIGIT_OR_FILLER: '0123456789<',
  SEX: 'MFX<',
  DEPARTMENT: '0123456789AB',
  DEPARTMENT_OR_FILLER: '0123456789AB<',
  ANY: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<',
};

export function allows(alphabet: CellAlphabet, character: string): boolean {
  return ALLOWED[alphabet].includes(character);
}

/** A stretch of cells with one meaning. `FULL_NAME` is surname and given names, parted by two fillers. */
export type LayoutFieldName =
  | 'DOCUMENT_CODE'
  | 'ISSUING_STATE'
  | 'FULL_NAME'
  | 'SURNAME'
  | 'GIVEN_NAMES'
  | 'DOCUMENT_NUMBER'
  | 'NATIONALITY'
  | 'DATE_OF_BIRTH'
  | 'SEX'
  | 'DATE_OF_EXPIRY'
  | 'OPTIONAL_DATA'
  | 'OPTIONAL_DATA_2'
  | 'DEPARTMENT_AND_OFFICE'
  | 'ISSUE_YEAR_AND_MONTH'
  | 'ISSUING_DEPARTMENT'
  | 'SERIAL_NUMBER';

export interface FieldLayout extends Span {
  name: LayoutFieldName;
}

export interface CheckLayout {
  name: MrzCheckDigitName;
  /** What the digit covers, in the order in which it is added up. */
  covers: readonly Span[];
  line: number;
  column: number;
  /** An empty field may leave the filler in place of its digit 0. */
  mayBeEmpty: boolean;
}

export interface FormatLayout {
  format: MrzFormat;
  lineLength: 30 | 36 | 44;
  lineCount: 2 | 3;
  /** In reading order; together with the check digits they cover every cell, except that French fields overlap. */
  fields: readonly FieldLayout[];
  checks: readonly CheckLayout[];
  /** One alphabet a cell. */
  alphabets: readonly (readonly CellAlphabet[])[];
}

const LETTER_CODES: Record<string, CellAlphabet> = {
  A: 'LETTER',
  N: 'DIGIT',
  D: 'DIGIT_OR_FILLER',
  S: 'SEX',
  P: 'DEPARTMENT',
  Q: 'DEPARTMENT_OR_FILLER',
  X: 'ANY',
};

/** `A5 X9 N1`: five letters, nine of any kind, one digit. */
function cells(pattern: string): CellAlphabet[] {
  return pattern.split(' ').flatMap((part) => {
    const alphabet = LETTER_CODES[part[0]!]!;
    return Array.from({ length: Number(part.slice(1)) }, () => alphabet);
  });
}

const span = (line: number, from: number, to: number): Span => ({ line, from, to });
const field = (name: LayoutFieldName, line: number, from: number, to: number): FieldLayout => ({
  name,
  line,
  from,
  to,
});
const check = (
  name: MrzCheckDigitName,
  covers: readonly Span[],
  line: number,
  column: number,
  mayBeEmpty = false,
): CheckLayout => ({ name, covers, line, column, mayBeEmpty });

/** Document number, nationality, dates and sex stand in the same columns of line 2 in TD2, TD3 and visas. */
const SECOND_LINE_FIELDS = [
  field('DOCUMENT_NUMBER', 1, 0, 9),
  field('NATIONALITY', 1, 10, 13),
  field('DATE_OF_BIRTH', 1, 13, 19),
  field('SEX', 1, 20, 21),
  field('DATE_OF_EXPIRY', 1, 21, 27),
];
const SECOND_LINE_CHECKS = [
  check('DOCUMENT_NUMBER', [span(1, 0, 9)], 1, 9),
  check('DATE_OF_BIRTH', [span(1, 13, 19)], 1, 19),
  check('DATE_OF_EXPIRY', [span(1, 21, 27)], 1, 27, true),
];
const SECOND_LINE_CELLS = 'X9 D1 A3 D6 N1 S1 D6 D1';

/** ICAO 9303 part 4, 4.2.2 */
const TD3: FormatLayout = {
  format: 'TD3',
  lineLength: 44,
  lineCount: 2,
  fields: [
    field('DOCUMENT_CODE', 0, 0, 2),
    field('ISSUING_STATE', 0, 2, 5),
    field('FULL_NAME', 0, 5, 44),
    ...SECOND_LINE_FIELDS,
    field('OPTIONAL_DATA', 1, 28, 42),
  ],
  checks: [
    ...SECOND_LINE_CHECKS,
    check('OPTIONAL_DATA', [span(1, 28, 42)], 1, 42, true),
    check('COMPOSITE', [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)], 1, 43),
  ],
  alphabets: [cells('A44'), cells(`${SECOND_LINE_CELLS} X14 D1 N1`)],
};

/** ICAO 9303 part 6, 4.2.2 */
const TD2: FormatLayout = {
  format: 'TD2',
  lineLength: 36,
  lineCount: 2,
  fields: [
    field('DOCUMENT_CODE', 0, 0, 2),
    field('ISSUING_STATE', 0, 2, 5),
    field('FULL_NAME', 0, 5, 36),
    ...SECOND_LINE_FIELDS,
    field('OPTIONAL_DATA', 1, 28, 35),
  ],
  checks: [...SECOND_LINE_CHECKS, check('COMPOSITE', [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)], 1, 35)],
  alphabets: [cells('A36'), cells(`${SECOND_LINE_CELLS} X7 N1`)],
};

/** ICAO 9303 part 5, 4.2.2 */
const TD1: FormatLayout = {
  format: 'TD1',
  lineLength: 30,
  lineCount: 3,
  fields: [
    field('DOCUMENT_CODE', 0, 0, 2),
    field('ISSUING_STATE', 0, 2, 5),
    field('DOCUMENT_NUMBER', 0, 5, 14),
    field('OPTIONAL_DATA', 0, 15, 30),
    field('DATE_OF_BIRTH', 1, 0, 6),
    field('SEX', 1, 7, 8),
    field('DATE_OF_EXPIRY', 1, 8, 14),
    field('NATIONALITY', 1, 15, 18),
    field('OPTIONAL_DATA_2', 1, 18, 29),
    field('FULL_NAME', 2, 0, 30),
  ],
  checks: [
    check('DOCUMENT_NUMBER', [span(0, 5, 14)], 0, 14),
    check('DATE_OF_BIRTH', [span(1, 0, 6)], 1, 6),
    check('DATE_OF_EXPIRY', [span(1, 8, 14)], 1, 14, true),
    check('COMPOSITE', [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)], 1, 29),
  ],
  alphabets: [cells('A5 X9 D1 X15'), cells('D6 N1 S1 D6 D1 A3 X11 N1'), cells('A30')],
};

/** ICAO 9303 part 7, 4.2: a visa has neither a digit over its optional data nor a composite digit. */
const MRV_A: FormatLayout = {
  ...TD3,
  format: 'MRV_A',
  fields: [...TD3.fields.slice(0, -1), field('OPTIONAL_DATA', 1, 28, 44)],
  checks: SECOND_LINE_CHECKS,
  alphabets: [cells('A44'), cells(`${SECOND_LINE_CELLS} X16`)],
};

const MRV_B: FormatLayout = {
  ...TD2,
  format: 'MRV_B',
  fields: [...TD2.fields.slice(0, -1), field('OPTIONAL_DATA', 1, 28, 36)],
  checks: SECOND_LINE_CHECKS,
  alphabets: [cells('A36'), cells(`${SECOND_LINE_CELLS} X8`)],
};

/**
 * The French national identity card of 1988 to 2021; not ICAO. The number is year and month of issue, department and a
 * serial number; a department may be 2A or 2B. The composite digit covers both lines whole. (Public descriptions of the
 * card; agrees with the fields that the `mrz` package has for it.)
 */
const FRENCH_ID: FormatLayout = {
  format: 'FRENCH_ID',
  lineLength: 36,
  lineCount: 2,
  fields: [
    field('DOCUMENT_CODE', 0, 0, 2),
    field('ISSUING_STATE', 0, 2, 5),
    field('SURNAME', 0, 5, 30),
    field('DEPARTMENT_AND_OFFICE', 0, 30, 36),
    field('DOCUMENT_NUMBER', 1, 0, 12),
    field('ISSUE_YEAR_AND_MONTH', 1, 0, 4),
    field('ISSUING_DEPARTMENT', 1, 4, 7),
    field('SERIAL_NUMBER', 1, 7, 12),
    field('GIVEN_NAMES', 1, 13, 27),
    field('DATE_OF_BIRTH', 1, 27, 33),
    field('SEX', 1, 34, 35),
  ],
  checks: [
    check('DOCUMENT_NUMBER', [span(1, 0, 12)], 1, 12),
    check('DATE_OF_BIRTH', [span(1, 27, 33)], 1, 33),
    check('COMPOSITE', [span(0, 0, 36), span(1, 0, 35)], 1, 35),
  ],
  alphabets: [cells('A30 D1 Q1 D4'), cells('N4 N1 P1 N1 N5 N1 A14 D6 N1 S1 N1')],
};

export const FORMAT_LAYOUTS: Record<MrzFormat, FormatLayout> = { TD1, TD2, TD3, MRV_A, MRV_B, FRENCH_ID };

/** The formats that have so many lines of so many cells. */
export function layoutsOf(lineCount: number, lineLength: number): FormatLayout[] {
  return Object.values(FORMAT_LAYOUTS).filter(
    (layout) => layout.lineCount === lineCount && layout.lineLength === lineLength,
  );
}

/**
 * A document number of more than nine characters goes on in the optional data: the filler stands in place of its check
 * digit, then the rest of the number, its check digit, and a filler (ICAO 9303-5 and 9303-6, note j).
 */
export function withLongNumber(layout: FormatLayout, continuedCharacters: number): FormatLayout {
  const number = layout.fields.find((entry) => entry.name === 'DOCUMENT_NUMBER')!;
  const optional = layout.fields.find((entry) => entry.name === 'OPTIONAL_DATA')!;
  const digitColumn = optional.from + continuedCharacters;
  const rest = span(optional.line, optional.from, digitColumn);
  const alphabets = layout.alphabets.map((line) => [...line]);
  alphabets[number.line]![number.to] = 'DIGIT_OR_FILLER';
  alphabets[optional.line]![digitColumn] = 'DIGIT';
  return {
    ...layout,
    alphabets,
    checks: layout.checks.map((entry) =>
      entry.name === 'DOCUMENT_NUMBER'
        ? { ...entry, covers: [...entry.covers, rest], line: optional.line, column: digitColumn }
        : entry,
    ),
  };
}

/** How many characters of a number stand in the optional data; 0 where the number is not a long one. */
export function continuedCharactersOf(layout: FormatLayout, lines: readonly string[]): number {
  const number = layout.fields.find((entry) => entry.name === 'DOCUMENT_NUMBER')!;
  const optional = layout.fields.find((entry) => entry.name === 'OPTIONAL_DATA');
  const takesLongNumbers = layout.format === 'TD1' || layout.format === 'TD2';
  if (!takesLongNumbers || !optional || lines[number.line]![number.to] !== '<') return 0;
  const text = lines[optional.line]!.slice(optional.from, optional.to);
  const end = text.indexOf('<');
  return Math.max(0, (end === -1 ? text.length : end) - 1);
}
