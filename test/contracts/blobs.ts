import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BlobTooLarge, type BlobStore } from '../../src/blobs/contract.js';

export interface BlobContractSubject {
  readonly store: BlobStore;
  /** A second store over the same place, as after a restart. */
  reopen(): Promise<BlobStore>;
}

async function* inPieces(content: Buffer, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += pieceBytes) {
    await nextTurn();
    yield content.subarray(start, start + pieceBytes);
  }
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return Buffer.concat(collected);
}

export async function keysOf(store: BlobStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const entry of store.list()) keys.push(entry.key);
  return keys.sort();
}

/** What every blob store promises. */
export function describeBlobStore(name: string, create: () => Promise<BlobContractSubject>): void {
  describe(`${name} as a blob store`, () => {
    let store: BlobStore;
    let subject: BlobContractSubject;

    beforeEach(async () => {
      subject = await create();
      store = subject.store;
    });

    // Around the borders of chunks of 64 KiB, where a format like ours goes wrong.
    const lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 1_000_000];
    it.each(lengths)('gives back %i bytes as they were, whole and streamed', async (length) => {
      const content = randomBytes(length);
      const stored = await store.put(content);
      expect(stored.byteLength).toBe(length);
      expect(stored.sha256).toBe(createHash('sha256').update(content).digest('hex'));
      expect((await store.read(stored.key, { maxBytes: length })).equals(content)).toBe(true);
      expect((await collect(store.open(stored.key))).equals(content)).toBe(true);
    });

    it.each([1, 999, 65_536, 100_000])('takes a stream in pieces of %i bytes', async (pieceBytes) => {
      const content = randomBytes(pieceBytes === 1 ? 1_500 : 200_000);
      const { key, byteLength } = await store.put(inPieces(content, pieceBytes));
      expect(byteLength).toBe(content.length);
      expect((await store.read(key, { maxBytes: 1_000_000 })).equals(content)).toBe(true);
    });

    it('makes a new key each time, of letters and digits that fit into a path and a URL', async () => {
      const content = Buffer.from('the same content');
      const keys = await Promise.all(Array.from({ length: 20 }, async () => (await store.put(content)).key));
      expect(new Set(keys).size).toBe(20);
      for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32,}$/);
    });

    it('keeps what a store before it has put', async () => {
      const { key } = await store.put(Buffer.from('kept'));
      const again = await subject.reopen();
      expect((await again.read(key, { maxBytes: 10 })).toString()).toBe('kept');
    });

    it('does not hand out more than the caller allows', async () => {
      const { key } = await store.put(Buffer.alloc(11));
      await expect(store.read(key, { maxBytes: 10 })).rejects.toThrow(BlobTooLarge);
    });

    it('refuses more than maxBytes and keeps nothing of it', async () => {
      await expect(store.put(Buffer.alloc(11), { maxBytes: 10 })).rejects.toThrow(BlobTooLarge);
      await expect(store.put(inPieces(Buffer.alloc(300_000), 1_000), { maxBytes: 200_000 })).rejects.toThrow(
        BlobTooLarge,
      );
      expect(await keysOf(store)).toEqual([]);
      await expect(store.put(Buffer.alloc(10), { maxBytes: 10 })).resolves.toMatchObject({ byteLength: 10 });
    });

    it('ends the source that it refuses', async () => {
      let ended = false;
      async function* endless(): AsyncGenerator<Uint8Array> {
        try {
          for (;;) {
            await nextTurn();
            yield Buffer.alloc(1_000);
          }
        } finally {
          ended = true;
        }
      }
      await expect(store.put(endless(), { maxBytes: 5_000 })).rejects.toThrow(BlobTooLarge);
      expect(ended).toBe(true);
    });

    it('keeps nothing of a source that fails, and passes the failure on', async () => {
      async function* failing(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(100_000);
        await nextTurn();
        throw new Error('the sender went away');
      }
      await expect(store.put(failing())).rejects.toThrow('the sender went away');
      expect(await keysOf(store)).toEqual([]);
    });

    it('says BLOB_NOT_FOUND for a key that is not there', async () => {
      const { key } = await store.put(Buffer.from('gone soon'));
      await store.delete(key);
      const notFound = { name: 'BlobUnreadable', code: 'BLOB_NOT_FOUND' };
      await expect(store.read(key, { maxBytes: 10 })).rejects.toMatchObject(notFound);
      await expect(collect(store.open(key))).rejects.toMatchObject(notFound);
    });

    it.each([
      '',
      '.',
      '..',
      '../../etc/passwd',
      '/etc/passwd',
      'a'.repeat(5_000),
      'A'.repeat(40),
      `${'a'.repeat(40)}\0`,
    ])('takes %j for a key that was never made, not for a path', async (key) => {
      await expect(store.read(key, { maxBytes: 10 })).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' });
      await expect(collect(store.open(key))).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' });
      await expect(store.delete(key)).resolves.toBeUndefined();
    });

    it('deletes once and again without complaint, and only what was named', async () => {
      const first = await store.put(Buffer.from('first'));
      const second = await store.put(Buffer.from('second'));
      await store.delete(first.key);
      await store.delete(first.key);
      expect(await keysOf(store)).toEqual([second.key]);
    });

    it('lists each blob with the time it was put', async () => {
      const startedAt = Date.now();
      const keys = await Promise.all([1, 2, 3].map(async (length) => (await store.put(Buffer.alloc(length))).key));
      const entries = [];
      for await (const entry of store.list()) entries.push(entry);
      expect(entries.map((entry) => entry.key).sort()).toEqual([...keys].sort());
      // File systems keep times less finely than the clock.
      for (const entry of entries) expect(entry.modifiedAt.getTime()).toBeGreaterThan(startedAt - 5_000);
    });

    it('lets a reader stop in the middle', async () => {
      const { key } = await store.put(Buffer.alloc(300_000));
      for await (const chunk of store.open(key)) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      await store.delete(key);
      expect(await keysOf(store)).toEqual([]);
    });

    it('serves many at once', async () => {
      const contents = Array.from({ length: 30 }, (_, index) => Buffer.alloc(70_000, index));
      const stored = await Promise.all(contents.map((content) => store.put(content)));
      const read = await Promise.all(stored.map(({ key }) => store.read(key, { maxBytes: 70_000 })));
      expect(read.every((content, index) => content.equals(contents[index]!))).toBe(true);
    });
  });
}
