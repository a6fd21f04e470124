import { parse } from 'mrz';
import { MRZ_FORMATS } from '../../../../src/domain/mrz.js';
import { characterValue } from '../../../../src/providers/local/mrz/alphabet.js';
import { checkDigitOf } from '../../../../src/providers/local/mrz/check-digits.js';
import { FORMAT_LAYOUTS, withLongNumber } from '../../../../src/providers/local/mrz/formats.js';
import { checkDigitsOf } from '../../../../src/providers/local/mrz/judge.js';
import { LONG_NUMBER, replaceAt, SPECIMENS } from './specimens.js';

// ICAO 9303-3, 4.9, worked examples.
test.each([
  ['520727', '3'],
  ['AB2134<<<', '5'],
  ['HA672242<658022549601086<<<<<<<<<<<<<<0', '8'],
  ['D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<', '2'],
  ['', '0'],
])('%s needs %s', (text, digit) => {
  expect(checkDigitOf(text)).toBe(digit);
});

describe.each(MRZ_FORMATS)('%s', (format) => {
  const layout = FORMAT_LAYOUTS[format];
  const lines = SPECIMENS[format];

  test('every check digit of the specimen is right', () => {
    const digits = checkDigitsOf(layout, lines);
    expect(digits.length).toBeGreaterThanOrEqual(3);
    expect(digits.filter((digit) => !digit.passed)).toEqual([]);
  });

  test('a changed character breaks exactly the digits that cover it', () => {
    for (const check of layout.checks) {
      const { line, from } = check.covers[0]!;
      const other = String((characterValue(lines[line]![from]!) + 1) % 10);
      const changed = replaceAt(lines, line, from, other);
      const covering = layout.checks.filter(({ covers }) =>
        covers.some((span) => span.line === line && span.from <= from && from < span.to),
      );
      const broken = checkDigitsOf(layout, changed).filter((digit) => !digit.passed);
      expect(broken.map((digit) => digit.name)).toEqual(covering.map(({ name }) => name));
    }
  });

  test('fields and check digits take up every cell, each within its line', () => {
    const taken = layout.alphabets.map((alphabet) => alphabet.map(() => 0));
    for (const { line, from, to } of layout.fields) for (let at = from; at < to; at++) taken[line]![at]!++;
    for (const { line, column } of layout.checks) taken[line]![column]!++;
    expect(taken.map((line) => line.length)).toEqual(lines.map((line) => line.length));
    expect(taken.flat().filter((count) => count === 0)).toEqual([]);
  });
});

test('an independent parser finds the same check digits right', () => {
  for (const format of ['TD1', 'TD2', 'TD3', 'FRENCH_ID'] as const) {
    const digits = parse(SPECIMENS[format]).details.filter((detail) => detail.label.includes('heck digit'));
    expect(digits.length).toBeGreaterThanOrEqual(3);
    expect(digits.filter((detail) => !detail.valid)).toEqual([]);
  }
});

test('a number that goes on in the optional data is covered whole', () => {
  const digits = checkDigitsOf(withLongNumber(FORMAT_LAYOUTS.TD1, 3), LONG_NUMBER);
  expect(digits[0]).toEqual({
    name: 'DOCUMENT_NUMBER',
    line: 0,
    column: 18,
    printed: '9',
    computed: '9',
    passed: true,
  });
  expect(digits.every((digit) => digit.passed)).toBe(true);
});

test('an empty optional field may have a filler for its digit, a filled one may not', () => {
  const empty = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8'];
  const optional = (lines: string[]) =>
    checkDigitsOf(FORMAT_LAYOUTS.TD3, lines).find((d) => d.name === 'OPTIONAL_DATA');
  expect(optional(empty)).toMatchObject({ printed: '<', passed: true });
  expect(optional(replaceAt(empty, 1, 28, 'A'))).toMatchObject({ printed: '<', computed: '0', passed: false });
});
