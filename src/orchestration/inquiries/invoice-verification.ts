import { createHash } from 'node:crypto';
import { agreedUpon } from '../../domain/agreement.js';
import type { FieldMismatch, ProvidedVerification } from '../../domain/inquiry.js';
import type { InvoiceOutcome, InvoiceVerificationParameters } from '../../domain/invoice.js';
import { INVOICE_VERIFICATION_PARAMETERS } from '../../domain/invoice-types.js';
import { mismatchesOf } from '../../domain/invoice-verification.js';
import type { ProvidedReading } from '../../domain/reading.js';
import type { AnswerJudge } from '../work.js';
import type { InquiryHandler } from './handler.js';

export const invoiceVerificationHandler: InquiryHandler<'INVOICE_VERIFICATION'> = {
  prepare(_parts, { question: { parameters } }) {
    return Promise.resolve({
      request: { kind: 'INVOICE_VERIFICATION', parameters },
      contentHash: hashOf(parameters),
      question: { kind: 'INVOICE_VERIFICATION' },
      judge: judgeOf(parameters),
    });
  },
  judge: judgeOf(null),
  conclude({ strategy, question: { parameters } }, readings) {
    const each = provided(readings);
    const agreed = agreedUpon(strategy, saidOf(parameters, each));
    return {
      outcome: each.length === 0 ? null : (agreed ?? 'INCONCLUSIVE'),
      mismatches: distinct(each.flatMap(({ reading }) => mismatchesOf(parameters, reading))),
      readings: each,
    };
  },
};

/** `asked`: null where the vendors' own words count, and not what they say of the parameters. */
function judgeOf(asked: InvoiceVerificationParameters | null): AnswerJudge {
  return {
    isAnswered: (_strategy, readings) => saidOf(asked, provided(readings)).length > 0,
    hasConsensus: (strategy, readings) => agreedUpon(strategy, saidOf(asked, provided(readings))) !== null,
  };
}

/** SHA-256 over the parameters in a fixed order. */
function hashOf(parameters: InvoiceVerificationParameters): string {
  const ordered = [parameters.typeCode, ...INVOICE_VERIFICATION_PARAMETERS.map((name) => parameters[name])];
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}

function provided(readings: readonly ProvidedReading[]): ProvidedVerification[] {
  return readings.flatMap(({ provider, reading }) =>
    reading.kind === 'INVOICE_VERIFICATION' ? [{ provider, reading: reading.verification }] : [],
  );
}

/**
 * What those who could tell have said, one word each. An invoice that is in order in the register with another date or amount
 * is not the one that was asked about.
 */
export function saidOf(
  asked: InvoiceVerificationParameters | null,
  readings: readonly ProvidedVerification[],
): InvoiceOutcome[] {
  return readings
    .map(({ reading }) =>
      asked && reading.outcome === 'GENUINE' && mismatchesOf(asked, reading).length > 0 ? 'MISMATCH' : reading.outcome,
    )
    .filter((outcome) => outcome !== 'INCONCLUSIVE');
}

function distinct(mismatches: readonly FieldMismatch[]): FieldMismatch[] {
  return mismatches.filter(
    ({ name, registered }, at) =>
      mismatches.findIndex((other) => other.name === name && other.registered === registered) === at,
  );
}
