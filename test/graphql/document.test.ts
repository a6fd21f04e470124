import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UploadDocumentDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

describe('uploadDocument', () => {
  test('turns a specimen into proven fields', async () => {
    const reply = await app.ask(UploadDocumentDocument, {
      input: { image: { specimen: 'passport-utopia' } },
      waitMs: 20_000,
    });
    expect(reply.errors).toBeUndefined();
    const { document, userErrors } = reply.data.uploadDocument;
    expect(userErrors).toEqual([]);
    expect(document).toMatchObject({
      lifecycle: 'COMPLETED',
      kind: 'PASSPORT',
      attempts: [{ servedFrom: 'EMBEDDED' }],
    });
    for (const field of document?.fields ?? []) {
      expect(field.value === null ? field.absence : field.proof.length).toBeTruthy();
    }
  });
});
