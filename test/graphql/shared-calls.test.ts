import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UploadDocumentDocument } from '../../operations/generated.js';
import { createFakeProvider, done, held, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const provider = createFakeProvider({
  name: 'chekin',
  capabilities: { cost: { amount: '0.10', currency: 'EUR' }, idempotent: false },
});
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

test('fifty who ask the same at once cost one call, and one who asks later none', async () => {
  const call = held();
  provider.script(call.step);
  const upload = () =>
    app.ask(UploadDocumentDocument, { input: { image: { specimen: 'passport-utopia' } }, waitMs: 25_000 });
  const all = Array.from({ length: 50 }, upload);
  await call.reached;
  call.release(done());
  const documents = (await Promise.all(all)).map(({ data }) => data.uploadDocument.document);
  expect(provider.calls).toHaveLength(1);
  expect(new Set(documents.map((document) => document?.id)).size).toBe(50);
  expect(documents.map((document) => document?.lifecycle)).toEqual(Array<string>(50).fill('COMPLETED'));
  const origins = documents.map((document) => document?.attempts[0]?.servedFrom);
  expect(origins.filter((origin) => origin === 'PROVIDER')).toHaveLength(1);
  expect(origins.filter((origin) => origin === 'CACHE')).toHaveLength(49);
  await upload();
  expect(provider.calls).toHaveLength(1);
});
