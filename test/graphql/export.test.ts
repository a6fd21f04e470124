import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  GetNodeDocument,
  GetOcrExportDocument,
  ListExportsOfDocumentDocument,
  PreviewOcrExportDocument,
} from '../../operations/generated.js';
import { ocrExportHandler } from '../../src/orchestration/inquiries/ocr-export.js';
import { findInquiry } from '../../src/store/inquiries.js';
import { createFakeProvider, done, fails, held, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { ACME, countExports, createFakeExporter, GLOBEX, stores, TARGET, upload, write } from './export-stage.js';

const reader = createFakeProvider();
// Such as may be paid for twice where it is asked twice.
const artemis = createFakeExporter({ capabilities: { idempotent: false } });

let app: TestApp;
beforeAll(async () => {
  reader.always(done());
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(reader, artemis),
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  artemis.calls.length = 0;
  artemis.always(stores());
});

const BODY = {
  result: {
    last_name: 'MERIDAN',
    'expiry date': '2099-12-31',
    expiry_date: '2099-12-31',
    document_type: 'PASSPORT',
    document_number: 'UX0000001',
    passport_number: 'UX0000001',
    passport_expiry_date: '2099-12-31',
  },
  status_task: 'SUCCESS',
};

describe('an export', () => {
  test('brings the vendor’s answer and who was asked, and is listed with its document', async () => {
    const document = await upload(app, { customerId: 'customer-1' });
    artemis.script(stores({ documentType: 'PASSPORT', expiryDate: '2099-12-31', other: { risk: 'LOW' } }));
    const found = await write(app, { documentId: document.id });
    expect(found).toMatchObject({
      document: { id: document.id },
      customer: { id: 'customer-1' },
      documentRevision: document.revision,
      target: TARGET,
      lifecycle: 'COMPLETED',
      poll: { terminal: true, afterMs: 0 },
      answer: {
        externalDocumentId: '123',
        externalCustomerId: '5001',
        documentType: 'PASSPORT',
        expiryDate: '2099-12-31',
        authenticity: null,
        other: { risk: 'LOW' },
      },
      attempts: [{ provider: { name: 'artemis' }, lifecycle: 'COMPLETED', servedFrom: 'PROVIDER', error: null }],
      sandbox: false,
      alreadyAsked: false,
    });
    const listed = await app.ask(ListExportsOfDocumentDocument, { id: document.id }, ACME);
    expect(listed.data.document?.exports).toEqual([{ id: found.id, lifecycle: 'COMPLETED' }]);
  });

  test('sends to the letter what the preview shows, which sends and keeps nothing', async () => {
    const { id } = await upload(app);
    const additions = { taskId: 'task-7', result: { race: null, 'optional data format': 'true', unheard: 'of' } };
    const input = { documentId: id, target: TARGET, additions };
    const before = await countExports(app);
    const { data } = await app.ask(PreviewOcrExportDocument, { input }, ACME);
    expect(data.ocrExportPreview).toEqual({
      requests: [
        {
          provider: 'artemis',
          mode: 'LIVE',
          method: 'PUT',
          path: '/api/customer/5001/document/123/ocr',
          body: { ...BODY, result: { ...BODY.result, race: null, 'optional data format': 'true' }, task_id: 'task-7' },
          warnings: ['Keys that the vendor does not document were left out: 1.'],
        },
      ],
      userErrors: [],
    });
    expect([artemis.calls.length, await countExports(app)]).toEqual([0, before]);
    await write(app, input);
    const sent = artemis.preview?.(artemis.calls[0]!.request);
    expect(sent?.body).toEqual(data.ocrExportPreview.requests[0]?.body);
  });

  test('goes on after the answer, and can be waited for by its id', async () => {
    const { id } = await upload(app);
    const call = held();
    artemis.script(call.step);
    const begun = await write(app, { documentId: id }, ACME, 0);
    expect(begun).toMatchObject({ answer: null, poll: { terminal: false } });
    await call.reached;
    const look = (afterRevision: number, waitMs: number) =>
      app.ask(GetOcrExportDocument, { id: begun.id, afterRevision, waitMs }, ACME);
    const running = (await look(0, 0)).data.ocrExport!;
    expect(running.lifecycle).toBe('PROCESSING');
    call.release(stores());
    let seen = running;
    while (!seen.poll.terminal) seen = (await look(seen.revision, 20_000)).data.ocrExport!;
    expect(seen).toMatchObject({ lifecycle: 'COMPLETED', answer: { externalDocumentId: '123' } });
    expect(seen.revision).toBeGreaterThan(running.revision);
  });

  test('of a document that was erased meanwhile is not sent', async () => {
    const { id: documentId } = await upload(app);
    const { id } = await write(app, { documentId });
    const { parts } = app.app;
    const inquiry = (await findInquiry(parts.database.queries, 'acme', 'OCR_EXPORT', id))!;
    expect(await ocrExportHandler.prepare({ ...parts, queries: parts.database.queries }, inquiry)).not.toBeNull();
    await parts.database.pool.query('delete from documents where id = $1', [documentId]);
    expect(await ocrExportHandler.prepare({ ...parts, queries: parts.database.queries }, inquiry)).toBeNull();
    expect((await app.ask(GetOcrExportDocument, { id }, ACME)).data.ocrExport?.document).toBeNull();
  });

  test('is its own tenant’s alone: as itself, as a node, as an entity', async () => {
    const { id: documentId } = await upload(app);
    const { id } = await write(app, { documentId });
    const entity = (headers: Record<string, string>) =>
      app.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on OcrExport { id lifecycle } } }',
        { r: [{ __typename: 'OcrExport', id }] },
        headers,
      );
    expect((await app.ask(GetNodeDocument, { id }, ACME)).data.node).toMatchObject({ __typename: 'OcrExport', id });
    expect(await entity(ACME)).toMatchObject({ data: { _entities: [{ id, lifecycle: 'COMPLETED' }] } });
    expect(await entity(GLOBEX)).toMatchObject({ data: { _entities: [null] } });
    const absent = await app.ask(GetOcrExportDocument, { id: 'exp_AAAAAAAAAAAAAAAAAAAAAA' }, GLOBEX);
    expect(absent.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await app.ask(GetOcrExportDocument, { id }, GLOBEX)).toEqual(absent);
    expect((await app.ask(GetNodeDocument, { id }, GLOBEX)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});

describe('the same result to the same place', () => {
  test('is written once, and asked for again is that export', async () => {
    const { id } = await upload(app);
    const additions = { description: 'By hand.' };
    const first = await write(app, { documentId: id, additions });
    const second = await write(app, { documentId: id, additions });
    expect(second).toEqual({ ...first, alreadyAsked: true });
    expect(artemis.calls).toHaveLength(1);
  });

  test('is written once also where many ask at the same moment', async () => {
    const { id } = await upload(app);
    const call = held();
    artemis.script(call.step);
    const begun = await Promise.all(Array.from({ length: 8 }, () => write(app, { documentId: id }, ACME, 0)));
    expect(new Set(begun.map((each) => each.id)).size).toBe(1);
    expect(begun.filter(({ alreadyAsked }) => !alreadyAsked)).toHaveLength(1);
    call.release(stores());
    expect(await write(app, { documentId: id })).toMatchObject({ id: begun[0]?.id, lifecycle: 'COMPLETED' });
    expect(artemis.calls).toHaveLength(1);
  });

  test('is the same after the document was judged once more with the same result', async () => {
    const { id } = await upload(app);
    const first = await write(app, { documentId: id });
    await app.ask('mutation ($id: ID!) { remerge(id: $id) { document { revision } } }', { id }, ACME);
    expect(await write(app, { documentId: id })).toMatchObject({ id: first.id, alreadyAsked: true });
  });

  test('is sent anew where the app says so, by either name', async () => {
    const { id } = await upload(app);
    const first = await write(app, { documentId: id });
    const again = await write(app, { documentId: id, again: true });
    const fresh = await write(app, { documentId: id, strategy: { fresh: true } });
    expect(new Set([first.id, again.id, fresh.id]).size).toBe(3);
    expect([again, fresh]).toMatchObject([
      { lifecycle: 'COMPLETED', alreadyAsked: false },
      { lifecycle: 'COMPLETED', alreadyAsked: false },
    ]);
    expect(artemis.calls).toHaveLength(3);
    // From then on it is the latest one that is told.
    expect(await write(app, { documentId: id })).toMatchObject({ id: fresh.id, alreadyAsked: true });
  });

  test('is tried again where it failed, and only when asked', async () => {
    const { id } = await upload(app);
    artemis.script(fails('NOT_FOUND', 'Artemis answered 404.', { status: 404, delivery: 'RECEIVED' }));
    const failed = await write(app, { documentId: id });
    expect(failed).toMatchObject({
      lifecycle: 'FAILED',
      answer: null,
      attempts: [{ lifecycle: 'FAILED', error: { code: 'NOT_FOUND', internalMessage: 'Artemis answered 404.' } }],
    });
    expect(artemis.calls).toHaveLength(1);
    const second = await write(app, { documentId: id });
    expect(second).toMatchObject({ lifecycle: 'COMPLETED', alreadyAsked: false });
    expect(second.id).not.toBe(failed.id);
  });

  test.each([
    ['another target', { target: { customerId: '5001', documentId: '124' } }],
    ['other additions', { additions: { result: { race: null } } }],
  ])('is not the same with %s', async (_what, changes) => {
    const { id } = await upload(app);
    const first = await write(app, { documentId: id });
    const second = await write(app, { documentId: id, ...changes });
    expect(second).toMatchObject({ alreadyAsked: false, lifecycle: 'COMPLETED' });
    expect(second.id).not.toBe(first.id);
    expect(artemis.calls).toHaveLength(2);
  });

  test('from another document is another export, even if both say the same', async () => {
    const [one, other] = [await upload(app), await upload(app)];
    const first = await write(app, { documentId: one.id });
    const second = await write(app, { documentId: other.id });
    expect(second).toMatchObject({ alreadyAsked: false, attempts: [{ servedFrom: 'PROVIDER' }] });
    expect(second.id).not.toBe(first.id);
    expect(artemis.calls).toHaveLength(2);
  });
});
