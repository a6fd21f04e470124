import { identifierKind } from '../../store/identifiers.js';
import { findInquiry } from '../../store/inquiries.js';
import type { GraphContext } from '../context.js';

/** A router may ask for any id it was given; only the tenant's own exist. */
export function resolveInvoiceVerificationReference(reference: { id?: unknown }, { parts, caller }: GraphContext) {
  return typeof reference.id === 'string' && identifierKind(reference.id) === 'invoiceVerification'
    ? findInquiry(parts.database.queries, caller.tenant, 'INVOICE_VERIFICATION', reference.id)
    : null;
}
