import { describe, expect, test } from '@jest/globals';
import {
  add,
  amountText,
  compare,
  decimalText,
  equals,
  multiply,
  parseDecimal,
  round,
  subtract,
  sum,
  type ExactDecimal,
} from '../../src/domain/exact-decimal.js';

const decimal = (text: string): ExactDecimal => {
  const parsed = parseDecimal(text);
  if (!parsed) throw new Error(`${text} is no decimal.`);
  return parsed;
};

describe('exact decimals', () => {
  test.each([
    ['0.1', '0.10'],
    ['-12.5', '-12.50'],
    ['+3', '3.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['64.900', '64.90'],
    ['1.2345', '1.2345'],
    ['1.23450', '1.2345'],
    ['007', '7.00'],
    ['-0.001', '-0.001'],
    [' 12 ', '12.00'],
    ['123456789012345678901234567890.12', '123456789012345678901234567890.12'],
  ])('%s is %s', (text, normal) => expect(amountText(decimal(text))).toBe(normal));

  test.each(['', '.', '-', '1e3', '1,5', '1 000', '0x10', 'NaN', '١٢', '1.2.3', '--1', '1'.repeat(61)])(
    '"%s" is none',
    (text) => expect(parseDecimal(text)).toBeNull(),
  );

  test('add, subtract, multiply and compare without any loss', () => {
    expect(decimalText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
    expect(decimalText(subtract(decimal('1'), decimal('0.001')))).toBe('0.999');
    expect(decimalText(multiply(decimal('337.41'), decimal('0.19')))).toBe('64.1079');
    expect(decimalText(sum(Array.from({ length: 10 }, () => decimal('0.1'))))).toBe('1.0');
    expect(equals(decimal('1.50'), decimal('1.5'))).toBe(true);
    expect(compare(decimal('-2'), decimal('-1.99'))).toBe(-1);
    expect(compare(decimal('2.01'), decimal('2'))).toBe(1);
  });

  test.each([
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['0.0049', '0.00'],
    ['2.675', '2.68'],
    ['1', '1.00'],
    ['99.995', '100.00'],
  ])('%s is rounded to %s', (text, rounded) => expect(decimalText(round(decimal(text), 2))).toBe(rounded));
});
