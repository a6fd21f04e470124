import { describe, expect, test } from '@jest/globals';
import type { Field } from '../../src/domain/field.js';
import { compareDates, isOver } from '../../src/domain/partial-date.js';

const dateOf = (value: string | null, inferences: Field['inferences'] = []): Field => ({
  name: 'DATE_OF_BIRTH',
  value,
  raw: value,
  confidence: null,
  inferences,
  proof: [],
  absence: value === null ? 'UNREADABLE' : null,
  candidates: [],
});

describe('a date of expiry', () => {
  test.each<[string, string, boolean | null]>([
    ['2030-06-15', '2030-06-15T23:59:59Z', false],
    ['2030-06-15', '2030-06-16T11:59:59Z', false],
    ['2030-06-15', '2030-06-16T12:00:00Z', true],
    // Of a partial date, what is certain whichever day was meant.
    ['2030-06', '2030-05-31T00:00:00Z', false],
    ['2030-06', '2030-06-20T00:00:00Z', null],
    ['2030-06', '2030-07-01T11:00:00Z', null],
    ['2030-06', '2030-07-01T12:00:00Z', true],
    ['2030-12', '2031-01-02T00:00:00Z', true],
    ['2028-02', '2028-02-29T00:00:00Z', null],
    ['2030', '2029-12-31T00:00:00Z', false],
    ['2030', '2030-06-01T00:00:00Z', null],
    ['2030', '2031-01-02T00:00:00Z', true],
    ['', '2030-01-01T00:00:00Z', null],
    ['FOREVER', '2030-01-01T00:00:00Z', null],
    ['15.06.2030', '2040-01-01T00:00:00Z', null],
  ])('%s at %s: over is %s', (expiry, now, over) => {
    expect(isOver(expiry, new Date(now))).toBe(over);
  });
});

describe('two dates', () => {
  test.each<[string | null, string | null, string]>([
    ['1974-08-12', '1974-08-12', 'PASSED EQUAL'],
    ['1974-08-12', '1974-08-13', 'FAILED DIFFERENT'],
    ['1974-08-12', '1975-08-12', 'FAILED DIFFERENT'],
    ['1974-08', '1974-08-12', 'NOT_RUN PARTIAL'],
    ['1974', '1974-08-12', 'NOT_RUN PARTIAL'],
    ['1974-08', '1974-08', 'NOT_RUN PARTIAL'],
    ['1974-09', '1974-08-12', 'FAILED DIFFERENT'],
    ['1975', '1974-08-12', 'FAILED DIFFERENT'],
    [null, '1974-08-12', 'NOT_RUN MISSING'],
    ['12 AUG 74', '1974-08-12', 'NOT_RUN MISSING'],
  ])('%s and %s: %s', (left, right, expected) => {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const { outcome, rule } = compareDates(dateOf(one), dateOf(other));
      expect(`${outcome} ${rule}`).toBe(expected);
    }
  });

  test('of which one got its century from us differ only in what the document says', () => {
    const inferred = dateOf('2024-08-12', ['CENTURY']);
    expect(compareDates(inferred, dateOf('1924-08-12'))).toEqual({ outcome: 'NOT_RUN', rule: 'CENTURY' });
    expect(compareDates(dateOf('1924-08-12'), inferred)).toEqual({ outcome: 'NOT_RUN', rule: 'CENTURY' });
    expect(compareDates(inferred, dateOf('1925-08-12'))).toEqual({ outcome: 'FAILED', rule: 'DIFFERENT' });
    expect(compareDates(inferred, dateOf('2024-08-12'))).toEqual({ outcome: 'PASSED', rule: 'EQUAL' });
    expect(compareDates(undefined, inferred)).toEqual({ outcome: 'NOT_RUN', rule: 'MISSING' });
  });
});
