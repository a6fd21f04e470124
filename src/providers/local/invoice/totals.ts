import type { CheckName, CheckOutcome } from '../../../domain/document.js';
import type { ExactDecimal } from '../../../domain/exact-decimal.js';
import {
  absolute,
  add,
  compare,
  equals,
  multiply,
  parseDecimal,
  round,
  subtract,
  sum,
  ZERO,
} from '../../../domain/exact-decimal.js';
import type { InvoiceFieldName, InvoiceReading } from '../../../domain/invoice.js';
import type { InvoiceFacts } from './invoice-facts.js';

/** The checks by arithmetic, in the order in which they are told. */
export type TotalsCheckName = Extract<
  CheckName,
  'INVOICE_LINES_ADD_UP' | 'INVOICE_TAXES_ADD_UP' | 'INVOICE_TOTALS_ADD_UP'
>;

/** One rule that could be computed from what the invoice states. */
export interface Equation {
  check: TotalsCheckName;
  /** The rule of EN 16931-1 that asks for it. */
  rule: string;
  /** In words, without any value. */
  says: string;
  /** EXACT: to the last digit. ROUNDED: within what the rule allows. */
  outcome: 'EXACT' | 'ROUNDED' | 'FAILED';
  /** Totals that take part. */
  names: InvoiceFieldName[];
}

const HUNDRED_SCALE = 2;
const CENTS = 2;
const ONE: ExactDecimal = { unscaled: 1n, scale: 0 };

/**
 * Pure: the rules of EN 16931-1 (6.4.2) that can be computed from the stated amounts, by exact arithmetic. What is not stated
 * counts as zero only where the standard says so: allowances, charges, what was paid, the rounding. Nothing is corrected.
 *
 * - BR-CO-10: lines = sum of the nets of all lines. BR-CO-11, BR-CO-12: the same for allowances and charges.
 * - BR-CO-13: net = lines - allowances + charges.
 * - BR-CO-14: tax = sum of the taxes of all rows. BR-CO-17: tax of a row = basis x rate, rounded to two digits; the validation
 *   artefacts of CEN/TC 434 let it be off by less than one unit of the currency, since some compute the tax line by line.
 * - BR-CO-15: gross = net + tax. BR-CO-16: due = gross - paid + rounding.
 */
export function equationsOf(
  facts: Pick<InvoiceFacts, 'facts' | 'lines' | 'taxes' | 'allowances' | 'charges' | 'unstatable'>,
): Equation[] {
  const stated = (name: InvoiceFieldName): ExactDecimal | null => {
    const value = facts.facts.find((fact) => fact.name === name)?.value ?? null;
    return value === null ? null : parseDecimal(value);
  };
  return [...lineEquations(facts, stated), ...taxEquations(facts, stated), ...totalEquations(facts, stated)];
}

type Stated = (name: InvoiceFieldName) => ExactDecimal | null;
type Amounts = Pick<InvoiceFacts, 'facts' | 'lines' | 'taxes' | 'allowances' | 'charges' | 'unstatable'>;

function lineEquations({ lines, allowances, charges, facts }: Amounts, stated: Stated): Equation[] {
  const equations: Equation[] = [];
  const check = 'INVOICE_LINES_ADD_UP';
  const total = stated('LINES_AMOUNT');
  const net = stated('NET_AMOUNT');
  const nets = allOf(lines.map(({ netAmount }) => netAmount));
  if (nets && total) {
    equations.push(
      exactly(check, 'BR-CO-10', 'The nets of all lines make their total.', sum(nets), total, ['LINES_AMOUNT']),
    );
  } else if (
    nets &&
    net &&
    !facts.some(({ name }) => name === 'LINES_AMOUNT') &&
    allowances.length + charges.length === 0
  ) {
    // Invoices outside of the standard have no total of the lines beside the net.
    equations.push(exactly(check, 'BR-CO-10', 'The nets of all lines make the net.', sum(nets), net, ['NET_AMOUNT']));
  }
  const parts = [
    ['ALLOWANCES_AMOUNT', allowances, 'BR-CO-11', 'The allowances make their total.'],
    ['CHARGES_AMOUNT', charges, 'BR-CO-12', 'The charges make their total.'],
  ] as const;
  for (const [name, list, rule, says] of parts) {
    const each = allOf(list);
    const partTotal = stated(name);
    if (each && partTotal) equations.push(exactly(check, rule, says, sum(each), partTotal, [name]));
  }
  const allowance = stated('ALLOWANCES_AMOUNT');
  const charge = stated('CHARGES_AMOUNT');
  const isComplete = (list: readonly string[], amount: ExactDecimal | null) => amount !== null || list.length === 0;
  if (total && net && isComplete(allowances, allowance) && isComplete(charges, charge)) {
    const expected = add(subtract(total, allowance ?? ZERO), charge ?? ZERO);
    equations.push(
      exactly(check, 'BR-CO-13', 'Lines, allowances and charges make the net.', expected, net, [
        'LINES_AMOUNT',
        'NET_AMOUNT',
        ...(allowance ? (['ALLOWANCES_AMOUNT'] as const) : []),
        ...(charge ? (['CHARGES_AMOUNT'] as const) : []),
      ]),
    );
  }
  return equations;
}

function taxEquations({ taxes }: Amounts, stated: Stated): Equation[] {
  const equations: Equation[] = [];
  const check = 'INVOICE_TAXES_ADD_UP';
  taxes.forEach((tax, index) => {
    const [rate, basis, amount] = [tax.rate, tax.basis, tax.amount].map((text) =>
      text === null ? null : parseDecimal(text),
    );
    if (!rate || !basis || !amount) return;
    const product = multiply(basis, rate);
    const expected = round({ unscaled: product.unscaled, scale: product.scale + HUNDRED_SCALE }, CENTS);
    const isWithin = compare(absolute(subtract(expected, amount)), ONE) < 0;
    equations.push({
      check,
      rule: 'BR-CO-17',
      says: `The tax of row ${index + 1} is its rate of its basis.`,
      outcome: equals(expected, amount) ? 'EXACT' : isWithin ? 'ROUNDED' : 'FAILED',
      names: ['TAX_AMOUNT'],
    });
  });
  const amounts = allOf(taxes.map(({ amount }) => amount));
  const total = stated('TAX_AMOUNT');
  if (amounts && total) {
    equations.push(
      exactly(check, 'BR-CO-14', 'The taxes of all rows make the tax.', sum(amounts), total, ['TAX_AMOUNT']),
    );
  }
  return equations;
}

function totalEquations({ unstatable = [] }: Amounts, stated: Stated): Equation[] {
  const equations: Equation[] = [];
  const check = 'INVOICE_TOTALS_ADD_UP';
  const [net, tax, gross, due] = [
    stated('NET_AMOUNT'),
    stated('TAX_AMOUNT'),
    stated('GROSS_AMOUNT'),
    stated('DUE_AMOUNT'),
  ];
  if (net && tax && gross) {
    equations.push(
      exactly(check, 'BR-CO-15', 'Net and tax make gross.', add(net, tax), gross, [
        'NET_AMOUNT',
        'TAX_AMOUNT',
        'GROSS_AMOUNT',
      ]),
    );
  }
  const [paid, rounding] = [stated('PREPAID_AMOUNT'), stated('ROUNDING_AMOUNT')];
  const expected = gross && add(subtract(gross, paid ?? ZERO), rounding ?? ZERO);
  // Where something could not be stated, a difference may be just that.
  const isDecidable = unstatable.every((name) => stated(name) !== null);
  if (gross && due && expected && (isDecidable || equals(expected, due))) {
    equations.push(
      exactly(check, 'BR-CO-16', 'Gross without what was paid, rounded, is what is due.', expected, due, [
        'GROSS_AMOUNT',
        'DUE_AMOUNT',
        ...(paid ? (['PREPAID_AMOUNT'] as const) : []),
        ...(rounding ? (['ROUNDING_AMOUNT'] as const) : []),
      ]),
    );
  }
  return equations;
}

function exactly(
  check: TotalsCheckName,
  rule: string,
  says: string,
  expected: ExactDecimal,
  actual: ExactDecimal,
  names: InvoiceFieldName[],
): Equation {
  return { check, rule, says, outcome: equals(expected, actual) ? 'EXACT' : 'FAILED', names };
}

/** All amounts; null where there is none, or one of them cannot be read, so that no sum of a part is taken for the whole. */
function allOf(texts: readonly (string | null)[]): ExactDecimal[] | null {
  const amounts = texts.map((text) => (text === null ? null : parseDecimal(text)));
  return amounts.length > 0 && amounts.every((amount) => amount !== null) ? amounts : null;
}

/** The rules that prove a total: at least one, and all in which it takes part hold. Null where it is not proved. */
export function provingEquations(name: InvoiceFieldName, equations: readonly Equation[]): Equation[] | null {
  const involved = equations.filter(({ names }) => names.includes(name));
  const exact = involved.filter(({ outcome }) => outcome === 'EXACT');
  return exact.length > 0 && involved.every(({ outcome }) => outcome !== 'FAILED') ? exact : null;
}

const CHECKS: readonly [name: TotalsCheckName, notRun: string][] = [
  ['INVOICE_LINES_ADD_UP', 'The lines and what they make together are not both stated.'],
  ['INVOICE_TAXES_ADD_UP', 'The taxes are not stated by rate.'],
  ['INVOICE_TOTALS_ADD_UP', 'No amounts are stated that prove each other.'],
];

/** Pure: what came of the rules, as three checks. */
export function totalsChecks(equations: readonly Equation[]): InvoiceReading['checks'] {
  return CHECKS.map(([name, notRun]) => {
    const mine = equations.filter(({ check }) => check === name);
    const failed = mine.filter(({ outcome }) => outcome === 'FAILED');
    const outcome: CheckOutcome = mine.length === 0 ? 'NOT_RUN' : failed.length > 0 ? 'FAILED' : 'PASSED';
    return { name, outcome, explanation: mine.length === 0 ? notRun : explanationOf(mine, failed), provider: 'local' };
  });
}

/** Names each rule once, however many rows it was applied to. */
function explanationOf(mine: readonly Equation[], failed: readonly Equation[]): string {
  if (failed.length > 0) {
    const said = failed.slice(0, 3).map(({ says, rule }) => `"${says}" (${rule})`);
    const further = failed.length > said.length ? ` and ${failed.length - said.length} more` : '';
    return `By exact arithmetic it does not hold that ${said.join(', ')}${further}.`;
  }
  const rules = [...new Set(mine.map(({ rule }) => rule))].join(', ');
  const isRounded = mine.some(({ outcome }) => outcome === 'ROUNDED');
  return `By exact arithmetic ${rules} of EN 16931 ${isRounded ? 'hold, within the rounding that is allowed' : 'hold'}.`;
}
