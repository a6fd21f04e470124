import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UploadDocumentsDocument } from '../../operations/generated.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { sendForm } from './multipart-request.js';
import { newPicture, newPictureAsBase64 } from './pictures.js';

let app: TestApp;
beforeAll(async () => {
  const provider = createFakeProvider();
  provider.always(done());
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

describe('uploadDocuments', () => {
  test('keeps a place for each input: an error of one does not hold up the others', async () => {
    const input = [
      { image: { base64: await newPictureAsBase64() } },
      { image: { base64: 'AAAA' } },
      { image: {} },
      { image: { base64: await newPictureAsBase64() }, customerId: '' },
      { image: { base64: await newPictureAsBase64() }, sessionId: 'ses_AAAAAAAAAAAAAAAAAAAAAA' },
      { image: { base64: await newPictureAsBase64() } },
    ];
    const reply = await app.ask(UploadDocumentsDocument, { input, waitMs: 20_000 });
    expect(reply.errors).toBeUndefined();
    const { documents, userErrors } = reply.data.uploadDocuments;
    expect(documents.map((document) => document?.lifecycle ?? null)).toEqual([
      'COMPLETED',
      null,
      null,
      null,
      null,
      'COMPLETED',
    ]);
    expect(userErrors).toMatchObject([
      { code: 'IMAGE_TYPE_NOT_SUPPORTED', path: ['input', '1', 'image', 'base64'] },
      { code: 'IMAGE_SOURCE_MISSING', path: ['input', '2', 'image'] },
      { code: 'INPUT_INVALID', path: ['input', '3', 'customerId'] },
      { code: 'SESSION_NOT_FOUND', path: ['input', '4', 'sessionId'] },
    ]);
  });

  test('takes several files of one multipart request', async () => {
    const pictures = [await newPicture(), await newPicture(70, 50)];
    const reply = await sendForm(
      app.url,
      UploadDocumentsDocument,
      { input: [{ image: { upload: null } }, { image: { upload: null } }], waitMs: 20_000 },
      { 'variables.input.0.image.upload': pictures[0]!, 'variables.input.1.image.upload': pictures[1]! },
    );
    expect(reply.data.uploadDocuments).toMatchObject({
      userErrors: [],
      documents: [{ images: [{ width: 64 }] }, { images: [{ width: 70 }] }],
    });
  });

  test('takes ten, and refuses eleven as a whole', async () => {
    const base64 = await newPictureAsBase64();
    const ten = Array.from({ length: 10 }, () => ({ image: { base64 } }));
    const taken = await app.ask(UploadDocumentsDocument, { input: ten, waitMs: 20_000 });
    expect(taken.data.uploadDocuments.documents.map((document) => document?.lifecycle)).toEqual(
      ten.map(() => 'COMPLETED'),
    );
    expect(new Set(taken.data.uploadDocuments.documents.map((document) => document?.id)).size).toBe(10);
    const refused = await app.ask(UploadDocumentsDocument, { input: [...ten, ...ten.slice(0, 1)] });
    expect(refused.data.uploadDocuments).toMatchObject({
      documents: [],
      userErrors: [{ code: 'TOO_MANY_ITEMS', path: ['input'] }],
    });
  });

  test('takes none, and answers none', async () => {
    const reply = await app.ask(UploadDocumentsDocument, { input: [] });
    expect(reply.data.uploadDocuments).toEqual({ documents: [], userErrors: [] });
  });

  test('a single input stands for a list of one, and its errors keep the index', async () => {
    const reply = await app.ask(UploadDocumentsDocument, { input: { image: {} } });
    expect(reply.data.uploadDocuments).toMatchObject({
      documents: [null],
      userErrors: [{ code: 'IMAGE_SOURCE_MISSING', path: ['input', '0', 'image'] }],
    });
  });
});
