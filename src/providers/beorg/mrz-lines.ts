import type { Candidate, FieldName, Proof } from '../../domain/field.js';
import { country } from '../country.js';
import type { NormalForm } from '../normal-form.js';
import { birthDate, expiryDate, plain, sex } from '../normal-form.js';
import type { WireField } from './wire.js';

interface Slice {
  name: FieldName;
  line: 0 | 1;
  from: number;
  to: number;
  normalize: (cells: string) => NormalForm;
  /** Column of the check digit on the second line. */
  checkColumn?: number;
}

const NOTHING: NormalForm = { value: null, inferences: [] };
const NAME_START = 5;

/** The layout that all zones of two lines share: ICAO 9303 parts 4, 6 and 7. */
function slicesOf(today: Date, isDomestic: boolean): Slice[] {
  return [
    { name: 'DOCUMENT_CODE', line: 0, from: 0, to: 2, normalize: unfilled },
    { name: 'ISSUING_STATE', line: 0, from: 2, to: 5, normalize: country },
    {
      name: 'DOCUMENT_NUMBER',
      line: 1,
      from: 0,
      to: 9,
      // The zone of the Russian passport for use at home begins with a part of the series, so it is not the printed number.
      normalize: isDomestic ? () => NOTHING : unfilled,
      checkColumn: 9,
    },
    { name: 'NATIONALITY', line: 1, from: 10, to: 13, normalize: country },
    {
      name: 'DATE_OF_BIRTH',
      line: 1,
      from: 13,
      to: 19,
      normalize: (cells) => birthDate(cells, today),
      checkColumn: 19,
    },
    { name: 'SEX', line: 1, from: 20, to: 21, normalize: sex },
    {
      name: 'DATE_OF_EXPIRY',
      line: 1,
      from: 21,
      to: 27,
      normalize: (cells) => expiryDate(cells, today),
      checkColumn: 27,
    },
  ];
}

/**
 * Pure: the two lines as the vendor read them -> readings of the fields in them, which can contradict the printed ones.
 * Nothing where the lines are not two of 44 or of 36 characters. Where a check digit does not hold the readings are shown
 * and cannot win. A stretch of a line has no confidence of its own.
 */
export function readingsOfMrz(
  first: WireField | undefined,
  second: WireField | undefined,
  today: Date,
): { name: FieldName; candidate: Candidate }[] {
  if (!first || !second || !isZone(first.text, second.text)) return [];
  const lines = [first, second] as const;
  const isDomestic = first.text.startsWith('PNRUS');
  const accepted = zoneHolds(first.text, second.text);
  const candidateOf = (slice: Slice): { name: FieldName; candidate: Candidate }[] => {
    const { text, path } = lines[slice.line];
    const raw = text.slice(slice.from, slice.to);
    if (/^<*$/.test(raw) && slice.name !== 'SEX') return [];
    const { value, inferences } = slice.normalize(raw);
    const proof = accepted && value !== null && slice.checkColumn !== undefined ? [proofOf(slice)] : [];
    const rawPath = `${path}[${slice.from}..${slice.to}]`;
    const zone = 'MACHINE_READABLE_ZONE' as const;
    const rest = { provider: 'beorg' as const, zone, confidence: null, accepted, box: null };
    return [{ name: slice.name, candidate: { ...rest, value, raw, rawPath, inferences, proof } }];
  };
  return [...slicesOf(today, isDomestic), ...nameSlices(first.text, isDomestic)].flatMap(candidateOf);
}

function isZone(first: string, second: string): boolean {
  return (
    first.length === second.length &&
    (first.length === 44 || first.length === 36) &&
    /^[A-Z][A-Z<][A-Z<]{3}[A-Z0-9<]+$/.test(first) &&
    /^[A-Z0-9<]+$/.test(second) &&
    // The French card of 1988 has two lines of 36 as well, in an order of its own.
    !(first.length === 36 && first.startsWith('IDFRA'))
  );
}

function unfilled(cells: string): NormalForm {
  return plain(cells.replace(/<+$/, ''));
}

/** The domestic passport spells Cyrillic in signs of its own, digits among them; its names are no normal form. */
function nameSlices(first: string, isDomestic: boolean): Slice[] {
  const end = first.replace(/<+$/, '').length;
  if (end <= NAME_START) return [];
  const separator = first.indexOf('<<', NAME_START);
  const surnameEnd = separator === -1 || separator > end ? end : separator;
  const normalize = isDomestic ? () => NOTHING : (cells: string) => plain(cells.replace(/<+/g, ' ').trim());
  return [
    { name: 'SURNAME', line: 0, from: NAME_START, to: surnameEnd, normalize },
    { name: 'GIVEN_NAMES', line: 0, from: Math.min(end, surnameEnd + 2), to: end, normalize },
  ];
}

/** Every check digit of the zone; a visa has no composite one (ICAO 9303 part 7). */
function zoneHolds(first: string, second: string): boolean {
  const last = second.length - 1;
  const parts = [second.slice(0, 10), second.slice(13, 20), second.slice(21, 28)];
  const composite = `${parts.join('')}${second.slice(28, last)}`;
  return (
    parts.every((part) => holds(part.slice(0, -1), part.at(-1)!)) &&
    (first.startsWith('V') || holds(composite, second.at(-1)!))
  );
}

/** Weights 7-3-1 (ICAO 9303 part 3, 4.9); an empty field may leave its digit out. */
function holds(cells: string, printed: string): boolean {
  if (printed === '<') return /^<+$/.test(cells);
  const sum = [...cells].reduce((total, cell, index) => {
    const value = cell === '<' ? 0 : Number.parseInt(cell, 36);
    return total + value * [7, 3, 1][index % 3]!;
  }, 0);
  return printed === String(sum % 10);
}

function proofOf({ name, checkColumn = 0 }: Slice): Proof {
  const century = name === 'DOCUMENT_NUMBER' ? '' : ' It covers the six digits; the century is inferred.';
  return {
    kind: 'MRZ_CHECK_DIGIT',
    explanation: `The check digit at line 2, position ${checkColumn + 1} of the zone that BeOrg read holds.${century}`,
    checkDigit: name as 'DOCUMENT_NUMBER' | 'DATE_OF_BIRTH' | 'DATE_OF_EXPIRY',
    providers: ['beorg'],
  };
}
