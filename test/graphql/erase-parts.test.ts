import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ProcessSessionInput } from '../../operations/generated.js';
import {
  EraseDocument,
  GetSessionDocument,
  ProcessSessionDocument,
  UploadInvoiceDocument,
} from '../../operations/generated.js';
import { readSpecimen } from '../../src/services/specimens.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import { invoiceOf, readsInvoices } from '../support/invoice-answers.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { dumpDatabase, personalValues, storedFiles } from './erased-data.js';
import { newPictureAsBase64 } from './pictures.js';

// Whole sessions, by imitations of vendors that take their time.
jest.setTimeout(120_000);

const erase = async (app: TestApp, id: string) => {
  const { data, errors } = await app.ask(EraseDocument, { id });
  expect(errors).toBeUndefined();
  return data.erase.erasure;
};

describe('of a session that one vendor looked at as a whole', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ environment: { SANDBOX: 'on' } });
  });
  afterAll(() => app.stop());

  async function process(input: ProcessSessionInput) {
    const { data } = await app.ask(ProcessSessionDocument, { input, waitMs: 25_000 });
    let session = data.processSession.session!;
    while (!session.poll.terminal) {
      const again = { id: session.id, afterRevision: session.revision, waitMs: 25_000 };
      session = (await app.ask(GetSessionDocument, again)).data.session!;
    }
    return session;
  }

  test('a document goes with its picture and with the answer about the whole, and the others stand', async () => {
    const images = ['passport-utopia', 'driving-licence-meridan', 'selfie'].map((specimen) => ({
      image: { specimen },
    }));
    const session = await process({ images, strategy: { providers: ['neurovision'] } });
    const passport = session.documents.find(({ kind }) => kind === 'PASSPORT')!;
    const others = session.documents.filter(({ id }) => id !== passport.id);
    expect(others).not.toEqual([]);
    const valuesOf = async (ids: string[]) => {
      const { rows } = await app.app.parts.database.pool.query<{ value: string | null }>(
        `select field->>'value' as value from documents, jsonb_array_elements(fields) field where id = any($1)`,
        [ids],
      );
      return rows.flatMap(({ value }) => (value && value.length > 6 ? [value] : []));
    };
    const shared = await valuesOf(others.map(({ id }) => id));
    const own = (await valuesOf([passport.id])).filter((value) => !shared.includes(value));
    expect(own).not.toEqual([]);
    // This vendor does not tell which picture shows which document.
    const files = await storedFiles(app);
    const hash = createHash('sha256')
      .update((await readSpecimen('passport-utopia'))!)
      .digest('hex');
    expect(await dumpDatabase(app)).toContain(hash);

    const { alongIds } = await erase(app, passport.id);
    const after = await dumpDatabase(app);
    expect(own.filter((value) => after.includes(value))).toEqual([]);
    expect(after).not.toContain(hash);
    expect(await valuesOf(others.map(({ id }) => id))).toEqual(shared);
    expect((await storedFiles(app)).length).toBeLessThan(files.length);
    expect(alongIds.every((id) => session.faceMatches.some((match) => match.id === id))).toBe(true);

    const { receipts } = await erase(app, session.id);
    expect(receipts).toMatchObject([
      { provider: null, state: 'DONE' },
      { provider: { name: 'neurovision' }, state: 'NOT_SUPPORTED', externalIds: [expect.any(String)] },
    ]);
    expect(await personalValues(app)).toEqual([]);
    expect(await storedFiles(app)).toEqual([]);
  });
});

describe('of several invoices in one file', () => {
  const reader = createFakeProvider({ name: 'flyocr', capabilities: { requests: ['INVOICE'], idempotent: false } });
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ registry: registryOf(reader) });
  });
  afterAll(() => app.stop());

  test('none is left when one is erased, whichever', async () => {
    reader.script(
      readsInvoices(invoiceOf({ INVOICE_NUMBER: 'KANARIEN-1' }), invoiceOf({ INVOICE_NUMBER: 'KANARIEN-2' })),
    );
    const input = { image: { base64: await newPictureAsBase64() } };
    const { data } = await app.ask(UploadInvoiceDocument, { input, waitMs: 20_000 });
    const first = data.uploadInvoice.invoice!;
    const { rows } = await app.app.parts.database.pool.query<{ id: string }>(
      'select id from inquiries where subject_id = $1',
      [first.id],
    );
    const [second] = rows;
    expect(await dumpDatabase(app)).toContain('KANARIEN-2');
    const erasure = await erase(app, second!.id);
    expect(erasure).toMatchObject({ alongIds: [first.id], receipts: [{ state: 'DONE' }, { state: 'NOT_SUPPORTED' }] });
    expect(await dumpDatabase(app)).not.toContain('KANARIEN');
    expect(await storedFiles(app)).toEqual([]);
  });
});
