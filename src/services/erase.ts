import type { Erasure } from '../domain/erasure.js';
import type { EraseParts } from '../orchestration/erase.js';
import { erase as eraseThing } from '../orchestration/erase.js';
import type { IdentifierKind } from '../store/identifiers.js';
import { identifierKind } from '../store/identifiers.js';
import type { Caller } from './caller.js';

const ERASABLE: readonly IdentifierKind[] = [
  'document',
  'session',
  'faceMatch',
  'livenessCheck',
  'invoice',
  'invoiceVerification',
  'ocrExport',
];

/**
 * Erases something with all that was made of it. Resolves once no row, and nothing that is remembered, holds anything of it;
 * files are gone as well, or will be by the next tidying. May be repeated. Null where the tenant has nothing with this id.
 */
export async function erase(parts: EraseParts, caller: Caller, id: string): Promise<Erasure | null> {
  const kind = identifierKind(id);
  return kind && ERASABLE.includes(kind) ? eraseThing(parts, caller.tenant, id) : null;
}
