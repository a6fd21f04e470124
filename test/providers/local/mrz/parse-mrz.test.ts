import { MRZ_FORMATS, type MrzFormat } from '../../../../src/domain/mrz.js';
import { parseMrz } from '../../../../src/providers/local/mrz/parse-mrz.js';
import { LONG_NUMBER, replaceAt, SPECIMENS } from './specimens.js';

function fieldsOf(format: MrzFormat, lines: string[]) {
  const characterConfidence = lines.map((line) => [...line].map(() => 0.99));
  return parseMrz({ format, lines, characterConfidence });
}

function textsOf(format: MrzFormat, lines: string[]): Record<string, string> {
  return Object.fromEntries(fieldsOf(format, lines).map((field) => [field.name, field.text]));
}

const HOLDER = { SURNAME: 'ERIKSSON', GIVEN_NAMES: 'ANNA MARIA', SEX: 'F' };
const EXPECTED: Record<MrzFormat, Record<string, string>> = {
  TD1: {
    ...HOLDER,
    DOCUMENT_CODE: 'I',
    ISSUING_STATE: 'UTO',
    DOCUMENT_NUMBER: 'D23145890',
    OPTIONAL_DATA: '',
    DATE_OF_BIRTH: '740812',
    DATE_OF_EXPIRY: '120415',
    NATIONALITY: 'UTO',
    OPTIONAL_DATA_2: '',
  },
  TD2: {
    ...HOLDER,
    DOCUMENT_CODE: 'I',
    ISSUING_STATE: 'UTO',
    DOCUMENT_NUMBER: 'D23145890',
    NATIONALITY: 'UTO',
    DATE_OF_BIRTH: '740812',
    DATE_OF_EXPIRY: '120415',
    OPTIONAL_DATA: '',
  },
  TD3: {
    ...HOLDER,
    DOCUMENT_CODE: 'P',
    ISSUING_STATE: 'UTO',
    DOCUMENT_NUMBER: 'L898902C3',
    NATIONALITY: 'UTO',
    DATE_OF_BIRTH: '740812',
    DATE_OF_EXPIRY: '120415',
    OPTIONAL_DATA: 'ZE184226B',
  },
  MRV_A: {
    ...HOLDER,
    DOCUMENT_CODE: 'V',
    ISSUING_STATE: 'UTO',
    DOCUMENT_NUMBER: 'L8988901C',
    NATIONALITY: 'XXX',
    DATE_OF_BIRTH: '400907',
    DATE_OF_EXPIRY: '961210',
    OPTIONAL_DATA: '6ZE184226B',
  },
  MRV_B: {
    ...HOLDER,
    DOCUMENT_CODE: 'V',
    ISSUING_STATE: 'UTO',
    DOCUMENT_NUMBER: 'L8988901C',
    NATIONALITY: 'XXX',
    DATE_OF_BIRTH: '400907',
    DATE_OF_EXPIRY: '961210',
    OPTIONAL_DATA: '',
  },
  FRENCH_ID: {
    DOCUMENT_CODE: 'ID',
    ISSUING_STATE: 'FRA',
    SURNAME: 'SPECIMEN',
    DEPARTMENT_AND_OFFICE: '075012',
    DOCUMENT_NUMBER: '050807512345',
    ISSUE_YEAR_AND_MONTH: '0508',
    ISSUING_DEPARTMENT: '075',
    SERIAL_NUMBER: '12345',
    GIVEN_NAMES: 'ZOE LILIANE',
    DATE_OF_BIRTH: '800101',
    SEX: 'F',
  },
};

test.each(MRZ_FORMATS)('%s: every field of the specimen', (format) => {
  expect(textsOf(format, SPECIMENS[format])).toEqual(EXPECTED[format]);
});

test.each(MRZ_FORMATS)('%s: spans lead back to the cells', (format) => {
  const lines = SPECIMENS[format];
  for (const field of fieldsOf(format, lines)) {
    expect(field.spans.map(({ line, from, to }) => lines[line]!.slice(from, to)).join('')).toBe(field.cells);
  }
});

test('a long document number is joined, and the optional data starts after it', () => {
  const fields = fieldsOf('TD1', LONG_NUMBER);
  expect(fields.find((field) => field.name === 'DOCUMENT_NUMBER')).toMatchObject({
    text: 'D23145890734',
    spans: [
      { line: 0, from: 5, to: 14 },
      { line: 0, from: 15, to: 18 },
    ],
    checkedBy: ['DOCUMENT_NUMBER', 'COMPOSITE'],
  });
  expect(fields.find((field) => field.name === 'OPTIONAL_DATA')).toMatchObject({
    text: '',
    spans: [{ line: 0, from: 20, to: 30 }],
  });
});

test('fields name the check digits that cover them, and names have none', () => {
  const checks = Object.fromEntries(fieldsOf('TD3', SPECIMENS.TD3).map((field) => [field.name, field.checkedBy]));
  expect(checks).toEqual({
    DOCUMENT_CODE: [],
    ISSUING_STATE: [],
    SURNAME: [],
    GIVEN_NAMES: [],
    DOCUMENT_NUMBER: ['DOCUMENT_NUMBER', 'COMPOSITE'],
    NATIONALITY: [],
    DATE_OF_BIRTH: ['DATE_OF_BIRTH', 'COMPOSITE'],
    SEX: [],
    DATE_OF_EXPIRY: ['DATE_OF_EXPIRY', 'COMPOSITE'],
    OPTIONAL_DATA: ['OPTIONAL_DATA', 'COMPOSITE'],
  });
});

test('a visa has no composite digit, and nothing covers its optional data', () => {
  const fields = fieldsOf('MRV_A', SPECIMENS.MRV_A);
  expect(fields.find((field) => field.name === 'DOCUMENT_NUMBER')!.checkedBy).toEqual(['DOCUMENT_NUMBER']);
  expect(fields.find((field) => field.name === 'OPTIONAL_DATA')!.checkedBy).toEqual([]);
});

test('a holder of one name has no given names', () => {
  const lines = ['P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', SPECIMENS.TD3[1]!];
  expect(textsOf('TD3', lines)).toMatchObject({ SURNAME: 'ARKFREITH', GIVEN_NAMES: '' });
});

test('a name that fills its cells and one of several words keep every letter', () => {
  const lines = ['P<UTOVAN<DER<MUELLEN<<NILAVADHANANANDA<CHAYA', SPECIMENS.TD3[1]!];
  expect(textsOf('TD3', lines)).toMatchObject({ SURNAME: 'VAN DER MUELLEN', GIVEN_NAMES: 'NILAVADHANANANDA CHAYA' });
});

test('values stay as printed: unknown dates, an unstated sex, a state of one letter', () => {
  let lines = [SPECIMENS.TD3[0]!, 'L898902C36D<<74<<<<6<1204159ZE184226B<<<<<10'];
  lines = replaceAt(lines, 0, 2, 'D');
  expect(textsOf('TD3', lines)).toMatchObject({ NATIONALITY: 'D', DATE_OF_BIRTH: '74', SEX: '' });
  expect(fieldsOf('TD3', lines).find((field) => field.name === 'DATE_OF_BIRTH')!.cells).toBe('74<<<<');
});

test('a field is as sure as its least sure cell', () => {
  const lines = SPECIMENS.TD3;
  const characterConfidence = lines.map((line) => [...line].map(() => 0.99));
  characterConfidence[1]![3] = 0.4;
  const fields = parseMrz({ format: 'TD3', lines, characterConfidence });
  expect(fields.find((field) => field.name === 'DOCUMENT_NUMBER')!.confidence).toBe(0.4);
  expect(fields.find((field) => field.name === 'DATE_OF_BIRTH')!.confidence).toBe(0.99);
});
