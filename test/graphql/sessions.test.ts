import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CreateSessionDocument, GetSessionDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { FakeStep } from '../support/fake-provider.js';
import { createFakeProvider, done, fails, readingOf, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const provider = createFakeProvider();
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

async function create(input: object = {}) {
  const reply = await app.ask(CreateSessionDocument, { input });
  expect(reply.errors).toBeUndefined();
  return reply.data.createSession;
}

async function handIn(sessionId: string, answer: FakeStep, more: object = {}) {
  provider.script(answer);
  const input = { sessionId, image: { base64: await newPictureAsBase64() }, ...more };
  return (await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 })).data.uploadDocument;
}

const get = async (variables: { id?: string; clientKey?: string }) =>
  (await app.ask(GetSessionDocument, variables)).data.session!;

describe('createSession', () => {
  test('opens a session that waits for a document', async () => {
    const { session, userErrors } = await create({ clientKey: 'a', customerId: 'customer-1', schemaId: 'schema-1' });
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({
      clientKey: 'a',
      customer: { id: 'customer-1' },
      schemaId: 'schema-1',
      lifecycle: 'QUEUED',
      verdict: null,
      nextAction: 'UPLOAD_DOCUMENT',
      revision: 1,
      progress: { done: 0, total: 0 },
      documents: [],
      poll: { terminal: false },
      completedAt: null,
    });
    expect(await get({ id: session!.id })).toEqual(session);
    expect(await get({ clientKey: 'a' })).toEqual(session);
  });

  test('takes a client key once, also of several who come at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => create({ clientKey: 'once' })));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject(
      [1, 2, 3].map(() => ({ code: 'CLIENT_KEY_TAKEN', path: ['input', 'clientKey'] })),
    );
  });

  test('takes any number without a key', async () => {
    const [one, other] = await Promise.all([create(), create({ clientKey: null })]);
    expect(one.session?.id).not.toBe(other.session?.id);
  });

  test.each([
    [{ clientKey: '' }, ['input', 'clientKey']],
    [{ clientKey: 'x'.repeat(37) }, ['input', 'clientKey']],
    [{ clientKey: 'line\nbreak' }, ['input', 'clientKey']],
    [{ customerId: '' }, ['input', 'customerId']],
    [{ customerId: 'x'.repeat(129) }, ['input', 'customerId']],
    [{ schemaId: 'x'.repeat(65) }, ['input', 'schemaId']],
  ])('refuses %j and says where', async (input, path) => {
    expect(await create(input)).toMatchObject({ session: null, userErrors: [{ code: 'INPUT_INVALID', path }] });
  });

  test('names every fault at once', async () => {
    const { userErrors } = await create({ clientKey: '', customerId: '', schemaId: '' });
    expect(userErrors.map(({ path }) => path.at(-1)).sort()).toEqual(['clientKey', 'customerId', 'schemaId']);
  });

  test('takes keys of any writing', async () => {
    const { session } = await create({ clientKey: 'préférence-鍵-🔑' });
    expect(await get({ clientKey: 'préférence-鍵-🔑' })).toEqual(session);
  });
});

describe('a session', () => {
  test('follows its documents: asks for a better picture, then has what it needs', async () => {
    const { id } = (await create()).session!;
    await handIn(id, done(readingOf({}, { kind: 'UNKNOWN' })));
    expect(await get({ id })).toMatchObject({
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      reasons: ['NOTHING_READABLE'],
      progress: { done: 1, total: 1 },
    });
    await handIn(id, done());
    expect(await get({ id })).toMatchObject({
      lifecycle: 'COMPLETED',
      nextAction: 'NONE',
      reasons: ['AUTHENTICITY_NOT_CHECKED'],
      progress: { done: 2, total: 2 },
      documents: [{ kind: 'UNKNOWN' }, { kind: 'PASSPORT' }],
      poll: { terminal: true },
    });
  });

  test('has failed when all of its documents have', async () => {
    const { id } = (await create()).session!;
    await handIn(id, fails('INVALID_REQUEST', 'No.'));
    expect(await get({ id })).toMatchObject({ lifecycle: 'FAILED', nextAction: 'CONTACT_SUPPORT' });
  });

  test('is rejected by one document that is over, until one of the same kind that is not comes', async () => {
    const { id } = (await create()).session!;
    await handIn(id, done());
    await handIn(id, done(readingOf({ DATE_OF_EXPIRY: '2001-01-01' })));
    expect(await get({ id })).toMatchObject({ verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT' });
    // What was asked for came.
    await handIn(id, done());
    expect(await get({ id })).toMatchObject({ verdict: null, nextAction: 'NONE' });
  });

  test('gives its customer to its documents, and takes none of another', async () => {
    const { id } = (await create({ customerId: 'customer-1' })).session!;
    const reply = await app.ask<{ document: unknown }, { id: string }>(
      'query ($id: ID!) { document(id: $id) { customer { id } session { id documents { id } } } }',
      { id: (await handIn(id, done())).document!.id },
    );
    expect(reply.data.document).toMatchObject({ customer: { id: 'customer-1' }, session: { id } });
    const input = { sessionId: id, customerId: 'customer-2', image: { specimen: 'passport-utopia' } };
    expect((await app.ask(UploadDocumentDocument, { input })).data.uploadDocument).toMatchObject({
      document: null,
      userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'customerId'] }],
    });
  });

  test('that an answer from the cache completes is complete at once', async () => {
    const base64 = await newPictureAsBase64();
    provider.script(done());
    await app.ask(UploadDocumentDocument, { input: { image: { base64 } }, waitMs: 20_000 });
    const { id } = (await create()).session!;
    await app.ask(UploadDocumentDocument, { input: { image: { base64 }, sessionId: id } });
    expect(await get({ id })).toMatchObject({ lifecycle: 'COMPLETED', revision: 2, progress: { done: 1, total: 1 } });
  });
});

test.each(['\ud83d', 'customer-\udc00', '\u0000', 'a\nb'])(
  'a customer id such as %j is refused',
  async (customerId) => {
    const { data, errors } = await app.ask(CreateSessionDocument, { input: { customerId } });
    expect(errors).toBeUndefined();
    expect(data.createSession).toMatchObject({
      session: null,
      userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'customerId'] }],
    });
  },
);

test('a whole pair of surrogates is a character like any other', async () => {
  const { data } = await app.ask(CreateSessionDocument, { input: { customerId: 'customer-\u{1f600}' } });
  expect(data.createSession.session?.customer).toEqual({ id: 'customer-\u{1f600}' });
});
