import type { DocumentKind } from './document.js';
import type { Field, FieldName } from './field.js';

export const CARD_NETWORKS = [
  'VISA',
  'MASTERCARD',
  'AMERICAN_EXPRESS',
  'DISCOVER',
  'DINERS_CLUB',
  'UNIONPAY',
  'JCB',
  'MIR',
  'MAESTRO',
  'TROY',
] as const;
export type CardNetwork = (typeof CARD_NETWORKS)[number];

export interface IssuerRange {
  network: CardNetwork;
  /** First and last leading digits of the range, both of the same length. */
  from: string;
  to: string;
  /** How many digits a number of this range has. */
  lengths: readonly number[];
}

const SIXTEEN_TO_NINETEEN = [16, 17, 18, 19];
const TWELVE_TO_NINETEEN = [12, 13, 14, 15, 16, 17, 18, 19];

/**
 * Issuer identification numbers (ISO/IEC 7812-1) by network. The register of ISO/IEC 7812-2 is not public; these are the
 * ranges that the networks state for themselves, MED, as they are repeated publicly: Visa (4), Mastercard (51 to 55; 2221 to
 * 2720 since 2017), American Express (34, 37), Discover (6011, 644 to 65), Diners Club (300 to 305, 3095, 36, 38, 39), UnionPay
 * (62), JCB (3528 to 3589), Mir (2200 to 2204), Maestro (the nine of four digits), Troy (9792). What no range names belongs to no
 * network here. Of two that fit, the one with more leading digits holds.
 */
export const ISSUER_RANGES: readonly IssuerRange[] = [
  { network: 'VISA', from: '4', to: '4', lengths: [13, 16, 19] },
  { network: 'MASTERCARD', from: '51', to: '55', lengths: [16] },
  { network: 'MASTERCARD', from: '2221', to: '2720', lengths: [16] },
  { network: 'AMERICAN_EXPRESS', from: '34', to: '34', lengths: [15] },
  { network: 'AMERICAN_EXPRESS', from: '37', to: '37', lengths: [15] },
  { network: 'DISCOVER', from: '6011', to: '6011', lengths: SIXTEEN_TO_NINETEEN },
  { network: 'DISCOVER', from: '644', to: '649', lengths: SIXTEEN_TO_NINETEEN },
  { network: 'DISCOVER', from: '65', to: '65', lengths: SIXTEEN_TO_NINETEEN },
  { network: 'DINERS_CLUB', from: '300', to: '305', lengths: [14, 15, 16, 17, 18, 19] },
  { network: 'DINERS_CLUB', from: '3095', to: '3095', lengths: [14, 15, 16, 17, 18, 19] },
  { network: 'DINERS_CLUB', from: '36', to: '36', lengths: [14, 15, 16, 17, 18, 19] },
  { network: 'DINERS_CLUB', from: '38', to: '39', lengths: [14, 15, 16, 17, 18, 19] },
  { network: 'UNIONPAY', from: '62', to: '62', lengths: SIXTEEN_TO_NINETEEN },
  { network: 'JCB', from: '3528', to: '3589', lengths: SIXTEEN_TO_NINETEEN },
  { network: 'MIR', from: '2200', to: '2204', lengths: SIXTEEN_TO_NINETEEN },
  ...['5018', '5020', '5038', '5893', '6304', '6759', '6761', '6762', '6763'].map((leading) => ({
    network: 'MAESTRO' as const,
    from: leading,
    to: leading,
    lengths: TWELVE_TO_NINETEEN,
  })),
  { network: 'TROY', from: '9792', to: '9792', lengths: [16] },
];

/** Digits alone; null for what is no card number by its characters or its length (ISO/IEC 7812-1: at most 19 digits). */
export function cardDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{12,19}$/.test(digits) ? digits : null;
}

/** ISO/IEC 7812-1, annex B: whether the last digit is the one that the others require. False for what is no card number. */
export function passesLuhn(text: string): boolean {
  const digits = cardDigits(text);
  // All zeros would hold, and is on no card.
  if (digits === null || /^0+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** The network that a number belongs to, from its first digits and its length; null where no range fits. */
export function networkOf(text: string): CardNetwork | null {
  const digits = cardDigits(text);
  if (digits === null) return null;
  const fitting = ISSUER_RANGES.filter(({ from, to, lengths }) => {
    const leading = digits.slice(0, from.length);
    return lengths.includes(digits.length) && leading >= from && leading <= to;
  });
  return fitting.sort((one, other) => other.from.length - one.from.length)[0]?.network ?? null;
}

/** What stands on a bank card. */
export interface BankCard {
  /** Null where no number was read. */
  maskedNumber: string | null;
  /** Whether its check digit holds (Luhn); null without a number. */
  numberProved: boolean | null;
  /** Null also where the number is not proved: of a misread one the first digits say nothing. */
  network: CardNetwork | null;
  bankName: string | null;
  cardType: string | null;
  cardName: string | null;
  holder: string | null;
  /** YYYY-MM-DD or YYYY-MM. */
  validThru: string | null;
}

/** The values of the fields; null for a document that is no bank card. */
export function bankCardOf(kind: DocumentKind, fields: readonly Field[]): BankCard | null {
  const valueOf = (name: FieldName) => fields.find((field) => field.name === name)?.value ?? null;
  const number = valueOf('CARD_NUMBER');
  if (kind !== 'BANK_CARD' && number === null) return null;
  const proved = number !== null && passesLuhn(number);
  return {
    maskedNumber: number === null ? null : maskCardNumber(number),
    numberProved: number === null ? null : proved,
    network: proved ? networkOf(number) : null,
    bankName: valueOf('BANK_NAME'),
    cardType: valueOf('CARD_TYPE'),
    cardName: valueOf('CARD_NAME'),
    holder: valueOf('CARD_HOLDER'),
    validThru: valueOf('DATE_OF_EXPIRY'),
  };
}

/** The most that may be shown of a number of 16 digits and more (PCI DSS 4.0, 3.4.1; in 3.2.1: 3.3). */
const SHOWN_FIRST = 6;
const SHOWN_LAST = 4;
/** With fewer digits between them, too little would be hidden: then only the last four are shown. */
const FEWEST_HIDDEN = 4;

/**
 * Every digit but the first six and the last four as `*`; blanks and hyphens stay. Of a number with less than fourteen digits
 * only the last four are shown, and of one with less than nine none.
 */
export function maskCardNumber(text: string): string {
  const total = text.match(/\p{Nd}/gu)?.length ?? 0;
  const last = total > 2 * SHOWN_LAST ? SHOWN_LAST : 0;
  const first = total - SHOWN_FIRST - SHOWN_LAST >= FEWEST_HIDDEN ? SHOWN_FIRST : 0;
  let position = 0;
  return text.replace(/\p{Nd}/gu, (digit) => {
    position += 1;
    return position <= first || position > total - last ? digit : '*';
  });
}

/** The fields of a document with every card number masked: the value, the raw text, and all candidates. */
export function maskCardNumbers(fields: readonly Field[]): Field[] {
  return fields.map((field) => (field.name === 'CARD_NUMBER' ? maskField(field) : field));
}

function maskField(field: Field): Field {
  return {
    ...field,
    value: field.value === null ? null : maskCardNumber(field.value),
    raw: field.raw === null ? null : maskCardNumber(field.raw),
    candidates: field.candidates.map((candidate) => ({
      ...candidate,
      value: candidate.value === null ? null : maskCardNumber(candidate.value),
      raw: maskCardNumber(candidate.raw),
    })),
  };
}
