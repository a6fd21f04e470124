import { describe, expect, test } from '@jest/globals';
import { ProviderFailure } from '../../../src/providers/contract.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { exportOf, fixture, providerOf, scripted, TOKEN } from './artemis-call.js';

async function failed(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.catch((error: unknown) => error);
  if (!(fault instanceof ProviderFailure)) throw new Error('It did not fail as it should.');
  return fault;
}

describe('the request as it goes out', () => {
  test('PUT, with the ids in the address and the three headers', async () => {
    covers(
      'artemis:endpoint:put',
      'artemis:request:authorization',
      'artemis:request:content-type',
      'artemis:request:x-domain-id',
    );
    const { context, sent } = scripted(TOKEN, { body: await fixture('document') });
    const request = await exportOf();
    const provider = providerOf();
    await provider.start(request, context);
    const put = sent[1];
    expect(put?.method).toBe('PUT');
    expect(put?.url.href).toBe('https://api.artemis.cynopsis.co/api/customer/5001/document/123/ocr');
    expect(put?.headers).toEqual({
      authorization: 'Bearer access-token-of-a-test',
      'content-type': 'application/json',
      'x-domain-id': '42',
    });
    const preview = provider.preview?.(request);
    expect(JSON.parse(put?.body as string)).toEqual(preview?.body);
    expect([preview?.method, preview?.path]).toEqual([put?.method, put?.url.pathname]);
  });

  test('elsewhere, by setting', async () => {
    covers('artemis:request:x-domain-id', 'artemis:setting:ARTEMIS_API_BASE', 'artemis:setting:ARTEMIS_DOMAIN_ID');
    const { context, sent } = scripted(TOKEN, { body: await fixture('document') });
    const changes = { apiBase: 'https://uat.example.invalid/artemis', domainId: '9223372036854775807' };
    await providerOf(changes).start(await exportOf(), context);
    expect(sent[1]?.url.href).toBe('https://uat.example.invalid/artemis/api/customer/5001/document/123/ocr');
    expect(sent[1]?.headers).toMatchObject({ 'x-domain-id': '9223372036854775807' });
  });

  test('ids of 64 bits stand in the address with all their digits', async () => {
    covers('artemis:request:customerId', 'artemis:request:documentId');
    const target = { customerId: '9007199254740993', documentId: '9223372036854775807' };
    const { context, sent } = scripted(TOKEN, { body: '{"id":9223372036854775807,"customerId":9007199254740993}' });
    const result = await providerOf().start(await exportOf('passport-utopia', { target }), context);
    expect(sent[1]?.url.pathname).toBe('/api/customer/9007199254740993/document/9223372036854775807/ocr');
    expect(result).toMatchObject({ state: 'done', outcome: { externalId: target.documentId, warnings: [] } });
  });

  test('what was left out is in the warnings', async () => {
    const { context } = scripted(TOKEN, { body: await fixture('document') });
    const request = await exportOf('passport-utopia', { additions: { result: { docver_check: {} } } });
    expect(await providerOf().start(request, context)).toMatchObject({
      outcome: { warnings: ['Keys that the vendor does not document were left out: 1.'] },
    });
  });

  test.each([
    ['', '123'],
    ['5001', ''],
    ['5001/document/1', '123'],
    ['5001', '../124'],
    ['5001', '123?x=1'],
    ['-1', '123'],
    ['05001', '123'],
    ['5001', '1e3'],
    ['5001', '9223372036854775808'],
    ['99999999999999999999', '123'],
  ])('nothing goes out for the ids %j and %j', async (customerId, documentId) => {
    covers('artemis:request:customerId', 'artemis:request:documentId');
    const { context, sent } = scripted();
    const request = await exportOf('passport-utopia', { target: { customerId, documentId } });
    expect(await failed(providerOf().start(request, context))).toMatchObject({
      code: 'INVALID_REQUEST',
      delivery: 'NOT_SENT',
      retryable: false,
    });
    expect(() => providerOf().preview?.(request)).toThrow(ProviderFailure);
    expect(sent).toEqual([]);
  });

  test('nor for a key of the wrong type', async () => {
    const { context, sent } = scripted();
    const request = await exportOf('passport-utopia', { additions: { result: { race: 7 } } });
    const failure = await failed(providerOf().start(request, context));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', delivery: 'NOT_SENT' });
    expect(sent).toEqual([]);
  });

  test('nor for more than is allowed', async () => {
    covers('artemis:setting:ARTEMIS_MAX_BODY_BYTES');
    const { context, sent } = scripted();
    const failure = await failed(providerOf({ maxBodyBytes: 100 }).start(await exportOf(), context));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', delivery: 'NOT_SENT' });
    expect(sent).toEqual([]);
  });

  test.each<ProviderRequest>([
    { kind: 'TEXT', images: [] },
    { kind: 'PLATE', images: [] },
    { kind: 'INVOICE', images: [], croppedImage: false },
  ])('nor for anything but an export: $kind', async (request) => {
    const { context, sent } = scripted();
    expect((await failed(providerOf().start(request, context))).code).toBe('INVALID_REQUEST');
    expect(() => providerOf().preview?.(request)).toThrow('Artemis is not asked for');
    expect(sent).toEqual([]);
  });
});

describe('the reply as it comes in', () => {
  test('the documented answer is done at once', async () => {
    covers('artemis:success:200');
    const { context } = scripted(TOKEN, { body: await fixture('document') });
    expect(await providerOf().start(await exportOf(), context)).toMatchObject({
      state: 'done',
      outcome: {
        externalId: '123',
        reading: { kind: 'OCR_EXPORT', export: { externalDocumentId: '123', authenticity: 'ORIGINAL' } },
        raw: { id: 123, front: '[left out]', back: '[left out]' },
        warnings: [],
      },
    });
  });

  test.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['half an object', '{"id": 123, "type"'],
    ['text', '"OK"'],
    ['null', 'null'],
    ['a list', [{ id: 123 }]],
    ['an object without id', { type: 'PASSPORT' }],
    ['an id that is null', { id: null }],
    ['an id that is an object', { id: {} }],
    ['an id that is a fraction', { id: 1.5 }],
    ['an id that is a word', { id: 'abc' }],
    ['an id beyond 64 bits', '{"id": 123456789012345678901234567890}'],
  ])('%s is no documented reply', async (_what, body) => {
    covers('artemis:reply:id', 'artemis:error:not-documented');
    const { context } = scripted(TOKEN, { body });
    expect(await failed(providerOf().start(await exportOf(), context))).toMatchObject({
      code: 'MALFORMED_REPLY',
      delivery: 'RECEIVED',
      retryable: false,
    });
  });
});
