import type { BlobStore } from '../blobs/contract.js';
import type { ProviderErrorCode } from '../domain/attempt.js';
import type { Document } from '../domain/document.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { ProvidedReading } from '../domain/reading.js';
import type { JobQueue } from '../jobs/job-queue.js';
import { listAttempts, listReadings } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import {
  beginDocument,
  findDocumentOfJob,
  lockDocumentOfJob,
  reviseDocument,
  updateDocument,
} from '../store/documents.js';
import { newIdentifier } from '../store/identifiers.js';
import type { OwnedImage } from '../store/images.js';
import { bareImage, insertImages, listImages, listImagesOfSessions } from '../store/images.js';
import { lockSession, touchSession } from '../store/sessions.js';
import { beginAttempts } from './begin-attempts.js';
import type { BegunDocument } from './begin-document.js';
import { callOffAll } from './call-off.js';
import type { Conclusion } from './conclude.js';
import { concludeDocument } from './conclude.js';
import { documentWork } from './document-work.js';
import { errorCodesOf } from './error-codes.js';
import { failOpenAttempts } from './fail-open-attempts.js';
import type { FanOutParts, LateAnswers } from './fan-out.js';
import { runFanOut } from './fan-out.js';
import { storeInquiries } from './inquiries/begin-inquiry.js';
import { newInquiry } from './inquiries/new-inquiry.js';
import { planAttempts } from './plan-attempts.js';
import { providerImage } from './provider-image.js';
import { refreshSessionOf } from './session-progress.js';
import type { SortedFacts } from './sort-picture.js';
import { sortPicture } from './sort-picture.js';

export interface ProcessParts extends FanOutParts {
  blobs: BlobStore;
  jobs: JobQueue;
}

/**
 * One step of a document's work, as a durable job: asks whoever has not answered yet, then either ends the document or
 * comes back when there is news to expect. Every part of it may be repeated after a crash. `known`: what the process that wrote
 * the document has begun already; absent: all is looked up.
 */
export async function processDocument(parts: ProcessParts, documentId: string, known?: BegunDocument): Promise<void> {
  const begun = known ?? (await takeUp(parts, documentId));
  if (!begun) return;
  const { document, image, work, attempts, permitted } = begun;
  let { improving } = document;
  const late: LateAnswers = {
    isLate: improving,
    onDeadline: async (standing) => {
      improving = true;
      await parts.database.transaction((transaction) =>
        finish(parts, transaction, documentId, null, errorCodesOf(standing), { improving }),
      );
    },
  };
  const result = await runFanOut(parts, work, attempts, {
    late: document.strategy.keepWaiting ? late : null,
    permitted,
    conclude: {
      hold: async (transaction) => {
        const held = await lockDocumentOfJob(transaction, documentId);
        return held !== null && isUnfinished(held);
      },
      write: (transaction, standing, readings) => {
        const given = { document: { ...document, improving }, readings };
        return finish(parts, transaction, documentId, image, errorCodesOf(standing), given);
      },
      written: () => parts.changes.tellHere(documentId, document.sessionId),
    },
  });
  if (result.state === 'canceled') return;
  if (result.state === 'again') {
    await parts.database.transaction((transaction) =>
      parts.jobs.enqueue(transaction, 'process-document', { documentId }, { startAfterMs: result.afterMs }),
    );
    return;
  }
  if (result.isConcluded) return;
  await parts.database.transaction((transaction) =>
    finish(parts, transaction, documentId, image, errorCodesOf(result.attempts)),
  );
}

/** Looks up what there is, and writes down who is asked where nobody did. Null where nothing is to be done any more. */
async function takeUp(parts: ProcessParts, documentId: string): Promise<BegunDocument | null> {
  const document = await findDocumentOfJob(parts.database.queries, documentId);
  if (!document) return null;
  // It was called off since the job was put there, or the job is there for just that.
  if (!isUnfinished(document)) {
    await callOffAll(parts, document.tenant, documentId);
    return null;
  }
  const image = (await listImages(parts.database.queries, document.tenant, [documentId]))[0];
  if (!image) throw new Error('A document has no picture.');
  const work = documentWork(document, providerImage(parts.blobs, image));
  const now = parts.now();
  const begun =
    document.lifecycle === 'QUEUED'
      ? await parts.database.transaction(async (transaction) => {
          if (!(await beginDocument(transaction, documentId, now))) return null;
          const planned = { work, attempts: planAttempts(work, parts, now) };
          const [written] = await beginAttempts(parts, transaction, [planned], now);
          if (document.sessionId !== null) await touchSession(transaction, document.sessionId, now);
          return written ?? null;
        })
      : {
          attempts: await listAttempts(parts.database.queries, document.tenant, [documentId]),
          permitted: new Set<string>(),
        };
  return begun && { document, image, work, ...begun };
}

function isUnfinished({ lifecycle, improving }: Document): boolean {
  return !isTerminal(lifecycle) || improving;
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

interface FinishOptions {
  /** What becomes of a document that no conclusion can be drawn for. Default: that is a fault. */
  otherwise?: Partial<Conclusion> | null;
  /** Whether those who are late are still waited for. Default: no. */
  improving?: boolean;
  /** As the work began with it, where the transaction holds it already. Default: it is looked up, and held. */
  document?: Document | null;
  /** All answers, in the order of asking. Default: they are looked up. */
  readings?: readonly ProvidedReading[] | null;
}

/** `image`: null where the document is given up, which is no time to find out what it shows. */
async function finish(
  parts: ProcessParts,
  transaction: Transaction,
  documentId: string,
  image: OwnedImage | null,
  errorCodes: readonly ProviderErrorCode[],
  { otherwise = null, improving = false, document: begun = null, readings: given = null }: FinishOptions = {},
): Promise<void> {
  const document = begun ?? (await lockDocumentOfJob(transaction, documentId));
  if (!document || !(begun || isUnfinished(document))) return;
  const readings = given ?? (await listReadings(transaction.queries, documentId));
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
  if (!(await write(transaction, documentId, { ...conclusion, ...taken, improving }, now))) {
    if (begun) throw new Error('The document has ended otherwise meanwhile.');
    return;
  }
  await refreshSessionOf(parts, transaction, document, now);
}

/** A picture that nobody said anything about may turn out to be no document; it goes on as what it is, and this one ends. */
async function takeForSomethingElse(
  parts: ProcessParts,
  transaction: Transaction,
  document: Document,
  image: OwnedImage,
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
  const copy = { ...bareImage(image), id: newIdentifier('image') };
  if (sorted === 'SELFIE') {
    await insertImages(transaction, tenant, { sessionId }, [{ ...copy, role: 'SELFIE' }], now);
  } else {
    const question = { typeCode: null, croppedImage: false, imageId: copy.id };
    const asked = { tenant, kind: 'INVOICE' as const, sessionId, customerId, subjectId: null, question };
    const inquiry = newInquiry({ ...asked, strategy: { ...strategy, wanted: null }, scenario }, now);
    await storeInquiries(parts, transaction, [{ inquiry, files: [copy] }], now);
  }
  const reason = sorted === 'SELFIE' ? 'TAKEN_FOR_SELFIE' : 'TAKEN_FOR_INVOICE';
  return { lifecycle: 'CANCELED', verdict: null, nextAction: 'NONE', reasons: [reason] };
}
