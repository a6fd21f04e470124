import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateSessionDocument, GetSessionDocument, ProcessSessionDocument } from '../../operations/generated.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { UserFault } from '../../src/domain/errors.js';
import { uploadDocument } from '../../src/services/upload-document.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPicture } from './pictures.js';

const chosen = createFakeProvider({ name: 'beorg' });
const dearer = createFakeProvider({ name: 'chekin' });
let app: TestApp;
beforeAll(async () => {
  chosen.always(done());
  dearer.always(done());
  app = await createTestApp({ registry: registryOf(chosen, dearer) });
});
afterAll(() => app.stop());

async function picture() {
  return { image: { base64: (await newPicture()).toString('base64') }, role: 'DOCUMENT' as const };
}

async function create(input: object = {}): Promise<string> {
  return (await app.ask(CreateSessionDocument, { input })).data.createSession.session!.id;
}

const process = (input: object) => app.ask(ProcessSessionDocument, { input: input as never, waitMs: 25_000 });

test('of requests that come at once with the same pictures one is taken', async () => {
  const sessionId = await create();
  const images = [await picture(), await picture(), { ...(await picture()), role: 'SELFIE' as const }];
  const replies = await Promise.all(Array.from({ length: 5 }, () => process({ sessionId, images })));
  expect(replies.map(({ data }) => data.processSession.userErrors)).toEqual(Array(5).fill([]));
  const { session } = (await app.ask(GetSessionDocument, { id: sessionId })).data;
  expect(session!.documents).toHaveLength(2);
  expect(session!.images).toHaveLength(1);
});

test('what is handed in later is asked of those that the session was begun with', async () => {
  const begun = await process({ images: [await picture()], strategy: { providers: ['beorg'], mode: 'ALL' } });
  const sessionId = begun.data.processSession.session!.id;
  const before = dearer.calls.length;
  await process({ sessionId, images: [await picture()] });
  expect(dearer.calls).toHaveLength(before);
  await process({ sessionId, images: [await picture()], strategy: { providers: ['chekin'] } });
  expect(dearer.calls).toHaveLength(before + 1);
});

test('a session gets its customer later, and no other key or time', async () => {
  const sessionId = await create({ clientKey: 'first-key' });
  const images = [await picture()];
  const refused = await process({
    sessionId,
    images,
    clientKey: 'other-key',
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  });
  expect(refused.data.processSession).toMatchObject({
    session: null,
    userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'clientKey'] }],
  });
  const { data } = await process({ sessionId, images, clientKey: 'first-key', customerId: 'customer-1' });
  expect(data.processSession).toMatchObject({
    session: { clientKey: 'first-key', customer: { id: 'customer-1' } },
    userErrors: [],
  });
});

test('nothing is taken for a session whose time ended while the picture was on its way', async () => {
  const sessionId = await create({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  const looks: Date[] = [];
  const now = () => {
    const moment = new Date(Date.now() + (looks.length === 0 ? 0 : 7_200_000));
    looks.push(moment);
    return moment;
  };
  const { image } = await picture();
  const question = { kind: null, country: null, side: null, typeCode: null, providerTypes: {} };
  const caller = { tenant: 'demo', scopes: [] };
  const request = { image, sessionId, question, strategy: DEFAULT_STRATEGY, scenario: null };
  const uploaded = uploadDocument({ ...app.app.parts, now }, caller, request, ['input']);
  await expect(uploaded).rejects.toBeInstanceOf(UserFault);
  await expect(uploaded).rejects.toMatchObject({ errors: [{ code: 'SESSION_CLOSED', path: ['input', 'sessionId'] }] });
  const { data } = await app.ask(GetSessionDocument, { id: sessionId });
  expect(data.session!.documents).toEqual([]);
});
