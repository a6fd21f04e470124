import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ReadDocumentDocument } from '../../operations/generated.js';
import { DOCUMENT_TYPES } from '../../src/domain/document-types.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

jest.setTimeout(120_000);

let app: TestApp;
let codes: string[];
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on', JOB_CONCURRENCY: '8' } });
  const { data } = await app.ask<{ documentTypes: { code: string }[] }, object>(
    '{ documentTypes(provider: flyocr) { code } }',
  );
  codes = data.documentTypes.map(({ code }) => code);
});
afterAll(() => app.stop());

test('flyocr offers all of its types', () => {
  expect(codes.length).toBeGreaterThanOrEqual(62);
  expect(codes.filter((code) => !DOCUMENT_TYPES.some((type) => type.code === code))).toEqual([]);
});

/** Neither has fields of a person: a plate and a text are tried elsewhere. */
const APART = ['general-text', 'licence-plate'];
/** The vendor lists them without a code, so that it cannot be asked for them. */
const WITHOUT_CODE = ['eue-driving-licence', 'ken-identity-card'];

test('a document of each of them is read by flyocr alone, with values', async () => {
  const waiting = codes.filter((code) => ![...APART, ...WITHOUT_CODE].includes(code));
  const failed: object[] = [];
  const work = async () => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift()) {
      // Nobody knows the picture, so that the imitation makes up a document of the type that it is asked for.
      const image = { base64: await newPictureAsBase64() };
      const strategy = { mode: 'ALL' as const, providers: ['flyocr' as const] };
      const input = { image, typeCode: code, strategy };
      const { data } = await app.ask(ReadDocumentDocument, { input, waitMs: 25_000 });
      const { document, userErrors } = data.uploadDocument;
      const values = document?.fields.filter(({ value }) => value !== null).length ?? 0;
      const readers = document?.attempts.map(({ provider, lifecycle }) => `${provider.name} ${lifecycle}`);
      if (document?.lifecycle !== 'COMPLETED' || values === 0 || readers?.join() !== 'flyocr COMPLETED') {
        const errors = document?.attempts.map(({ error }) => error?.code);
        failed.push({ code, lifecycle: document?.lifecycle, readers, values, errors, userErrors });
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  expect(failed).toEqual([]);
});

test.each(WITHOUT_CODE)(
  'of %s it is told that the vendor has no code for it, and nothing is sent',
  async (typeCode) => {
    const strategy = { mode: 'ALL' as const, providers: ['flyocr' as const] };
    const input = { image: { base64: await newPictureAsBase64() }, typeCode, strategy };
    const { data } = await app.ask(ReadDocumentDocument, { input, waitMs: 25_000 });
    expect(data.uploadDocument.document).toMatchObject({
      lifecycle: 'FAILED',
      attempts: [{ provider: { name: 'flyocr' }, lifecycle: 'FAILED', error: { code: 'UNSUPPORTED_DOCUMENT' } }],
    });
  },
);
