import type { Cache } from '../cache/contract.js';
import type { Document } from '../domain/document.js';
import type { Erasure, ErasureReceipt } from '../domain/erasure.js';
import type { Inquiry } from '../domain/inquiry.js';
import type { Lifecycle } from '../domain/lifecycle.js';
import { isTerminal } from '../domain/lifecycle.js';
import { redactedDocument, redactedInquiry } from '../domain/redaction.js';
import type { Session } from '../domain/session.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listAttempts } from '../store/attempts.js';
import { announceForgotten } from '../store/change-feed.js';
import type { Database, Transaction } from '../store/database.js';
import { repeatIfHindered } from '../store/database.js';
import {
  deletePictures,
  eraseReadings,
  findErasure,
  forgetReadings,
  insertErasure,
  listErasures,
  lockAttempts,
  lockWorks,
  redactAttempts,
  redactDocument,
  redactInquiry,
  redactSession,
} from '../store/erasures.js';
import type { ReadingKey } from '../store/readings.js';
import { lockSession } from '../store/sessions.js';
import { cancelWork } from './cancel.js';
import { joinReceipts, receiptsOf } from './erasure-receipts.js';
import type { ErasureScope } from './erasure-scope.js';
import { findErasureScope } from './erasure-scope.js';
import { removeFiles } from './finish-erasures.js';
import { handlerOf } from './inquiries/handlers.js';
import { forgetReading } from './known-readings.js';
import type { SessionProgressParts } from './session-progress.js';
import { refreshSession } from './session-progress.js';

export interface EraseParts extends SessionProgressParts {
  database: Database;
  cache: Cache;
  now(): Date;
}

/**
 * Erases a document, a session or an inquiry with all that was made of it: rows in one transaction, then what is remembered
 * in memory, then files. Asked again, it answers with the receipts that there are. Null where the tenant has no such thing.
 */
export async function erase(parts: EraseParts, tenant: string, id: string): Promise<Erasure | null> {
  const written = await repeatIfHindered(async () => {
    const contents = await askedContents(parts, tenant, id);
    return parts.database.transaction((transaction) => eraseRows(parts, transaction, tenant, id, contents));
  });
  if (!written) return null;
  for (const key of written.forgotten) await forgetReading(parts.cache, key);
  // What fails here is done by the next tidying; the receipt says until when.
  if (written.erasure.filesGoneAt === null) await removeFiles(parts, [written.erasure]).catch(() => undefined);
  return findErasure(parts.database.queries, tenant, id);
}

async function eraseRows(
  parts: EraseParts,
  transaction: Transaction,
  tenant: string,
  id: string,
  asked: readonly string[],
): Promise<{ erasure: Erasure; forgotten: ReadingKey[] } | null> {
  const scope = await holdScope(transaction, tenant, id);
  if (!scope) return null;
  const known = await findErasure(transaction.queries, tenant, id);
  if (known) return { erasure: known, forgotten: [] };
  const now = parts.now();
  const { documents, inquiries, images, session } = scope;
  const works = [...documents, ...inquiries];
  const workIds = idsOf(works);
  const attempts = await lockAttempts(transaction, tenant, workIds);
  const wholeCalls = await lockAttempts(transaction, tenant, idsOf(scope.wholeCalls));
  const earlier = await listErasures(transaction.queries, tenant, workIds);
  const beside = await listAttempts(transaction.queries, tenant, idsOf(scope.beside));
  const ids = [...attempts, ...wholeCalls, ...beside].flatMap(({ readingId }) => readingId ?? []);
  const contents = [...new Set([...images.map(({ sha256 }) => sha256), ...asked])];
  await callOffOpen(parts, transaction, scope, now);
  // The job that tells a vendor needs to know of what.
  const told = attempts.filter(
    (attempt) => isOpen(attempt) && parts.registry[attempt.provider]?.capabilities.canCancel,
  );
  await redactAttempts(transaction, idsOf(attempts), idsOf(told));
  await forgetReadings(transaction, idsOf(wholeCalls));
  const forgotten = await eraseReadings(transaction, tenant, { ids, contents });
  const blobKeys = await deletePictures(transaction, tenant, idsOf(images), contents);
  // What was erased by itself before keeps its receipts.
  const isNew = ({ id: each }: { id: string }) => !earlier.some(({ subjectId }) => subjectId === each);
  for (const document of documents.filter(isNew)) await redact(transaction, document, now);
  for (const inquiry of inquiries.filter(isNew)) await redactOther(transaction, inquiry, now);
  if (session) await closeSession(transaction, session, now);
  const receipts = receiptsFor(attempts, earlier, parts.registry);
  const erasure: Erasure = {
    subjectId: id,
    tenant,
    alongIds: idsOf(works.filter(isNew)).filter((each) => each !== id),
    receipts: joinReceipts(works.flatMap((work) => receipts.get(askedFor(work)) ?? [])),
    blobKeys,
    erasedAt: now,
    filesGoneAt: blobKeys.length === 0 ? now : null,
  };
  await insertErasure(transaction, erasure);
  for (const work of works.filter(isNew)) {
    if (work.id === id) continue;
    const own = { subjectId: work.id, alongIds: [], receipts: receipts.get(askedFor(work)) ?? [] };
    await insertErasure(transaction, { ...erasure, ...own });
  }
  for (const key of forgotten) await announceForgotten(transaction, key);
  for (const sessionId of scope.sessionIds) await refreshSession(parts, transaction, { id: sessionId, tenant }, now);
  return { erasure, forgotten };
}

/**
 * What providers were asked about, be it more than one picture: an answer that came too late to be waited for is found by
 * nothing else. Looked for before the transaction, since it takes queries of its own.
 */
async function askedContents(parts: EraseParts, tenant: string, id: string): Promise<string[]> {
  const scope = await findErasureScope(parts.database.queries, tenant, id);
  const contents: string[] = [];
  for (const inquiry of [...(scope?.inquiries ?? []), ...(scope?.wholeCalls ?? []), ...(scope?.beside ?? [])]) {
    const prepared = inquiry.erasedAt
      ? null
      : await handlerOf(inquiry).prepare({ ...parts, queries: parts.database.queries }, inquiry);
    if (prepared) contents.push(prepared.contentHash);
  }
  return contents;
}

/** Ends what is still being worked on; nobody further is asked, and whoever is at it is told. */
async function callOffOpen(
  parts: EraseParts,
  transaction: Transaction,
  { documents, inquiries }: ErasureScope,
  now: Date,
): Promise<void> {
  for (const { id, lifecycle, improving } of documents) {
    if (isTerminal(lifecycle) && !improving) continue;
    await cancelWork(parts, transaction, 'process-document', id, { documentId: id }, now);
  }
  for (const { id, lifecycle } of inquiries) {
    if (!isTerminal(lifecycle)) await cancelWork(parts, transaction, 'process-inquiry', id, { inquiryId: id }, now);
  }
}

function isOpen({ lifecycle }: StoredAttempt): boolean {
  return lifecycle === 'QUEUED' || lifecycle === 'PROCESSING';
}

/** Who stands for what providers were asked: further invoices of a file have no attempts of their own. */
function askedFor(work: Document | Inquiry): string {
  return work.kind === 'INVOICE' && work.subjectId !== null ? work.subjectId : work.id;
}

function idsOf(things: readonly { id: string }[]): string[] {
  return things.map(({ id }) => id);
}

/** Holds all that goes; what came to it in the meantime is held as well. */
async function holdScope(transaction: Transaction, tenant: string, id: string): Promise<ErasureScope | null> {
  let held = '';
  for (;;) {
    const scope = await findErasureScope(transaction.queries, tenant, id);
    if (!scope) return null;
    const [documentIds, inquiryIds] = [idsOf(scope.documents), idsOf(scope.inquiries)];
    const found = JSON.stringify([documentIds, inquiryIds, scope.sessionIds]);
    if (found === held) return scope;
    held = found;
    await lockWorks(transaction, documentIds, inquiryIds);
    for (const sessionId of [...scope.sessionIds, ...(scope.session ? [scope.session.id] : [])].sort()) {
      await lockSession(transaction, sessionId);
    }
  }
}

async function redact(transaction: Transaction, document: Document, now: Date): Promise<void> {
  await redactDocument(transaction, document.id, { ...redactedDocument(document), ...ended(document, now) });
}

async function redactOther(transaction: Transaction, inquiry: Inquiry, now: Date): Promise<void> {
  await redactInquiry(transaction, inquiry.id, { ...redactedInquiry(inquiry), ...ended(inquiry, now) });
}

async function closeSession(transaction: Transaction, session: Session, now: Date): Promise<void> {
  await redactSession(transaction, session.id, {
    verdict: null,
    nextAction: 'NONE',
    reasons: ['ERASED'],
    isCustomerNew: null,
    ...ended(session, now),
  });
}

/** What was still being worked on is called off. */
function ended(
  { lifecycle, completedAt }: { lifecycle: Lifecycle; completedAt: Date | null },
  now: Date,
): { lifecycle: Lifecycle; completedAt: Date; updatedAt: Date; erasedAt: Date } {
  const end = isTerminal(lifecycle) ? lifecycle : 'CANCELED';
  return { lifecycle: end, completedAt: completedAt ?? now, updatedAt: now, erasedAt: now };
}

/** Of each piece of work. */
function receiptsFor(
  attempts: readonly StoredAttempt[],
  earlier: readonly Erasure[],
  registry: ProviderRegistry,
): Map<string, ErasureReceipt[]> {
  const workIds = [...new Set(attempts.map(({ workId }) => workId))];
  const found = workIds.map((workId): [string, ErasureReceipt[]] => [
    workId,
    receiptsOf(
      attempts.filter((attempt) => attempt.workId === workId),
      registry,
    ),
  ]);
  return new Map([...found, ...earlier.map((each): [string, ErasureReceipt[]] => [each.subjectId, each.receipts])]);
}
