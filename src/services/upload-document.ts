import type { Cache } from '../cache/contract.js';
import type { Document, DocumentQuestion } from '../domain/document.js';
import { UserFault } from '../domain/errors.js';
import type { Strategy } from '../domain/strategy.js';
import type { JobQueue } from '../jobs/job-queue.js';
import { concludeDocument } from '../orchestration/conclude.js';
import { documentWork } from '../orchestration/document-work.js';
import type { ProviderHealth } from '../orchestration/health.js';
import { knownAnswers } from '../orchestration/known-answers.js';
import { MERGE_VERSION } from '../orchestration/merge.js';
import { providerImage } from '../orchestration/provider-image.js';
import { refreshSession } from '../orchestration/session-progress.js';
import type { ProviderRegistry } from '../providers/registry.js';
import { saveAttempt } from '../store/attempts.js';
import type { ChangeFeed } from '../store/change-feed.js';
import { insertDocument } from '../store/documents.js';
import { newIdentifier } from '../store/identifiers.js';
import { markUsed } from '../store/uploads.js';
import type { Caller } from './caller.js';
import { customerOf } from './customer-of.js';
import type { ImageSource, ReceiveParts } from './receive-image.js';
import { receiveImage } from './receive-image.js';

export interface UploadDocumentParts extends ReceiveParts {
  jobs: JobQueue;
  changes: ChangeFeed;
  cache: Cache;
  health: ProviderHealth;
  registry: ProviderRegistry;
}

export interface UploadDocumentRequest {
  image: ImageSource;
  sessionId?: string | null;
  customerId?: string | null;
  question: DocumentQuestion;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/** Resolves once the bytes, the row and the job are durable. `path` is where the request stands in the arguments. */
export async function uploadDocument(
  parts: UploadDocumentParts,
  caller: Caller,
  request: UploadDocumentRequest,
  path: string[],
): Promise<Document> {
  const customerId = await customerOf(parts, caller, request, path);
  const received = await receiveImage(parts, caller, request.image, [...path, 'image']);
  const now = parts.now();
  const document: Document = {
    id: newIdentifier('document'),
    tenant: caller.tenant,
    sessionId: request.sessionId ?? null,
    customerId,
    kind: request.question.kind ?? 'UNKNOWN',
    country: request.question.country,
    side: request.question.side,
    lifecycle: 'QUEUED',
    verdict: null,
    nextAction: 'WAIT',
    reasons: [],
    revision: 1,
    question: request.question,
    strategy: request.strategy,
    scenario: request.scenario,
    fields: [],
    mrz: null,
    barcodes: [],
    text: null,
    plates: [],
    checks: [],
    mergeVersion: MERGE_VERSION,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
  };
  const known = await knownAnswers(
    parts,
    documentWork(parts, document, providerImage(parts.blobs, received.image)),
    now,
  );
  const stored = known ? { ...document, ...concludeDocument(document, known.readings, false, now) } : document;
  await parts.database.transaction(async (transaction) => {
    await insertDocument(transaction, stored, [received.image]);
    if (stored.sessionId !== null) await refreshSession(parts, transaction, stored.sessionId, now);
    if (received.uploadId !== null && !(await markUsed(transaction, received.uploadId))) {
      throw new UserFault({
        code: 'UPLOAD_ALREADY_USED',
        message: 'This upload has been used already.',
        path: [...path, 'image', 'uploadId'],
      });
    }
    for (const attempt of known?.attempts ?? []) await saveAttempt(transaction, attempt);
    if (!known) await parts.jobs.enqueue(transaction, 'process-document', { documentId: document.id });
  });
  return stored;
}
