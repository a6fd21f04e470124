import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InvoiceReading } from '../../src/domain/invoice.js';
import type { ProvidedReading } from '../../src/domain/reading.js';
import type { Strategy } from '../../src/domain/strategy.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { invoiceHandler } from '../../src/orchestration/inquiries/invoice.js';
import { finishInquiry } from '../../src/orchestration/inquiries/process-inquiry.js';
import { uploadInvoice } from '../../src/services/upload-invoice.js';
import { findInquiryOfJob, listInquiriesOfSubjects } from '../../src/store/inquiries.js';
import { newPictureAsBase64 } from '../graphql/pictures.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import { invoiceOf } from '../support/invoice-answers.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const answer = (...invoices: InvoiceReading[]): ProvidedReading => ({
  provider: 'flyocr',
  reading: { kind: 'INVOICE', invoices },
});
const A = invoiceOf({ INVOICE_NUMBER: 'A', GROSS_AMOUNT: '1.00' });
const B = invoiceOf({ INVOICE_NUMBER: 'B', GROSS_AMOUNT: '2.00' });

describe('an answer about invoices will do', () => {
  const { judge } = invoiceHandler;
  const isAnswered = (strategy: Partial<Strategy>, ...readings: ProvidedReading[]) =>
    judge.isAnswered({ ...DEFAULT_STRATEGY, ...strategy }, readings);

  test.each<[string, boolean, InvoiceReading[]]>([
    ['with number and amount of each', true, [A, B]],
    ['not where one of several lacks its amount', false, [A, invoiceOf({ INVOICE_NUMBER: 'B' })]],
    ['not without the number', false, [invoiceOf({ GROSS_AMOUNT: '1.00' })]],
    ['not where nothing was found', false, []],
  ])('%s', (_what, expected, invoices) => {
    expect(isAnswered({}, answer(...invoices))).toBe(expected);
  });

  test('by what the app wants, where it says so', () => {
    expect(isAnswered({ wanted: ['INVOICE_NUMBER'] }, answer(invoiceOf({ INVOICE_NUMBER: 'B' })))).toBe(true);
    expect(isAnswered({ wanted: ['CURRENCY'] }, answer(A))).toBe(false);
  });

  test('by consensus only where as many have answered as the quorum says, about each invoice', () => {
    const from = (provider: ProvidedReading['provider'], ...invoices: InvoiceReading[]): ProvidedReading => ({
      ...answer(
        ...invoices.map((invoice) => ({
          ...invoice,
          candidates: invoice.candidates.map((each) => ({ ...each, candidate: { ...each.candidate, provider } })),
        })),
      ),
      provider,
    });
    const strategy: Strategy = { ...DEFAULT_STRATEGY, mode: 'CONSENSUS', quorum: 2 };
    expect(judge.hasConsensus(strategy, [from('flyocr', A, B)])).toBe(false);
    expect(judge.hasConsensus(strategy, [from('flyocr', A, B), from('beorg', B, A)])).toBe(true);
    expect(judge.hasConsensus(strategy, [from('flyocr', A, B), from('beorg', A)])).toBe(false);
  });
});

describe('the end of an invoice', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ registry: registryOf(createFakeProvider()), start: false });
  });
  afterAll(() => app.stop());

  test('that is reached twice leaves each further invoice of the file once', async () => {
    const { parts } = app.app;
    const { queries } = parts.database;
    const { id, tenant } = await uploadInvoice(
      parts,
      { tenant: 'acme' },
      {
        image: { base64: await newPictureAsBase64() },
        typeCode: null,
        croppedImage: false,
        sessionId: null,
        customerId: null,
        strategy: DEFAULT_STRATEGY,
        scenario: null,
      },
      ['input'],
    );
    const inquiry = (await findInquiryOfJob(queries, id))!;
    for (const readings of [[answer(A, B)], [answer(A, B)]]) {
      await parts.database.transaction((transaction) =>
        finishInquiry(parts, transaction, inquiry, readings, parts.now()),
      );
    }
    const beside = await listInquiriesOfSubjects(queries, tenant, 'INVOICE', [id]);
    expect(beside.map(({ lifecycle, outcome }) => [lifecycle, outcome!.invoices.length])).toEqual([['COMPLETED', 1]]);
    expect(await findInquiryOfJob(queries, id)).toMatchObject({ lifecycle: 'COMPLETED', revision: 2 });
  });
});
