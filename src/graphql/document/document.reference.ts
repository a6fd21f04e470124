import { findDocument } from '../../store/documents.js';
import { identifierKind } from '../../store/identifiers.js';
import type { GraphContext } from '../context.js';

/** A router may ask for any id it was given; only the tenant's own exist. */
export function resolveDocumentReference(reference: { id?: unknown }, { parts, caller }: GraphContext) {
  return typeof reference.id === 'string' && identifierKind(reference.id) === 'document'
    ? findDocument(parts.database.queries, caller.tenant, reference.id)
    : null;
}
