import { describe, expect, test } from '@jest/globals';
import { findIbans, judgeIban, normalizeBic, normalizeIban } from '../../src/domain/check-numbers/iban.js';
import { judgeVatNumber, normalizeVatNumber } from '../../src/domain/check-numbers/vat-number.js';

describe('IBAN', () => {
  test.each([
    ['DE89370400440532013000', 'VALID'],
    ['DE89 3704 0044 0532 0130 00', 'VALID'],
    ['gb29 nwbk 6016 1331 9268 19', 'VALID'],
    ['BE68539007547034', 'VALID'],
    ['NO9386011117947', 'VALID'],
    ['DE89370400440532013001', 'INVALID'],
    // Two digits exchanged.
    ['DE89370400440532010300', 'INVALID'],
    // Check digits hold, but no German account is so short.
    ['DE8937040044053201300', 'INVALID'],
    ['XX89370400440532013000', 'INVALID'],
    ['12345678', 'NOT_AN_IBAN'],
    ['', 'NOT_AN_IBAN'],
    ['A'.repeat(1000), 'NOT_AN_IBAN'],
  ])('%s is %s', (text, verdict) => expect(judgeIban(text)).toBe(verdict));

  test('each single wrong digit is noticed', () => {
    const iban = 'DE89370400440532013000';
    for (let at = 2; at < iban.length; at += 1) {
      const wrong = `${iban.slice(0, at)}${(Number(iban[at]) + 1) % 10}${iban.slice(at + 1)}`;
      expect(judgeIban(wrong)).toBe('INVALID');
    }
  });

  test('is found in running text, and ends where its country says', () => {
    expect(findIbans('IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX')).toEqual(['DE89370400440532013000']);
    expect(findIbans('DE89370400440532013000 or BE68 5390 0754 7034')).toEqual([
      'DE89370400440532013000',
      'BE68539007547034',
    ]);
    expect(findIbans('DE89 3704 0044 0532 0130 01')).toEqual([]);
    expect(findIbans('XDE89370400440532013000')).toEqual([]);
  });

  test('normal forms', () => {
    expect(normalizeIban('de89-3704 0044 0532 0130 00')).toBe('DE89370400440532013000');
    expect(normalizeIban('account 7')).toBeNull();
    expect(normalizeBic('cobadeff xxx')).toBe('COBADEFFXXX');
    expect(normalizeBic('COBADE')).toBeNull();
  });
});

/** Examples of public documentation of validators, one for each country whose rule is computed. */
const VAT_NUMBERS = [
  'ATU13585627',
  'BE0428759497',
  'BG175074752',
  'CHE116281710MWST',
  'CY10259033P',
  'CZ25123891',
  'DE136695976',
  'DK13585628',
  'EE100931558',
  'EL094259216',
  'FI20774740',
  'FR40303265045',
  'GB980780684',
  'HR33392005961',
  'HU12892312',
  'IT00743110157',
  'LT119511515',
  'LU15027442',
  'LV40003521600',
  'MT11679112',
  'NL004495445B01',
  'NO995525828MVA',
  'PL8567346215',
  'PT501964843',
  'RO18547290',
  'SE123456789701',
  'SI50223054',
  'SK2022749619',
] as const;

describe('VAT numbers', () => {
  test.each(VAT_NUMBERS)('%s holds', (number) => expect(judgeVatNumber(number)).toBe('VALID'));

  test('a wrong last check digit, or a wrong length, does not hold', () => {
    const refused = ['DE136695977', 'ATU13585628', 'IT00743110158', 'PL8567346216', 'FR41303265045', 'DE13669597'];
    for (const number of refused) expect([number, judgeVatNumber(number)]).toEqual([number, 'INVALID']);
  });

  test('of random numbers of the right form few pass, so that passing says something', () => {
    let state = 7;
    const digits = (count: number) =>
      Array.from({ length: count }, () => (state = (state * 1103515245 + 12345) % 2147483648) % 10).join('');
    for (const [prefix, length] of [
      ['DE', 9],
      ['IT', 11],
      ['PL', 10],
      ['FR', 11],
      ['FI', 8],
      ['PT', 9],
    ] as const) {
      const passed = Array.from({ length: 300 }, () => judgeVatNumber(prefix + digits(length)));
      expect(passed.filter((verdict) => verdict === 'VALID').length).toBeLessThan(75);
    }
  });

  test('where no rule is published nothing is proved', () => {
    // A French key with a letter, a British government department.
    expect(judgeVatNumber('FRK7399859412')).toBe('FORM_ONLY');
    expect(judgeVatNumber('GBGD001')).toBe('FORM_ONLY');
    expect(judgeVatNumber('US123456789')).toBe('UNKNOWN');
    expect(judgeVatNumber('constructor')).toBe('UNKNOWN');
    expect(judgeVatNumber('123456789')).toBe('INVALID');
  });

  test('Northern Ireland has the numbers of the United Kingdom', () => {
    expect(judgeVatNumber('XI980780684')).toBe('VALID');
    expect(judgeVatNumber('XI980780685')).toBe('INVALID');
  });

  test('normal form', () => {
    expect(normalizeVatNumber('de 136 695-976')).toBe('DE136695976');
    expect(normalizeVatNumber('ATU 1358.5627')).toBe('ATU13585627');
    expect(normalizeVatNumber('136695976')).toBeNull();
  });
});
