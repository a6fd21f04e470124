import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetDocumentDocument, UploadDocumentDocument } from '../../operations/generated.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { sendForm } from './multipart-request.js';
import { newPicture } from './pictures.js';

let app: TestApp;
beforeAll(async () => {
  const provider = createFakeProvider();
  provider.always(done());
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function upload(image: Record<string, unknown>) {
  const reply = await app.ask(UploadDocumentDocument, { input: { image }, waitMs: 20_000 });
  expect(reply).toMatchObject({ status: 200 });
  expect(reply.errors).toBeUndefined();
  return reply.data.uploadDocument;
}

describe('a picture comes in by', () => {
  test('a file of a multipart request', async () => {
    const picture = await newPicture();
    const input = { image: { upload: null } };
    const reply = await sendForm(
      app.url,
      UploadDocumentDocument,
      { input, waitMs: 20_000 },
      { 'variables.input.image.upload': picture },
    );
    expect(reply.errors).toBeUndefined();
    expect(reply.data.uploadDocument).toMatchObject({
      userErrors: [],
      document: {
        lifecycle: 'COMPLETED',
        images: [
          { mediaType: 'image/png', byteLength: picture.length, sha256: sha256(picture), width: 64, height: 48 },
        ],
      },
    });
  });

  test('a data URL', async () => {
    const picture = await newPicture();
    const { document, userErrors } = await upload({ dataUrl: `data:image/png;base64,${picture.toString('base64')}` });
    expect(userErrors).toEqual([]);
    expect(document?.images[0]?.sha256).toBe(sha256(picture));
  });

  test('Base64', async () => {
    const picture = await newPicture();
    const { document, userErrors } = await upload({ base64: picture.toString('base64') });
    expect(userErrors).toEqual([]);
    expect(document?.images[0]?.sha256).toBe(sha256(picture));
  });

  test('the name of a specimen', async () => {
    const specimen = await readFile(new URL('../../assets/specimens/passport-utopia.jpg', import.meta.url));
    const { document, userErrors } = await upload({ specimen: 'passport-utopia' });
    expect(userErrors).toEqual([]);
    expect(document?.images[0]).toMatchObject({ mediaType: 'image/jpeg', sha256: sha256(specimen) });
  });
});

describe('the picture that was sent', () => {
  test('can be fetched from the address in the answer, without a key, as it came', async () => {
    const picture = await newPicture();
    const { document } = await upload({ base64: picture.toString('base64') });
    const response = await fetch(document!.images[0]!.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
  });

  test('cannot be fetched with a changed signature, with the id of another, or with another time', async () => {
    const [one, other] = await Promise.all(
      [await newPicture(), await newPicture()].map((picture) => upload({ base64: picture.toString('base64') })),
    );
    const address = new URL(one!.document!.images[0]!.url);
    const forged = [
      address.href.slice(0, -1) + (address.href.endsWith('A') ? 'B' : 'A'),
      address.href.replace(/img_[\w-]+/, new URL(other!.document!.images[0]!.url).pathname.split('/').at(-1)!),
      address.href.replace(/expires=(\d+)/, (_, expires: string) => `expires=${Number(expires) + 1}`),
      `${address.origin}${address.pathname}`,
    ];
    for (const url of forged) {
      const response = await fetch(url);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'ADDRESS_NOT_VALID' } }] });
    }
  });
});

describe('the source of the picture', () => {
  test.each([
    ['none', {}, 'IMAGE_SOURCE_MISSING', ['input', 'image']],
    ['only null', { base64: null }, 'IMAGE_SOURCE_MISSING', ['input', 'image']],
    ['two', { base64: 'AAAA', specimen: 'passport-utopia' }, 'IMAGE_SOURCE_AMBIGUOUS', ['input', 'image']],
    ['an unknown specimen', { specimen: '../../package.json' }, 'SPECIMEN_UNKNOWN', ['input', 'image', 'specimen']],
    ['no Base64', { base64: 'Kanarienvogel!' }, 'IMAGE_BASE64_INVALID', ['input', 'image', 'base64']],
    ['no data URL', { dataUrl: 'https://example.org/a.png' }, 'IMAGE_DATA_URL_INVALID', ['input', 'image', 'dataUrl']],
    ['nothing in Base64', { base64: '' }, 'IMAGE_EMPTY', ['input', 'image', 'base64']],
    [
      'an unknown upload',
      { uploadId: 'upl_AAAAAAAAAAAAAAAAAAAAAA' },
      'UPLOAD_NOT_FOUND',
      ['input', 'image', 'uploadId'],
    ],
    ['an id that is too long', { uploadId: 'x'.repeat(65) }, 'INPUT_INVALID', ['input', 'image', 'uploadId']],
  ])('%s: says what to mend, and where', async (_case, image, code, path) => {
    const { document, userErrors } = await upload(image);
    expect(document).toBeNull();
    expect(userErrors).toMatchObject([{ code, path }]);
    expect(userErrors[0]?.message).toMatch(/^[A-Z].*\.$|^\w+ must .*\.$/);
  });

  test('a refused picture leaves no document behind', async () => {
    const { document } = await upload({ base64: (await newPicture()).toString('base64') });
    const before = await app.ask(`{ documents(first: 100) { edges { node { id } } } }`);
    await upload({ base64: 'AAAA' });
    expect(await app.ask(`{ documents(first: 100) { edges { node { id } } } }`)).toEqual(before);
    expect((await app.ask(GetDocumentDocument, { id: document!.id })).data.document?.id).toBe(document!.id);
  });
});
