import { describe, expect, test } from '@jest/globals';
import { addDocument, fetchResult, redactedUrl } from '../../../src/providers/beorg/client.js';
import { beorgModule } from '../../../src/providers/beorg/provider.js';
import type { BeorgSettings } from '../../../src/providers/beorg/settings.js';
import type { Json, Provider, ProviderRequest } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { ASK_ANYTHING, imageOf, loggedLines } from '../../support/provider-call.js';
import { fixture, replyOf, scripted, settingsWith } from './beorg-settings.js';

const BYTES = Buffer.from([0xff, 0xd8, 0xff, 0xfb, 0xf0, 0x3e]);
const REQUEST: ProviderRequest = {
  kind: 'DOCUMENT',
  question: { ...ASK_ANYTHING, providerTypes: { beorg: 'RVP' } },
  images: [imageOf(BYTES)],
};
const HANDLE: Json = { documentId: 's-39185', documents: [{ key: 'RVP1', type: 'RVP' }] };

function providerWith(changes: Partial<BeorgSettings> = {}): Provider {
  return beorgModule.create(settingsWith(changes), { mode: 'LIVE', cost: null });
}

function check(provider: Provider, handle: Json, context: Parameters<Provider['start']>[1], request = REQUEST) {
  if (!provider.check) throw new Error('It cannot be asked again.');
  return provider.check(handle, request, context);
}

describe('POST /api/bescan/add_document', () => {
  test('sends bare base64, what each picture is, and the three credentials in the body', async () => {
    covers(
      'beorg:endpoint:add_document',
      'beorg:request:content-type',
      'beorg:request:project_id',
      'beorg:request:token',
      'beorg:request:machine_uid',
      'beorg:request:images',
      'beorg:request:process_info',
      'beorg:setting:BEORG_TOKEN',
    );
    const { context, sent } = scripted(replyOf(200, { document_id: 's-12345' }));
    await addDocument(settingsWith(), context, [BYTES.toString('base64')], [{ key: 'RVP1', type: 'RVP' }]);
    expect(sent).toHaveLength(1);
    const { method, url, headers, body } = sent[0]!;
    expect([method, url.href]).toEqual(['POST', 'http://beorg.invalid/beorg/api/bescan/add_document']);
    expect(headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(body as string)).toEqual({
      project_id: 'U_RATE_2',
      token: 'sandbox-beorg-token',
      machine_uid: 'sandbox-machine',
      images: ['/9j/+/A+'],
      process_info: [{ key: 'RVP1', type: 'RVP' }],
    });
  });

  test('the project bears the newer name where the settings say so', async () => {
    covers('beorg:request:campaign_id', 'beorg:setting:BEORG_PROJECT_KEY');
    const { context, sent } = scripted(replyOf(200, { document_id: 's-1' }));
    await addDocument(settingsWith({ projectKey: 'campaign_id' }), context, ['AA=='], [{ type: 'RVP' }]);
    const body = JSON.parse(sent[0]!.body as string) as Record<string, unknown>;
    expect(body['campaign_id']).toBe('U_RATE_2');
    expect(body).not.toHaveProperty('project_id');
  });

  test('several pictures go in one call, in order', async () => {
    covers('beorg:request:several-images');
    const { context, sent } = scripted(replyOf(200, { document_id: 's-1' }));
    const images = ['first', 'second'].map((text) => imageOf(Buffer.from(text)));
    await providerWith().start({ ...REQUEST, images }, context);
    const body = JSON.parse(sent[0]!.body as string) as { images: string[]; process_info: unknown[] };
    expect(body.images.map((image) => Buffer.from(image, 'base64').toString())).toEqual(['first', 'second']);
    expect(body.process_info).toHaveLength(2);
  });

  test.each<[string, unknown, string]>([
    ['the documented form', { document_id: 's-12345' }, 's-12345'],
    ['a text without the letter', { document_id: '12345' }, '12345'],
    ['a bare number', { document_id: 12345 }, '12345'],
    ['any other text', { document_id: 'x/../y ?#' }, 'x/../y ?#'],
  ])('the id is opaque: %s', async (_title, body, documentId) => {
    covers('beorg:reply:id', 'beorg:reply:id-bare', 'beorg:setting:BEORG_FIRST_CHECK_AFTER_MS');
    const { context } = scripted(replyOf(200, body));
    const result = await providerWith({ firstCheckAfterMs: 4_000 }).start(REQUEST, context);
    expect(result).toEqual({
      state: 'pending',
      handle: { documentId, documents: [{ key: 'RVP', type: 'RVP' }] },
      externalId: documentId,
      checkAfterMs: 4_000,
    });
  });

  test.each<[string, unknown]>([
    ['no id', {}],
    ['null', { document_id: null }],
    ['empty', { document_id: '  ' }],
    ['an object', { document_id: {} }],
    ['a step up the address', { document_id: '..' }],
    ['longer than any id', { document_id: 's'.repeat(201) }],
    ['a list', [{ document_id: 's-1' }]],
    ['no JSON', 'accepted'],
    ['nothing', ''],
  ])('a success without an id is malformed: %s', async (_title, body) => {
    covers('beorg:reply:no-id');
    const run = providerWith().start(REQUEST, scripted(replyOf(200, body)).context);
    await expect(run).rejects.toMatchObject({ code: 'MALFORMED_REPLY', delivery: 'RECEIVED', retryable: false });
  });

  test('a success that bears an error is that error', async () => {
    covers('beorg:error:200');
    const reply = replyOf(200, { errors: { type: 'BadImage', message: 'image is empty' } });
    const run = providerWith().start(REQUEST, scripted(reply).context);
    await expect(run).rejects.toMatchObject({ code: 'INVALID_IMAGE', providerCode: 'BadImage' });
  });

  test('nothing is sent for what the vendor cannot do', async () => {
    const { context, sent } = scripted();
    const request: ProviderRequest = { ...REQUEST, question: { ...ASK_ANYTHING, kind: 'VISA' } };
    await expect(providerWith().start(request, context)).rejects.toMatchObject({ code: 'UNSUPPORTED_DOCUMENT' });
    expect(sent).toEqual([]);
  });
});

describe('GET /api/document/result/{document_id}', () => {
  test('the token is in the address, and the id cannot climb out of its place', async () => {
    covers('beorg:endpoint:result-get');
    const { context, sent } = scripted(replyOf(425, {}));
    await fetchResult(settingsWith({ token: 'to ken&x=1' }), context, 'x/../y?z');
    const { method, url } = sent[0]!;
    expect(method).toBe('GET');
    expect(url.pathname).toBe('/beorg/api/document/result/x%2F..%2Fy%3Fz');
    expect([...url.searchParams]).toEqual([['token', 'to ken&x=1']]);
  });

  test('no address that is logged bears the token', async () => {
    covers('beorg:error:secrets');
    const token = 'a-token-that-is-seen-nowhere';
    const before = loggedLines.length;
    const { context } = scripted(replyOf(425, {}));
    await fetchResult(settingsWith({ token }), context, 's-1');
    const lines = loggedLines.slice(before).join('\n');
    expect(lines).toContain('/api/document/result/s-1?token=***');
    expect(lines).not.toContain(token);
    expect(redactedUrl(new URL('http://beorg.invalid/a'))).toBe('http://beorg.invalid/a');
  });

  test('425 is not ready: the same handle, to be asked again after the usual time', async () => {
    covers('beorg:reply:425', 'beorg:setting:BEORG_CHECK_AFTER_MS');
    const result = await check(providerWith({ checkAfterMs: 2_000 }), HANDLE, scripted(replyOf(425, '')).context);
    expect(result).toEqual({ state: 'pending', handle: HANDLE, externalId: 's-39185', checkAfterMs: 2_000 });
  });

  test('which statuses mean not ready is a setting', async () => {
    covers('beorg:setting:BEORG_NOT_READY_STATUSES');
    const provider = providerWith({ notReadyStatuses: [202, 425] });
    const result = await check(provider, HANDLE, scripted(replyOf(202, {})).context);
    expect(result.state).toBe('pending');
    const strict = check(providerWith({ notReadyStatuses: [202] }), HANDLE, scripted(replyOf(425, {})).context);
    await expect(strict).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true, status: 425 });
  });

  test.each<[string, unknown]>([
    ['an empty list', { document_id: 's-1', documents: [] }],
    ['null', { document_id: 's-1', documents: null }],
  ])('a success without documents and without broken is still in progress: %s', async (_title, body) => {
    covers('beorg:reply:empty-documents');
    expect((await check(providerWith(), HANDLE, scripted(replyOf(200, body)).context)).state).toBe('pending');
  });

  test('the fixture of work in progress is in progress', async () => {
    covers('beorg:reply:empty-documents');
    const reply = replyOf(200, await fixture('in-progress-result'));
    expect((await check(providerWith(), HANDLE, scripted(reply).context)).state).toBe('pending');
  });

  test('ready: a reading, the reply as it came, and the id', async () => {
    covers('beorg:reply:documents');
    const body = await fixture('rvp-result');
    const result = await check(providerWith(), HANDLE, scripted(replyOf(200, body)).context);
    if (result.state !== 'done') throw new Error('It is not done.');
    expect(result.outcome.reading.kind).toBe('DOCUMENT');
    expect(result.outcome.raw).toEqual(body);
    expect(result.outcome.externalId).toBe('s-39185');
    expect(result.outcome.warnings).toEqual([]);
  });

  test('broken with nothing read is a picture that cannot be used, with the vendor’s reasons', async () => {
    covers('beorg:reply:broken');
    const reply = replyOf(200, await fixture('broken-empty-result'));
    await expect(check(providerWith(), HANDLE, scripted(reply).context)).rejects.toMatchObject({
      code: 'INVALID_IMAGE',
      providerCode: 'image_quality',
      message: 'BeOrg could not read the picture: image_quality; Низкое качество изображения.',
      delivery: 'RECEIVED',
      retryable: false,
    });
  });

  test.each<[string, unknown]>([
    ['broken without a list and without reasons', { broken: true }],
    ['broken as a text', { broken: 'true', documents: [] }],
    ['broken as a number', { broken: 1, documents: null }],
    ['a document that is broken', { documents: [{ key: 'RVP', type: 'RVP', broken: true, data: { LastName: '' } }] }],
  ])('%s', async (_title, body) => {
    const run = check(providerWith(), HANDLE, scripted(replyOf(200, body)).context);
    await expect(run).rejects.toMatchObject({ code: 'INVALID_IMAGE', providerCode: 'broken' });
  });

  test.each<[string, unknown]>([
    ['no list', { document_id: 's-1' }],
    ['a number instead of the list', { document_id: 's-1', documents: 3 }],
    ['a list', []],
    ['no JSON', '<html></html>'],
  ])('any other success is malformed: %s', async (_title, body) => {
    covers('beorg:reply:other');
    const run = check(providerWith(), HANDLE, scripted(replyOf(200, body)).context);
    await expect(run).rejects.toMatchObject({ code: 'MALFORMED_REPLY', status: 200 });
  });

  test.each<[string, Json]>([
    ['nothing', null],
    ['another vendor’s', { id: 7 }],
  ])('a handle that is not ours is a fault of ours: %s', async (_title, handle) => {
    await expect(check(providerWith(), handle, scripted().context)).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  test('credentials, pictures and addresses in a reply are not kept', async () => {
    covers('beorg:error:secrets');
    const token = 'sandbox-beorg-token';
    const data = {
      LastName: `ОБРАЗЦОВА ${token}`,
      Photo: 'A'.repeat(500),
      Link: `https://elsewhere.invalid/photo.jpg?token=${token}`,
      Inline: 'data:image/png;base64,AAAA',
    };
    const body = { document_id: 's-1', documents: [{ key: 'RVP', type: 'RVP', data, metadata: {} }] };
    const handle = { documentId: 's-1', documents: [{ key: 'RVP', type: 'RVP' }] };
    const result = await check(providerWith(), handle, scripted(replyOf(200, body)).context);
    if (result.state !== 'done') throw new Error('It is not done.');
    expect(JSON.stringify(result.outcome)).not.toContain(token);
    expect(result.outcome.raw).toMatchObject({
      documents: [
        {
          data: {
            LastName: 'ОБРАЗЦОВА [credential left out]',
            Photo: '[picture of 500 base64 characters left out]',
            Link: '[address left out]',
            Inline: '[data URI of 26 characters left out]',
          },
        },
      ],
    });
  });
});
