import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UploadDocumentDocument, UploadDocumentsDocument } from '../../operations/generated.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import { zipOf } from '../images/zip-files.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { sendForm } from './multipart-request.js';
import { newPicture } from './pictures.js';

const MAX_UPLOAD_BYTES = 200_000;
const provider = createFakeProvider();
let app: TestApp;
beforeAll(async () => {
  provider.always(done());
  app = await createTestApp({
    environment: { MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) },
    registry: registryOf(provider),
  });
});
afterAll(() => app.stop());

/** CRC-32 as PNG wants it, bit by bit. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A picture of a few bytes whose header promises hundreds of megabytes. */
function pictureBomb(side: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(10_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><script>1</script></svg>';

const CASES: readonly (readonly [name: string, bytes: () => Buffer | Promise<Buffer>, code: string])[] = [
  ['not an image', () => Buffer.from('MZ, but no picture at all'.repeat(10)), 'IMAGE_TYPE_NOT_SUPPORTED'],
  ['an SVG', () => Buffer.from(SVG), 'IMAGE_TYPE_NOT_SUPPORTED'],
  ['an XML document', () => Buffer.from('<?xml version="1.0"?><Invoice/>'), 'IMAGE_TYPE_NOT_SUPPORTED'],
  ['an OFD document', () => zipOf([{ name: 'OFD.xml', content: '<OFD/>' }]), 'IMAGE_TYPE_NOT_SUPPORTED'],
  ['a film', () => readFile('test/images/films/two-seconds.mp4'), 'IMAGE_TYPE_NOT_SUPPORTED'],
  ['0 bytes', () => Buffer.alloc(0), 'IMAGE_EMPTY'],
  ['a truncated picture', async () => (await newPicture()).subarray(0, 900), 'IMAGE_TRUNCATED'],
  ['30000 x 30000 pixels in a small file', () => pictureBomb(30_000), 'IMAGE_TOO_MANY_PIXELS'],
  ['20 x 20 pixels', () => newPicture(20, 20), 'IMAGE_TOO_SMALL'],
  ['41 times as wide as high', () => newPicture(32 * 41, 32), 'IMAGE_TOO_NARROW'],
];

describe.each(CASES)('%s', (_name, makeBytes, code) => {
  test('is refused, however it comes in, and nobody is asked', async () => {
    const bytes = await makeBytes();
    const calls = provider.calls.length;
    const byBase64 = await app.ask(UploadDocumentDocument, {
      input: { image: { base64: bytes.toString('base64') } },
      waitMs: 20_000,
    });
    const byForm = await sendForm(
      app.url,
      UploadDocumentDocument,
      { input: { image: { upload: null } }, waitMs: 20_000 },
      { 'variables.input.image.upload': bytes },
    );
    for (const [reply, place] of [
      [byBase64, 'base64'],
      [byForm, 'upload'],
    ] as const) {
      expect(reply.status).toBe(200);
      expect(reply.errors).toBeUndefined();
      expect(reply.data.uploadDocument).toMatchObject({
        document: null,
        userErrors: [{ code, path: ['input', 'image', place] }],
      });
      expect(reply.data.uploadDocument.userErrors[0]?.message).toMatch(/^\w.{10,}\.$/);
    }
    expect(provider.calls).toHaveLength(calls);
  });
});

describe('a file over MAX_UPLOAD_BYTES', () => {
  const tooLarge = Buffer.alloc(MAX_UPLOAD_BYTES + 1, 'x');

  test('in a form is a fault of the input', async () => {
    const reply = await sendForm(
      app.url,
      UploadDocumentDocument,
      { input: { image: { upload: null } } },
      { 'variables.input.image.upload': tooLarge },
    );
    expect(reply.data.uploadDocument).toMatchObject({
      document: null,
      userErrors: [{ code: 'IMAGE_TOO_LARGE', path: ['input', 'image', 'upload'] }],
    });
  });

  test('in a form does not hold up the others', async () => {
    const reply = await sendForm(
      app.url,
      UploadDocumentsDocument,
      { input: [{ image: { upload: null } }, { image: { upload: null } }], waitMs: 20_000 },
      { 'variables.input.0.image.upload': tooLarge, 'variables.input.1.image.upload': await newPicture() },
    );
    expect(reply.data.uploadDocuments).toMatchObject({
      documents: [null, { lifecycle: 'COMPLETED' }],
      userErrors: [{ code: 'IMAGE_TOO_LARGE', path: ['input', '0', 'image', 'upload'] }],
    });
  });

  test('in Base64 is a fault of the input', async () => {
    const reply = await app.ask(UploadDocumentDocument, { input: { image: { base64: tooLarge.toString('base64') } } });
    expect(reply.data.uploadDocument).toMatchObject({
      document: null,
      userErrors: [{ code: 'IMAGE_TOO_LARGE', path: ['input', 'image', 'base64'] }],
    });
  });

  test('in a JSON body that is far too long is refused with 413', async () => {
    const reply = await app.ask(UploadDocumentDocument, { input: { image: { base64: 'A'.repeat(1_400_000) } } });
    expect(reply).toMatchObject({ status: 413, errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  test('exactly as large as allowed is read', async () => {
    const reply = await app.ask(UploadDocumentDocument, {
      input: { image: { base64: tooLarge.subarray(1).toString('base64') } },
    });
    expect(reply.data.uploadDocument.userErrors).toMatchObject([{ code: 'IMAGE_TYPE_NOT_SUPPORTED' }]);
  });
});

test('a form that promises a file and does not bring it is refused', async () => {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: 'mutation ($f: Upload!) { __typename }', variables: { f: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.f'] }));
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'apollo-require-preflight': '1' },
    body: form,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'MALFORMED_MULTIPART' } }] });
});
