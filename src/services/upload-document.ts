import type { Cache } from '../cache/contract.js';
import type { Document, DocumentQuestion } from '../domain/document.js';
import type { Strategy } from '../domain/strategy.js';
import type { JobQueue } from '../jobs/job-queue.js';
import type { ProviderHealth } from '../orchestration/health.js';
import { prepareDocument, storeDocuments } from '../orchestration/begin-document.js';
import { newDocument } from '../orchestration/new-document.js';
import { refreshSession } from '../orchestration/session-progress.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { ChangeFeed } from '../store/change-feed.js';
import type { Caller } from './caller.js';
import { customerOf, holdOpenSession } from './customer-of.js';
import type { ImageSource, ReceiveParts } from './receive-image.js';
import { receiveImage, useUploads } from './receive-image.js';

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
  const { question, strategy, scenario } = request;
  const sessionId = request.sessionId ?? null;
  const asked = { tenant: caller.tenant, sessionId, customerId, strategy, scenario, unsorted: false };
  const document = newDocument(asked, now, question);
  const prepared = await prepareDocument(parts, document, received, now);
  const uses = [{ received, path: [...path, 'image'] }];
  const stored = await useUploads(parts, uses, async (transaction) => {
    if (sessionId !== null) await holdOpenSession(transaction, sessionId, now, path);
    const [written] = await storeDocuments(parts, transaction, [prepared], now);
    if (sessionId !== null) await refreshSession(parts, transaction, { id: sessionId, tenant: caller.tenant }, now);
    return written;
  });
  return stored ?? document;
}
