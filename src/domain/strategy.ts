import type { Money } from './attempt.js';
import type { FieldName } from './field.js';
import type { ProviderName } from './provider-name.js';

/** How several providers are asked about the same thing. */
export const FAN_OUT_MODES = ['FIRST', 'FALLBACK', 'RACE', 'ALL', 'CONSENSUS'] as const;
export type FanOutMode = (typeof FAN_OUT_MODES)[number];

export interface Strategy {
  mode: FanOutMode;
  /** Only these, in this order; null: whoever can, the cheapest first. */
  providers: ProviderName[] | null;
  /** CONSENSUS: how many must agree on each field. At least 2. */
  quorum: number;
  /** From the upload on; whoever is not done by then is skipped. Null: no deadline. */
  deadlineMs: number | null;
  /**
   * True: the answer of a document stands at the deadline, and those who were asked and are not done go on; when they are,
   * it is drawn anew, by a higher revision. Absent: false.
   */
  keepWaiting?: boolean;
  /** Of all providers together; whoever would go beyond it is not asked. Null: no limit. */
  maxCost: Money | null;
  /** True: nobody's earlier answer is used. */
  fresh: boolean;
  /** What the app wants to know; the work ends as soon as all of it is proved. Null: all that is expected of a document. */
  wanted: FieldName[] | null;
}

export const DEFAULT_STRATEGY: Strategy = {
  mode: 'FALLBACK',
  providers: null,
  quorum: 2,
  deadlineMs: null,
  maxCost: null,
  fresh: false,
  wanted: null,
};

/** Compares and adds decimal amounts exactly: text such as `0.05` as a whole number of millionths. */
export function millionths(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(amount);
  if (!match) throw new Error('An amount must be a decimal with at most six places.');
  const [, sign = '', whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  return sign === '-' ? -value : value;
}

/** The inverse of `millionths`, without zeros at the end. */
export function decimalOf(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** One sum for each currency, in the order in which the currencies appear. */
export function sumOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + millionths(amount));
  return [...sums].map(([currency, sum]) => ({ amount: decimalOf(sum), currency }));
}
