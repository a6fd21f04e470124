import type { Cache } from '../cache/contract.js';
import type { Document, DocumentQuestion } from '../domain/document.js';
import { UserFault } from '../domain/errors.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { Strategy } from '../domain/strategy.js';
import type { JobQueue } from '../jobs/job-queue.js';
import { attemptFromCache, newAttempt } from '../orchestration/attempt.js';
import type { ProviderHealth } from '../orchestration/health.js';
import { concludeDocument } from '../orchestration/conclude.js';
import { MERGE_VERSION } from '../orchestration/merge.js';
import { nextStep } from '../orchestration/next-step.js';
import { askedProviders, planProviders } from '../orchestration/plan.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { saveAttempt } from '../store/attempts.js';
import type { ChangeFeed } from '../store/change-feed.js';
import { insertDocument, findDocument } from '../store/documents.js';
import { newIdentifier } from '../store/identifiers.js';
import { findSession } from '../store/sessions.js';
import { markUsed } from '../store/uploads.js';
import type { Caller } from './caller.js';
import type { ImageSource, ReceivedImage, ReceiveParts } from './receive-image.js';
import { receiveImage } from './receive-image.js';
import type { WaitOptions } from './wait-for-change.js';
import { waitForChange } from './wait-for-change.js';

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
    checks: [],
    mergeVersion: MERGE_VERSION,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
  };
  const known = await answerFromCache(parts, document, received, now);
  const stored = known ? { ...document, ...known.conclusion } : document;
  await parts.database.transaction(async (transaction) => {
    await insertDocument(transaction, stored, [received.image]);
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

/** Holds a request open until the document has ended or the time is over. */
export async function waitUntilEnded(
  parts: Pick<UploadDocumentParts, 'database' | 'changes'>,
  caller: Caller,
  documents: readonly Document[],
  options: WaitOptions,
): Promise<Document[]> {
  const open = documents.filter((document) => !isTerminal(document.lifecycle));
  if (open.length === 0 || options.waitMs <= 0) return [...documents];
  return waitForChange(
    parts.changes,
    open.map((document) => document.id),
    () =>
      Promise.all(
        documents.map(async (document) =>
          isTerminal(document.lifecycle)
            ? document
            : ((await findDocument(parts.database.queries, caller.tenant, document.id)) ?? document),
        ),
      ),
    (seen) => seen.every((document) => isTerminal(document.lifecycle)),
    options,
  );
}

/** A document in a session belongs to the session's customer; saying another one is a contradiction. */
async function customerOf(
  parts: UploadDocumentParts,
  caller: Caller,
  request: UploadDocumentRequest,
  path: string[],
): Promise<string | null> {
  const customerId = request.customerId ?? null;
  if (!request.sessionId) return customerId;
  const session = await findSession(parts.database.queries, caller.tenant, request.sessionId);
  if (!session) {
    throw new UserFault({
      code: 'SESSION_NOT_FOUND',
      message: 'There is no session with this id.',
      path: [...path, 'sessionId'],
    });
  }
  if (customerId !== null && session.customerId !== null && session.customerId !== customerId) {
    throw new UserFault({
      code: 'INPUT_INVALID',
      message: 'The session belongs to another customer.',
      path: [...path, 'customerId'],
    });
  }
  return customerId ?? session.customerId;
}

/**
 * All that there is to know, where no one is left to be asked that has not answered this question about these bytes
 * before. Whoever the strategy does not need is left out, as if he had been asked in the usual order.
 */
async function answerFromCache(
  parts: UploadDocumentParts,
  document: Document,
  { image }: ReceivedImage,
  now: Date,
): Promise<{ attempts: StoredAttempt[]; conclusion: Partial<Document> } | null> {
  const health = parts.health.viewFor(document.tenant);
  const plan = planProviders(document.question, image, parts.registry, document.strategy, health);
  const asked = askedProviders(plan);
  if (asked.length === 0) return null;
  const known = await Promise.all(
    asked.map((provider, position) => attemptFromCache(parts, document, image.sha256, provider, position, now)),
  );
  const step = nextStep(
    document.strategy,
    asked.map(({ name }, index) => {
      const answer = known[index];
      return { name, lifecycle: answer ? 'COMPLETED' : null, reading: answer?.reading.reading ?? null };
    }),
  );
  if (!step.done) return null;
  const attempts = asked.map((provider, position): StoredAttempt => {
    const notNeeded = { ...newAttempt(document, provider, position), lifecycle: 'SKIPPED_NOT_NEEDED' as const };
    return known[position]?.attempt ?? { ...notNeeded, finishedAt: now };
  });
  const readings = known.flatMap((answer) => (answer ? [answer.reading] : []));
  return {
    attempts,
    conclusion: concludeDocument(
      document,
      readings.map(({ provider, reading }) => ({ provider, reading })),
      false,
      now,
    ),
  };
}
