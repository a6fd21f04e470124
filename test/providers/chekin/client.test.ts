import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { imageOf } from '../../support/provider-call.js';
import {
  codeOf,
  faceRequest,
  handleOf,
  newPicture,
  providerOf,
  requestFor,
  scripted,
  specimen,
} from './chekin-call.js';

const HEX_ID = '64672caf4d2140e19d68b222fa0da318';

describe('requests as they go out', () => {
  test.each([
    ['v1', 'https://api.chekin.io/api/v1/tools/ocr/picture/', 'https://api.chekin.io/api/v1/tools/ocr/data/15/'],
    ['v2', 'https://api.chekin.io/api/v2/tools/ocr/picture/', 'https://api.chekin.io/api/v2/tools/ocr/data/15/'],
    ['v3', 'https://a.chekin.io/api/v3/ocr/picture/', 'https://a.chekin.io/api/v3/ocr/data/15/'],
  ] as const)('%s: upload and data', async (version, uploadAddress, dataAddress) => {
    covers(
      'chekin:endpoint:picture-v1',
      'chekin:endpoint:data-v1',
      'chekin:endpoint:picture-v2',
      'chekin:endpoint:data-v2',
      'chekin:endpoint:picture-v3',
      'chekin:endpoint:data-v3',
      'chekin:request:authorization-token',
      'chekin:request:content-type',
      'chekin:request:picture_file',
      'chekin:setting:CHEKIN_BASE_URL',
      'chekin:setting:CHEKIN_API_VERSION',
    );
    const { context, sent } = scripted({ status: 201, body: newPicture(15) }, { body: newPicture(15) });
    const baseUrl = new URL(uploadAddress).origin + '/api';
    const provider = providerOf({ version, baseUrl });
    const request = await requestFor('passport-utopia.jpg');
    const started = await provider.start(request, context);
    await provider.check?.(handleOf(started), request, context);

    const [upload, data] = sent;
    expect(upload).toMatchObject({ method: 'POST' });
    expect(upload?.url.href).toBe(uploadAddress);
    expect(upload?.headers).toEqual({ 'content-type': 'application/json', authorization: 'Token token-of-a-test' });
    const bytes = await specimen('passport-utopia.jpg');
    expect(JSON.parse(upload?.body as string)).toEqual({
      picture_file: `data:image/jpeg;base64,${bytes.toString('base64')}`,
    });
    expect(data).toMatchObject({ method: 'GET', headers: { authorization: 'Token token-of-a-test' } });
    expect(data?.url.href).toBe(dataAddress);
    expect(data?.body).toBeUndefined();
  });

  test('v2 sends the other side as picture_file_2', async () => {
    covers('chekin:request:picture_file_2', 'chekin:request:do_face_extraction');
    const { context, sent } = scripted({ status: 201, body: newPicture(HEX_ID) });
    await providerOf({ version: 'v2' }).start(await requestFor('passport-utopia.jpg', 'selfie.jpg'), context);
    const body = JSON.parse(sent[0]?.body as string) as Record<string, string>;
    expect(Object.keys(body)).toEqual(['picture_file', 'picture_file_2']);
    expect(body['picture_file_2']).toMatch(/^data:image\/jpeg;base64,/);
  });

  test.each(['v1', 'v3'] as const)('%s sends the first picture alone', async (version) => {
    covers('chekin:request:picture_file_2');
    const { context, sent } = scripted({ status: 201, body: newPicture(15) });
    await providerOf({ version }).start(await requestFor('passport-utopia.jpg', 'selfie.jpg'), context);
    expect(Object.keys(JSON.parse(sent[0]?.body as string) as object)).toEqual(['picture_file']);
  });

  test('scheme and API key as they are set', async () => {
    covers(
      'chekin:request:authorization-jwt',
      'chekin:request:api-key',
      'chekin:setting:CHEKIN_AUTHORIZATION_SCHEME',
      'chekin:setting:CHEKIN_API_KEY',
    );
    const { context, sent } = scripted({ status: 201, body: newPicture(15) });
    const provider = providerOf({ scheme: 'JWT', apiKey: 'key-of-a-test' });
    await provider.start(await requestFor('passport-utopia.jpg'), context);
    expect(sent[0]?.headers).toMatchObject({ authorization: 'JWT token-of-a-test', 'api-key': 'key-of-a-test' });
  });

  test.each(['image/png', 'image/jpeg', 'image/tiff', 'image/bmp', 'application/pdf'] as const)(
    '%s is named in the data URI',
    async (mediaType) => {
      covers('chekin:request:media-types');
      const { context, sent } = scripted({ status: 201, body: newPicture(15) });
      const images = [imageOf(Buffer.from('picture'), mediaType)];
      await providerOf().start({ ...(await requestFor()), images }, context);
      expect(JSON.parse(sent[0]?.body as string)).toEqual({
        picture_file: `data:${mediaType};base64,${Buffer.from('picture').toString('base64')}`,
      });
    },
  );

  test.each([
    ['a type that it does not take', imageOf(Buffer.from('picture'), 'image/webp'), 'INVALID_IMAGE'],
    ['more bytes than are set', imageOf(Buffer.alloc(101)), 'INVALID_IMAGE'],
  ] as const)('nothing goes out for %s', async (_what, image, code) => {
    covers('chekin:request:media-types', 'chekin:setting:CHEKIN_MAX_IMAGE_BYTES');
    const { context, sent } = scripted();
    const run = providerOf({ maxImageBytes: 100 }).start({ ...(await requestFor()), images: [image] }, context);
    const fault: unknown = await run.catch((error: unknown) => error);
    expect(fault).toMatchObject({ code, delivery: 'NOT_SENT' });
    expect(sent).toEqual([]);
  });

  test('nothing goes out without a picture, nor for what it is not asked for', async () => {
    const { context, sent } = scripted();
    expect(await codeOf(providerOf().start(await requestFor(), context))).toBe('INVALID_REQUEST');
    expect(await codeOf(providerOf().start(await faceRequest(), context))).toBe('INVALID_REQUEST');
    expect(await codeOf(providerOf().start({ kind: 'TEXT', images: [] }, context))).toBe('INVALID_REQUEST');
    expect(sent).toEqual([]);
  });
});

describe('replies as they come in', () => {
  test.each([200, 201, 202, 204])('a success may have the status %i', async (status) => {
    covers('chekin:status:NEW', 'chekin:open:success-status');
    const { context } = scripted({ status, body: newPicture(15) });
    const result = await providerOf().start(await requestFor('passport-utopia.jpg'), context);
    expect(result).toMatchObject({ state: 'pending', externalId: '15', checkAfterMs: 1_000 });
  });

  test.each([15, HEX_ID])('the id %p is asked about as it came', async (id) => {
    covers('chekin:request:ID', 'chekin:reply:id', 'chekin:reply:id-hexadecimal');
    const { context, sent } = scripted({ body: newPicture(id) }, { body: { ...newPicture(id), status: 'PRO' } });
    const provider = providerOf();
    const request = await requestFor('passport-utopia.jpg');
    const result = await provider.check?.(handleOf(await provider.start(request, context)), request, context);
    expect(sent[1]?.url.pathname).toBe(`/api/v1/tools/ocr/data/${id}/`);
    expect(result).toMatchObject({ state: 'pending', externalId: String(id), handle: { picture: id } });
  });

  test('work that is completed at once is done at once', async () => {
    covers('chekin:status:COM');
    const { context } = scripted({ body: { ...newPicture(15), status: 'COM' } });
    const result = await providerOf().start(await requestFor('passport-utopia.jpg'), context);
    expect(result).toMatchObject({ state: 'done', outcome: { externalId: '15' } });
  });

  test('work that failed at once has failed', async () => {
    covers('chekin:status:ERR');
    const { context } = scripted({ body: { ...newPicture(15), status: 'ERR' } });
    const run = providerOf().start(await requestFor('passport-utopia.jpg'), context);
    expect(await codeOf(run)).toBe('INVALID_IMAGE');
  });

  test.each([
    ['a list', [newPicture(15)]],
    ['text', '"NEW"'],
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['no id', { ...newPicture(15), id: undefined }],
    ['an id that is a path', { ...newPicture(15), id: '../../users' }],
    ['an id with a query', { ...newPicture(15), id: '15?x=' }],
    ['an id of another type', { ...newPicture(15), id: { pk: 15 } }],
    ['a negative id', { ...newPicture(15), id: -15 }],
    ['an id too large to be exact', { ...newPicture(15), id: 2 ** 60 }],
    ['no status', { ...newPicture(15), status: undefined }],
    ['an unknown status', { ...newPicture(15), status: 'DONE' }],
    ['a status that is a number', { ...newPicture(15), status: 7 }],
  ])('%s is no documented reply', async (_what, body) => {
    covers('chekin:reply:id', 'chekin:reply:status', 'chekin:status:other', 'chekin:error:no-json');
    const { context } = scripted({ status: 200, body });
    const fault: unknown = await providerOf()
      .start(await requestFor('passport-utopia.jpg'), context)
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'MALFORMED_REPLY', delivery: 'RECEIVED', retryable: false });
  });

  test('a reply about other work is not taken', async () => {
    const { context } = scripted({ body: { ...newPicture(16), status: 'COM' } });
    const run = providerOf().check?.(
      { step: 'PICTURE', sinceMs: Date.now(), picture: 15 },
      await requestFor(),
      context,
    );
    expect(await codeOf(run!)).toBe('MALFORMED_REPLY');
  });

  test('the same id in another spelling is', async () => {
    covers('chekin:reply:id-hexadecimal');
    const spelt = '64672CAF-4D21-40E1-9D68-B222FA0DA318';
    const { context } = scripted({ body: { ...newPicture(spelt), status: 'COM' } });
    const handle = { step: 'PICTURE', sinceMs: Date.now(), picture: HEX_ID };
    const result = await providerOf().check?.(handle, await requestFor(), context);
    expect(result?.state).toBe('done');
  });
});

describe('when to ask again', () => {
  test.each([
    [0, 1_000],
    [9_000, 1_000],
    [30_000, 3_000],
    [500_000, 10_000],
  ])('after %i ms of work in %i ms', async (ageMs, checkAfterMs) => {
    covers(
      'chekin:status:PRO',
      'chekin:setting:CHEKIN_POLL_INTERVAL_MS',
      'chekin:setting:CHEKIN_POLL_INTERVAL_CEILING_MS',
    );
    const { context } = scripted({ body: { ...newPicture(15), status: 'PRO' } });
    const now = new Date('2026-11-20T12:00:00Z');
    const handle = { step: 'PICTURE', sinceMs: now.getTime() - ageMs, picture: 15 };
    const result = await providerOf().check?.(handle, await requestFor(), { ...context, now: () => now });
    expect(result).toMatchObject({ state: 'pending', checkAfterMs });
  });

  test('work past its ceiling has failed, and asking on would not help', async () => {
    covers('chekin:setting:CHEKIN_PROCESSING_CEILING_MS');
    const { context } = scripted({ body: { ...newPicture(15), status: 'PRO' } });
    const handle = { step: 'PICTURE', sinceMs: Date.now() - 700_000, picture: 15 };
    const fault: unknown = await providerOf()
      .check?.(handle, await requestFor(), context)
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'TIMEOUT', retryable: false, delivery: 'RECEIVED' });
  });

  test('work past its ceiling that is done is done', async () => {
    const { context } = scripted({ body: { ...newPicture(15), status: 'COM' } });
    const handle = { step: 'PICTURE', sinceMs: Date.now() - 700_000, picture: 15 };
    expect((await providerOf().check?.(handle, await requestFor(), context))?.state).toBe('done');
  });

  test.each<[Json]>([
    [null],
    ['PICTURE'],
    [[]],
    [{}],
    [{ step: 'PICTURE', sinceMs: 0 }],
    [{ step: 'PICTURE', sinceMs: 'x', picture: 1 }],
    [{ step: 'PICTURE', sinceMs: 0, picture: '../1' }],
    [{ step: 'FACES', sinceMs: 0, identification: 1 }],
    [{ step: 'OTHER', sinceMs: 0, picture: 1 }],
  ])('%j is no handle', async (handle) => {
    const { context, sent } = scripted();
    const run = Promise.resolve().then(async () => providerOf().check?.(handle, await requestFor(), context));
    expect(await codeOf(run)).toBe('INTERNAL');
    expect(sent).toEqual([]);
  });
});
