import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CheckLivenessInput } from '../../operations/generated.js';
import {
  CheckLivenessDocument,
  CreateSessionDocument,
  GetLivenessCheckDocument,
  GetNodeDocument,
} from '../../operations/generated.js';
import type { LivenessReading } from '../../src/domain/face.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import { saysOfLiveness } from '../support/face-answers.js';
import { createFakeProvider, fails, held, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { sendForm } from './multipart-request.js';
import { newPictureAsBase64 } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { authorization: 'Bearer globex-key' };

const looks = (name: ProviderName, amount: string) =>
  createFakeProvider({
    name,
    capabilities: { requests: ['LIVENESS'], cost: { amount, currency: 'EUR' }, idempotent: false },
  });
const cheap = looks('flyocr', '0.05');
const dear = looks('beorg', '0.20');

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(cheap, dear),
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  cheap.calls.length = 0;
  dear.calls.length = 0;
});

async function ask(input: Partial<CheckLivenessInput> = {}, headers = ACME, waitMs = 20_000) {
  const image = input.image ?? { base64: await newPictureAsBase64() };
  const reply = await app.ask(CheckLivenessDocument, { input: { ...input, image }, waitMs }, headers);
  expect(reply.errors).toBeUndefined();
  return reply.data.checkLiveness;
}

async function check(input: Partial<CheckLivenessInput> = {}, headers = ACME, waitMs = 20_000) {
  const { livenessCheck, userErrors } = await ask(input, headers, waitMs);
  expect(userErrors).toEqual([]);
  return livenessCheck!;
}

/** What both say, each in one call. */
function bothSay(one: Partial<LivenessReading>, other: Partial<LivenessReading>): void {
  cheap.script(saysOfLiveness(one));
  dear.script(saysOfLiveness(other));
}

describe('whether somebody living was there', () => {
  test('is what the cheapest says, with its score on its scale', async () => {
    cheap.script(saysOfLiveness({ live: true, rawScore: '0.97', score: 0.97, scale: { worst: 0, best: 1 } }));
    expect(await check()).toMatchObject({
      method: 'SILENT_IMAGE',
      lifecycle: 'COMPLETED',
      live: true,
      reasons: [],
      score: { provider: 'flyocr', value: 0.97, scale: { worst: 0, best: 1 } },
      blinked: null,
      mouthOpened: null,
      replaced: null,
      dissent: [],
      sandbox: false,
      attempts: [{ lifecycle: 'COMPLETED' }, { lifecycle: 'SKIPPED_NOT_NEEDED' }],
    });
    expect(dear.calls).toHaveLength(0);
  });

  test('is asked of the next where the first gives a number and no verdict; that number is no score', async () => {
    bothSay({ rawScore: '100', score: 100 }, { live: false });
    expect(await check()).toMatchObject({
      live: false,
      score: null,
      readings: [
        { provider: 'flyocr', live: null, rawScore: '100', score: null, scale: null },
        { provider: 'beorg', live: false },
      ],
      dissent: [],
    });
  });

  test('is open where nobody can tell, and where two contradict each other', async () => {
    bothSay({}, { remarks: ['No face was found.'] });
    expect(await check()).toMatchObject({ lifecycle: 'COMPLETED', live: null, reasons: ['NO_VERDICT'] });
    bothSay({ live: true, score: 1, scale: { worst: 0, best: 1 } }, { live: false });
    expect(await check({ strategy: { mode: 'ALL' } })).toMatchObject({
      live: null,
      reasons: ['PROVIDERS_DISAGREE'],
      score: null,
      dissent: [
        { provider: 'flyocr', live: true },
        { provider: 'beorg', live: false },
      ],
    });
  });

  test('with CONSENSUS is what two say, and not what one alone says', async () => {
    bothSay({ live: true }, { live: true });
    expect(await check({ strategy: { mode: 'CONSENSUS' } })).toMatchObject({ live: true, reasons: [] });
    cheap.script(saysOfLiveness({ live: true }));
    dear.script(fails('INVALID_REQUEST', 'No.'));
    expect(await check({ strategy: { mode: 'CONSENSUS' } })).toMatchObject({
      live: null,
      reasons: ['QUORUM_NOT_REACHED', 'PROVIDERS_FAILED'],
    });
  });

  test('is not known where all have failed, or nobody can be asked', async () => {
    cheap.script(fails('INVALID_IMAGE', 'There is no face.'));
    dear.script(fails('INVALID_IMAGE', 'There is no face.'));
    expect(await check()).toMatchObject({ lifecycle: 'FAILED', live: null, reasons: ['PROVIDERS_FAILED'] });
    const strategy = { maxCost: { amount: '0.01', currency: 'EUR' } };
    expect(await check({ strategy })).toMatchObject({
      lifecycle: 'FAILED',
      live: null,
      reasons: ['NOBODY_ASKED'],
      attempts: [{ lifecycle: 'SKIPPED_BUDGET' }, { lifecycle: 'SKIPPED_BUDGET' }],
    });
  });
});

describe('the file', () => {
  test.each(['liveness-video', 'liveness-video-webm'])(
    '%s is a film by its content, and asked about as one',
    async (specimen) => {
      cheap.script(saysOfLiveness({ live: true, blinked: true, mouthOpened: false, replaced: false }));
      expect(await check({ image: { specimen } })).toMatchObject({
        method: 'VIDEO',
        live: true,
        blinked: true,
        mouthOpened: false,
        replaced: false,
      });
      expect(cheap.calls[0]?.request).toMatchObject({ kind: 'LIVENESS', method: 'VIDEO' });
    },
  );

  test('comes by multipart, and can be fetched again', async () => {
    cheap.script(saysOfLiveness({ live: false }));
    const bytes = await readFile(new URL('../../assets/specimens/liveness-video-still.mp4', import.meta.url));
    const variables = { input: { image: { upload: null }, method: 'VIDEO' as const }, waitMs: 20_000 };
    const headers = { 'apollo-require-preflight': '1', ...ACME };
    const reply = await sendForm(
      app.url,
      CheckLivenessDocument,
      variables,
      { 'variables.input.image.upload': bytes },
      { fileName: 'film.mp4', headers },
    );
    const { image, live } = reply.data.checkLiveness.livenessCheck!;
    expect(live).toBe(false);
    expect(image?.mediaType).toBe('video/mp4');
    const fetched = await fetch(image!.url);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test.each<[Partial<CheckLivenessInput>, string, string[]]>([
    [{ method: 'VIDEO' }, 'LIVENESS_METHOD_MISMATCH', ['input', 'method']],
    [
      { image: { specimen: 'liveness-video' }, method: 'SILENT_IMAGE' },
      'LIVENESS_METHOD_MISMATCH',
      ['input', 'method'],
    ],
    [{ image: { specimen: 'passport-utopia-scan-pdf' } }, 'IMAGE_TYPE_NOT_SUPPORTED', ['input', 'image', 'specimen']],
    [{ sessionId: 'ses_AAAAAAAAAAAAAAAAAAAAAA' }, 'SESSION_NOT_FOUND', ['input', 'sessionId']],
  ])('%j is refused with %s, and nobody is asked', async (input, code, path) => {
    const { livenessCheck, userErrors } = await ask(input);
    expect(livenessCheck).toBeNull();
    expect(userErrors).toMatchObject([{ code, path }]);
    expect([...cheap.calls, ...dear.calls]).toEqual([]);
  });
});

test('the same file is paid once in a tenant', async () => {
  cheap.always(saysOfLiveness({ live: true }));
  const image = { base64: await newPictureAsBase64() };
  await check({ image });
  expect(await check({ image })).toMatchObject({ live: true, attempts: [{ servedFrom: 'CACHE', cost: null }, {}] });
  expect(cheap.calls).toHaveLength(1);
  await check({ image }, GLOBEX);
  expect(cheap.calls).toHaveLength(2);
});

test('it is looked at again by its id, by its own tenant alone', async () => {
  const created = await app.ask(CreateSessionDocument, { input: {} }, ACME);
  const sessionId = created.data.createSession.session!.id;
  const call = held();
  cheap.script(call.step);
  const begun = await check({ sessionId }, ACME, 0);
  expect(begun).toMatchObject({ live: null, reasons: [], session: { id: sessionId }, poll: { terminal: false } });
  await call.reached;
  call.release(saysOfLiveness({ live: true }));
  let seen = begun;
  while (!seen.poll.terminal) {
    const variables = { id: begun.id, afterRevision: seen.revision, waitMs: 20_000 };
    seen = (await app.ask(GetLivenessCheckDocument, variables, ACME)).data.livenessCheck!;
  }
  expect(seen).toMatchObject({ lifecycle: 'COMPLETED', live: true });
  const node = await app.ask(GetNodeDocument, { id: begun.id }, ACME);
  expect(node.data.node).toMatchObject({ __typename: 'LivenessCheck' });
  const absent = await app.ask(GetLivenessCheckDocument, { id: 'liv_AAAAAAAAAAAAAAAAAAAAAA' }, GLOBEX);
  expect(absent.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(await app.ask(GetLivenessCheckDocument, { id: begun.id }, GLOBEX)).toEqual(absent);
  const entity = await app.ask(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on LivenessCheck { id } } }',
    { r: [{ __typename: 'LivenessCheck', id: begun.id }] },
    GLOBEX,
  );
  expect(entity).toMatchObject({ data: { _entities: [null] } });
});
