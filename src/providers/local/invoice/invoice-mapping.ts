import { judgeIban } from '../../../domain/check-numbers/iban.js';
import { judgeVatNumber } from '../../../domain/check-numbers/vat-number.js';
import type { Check } from '../../../domain/document.js';
import type { Candidate, Proof, ProofKind } from '../../../domain/field.js';
import type { InvoiceReading } from '../../../domain/invoice.js';
import type { InvoiceFact, InvoiceFacts } from './invoice-facts.js';
import type { Equation } from './totals.js';
import { equationsOf, provingEquations, totalsChecks } from './totals.js';

/**
 * Pure: what all sources in one file say about one invoice -> one reading, the best source first. Each source proves its own
 * values. Where there is data, it alone is checked: the text beside it was laid out for people.
 */
export function mapInvoice(sources: readonly [InvoiceFacts, ...InvoiceFacts[]]): InvoiceReading {
  const [first] = sources;
  const checked = first.zone === 'STRUCTURED_DATA' ? [first] : sources;
  return {
    typeCode: sources.map(({ typeCode }) => typeCode).find((code) => code !== null) ?? null,
    candidates: sources.flatMap((source) => {
      const equations = equationsOf(source);
      return source.facts.map((fact) => ({ name: fact.name, candidate: candidateOf(fact, source, equations) }));
    }),
    lines: first.lines,
    taxes: first.taxes,
    checks: [...totalsChecks(checked.flatMap(equationsOf)), ibanCheck(checked), vatNumberCheck(checked)],
    others: sources.flatMap(({ others }) => others),
    croppedImage: null,
  };
}

function candidateOf(fact: InvoiceFact, source: InvoiceFacts, equations: readonly Equation[]): Candidate {
  return {
    provider: 'local',
    zone: source.zone,
    value: fact.value,
    raw: fact.raw,
    rawPath: fact.rawPath,
    // Text is there or not; nothing was recognised that could be more or less likely.
    confidence: null,
    inferences: [],
    accepted: true,
    proof: fact.value === null ? [] : proofOf(fact, source, equations),
    box: fact.box,
  };
}

function proofOf({ name, raw }: InvoiceFact, source: InvoiceFacts, equations: readonly Equation[]): Proof[] {
  const proof: Proof[] = [];
  const push = (kind: ProofKind, explanation: string) =>
    proof.push({ kind, explanation, checkDigit: null, providers: ['local'] });
  if (name === 'IBAN' && judgeIban(raw) === 'VALID') {
    push('IBAN_CHECK_DIGITS', 'Its two check digits hold (ISO 7064, MOD 97-10), and its form is that of its country.');
  }
  if ((name === 'SELLER_VAT_NUMBER' || name === 'BUYER_VAT_NUMBER') && judgeVatNumber(raw) === 'VALID') {
    push('VAT_NUMBER_CHECK_DIGIT', 'The check digit that its country puts into such numbers holds.');
  }
  const proving = provingEquations(name, equations);
  if (proving) push('TOTALS_ADD_UP', [...new Set(proving.map(({ says, rule }) => `${says} (${rule})`))].join(' '));
  if (source.zone === 'BARCODE') {
    push('BARCODE_ERROR_CORRECTION', 'It stands in a QR_CODE whose error correction holds.');
  }
  if (source.zone === 'STRUCTURED_DATA') {
    push('STRUCTURED_DATA', 'It stands in data that was written for machines, so that nothing had to be recognised.');
  }
  return proof;
}

function rawOf(sources: readonly InvoiceFacts[], names: readonly InvoiceFact['name'][]): string[] {
  const facts = sources.flatMap((source) => source.facts.filter(({ name }) => names.includes(name)));
  return [...new Set(facts.map(({ raw }) => raw))];
}

function ibanCheck(sources: readonly InvoiceFacts[]): Check {
  const verdicts = rawOf(sources, ['IBAN']).map(judgeIban);
  const failed = verdicts.some((verdict) => verdict !== 'VALID');
  return {
    name: 'IBAN_VALID',
    outcome: verdicts.length === 0 ? 'NOT_RUN' : failed ? 'FAILED' : 'PASSED',
    explanation:
      verdicts.length === 0
        ? 'The invoice states no IBAN.'
        : failed
          ? 'The check digits of the IBAN do not hold, or its form is not that of its country.'
          : 'The check digits of the IBAN hold, and its form is that of its country.',
    provider: 'local',
  };
}

function vatNumberCheck(sources: readonly InvoiceFacts[]): Check {
  const verdicts = rawOf(sources, ['SELLER_VAT_NUMBER', 'BUYER_VAT_NUMBER']).map(judgeVatNumber);
  const check = (outcome: Check['outcome'], explanation: string): Check => ({
    name: 'VAT_NUMBER_VALID',
    outcome,
    explanation,
    provider: 'local',
  });
  if (verdicts.length === 0) return check('NOT_RUN', 'The invoice states no VAT number.');
  if (verdicts.includes('INVALID')) {
    return check('FAILED', 'A VAT number does not have the form of its country, or its check digit does not hold.');
  }
  const proved = verdicts.filter((verdict) => verdict === 'VALID').length;
  if (proved === 0) return check('NOT_RUN', 'No rule is known that would prove such a VAT number.');
  return check(
    'PASSED',
    `The check digits of ${proved} of ${verdicts.length} VAT numbers hold; nobody asked a register.`,
  );
}
