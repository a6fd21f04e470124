import { describe, expect, test } from '@jest/globals';
import { readingsOfMrz } from '../../../src/providers/beorg/mrz-lines.js';
import { TODAY } from './beorg-settings.js';

const PASSPORT = [
  'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<',
  'UX48271593UTO9104174F3308291910417552<<<<<62',
] as const;
const VISA = ['VCUTOPELLERIN<OSTROW<<VICTOR<<<<<<<<', 'V813072451UTO7910111M2902289<<<<<<<<'] as const;
const CARD = ['I<UTOASHGROVE<VENN<<SILAS<PEREGRINE<', 'R305188479UTO5706145M320831357Z614<8'] as const;
const DOMESTIC = [
  'PNRUSOBRAZCOVA<<PROBA<TESTOVNA<<<<<<<<<<<<<<',
  '0001234565RUS8001014F<<<<<<<0100115990001<56',
] as const;
const FRENCH = ['IDFRALEFAUVETTE<<<<<<<<<<<<<<<990001', '1906990123455CLEMENCE<<ALIX9007035F0'] as const;

function read(first: string, second: string) {
  const field = (name: string, text: string) => ({ name, path: `data.${name}`, text, confidence: null });
  return readingsOfMrz(field('MRZ1', first), field('MRZ2', second), TODAY);
}

function values(lines: readonly [string, string]) {
  return Object.fromEntries(read(...lines).map(({ name, candidate }) => [name, candidate.value]));
}

function spoiled(lines: readonly [string, string], line: 0 | 1, column: number, character: string): [string, string] {
  const copy: [string, string] = [...lines];
  copy[line] = copy[line].slice(0, column) + character + copy[line].slice(column + 1);
  return copy;
}

describe('the two lines of a zone', () => {
  test('a visa, which has no composite check digit', () => {
    expect(values(VISA)).toEqual({
      DOCUMENT_CODE: 'VC',
      ISSUING_STATE: 'UTO',
      DOCUMENT_NUMBER: 'V81307245',
      NATIONALITY: 'UTO',
      DATE_OF_BIRTH: '1979-10-11',
      SEX: 'M',
      DATE_OF_EXPIRY: '2029-02-28',
      SURNAME: 'PELLERIN OSTROW',
      GIVEN_NAMES: 'VICTOR',
    });
    expect(read(...VISA).every(({ candidate }) => candidate.accepted)).toBe(true);
  });

  test('a card of two lines', () => {
    expect(values(CARD)).toMatchObject({ DOCUMENT_NUMBER: 'R30518847', DATE_OF_BIRTH: '1957-06-14' });
    expect(read(...CARD).every(({ candidate }) => candidate.accepted)).toBe(true);
  });

  test('three check digits prove three fields', () => {
    const proved = read(...PASSPORT).filter(({ candidate }) => candidate.proof.length > 0);
    expect(proved.map(({ name }) => name)).toEqual(['DOCUMENT_NUMBER', 'DATE_OF_BIRTH', 'DATE_OF_EXPIRY']);
    expect(proved[0]!.candidate.proof).toEqual([
      {
        kind: 'MRZ_CHECK_DIGIT',
        explanation: 'The check digit at line 2, position 10 of the zone that BeOrg read holds.',
        checkDigit: 'DOCUMENT_NUMBER',
        providers: ['beorg'],
      },
    ]);
  });

  test.each<[string, readonly [string, string], 0 | 1, number, string]>([
    ['number', PASSPORT, 1, 3, '9'],
    ['birth', PASSPORT, 1, 14, '2'],
    ['expiry', PASSPORT, 1, 22, '4'],
    ['composite', PASSPORT, 1, 43, '3'],
    ['optional data', PASSPORT, 1, 30, '7'],
    ['expiry of a visa', VISA, 1, 27, '1'],
  ])('where the check digit of %s does not hold, nothing is proved and nothing can win', (_title, lines, ...place) => {
    const readings = read(...spoiled(lines, ...place));
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.filter(({ candidate }) => candidate.accepted || candidate.proof.length > 0)).toEqual([]);
  });

  test('the passport for use at home: what is spelled in signs of its own has no normal form', () => {
    expect(values(DOMESTIC)).toEqual({
      DOCUMENT_CODE: 'PN',
      ISSUING_STATE: 'RUS',
      DOCUMENT_NUMBER: null,
      NATIONALITY: 'RUS',
      DATE_OF_BIRTH: '1980-01-01',
      SEX: 'F',
      SURNAME: null,
      GIVEN_NAMES: null,
    });
  });

  test('a name without given names, and a zone without any name', () => {
    const first = 'P<UTOMERIDAN<SOLENE'.padEnd(44, '<');
    expect(values([first, PASSPORT[1]])).toMatchObject({ SURNAME: 'MERIDAN SOLENE' });
    expect(values([first, PASSPORT[1]])).not.toHaveProperty('GIVEN_NAMES');
    expect(values(['P<UTO'.padEnd(44, '<'), PASSPORT[1]])).not.toHaveProperty('SURNAME');
  });

  test.each<[string, readonly [string, string]]>([
    ['of different lengths', [PASSPORT[0], VISA[1]]],
    ['too short', ['P<UTOMERIDAN', 'UX48271593UT']],
    ['with other characters', [PASSPORT[0], PASSPORT[1].replace('U', 'u')]],
    ['of the French card, whose order is its own', FRENCH],
    ['empty', ['', '']],
  ])('lines %s are not taken apart', (_title, lines) => {
    expect(read(...lines)).toEqual([]);
  });

  test('one line alone is not taken apart', () => {
    expect(readingsOfMrz(undefined, { name: 'MRZ2', path: 'p', text: PASSPORT[1], confidence: null }, TODAY)).toEqual(
      [],
    );
  });
});
