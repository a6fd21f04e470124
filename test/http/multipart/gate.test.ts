import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { MultipartOptions } from '../../../src/http/multipart/plugin.js';
import { parsed, expectRefusal } from './answers.js';
import { begin, FORM_HEADERS, formOf, MEASURE, send, uploadOf, type Answer } from './form.js';
import { BAD_CREDENTIAL, startUploadServer, type UploadServer } from './upload-server.js';

let server: UploadServer;

async function start(overrides: Partial<MultipartOptions> = {}): Promise<void> {
  server = await startUploadServer(overrides);
}

afterEach(async () => {
  await server.close();
});

const file = randomBytes(50_000);
const measured = { byteLength: file.length, sha256: createHash('sha256').update(file).digest('hex') };
const valid = uploadOf(MEASURE, { file: null }, { 'variables.file': file });

describe('the gate, before a byte of the body is read', () => {
  /** Sends only the head. An answer proves that nobody waited for the body. */
  async function knock(headers: Record<string, string | number>): Promise<Answer> {
    const { sending, answer } = begin(server.port, headers);
    sending.flushHeaders();
    const received = await answer;
    sending.destroy();
    return received;
  }

  const head = { ...FORM_HEADERS, 'content-length': 400_000 };

  it.each<Record<string, string>>([{}, { 'apollo-require-preflight': '' }])(
    'wants a preflight header, and has %j for none',
    async (header) => {
      await start();
      const withoutHeader = { 'content-type': head['content-type'], 'content-length': 400_000, ...header };
      expectRefusal(await knock(withoutHeader), 400, 'CSRF_PREFLIGHT_MISSING');
    },
  );

  it("takes the header of Apollo's mobile clients as well", async () => {
    await start();
    const { sending, answer } = begin(server.port, {
      'content-type': head['content-type'],
      'content-length': valid.length,
      'x-apollo-operation-name': 'Measure',
    });
    sending.end(valid);
    expect(parsed(await answer)).toEqual({ data: { measure: measured } });
  });

  it('asks who it is', async () => {
    await start();
    expectRefusal(await knock({ ...head, authorization: BAD_CREDENTIAL }), 401, 'UNAUTHENTICATED');
  });

  it('says nothing of what broke while asking', async () => {
    await start();
    const answer = await knock({ ...head, authorization: 'Bearer bug' });
    expectRefusal(answer, 500, 'INTERNAL_SERVER_ERROR');
    expect(answer.body + server.log.join('')).not.toContain('secret');
    expect(server.log).toHaveLength(1);
  });

  it('wants to know the length', async () => {
    await start();
    expectRefusal(await knock({ ...FORM_HEADERS, 'transfer-encoding': 'chunked' }), 411, 'LENGTH_REQUIRED');
  });

  it('refuses too much at once', async () => {
    await start();
    expectRefusal(await knock({ ...head, 'content-length': 500_001 }), 413, 'PAYLOAD_TOO_LARGE');
    expectRefusal(await knock({ ...head, 'content-length': 10 ** 13 }), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('does not read on for ever where far too much is announced and sent', async () => {
    await start({ maxRequestBytes: 100_000 });
    const socket = connect(server.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    const contentType = FORM_HEADERS['content-type'];
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\napollo-require-preflight: 1\r\ncontent-type: ${contentType}\r\n`,
    );
    socket.write(`content-length: 10000000000000\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 413 .*PAYLOAD_TOO_LARGE/s);
    const sending = setInterval(() => socket.write(Buffer.alloc(20_000)), 1);
    await closed;
    clearInterval(sending);
    expect(parsed(await send(server.port, valid))).toEqual({ data: { measure: measured } });
  });

  it('counts what comes, whatever was announced', async () => {
    await start({ maxRequestBytes: 10_000 });
    const response = await server.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...FORM_HEADERS, 'content-length': '9000' },
      payload: valid,
    });
    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  it('lets no caller take all places', async () => {
    await start({ maxConcurrent: 3, maxConcurrentOfCaller: 1 });
    const own = { ...FORM_HEADERS, 'content-length': valid.length, 'x-caller': 'one' };
    const slow = begin(server.port, own);
    slow.sending.write(valid.subarray(0, 1_000));
    while (server.resolversStarted < 1)
      await send(server.port, Buffer.from('{"query":"{alive}"}'), { 'content-type': 'application/json' });
    expectRefusal(await knock({ ...head, 'x-caller': 'one' }), 503, 'TOO_BUSY');
    const other = await send(server.port, valid, { ...FORM_HEADERS, 'x-caller': 'other' });
    expect(other.status).toBe(200);
    slow.sending.end(valid.subarray(1_000));
    expect((await slow.answer).status).toBe(200);
  });

  it('receives only so many at once, and says when to come back', async () => {
    await start({ maxConcurrent: 2 });
    const slow = [0, 1].map(() => begin(server.port, { ...FORM_HEADERS, 'content-length': valid.length }));
    for (const { sending } of slow) sending.write(valid.subarray(0, 1_000));
    // Both have a place once their resolvers wait for the rest.
    while (server.resolversStarted < 2)
      await send(server.port, Buffer.from('{"query":"{alive}"}'), { 'content-type': 'application/json' });
    const busy = await knock(head);
    expectRefusal(busy, 503, 'TOO_BUSY');
    expect(busy.headers['retry-after']).toBe('1');

    // One finishes, the other goes away: both places are free again.
    slow[0]!.sending.end(valid.subarray(1_000));
    expect(parsed(await slow[0]!.answer)).toEqual({ data: { measure: measured } });
    slow[1]!.sending.destroy();
    let answer = await send(server.port, valid);
    while (answer.status === 503) answer = await send(server.port, valid);
    const both = await Promise.all([send(server.port, valid), send(server.port, valid)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('does not let one that is refused hold a place', async () => {
    await start({ maxConcurrent: 1 });
    for (let time = 0; time < 3; time++) {
      expectRefusal(await knock({ ...head, authorization: BAD_CREDENTIAL }), 401, 'UNAUTHENTICATED');
      expectRefusal(await send(server.port, formOf([])), 400, 'MALFORMED_MULTIPART');
    }
    let answer = await send(server.port, valid);
    while (answer.status === 503) answer = await send(server.port, valid);
    expect(answer.status).toBe(200);
  });

  it('lets a client that sends first and reads later still read its refusal', async () => {
    await start();
    const socket = connect(server.port, '127.0.0.1');
    const body = Buffer.alloc(450_000);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: ${head['content-type']}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    await new Promise<void>((resolve, reject) => socket.write(body, (error) => (error ? reject(error) : resolve())));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 400 .*CSRF_PREFLIGHT_MISSING/s);
    // The connection is whole and takes the next request.
    socket.write('GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe('a body that is too slow', () => {
  it('is given up where not even the operation came', async () => {
    await start({ bodyTimeoutMs: 200 });
    const { sending, answer } = begin(server.port, { ...FORM_HEADERS, 'content-length': valid.length });
    sending.write(valid.subarray(0, 20));
    const refusal = await answer;
    expectRefusal(refusal, 408, 'REQUEST_TIMEOUT');
    expect(refusal.headers.connection).toBe('close');
  });

  it.each(['measure(file: $file) { byteLength }', 'ignore(file: $file)'])(
    'is given up in the middle of a file for %s',
    async (field) => {
      await start({ bodyTimeoutMs: 500 });
      const body = uploadOf(`mutation ($file: Upload!) { ${field} }`, { file: null }, { 'variables.file': file });
      const { sending, answer } = begin(server.port, { ...FORM_HEADERS, 'content-length': body.length });
      sending.write(body.subarray(0, 30_000));
      expectRefusal(await answer, 408, 'REQUEST_TIMEOUT');
      expect(server.resolversStarted).toBe(1);
    },
  );
});

describe('a client that goes away', () => {
  it.each([100, 30_000])('after %i bytes frees its place, and the server answers others', async (sentBytes) => {
    await start({ maxConcurrent: 1 });
    const { sending } = begin(server.port, { ...FORM_HEADERS, 'content-length': valid.length });
    await new Promise((resolve) => sending.write(valid.subarray(0, sentBytes), resolve));
    sending.destroy();
    let answer = await send(server.port, valid);
    while (answer.status === 503) answer = await send(server.port, valid);
    expect(parsed(answer)).toEqual({ data: { measure: measured } });
    expect(server.log).toEqual([]);
  });
});
