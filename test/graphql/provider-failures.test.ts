import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetDocumentDocument, UploadDocumentDocument } from '../../operations/generated.js';
import { listAttempts } from '../../src/store/attempts.js';
import { createFakeProvider, done, fails, held, pending, registryOf } from '../support/fake-provider.js';
import { ProviderHealth } from '../../src/orchestration/health.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const LONG_MS = 25_000;

const provider = createFakeProvider();
let app: TestApp;
let clockOffsetMs = 0;
beforeAll(async () => {
  app = await createTestApp({
    registry: registryOf(provider),
    // The failures of one test must not open the circuit for the next.
    health: new ProviderHealth(1_000),
    now: () => new Date(Date.now() + clockOffsetMs),
  });
});
afterAll(() => app.stop());

async function upload(waitMs: number, more: object = {}) {
  const input = { image: { base64: await newPictureAsBase64() }, ...more };
  const reply = await app.ask(UploadDocumentDocument, { input, waitMs });
  expect(reply.errors).toBeUndefined();
  return reply.data.uploadDocument.document!;
}
const get = async (id: string, afterRevision: number) =>
  (await app.ask(GetDocumentDocument, { id, afterRevision, waitMs: LONG_MS })).data.document!;

const ERROR = `query ($id: ID!) { document(id: $id) { lifecycle attempts { lifecycle error {
  code userMessage internalMessage providerCode retryable userCanFix retryAfterMs } } } }`;

describe('a provider that fails', () => {
  test.each([
    ['INVALID_IMAGE', false, true],
    ['UNSUPPORTED_DOCUMENT', false, true],
    ['AUTHENTICATION_FAILED', false, false],
    ['MALFORMED_REPLY', false, false],
  ] as const)('with %s: the error is data, and the document has failed', async (code, retryable, userCanFix) => {
    provider.script(fails(code, 'What happened.', { providerCode: 'E42', status: 400 }));
    const { id } = await upload(LONG_MS);
    const reply = await app.ask(ERROR, { id });
    expect(reply.errors).toBeUndefined();
    expect(reply.data).toEqual({
      document: {
        lifecycle: 'FAILED',
        attempts: [
          {
            lifecycle: 'FAILED',
            error: {
              code,
              userMessage: expect.stringMatching(/^[A-Z].+\.$/) as unknown,
              internalMessage: 'What happened.',
              providerCode: 'E42',
              retryable,
              userCanFix,
              retryAfterMs: null,
            },
          },
        ],
      },
    });
  });

  test('leaves a document that can be asked for whole', async () => {
    provider.script(fails('INVALID_REQUEST', 'No.'));
    expect(await upload(LONG_MS)).toMatchObject({
      lifecycle: 'FAILED',
      verdict: null,
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['PROVIDERS_FAILED'],
      poll: { terminal: true },
      holder: null,
      mrz: null,
      images: [{ mediaType: 'image/png' }],
    });
  });

  test('for a while is asked again, at the time that it named, and each change is a revision', async () => {
    const second = held();
    provider.script(fails('UNAVAILABLE', 'Down.', { retryAfterMs: 1 }), second.step);
    const { id } = await upload(0);
    await second.reached;
    const failedOnce = await get(id, 1);
    expect(failedOnce).toMatchObject({
      lifecycle: 'PROCESSING',
      revision: 2,
      attempts: [{ lifecycle: 'PROCESSING', error: { code: 'UNAVAILABLE' } }],
    });
    second.release(done());
    expect(await get(id, 2)).toMatchObject({
      lifecycle: 'COMPLETED',
      revision: 3,
      attempts: [{ lifecycle: 'COMPLETED', error: null }],
    });
  });

  test('for good is given up after four calls under one idempotency key', async () => {
    const calls = provider.calls.length;
    const down = fails('UNAVAILABLE', 'Down.', { retryAfterMs: 1 });
    provider.script(down, down, down, down);
    expect(await upload(LONG_MS)).toMatchObject({
      lifecycle: 'FAILED',
      attempts: [{ error: { code: 'UNAVAILABLE' } }],
    });
    const made = provider.calls.slice(calls);
    expect(made).toHaveLength(4);
    expect(new Set(made.map(({ context }) => context.idempotencyKey)).size).toBe(1);
  });

  test('with an exception of its own is our fault, and its text stays inside', async () => {
    provider.script(() => {
      throw new TypeError('Cannot read surname of MERIDAN');
    });
    const { id } = await upload(LONG_MS);
    const text = JSON.stringify(await app.ask(ERROR, { id }));
    expect(text).toContain('"code":"INTERNAL"');
    expect(text).not.toContain('MERIDAN');
    expect(app.logLines().join('\n')).not.toContain('MERIDAN');
  });
});

describe('a provider that takes its time', () => {
  test('is asked again with its handle until it is done', async () => {
    const calls = provider.calls.length;
    provider.script(pending({ job: 'a' }), pending({ job: 'b' }), done());
    expect(await upload(LONG_MS)).toMatchObject({ lifecycle: 'COMPLETED', attempts: [{ lifecycle: 'COMPLETED' }] });
    expect(provider.calls.slice(calls).map(({ verb, handle }) => [verb, handle])).toEqual([
      ['start', null],
      ['check', { job: 'a' }],
      ['check', { job: 'b' }],
    ]);
  });

  test('has its handle stored before it is looked after for the first time', async () => {
    const look = held();
    provider.script(pending({ job: 'c' }), look.step);
    const { id } = await upload(0);
    expect((await look.reached).handle).toEqual({ job: 'c' });
    const { queries } = app.app.parts.database;
    expect(await listAttempts(queries, 'demo', [id])).toMatchObject([{ handle: { job: 'c' }, externalId: 'vendor-1' }]);
    look.release(done());
    await get(id, 1_000);
  });

  test('may fail between two looks as often as it answers in between', async () => {
    const busy = fails('OVERLOADED', 'Busy.', { retryAfterMs: 1 });
    const working = pending({ job: 'd' });
    provider.script(working, working, busy, busy, busy, working, busy, busy, busy, done());
    expect(await upload(LONG_MS)).toMatchObject({ lifecycle: 'COMPLETED', attempts: [{ error: null }] });
  });

  test('is not waited for without end', async () => {
    const calls = provider.calls.length;
    provider.script((call) => {
      clockOffsetMs += 16 * 60_000;
      return pending({ job: 'e' })(call);
    });
    expect(await upload(LONG_MS)).toMatchObject({ lifecycle: 'FAILED', attempts: [{ error: { code: 'TIMEOUT' } }] });
    expect(provider.calls).toHaveLength(calls + 1);
  });
});

test('where nobody takes such a document nobody is asked, and the document says so', async () => {
  const calls = provider.calls.length;
  expect(await upload(LONG_MS, { kind: 'BANK_CARD' })).toMatchObject({
    lifecycle: 'FAILED',
    kind: 'BANK_CARD',
    nextAction: 'CONTACT_SUPPORT',
    reasons: ['NOT_SUPPORTED'],
    attempts: [],
  });
  expect(provider.calls).toHaveLength(calls);
});
