import type { BlobStore } from '../blobs/contract.js';
import type { ProviderErrorCode } from '../domain/attempt.js';
import type { Document } from '../domain/document.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { JobQueue } from '../jobs/job-queue.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listAttempts, listReadings, saveAttempt } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import { findDocumentOfJob, lockDocumentOfJob, reviseDocument, updateDocument } from '../store/documents.js';
import { newIdentifier } from '../store/identifiers.js';
import type { StoredImage } from '../store/images.js';
import { insertImages, listImages, listImagesOfSessions } from '../store/images.js';
import { insertInquiry } from '../store/inquiries.js';
import { lockSession, touchSession } from '../store/sessions.js';
import { callOffAll } from './call-off.js';
import type { Conclusion } from './conclude.js';
import { concludeDocument } from './conclude.js';
import { documentWork } from './document-work.js';
import { errorCodesOf } from './error-codes.js';
import { failOpenAttempts } from './fail-open-attempts.js';
import type { FanOutParts, LateAnswers } from './fan-out.js';
import { runFanOut } from './fan-out.js';
import { newInquiry } from './inquiries/new-inquiry.js';
import { planAttempts } from './plan-attempts.js';
import { providerImage } from './provider-image.js';
import { refreshSession } from './session-progress.js';
import type { SortedFacts } from './sort-picture.js';
import { sortPicture } from './sort-picture.js';
import type { Work } from './work.js';

export interface ProcessParts extends FanOutParts {
  blobs: BlobStore;
  jobs: JobQueue;
}

/**
 * One step of a document's work, as a durable job: asks whoever has not answered yet, then either ends the document or
 * comes back when there is news to expect. Every part of it may be repeated after a crash.
 */
export async function processDocument(parts: ProcessParts, documentId: string): Promise<void> {
  const document = await findDocumentOfJob(parts.database.queries, documentId);
  if (!document) return;
  // It was called off since the job was put there, or the job is there for just that.
  if (isTerminal(document.lifecycle) && !document.improving) return callOffAll(parts, document.tenant, documentId);
  const image = (await listImages(parts.database.queries, document.tenant, [documentId]))[0];
  if (!image) throw new Error('A document has no picture.');
  const work = documentWork(document, providerImage(parts.blobs, image));
  const attempts = await beginAttempts(parts, document, work);
  if (!attempts) return;
  const late: LateAnswers = {
    isLate: document.improving,
    onDeadline: (standing) =>
      parts.database.transaction((transaction) =>
        finish(parts, transaction, documentId, null, errorCodesOf(standing), { improving: true }),
      ),
  };
  const result = await runFanOut(parts, work, attempts, document.strategy.keepWaiting ? late : null);
  if (result.state === 'canceled') return;
  if (result.state === 'again') {
    await parts.database.transaction((transaction) =>
      parts.jobs.enqueue(transaction, 'process-document', { documentId }, { startAfterMs: result.afterMs }),
    );
    return;
  }
  await parts.database.transaction((transaction) =>
    finish(parts, transaction, documentId, image, errorCodesOf(result.attempts)),
  );
}

/** Ends a document whose job failed at every try; what was read until then stands. */
export async function abandonDocument(parts: ProcessParts, documentId: string): Promise<void> {
  const now = parts.now();
  await parts.database.transaction(async (transaction) => {
    const document = await lockDocumentOfJob(transaction, documentId);
    if (!document) return;
    await failOpenAttempts(transaction, document.tenant, documentId, now);
    await finish(parts, transaction, documentId, null, ['INTERNAL'], { otherwise: GIVEN_UP });
  });
}

/** What becomes of a document that not even its conclusion can be drawn for. */
const GIVEN_UP: Partial<Conclusion> = {
  lifecycle: 'FAILED',
  verdict: null,
  nextAction: 'CONTACT_SUPPORT',
  reasons: ['PROVIDERS_FAILED'],
};

/** `image`: null where the document is given up, which is no time to find out what it shows. */
async function finish(
  parts: ProcessParts,
  transaction: Transaction,
  documentId: string,
  image: StoredImage | null,
  errorCodes: readonly ProviderErrorCode[],
  { otherwise = null, improving = false }: { otherwise?: Partial<Conclusion> | null; improving?: boolean } = {},
): Promise<void> {
  const document = await lockDocumentOfJob(transaction, documentId);
  if (!document || (isTerminal(document.lifecycle) && !document.improving)) return;
  const readings = await listReadings(transaction.queries, documentId);
  const now = parts.now();
  let conclusion: Partial<Conclusion>;
  try {
    conclusion = concludeDocument(document, readings, errorCodes, now);
  } catch (error) {
    if (!otherwise) throw error;
    conclusion = { ...otherwise, completedAt: now };
  }
  const taken =
    image &&
    (await takeForSomethingElse(parts, transaction, { ...document, ...conclusion }, image, { readings, errorCodes }));
  // What improves an answer that stands is a revision of it.
  const write = document.improving ? reviseDocument : updateDocument;
  if (!(await write(transaction, documentId, { ...conclusion, ...taken, improving }, now))) return;
  if (document.sessionId !== null) await refreshSession(parts, transaction, document.sessionId, now);
}

/** A picture that nobody said anything about may turn out to be no document; it goes on as what it is, and this one ends. */
async function takeForSomethingElse(
  parts: ProcessParts,
  transaction: Transaction,
  document: Document,
  image: StoredImage,
  { readings, errorCodes }: Pick<SortedFacts, 'readings' | 'errorCodes'>,
): Promise<Partial<Document> | null> {
  const { tenant, sessionId, customerId, strategy, scenario } = document;
  if (!document.unsorted || sessionId === null) return null;
  // Of two pictures that end at once the later one sees what the earlier one was taken for.
  await lockSession(transaction, sessionId);
  const held = await listImagesOfSessions(transaction.queries, tenant, [sessionId]);
  const roles = held.map(({ role }) => role);
  const facts = { document, mediaType: image.mediaType, readings, errorCodes, roles };
  const sorted = sortPicture(facts);
  if (sorted === 'DOCUMENT') return null;
  const now = parts.now();
  const { documentId: _owner, ...picture } = image;
  const copy = { ...picture, id: newIdentifier('image') };
  if (sorted === 'SELFIE') {
    await insertImages(transaction, tenant, { sessionId }, [{ ...copy, role: 'SELFIE' }], now);
  } else {
    const question = { typeCode: null, croppedImage: false, imageId: copy.id };
    const asked = { tenant, kind: 'INVOICE' as const, sessionId, customerId, subjectId: null, question };
    const inquiry = newInquiry({ ...asked, strategy: { ...strategy, wanted: null }, scenario }, now);
    await insertInquiry(transaction, inquiry, [copy]);
    await parts.jobs.enqueue(transaction, 'process-inquiry', { inquiryId: inquiry.id });
  }
  const reason = sorted === 'SELFIE' ? 'TAKEN_FOR_SELFIE' : 'TAKEN_FOR_INVOICE';
  return { lifecycle: 'CANCELED', verdict: null, nextAction: 'NONE', reasons: [reason] };
}

/**
 * Writes down who is asked before anyone is, so that a second run of the job finds what the first had begun. Null where the
 * document was called off meanwhile.
 */
async function beginAttempts(parts: ProcessParts, document: Document, work: Work): Promise<StoredAttempt[] | null> {
  if (document.lifecycle !== 'QUEUED') return listAttempts(parts.database.queries, document.tenant, [document.id]);
  const now = parts.now();
  const attempts = planAttempts(work, parts, now);
  return parts.database.transaction(async (transaction) => {
    if (!(await updateDocument(transaction, document.id, { lifecycle: 'PROCESSING' }, now))) return null;
    for (const attempt of attempts) await saveAttempt(transaction, attempt);
    if (document.sessionId !== null) await touchSession(transaction, document.sessionId, now);
    return attempts;
  });
}
