import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { ListDocumentsDocument, UploadDocumentDocument } from '../../operations/generated.js';
import { createFakeProvider, done, held, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { sendForm } from './multipart-request.js';
import { newPicture } from './pictures.js';

/** As many uploads as are received at once from one tenant. */
const MOST_AT_ONCE = 8;

const provider = createFakeProvider();
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

async function send(waitMs: number) {
  const variables = { input: { image: {} }, waitMs };
  return sendForm(app.url, UploadDocumentDocument, variables, { 'variables.input.image.upload': await newPicture() });
}

test('whoever only waits for the outcome keeps nobody from uploading', async () => {
  const call = held();
  provider.always(call.step);
  let answered = 0;
  const waiting = Array.from({ length: MOST_AT_ONCE }, () => send(25_000).finally(() => (answered += 1)));
  // None of them is refused for want of a place that another upload takes.
  while ((await app.ask(ListDocumentsDocument, {})).data.documents.edges.length < MOST_AT_ONCE) await delay(20);
  for (;;) {
    const { status, data } = await send(0);
    if (status === 503) continue;
    expect(data.uploadDocument.userErrors).toEqual([]);
    break;
  }
  expect(answered).toBe(0);
  call.release(done());
  const replies = await Promise.all(waiting);
  expect(replies.map(({ data }) => data.uploadDocument.document?.lifecycle)).toEqual(
    Array(MOST_AT_ONCE).fill('COMPLETED'),
  );
});
