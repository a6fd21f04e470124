import { identifierKind } from '../../store/identifiers.js';
import { findInquiry } from '../../store/inquiries.js';
import type { GraphContext } from '../context.js';

/** A router may ask for any id it was given; only the tenant's own exist. */
export function resolveOcrExportReference(reference: { id?: unknown }, { parts, caller }: GraphContext) {
  return typeof reference.id === 'string' && identifierKind(reference.id) === 'ocrExport'
    ? findInquiry(parts.database.queries, caller.tenant, 'OCR_EXPORT', reference.id)
    : null;
}
