import type { Holder } from './holders.js';

/** What a document states besides its holder; dates are ISO (YYYY-MM-DD). */
export interface DocumentNumbers {
  documentCode: string;
  issuingState: string;
  documentNumber: string;
  dateOfExpiry: string;
  /** Personal number (TD3) or optional data (the others), unpadded; absence leaves the field empty. */
  optionalData?: string;
}

const WEIGHTS = [7, 3, 1] as const;

/** ICAO 9303 part 3, 4.9: weights 7-3-1, letters from 10, filler 0, modulo 10. */
export function checkDigit(characters: string): string {
  let sum = 0;
  for (const [position, character] of [...characters].entries()) {
    const value = character === '<' ? 0 : parseInt(character, 36);
    sum += value * (WEIGHTS[position % 3] ?? 0);
  }
  return String(sum % 10);
}

function pad(text: string, length: number): string {
  const printable = text.toUpperCase().replace(/[^A-Z0-9<]/g, '<');
  if (printable.length > length) throw new Error(`"${text}" is longer than its ${length} characters`);
  return printable.padEnd(length, '<');
}

/** YYMMDD. */
function shortDate(isoDate: string): string {
  return isoDate.slice(2).replaceAll('-', '');
}

function withCheckDigit(field: string): string {
  return field + checkDigit(field);
}

function names(holder: Holder, length: number): string {
  return pad(`${holder.surname}<<${holder.givenNames}`, length);
}

function sexLetter(holder: Holder): string {
  return holder.sex === 'X' ? '<' : holder.sex;
}

function dates(holder: Holder, document: DocumentNumbers): string {
  const birth = withCheckDigit(shortDate(holder.dateOfBirth));
  const expiry = withCheckDigit(shortDate(document.dateOfExpiry));
  return birth + sexLetter(holder) + expiry;
}

/** Passport, ICAO 9303 part 4: two lines of 44. */
export function buildTd3(holder: Holder, document: DocumentNumbers): string[] {
  const number = withCheckDigit(pad(document.documentNumber, 9));
  const birthAndExpiry = dates(holder, document);
  const optional = withCheckDigit(pad(document.optionalData ?? '', 14));
  const composite = checkDigit(number + birthAndExpiry.slice(0, 7) + birthAndExpiry.slice(8) + optional);
  return [
    pad(document.documentCode, 2) + pad(document.issuingState, 3) + names(holder, 39),
    number + pad(holder.nationality, 3) + birthAndExpiry + optional + composite,
  ];
}

/** Card, ICAO 9303 part 5: three lines of 30. */
export function buildTd1(holder: Holder, document: DocumentNumbers): string[] {
  const number = withCheckDigit(pad(document.documentNumber, 9));
  const first = pad(document.documentCode, 2) + pad(document.issuingState, 3) + number;
  const firstLine = first + pad(document.optionalData ?? '', 15);
  const birthAndExpiry = dates(holder, document);
  const secondOptional = pad('', 11);
  const covered = firstLine.slice(5) + birthAndExpiry.slice(0, 7) + birthAndExpiry.slice(8) + secondOptional;
  return [
    firstLine,
    birthAndExpiry + pad(holder.nationality, 3) + secondOptional + checkDigit(covered),
    names(holder, 30),
  ];
}

/** Larger card, ICAO 9303 part 6: two lines of 36. */
export function buildTd2(holder: Holder, document: DocumentNumbers): string[] {
  const number = withCheckDigit(pad(document.documentNumber, 9));
  const birthAndExpiry = dates(holder, document);
  const optional = pad(document.optionalData ?? '', 7);
  const composite = checkDigit(number + birthAndExpiry.slice(0, 7) + birthAndExpiry.slice(8) + optional);
  return [
    pad(document.documentCode, 2) + pad(document.issuingState, 3) + names(holder, 31),
    number + pad(holder.nationality, 3) + birthAndExpiry + optional + composite,
  ];
}

/** Visas, ICAO 9303 part 7: two lines of 44 (MRV-A) or 36 (MRV-B); they have no composite check digit. */
export function buildVisa(holder: Holder, document: DocumentNumbers, lineLength: 44 | 36): string[] {
  const number = withCheckDigit(pad(document.documentNumber, 9));
  const second = number + pad(holder.nationality, 3) + dates(holder, document);
  return [
    pad(document.documentCode, 2) + pad(document.issuingState, 3) + names(holder, lineLength - 5),
    second + pad(document.optionalData ?? '', lineLength - second.length),
  ];
}

/** What the French card of 1988 to 2021 encodes besides the holder. */
export interface FrenchCardNumbers {
  /** YYMM of issue, three characters of the department, five of the serial: the card number, 12 characters. */
  cardNumber: string;
  /** Six characters at the end of the first line: department and office of issue. */
  department: string;
}

/** French national identity card of 1988 to 2021: two lines of 36 in an order of its own, not ICAO's. */
export function buildFrenchCard(holder: Holder, card: FrenchCardNumbers): string[] {
  const first = 'IDFRA' + pad(holder.surname, 25) + pad(card.department, 6);
  // Given names are parted by two fillers here, unlike ICAO's one.
  const givenNames = pad(holder.givenNames.replaceAll(' ', '<<'), 14);
  const second =
    withCheckDigit(pad(card.cardNumber, 12)) + givenNames + withCheckDigit(shortDate(holder.dateOfBirth)) + holder.sex;
  return [first, second + checkDigit(first + second)];
}
