import type { Candidate } from '../../src/domain/field.js';
import type { InvoiceFieldName, InvoiceReading, InvoiceVerificationReading } from '../../src/domain/invoice.js';
import type { FakeStep } from './fake-provider.js';
import { candidateOf } from './fake-provider.js';

type Values = Partial<Record<InvoiceFieldName, string>>;

/** An invoice as a provider reads it: these values, each once, in the picture unless `candidate` says otherwise. */
export function invoiceOf(
  values: Values,
  changes: Partial<InvoiceReading> = {},
  candidate: Partial<Candidate> = {},
): InvoiceReading {
  return {
    typeCode: null,
    candidates: Object.entries(values).map(([name, value]) => ({
      name: name as InvoiceFieldName,
      candidate: candidateOf(value, { confidence: null, ...candidate }),
    })),
    lines: [],
    taxes: [],
    checks: [],
    others: [],
    croppedImage: null,
    ...changes,
  };
}

export function readsInvoices(...invoices: InvoiceReading[]): FakeStep {
  return () => ({
    state: 'done',
    outcome: { reading: { kind: 'INVOICE', invoices }, warnings: [], raw: {}, externalId: null },
  });
}

export function saysOfInvoice(verification: Partial<InvoiceVerificationReading>): FakeStep {
  const whole = { outcome: 'INCONCLUSIVE' as const, rawState: null, fields: [], remarks: [], ...verification };
  return () => ({
    state: 'done',
    outcome: {
      reading: { kind: 'INVOICE_VERIFICATION', verification: whole },
      warnings: [],
      raw: {},
      externalId: null,
    },
  });
}
