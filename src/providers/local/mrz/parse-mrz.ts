import type { MrzCheckDigitName, MrzFormat, MrzReading } from '../../../domain/mrz.js';
import {
  continuedCharactersOf,
  FORMAT_LAYOUTS,
  withLongNumber,
  type FormatLayout,
  type LayoutFieldName,
  type Span,
} from './formats.js';
import { textOf } from './judge.js';

/** What a field of a zone can be; the last four stand on the French identity card only. */
export type MrzFieldName = Exclude<LayoutFieldName, 'FULL_NAME'>;

/** One field of a zone. Centuries are not printed, so dates stay YYMMDD (issue: YYMM); unknown parts stay fillers. */
export interface MrzField {
  name: MrzFieldName;
  /** The cells as printed, fillers included. */
  cells: string;
  /** For people: fillers inside are spaces in names and are left as they are elsewhere; those at the end are gone. */
  text: string;
  /** Where the cells stand; two stretches for a document number that goes on in the optional data. */
  spans: Span[];
  /** Check digits that add up every cell of the field, whether or not they are right. Names mostly have none. */
  checkedBy: MrzCheckDigitName[];
  /** Probability of the least sure cell, 0..1. */
  confidence: number;
}

type Lines = Pick<MrzReading, 'format' | 'lines' | 'characterConfidence'>;

const NAME_SEPARATOR = '<<';

/** The layout that the lines follow, with a long document number taken into account. */
export function layoutFor(format: MrzFormat, lines: readonly string[]): FormatLayout {
  const layout = FORMAT_LAYOUTS[format];
  const continued = continuedCharactersOf(layout, lines);
  return continued > 0 ? withLongNumber(layout, continued) : layout;
}

function covers(spans: readonly Span[], { line, from, to }: Span): boolean {
  return spans.some((span) => span.line === line && span.from <= from && span.to >= to);
}

/** Surname and given names share one stretch of cells; each gets its own columns. */
function splitName({ line, from, to }: Span, lines: readonly string[]): { surname: Span; givenNames: Span } {
  const cells = lines[line]!.slice(from, to);
  const end = cells.replace(/<+$/, '').length;
  const separator = cells.slice(0, end).indexOf(NAME_SEPARATOR);
  const surnameEnd = separator === -1 ? end : separator;
  const givenNamesStart = separator === -1 ? end : separator + NAME_SEPARATOR.length;
  return {
    surname: { line, from, to: from + surnameEnd },
    givenNames: { line, from: from + givenNamesStart, to: from + end },
  };
}

/** The fields of a zone, in the order in which they are printed. */
export function parseMrz(reading: Lines): MrzField[] {
  const { lines, format } = reading;
  const layout = layoutFor(format, lines);
  const fieldOf = (name: MrzFieldName, spans: Span[]): MrzField => {
    const cells = textOf(lines, spans);
    const trimmed = cells.replace(/<+$/, '');
    const isName = name === 'SURNAME' || name === 'GIVEN_NAMES';
    const checks = layout.checks.filter((check) => spans.every((span) => covers(check.covers, span)));
    const confidences = spans.flatMap(({ line, from, to }) => reading.characterConfidence[line]!.slice(from, to));
    return {
      name,
      cells,
      text: isName ? trimmed.replace(/<+/g, ' ') : trimmed,
      spans,
      checkedBy: cells === '' ? [] : checks.map((check) => check.name),
      confidence: Math.min(1, ...confidences),
    };
  };
  return layout.fields.flatMap((entry) => {
    const { name, line, from, to } = entry;
    if (name === 'FULL_NAME') {
      const { surname, givenNames } = splitName(entry, lines);
      return [fieldOf('SURNAME', [surname]), fieldOf('GIVEN_NAMES', [givenNames])];
    }
    if (name === 'DOCUMENT_NUMBER') return [fieldOf(name, documentNumberSpans(layout))];
    if (name === 'OPTIONAL_DATA') return [fieldOf(name, [{ line, from: optionalDataStart(layout, from), to }])];
    return [fieldOf(name, [{ line, from, to }])];
  });
}

function documentNumberSpans(layout: FormatLayout): Span[] {
  return [...layout.checks.find((check) => check.name === 'DOCUMENT_NUMBER')!.covers];
}

/** Optional data starts after a long number's rest, its check digit and the filler that follows. */
function optionalDataStart(layout: FormatLayout, from: number): number {
  const check = layout.checks.find((entry) => entry.name === 'DOCUMENT_NUMBER')!;
  return check.covers.length > 1 ? check.column + 2 : from;
}
