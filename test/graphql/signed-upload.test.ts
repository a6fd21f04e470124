import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CreateUploadDocument, UploadDocumentDocument } from '../../operations/generated.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPicture } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { 'x-api-key': 'globex-key' };
const MINUTE_MS = 60_000;

let app: TestApp;
let now = new Date();
let picture: Buffer;

beforeAll(async () => {
  const provider = createFakeProvider();
  provider.always(done());
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key', MAX_UPLOAD_BYTES: '100000' },
    registry: registryOf(provider),
    now: () => now,
  });
});
afterAll(() => app.stop());
beforeEach(async () => {
  now = new Date();
  picture = await newPicture();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function create(input = { byteLength: picture.length, sha256: sha256(picture) }) {
  const reply = await app.ask(CreateUploadDocument, { input }, ACME);
  expect(reply.errors).toBeUndefined();
  return reply.data.createUpload;
}

async function put(url: string, body: Buffer): Promise<{ status: number; code: string | undefined }> {
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(body) });
  const text = await response.text();
  const answer = (text ? JSON.parse(text) : {}) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: answer.errors?.[0]?.extensions.code };
}

async function use(uploadId: string, headers: Record<string, string> = ACME) {
  const reply = await app.ask(UploadDocumentDocument, { input: { image: { uploadId } } }, headers);
  expect(reply.errors).toBeUndefined();
  return reply.data.uploadDocument;
}

describe('createUpload', () => {
  test('gives an address for one file, which then becomes one document', async () => {
    const { upload, userErrors } = await create();
    expect(userErrors).toEqual([]);
    expect(Date.parse(upload!.expiresAt)).toBe(now.getTime() + 10 * MINUTE_MS);
    expect(await put(upload!.url, picture)).toEqual({ status: 204, code: undefined });
    const { document } = await use(upload!.id);
    expect(document?.images[0]?.sha256).toBe(sha256(picture));
    expect(await use(upload!.id)).toMatchObject({
      document: null,
      userErrors: [{ code: 'UPLOAD_ALREADY_USED', path: ['input', 'image', 'uploadId'] }],
    });
  });

  test('of two that use it at once, one gets the document', async () => {
    const { upload } = await create();
    await put(upload!.url, picture);
    const answers = await Promise.all([use(upload!.id), use(upload!.id), use(upload!.id)]);
    expect(answers.filter(({ document }) => document !== null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'UPLOAD_ALREADY_USED',
      'UPLOAD_ALREADY_USED',
    ]);
  });

  test.each([
    [{ byteLength: 100_001, sha256: 'a'.repeat(64) }, 'IMAGE_TOO_LARGE', ['input', 'byteLength']],
    [{ byteLength: 0, sha256: 'a'.repeat(64) }, 'INPUT_INVALID', ['input', 'byteLength']],
    [{ byteLength: -1, sha256: 'a'.repeat(64) }, 'INPUT_INVALID', ['input', 'byteLength']],
    [{ byteLength: 10, sha256: 'z'.repeat(64) }, 'INPUT_INVALID', ['input', 'sha256']],
    [{ byteLength: 10, sha256: '' }, 'INPUT_INVALID', ['input', 'sha256']],
  ])('refuses %j', async (input, code, path) => {
    expect(await create(input)).toMatchObject({ upload: null, userErrors: [{ code, path }] });
  });
});

describe('the address', () => {
  test('takes the file once, and of two that send at once the first', async () => {
    const { upload } = await create();
    const answers = await Promise.all([put(upload!.url, picture), put(upload!.url, picture)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await put(upload!.url, picture)).toEqual({ status: 409, code: 'UPLOAD_ALREADY_RECEIVED' });
  });

  test('takes no other length and no other content, and stays open for the right file', async () => {
    const { upload } = await create();
    const other = Buffer.from(picture);
    other[other.length - 1]! ^= 1;
    expect(await put(upload!.url, picture.subarray(1))).toEqual({ status: 400, code: 'UPLOAD_LENGTH_DIFFERS' });
    expect(await put(upload!.url, Buffer.concat([picture, picture]))).toMatchObject({ code: 'UPLOAD_LENGTH_DIFFERS' });
    expect(await put(upload!.url, other)).toEqual({ status: 400, code: 'UPLOAD_CONTENT_DIFFERS' });
    expect(await use(upload!.id)).toMatchObject({ userErrors: [{ code: 'UPLOAD_NOT_RECEIVED' }] });
    expect(await put(upload!.url, picture)).toMatchObject({ status: 204 });
  });

  test('is bound by its signature to its id, its end and its purpose', async () => {
    const [one, other] = [(await create()).upload!, (await create()).upload!];
    const address = new URL(one.url);
    const later = Number(address.searchParams.get('expires')) + MINUTE_MS;
    const signature = address.searchParams.get('signature')!;
    const forged = [
      one.url.replace(one.id, other.id),
      one.url.replace(/expires=\d+/, `expires=${later}`),
      one.url.replace(signature, signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`),
      one.url.replace(/&signature=.*/, ''),
      `${address.origin}${address.pathname}`,
      one.url.replace(one.id, 'upl_AAAAAAAAAAAAAAAAAAAAAA'),
    ];
    for (const url of forged) expect(await put(url, picture)).toEqual({ status: 403, code: 'ADDRESS_NOT_VALID' });
    const asImage = await fetch(one.url.replace('/uploads/', '/images/'));
    expect(asImage.status).toBe(403);
  });

  test('ends after ten minutes, for sending and for using', async () => {
    const { upload } = await create();
    const late = await create();
    await put(upload!.url, picture);
    now = new Date(now.getTime() + 10 * MINUTE_MS);
    expect(await put(late.upload!.url, picture)).toEqual({ status: 403, code: 'ADDRESS_NOT_VALID' });
    expect(await use(upload!.id)).toMatchObject({ document: null, userErrors: [{ code: 'UPLOAD_EXPIRED' }] });
  });

  test('is of its tenant alone: to another the upload does not exist', async () => {
    const { upload } = await create();
    await put(upload!.url, picture);
    const foreign = await use(upload!.id, GLOBEX);
    expect(foreign).toMatchObject({ document: null, userErrors: [{ code: 'UPLOAD_NOT_FOUND' }] });
    expect(foreign).toEqual(await use('upl_AAAAAAAAAAAAAAAAAAAAAA', GLOBEX));
    expect((await use(upload!.id)).document).not.toBeNull();
  });

  test('an upload whose picture is refused can be used by nobody else, and says why', async () => {
    const text = Buffer.from('This is no picture, whatever its name says. '.repeat(20));
    const { upload } = await create({ byteLength: text.length, sha256: sha256(text) });
    expect(await put(upload!.url, text)).toMatchObject({ status: 204 });
    expect(await use(upload!.id)).toMatchObject({
      document: null,
      userErrors: [{ code: 'IMAGE_TYPE_NOT_SUPPORTED', path: ['input', 'image', 'uploadId'] }],
    });
  });

  test('takes nothing but PUT', async () => {
    const { upload } = await create();
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await fetch(upload!.url, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('PUT');
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
    }
  });
});
