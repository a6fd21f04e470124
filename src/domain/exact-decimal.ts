/** A decimal without any rounding: `unscaled` divided by ten to the power of `scale`. */
export interface ExactDecimal {
  unscaled: bigint;
  /** Digits behind the point, 0 or more. */
  scale: number;
}

/** Longer texts are no amounts, and would only cost time. */
const LONGEST_TEXT = 60;
const CENTS_SCALE = 2;

export const ZERO: ExactDecimal = Object.freeze({ unscaled: 0n, scale: 0 });

/** Reads a decimal as XML Schema writes it: `-12.50`, `.5`, `5.`, `+3`; no exponent, no separators. Null for any other text. */
export function parseDecimal(text: string): ExactDecimal | null {
  const match = text.length <= LONGEST_TEXT ? /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim()) : null;
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const unscaled = BigInt(whole + fraction);
  return { unscaled: sign === '-' ? -unscaled : unscaled, scale: fraction.length };
}

export function add(one: ExactDecimal, other: ExactDecimal): ExactDecimal {
  const scale = Math.max(one.scale, other.scale);
  return { unscaled: atScale(one, scale) + atScale(other, scale), scale };
}

export function negate({ unscaled, scale }: ExactDecimal): ExactDecimal {
  return { unscaled: -unscaled, scale };
}

export function subtract(one: ExactDecimal, other: ExactDecimal): ExactDecimal {
  return add(one, negate(other));
}

export function multiply(one: ExactDecimal, other: ExactDecimal): ExactDecimal {
  return { unscaled: one.unscaled * other.unscaled, scale: one.scale + other.scale };
}

export function absolute({ unscaled, scale }: ExactDecimal): ExactDecimal {
  return { unscaled: unscaled < 0n ? -unscaled : unscaled, scale };
}

/** Negative, zero or positive, as a sorting function wants it. */
export function compare(one: ExactDecimal, other: ExactDecimal): number {
  const { unscaled } = subtract(one, other);
  return unscaled < 0n ? -1 : unscaled > 0n ? 1 : 0;
}

export function equals(one: ExactDecimal, other: ExactDecimal): boolean {
  return compare(one, other) === 0;
}

export function sum(values: Iterable<ExactDecimal>): ExactDecimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** To so many digits behind the point; a half goes away from zero, as invoices are rounded. */
export function round(value: ExactDecimal, scale: number): ExactDecimal {
  if (value.scale <= scale) return { unscaled: atScale(value, scale), scale };
  const divisor = 10n ** BigInt(value.scale - scale);
  const magnitude = absolute(value).unscaled;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return { unscaled: value.unscaled < 0n ? -rounded : rounded, scale };
}

/** Plain text of all digits that it has, such as `-0.50`. */
export function decimalText({ unscaled, scale }: ExactDecimal): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${unscaled < 0n ? '-' : ''}${whole}${fraction}`;
}

/**
 * The one normal form of an amount, so that `64.9`, `64.90` and `+64.900` are the same: two digits behind the point, more
 * only where they are not zero. Nothing is rounded.
 */
export function amountText(value: ExactDecimal): string {
  let { unscaled, scale } = round(value, Math.max(value.scale, CENTS_SCALE));
  while (scale > CENTS_SCALE && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return decimalText({ unscaled, scale });
}

function atScale({ unscaled, scale }: ExactDecimal, wanted: number): bigint {
  return unscaled * 10n ** BigInt(wanted - scale);
}
