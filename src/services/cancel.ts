import type { Document } from '../domain/document.js';
import type { Inquiry, InquiryKind } from '../domain/inquiry.js';
import type { Session } from '../domain/session.js';
import type { CancelParts } from '../orchestration/cancel.js';
import {
  cancelDocument,
  cancelInquiry,
  cancelPartsOfSession,
  cancelSession,
  stopImproving,
} from '../orchestration/cancel.js';
import type { SessionProgressParts } from '../orchestration/session-progress.js';
import { refreshSessionOf } from '../orchestration/session-progress.js';
import type { Database, Transaction } from '../store/database.js';
import { findDocument } from '../store/documents.js';
import type { IdentifierKind } from '../store/identifiers.js';
import { identifierKind } from '../store/identifiers.js';
import { findInquiry } from '../store/inquiries.js';
import { findSession } from '../store/sessions.js';
import type { Caller } from './caller.js';

export interface Canceled {
  tracked: Document | Session | Inquiry;
  /** Whether this call ended anything; false where it had ended before. */
  canceled: boolean;
}

type Parts = CancelParts & SessionProgressParts & { database: Database; now(): Date };

const INQUIRIES: Partial<Record<IdentifierKind, InquiryKind>> = {
  faceMatch: 'FACE_MATCH',
  livenessCheck: 'LIVENESS',
  invoice: 'INVOICE',
  invoiceVerification: 'INVOICE_VERIFICATION',
  ocrExport: 'OCR_EXPORT',
};

/**
 * Calls off a document, a session with all its parts, or anything else that takes time. What has ended stays as it is. Waits
 * for no vendor: those are told by a job. Null where the tenant has nothing with this id.
 */
export async function cancel(parts: Parts, caller: Caller, id: string): Promise<Canceled | null> {
  const kind = identifierKind(id);
  const inquiryKind = kind && INQUIRIES[kind];
  if (kind === 'session') return sessionOf(parts, caller, id);
  return parts.database.transaction(async (transaction) => {
    const now = parts.now();
    if (kind === 'document') return documentOf(parts, transaction, caller, id, now);
    if (!inquiryKind) return null;
    const inquiry = await findInquiry(transaction.queries, caller.tenant, inquiryKind, id);
    if (!inquiry) return null;
    const canceled = await cancelInquiry(parts, transaction, inquiry, now);
    if (canceled) await refreshSessionOf(parts, transaction, inquiry, now);
    return found(canceled, await findInquiry(transaction.queries, caller.tenant, inquiryKind, id));
  });
}

async function sessionOf(parts: Parts, { tenant }: Caller, id: string): Promise<Canceled | null> {
  const { database } = parts;
  const session = await findSession(database.queries, tenant, id);
  if (!session) return null;
  const canceled = await database.transaction((transaction) => cancelSession(parts, transaction, session, parts.now()));
  // What was begun while the session was still open, and written only now; from here on nothing more is.
  if (canceled) {
    await database.transaction((transaction) => cancelPartsOfSession(parts, transaction, session, parts.now()));
  }
  return found(canceled, await findSession(database.queries, tenant, id));
}

async function documentOf(
  parts: Parts,
  transaction: Transaction,
  { tenant }: Caller,
  id: string,
  now: Date,
): Promise<Canceled | null> {
  const document = await findDocument(transaction.queries, tenant, id);
  if (!document) return null;
  const end = document.improving ? stopImproving : cancelDocument;
  const canceled = await end(parts, transaction, document, now);
  if (canceled) await refreshSessionOf(parts, transaction, document, now);
  return found(canceled, await findDocument(transaction.queries, tenant, id));
}

function found(canceled: boolean, tracked: object | null): Canceled | null {
  return tracked && { canceled, tracked: tracked as Canceled['tracked'] };
}
