import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  CreateUploadDocument,
  EraseDocument,
  ErasureOfDocument,
  ExportOcrResultDocument,
  GetDocumentDocument,
  GetSessionDocument,
  ProcessSessionDocument,
  UploadDocumentDocument,
  UploadInvoiceDocument,
  VerifyInvoiceDocument,
} from '../../operations/generated.js';
import { readSpecimen } from '../../src/services/specimens.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { dumpDatabase, personalValues, storedFiles } from './erased-data.js';

// A whole session, and the rest after it.
jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on', JOB_CONCURRENCY: '8' } });
});
afterAll(() => app.stop());

const WAIT = { waitMs: 25_000 };

async function erase(id: string) {
  const { data, errors } = await app.ask(EraseDocument, { id });
  expect(errors).toBeUndefined();
  expect(data.erase.userErrors).toEqual([]);
  return data.erase.erasure;
}

describe('after all was erased', () => {
  /** What was known of everything before, and all that is there after. */
  let values: string[];
  let hashes: string[];
  let addresses: string[];
  let before: string;
  let after: string;
  let ids: string[];
  let sessionId: string;
  let progress: unknown;

  beforeAll(async () => {
    const images = [
      { image: { specimen: 'passport-utopia' } },
      { image: { specimen: 'id-card-meridan-back' } },
      { image: { specimen: 'selfie' }, role: 'SELFIE' as const },
      { image: { specimen: 'bank-card-meridan' }, kind: 'BANK_CARD' as const },
      { image: { specimen: 'invoice-meridan' }, role: 'INVOICE' as const },
    ];
    const wishes = { selfie: true, liveness: true };
    const { data } = await app.ask(ProcessSessionDocument, { input: { images, wishes }, ...WAIT });
    let session = data.processSession.session!;
    while (!session.poll.terminal) {
      const again = { id: session.id, afterRevision: session.revision, ...WAIT };
      session = (await app.ask(GetSessionDocument, again)).data.session!;
    }
    expect(session.lifecycle).toBe('COMPLETED');
    progress = session.progress;
    sessionId = session.id;
    const passport = session.documents.find(({ kind }) => kind === 'PASSPORT')!;
    const text = await app.ask(UploadDocumentDocument, {
      input: { image: { specimen: 'text-page' }, typeCode: 'general-text' },
      ...WAIT,
    });
    const licence = await app.ask(UploadDocumentDocument, {
      input: { image: { specimen: 'driving-licence-back' } },
      ...WAIT,
    });
    const exported = await app.ask(ExportOcrResultDocument, {
      input: {
        documentId: passport.id,
        target: { customerId: '5001', documentId: '123' },
        additions: { description: 'Erika Mustermann' },
      },
      ...WAIT,
    });
    expect(exported.data.exportOcrResult.ocrExport?.lifecycle).toBe('COMPLETED');
    const invoice = await app.ask(UploadInvoiceDocument, {
      input: { image: { specimen: 'invoice-chinese-vat' } },
      ...WAIT,
    });
    const invoiceId = invoice.data.uploadInvoice.invoice!.id;
    const verified = await app.ask(VerifyInvoiceDocument, { input: { invoiceId }, ...WAIT });
    expect(verified.data.verifyInvoice.verification?.lifecycle).toBe('COMPLETED');
    // Sent, and used by nobody.
    const bytes = (await readSpecimen('passport-utopia'))!;
    const { rows } = await app.app.parts.database.pool.query<{ sha256: string }>('select distinct sha256 from images');
    hashes = rows.map(({ sha256 }) => sha256);
    const sha256 = (await app.ask(GetDocumentDocument, { id: passport.id })).data.document!.images[0]!.sha256;
    const created = await app.ask(CreateUploadDocument, { input: { byteLength: bytes.length, sha256 } });
    const put = await fetch(created.data.createUpload.upload!.url, { method: 'PUT', body: new Uint8Array(bytes) });
    expect(put.status).toBe(204);

    values = [...(await personalValues(app)), 'Erika Mustermann'];
    before = await dumpDatabase(app);
    const documents = [passport.id, text.data.uploadDocument.document!.id, licence.data.uploadDocument.document!.id];
    addresses = [];
    for (const id of documents) {
      const { data: found } = await app.ask(GetDocumentDocument, { id });
      addresses.push(...found.document!.images.map(({ url }) => url));
    }
    ids = [
      sessionId,
      ...documents,
      exported.data.exportOcrResult.ocrExport!.id,
      invoiceId,
      verified.data.verifyInvoice.verification!.id,
    ];
    for (const id of ids) await erase(id);
    after = await dumpDatabase(app);
  });

  test('nothing that was read stands in any row of any table', () => {
    expect(values).toEqual(
      expect.arrayContaining(['UX4827159', 'ELARA SOLENE MERIDAN', '5555555555554444', 'ZOS-2026-00733', '00417162']),
    );
    expect(values.length).toBeGreaterThan(50);
    const isIn = (dump: string) => (value: string) => dump.includes(JSON.stringify(value).slice(1, -1));
    expect(values.filter((value) => !isIn(before)(value))).toEqual([]);
    expect(values.filter(isIn(after))).toEqual([]);
  });

  test('nor does what names the bytes of a picture', () => {
    expect(hashes.length).toBeGreaterThan(5);
    expect(hashes.filter((hash) => after.includes(hash))).toEqual([]);
  });

  test('nor anything of it in the log', () => {
    const log = app.logLines().join('');
    expect(log).not.toBe('');
    // What is no more than a word of the log's own is no value.
    expect(values.filter((value) => value.length > 7 && log.includes(value))).toEqual([]);
  });

  test('no file is left', async () => {
    expect(await storedFiles(app)).toEqual([]);
  });

  test('addresses that were given out answer that the picture is gone', async () => {
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      const response = await fetch(address);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('IMAGE_GONE');
    }
  });

  test('its receipts stand, and are the same when it is asked for again', async () => {
    for (const id of ids) {
      const { data } = await app.ask(ErasureOfDocument, { id });
      expect(data.erasure?.receipts[0]).toMatchObject({ provider: null, state: 'DONE' });
      expect(await erase(id)).toEqual(data.erasure);
    }
  });

  test('progress has not shrunk, and what it was judged by is said to be gone', async () => {
    const query = `query ($id: ID!) { session(id: $id) { verdict nextAction reasons erasedAt progress { done total }
      documents { erasedAt verdict reasons fields { value raw absence candidates { value } proof { kind } } mrz { lines } }
      faceMatches { decision reasons readings { provider } erasedAt } images { role } } }`;
    const { data } = await app.ask<{ session: Record<string, never> }, { id: string }>(query, { id: sessionId });
    expect(data.session).toMatchObject({
      verdict: null,
      nextAction: 'NONE',
      reasons: ['ERASED'],
      progress,
      images: [],
    });
    expect(data.session).toMatchObject({ erasedAt: expect.any(String) as unknown });
  });
});
