import type { BlobStore } from '../blobs/contract.js';
import type { Document } from '../domain/document.js';
import type { JobQueue } from '../jobs/job-queue.js';
import { base64Of } from '../providers/base64.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { insertAttempts } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import { insertDocuments } from '../store/documents.js';
import type { OwnedImage } from '../store/images.js';
import type { BegunAttempts } from './begin-attempts.js';
import { beginAttempts } from './begin-attempts.js';
import { concludeDocument } from './conclude.js';
import { documentWork } from './document-work.js';
import type { ProviderHealth } from './health.js';
import { knownAnswers } from './known-answers.js';
import type { KnownReadingParts } from './known-readings.js';
import { planAttempts } from './plan-attempts.js';
import { providerImage } from './provider-image.js';
import type { Work } from './work.js';
import { together } from '../store/together.js';

export interface BeginDocumentParts extends KnownReadingParts {
  blobs: BlobStore;
  jobs: JobQueue;
  registry: ProviderRegistry;
  health: ProviderHealth;
}

/** A document that is to be written, answered already where all that is asked is known. */
export interface PreparedDocument {
  document: Document;
  image: OwnedImage;
  work: Work;
  attempts: StoredAttempt[];
  /** Whether nobody is to be asked any more. */
  isAnswered: boolean;
}

/** A document that this process works on from the moment on when it was written, and all that its job would look up. */
export interface BegunDocument extends BegunAttempts {
  document: Document;
  image: OwnedImage;
  work: Work;
}

/** `bytes`: of the picture, where they are in memory still. */
export async function prepareDocument(
  parts: BeginDocumentParts,
  document: Document,
  { image, bytes }: { image: OwnedImage; bytes: Buffer | null },
  now: Date,
): Promise<PreparedDocument> {
  const work = documentWork(document, providerImage(parts.blobs, image, bytes));
  // What an unsorted picture is follows from the answers, and is for its job to find out.
  const known = document.unsorted ? null : await knownAnswers(parts, work, now);
  if (!known) {
    const attempts = planAttempts(work, parts, now);
    // While the picture is judged and its rows are written nothing else is to be done, and afterwards every moment counts.
    const isForVendors = attempts.some(({ provider }) => parts.registry[provider]?.mode !== 'EMBEDDED');
    if (bytes && isForVendors) setImmediate(() => base64Of(bytes));
    return { document, image, work, attempts, isAnswered: false };
  }
  const conclusion = concludeDocument(document, known.readings, [], now);
  return { document: { ...document, ...conclusion }, image, work, attempts: known.attempts, isAnswered: true };
}

/**
 * The rows, their pictures, and either their answers or their jobs. Where this process has room for a job it counts the first
 * calls here, and makes them as soon as the transaction is committed. Their session is told by whoever writes them. Answers the
 * documents as they were written.
 */
export async function storeDocuments(
  parts: { jobs: JobQueue; registry: ProviderRegistry },
  transaction: Transaction,
  prepared: readonly PreparedDocument[],
  now: Date,
): Promise<Document[]> {
  const all = prepared.map((each) => {
    const place = each.isAnswered ? null : parts.jobs.reserve(transaction, 'process-document');
    const document: Document = place ? { ...each.document, lifecycle: 'PROCESSING' } : each.document;
    return { ...each, document, images: [each.image], place };
  });
  const here = all.filter(({ place }) => place !== null);
  // On their way at once: the one connection keeps their order.
  const [, , begun] = await together([
    insertDocuments(transaction, all),
    insertAttempts(
      transaction,
      all.flatMap(({ isAnswered, attempts }) => (isAnswered ? attempts : [])),
    ),
    beginAttempts(parts, transaction, here, now),
  ]);
  await together(
    all.map(async ({ document, image, work, place, isAnswered }) => {
      if (isAnswered) return;
      const written = begun[here.findIndex((each) => each.document === document)];
      const known: BegunDocument | undefined = written && { document, image, work, ...written };
      await parts.jobs.enqueue(transaction, 'process-document', { documentId: document.id }, { place, known });
    }),
  );
  return all.map(({ document }) => document);
}
