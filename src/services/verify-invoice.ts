import { UserFault } from '../domain/errors.js';
import type { InquiryOf } from '../domain/inquiry.js';
import type { GivenParameters } from '../domain/invoice-verification.js';
import { checkParameters, fillFromInvoice } from '../domain/invoice-verification.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { Strategy } from '../domain/strategy.js';
import { findInquiry } from '../store/inquiries.js';
import type { Caller } from './caller.js';
import type { StartInquiryParts } from './start-inquiry.js';
import { startInquiry } from './start-inquiry.js';

export interface VerifyInvoiceRequest {
  /** An invoice that was read, which fills whatever is not given; null: all is given. */
  invoiceId: string | null;
  given: GivenParameters;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/**
 * Resolves once the row and the job are durable; rejects with UserFault before anybody is asked where the matrix requires more.
 * `path` is where the request stands in the arguments.
 */
export async function verifyInvoice(
  parts: StartInquiryParts,
  caller: Caller,
  { invoiceId, given, strategy, scenario }: VerifyInvoiceRequest,
  path: string[],
): Promise<InquiryOf<'INVOICE_VERIFICATION'>> {
  const invoice = invoiceId === null ? null : await requireRead(parts, caller, invoiceId, [...path, 'invoiceId']);
  const { parameters, errors } = checkParameters(invoice ? fillFrom(invoice, given) : given, path);
  if (!parameters) throw new UserFault(...errors);
  return startInquiry(
    parts,
    caller,
    {
      kind: 'INVOICE_VERIFICATION',
      files: [],
      question: () => ({ parameters }),
      // Not the session's: an invoice may be verified long after its session is over.
      customerId: invoice?.customerId ?? null,
      subjectId: invoice?.id ?? null,
      strategy,
      scenario,
    },
    path,
  );
}

/** What the app takes it for counts where nobody read the type. */
function fillFrom({ outcome, question }: InquiryOf<'INVOICE'>, given: GivenParameters): GivenParameters {
  const [content] = outcome?.invoices ?? [];
  return fillFromInvoice(given, {
    typeCode: content?.typeCode ?? question.typeCode,
    fields: content?.fields ?? [],
  });
}

async function requireRead(
  { database }: StartInquiryParts,
  { tenant }: Caller,
  id: string,
  path: string[],
): Promise<InquiryOf<'INVOICE'>> {
  const invoice = await findInquiry(database.queries, tenant, 'INVOICE', id);
  if (!invoice) {
    throw new UserFault({ code: 'INVOICE_NOT_FOUND', message: 'There is no invoice with this id.', path });
  }
  if (!isTerminal(invoice.lifecycle)) {
    const message = 'The invoice is still being read; ask again once its poll is terminal.';
    throw new UserFault({ code: 'INVOICE_NOT_READ_YET', message, path });
  }
  return invoice;
}
