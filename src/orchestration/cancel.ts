import type { Document } from '../domain/document.js';
import type { Inquiry } from '../domain/inquiry.js';
import { isTerminal } from '../domain/lifecycle.js';
import { ProviderFailure } from '../providers/contract.js';
import type { JobPayloads, JobQueue, QueueName } from '../jobs/job-queue.js';
import { cancelAttempts } from '../store/attempts.js';
import { announceCancel } from '../store/change-feed.js';
import type { Transaction } from '../store/database.js';
import { listDocumentsOfSessions, reviseDocument, updateDocument } from '../store/documents.js';
import { listInquiriesOfSessions, updateInquiry } from '../store/inquiries.js';
import { lockSession, updateSession } from '../store/sessions.js';

/** What `cancel` needs of the application. */
export interface CancelParts {
  jobs: JobQueue;
}

/** False where it had ended before. An answer that stands and is only being improved goes on standing, as it is. */
export async function cancelDocument(
  parts: CancelParts,
  transaction: Transaction,
  { id }: Pick<Document, 'id'>,
  now: Date,
): Promise<boolean> {
  const ended = {
    lifecycle: 'CANCELED' as const,
    verdict: null,
    nextAction: 'NONE' as const,
    reasons: [],
    completedAt: now,
    improving: false,
  };
  if (!(await updateDocument(transaction, id, ended, now))) return false;
  await cancelWork(parts, transaction, 'process-document', id, { documentId: id }, now);
  return true;
}

/** The same for a document whose answer stands already: nobody further is waited for. */
export async function stopImproving(
  parts: CancelParts,
  transaction: Transaction,
  { id }: Pick<Document, 'id'>,
  now: Date,
): Promise<boolean> {
  if (!(await reviseDocument(transaction, id, { improving: false }, now))) return false;
  await cancelWork(parts, transaction, 'process-document', id, { documentId: id }, now);
  return true;
}

/** False where it had ended before. */
export async function cancelInquiry(
  parts: CancelParts,
  transaction: Transaction,
  { id }: Pick<Inquiry, 'id'>,
  now: Date,
): Promise<boolean> {
  if (!(await updateInquiry(transaction, id, { lifecycle: 'CANCELED', completedAt: now }, now))) return false;
  await cancelWork(parts, transaction, 'process-inquiry', id, { inquiryId: id }, now);
  return true;
}

/** With all of its parts that have not ended. False where it had ended before. */
export async function cancelSession(
  parts: CancelParts,
  transaction: Transaction,
  { id, tenant }: { id: string; tenant: string },
  now: Date,
): Promise<boolean> {
  // The parts first and then the session, as everybody who ends a part does: so nobody waits for the other.
  await cancelPartsOfSession(parts, transaction, { id, tenant }, now);
  const session = await lockSession(transaction, id);
  if (!session || isTerminal(session.lifecycle)) return false;
  const ended = { lifecycle: 'CANCELED' as const, verdict: null, nextAction: 'NONE' as const, reasons: [] };
  await updateSession(transaction, id, { ...ended, completedAt: now }, now);
  return true;
}

/** Those that have not ended. To be repeated once the session is surely called off: what came meanwhile was not seen before. */
export async function cancelPartsOfSession(
  parts: CancelParts,
  transaction: Transaction,
  { id, tenant }: { id: string; tenant: string },
  now: Date,
): Promise<void> {
  const documents = await listDocumentsOfSessions(transaction.queries, tenant, [id]);
  for (const document of documents) {
    if (!isTerminal(document.lifecycle)) await cancelDocument(parts, transaction, document, now);
    else if (document.improving) await stopImproving(parts, transaction, document, now);
  }
  for (const inquiry of await listInquiriesOfSessions(transaction.queries, tenant, [id])) {
    if (!isTerminal(inquiry.lifecycle)) await cancelInquiry(parts, transaction, inquiry, now);
  }
}

const CALLED_OFF = new ProviderFailure('CANCELED', 'The app called the work off.').toProviderError();

/** Ends its attempts, wakes whoever is at it, and leaves a job that tells the vendors. */
export async function cancelWork<Name extends QueueName>(
  { jobs }: CancelParts,
  transaction: Transaction,
  queue: Name,
  id: string,
  payload: JobPayloads[Name],
  now: Date,
): Promise<void> {
  const attempts = await cancelAttempts(transaction, id, CALLED_OFF, now);
  if (attempts.some(({ handle }) => handle !== null)) await jobs.enqueue(transaction, queue, payload);
  await announceCancel(transaction, id);
}
