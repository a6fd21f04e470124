import { readFile } from 'node:fs/promises';
import type { MediaType } from '../../src/domain/media-type.js';
import { IMAGE_MEDIA_TYPES, INVOICE_MEDIA_TYPES, LIVENESS_MEDIA_TYPES } from '../../src/domain/media-type.js';
import { receiveImage, type ReceivedImage } from '../../src/services/receive-image.js';
import { UploadDocumentDocument } from '../../operations/generated.js';
import { newPicture } from '../graphql/pictures.js';
import { zipOf } from '../images/zip-files.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  const provider = createFakeProvider();
  provider.always(done());
  app = await createTestApp({ registry: registryOf(provider) });
});
afterAll(() => app.stop());

async function receive(bytes: Buffer, accepts: readonly MediaType[]): Promise<ReceivedImage> {
  const source = { base64: bytes.toString('base64') };
  const received = await receiveImage(app.app.parts, { tenant: 'demo' }, source, ['input', 'file'], { accepts });
  await received.settled;
  return received;
}

const FILES: [mediaType: MediaType, accepts: readonly MediaType[], make: () => Buffer | Promise<Buffer>][] = [
  ['application/xml', INVOICE_MEDIA_TYPES, () => Buffer.from('<?xml version="1.0"?><Invoice/>')],
  ['application/ofd', INVOICE_MEDIA_TYPES, () => zipOf([{ name: 'OFD.xml', content: '<OFD/>' }])],
  ['video/mp4', LIVENESS_MEDIA_TYPES, () => readFile('test/images/films/two-seconds.mp4')],
  ['video/webm', LIVENESS_MEDIA_TYPES, () => readFile('test/images/films/as-recorded.webm')],
];

test.each(FILES)('%s comes in where it is asked for, and nowhere else', async (mediaType, accepts, make) => {
  const bytes = await make();
  expect((await receive(bytes, accepts)).image).toMatchObject({ mediaType, byteLength: bytes.length, pageCount: 1 });
  await expect(receive(bytes, IMAGE_MEDIA_TYPES)).rejects.toMatchObject({
    errors: [{ code: 'IMAGE_TYPE_NOT_SUPPORTED', path: ['input', 'file', 'base64'] }],
  });
});

test('bytes that are known from elsewhere are refused as well where they do not belong', async () => {
  const bytes = await newPicture();
  const { data } = await app.ask(UploadDocumentDocument, { input: { image: { base64: bytes.toString('base64') } } });
  expect(data.uploadDocument.userErrors).toEqual([]);
  await expect(receive(bytes, ['application/xml', 'video/mp4'])).rejects.toMatchObject({
    errors: [{ code: 'IMAGE_TYPE_NOT_SUPPORTED', message: 'PNG pictures are not supported here: send XML or MP4.' }],
  });
});

test('a file that is refused leaves nothing behind', async () => {
  const { blobs } = app.app.parts;
  const count = async () => {
    let blobsThere = 0;
    for await (const _blob of blobs.list()) blobsThere += 1;
    return blobsThere;
  };
  const before = await count();
  const picture = await newPicture();
  await expect(receive(picture.subarray(0, picture.length / 2), IMAGE_MEDIA_TYPES)).rejects.toMatchObject({
    errors: [{ path: ['input', 'file', 'base64'] }],
  });
  expect(await count()).toBe(before);
  await receive(picture, IMAGE_MEDIA_TYPES);
  expect(await count()).toBe(before + 1);
});
