import { describe, expect, test } from '@jest/globals';
import type { CardNetwork } from '../../src/domain/bank-card.js';
import {
  CARD_NETWORKS,
  cardDigits,
  ISSUER_RANGES,
  maskCardNumber,
  maskCardNumbers,
  networkOf,
  passesLuhn,
} from '../../src/domain/bank-card.js';
import type { Field } from '../../src/domain/field.js';
import { candidateOf } from '../support/fake-provider.js';

/** Numbers that payment services publish for tests; no account has them. */
const TEST_NUMBERS: [string, CardNetwork][] = [
  ['4242424242424242', 'VISA'],
  ['4111 1111 1111 1111', 'VISA'],
  ['4222222222222', 'VISA'],
  ['5555-5555-5555-4444', 'MASTERCARD'],
  ['2223003122003222', 'MASTERCARD'],
  ['378282246310005', 'AMERICAN_EXPRESS'],
  ['371449635398431', 'AMERICAN_EXPRESS'],
  ['6011111111111117', 'DISCOVER'],
  ['3056930009020004', 'DINERS_CLUB'],
  ['36227206271667', 'DINERS_CLUB'],
  ['6205500000000000004', 'UNIONPAY'],
  ['3566002020360505', 'JCB'],
  ['2201382000000013', 'MIR'],
  ['6759649826438453', 'MAESTRO'],
];

describe('a card number', () => {
  test.each(TEST_NUMBERS)('%s is proved and of %s', (number, network) => {
    expect(passesLuhn(number)).toBe(true);
    expect(networkOf(number)).toBe(network);
  });

  test.each(TEST_NUMBERS)('%s is not proved with any one digit misread', (number) => {
    const digits = cardDigits(number) ?? '';
    for (let position = 0; position < digits.length; position += 1) {
      for (const digit of '0123456789'.replace(digits.charAt(position), '')) {
        expect(passesLuhn(digits.slice(0, position) + digit + digits.slice(position + 1))).toBe(false);
      }
    }
  });

  test.each(TEST_NUMBERS)('%s is not proved with two neighbours exchanged, but for 09 and 90', (number) => {
    const digits = cardDigits(number) ?? '';
    for (let position = 0; position + 1 < digits.length; position += 1) {
      const [one, other] = [digits.charAt(position), digits.charAt(position + 1)];
      const exchanged = digits.slice(0, position) + other + one + digits.slice(position + 2);
      expect(passesLuhn(exchanged)).toBe(one === other || ['09', '90'].includes(one + other));
    }
  });

  test.each(['', '4242', '42424242424242424242', '4242 4242 4242 424O', '0000000000000000', 'NUMBER'])(
    '%s is none',
    (text) => {
      expect(passesLuhn(text)).toBe(false);
      if (text !== '0000000000000000') expect(cardDigits(text)).toBeNull();
      expect(networkOf(text)).toBeNull();
    },
  );
});

describe('the ranges of the networks', () => {
  test('are ordered, of digits, and each network has one', () => {
    for (const { from, to, lengths } of ISSUER_RANGES) {
      expect(from).toMatch(/^\d{1,6}$/);
      expect(to).toHaveLength(from.length);
      expect(to >= from).toBe(true);
      expect(lengths.every((length) => length >= 12 && length <= 19)).toBe(true);
    }
    expect([...new Set(ISSUER_RANGES.map(({ network }) => network))].sort()).toEqual([...CARD_NETWORKS].sort());
  });

  test('never leave it open which of two holds', () => {
    for (const one of ISSUER_RANGES) {
      for (const other of ISSUER_RANGES.filter(({ network }) => network !== one.network)) {
        if (one.from.length !== other.from.length) continue;
        expect(one.to < other.from || other.to < one.from).toBe(true);
      }
    }
  });

  test.each<[string, CardNetwork | null]>([
    ['2220990000000000', null],
    ['2221000000000000', 'MASTERCARD'],
    ['2720990000000000', 'MASTERCARD'],
    ['2721000000000000', null],
    ['3527000000000000', null],
    ['3528000000000000', 'JCB'],
    ['3589000000000000', 'JCB'],
    ['3590000000000000', null],
    ['2199000000000000', null],
    ['2200000000000000', 'MIR'],
    ['2204990000000000', 'MIR'],
    ['2205000000000000', null],
    ['5000000000000000', null],
    ['5100000000000000', 'MASTERCARD'],
    ['5600000000000000', null],
    // American Express has fifteen digits.
    ['3782822463100050', null],
    ['9792000000000000', 'TROY'],
  ])('%s: %s', (number, network) => {
    expect(networkOf(number)).toBe(network);
  });
});

describe('a masked number', () => {
  test.each([
    ['4242424242424242', '424242******4242'],
    ['4242 4242 4242 4242', '4242 42** **** 4242'],
    ['378282246310005', '378282*****0005'],
    ['36227206271667', '362272****1667'],
    ['6205500000000000004', '620550*********0004'],
    ['4222222222222', '*********2222'],
    ['123456789', '*****6789'],
    ['12345678', '********'],
    ['No. 4242-4242-4242-4242 EUR', 'No. 4242-42**-****-4242 EUR'],
    ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', '٤٢٤٢٤٢******٤٢٤٢'],
    ['', ''],
  ])('%s is shown as %s', (number, masked) => {
    expect(maskCardNumber(number)).toBe(masked);
  });

  test('shows at most ten digits, hides at least four, and stays as long', () => {
    for (let length = 1; length <= 40; length += 1) {
      const masked = maskCardNumber('7'.repeat(length));
      expect(masked).toHaveLength(length);
      expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(10);
      expect(masked.replaceAll('7', '').length).toBeGreaterThanOrEqual(Math.min(4, length));
      // A second time hides no less.
      expect(maskCardNumber(masked).replaceAll('*', '').length).toBeLessThanOrEqual(masked.replaceAll('*', '').length);
    }
  });

  test('stands in the value, the raw text and every candidate, and nowhere else', () => {
    const number = '4242424242424242';
    const field = (name: Field['name'], value: string | null): Field => ({
      name,
      value,
      raw: value,
      confidence: null,
      inferences: [],
      proof: [],
      absence: value === null ? 'UNREADABLE' : null,
      candidates: [candidateOf(value, { raw: '4242 4242 4242 4242' })],
    });
    const fields = [field('CARD_NUMBER', number), field('CARD_NUMBER', null), field('DOCUMENT_NUMBER', number)];
    const before = structuredClone(fields);
    const [card, unread, other] = maskCardNumbers(fields);
    expect(card).toMatchObject({
      value: '424242******4242',
      raw: '424242******4242',
      candidates: [{ value: '424242******4242', raw: '4242 42** **** 4242' }],
    });
    expect(unread).toMatchObject({ value: null, raw: null, candidates: [{ value: null, raw: '4242 42** **** 4242' }] });
    expect(other).toBe(fields[2]);
    expect(fields).toEqual(before);
  });
});
