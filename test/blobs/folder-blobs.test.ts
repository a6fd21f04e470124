import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderBlobs } from '../../src/blobs/folder-blobs.js';
import type { BlobStore } from '../../src/blobs/contract.js';
import { CHUNK_BYTES, HEADER_BYTES, SEALED_CHUNK_BYTES } from '../../src/blobs/sealed-chunks.js';
import { collect, describeBlobStore, keysOf } from '../contracts/blobs.js';

const encryptionKey = randomBytes(32);
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verigraph-blobs-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describeBlobStore('a folder', async () => {
  const folder = await newFolder();
  const open = () => openFolderBlobs({ folder, encryptionKey });
  return { store: await open(), reopen: open };
});

function pathOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), key.slice(2, 4), key);
}

describe('a folder of blobs', () => {
  let folder: string;
  let store: BlobStore;

  beforeEach(async () => {
    folder = await newFolder();
    store = await openFolderBlobs({ folder, encryptionKey });
  });

  async function expectCorrupt(key: string): Promise<void> {
    await expect(store.read(key, { maxBytes: 10_000_000 })).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    await expect(collect(store.open(key))).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
  }

  it('is private to its owner, folders and files', async () => {
    const { key } = await store.put(Buffer.from('content'));
    const modes = await Promise.all(
      [folder, join(folder, key.slice(0, 2)), join(folder, key.slice(0, 2), key.slice(2, 4)), pathOf(folder, key)].map(
        async (path) => ((await stat(path)).mode & 0o777).toString(8),
      ),
    );
    expect(modes).toEqual(['700', '700', '700', '600']);
  });

  it('writes nothing that can be read without the key', async () => {
    const marker = 'ERIKSSON ANNA MARIA';
    const { key } = await store.put(Buffer.from(marker.repeat(10_000)));
    expect((await readFile(pathOf(folder, key))).includes(marker.slice(0, 6))).toBe(false);
  });

  it('does not encrypt the same content to the same bytes twice', async () => {
    const first = await store.put(Buffer.alloc(1_000));
    const second = await store.put(Buffer.alloc(1_000));
    const [a, b] = await Promise.all([first, second].map(({ key }) => readFile(pathOf(folder, key))));
    expect(a!.subarray(HEADER_BYTES).equals(b!.subarray(HEADER_BYTES))).toBe(false);
  });

  it('leaves no unfinished file behind, whether it worked or not', async () => {
    await store.put(Buffer.alloc(1_000));
    await expect(store.put(Buffer.alloc(1_000), { maxBytes: 1 })).rejects.toThrow();
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  it('notices a flipped bit anywhere in the file', async () => {
    const { key } = await store.put(randomBytes(2_000));
    const whole = await readFile(pathOf(folder, key));
    let noticed = 0;
    for (let position = 0; position < whole.length; position++) {
      const changed = Buffer.from(whole);
      changed[position]! ^= 1 << (position % 8);
      await writeFile(pathOf(folder, key), changed);
      await store.read(key, { maxBytes: 10_000 }).catch((error: { code?: string }) => {
        if (error.code === 'BLOB_CORRUPT') noticed += 1;
      });
    }
    expect(noticed).toBe(whole.length);
  });

  // Also cuts at the border of a chunk, after which what is left is a valid run of chunks.
  const cuts = [0, 3, HEADER_BYTES, HEADER_BYTES + 10, HEADER_BYTES + SEALED_CHUNK_BYTES]
    .concat([HEADER_BYTES + 2 * SEALED_CHUNK_BYTES, HEADER_BYTES + 2 * SEALED_CHUNK_BYTES + 7])
    .concat([HEADER_BYTES + 3 * SEALED_CHUNK_BYTES - 1]);
  it.each(cuts)('notices a file that was cut after %i bytes', async (fileBytes) => {
    const { key } = await store.put(randomBytes(3 * CHUNK_BYTES));
    await truncate(pathOf(folder, key), fileBytes);
    await expectCorrupt(key);
  });

  it('notices chunks that changed places, and one that was repeated at the end', async () => {
    const { key } = await store.put(randomBytes(3 * CHUNK_BYTES));
    const whole = await readFile(pathOf(folder, key));
    const chunkAt = (index: number) =>
      whole.subarray(HEADER_BYTES + index * SEALED_CHUNK_BYTES, HEADER_BYTES + (index + 1) * SEALED_CHUNK_BYTES);
    const header = whole.subarray(0, HEADER_BYTES);
    await writeFile(pathOf(folder, key), Buffer.concat([header, chunkAt(1), chunkAt(0), chunkAt(2)]));
    await expectCorrupt(key);
    await writeFile(pathOf(folder, key), Buffer.concat([whole, chunkAt(2)]));
    await expectCorrupt(key);
    await writeFile(pathOf(folder, key), Buffer.concat([whole, Buffer.alloc(16)]));
    await expectCorrupt(key);
  });

  it('notices two files that changed places, and a chunk from another file', async () => {
    const [first, second] = [await store.put(randomBytes(500)), await store.put(randomBytes(500))];
    const paths = [pathOf(folder, first.key), pathOf(folder, second.key)] as const;
    const [one, two] = [await readFile(paths[0]), await readFile(paths[1])];
    await rename(paths[0], `${paths[0]}.moved`);
    await rename(paths[1], paths[0]);
    await rename(`${paths[0]}.moved`, paths[1]);
    await expectCorrupt(first.key);
    await expectCorrupt(second.key);
    await writeFile(paths[0], Buffer.concat([one.subarray(0, HEADER_BYTES), two.subarray(HEADER_BYTES)]));
    await expectCorrupt(first.key);
  });

  it('tells a wrong key from damage', async () => {
    const { key } = await store.put(Buffer.from('content'));
    const stranger = await openFolderBlobs({ folder, encryptionKey: randomBytes(32) });
    const wrongKey = { name: 'BlobUnreadable', code: 'BLOB_KEY_WRONG' };
    await expect(stranger.read(key, { maxBytes: 10 })).rejects.toMatchObject(wrongKey);
    await expect(collect(stranger.open(key))).rejects.toMatchObject(wrongKey);
  });

  it('hands out nothing of a damaged chunk, and what came before it only with an error at the end', async () => {
    const content = randomBytes(3 * CHUNK_BYTES);
    const { key } = await store.put(content);
    const whole = await readFile(pathOf(folder, key));
    whole[HEADER_BYTES + 2 * SEALED_CHUNK_BYTES + 5]! ^= 1;
    await writeFile(pathOf(folder, key), whole);
    const received: Buffer[] = [];
    await expect(
      (async () => {
        for await (const chunk of store.open(key)) received.push(chunk);
      })(),
    ).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    expect(Buffer.concat(received).equals(content.subarray(0, 2 * CHUNK_BYTES))).toBe(true);
  });

  it('does not list what it has not made', async () => {
    const { key } = await store.put(Buffer.from('mine'));
    await writeFile(join(folder, 'notes.txt'), 'not a blob');
    await writeFile(`${pathOf(folder, key)}.backup`, 'not a blob');
    expect(await keysOf(store)).toEqual([key]);
  });

  it('leaves what another process may be writing alone, until that is old', async () => {
    const path = join(folder, 'unfinished', 'a'.repeat(40));
    await writeFile(path, 'half');
    await openFolderBlobs({ folder, encryptionKey });
    expect(await readdir(join(folder, 'unfinished'))).toHaveLength(1);
    await openFolderBlobs({ folder, encryptionKey, abandonedAfterMs: 0 });
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  it('shows nothing of a blob whose writer was killed, and clears it away at the next start', async () => {
    const script = `
      import { openFolderBlobs } from ${JSON.stringify(new URL('../../src/blobs/folder-blobs.ts', import.meta.url).href)};
      const store = await openFolderBlobs({ folder: process.argv[1], encryptionKey: Buffer.alloc(32) });
      async function* source() {
        for (let piece = 0; piece < 5; piece++) yield Buffer.alloc(100_000);
        process.stdout.write('writing');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }
      await store.put(source());`;
    const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(writer.stdout, 'data');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    expect(await readdir(join(folder, 'unfinished'))).toHaveLength(1);
    const restarted = await openFolderBlobs({ folder, encryptionKey: Buffer.alloc(32), abandonedAfterMs: 0 });
    expect(await keysOf(restarted)).toEqual([]);
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  it('refuses a key that is not 32 bytes long', async () => {
    await expect(openFolderBlobs({ folder, encryptionKey: Buffer.alloc(16) })).rejects.toThrow('32 bytes');
  });
});
