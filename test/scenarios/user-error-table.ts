import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect } from '@jest/globals';
import {
  CreateSessionDocument,
  CreateUploadDocument,
  ProcessSessionDocument,
  UploadDocumentDocument,
  UploadDocumentsDocument,
} from '../../operations/generated.js';
import type { UploadDocumentInput } from '../../operations/generated.js';
import type { UserErrorCode } from '../../src/domain/errors.js';
import { newPicture } from '../graphql/pictures.js';
import { bitmapOfQuarters, tiffOfPages } from '../images/pictures.js';
import { encryptedPdf, endlessPdf, pdfFile, pdfObjectsOfPages, pdfStream } from '../images/pdf-files.js';
import type { FileToZip } from '../images/zip-files.js';
import { zipOf } from '../images/zip-files.js';
import type { TestApp } from '../support/test-app.js';

/** What a test may do besides asking. */
export interface Stage {
  app: TestApp;
  /** Where a vendor's real service is configured. */
  liveApp: TestApp;
  /** Where nobody works, so that nothing is ever read. */
  idleApp: TestApp;
  /** Where vendors are imitated, but for the customer system that results are written to. */
  exportingApp: TestApp;
  /** Puts the clock of `app` forward, for the rest of the row. */
  later: (milliseconds: number) => void;
}

/** One fault of a caller's, and the code that he is told. */
export interface UserErrorRow {
  code: UserErrorCode;
  act: (stage: Stage) => Promise<{ code: string }[]>;
}

const SPECIMEN = { specimen: 'passport-utopia' };
const MINUTE_MS = 60_000;

async function upload(app: TestApp, input: UploadDocumentInput): Promise<{ code: string }[]> {
  const reply = await app.ask(UploadDocumentDocument, { input });
  expect(reply.errors).toBeUndefined();
  return reply.data.uploadDocument.userErrors;
}

/** A row about one picture that is not taken. */
const picture = (code: UserErrorCode, make: () => Buffer | Promise<Buffer>): UserErrorRow => ({
  code,
  act: async ({ app }) => upload(app, { image: { base64: (await make()).toString('base64') } }),
});

/** A row about a file of a session that is no picture. */
const sessionFile = (code: UserErrorCode, make: () => Buffer | Promise<Buffer>): UserErrorRow => ({
  code,
  act: async ({ app }) => {
    const image = { base64: (await make()).toString('base64') };
    const reply = await app.ask(ProcessSessionDocument, { input: { images: [{ image }] } });
    return reply.data.processSession.userErrors;
  },
});

/** A row about the input of an upload. */
const input = (code: UserErrorCode, given: UploadDocumentInput): UserErrorRow => ({
  code,
  act: ({ app }) => upload(app, given),
});

async function uploadAddress(app: TestApp): Promise<{ id: string; url: string; bytes: Buffer }> {
  const bytes = await newPicture();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { data } = await app.ask(CreateUploadDocument, { input: { byteLength: bytes.length, sha256 } });
  const { id, url } = data.createUpload.upload!;
  return { id, url, bytes };
}

async function receivedUpload(app: TestApp): Promise<string> {
  const { id, url, bytes } = await uploadAddress(app);
  await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
  return id;
}

async function damagedPng(): Promise<Buffer> {
  const bytes = await newPicture();
  bytes[100]! ^= 1;
  return bytes;
}

/** A file of a few kilobytes whose header claims two thousand million columns. */
function vastBitmap(): Buffer {
  const bytes = bitmapOfQuarters(64, 64, { bitsPerPixel: 24 });
  bytes.writeInt32LE(2_000_000_000, 18);
  return bytes;
}

const OFD_MAIN: FileToZip = {
  name: 'OFD.xml',
  content: '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"/>',
};

const manyPages = () => tiffOfPages(Array.from({ length: 11 }, () => ({ width: 40, height: 40 })));
const unpacksToTooMuch = () => {
  const zeros = deflateSync(Buffer.alloc(400_000_000), { level: 9 }).toString('latin1');
  return pdfFile([...pdfObjectsOfPages(1), pdfStream('/Filter /FlateDecode', zeros)]);
};

/** The largest file that the apps of these rows take. */
export const MAX_UPLOAD_BYTES = 1_000_000;

export const USER_ERROR_ROWS: readonly UserErrorRow[] = [
  input('IMAGE_SOURCE_MISSING', { image: {} }),
  input('IMAGE_SOURCE_AMBIGUOUS', { image: { ...SPECIMEN, base64: 'AAAA' } }),
  input('IMAGE_DATA_URL_INVALID', { image: { dataUrl: 'data:image/png,AAAA' } }),
  input('IMAGE_BASE64_INVALID', { image: { base64: 'not Base64!' } }),
  picture('IMAGE_TOO_LARGE', () => Buffer.alloc(MAX_UPLOAD_BYTES + 1)),
  picture('IMAGE_EMPTY', () => Buffer.alloc(0)),
  picture('IMAGE_TYPE_NOT_SUPPORTED', () => Buffer.from('No picture at all. '.repeat(10))),
  picture('IMAGE_TRUNCATED', async () => (await newPicture()).subarray(0, 900)),
  picture('IMAGE_CORRUPT', damagedPng),
  picture('IMAGE_TOO_MANY_PIXELS', vastBitmap),
  picture('IMAGE_TOO_SMALL', () => newPicture(20, 20)),
  picture('IMAGE_TOO_NARROW', () => newPicture(32 * 41, 32)),
  picture('IMAGE_TOO_MANY_PAGES', manyPages),
  picture('PDF_CORRUPT', () => pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'])),
  picture('PDF_ENCRYPTED', encryptedPdf),
  picture('PDF_TOO_MANY_PAGES', () => pdfFile(pdfObjectsOfPages(11))),
  picture('PDF_TOO_LARGE_UNPACKED', unpacksToTooMuch),
  {
    code: 'PDF_TOO_SLOW',
    // The other app's inspector is impatient, so that this does not end by the memory that it takes.
    act: ({ liveApp }) => upload(liveApp, { image: { base64: endlessPdf().toString('base64') } }),
  },
  sessionFile('XML_INVALID', () => Buffer.from('<?xml version="1.0"?><a></b>')),
  sessionFile('XML_DECLARATIONS_NOT_ALLOWED', () =>
    Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'),
  ),
  sessionFile('OFD_INVALID', () => zipOf([OFD_MAIN, OFD_MAIN])),
  sessionFile('OFD_TOO_LARGE_UNPACKED', () => zipOf([OFD_MAIN, { name: 'a', content: Buffer.alloc(101_000_000) }])),
  input('SPECIMEN_UNKNOWN', { image: { specimen: 'no-such-specimen' } }),
  input('SCENARIO_UNKNOWN', { image: SPECIMEN, scenario: 'no-such-scenario' }),
  {
    code: 'SCENARIO_NOT_ALLOWED',
    act: ({ liveApp }) => upload(liveApp, { image: SPECIMEN, scenario: 'all-normal' }),
  },
  input('UPLOAD_NOT_FOUND', { image: { uploadId: 'upl_AAAAAAAAAAAAAAAAAAAAAA' } }),
  {
    code: 'UPLOAD_NOT_RECEIVED',
    act: async ({ app }) => upload(app, { image: { uploadId: (await uploadAddress(app)).id } }),
  },
  {
    code: 'UPLOAD_EXPIRED',
    act: async ({ app, later }) => {
      const uploadId = await receivedUpload(app);
      later(10 * MINUTE_MS);
      return upload(app, { image: { uploadId } });
    },
  },
  {
    code: 'UPLOAD_ALREADY_USED',
    act: async ({ app }) => {
      const image = { uploadId: await receivedUpload(app) };
      await upload(app, { image });
      return upload(app, { image });
    },
  },
  input('SESSION_NOT_FOUND', { image: SPECIMEN, sessionId: 'ses_AAAAAAAAAAAAAAAAAAAAAA' }),
  {
    code: 'SESSION_CLOSED',
    act: async ({ app, later }) => {
      const expiresAt = new Date(Date.now() + MINUTE_MS).toISOString();
      const { data } = await app.ask(CreateSessionDocument, { input: { expiresAt } });
      expect(data.createSession.userErrors).toEqual([]);
      later(2 * MINUTE_MS);
      return upload(app, { image: SPECIMEN, sessionId: data.createSession.session!.id });
    },
  },
  {
    code: 'CLIENT_KEY_TAKEN',
    act: async ({ app }) => {
      const variables = { input: { clientKey: 'taken' } };
      await app.ask(CreateSessionDocument, variables);
      return (await app.ask(CreateSessionDocument, variables)).data.createSession.userErrors;
    },
  },
  input('INPUT_INVALID', { image: SPECIMEN, country: 'UTO', customerId: '' }),
  {
    code: 'TOO_MANY_ITEMS',
    act: async ({ app }) => {
      const many = Array.from({ length: 11 }, () => ({ image: SPECIMEN }));
      return (await app.ask(UploadDocumentsDocument, { input: many })).data.uploadDocuments.userErrors;
    },
  },
];
