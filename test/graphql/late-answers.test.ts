import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetDocumentDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { createFakeProvider, done, held, readingOf, registryOf } from '../support/fake-provider.js';
import { newPicture } from './pictures.js';

const fast = createFakeProvider({ name: 'local' });
const slow = createFakeProvider({ name: 'chekin' });
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(fast, slow) });
});
afterAll(() => app.stop());

async function upload(keepWaiting: boolean | null) {
  const image = { base64: (await newPicture()).toString('base64') };
  const strategy = { mode: 'ALL', deadlineMs: 300, keepWaiting } as const;
  const { data } = await app.ask(UploadDocumentDocument, { input: { image, strategy }, waitMs: 20_000 });
  return data.uploadDocument.document!;
}

const statesOf = (document: Awaited<ReturnType<typeof upload>>) =>
  Object.fromEntries(document.attempts.map(({ provider, lifecycle }) => [provider.name, lifecycle]));
const valueOf = (document: Awaited<ReturnType<typeof upload>>, name: string) =>
  document.fields.find((field) => field.name === name)?.value;

test('an answer stands at the deadline, and improves by a higher revision when the late one comes', async () => {
  const late = held();
  fast.script(done(readingOf({ DOCUMENT_NUMBER: 'UX1' })));
  slow.script(late.step);
  const first = await upload(true);
  expect(first).toMatchObject({ lifecycle: 'COMPLETED', improving: true, poll: { terminal: false } });
  expect(statesOf(first)).toEqual({ local: 'COMPLETED', chekin: 'PROCESSING' });
  expect(valueOf(first, 'SURNAME')).toBeNull();

  const waiting = app.ask(GetDocumentDocument, { id: first.id, afterRevision: first.revision, waitMs: 20_000 });
  late.release(done(readingOf({ SURNAME: 'MERIDAN' })));
  const improved = (await waiting).data.document!;
  expect(improved).toMatchObject({ lifecycle: 'COMPLETED', improving: false, poll: { terminal: true } });
  expect(improved.revision).toBeGreaterThan(first.revision);
  expect(statesOf(improved)).toEqual({ local: 'COMPLETED', chekin: 'COMPLETED' });
  expect(valueOf(improved, 'SURNAME')).toBe('MERIDAN');
  expect(valueOf(improved, 'DOCUMENT_NUMBER')).toBe('UX1');
});

test('without the wish, who is not done at the deadline is skipped for good', async () => {
  const late = held();
  fast.script(done(readingOf({ DOCUMENT_NUMBER: 'UX1' })));
  slow.script(late.step);
  const document = await upload(null);
  expect(document).toMatchObject({ lifecycle: 'COMPLETED', improving: false, poll: { terminal: true } });
  expect(statesOf(document)).toEqual({ local: 'COMPLETED', chekin: 'SKIPPED_DEADLINE' });
  late.release(done(readingOf({ SURNAME: 'MERIDAN' })));
});
