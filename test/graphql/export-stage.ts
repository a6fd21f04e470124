import { expect } from '@jest/globals';
import type { ExportOcrResultInput } from '../../operations/generated.js';
import { ExportOcrResultDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { OcrExportReading } from '../../src/domain/ocr-export.js';
import { UPDATE_OCR_RESULT } from '../../src/providers/artemis/client.js';
import { mapExport } from '../../src/providers/artemis/export-body.js';
import { DEFAULT_BODY_OPTIONS } from '../../src/providers/artemis/settings.js';
import type { Provider } from '../../src/providers/contract.js';
import { ProviderFailure } from '../../src/providers/contract.js';
import type { FakeOptions, FakeProvider, FakeStep } from '../support/fake-provider.js';
import { createFakeProvider } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

export const ACME = { authorization: 'Bearer acme-key' };
export const GLOBEX = { authorization: 'Bearer globex-key' };
export const TARGET = { customerId: '5001', documentId: '123' };

/** A customer system that previews like the real one and answers as scripted. */
export function createFakeExporter(options: Pick<FakeOptions, 'mode' | 'capabilities'> = {}): FakeProvider {
  const { mode, capabilities } = options;
  const fake = createFakeProvider({
    name: 'artemis',
    ...(mode ? { mode } : {}),
    capabilities: { requests: ['OCR_EXPORT'], documentKinds: [], fields: [], mediaTypes: [], ...capabilities },
  });
  const preview: Provider['preview'] = (request) => {
    if (request.kind !== 'OCR_EXPORT') throw new Error('Only exports are previewed here.');
    const { body, warnings, faults } = mapExport(request, DEFAULT_BODY_OPTIONS);
    if (faults.length > 0) throw new ProviderFailure('INVALID_REQUEST', faults.join(' '), { delivery: 'NOT_SENT' });
    return { method: UPDATE_OCR_RESULT.method, path: UPDATE_OCR_RESULT.path(request.target), body, warnings };
  };
  return Object.assign(fake, { preview });
}

const NOTHING: OcrExportReading = {
  externalDocumentId: null,
  externalCustomerId: null,
  documentType: null,
  documentNumber: null,
  issueDate: null,
  expiryDate: null,
  authenticity: null,
  createdAt: null,
  updatedAt: null,
  createdBy: null,
  updatedBy: null,
  frontName: null,
  backName: null,
  showExpiryNotification: null,
  allowedDocumentFormat: null,
  documentVerification: null,
  faceComparison: null,
  liveness: null,
  other: null,
};

/** The customer system stored what it was sent, under the ids that it was sent to. */
export function stores(changes: Partial<OcrExportReading> = {}): FakeStep {
  return ({ request }) => {
    if (request.kind !== 'OCR_EXPORT') throw new Error('Only exports are stored here.');
    const { customerId, documentId } = request.target;
    const reading = { ...NOTHING, externalDocumentId: documentId, externalCustomerId: customerId, ...changes };
    return {
      state: 'done',
      outcome: { reading: { kind: 'OCR_EXPORT', export: reading }, warnings: [], raw: {}, externalId: documentId },
    };
  };
}

export async function upload(app: TestApp, more: object = {}, headers = ACME, waitMs = 20_000) {
  const input = { image: { base64: await newPictureAsBase64() }, ...more };
  const reply = await app.ask(UploadDocumentDocument, { input, waitMs }, headers);
  return reply.data.uploadDocument.document!;
}

export async function ask(app: TestApp, input: Partial<ExportOcrResultInput>, headers = ACME, waitMs = 20_000) {
  const whole = { documentId: '', target: TARGET, ...input };
  const reply = await app.ask(ExportOcrResultDocument, { input: whole, waitMs }, headers);
  expect(reply.errors).toBeUndefined();
  return reply.data.exportOcrResult;
}

/** What came of an export that nothing is wrong with. */
export async function write(app: TestApp, input: Partial<ExportOcrResultInput>, headers = ACME, waitMs = 20_000) {
  const { ocrExport, userErrors, ...rest } = await ask(app, input, headers, waitMs);
  expect(userErrors).toEqual([]);
  return { ...ocrExport!, ...rest };
}

export async function countExports(app: TestApp): Promise<number> {
  const { rows } = await app.app.parts.database.pool.query<{ count: string }>(
    "select count(*) from inquiries where kind = 'OCR_EXPORT'",
  );
  return Number(rows[0]?.count);
}
