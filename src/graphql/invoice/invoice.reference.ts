import { identifierKind } from '../../store/identifiers.js';
import { findInquiry } from '../../store/inquiries.js';
import type { GraphContext } from '../context.js';

/** A router may ask for any id it was given; only the tenant's own exist. */
export function resolveInvoiceReference(reference: { id?: unknown }, { parts, caller }: GraphContext) {
  return typeof reference.id === 'string' && identifierKind(reference.id) === 'invoice'
    ? findInquiry(parts.database.queries, caller.tenant, 'INVOICE', reference.id)
    : null;
}
