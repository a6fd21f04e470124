import type { Check } from '../domain/document.js';
import { add, equals, parseDecimal } from '../domain/exact-decimal.js';
import type { Candidate, Field, Proof, Zone } from '../domain/field.js';
import type { InvoiceFieldName, InvoiceReading } from '../domain/invoice.js';

/** The three that prove each other: net and tax make gross (EN 16931-1, BR-CO-15). */
export const AMOUNT_NAMES = ['NET_AMOUNT', 'TAX_AMOUNT', 'GROSS_AMOUNT'] as const satisfies readonly InvoiceFieldName[];

const EXPLANATION = 'Net and tax make gross, by exact arithmetic (BR-CO-15).';

/** The three amounts as one reading has them in one zone, in the order of AMOUNT_NAMES. */
export interface AmountSet {
  zone: Zone;
  values: string[];
  proofs: Proof[][];
  addsUp: boolean;
}

/** Pure: every zone of a reading that states each of the three once. */
export function amountsOf({ candidates }: Pick<InvoiceReading, 'candidates'>): AmountSet[] {
  const zones = [...new Set(candidates.map(({ candidate }) => candidate.zone))];
  return zones.flatMap((zone) => {
    const stated = AMOUNT_NAMES.map((name) =>
      candidates.filter((each) => each.name === name && each.candidate.zone === zone && each.candidate.accepted),
    );
    const found = stated.flatMap((list) => (list.length === 1 && list[0] ? [list[0].candidate] : []));
    const values = found.flatMap(({ value }) => value ?? []);
    if (values.length !== AMOUNT_NAMES.length) return [];
    return [{ zone, values, proofs: found.map(({ proof }) => proof), addsUp: makeGross(values) }];
  });
}

function makeGross(values: readonly (string | null)[]): boolean {
  const [net, tax, gross] = values.map((value) => (value === null ? null : parseDecimal(value)));
  return Boolean(net && tax && gross && equals(add(net, tax), gross));
}

/**
 * Pure: a reading whose amounts carry the proof that they make each other, where they do and nothing that its provider added
 * up himself failed. Whether somebody who reads a picture did the sums himself nobody knows, so they are done here.
 */
export function addUp(invoice: InvoiceReading): InvoiceReading {
  if (invoice.checks.some(({ name, outcome }) => name.startsWith('INVOICE_') && outcome === 'FAILED')) return invoice;
  const proved = amountsOf(invoice).filter(({ addsUp }) => addsUp);
  if (proved.length === 0) return invoice;
  return {
    ...invoice,
    candidates: invoice.candidates.map(({ name, candidate }) => {
      const isAmount = AMOUNT_NAMES.some((each) => each === name);
      const isPart = isAmount && candidate.accepted && proved.some(({ zone }) => zone === candidate.zone);
      return { name, candidate: isPart ? withProof(candidate) : candidate };
    }),
  };
}

function withProof(candidate: Candidate): Candidate {
  if (candidate.proof.some(({ kind }) => kind === 'TOTALS_ADD_UP')) return candidate;
  const proof: Proof = {
    kind: 'TOTALS_ADD_UP',
    explanation: EXPLANATION,
    checkDigit: null,
    providers: [candidate.provider],
  };
  return { ...candidate, proof: [...candidate.proof, proof] };
}

/** Pure: the same of the amounts that won, whoever read them. Nothing is corrected. */
export function totalsCheck(fields: readonly Field[]): Check {
  const values = AMOUNT_NAMES.map((name) => fields.find((field) => field.name === name)?.value ?? null);
  const check = (outcome: Check['outcome'], explanation: string): Check => ({
    name: 'INVOICE_TOTALS_ADD_UP',
    outcome,
    explanation,
    provider: null,
  });
  if (values.some((value) => value === null || parseDecimal(value) === null)) {
    return check('NOT_RUN', 'Net, tax and gross are not all known.');
  }
  return makeGross(values)
    ? check('PASSED', EXPLANATION)
    : check('FAILED', 'By exact arithmetic net and tax do not make gross (BR-CO-15).');
}
