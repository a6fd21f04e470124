import type { Document } from '../domain/document.js';
import { isTerminal } from '../domain/lifecycle.js';
import { concludeDocument } from '../orchestration/conclude.js';
import { errorCodesOf } from '../orchestration/error-codes.js';
import type { SessionProgressParts } from '../orchestration/session-progress.js';
import { refreshSessionOf } from '../orchestration/session-progress.js';
import { listAttempts, listReadings } from '../store/attempts.js';
import type { Database } from '../store/database.js';
import { findDocument, reviseDocument } from '../store/documents.js';
import type { Caller } from './caller.js';

/**
 * Draws the conclusion of a document that has ended once more, by the rules of today and from what was read then. Asks
 * nobody. Null where there is no such document; one that has not ended stays as it is.
 */
export async function remerge(
  parts: SessionProgressParts & { database: Database; now(): Date },
  caller: Caller,
  documentId: string,
): Promise<Document | null> {
  return parts.database.transaction(async (transaction) => {
    const document = await findDocument(transaction.queries, caller.tenant, documentId);
    if (!document || !isTerminal(document.lifecycle)) return document;
    const readings = await listReadings(transaction.queries, documentId);
    const attempts = await listAttempts(transaction.queries, caller.tenant, [documentId]);
    const now = parts.now();
    const conclusion = concludeDocument(document, readings, errorCodesOf(attempts), now);
    const isRevised = await reviseDocument(transaction, documentId, conclusion, now);
    if (isRevised) await refreshSessionOf(parts, transaction, document, now);
    return findDocument(transaction.queries, caller.tenant, documentId);
  });
}
