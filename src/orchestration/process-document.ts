import type { BlobStore } from '../blobs/contract.js';
import type { AttemptLifecycle } from '../domain/attempt.js';
import type { Document } from '../domain/document.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { JobQueue } from '../jobs/job-queue.js';
import type { ProviderImage } from '../providers/contract.js';
import type { ProviderRegistry } from '../providers/registry.js';
import { ProviderFailure } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listAttempts, listReadings, saveAttempt } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import type { StoredImage } from '../store/documents.js';
import { findDocumentOfJob, listImages, updateDocument } from '../store/documents.js';
import type { AttemptParts } from './attempt.js';
import { newAttempt } from './attempt.js';
import type { Conclusion } from './conclude.js';
import { concludeDocument } from './conclude.js';
import { runFanOut } from './fan-out.js';
import type { ExclusionReason } from './plan.js';
import { planProviders } from './plan.js';

export interface ProcessParts extends AttemptParts {
  blobs: BlobStore;
  jobs: JobQueue;
  registry: ProviderRegistry;
}

/**
 * One step of a document's work, as a durable job: asks whoever has not answered yet, then either ends the document or
 * comes back when there is news to expect. Every part of it may be repeated after a crash.
 */
export async function processDocument(parts: ProcessParts, documentId: string): Promise<void> {
  const document = await findDocumentOfJob(parts.database.queries, documentId);
  if (!document || isTerminal(document.lifecycle)) return;
  const image = (await listImages(parts.database.queries, document.tenant, [documentId]))[0];
  if (!image) throw new Error('A document has no picture.');
  const attempts = await beginAttempts(parts, document, image);
  const result = await runFanOut(parts, document, providerImage(parts, image), attempts);
  if (result.state === 'again') {
    await parts.database.transaction((transaction) =>
      parts.jobs.enqueue(transaction, 'process-document', { documentId }, { startAfterMs: result.afterMs }),
    );
    return;
  }
  const anyFailed = result.attempts.some((attempt) => attempt.lifecycle === 'FAILED');
  await parts.database.transaction((transaction) => finish(parts, transaction, documentId, anyFailed));
}

/** Ends a document whose job failed at every try; what was read until then stands. */
export async function abandonDocument(parts: ProcessParts, documentId: string): Promise<void> {
  const now = parts.now();
  await parts.database.transaction(async (transaction) => {
    const document = await findDocumentOfJob(transaction.queries, documentId);
    if (!document) return;
    const attempts = await listAttempts(transaction.queries, document.tenant, [documentId]);
    for (const attempt of attempts) {
      if (attempt.lifecycle !== 'PROCESSING' && attempt.lifecycle !== 'QUEUED') continue;
      const error =
        attempt.error ?? new ProviderFailure('INTERNAL', 'The work was broken off at every try.').toProviderError();
      await saveAttempt(transaction, { ...attempt, error, lifecycle: 'FAILED', finishedAt: now });
    }
    await finish(parts, transaction, documentId, true, GIVEN_UP);
  });
}

/** What becomes of a document that not even its conclusion can be drawn for. */
const GIVEN_UP: Partial<Conclusion> = {
  lifecycle: 'FAILED',
  verdict: null,
  nextAction: 'CONTACT_SUPPORT',
  reasons: ['PROVIDERS_FAILED'],
};

async function finish(
  parts: ProcessParts,
  transaction: Transaction,
  documentId: string,
  anyFailed: boolean,
  otherwise: Partial<Conclusion> | null = null,
): Promise<void> {
  const readings = await listReadings(transaction.queries, documentId);
  const document = await findDocumentOfJob(transaction.queries, documentId);
  if (!document) return;
  const now = parts.now();
  let conclusion: Partial<Conclusion>;
  try {
    conclusion = concludeDocument(document, readings, anyFailed, now);
  } catch (error) {
    if (!otherwise) throw error;
    conclusion = { ...otherwise, completedAt: now };
  }
  await updateDocument(transaction, documentId, conclusion, now);
}

/** Writes down who is asked before anyone is, so that a second run of the job finds what the first had begun. */
async function beginAttempts(parts: ProcessParts, document: Document, image: StoredImage): Promise<StoredAttempt[]> {
  if (document.lifecycle !== 'QUEUED') return listAttempts(parts.database.queries, document.tenant, [document.id]);
  const health = parts.health.viewFor(document.tenant);
  const plan = planProviders(document.question, image, parts.registry, document.strategy, health);
  const now = parts.now();
  const attempts = plan.flatMap(({ provider, position, excluded }): StoredAttempt[] => {
    const lifecycle = excluded === null ? 'QUEUED' : SKIPPED[excluded];
    if (!provider || !lifecycle) return [];
    const attempt = newAttempt(document, provider, position ?? plan.length);
    return [{ ...attempt, lifecycle, finishedAt: lifecycle === 'QUEUED' ? null : now }];
  });
  await parts.database.transaction(async (transaction) => {
    for (const attempt of attempts) await saveAttempt(transaction, attempt);
    await updateDocument(transaction, document.id, { lifecycle: 'PROCESSING' }, now);
  });
  return attempts;
}

/** Left out for reasons that an app should see among the attempts; the other reasons are `explain`'s to tell. */
const SKIPPED: Partial<Record<ExclusionReason, AttemptLifecycle>> = {
  OVER_BUDGET: 'SKIPPED_BUDGET',
  CIRCUIT_OPEN: 'SKIPPED_CIRCUIT_OPEN',
};

function providerImage(parts: ProcessParts, image: StoredImage): ProviderImage {
  return {
    mediaType: image.mediaType,
    pageCount: image.pageCount,
    byteLength: image.byteLength,
    sha256: image.sha256,
    bytes: () => parts.blobs.read(image.blobKey, { maxBytes: image.byteLength }),
  };
}
