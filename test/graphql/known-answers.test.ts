import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { UploadDocumentDocument } from '../../operations/generated.js';
import { createFakeProvider, done, fails, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const COST = { amount: '0.05', currency: 'EUR' };
const MINUTE_MS = 60_000;

const provider = createFakeProvider({ capabilities: { cost: COST } });
let app: TestApp;
let base64: string;
let clockOffsetMs = 0;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(provider), now: () => new Date(Date.now() + clockOffsetMs) });
});
afterAll(() => app.stop());
beforeEach(async () => {
  base64 = await newPictureAsBase64();
});

async function upload(more: object = {}) {
  const input = { image: { base64 }, ...more };
  const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 });
  expect(reply.data.uploadDocument.userErrors).toEqual([]);
  return reply.data.uploadDocument.document!;
}

describe('the same question about the same bytes', () => {
  test('is answered at once, from the cache, as a document of its own, and asked of nobody', async () => {
    provider.script(done());
    const calls = provider.calls.length;
    const first = await upload();
    expect(first).toMatchObject({ lifecycle: 'COMPLETED', attempts: [{ servedFrom: 'PROVIDER', ageMs: null }] });
    clockOffsetMs += MINUTE_MS;
    // Not waited for: the answer is there with the upload.
    const input = { image: { base64 } };
    const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 0 });
    const second = reply.data.uploadDocument.document!;
    expect(second).toMatchObject({
      lifecycle: 'COMPLETED',
      attempts: [{ servedFrom: 'CACHE', lifecycle: 'COMPLETED', latencyMs: null, error: null }],
    });
    expect(second.attempts[0]?.ageMs).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(second.id).not.toBe(first.id);
    expect(second.holder).toEqual(first.holder);
    expect(second.fields).toEqual(first.fields);
    expect(provider.calls).toHaveLength(calls + 1);
  });

  test('costs nothing the second time', async () => {
    provider.script(done());
    const costOf = async () => {
      const { id } = await upload();
      const reply = await app.ask<{ document: { attempts: { cost: unknown; externalId: string }[] } }, { id: string }>(
        'query ($id: ID!) { document(id: $id) { attempts { cost { amount currency } externalId } } }',
        { id },
      );
      return reply.data.document.attempts[0];
    };
    expect(await costOf()).toEqual({ cost: COST, externalId: 'vendor-1' });
    expect(await costOf()).toEqual({ cost: null, externalId: 'vendor-1' });
  });

  test.each([
    ['another kind', { kind: 'PASSPORT' }],
    ['another country', { country: 'UTO' }],
    ['another side', { side: 'FRONT' }],
  ])('with %s as a hint is another question', async (_name, hint) => {
    const calls = provider.calls.length;
    provider.script(done(), done());
    await upload();
    expect((await upload(hint)).attempts).toMatchObject([{ servedFrom: 'PROVIDER' }]);
    expect(provider.calls).toHaveLength(calls + 2);
    expect(provider.calls.at(-1)?.request).toMatchObject({ question: hint });
    expect((await upload(hint)).attempts).toMatchObject([{ servedFrom: 'CACHE' }]);
  });

  test('in another session or of another customer is the same question', async () => {
    provider.script(done());
    await upload({ customerId: 'customer-1' });
    expect((await upload({ customerId: 'customer-2' })).attempts).toMatchObject([{ servedFrom: 'CACHE' }]);
  });

  test('that has failed is asked again', async () => {
    provider.script(fails('INVALID_REQUEST', 'No.'), done());
    expect(await upload()).toMatchObject({ lifecycle: 'FAILED' });
    expect(await upload()).toMatchObject({ lifecycle: 'COMPLETED', attempts: [{ servedFrom: 'PROVIDER' }] });
  });
});
