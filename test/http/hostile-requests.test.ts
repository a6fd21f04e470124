import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestDatabase } from '../support/postgres.js';
import { createTestDatabase } from '../support/postgres.js';

const CANARY = 'Kanarienvogel';

// The server as it is started: a process of its own, with a spool folder that nobody else writes to.
let database: TestDatabase;
let dataDirectory: string;
let server: ChildProcess;
let url: string;
let output = '';

beforeAll(async () => {
  database = await createTestDatabase();
  dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-hostile-'));
  server = spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: dataDirectory,
      DATABASE_URL: database.connectionString,
      ENGINE_THREADS: '1',
      MAX_UPLOAD_BYTES: '100000',
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stderr!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error(output)));
    createInterface({ input: server.stdout! }).on('line', (line) => {
      output += `${line}\n`;
      const address = /^GraphQL: +(\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}, 60_000);

afterAll(async () => {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  await database.drop();
  await rm(dataDirectory, { recursive: true, force: true });
}, 60_000);

/** Pictures that were being received; other files of the folder are the system's. */
async function spooled(): Promise<string[]> {
  const names = await readdir(join(dataDirectory, 'spool'), { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile() && entry.name.startsWith('capacitor')).map((entry) => entry.name);
}

const MUTATION = `mutation ($f: Upload!) { uploadDocument(input: { image: { upload: $f } }) { userErrors { code } } }`;

function formOf(file: Blob, { query = MUTATION, map = '{"0":["variables.f"]}' } = {}): FormData {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { f: null } }));
  form.set('map', map);
  form.set('0', file, `${CANARY}.jpg`);
  return form;
}

const post = (body: FormData, headers: Record<string, string> = { 'apollo-require-preflight': '1' }) =>
  fetch(url, { method: 'POST', headers, body });

const small = new Blob([CANARY.repeat(3_000)]);
const large = new Blob([CANARY.repeat(30_000)]);

describe('a form that is not taken leaves nothing on the disk:', () => {
  test.each<[string, () => Promise<Response>, number]>([
    ['no picture', () => post(formOf(small)), 200],
    ['an empty file', () => post(formOf(new Blob([]))), 200],
    ['a file that is too large', () => post(formOf(large)), 200],
    ['without the header against forgery', () => post(formOf(small), {}), 400],
    ['with a query that is none', () => post(formOf(small, { query: `{ ${CANARY}` })), 400],
    ['with a field that is unknown', () => post(formOf(small, { query: `mutation { ${CANARY} }` })), 400],
    ['with a file that nobody reads', () => post(formOf(small, { query: 'query ($f: Upload) { __typename }' })), 400],
    ['with a place far outside of a list', () => post(formOf(small, { map: '{"0":["variables.f.200000000"]}' })), 400],
    ['with a map that is none', () => post(formOf(small, { map: CANARY })), 400],
  ])('%s', async (_name, send, status) => {
    const response = await send();
    const text = await response.text();
    expect({ status: response.status, text }).toEqual({ status, text });
    expect(response.headers.get('content-type')).toMatch(/json/);
    expect(JSON.parse(text)).toBeInstanceOf(Object);
    expect(text).not.toContain(CANARY);
    // The library removes its files a moment after the answer.
    while ((await spooled()).length > 0) await wait(10);
    expect(server.exitCode).toBeNull();
  });
});

test('a client that breaks off leaves nothing on the disk', async () => {
  const part = (name: string, content: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
  const beginning =
    part('operations', JSON.stringify({ query: MUTATION, variables: { f: null } })) +
    part('map', '{"0":["variables.f"]}') +
    `--x\r\ncontent-disposition: form-data; name="0"; filename="a.jpg"\r\n\r\n${CANARY.repeat(1_000)}`;
  const headers = {
    'content-type': 'multipart/form-data; boundary=x',
    'apollo-require-preflight': '1',
    'content-length': 90_000,
  };
  const sending = request(url, { method: 'POST', headers });
  sending.on('error', () => undefined);
  sending.write(beginning);
  while ((await spooled()).length === 0) await wait(10);
  sending.destroy();
  while ((await spooled()).length > 0) await wait(10);
  expect(server.exitCode).toBeNull();
});

test('after all of it the server is well, and has written nothing down', async () => {
  const response = await fetch(new URL('/readyz', url));
  expect(await response.json()).toEqual({ status: 'ready' });
  expect(output.split('\n').length).toBeGreaterThan(10);
  expect(output).not.toContain(CANARY);
});

test('only so many large bodies are received at once from one tenant, and small ones are not held up by them', async () => {
  const headers = { 'content-type': 'application/json', 'content-length': '1050000' };
  const begun = Array.from({ length: 12 }, () => {
    const slow = request(url, { method: 'POST', headers });
    slow.on('error', () => undefined);
    slow.write('{"query":"');
    return slow;
  });
  const ask = (length: number) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }', extensions: { filling: 'x'.repeat(length) } }),
    });
  let refused = await ask(1_020_000);
  // The bodies that were begun may still be on their way.
  while (refused.status !== 503) refused = await ask(1_020_000);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_BUSY' } }] });
  expect((await ask(10)).status).toBe(200);
  begun.pop()!.destroy();
  while ((await ask(1_020_000)).status === 503) await wait(10);
  for (const slow of begun) slow.destroy();
});
