import type { BlobStore } from '../blobs/contract.js';
import type { Document } from '../domain/document.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { JobQueue } from '../jobs/job-queue.js';
import type { Provider, ProviderImage } from '../providers/contract.js';
import type { ProviderRegistry } from '../providers/registry.js';
import { configuredProviders } from '../providers/registry.js';
import { ProviderFailure } from '../providers/contract.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listAttempts, listReadings, saveAttempt } from '../store/attempts.js';
import type { Transaction } from '../store/database.js';
import type { StoredImage } from '../store/documents.js';
import { findDocumentOfJob, listImages, updateDocument } from '../store/documents.js';
import type { AttemptParts } from './attempt.js';
import { newAttempt, stepAttempt } from './attempt.js';
import type { Conclusion } from './conclude.js';
import { concludeDocument } from './conclude.js';
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
  const asked = await beginAttempts(parts, document, image);
  const steps = await Promise.all(
    asked.map(({ provider, attempt }) => stepAttempt(parts, provider, document, providerImage(parts, image), attempt)),
  );
  const waits = steps.filter((step) => step.state === 'waiting').map((step) => step.afterMs);
  if (waits.length > 0) {
    const isNews = steps.some(({ attempt }, index) => isVisibleChange(asked[index]?.attempt, attempt));
    await parts.database.transaction(async (transaction) => {
      if (isNews) await updateDocument(transaction, documentId, {}, parts.now());
      await parts.jobs.enqueue(transaction, 'process-document', { documentId }, { startAfterMs: Math.min(...waits) });
    });
    return;
  }
  const anyFailed = steps.some((step) => step.state === 'ended' && step.attempt.lifecycle === 'FAILED');
  await parts.database.transaction((transaction) => finish(parts, transaction, documentId, anyFailed));
}

/** Whether a step changed what an app sees of an attempt; that pending work is still pending is no news. */
function isVisibleChange(before: StoredAttempt | undefined, after: StoredAttempt): boolean {
  return (
    before?.lifecycle !== after.lifecycle ||
    before.externalId !== after.externalId ||
    before.error?.code !== after.error?.code
  );
}

/** Ends a document whose job failed at every try; what was read until then stands. */
export async function abandonDocument(parts: ProcessParts, documentId: string): Promise<void> {
  const now = parts.now();
  await parts.database.transaction(async (transaction) => {
    const document = await findDocumentOfJob(transaction.queries, documentId);
    if (!document) return;
    const attempts = await listAttempts(transaction.queries, document.tenant, [documentId]);
    for (const attempt of attempts) {
      if (attempt.lifecycle !== 'PROCESSING') continue;
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
async function beginAttempts(parts: ProcessParts, document: Document, image: StoredImage) {
  const providers = planProviders(document.question, image, configuredProviders(parts.registry));
  const known = await listAttempts(parts.database.queries, document.tenant, [document.id]);
  const now = parts.now();
  const asked = providers.map((provider: Provider, position) => ({
    provider,
    attempt:
      known.find((attempt) => attempt.provider === provider.name) ?? newAttempt(document, provider, position, now),
  }));
  if (document.lifecycle === 'QUEUED') {
    await parts.database.transaction(async (transaction) => {
      for (const { attempt } of asked) await saveAttempt(transaction, attempt);
      await updateDocument(transaction, document.id, { lifecycle: 'PROCESSING' }, now);
    });
  }
  return asked;
}

function providerImage(parts: ProcessParts, image: StoredImage): ProviderImage {
  return {
    mediaType: image.mediaType,
    pageCount: image.pageCount,
    byteLength: image.byteLength,
    sha256: image.sha256,
    bytes: () => parts.blobs.read(image.blobKey, { maxBytes: image.byteLength }),
  };
}
