import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ProviderFailure } from '../../src/providers/contract.js';
import { boundedSignal, createSender } from '../../src/providers/http.js';
import { MultipartForm } from '../../src/providers/multipart-form.js';
import { partsOf } from '../support/provider-call.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/answer?token=secret`);
}

const always = new AbortController().signal;

function get(url: URL, { maxReplyBytes = 1000, signal = always } = {}) {
  return createSender({ signal, maxReplyBytes })({ method: 'GET', url });
}

async function failureOf(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
  if (!(fault instanceof ProviderFailure)) throw fault;
  expect(fault.message).not.toContain('secret');
  return fault;
}

describe('an answer', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (bytes: Buffer) => bytes],
  ] as const)('is read in the encoding %s', async (encoding, encode) => {
    const url = await serve((request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(encode(Buffer.from(JSON.stringify({ asked: request.headers['accept-encoding'] }))));
    });
    expect(await get(url)).toMatchObject({ status: 200, json: { asked: 'gzip, deflate, br' } });
  });

  test('may have no body, and headers that come twice', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '3', 'x-twice': ['a', 'b'], 'content-encoding': 'gzip' }).end();
    });
    const reply = await get(url);
    expect(reply).toMatchObject({ status: 429, text: '', json: undefined });
    expect([reply.headers.get('Retry-After'), reply.headers.get('x-twice')]).toEqual(['3', 'a, b']);
  });

  test('is refused where it is longer than allowed, as it is sent and as it is meant', async () => {
    const plain = await serve((_request, response) => response.end('x'.repeat(1001)));
    const bomb = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(1_000_000)));
    });
    for (const url of [plain, bomb]) {
      expect(await failureOf(get(url, { maxReplyBytes: 1000 }))).toMatchObject({
        code: 'MALFORMED_REPLY',
        message: `${url.host} answered with more than 1000 bytes.`,
        delivery: 'RECEIVED',
      });
    }
  });

  test.each([
    ['zstd', 'an encoding'],
    ['gzip', 'a body'],
  ])('is refused where its encoding %s is not to be read', async (encoding) => {
    const url = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding).end('no such thing');
    });
    expect(await failureOf(get(url))).toMatchObject({ code: 'MALFORMED_REPLY', delivery: 'RECEIVED' });
  });

  test('that leads elsewhere is not followed', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end('moved');
    });
    expect(await failureOf(get(url))).toMatchObject({ code: 'MALFORMED_REPLY', status: 307 });
    expect(calls).toBe(1);
  });
});

describe('a call', () => {
  test('that nobody takes was not sent', async () => {
    const url = await serve((_request, response) => response.end());
    await new Promise((resolve) => servers.pop()!.close(resolve));
    expect(await failureOf(get(url))).toMatchObject({ code: 'UNAVAILABLE', delivery: 'NOT_SENT' });
  });

  test('ends with its time, before the answer and in the middle of it', async () => {
    const silent = await serve(() => undefined);
    const halting = await serve((_request, response) => void response.write('{'));
    for (const url of [silent, halting]) {
      const { signal, release } = boundedSignal(always, 50);
      expect(await failureOf(get(url, { signal }))).toMatchObject({ code: 'TIMEOUT', delivery: 'UNKNOWN' });
      release();
    }
  });

  test('carries a form that others can read, whatever its names and values are', async () => {
    const form = new MultipartForm();
    form.append('plain', 'Zürich 証\r\nline');
    form.append('a"b\r\nc', '');
    form.append('images', {
      bytes: Buffer.from('ff00fe0d0a2d2d', 'hex'),
      mediaType: 'image/png',
      fileName: 'x"\r\n.png',
    });
    const parts = await partsOf(form);
    expect(parts.slice(0, 2)).toEqual([
      ['plain', 'Zürich 証\r\nline'],
      ['a"b\r\nc', ''],
    ]);
    const file = parts[2]![1] as File;
    expect([parts.length, parts[2]![0], file.type]).toEqual([3, 'images', 'image/png']);
    expect(Buffer.from(await file.arrayBuffer()).toString('hex')).toBe('ff00fe0d0a2d2d');
  });

  test('says how long its body is, and of what kind', async () => {
    const url = await serve((request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => (length += chunk.length));
      request.on('end', () => response.end(JSON.stringify({ length, headers: request.headers })));
    });
    const send = createSender({ signal: always, headers: { 'x-attempt': 'att_1' } });
    const bodies: [string | URLSearchParams, string][] = [
      ['{"a":"ü"}', 'application/json'],
      [new URLSearchParams({ a: 'b c+' }), 'application/x-www-form-urlencoded;charset=UTF-8'],
    ];
    for (const [body, contentType] of bodies) {
      const own: Record<string, string> = typeof body === 'string' ? { 'content-type': contentType } : {};
      const { json } = await send({ method: 'POST', url, body, headers: own });
      const { length, headers } = json as { length: number; headers: Record<string, string> };
      expect(headers).toMatchObject({ 'content-type': contentType, 'x-attempt': 'att_1', accept: 'application/json' });
      expect(headers['content-length']).toBe(String(length));
      expect(length).toBe(Buffer.byteLength(body.toString()));
    }
  });
});
