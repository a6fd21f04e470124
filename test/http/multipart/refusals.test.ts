import { randomBytes } from 'node:crypto';
import { expectRefusal } from './answers.js';
import { BOUNDARY, formOf, MEASURE, send, uploadOf } from './form.js';
import { MAX_FILE_BYTES, startUploadServer, type UploadServer } from './upload-server.js';

let server: UploadServer;

async function start(): Promise<void> {
  server = await startUploadServer();
}

afterEach(async () => {
  await server.close();
});

const file = randomBytes(50_000);
const valid = uploadOf(MEASURE, { file: null }, { 'variables.file': file });

describe('what is too large', () => {
  const tooLarge = { 'variables.file': Buffer.alloc(MAX_FILE_BYTES + 1) };

  it('one file that a resolver reads: the resolver tells, and what it did with the others stands', async () => {
    await start();
    const body = uploadOf(MEASURE, { file: null }, tooLarge);
    const answer = await send(server.port, body);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('PAYLOAD_TOO_LARGE');
  });

  it.each(['ignore(file: $file)', 'fail(file: $file)', 'forget(file: $file)'])(
    'one file that no resolver reads: %s',
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
