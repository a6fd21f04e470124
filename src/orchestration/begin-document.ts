import type { BlobStore } from '../blobs/contract.js';
import type { Document } from '../domain/document.js';
import type { JobQueue } from '../jobs/job-queue.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import { insertDocument } from '../store/documents.js';
import type { OwnedImage } from '../store/images.js';
import { concludeDocument } from './conclude.js';
import { documentWork } from './document-work.js';
import type { ProviderHealth } from './health.js';
import { knownAnswers } from './known-answers.js';
import type { KnownReadingParts } from './known-readings.js';
import { providerImage } from './provider-image.js';

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
  /** Null where somebody is still to be asked. */
  attempts: StoredAttempt[] | null;
}

export async function prepareDocument(
  parts: BeginDocumentParts,
  document: Document,
  image: OwnedImage,
  now: Date,
): Promise<PreparedDocument> {
  // What an unsorted picture is follows from the answers, and is for its job to find out.
  const known = document.unsorted
    ? null
    : await knownAnswers(parts, documentWork(document, providerImage(parts.blobs, image)), now);
  if (!known) return { document, image, attempts: null };
  const conclusion = concludeDocument(document, known.readings, [], now);
  return { document: { ...document, ...conclusion }, image, attempts: known.attempts };
}

/** The row, its picture, and either its answers or its job. Its session is told by whoever writes it. */
export async function storeDocument(
  parts: { jobs: JobQueue },
  transaction: Transaction,
  { document, image, attempts }: PreparedDocument,
): Promise<void> {
  await insertDocument(transaction, document, [image]);
  for (const attempt of attempts ?? []) await saveAttempt(transaction, attempt);
  if (!attempts) await parts.jobs.enqueue(transaction, 'process-document', { documentId: document.id });
}
