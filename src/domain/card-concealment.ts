import { cardDigits, maskCardNumber, maskCardNumbers, networkOf, passesLuhn } from './bank-card.js';
import type { Document } from './document.js';
import type { Candidate, Field } from './field.js';
import { dissentOf } from './field.js';
import type { TextLine } from './text.js';

/** A field as it may be shown, with its dissent: of two masked numbers nobody can tell whether they differ. */
export interface ShownField extends Field {
  dissent: Candidate[];
}

/** What of a document may hold the number of a bank card. A machine-readable zone has no room for one. */
type CardHolding = Pick<Document, 'kind' | 'fields' | 'barcodes' | 'checks' | 'text'>;

export type Concealed<Whole extends CardHolding> = Omit<Whole, 'fields'> & { fields: ShownField[] };

/**
 * The same document with every card number masked, wherever it stands. On a bank card that is every run of as many digits as
 * a card number may have, since a misread number proves nothing and gives away as much; in a text that nobody knows to be of a
 * card, only what is a card number by its check digit and its network.
 */
export function concealCardNumbers<Whole extends CardHolding>(document: Whole): Concealed<Whole> {
  const isCard = document.kind === 'BANK_CARD' || document.fields.some(isReadCardNumber);
  const text = document.text && concealLines(document.text, isCard);
  const fields = document.fields.map(withDissent);
  if (!isCard) return { ...document, fields, text };
  return {
    ...document,
    fields: fields.map(concealField),
    text,
    barcodes: document.barcodes.map((barcode) => ({ ...barcode, text: maskLongNumbers(barcode.text) })),
    checks: document.checks.map((check) => ({ ...check, explanation: maskLongNumbers(check.explanation) })),
  };
}

export function withDissent(field: Field): ShownField {
  return { ...field, dissent: dissentOf(field) };
}

function isReadCardNumber({ name, candidates }: Field): boolean {
  return name === 'CARD_NUMBER' && candidates.length > 0;
}

function concealField(field: ShownField): ShownField {
  const [masked = field] = maskCardNumbers([field]);
  const [{ candidates: dissent } = field] = maskCardNumbers([{ ...field, candidates: field.dissent }]);
  return {
    ...masked,
    value: masked.value === null ? null : maskLongNumbers(masked.value),
    raw: masked.raw === null ? null : maskLongNumbers(masked.raw),
    candidates: masked.candidates.map(concealCandidate),
    dissent: dissent.map(concealCandidate),
  };
}

function concealCandidate(candidate: Candidate): Candidate {
  const { value, raw } = candidate;
  return { ...candidate, value: value === null ? null : maskLongNumbers(value), raw: maskLongNumbers(raw) };
}

/** ASCII and full-width digits, which are one UTF-16 unit each; so is what stands in their place. */
const DIGIT = '[0-9０-９]';
const LONG_NUMBER = new RegExp(`${DIGIT}(?:[\\s-]{0,3}${DIGIT}){11,}`, 'gu');
const GROUP = new RegExp(`${DIGIT}+`, 'gu');
const SEPARATOR = /^[\s-]{1,3}$/u;

function maskLongNumbers(text: string): string {
  return text.replace(LONG_NUMBER, maskCardNumber);
}

/** A number may stand in groups below each other, as on cards that are held upright, so all lines are looked at as one. */
function concealLines<Line extends TextLine>(lines: readonly Line[], isCard: boolean): Line[] {
  const joined = lines.map(({ text }) => text).join('\n');
  const masked = isCard ? maskLongNumbers(joined) : maskProvedNumbers(joined);
  let start = 0;
  return lines.map((line) => {
    const text = masked.slice(start, start + line.text.length);
    start += line.text.length + 1;
    return { ...line, text };
  });
}

/** Masks whatever groups of digits beside each other make a number whose check digit holds and whose network is known. */
function maskProvedNumbers(text: string): string {
  const groups = [...text.matchAll(GROUP)].map(({ index, 0: digits }) => ({ from: index, to: index + digits.length }));
  let masked = text;
  for (let first = 0; first < groups.length; first += 1) {
    const from = groups[first]!.from;
    for (let last = first; last < groups.length; last += 1) {
      const { from: start, to } = groups[last]!;
      if (last > first && !SEPARATOR.test(text.slice(groups[last - 1]!.to, start))) break;
      const number = text.slice(from, to);
      const count = number.replace(/[\s-]/gu, '').length;
      if (count > 19) break;
      if (cardDigits(number) === null || !passesLuhn(number) || networkOf(number) === null) continue;
      masked = `${masked.slice(0, from)}${maskCardNumber(number)}${masked.slice(to)}`;
      first = last;
      break;
    }
  }
  return masked;
}
