import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportOcrResultInput } from '../../operations/generated.js';
import { ExportOcrResultDocument, PreviewOcrExportDocument } from '../../operations/generated.js';
import { createFakeProvider, done, held, readingOf, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';
import { ACME, ask, countExports, createFakeExporter, GLOBEX, stores, TARGET, upload, write } from './export-stage.js';

const API_KEYS = 'acme:acme-key,globex:globex-key';
const CANARY = 'Kanarienvogel';

const reader = createFakeProvider();
const imitation = createFakeProvider({ name: 'chekin', mode: 'SANDBOX' });
const artemis = createFakeExporter();

let app: TestApp;
let withoutExporter: TestApp;
beforeAll(async () => {
  reader.always(done());
  imitation.always(done());
  artemis.always(stores());
  [app, withoutExporter] = await Promise.all([
    createTestApp({ environment: { API_KEYS }, registry: registryOf(reader, imitation, artemis) }),
    createTestApp({ environment: { API_KEYS }, registry: registryOf(reader) }),
  ]);
});
afterAll(async () => {
  await Promise.all([app.stop(), withoutExporter.stop()]);
});

const uploadLocally = (on: TestApp = app, waitMs = 20_000) =>
  upload(on, { strategy: { providers: ['local' as const] } }, ACME, waitMs);

/** The one fault of an export, and of its preview, that leaves nothing behind. */
async function refused(input: Partial<ExportOcrResultInput>, on: TestApp = app, headers = ACME) {
  const before = await countExports(on);
  const calls = artemis.calls.length;
  const { ocrExport, userErrors } = await ask(on, input, headers);
  expect(ocrExport).toBeNull();
  const whole = { documentId: '', target: TARGET, ...input };
  const preview = await on.ask(PreviewOcrExportDocument, { input: whole }, headers);
  expect(preview.data.ocrExportPreview).toEqual({ requests: [], userErrors });
  expect([await countExports(on), artemis.calls.length]).toEqual([before, calls]);
  expect(userErrors).toHaveLength(1);
  return userErrors[0]!;
}

describe('nothing is exported, and nothing kept, where', () => {
  test('the document is still being read', async () => {
    const call = held();
    reader.script(call.step);
    const { id } = await uploadLocally(app, 0);
    await call.reached;
    expect(await refused({ documentId: id })).toMatchObject({
      code: 'DOCUMENT_NOT_ENDED',
      path: ['input', 'documentId'],
    });
    call.release(done());
  });

  test('nothing was read', async () => {
    reader.script(done(readingOf({}, { kind: null })));
    const { id } = await uploadLocally();
    expect(await refused({ documentId: id })).toMatchObject({
      code: 'DOCUMENT_WITHOUT_VALUES',
      path: ['input', 'documentId'],
    });
  });

  test('values were made up by the sandbox and the customer system is real', async () => {
    const image = { base64: await newPictureAsBase64() };
    const first = await upload(app, { image, strategy: { providers: ['chekin'] } });
    const known = await upload(app, { image, strategy: { providers: ['chekin'] } });
    expect([first, known].map(({ attempts }) => attempts[0]?.servedFrom)).toEqual(['SANDBOX', 'CACHE']);
    for (const { id } of [first, known]) {
      expect(await refused({ documentId: id })).toMatchObject({
        code: 'DOCUMENT_FROM_SANDBOX',
        path: ['input', 'documentId'],
      });
    }
  });

  test('no customer system is configured', async () => {
    const { id } = await uploadLocally(withoutExporter);
    expect(await refused({ documentId: id }, withoutExporter)).toMatchObject({
      code: 'EXPORT_NOT_CONFIGURED',
      path: ['input'],
    });
  });

  test('none was chosen', async () => {
    const { id } = await uploadLocally();
    expect(await refused({ documentId: id, strategy: { providers: ['local'] } })).toMatchObject({
      code: 'EXPORT_NOT_CONFIGURED',
      path: ['input', 'strategy', 'providers'],
    });
  });

  test('the document is another tenant’s, in the same words as where there is none', async () => {
    const { id } = await uploadLocally();
    const foreign = await refused({ documentId: id }, app, GLOBEX);
    expect(foreign).toMatchObject({ code: 'DOCUMENT_NOT_FOUND', path: ['input', 'documentId'] });
    expect(await refused({ documentId: 'doc_AAAAAAAAAAAAAAAAAAAAAA' }, app, GLOBEX)).toEqual(foreign);
  });

  test.each(['', '-1', '01', '1.5', '12345678901234567890', '5001/../7', CANARY])(
    'the target’s id is %j',
    async (customerId) => {
      const { id } = await uploadLocally();
      expect(await refused({ documentId: id, target: { ...TARGET, customerId } })).toEqual({
        code: 'INPUT_INVALID',
        message: 'customerId must be a whole number of at most 64 bits, as text.',
        path: ['input', 'target', 'customerId'],
      });
    },
  );

  test.each<[string, object, string[]]>([
    ['a date that is none', { result: { 'birth date': CANARY } }, ['input']],
    ['a list as text', { result: { race: [CANARY] } }, ['input']],
    ['no object', { result: [CANARY] }, ['input', 'additions', 'result']],
    ['the character of code 0', { result: { race: `${CANARY}\0` } }, ['input', 'additions', 'result']],
    ['half of a surrogate pair', { description: `${CANARY}\ud83d` }, ['input', 'additions', 'description']],
    ['too much text', { description: CANARY.repeat(200) }, ['input', 'additions', 'description']],
    [
      'too many levels',
      { result: { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } } },
      ['input', 'additions', 'result'],
    ],
  ])('what was added holds %s', async (_what, additions, path) => {
    const { id } = await uploadLocally();
    const error = await refused({ documentId: id, additions });
    expect(error).toMatchObject({ code: 'INPUT_INVALID', path });
    expect(error.message).not.toContain(CANARY);
  });

  test('a scenario is named while somebody real could be asked', async () => {
    const { id } = await uploadLocally();
    expect(await refused({ documentId: id, scenario: 'artemis-refused' })).toMatchObject({
      code: 'SCENARIO_NOT_ALLOWED',
      path: ['input', 'scenario'],
    });
  });

  test('the target’s id is a number, whose last digits JSON would lose', async () => {
    const input = { documentId: 'doc_AAAAAAAAAAAAAAAAAAAAAA', target: { customerId: 5001, documentId: '123' } };
    const reply = await app.ask(ExportOcrResultDocument, { input } as never, ACME);
    expect(reply.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

test('nothing of what was read or added reaches the log', async () => {
  const { id } = await uploadLocally();
  await write(app, { documentId: id, additions: { description: CANARY, result: { race: CANARY } } });
  const log = app.logLines().join('\n');
  expect(log.length).toBeGreaterThan(0);
  expect(log).not.toContain(CANARY);
  expect(log).not.toContain('MERIDAN');
});
