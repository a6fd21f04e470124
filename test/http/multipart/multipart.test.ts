import { createHash, randomBytes } from 'node:crypto';
import { parsed, expectRefusal } from './answers.js';
import { begin, formOf, MEASURE, send, uploadOf } from './form.js';
import { MAX_FILE_BYTES, startUploadServer, type UploadServer } from './upload-server.js';

let server: UploadServer;

async function start(): Promise<void> {
  server = await startUploadServer();
}

afterEach(async () => {
  await server.close();
});

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
