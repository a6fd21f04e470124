import { describe, expect, test } from '@jest/globals';
import { covers } from '../../support/covers.js';
import type { Mapped } from './chekin-mapping.js';
import { completed, map } from './chekin-mapping.js';

describe('dates by their shape', () => {
  test.each([
    // [raw, value, inferred]; today is 2026-11-20.
    ['261120', '2026-11-20', true],
    ['261121', '1926-11-21', true],
    ['270101', '1927-01-01', true],
    ['000229', '2000-02-29', true],
    ['010229', null, false],
    ['991340', null, false],
    ['40<<<<', '1940', true],
    ['4005<<', '1940-05', true],
    ['1940-05-15', '1940-05-15', false],
    ['2026-11-20', '2026-11-20', false],
    ['2026-11-21', null, false],
    ['1940-13-15', null, false],
    ['15.05.1940', null, false],
    ['05/06/1940', null, false],
    ['1940-05-15T00:00:00Z', null, false],
    ['19400515', null, false],
    ['40', null, false],
    ['MAY 1940', null, false],
  ] as const)('a birth of %s is %s', (raw, value, inferred) => {
    covers('chekin:reply:date_of_birth', 'chekin:reply:dates-iso', 'chekin:open:shape-of-dates');
    const { of, warnings } = map(completed({ date_of_birth: raw, valid_date_of_birth: true }));
    const birth = of('DATE_OF_BIRTH');
    expect(birth).toMatchObject({ raw, value, inferences: inferred ? ['CENTURY'] : [] });
    expect(birth?.confidence).toBe(value === raw ? 0.8 : null);
    expect(birth?.proof).toHaveLength(value === null ? 0 : 1);
    expect(warnings).toEqual(value === null ? ['date_of_birth has no normal form.'] : []);
  });

  test.each([
    ['160803', 50, '2016-08-03'],
    ['760803', 50, '2076-08-03'],
    ['770803', 50, '1977-08-03'],
    ['370803', 10, '1937-08-03'],
    ['360803', 10, '2036-08-03'],
    ['990101', 99, '2099-01-01'],
  ] as const)('an expiry of %s within %i years is %s', (raw, longestValidityYears, value) => {
    covers('chekin:reply:expiration_date', 'chekin:setting:CHEKIN_LONGEST_VALIDITY_YEARS');
    const { of } = map(completed({ expiration_date: raw }), { longestValidityYears });
    expect(of('DATE_OF_EXPIRY')).toMatchObject({ raw, value, inferences: ['CENTURY'], confidence: null });
  });

  test('a proof over six digits says that the century is inferred', () => {
    const { of } = map(completed({ date_of_birth: '400515', valid_date_of_birth: true }));
    expect(of('DATE_OF_BIRTH')?.proof[0]?.explanation).toContain('inferred');
  });

  test('an empty date of issue is no candidate', () => {
    covers('chekin:reply:issue_date');
    const { document } = map(completed({ issue_date: '', valid_issue_date: false }));
    expect(document.candidates).toEqual([]);
    expect(document.checks.at(-1)).toMatchObject({ outcome: 'NOT_RUN', providerCode: 'valid_issue_date' });
  });

  test('a date of issue that is not valid to the vendor is a failed check and no more', () => {
    covers('chekin:reply:valid_issue_date');
    const { of, document } = map(completed({ issue_date: '2022-01-18', valid_issue_date: false }));
    expect(of('DATE_OF_ISSUE')).toMatchObject({ value: '2022-01-18', accepted: true });
    expect(document.checks.at(-1)).toMatchObject({ outcome: 'FAILED', providerCode: 'valid_issue_date' });
  });
});

describe('what the vendor says of check digits', () => {
  const values = { number: 'X1', date_of_birth: '400515', expiration_date: '300803' };
  const flags = { valid_composite: true, valid_date_of_birth: true, valid_expiration_date: true, valid_number: true };

  test('proof names the vendor, its field, and that the zone was not seen', () => {
    const { of } = map(completed({ ...values, ...flags }));
    const [digit, composite] = of('DOCUMENT_NUMBER')?.proof ?? [];
    expect(digit).toMatchObject({
      kind: 'MRZ_CHECK_DIGIT_REPORTED',
      checkDigit: 'DOCUMENT_NUMBER',
      providers: ['chekin'],
    });
    expect(digit?.explanation).toMatch(/^The vendor says .*valid_number.*zone itself was not given\.$/);
    expect(composite).toMatchObject({ kind: 'MRZ_CHECK_DIGIT_REPORTED', checkDigit: 'COMPOSITE' });
  });

  test('no value of the document stands in a proof', () => {
    const { document } = map(completed({ ...values, ...flags, surname: 'ALDERWICK' }));
    const explanations = document.candidates.flatMap(({ candidate }) =>
      candidate.proof.map((each) => each.explanation),
    );
    for (const value of Object.values(values)) expect(explanations.join()).not.toContain(value);
  });

  test('valid_number can be told to prove nothing', () => {
    covers('chekin:reply:valid_number', 'chekin:setting:CHEKIN_VALID_NUMBER_PROVES_NUMBER');
    const { of } = map(completed({ ...values, ...flags }), { validNumberProvesNumber: false });
    expect(of('DOCUMENT_NUMBER')?.proof.map(({ checkDigit }) => checkDigit)).toEqual(['COMPOSITE']);
  });

  test.each(Object.keys(flags))('without %s there is a proof less, and a failed check', (flag) => {
    covers(
      'chekin:reply:valid_composite',
      'chekin:reply:valid_date_of_birth',
      'chekin:reply:valid_expiration_date',
      'chekin:reply:valid_number',
    );
    const all = map(completed({ ...values, ...flags }));
    const less = map(completed({ ...values, ...flags, [flag]: false }));
    const count = ({ document }: Mapped) => document.candidates.flatMap(({ candidate }) => candidate.proof).length;
    expect(count(all)).toBe(6);
    expect(count(less)).toBe(flag === 'valid_composite' ? 3 : 5);
    const failed = less.document.checks.filter(({ outcome }) => outcome === 'FAILED');
    expect(failed.map(({ providerCode }) => providerCode)).toEqual([flag]);
  });

  test('a flag that is missing or of a wrong type is no check and no proof', () => {
    covers('chekin:reply:null');
    const { document, warnings, of } = map(completed({ ...values, valid_number: 'true', valid_composite: null }));
    expect(of('DOCUMENT_NUMBER')?.proof).toEqual([]);
    const codes = document.checks.map(({ providerCode }) => providerCode);
    expect(codes).toEqual(['valid_date_of_birth', 'valid_expiration_date']);
    expect(warnings).toEqual(['valid_number should be true or false and is string.']);
  });

  test.each([
    [0, 0],
    [100, 1],
    [37.5, 0.375],
    [null, null],
    [101, null],
    [-1, null],
    ['100', null],
  ] as const)('a score of %p is a confidence of %p', (score, confidence) => {
    covers('chekin:reply:valid_score');
    const { of } = map(completed({ surname: 'ALDERWICK', names: 'BASTIAN', valid_score: score }));
    expect(of('SURNAME')?.confidence).toBe(confidence);
  });

  test('a score out of range is noted once', () => {
    covers('chekin:reply:valid_score');
    const { warnings } = map(completed({ surname: 'ALDERWICK', names: 'BASTIAN', valid_score: 101 }));
    expect(warnings).toEqual(['valid_score is outside of 0 to 100.']);
  });
});
