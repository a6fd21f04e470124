import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExplainInput, UploadDocumentInput } from '../../operations/generated.js';
import {
  ExplainDocument,
  ListDocumentTypesDocument,
  ListInvoiceTypesDocument,
  ListProvidersDocument,
  RemergeDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
});
afterAll(() => app.stop());

async function upload(input: Omit<UploadDocumentInput, 'image'>, specimen = 'passport-utopia') {
  const { data, errors } = await app.ask(UploadDocumentDocument, {
    input: { image: { specimen }, ...input },
    waitMs: 20_000,
  });
  expect(errors).toBeUndefined();
  expect(data.uploadDocument.userErrors).toEqual([]);
  return data.uploadDocument.document!;
}

type Uploaded = Awaited<ReturnType<typeof upload>>;
const fieldOf = (document: Uploaded, name: string) => document.fields.find((field) => field.name === name)!;
const statesOf = (document: Uploaded) =>
  Object.fromEntries(document.attempts.map((attempt) => [attempt.provider.name, attempt.lifecycle]));

describe('with the sandbox', () => {
  test('six providers are listed, five of them as SANDBOX', async () => {
    const { data } = await app.ask(ListProvidersDocument, {});
    expect(data.providers.map(({ mode }) => mode)).toEqual(['EMBEDDED', ...Array<string>(5).fill('SANDBOX')]);
  });

  test('what the embedded engine can prove asks nobody else', async () => {
    const document = await upload({});
    const { local, ...others } = statesOf(document);
    expect(local).toBe('COMPLETED');
    expect(new Set(Object.values(others))).toEqual(new Set(['SKIPPED_NOT_NEEDED']));
    expect(document.sandbox).toBe(false);
  });

  test('CONSENSUS over four gives candidates, and a wrong birth date loses to the check digit', async () => {
    const document = await upload({
      strategy: { mode: 'CONSENSUS', quorum: 4, providers: ['local', 'chekin', 'neurovision', 'flyocr'] },
      scenario: 'neurovision-wrong-date-of-birth',
    });
    const birth = fieldOf(document, 'DATE_OF_BIRTH');
    expect(document.sandbox).toBe(true);
    expect(birth.value).toBe('1991-04-17');
    expect(birth.proof[0]).toMatchObject({ kind: 'MRZ_CHECK_DIGIT' });
    expect(birth.dissent).toEqual([
      { provider: 'neurovision', zone: 'VISUAL', value: expect.any(String) as unknown as string },
    ]);
    expect(birth.candidates.map(({ provider }) => provider).sort()).toEqual(
      expect.arrayContaining(['chekin', 'flyocr', 'local', 'neurovision']),
    );
  });

  test('one provider’s failure stays its own', async () => {
    const document = await upload({
      strategy: { mode: 'ALL', providers: ['local', 'chekin', 'beorg'] },
      scenario: 'chekin-unauthorized',
    });
    expect(document.lifecycle).toBe('COMPLETED');
    expect(document.attempts.find(({ provider }) => provider.name === 'chekin')).toMatchObject({
      lifecycle: 'FAILED',
      servedFrom: 'SANDBOX',
      error: { code: 'AUTHENTICATION_FAILED' },
    });
    expect(fieldOf(document, 'SURNAME').value).toBe('MERIDAN');
  });

  test('at the deadline whoever is not done is skipped, and the answer stands without them', async () => {
    const document = await upload({
      strategy: { mode: 'ALL', providers: ['local', 'chekin'], deadlineMs: 3_000 },
      scenario: 'chekin-times-out',
    });
    expect(statesOf(document)).toEqual({ local: 'COMPLETED', chekin: 'SKIPPED_DEADLINE' });
    expect(fieldOf(document, 'SURNAME').value).toBe('MERIDAN');
  });

  test('FALLBACK goes on where the first one cannot read it', async () => {
    const document = await upload({ strategy: { providers: ['local', 'chekin'] } }, 'id-card-utopia-front');
    expect(statesOf(document)).toMatchObject({ local: 'COMPLETED', chekin: 'COMPLETED' });
  });

  test('the same again is answered from what is known, and fresh asks anew', async () => {
    const strategy = { mode: 'ALL' as const, providers: ['chekin' as const] };
    await upload({ strategy }, 'id-card-utopia-back');
    const again = await upload({ strategy }, 'id-card-utopia-back');
    expect(again.attempts).toMatchObject([{ servedFrom: 'CACHE' }]);
    const fresh = await upload({ strategy: { ...strategy, fresh: true } }, 'id-card-utopia-back');
    expect(fresh.attempts).toMatchObject([{ servedFrom: 'SANDBOX' }]);
  });

  test('an unknown scenario is the caller’s fault', async () => {
    const { data } = await app.ask(UploadDocumentDocument, {
      input: { image: { specimen: 'passport-utopia' }, scenario: 'no-such-thing' },
    });
    expect(data.uploadDocument.userErrors).toMatchObject([{ code: 'SCENARIO_UNKNOWN', path: ['input', 'scenario'] }]);
  });

  test('remerge draws the same conclusion without asking anybody', async () => {
    const document = await upload({});
    const { data } = await app.ask(RemergeDocument, { id: document.id });
    expect(data.remerge.document).toMatchObject({
      revision: document.revision + 1,
      fields: document.fields,
      attempts: document.attempts,
    });
  });
});

describe('explain', () => {
  test('tells who would be asked and why not the others, and sends nothing', async () => {
    const before = (await app.ask(ListProvidersDocument, {})).data.providers;
    const { data } = await app.ask(ExplainDocument, {
      input: { strategy: { mode: 'ALL', maxCost: { amount: '0.01', currency: 'USD' } } },
    });
    const planned = Object.fromEntries(
      data.explain.providers.map(({ provider, position, excluded }) => [provider.name, excluded ?? position]),
    );
    expect(planned).toMatchObject({ flyocr: 'OVER_BUDGET', beorg: 'OVER_BUDGET', artemis: 'NOT_OFFERED' });
    expect(planned['local']).toEqual(expect.any(Number));
    expect((await app.ask(ListProvidersDocument, {})).data.providers).toEqual(before);
  });

  test.each<[ExplainInput, string[]]>([
    [{ request: 'FACE_MATCH' }, ['chekin', 'beorg', 'flyocr']],
    [{ request: 'LIVENESS' }, ['beorg', 'flyocr']],
    [{ request: 'LIVENESS', mediaType: 'video/mp4' }, ['flyocr']],
    [{ request: 'INVOICE_VERIFICATION' }, ['flyocr']],
    [{ request: 'OCR_EXPORT' }, ['artemis']],
    [{ request: 'SESSION' }, ['beorg', 'neurovision']],
    [{ request: 'INVOICE', mediaType: 'application/xml' }, ['local']],
    [{ typeCode: 'general-text' }, ['flyocr', 'local']],
    [{ typeCode: 'licence-plate' }, ['flyocr']],
  ])('tells it of %j', async (input, expected) => {
    const { data, errors } = await app.ask(ExplainDocument, { input });
    expect(errors).toBeUndefined();
    const asked = data.explain.providers.filter(({ position }) => position !== null);
    expect(asked.map(({ provider }) => provider.name).sort()).toEqual([...expected].sort());
  });
});

describe('the catalogue', () => {
  test('lists what each provider reads, and each country’s', async () => {
    const all = await app.ask(ListDocumentTypesDocument, {});
    expect(all.data.documentTypes.length).toBeGreaterThanOrEqual(74);
    const thai = await app.ask(ListDocumentTypesDocument, { country: 'THA', provider: 'flyocr' });
    expect(thai.data.documentTypes.map(({ code }) => code)).toContain('tha-identity-card');
  });

  test('lists the invoices, and what their verification requires', async () => {
    const all = await app.ask(ListInvoiceTypesDocument, {});
    expect(all.data.invoiceTypes).toHaveLength(37);
    const verifiable = await app.ask(ListInvoiceTypesDocument, { verifiable: true });
    expect(verifiable.data.invoiceTypes).toHaveLength(20);
    expect(verifiable.data.invoiceTypes[0]?.requiredForVerification.length).toBeGreaterThan(0);
  });
});
