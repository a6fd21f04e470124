import { createHash } from 'node:crypto';
import type { Document } from '../domain/document.js';
import type { UserErrorCode } from '../domain/errors.js';
import { UserFault } from '../domain/errors.js';
import type { Inquiry, InquiryOf, QuestionByKind } from '../domain/inquiry.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { OcrExportAdditions, OcrExportTarget } from '../domain/ocr-export.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Strategy } from '../domain/strategy.js';
import type { BeginInquiryParts } from '../orchestration/inquiries/begin-inquiry.js';
import { createInquiry } from '../orchestration/inquiries/create-inquiry.js';
import { newInquiry } from '../orchestration/inquiries/new-inquiry.js';
import { exportRequest } from '../orchestration/inquiries/ocr-export.js';
import type { OcrExportRequest, Provider, ProviderMode, RequestPreview } from '../providers/contract.js';
import { ProviderFailure } from '../providers/contract.js';
import type { ProviderRegistry } from '../providers/registry.js';
import { configuredProviders } from '../providers/registry.js';
import { listAttempts } from '../store/attempts.js';
import type { Database, Queries } from '../store/database.js';
import { findDocument, lockDocument } from '../store/documents.js';
import { listInquiriesOfSubjects } from '../store/inquiries.js';
import type { Caller } from './caller.js';

export interface ExportParts extends BeginInquiryParts {
  database: Database;
  now(): Date;
}

export interface ExportRequest {
  documentId: string;
  target: OcrExportTarget;
  additions: OcrExportAdditions | null;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/** A call that would be made; all but the first three are null where the provider cannot tell. */
export interface ExportPreview {
  provider: ProviderName;
  mode: ProviderMode;
  method: RequestPreview['method'] | null;
  path: string | null;
  body: RequestPreview['body'];
  warnings: string[];
}

interface PreparedExport {
  question: QuestionByKind['OCR_EXPORT'];
  previews: ExportPreview[];
}

/**
 * Writes a document's result to a customer system, once: who asks for the same again is given the export that there is,
 * unless that one failed, or `strategy.fresh` says that it shall be sent anew. Resolves once row and job are durable.
 */
export async function exportOcrResult(
  parts: ExportParts,
  caller: Caller,
  request: ExportRequest,
  path: string[],
): Promise<{ ocrExport: InquiryOf<'OCR_EXPORT'>; alreadyAsked: boolean }> {
  const { tenant } = caller;
  return parts.database.transaction(async (transaction) => {
    // Of two that ask at once the later one waits here, and then sees what the earlier one has begun.
    const document = await lockDocument(transaction, tenant, request.documentId);
    const { question } = await prepareExport(transaction.queries, parts.registry, document, request, path);
    if (!request.strategy.fresh) {
      const known = await listInquiriesOfSubjects(transaction.queries, tenant, 'OCR_EXPORT', [question.documentId]);
      const same = known.findLast((each) => each.question.fingerprint === question.fingerprint && isGood(each));
      if (same) return { ocrExport: same, alreadyAsked: true };
    }
    const { strategy, scenario } = request;
    const inquiry: Inquiry & InquiryOf<'OCR_EXPORT'> = newInquiry(
      {
        tenant,
        kind: 'OCR_EXPORT',
        // What is written elsewhere decides nothing about a session.
        sessionId: null,
        customerId: document?.customerId ?? null,
        subjectId: question.documentId,
        question,
        strategy,
        scenario,
      },
      parts.now(),
    );
    await createInquiry(parts, transaction, inquiry, []);
    return { ocrExport: inquiry, alreadyAsked: false };
  });
}

/** What the same request would send, to each that would be asked. Sends nothing and keeps nothing. */
export async function previewOcrExport(
  { database, registry }: Pick<ExportParts, 'database' | 'registry'>,
  caller: Caller,
  request: ExportRequest,
  path: string[],
): Promise<ExportPreview[]> {
  const document = await findDocument(database.queries, caller.tenant, request.documentId);
  const { previews } = await prepareExport(database.queries, registry, document, request, path);
  return previews;
}

/** One that was written, or may be yet. */
function isGood({ lifecycle }: InquiryOf<'OCR_EXPORT'>): boolean {
  return !isTerminal(lifecycle) || lifecycle === 'COMPLETED';
}

async function prepareExport(
  queries: Queries,
  registry: ProviderRegistry,
  document: Document | null,
  { target, additions, strategy, scenario }: ExportRequest,
  path: string[],
): Promise<PreparedExport> {
  const exporters = exportersOf(registry, strategy, path);
  const at = [...path, 'documentId'];
  if (!document) throw fault('DOCUMENT_NOT_FOUND', 'There is no document with this id.', at);
  if (!isTerminal(document.lifecycle)) {
    throw fault('DOCUMENT_NOT_ENDED', 'The document is still being read; export it once poll.terminal is true.', at);
  }
  const { kind: documentKind, fields, mrz } = document;
  if (fields.every(({ value }) => value === null) && !mrz?.accepted) {
    throw fault('DOCUMENT_WITHOUT_VALUES', 'Nothing was read from the document, so there is nothing to export.', at);
  }
  const isReal = exporters.some(({ mode }) => mode === 'LIVE');
  if (isReal && (await isFromSandbox(queries, registry, document))) {
    const message = 'The sandbox made values of this document up; they are not written to a real customer system.';
    throw fault('DOCUMENT_FROM_SANDBOX', message, at);
  }
  const asked = { target, additions, result: { documentKind, fields, mrz } };
  const previews = exporters.map((exporter) => previewOf(exporter, exportRequest(asked), path));
  return {
    previews,
    question: {
      ...asked,
      documentId: document.id,
      documentRevision: document.revision,
      fingerprint: fingerprintOf({ previews, asked, scenario }),
      sandbox: exporters.every(({ mode }) => mode === 'SANDBOX'),
    },
  };
}

/** Also where an answer of an imitation came from the cache, as long as that vendor is imitated. */
async function isFromSandbox(queries: Queries, registry: ProviderRegistry, document: Document): Promise<boolean> {
  if (document.scenario !== null) return true;
  const attempts = await listAttempts(queries, document.tenant, [document.id]);
  return attempts.some(
    ({ lifecycle, servedFrom, provider }) =>
      lifecycle === 'COMPLETED' && (servedFrom === 'SANDBOX' || registry[provider]?.mode === 'SANDBOX'),
  );
}

function exportersOf(registry: ProviderRegistry, { providers }: Strategy, path: string[]): Provider[] {
  const able = configuredProviders(registry).filter(({ capabilities }) => capabilities.requests.includes('OCR_EXPORT'));
  if (able.length === 0) {
    const message = 'No customer system is configured that results are written to.';
    throw fault('EXPORT_NOT_CONFIGURED', message, path);
  }
  const chosen = able.filter(({ name }) => providers?.includes(name) ?? true);
  if (chosen.length > 0) return chosen;
  const message = 'None of the providers that were chosen is a configured customer system.';
  throw fault('EXPORT_NOT_CONFIGURED', message, [...path, 'strategy', 'providers']);
}

function previewOf(provider: Provider, request: OcrExportRequest, path: string[]): ExportPreview {
  try {
    const found = provider.preview?.(request);
    return {
      provider: provider.name,
      mode: provider.mode,
      method: found?.method ?? null,
      path: found?.path ?? null,
      body: found?.body ?? null,
      warnings: found?.warnings ?? [],
    };
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.code !== 'INVALID_REQUEST') throw error;
    // It says which part cannot be sent, and no values.
    throw fault('INPUT_INVALID', error.message, path);
  }
}

/** The exact bodies, where providers can tell; else all that they are made of. What only the sandbox was sent is not sent. */
function fingerprintOf({
  previews,
  asked,
  scenario,
}: {
  previews: readonly ExportPreview[];
  asked: Pick<QuestionByKind['OCR_EXPORT'], 'target' | 'additions' | 'result'>;
  scenario: string | null;
}): string {
  const sent = previews.map(({ provider, mode, path, body }) => [provider, mode, path, body]);
  const isKnown = previews.every(({ path }) => path !== null);
  const whole = { target: [asked.target.customerId, asked.target.documentId], sent, scenario };
  return createHash('sha256')
    .update(JSON.stringify(isKnown ? whole : { ...whole, asked }))
    .digest('hex');
}

function fault(code: UserErrorCode, message: string, path: string[]): UserFault {
  return new UserFault({ code, message, path });
}
