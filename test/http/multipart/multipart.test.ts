import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { MultipartOptions } from '../../../src/http/multipart/plugin.js';
import { begin, BOUNDARY, FORM_HEADERS, formOf, MEASURE, send, uploadOf, type Answer } from './form.js';
import { BAD_CREDENTIAL, MAX_FILE_BYTES, startUploadServer, type UploadServer } from './upload-server.js';

let server: UploadServer;

async function start(overrides: Partial<MultipartOptions> = {}): Promise<UploadServer> {
  server = await startUploadServer(overrides);
  return server;
}

afterEach(async () => {
  await server.close();
});

interface Parsed {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

function parsed(answer: Answer): Parsed {
  expect(answer.headers['content-type']).toMatch(/^application\/(json|graphql-response\+json)/);
  return JSON.parse(answer.body) as Parsed;
}

/** Status and code, and that the answer has the one shape of failures and repeats nothing. */
function expectRefusal(answer: Answer, status: number, code: string): void {
  const { errors } = parsed(answer);
  expect([answer.status, errors?.[0]?.extensions?.code]).toEqual([status, code]);
  expect(errors).toEqual([{ message: expect.stringMatching(/^[^<]+\.$/) as string, extensions: { code } }]);
  expect(answer.body).not.toContain('ERIKSSON');
}

const file = randomBytes(50_000);
const measured = { byteLength: file.length, sha256: createHash('sha256').update(file).digest('hex') };
const valid = uploadOf(MEASURE, { file: null }, { 'variables.file': file });

describe('a multipart request', () => {
  it('brings a file to a resolver', async () => {
    await start();
    const answer = await send(server.port, valid);
    expect(answer.status).toBe(200);
    expect(parsed(answer)).toEqual({ data: { measure: measured } });
  });

  it('brings an empty file as an empty file', async () => {
    await start();
    const answer = await send(server.port, uploadOf(MEASURE, { file: null }, { 'variables.file': Buffer.alloc(0) }));
    expect(parsed(answer)).toMatchObject({ data: { measure: { byteLength: 0 } } });
  });

  it('brings several files into a list, and one into an input', async () => {
    await start();
    const all = 'mutation ($files: [Upload]) { measureAll(files: $files) { byteLength } }';
    const files = { 'variables.files.0': Buffer.alloc(3), 'variables.files.1': Buffer.alloc(7) };
    expect(parsed(await send(server.port, uploadOf(all, { files: [null, null] }, files)))).toEqual({
      data: { measureAll: [{ byteLength: 3 }, { byteLength: 7 }] },
    });
    const page = 'mutation ($page: Page) { measurePage(page: $page) { byteLength } }';
    const inPage = uploadOf(page, { page: { title: 'front', file: null } }, { 'variables.page.file': Buffer.alloc(9) });
    expect(parsed(await send(server.port, inPage))).toEqual({ data: { measurePage: { byteLength: 9 } } });
  });

  it('may leave out the null of a last property, as some clients do', async () => {
    await start();
    const answer = await send(server.port, uploadOf(MEASURE, {}, { 'variables.file': file }));
    expect(parsed(answer)).toEqual({ data: { measure: measured } });
  });

  it('takes a file of exactly the allowed size', async () => {
    await start();
    const answer = await send(
      server.port,
      uploadOf(MEASURE, { file: null }, { 'variables.file': Buffer.alloc(MAX_FILE_BYTES) }),
    );
    expect(parsed(answer)).toMatchObject({ data: { measure: { byteLength: MAX_FILE_BYTES } } });
  });

  it('lets files flow away that the map does not name', async () => {
    await start();
    const body = formOf([
      { name: 'operations', content: JSON.stringify({ query: MEASURE, variables: { file: null } }) },
      { name: 'map', content: '{"0":["variables.file"]}' },
      { name: 'extraneous', content: Buffer.alloc(150_000), fileName: 'x' },
      { name: '0', content: file, fileName: 'x' },
    ]);
    expect(parsed(await send(server.port, body))).toEqual({ data: { measure: measured } });
  });

  it('does not disturb requests that are JSON, nor those without a body', async () => {
    await start();
    const body = Buffer.from('{"query":"{ alive }"}');
    const post = await send(server.port, body, { 'content-type': 'application/json' });
    expect(parsed(post)).toEqual({ data: { alive: true } });
    const get = begin(server.port, { 'apollo-require-preflight': '1' }, '/graphql?query=%7Balive%7D', 'GET');
    get.sending.end();
    expect(parsed(await get.answer)).toEqual({ data: { alive: true } });
  });

  it("gives a resolver's own refusal its code", async () => {
    await start();
    const fail = 'mutation ($file: Upload) { fail(file: $file) }';
    const answer = await send(server.port, uploadOf(fail, { file: null }, { 'variables.file': file }));
    expect(parsed(answer).errors?.[0]?.extensions?.code).toBe('NOT_NOW');
  });
});

// The three examples of the specification, with the operations of this server.
describe('the examples of the multipart specification', () => {
  it('a single file', async () => {
    await start();
    const body = formOf([
      { name: 'operations', content: `{ "query": "${MEASURE}", "variables": { "file": null } }` },
      { name: 'map', content: '{ "0": ["variables.file"] }' },
      { name: '0', content: 'Alpha file content.\n', fileName: 'a.txt' },
    ]);
    expect(parsed(await send(server.port, body))).toMatchObject({ data: { measure: { byteLength: 20 } } });
  });

  it('a list of files', async () => {
    await start();
    const query = 'mutation($files: [Upload!]!) { measureAll(files: $files) { byteLength } }';
    const body = formOf([
      { name: 'operations', content: `{ "query": "${query}", "variables": { "files": [null, null] } }` },
      { name: 'map', content: '{ "0": ["variables.files.0"], "1": ["variables.files.1"] }' },
      { name: '0', content: 'Bravo file content.\n', fileName: 'b.txt' },
      { name: '1', content: 'Charlie file content.\n', fileName: 'c.txt' },
    ]);
    expect(parsed(await send(server.port, body))).toEqual({
      data: { measureAll: [{ byteLength: 20 }, { byteLength: 22 }] },
    });
  });

  it('a batch is refused', async () => {
    await start();
    const body = formOf([
      { name: 'operations', content: `[{ "query": "${MEASURE}", "variables": { "file": null } }]` },
      { name: 'map', content: '{ "0": ["0.variables.file"] }' },
      { name: '0', content: 'Alpha file content.\n', fileName: 'a.txt' },
    ]);
    expectRefusal(await send(server.port, body), 400, 'BATCHING_NOT_SUPPORTED');
  });
});

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

describe('what is too large', () => {
  const tooLarge = { 'variables.file': Buffer.alloc(MAX_FILE_BYTES + 1) };

  it.each(['measure(file: $file) { byteLength }', 'ignore(file: $file)', 'fail(file: $file)', 'forget(file: $file)'])(
    'one file, whatever the resolver made of it: %s',
    async (field) => {
      await start();
      const body = uploadOf(`mutation ($file: Upload!) { ${field} }`, { file: null }, tooLarge);
      expectRefusal(await send(server.port, body), 413, 'PAYLOAD_TOO_LARGE');
    },
  );

  it('the field "operations"', async () => {
    await start();
    const query = `${MEASURE} # ${'x'.repeat(20_000)}`;
    expectRefusal(await send(server.port, uploadOf(query, {}, { 'variables.file': file })), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('the number of files, in the map or in the form', async () => {
    await start();
    const query = 'mutation ($files: [Upload]) { measureAll(files: $files) { byteLength } }';
    const four = Object.fromEntries([0, 1, 2, 3].map((index) => [`variables.files.${index}`, Buffer.alloc(1)]));
    const body = uploadOf(query, { files: [null, null, null, null] }, four);
    expectRefusal(await send(server.port, body), 413, 'TOO_MANY_FILES');
    const unnamed = formOf([
      { name: 'operations', content: JSON.stringify({ query: MEASURE, variables: { file: null } }) },
      { name: 'map', content: '{"0":["variables.file"]}' },
      ...['0', 'a', 'b', 'c'].map((name) => ({ name, content: 'x', fileName: 'x' })),
    ]);
    expectRefusal(await send(server.port, unnamed), 413, 'TOO_MANY_FILES');
  });
});

describe('a form that is not as it should be', () => {
  const operations = JSON.stringify({
    query: MEASURE,
    variables: { file: null, files: [null, null], name: 'ERIKSSON', none: {} },
  });
  const picture = { name: '0', content: file, fileName: 'x' };

  function mapped(map: string, ofOperations = operations): Buffer {
    return formOf([{ name: 'operations', content: ofOperations }, { name: 'map', content: map }, picture]);
  }

  const nested = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
  const cases: [string, Buffer][] = [
    ['no parts', formOf([])],
    ['no map', formOf([{ name: 'operations', content: operations }])],
    ['no operations', formOf([{ name: 'map', content: '{}' }])],
    [
      'the map first',
      formOf([
        { name: 'map', content: '{}' },
        { name: 'operations', content: operations },
      ]),
    ],
    ['a file first', formOf([picture, { name: 'operations', content: operations }, { name: 'map', content: '{}' }])],
    ['operations twice', formOf([0, 1].map(() => ({ name: 'operations', content: operations })))],
    ['operations that are not JSON', mapped('{}', '{"query":')],
    ['operations that are null', mapped('{}', 'null')],
    ['operations that are text', mapped('{}', '"ERIKSSON"')],
    ['operations nested deeply', mapped('{}', `{"query":"{alive}","variables":${nested}}`)],
    ['operations nested very deeply', mapped('{}', '['.repeat(15_000))],
    ['a long list', mapped('{}', JSON.stringify({ query: '{alive}', variables: { list: Array(51).fill(1) } }))],
    ['a list of batches in a map', mapped('[]')],
    ['a map that is not JSON', mapped('{"0":["variables.fi')],
    ['a map that is null', mapped('null')],
    ['a path that is no list', mapped('{"0":"variables.file"}')],
    ['a path that is no text', mapped('{"0":[7]}')],
    ['no path', mapped('{"0":[]}')],
    ['two paths for one file', mapped('{"0":["variables.file","variables.files.0"]}')],
    ['two files for one path', mapped('{"0":["variables.file"],"1":["variables.file"]}')],
    ['a path to the query', mapped('{"0":["query"]}')],
    ['a path to the operation name', mapped('{"0":["operationName"]}')],
    ['a path to all variables', mapped('{"0":["variables"]}')],
    ['a path over a value', mapped('{"0":["variables.name"]}')],
    ['a path into a value', mapped('{"0":["variables.name.first"]}')],
    ['a path into nothing', mapped('{"0":["variables.file.content"]}')],
    ['a path into what is not there', mapped('{"0":["variables.a.b"]}')],
    ['a sparse list', mapped('{"0":["variables.files.200000000"]}')],
    ['a list made longer by one', mapped('{"0":["variables.files.2"]}')],
    ['a list that is not there', mapped('{"0":["variables.others.0"]}')],
    ['the length of a list', mapped('{"0":["variables.files.length"]}')],
    ['a negative place', mapped('{"0":["variables.files.-1"]}')],
    ['a prototype by path', mapped('{"0":["variables.__proto__.polluted"]}')],
    ['a constructor by path', mapped('{"0":["variables.none.constructor.prototype.polluted"]}')],
    ['a prototype by value', mapped('{}', '{"query":"{alive}","variables":{"__proto__":{"polluted":1}}}')],
    ['no variables', mapped('{"0":["variables.file"]}', '{"query":"{alive}"}')],
    [
      'a file that is missing',
      formOf([
        { name: 'operations', content: operations },
        { name: 'map', content: '{"0":["variables.file"]}' },
      ]),
    ],
    [
      'two files of one name',
      formOf([
        { name: 'operations', content: operations },
        { name: 'map', content: '{"0":["variables.file"]}' },
        picture,
        picture,
      ]),
    ],
    ['an end in the middle of a file', valid.subarray(0, 30_000)],
    ['an end in the middle of a head', valid.subarray(0, 60)],
    ['no end', valid.subarray(0, valid.length - 10)],
    ['a head that is none', Buffer.from(`--${BOUNDARY}\r\n\x00\x01\x02: x\r\n\r\nx\r\n--${BOUNDARY}--\r\n`)],
    ['something else altogether', randomBytes(5_000)],
    ['nothing', Buffer.alloc(0)],
  ];

  it.each(cases)('is refused for %s', async (_name, body) => {
    await start();
    expectRefusal(await send(server.port, body), 400, 'MALFORMED_MULTIPART');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(server.log).toEqual([]);
  });

  it('is refused where a resolver did not look whether its file came', async () => {
    await start();
    const query = 'mutation ($file: Upload) { ignore(file: $file) }';
    const body = formOf([
      { name: 'operations', content: JSON.stringify({ query, variables: { file: null } }) },
      { name: 'map', content: '{"0":["variables.file"]}' },
    ]);
    expectRefusal(await send(server.port, body), 400, 'MALFORMED_MULTIPART');
    expect(server.resolversStarted).toBe(1);
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; charset=utf-8',
    'Multipart/Form-Data ; x=1',
  ])('is refused for the content type %j', async (contentType) => {
    await start();
    expectRefusal(await send(server.port, valid, { 'content-type': contentType }), 400, 'MALFORMED_MULTIPART');
  });

  it.each(['multipart/mixed; boundary=x', 'application/x-www-form-urlencoded', 'image/jpeg'])(
    'is refused where it is no form but %j',
    async (contentType) => {
      await start();
      expectRefusal(await send(server.port, valid, { 'content-type': contentType }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    },
  );
});
