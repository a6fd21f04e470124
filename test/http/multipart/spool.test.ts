import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { begin, FORM_HEADERS, formOf, MEASURE, send, uploadOf } from './form.js';
import { MAX_FILE_BYTES } from './upload-server.js';

// The server is a process of its own here: only so has it a folder for temporary files that no other test writes to.
let spool: string;
let server: ChildProcess;
let port: number;

async function startProcess(): Promise<void> {
  server = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('upload-server-process.ts', import.meta.url))],
    {
      env: { ...process.env, TMPDIR: spool },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const [message] = (await once(server, 'message')) as [{ port: number }];
  port = message.port;
}

/** The files of uploads. What else lies in the folder belongs to the loader that runs TypeScript. */
async function spooledFiles(): Promise<string[]> {
  return (await readdir(spool)).filter((name) => name.startsWith('capacitor-'));
}

/** Waits for something that happens a little after the answer; that it never happens fails the test by its time limit. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(10);
}

const expectEmpty = () => until(async () => (await spooledFiles()).length === 0);

async function isAlive(): Promise<boolean> {
  const answer = await send(port, Buffer.from('{"query":"{ alive }"}'), { 'content-type': 'application/json' });
  return isRunning() && answer.body === '{"data":{"alive":true}}\n';
}

const file = Buffer.alloc(100_000, 'picture');
const valid = uploadOf(MEASURE, { file: null }, { 'variables.file': file });

const isRunning = () => server.exitCode === null && server.signalCode === null;

beforeAll(async () => {
  spool = await mkdtemp(join(tmpdir(), 'verigraph-spool-'));
  await startProcess();
});

beforeEach(async () => {
  if (!isRunning()) await startProcess();
});

afterAll(async () => {
  if (isRunning()) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  await rm(spool, { recursive: true, force: true });
});

/** Sends the first part of a valid form and waits until some of the file is on the disk. */
async function sendHalf(): Promise<ReturnType<typeof begin>> {
  const half = begin(port, { ...FORM_HEADERS, 'content-length': valid.length });
  half.sending.write(valid.subarray(0, 60_000));
  await until(async () => {
    const [name] = await spooledFiles();
    return name !== undefined && (await stat(join(spool, name))).size > 1_000;
  });
  return half;
}

describe('files that are being received', () => {
  it('are private to the owner, have random names, and are gone after the answer', async () => {
    const { sending, answer } = await sendHalf();
    const [name] = await spooledFiles();
    expect(name).toMatch(/^capacitor-[0-9a-f]{32}\.tmp$/);
    expect((await stat(join(spool, name!))).mode & 0o777).toBe(0o600);
    sending.end(valid.subarray(60_000));
    expect((await answer).status).toBe(200);
    await expectEmpty();
  });

  it('are gone after a client went away', async () => {
    const { sending } = await sendHalf();
    sending.destroy();
    await expectEmpty();
    expect(await isAlive()).toBe(true);
  });

  it.each(['ignore', 'fail', 'forget'])('are gone where the resolver was of the kind: %s', async (field) => {
    const body = uploadOf(
      `mutation ($file: Upload!) { ${field}(file: $file) }`,
      { file: null },
      { 'variables.file': file },
    );
    for (let time = 0; time < 5; time++) expect((await send(port, body)).status).toBe(200);
    await expectEmpty();
  });

  it('are gone after an operation that is not valid, with files that come after the answer was known', async () => {
    const query = 'mutation ($file: Upload!, $other: Upload!) { nothing(file: $file) other(file: $other) }';
    const files = { 'variables.file': file, 'variables.other': file };
    for (let time = 0; time < 5; time++) {
      expect((await send(port, uploadOf(query, { file: null, other: null }, files))).status).toBe(400);
    }
    await expectEmpty();
  });

  it('are gone where one was too large, ended early, or had the name of another', async () => {
    const operations = { name: 'operations', content: JSON.stringify({ query: MEASURE, variables: { file: null } }) };
    const map = { name: 'map', content: '{"0":["variables.file"]}' };
    const picture = { name: '0', content: file, fileName: 'x' };
    const large = { name: '0', content: Buffer.alloc(MAX_FILE_BYTES + 1), fileName: 'x' };
    const statuses = [
      (await send(port, formOf([operations, map, large]))).status,
      (await send(port, valid.subarray(0, 60_000))).status,
      (await send(port, formOf([operations, map, picture, picture]))).status,
    ];
    // The first is told by the resolver that read the file, in an answer that stands.
    expect(statuses).toEqual([200, 400, 400]);
    await expectEmpty();
    expect(await isAlive()).toBe(true);
  });

  it('are not there at all without the preflight header', async () => {
    const { sending, answer } = begin(port, {
      'content-type': FORM_HEADERS['content-type'],
      'content-length': valid.length,
    });
    sending.write(valid.subarray(0, 60_000));
    expect((await answer).status).toBe(400);
    sending.end(valid.subarray(60_000));
    expect(await spooledFiles()).toEqual([]);
  });

  it('that cannot be written are our fault and said to be so, and the server goes on', async () => {
    await rm(spool, { recursive: true });
    for (const field of ['measure(file: $file) { byteLength }', 'ignore(file: $file)']) {
      const body = uploadOf(`mutation ($file: Upload!) { ${field} }`, { file: null }, { 'variables.file': file });
      const answer = await send(port, body);
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10']);
      expect(answer.body).toContain('STORAGE_UNAVAILABLE');
      expect(answer.body).not.toContain(spool);
    }
    await mkdir(spool);
    expect((await send(port, valid)).status).toBe(200);
  });
});

describe('1,500 damaged requests', () => {
  /** mulberry32: a small generator whose sequence depends on nothing but its seed. */
  function generator(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  const random = generator(20_240_229);
  const below = (limit: number) => Math.floor(random() * limit);

  function damage(body: Buffer): Buffer {
    const [from, to] = [below(body.length), below(body.length)].sort((a, b) => a - b) as [number, number];
    const noise = Buffer.from(Array.from({ length: below(20) }, () => below(256)));
    switch (below(7)) {
      case 0:
        return body.subarray(0, from);
      case 1:
        return Buffer.concat([body.subarray(0, from), body.subarray(to)]);
      case 2:
        return Buffer.concat([body.subarray(0, to), body.subarray(from)]);
      case 3:
        return Buffer.concat([body.subarray(0, from), noise, body.subarray(from)]);
      case 4:
        return Buffer.concat([body.subarray(to), body.subarray(from, to), body.subarray(0, from)]);
      default: {
        const changed = Buffer.from(body);
        for (let times = 1 + below(10); times > 0; times--) changed[below(changed.length)] = below(256);
        return changed;
      }
    }
  }

  it('never end the server, are never called its fault, and leave nothing on the disk', async () => {
    const small = Buffer.alloc(300, 'p');
    const fields = [
      'measure(file: $file) { byteLength }',
      'ignore(file: $file)',
      'fail(file: $file)',
      'forget(file: $file)',
    ];
    const bodies = fields.map((field) =>
      uploadOf(`mutation ($file: Upload!) { ${field} }`, { file: null }, { 'variables.file': small }),
    );
    const statuses: Record<number, number> = {};
    let abandoned = 0;
    let sent = 0;

    async function client(): Promise<void> {
      while (sent < 1_500) {
        sent += 1;
        const body = damage(bodies[below(bodies.length)]!);
        const contentType = below(20)
          ? FORM_HEADERS['content-type']
          : damage(Buffer.from(FORM_HEADERS['content-type'])).toString('hex');
        const headers = { ...FORM_HEADERS, 'content-type': contentType, 'content-length': body.length };
        if (below(10) === 0 && body.length > 0) {
          const { sending } = begin(port, headers);
          await new Promise((resolve) => sending.write(body.subarray(0, below(body.length) + 1), resolve));
          sending.destroy();
          abandoned += 1;
        } else {
          const { status } = await send(port, body, headers);
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
      }
    }

    await Promise.all(Array.from({ length: 12 }, client));
    expect(
      Object.keys(statuses)
        .map(Number)
        .filter((status) => status >= 500),
    ).toEqual([]);
    // The damage was neither so slight nor so great that only one path was taken.
    expect(statuses[200]).toBeGreaterThan(50);
    expect(statuses[400]).toBeGreaterThan(500);
    expect(abandoned).toBeGreaterThan(50);
    expect(await isAlive()).toBe(true);
    await expectEmpty();
    process.stdout.write(`damaged requests: ${JSON.stringify({ ...statuses, abandoned })}\n`);
  }, 60_000);
});
