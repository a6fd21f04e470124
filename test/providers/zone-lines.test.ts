import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readingsOfZone } from '../../src/providers/zone-lines.js';

interface Specimen {
  name: string;
  mrz: string[];
  truth: Record<string, string>;
}

const SPECIMENS = (
  JSON.parse(readFileSync(new URL('../../assets/specimens/specimens.json', import.meta.url), 'utf8')) as Specimen[]
).filter(({ mrz }) => mrz.length > 0);
const FRENCH = 'id-card-french-style';
const TODAY = new Date('2026-02-16T00:00:00Z');
const NAMES = {
  DOCUMENT_CODE: 'documentCode',
  ISSUING_STATE: 'issuingState',
  DOCUMENT_NUMBER: 'documentNumber',
  SURNAME: 'surname',
  GIVEN_NAMES: 'givenNames',
  NATIONALITY: 'nationality',
  DATE_OF_BIRTH: 'dateOfBirth',
  SEX: 'sex',
  DATE_OF_EXPIRY: 'dateOfExpiry',
} as const;

const read = (...lines: string[]) =>
  readingsOfZone(
    lines.map((text, index) => ({ text, rawPath: `lines[${index}]` })),
    'flyocr',
    TODAY,
  );
const specimen = (name: string) => SPECIMENS.find((each) => each.name === name)!.mrz;
const replaced = (text: string, column: number, cell: string) => text.slice(0, column) + cell + text.slice(column + 1);

describe('the lines of a zone as a vendor gives them', () => {
  test.each(SPECIMENS.filter(({ name }) => name !== FRENCH))('$name: every field is as it is', ({ mrz, truth }) => {
    const readings = read(...mrz);
    expect(Object.fromEntries(readings.map(({ name, candidate }) => [name, candidate.value]))).toEqual(
      Object.fromEntries(Object.entries(NAMES).map(([name, key]) => [name, truth[key]])),
    );
    for (const { name, candidate } of readings) {
      expect(candidate).toMatchObject({ zone: 'MACHINE_READABLE_ZONE', accepted: true, confidence: null });
      const proven = ['DOCUMENT_NUMBER', 'DATE_OF_BIRTH', 'DATE_OF_EXPIRY'].includes(name);
      expect(candidate.proof.map((proof) => proof.checkDigit)).toEqual(proven ? [name] : []);
      expect(candidate.inferences).toEqual(name.startsWith('DATE_') ? ['CENTURY'] : []);
    }
  });

  test('says where on the line each stood', () => {
    const [first, second, third] = specimen('id-card-utopia-back');
    const readings = read(first!, second!, third!);
    expect(readings.map(({ name, candidate }) => [name, candidate.raw, candidate.rawPath])).toEqual([
      ['DOCUMENT_CODE', 'I<', 'lines[0][0..2]'],
      ['ISSUING_STATE', 'UTO', 'lines[0][2..5]'],
      ['DOCUMENT_NUMBER', 'D7K204816', 'lines[0][5..14]'],
      ['DATE_OF_BIRTH', '991208', 'lines[1][0..6]'],
      ['SEX', 'F', 'lines[1][7..8]'],
      ['DATE_OF_EXPIRY', '340311', 'lines[1][8..14]'],
      ['NATIONALITY', 'UTO', 'lines[1][15..18]'],
      ['SURNAME', 'BRAMBLEWICK', 'lines[2][0..11]'],
      ['GIVEN_NAMES', 'NOOR<ISELIN', 'lines[2][13..24]'],
    ]);
  });

  test.each([
    ['passport-utopia', 1, 3],
    ['passport-utopia', 1, 9],
    ['passport-utopia', 1, 13],
    ['passport-utopia', 1, 21],
    ['passport-utopia', 1, 43],
    ['visa-a-utopia', 1, 19],
    ['id-card-td2-utopia', 1, 35],
    ['id-card-utopia-back', 0, 6],
    ['id-card-utopia-back', 1, 14],
    ['id-card-utopia-back', 1, 29],
  ])('%s with another cell at line %i, column %i is shown and cannot win', (name, line, column) => {
    const lines = specimen(name).map((text, index) => {
      const other = text[column] === '7' ? '8' : '7';
      return index === line ? replaced(text, column, other) : text;
    });
    const readings = read(...lines);
    expect(readings.length).toBeGreaterThan(0);
    for (const { candidate } of readings) expect(candidate).toMatchObject({ accepted: false, proof: [] });
  });

  test('a visa has no composite digit', () => {
    const [first, second] = specimen('visa-a-utopia');
    expect(read(first!, replaced(second!, 43, '5')).every(({ candidate }) => candidate.accepted)).toBe(true);
  });

  test('a number that goes on in the optional data is not cut short', () => {
    // ICAO 9303 part 5: the sixteenth cell on holds the rest of the number and its digit.
    const first = 'I<UTOD23145890<7349<<<<<<<<<<<';
    const second = '7408122F1204159UTO<<<<<<<<<<<6';
    const readings = read(first, second, 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<');
    expect(readings.map(({ name }) => name)).not.toContain('DOCUMENT_NUMBER');
    expect(readings.find(({ name }) => name === 'SURNAME')?.candidate).toMatchObject({
      value: 'ERIKSSON',
      accepted: true,
    });
  });

  test('the Russian passport for use at home: what is spelled in signs of its own has no normal form', () => {
    const readings = read(
      'PNRUSOBRAZCOVA<<PROBA<TESTOVNA<<<<<<<<<<<<<<',
      '0001234565RUS8001014F<<<<<<<0100115990001<56',
    );
    expect(Object.fromEntries(readings.map(({ name, candidate }) => [name, candidate.value]))).toEqual({
      DOCUMENT_CODE: 'PN',
      ISSUING_STATE: 'RUS',
      SURNAME: null,
      GIVEN_NAMES: null,
      DOCUMENT_NUMBER: null,
      NATIONALITY: 'RUS',
      DATE_OF_BIRTH: '1980-01-01',
      SEX: 'F',
    });
    expect(readings.flatMap(({ name, candidate }) => (candidate.proof.length > 0 ? [name] : []))).toEqual([
      'DATE_OF_BIRTH',
    ]);
  });

  test('a name without given names, and a zone without any name', () => {
    const second = specimen('passport-utopia')[1]!;
    const names = (first: string) => read(first.padEnd(44, '<'), second).map(({ name }) => name);
    expect(names('P<UTOMERIDAN<SOLENE')).toContain('SURNAME');
    expect(names('P<UTOMERIDAN<SOLENE')).not.toContain('GIVEN_NAMES');
    expect(names('P<UTO')).not.toContain('SURNAME');
  });

  test.each<[string, string[]]>([
    ['nothing', []],
    ['one line', ['P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<']],
    ['lines of different length', [specimen('passport-utopia')[0]!, specimen('id-card-td2-utopia')[1]!]],
    ['two lines of 30', specimen('id-card-utopia-back').slice(0, 2)],
    ['small letters', specimen('passport-utopia').map((line) => line.toLowerCase())],
    ['the French card, in an order of its own', specimen(FRENCH)],
  ])('%s is no zone', (_title, lines) => expect(read(...lines)).toEqual([]));
});
