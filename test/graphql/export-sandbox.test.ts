import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ExportOcrResultDocument,
  PreviewOcrExportDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import type { ExportOcrResultInput } from '../../operations/generated.js';
import { ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID } from '../../src/providers/artemis/sandbox-credentials.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const TARGET = { customerId: '9223372036854775807', documentId: '123' };

let app: TestApp;
let documentId: string;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
  const input = { image: { specimen: 'passport-utopia' }, strategy: { providers: ['local' as const] } };
  const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 25_000 });
  documentId = reply.data.uploadDocument.document!.id;
});
afterAll(() => app.stop());

async function write(changes: Partial<ExportOcrResultInput> = {}) {
  const input = { documentId, target: TARGET, ...changes };
  const { data } = await app.ask(ExportOcrResultDocument, { input, waitMs: 25_000 });
  expect(data.exportOcrResult.userErrors).toEqual([]);
  return data.exportOcrResult.ocrExport!;
}

describe('the result of a specimen, written to the imitated Artemis over HTTP,', () => {
  test('is answered with what is stored, no digit of an id lost', async () => {
    expect(await write()).toMatchObject({
      lifecycle: 'COMPLETED',
      sandbox: true,
      answer: {
        externalDocumentId: '123',
        externalCustomerId: '9223372036854775807',
        documentType: 'PASSPORT',
        expiryDate: '2033-08-29',
        documentVerification: 'NOT_PERFORMED',
      },
      attempts: [{ provider: { name: 'artemis' }, servedFrom: 'SANDBOX', lifecycle: 'COMPLETED' }],
    });
  });

  test('is previewed with what the zone says and how its check digits hold', async () => {
    const { data } = await app.ask(PreviewOcrExportDocument, { input: { documentId, target: TARGET } });
    const { requests, userErrors } = data.ocrExportPreview;
    expect(userErrors).toEqual([]);
    expect(requests).toMatchObject([
      {
        mode: 'SANDBOX',
        path: '/api/customer/9223372036854775807/document/123/ocr',
        body: {
          status_task: 'SUCCESS',
          result: {
            last_name: 'MERIDAN',
            document_type: 'PASSPORT',
            expiry_date: '2033-08-29',
            'final hash': 'true',
            'birth date hash': 'true',
            'valid genre format': 'true',
          },
        },
      },
    ]);
    const { result } = requests[0]?.body as { result: Record<string, string> };
    expect(result['mrz_raw_string']).toMatch(/^P<UTO[A-Z<]{39}\n[A-Z0-9<]{44}$/);
  });

  test('is stored although the vendor fails at first, since it may be sent twice', async () => {
    expect(await write({ scenario: 'artemis-server-error-once' })).toMatchObject({
      lifecycle: 'COMPLETED',
      answer: { externalDocumentId: '123' },
    });
  });

  test('fails for a document that Artemis does not have', async () => {
    const target = { ...TARGET, documentId: ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID };
    expect(await write({ target })).toMatchObject({
      lifecycle: 'FAILED',
      answer: null,
      attempts: [{ lifecycle: 'FAILED', error: { code: 'NOT_FOUND' } }],
    });
  });

  test.each([
    ['artemis-refused', 'INVALID_REQUEST'],
    ['artemis-forbidden', 'PERMISSION_DENIED'],
    ['artemis-payment-required', 'PAYMENT_REQUIRED'],
    ['artemis-conflict', 'CONFLICT'],
    ['artemis-malformed-json', 'MALFORMED_REPLY'],
    // The last one, since it costs the token that the others use.
    ['artemis-unauthorized', 'AUTHENTICATION_FAILED'],
  ])('fails in the scenario %s with %s', async (scenario, code) => {
    expect(await write({ scenario })).toMatchObject({
      lifecycle: 'FAILED',
      answer: null,
      attempts: [{ lifecycle: 'FAILED', error: { code } }],
    });
  });
});
