import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, opendir, rename, rm, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobTooLarge, BlobUnreadable, type BlobStore, type StoredBlob } from './contract.js';
import {
  CHUNK_BYTES,
  contentBytesOf,
  HEADER_BYTES,
  MAX_CONTENT_BYTES,
  SEALED_CHUNK_BYTES,
  startOpening,
  startSealing,
  type ChunkCipher,
} from './sealed-chunks.js';

export interface FolderBlobsOptions {
  /** Created with mode 0700 where it is missing, and given that mode where it is not. */
  readonly folder: string;
  /** 32 bytes, see deriveKey(masterKey, 'blobs'). */
  readonly encryptionKey: Buffer;
  /**
   * An unfinished file that nobody wrote to for this long is removed at the start. Default 15 minutes, so that a starting
   * process leaves alone what another one on the same folder is writing; 0 where this process is surely the only one.
   */
  readonly abandonedAfterMs?: number;
}

const KEY_PATTERN = /^[0-9a-f]{40}$/;
const KEY_BYTES = 20;
/** Beside the folders of finished files, so on the same file system, where a rename is atomic. */
const UNFINISHED = 'unfinished';

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

/** Keeps each blob as one encrypted file in a local folder: FOLDER/ab/cd/abcd... */
export async function openFolderBlobs(options: FolderBlobsOptions): Promise<BlobStore> {
  const { folder, encryptionKey, abandonedAfterMs = 15 * 60_000 } = options;
  if (encryptionKey.length !== 32) throw new Error('The key that encrypts stored bytes must have 32 bytes.');
  const unfinished = join(folder, UNFINISHED);
  for (const each of [folder, unfinished]) {
    await mkdir(each, { recursive: true, mode: 0o700 });
    await chmod(each, 0o700);
  }
  await removeAbandoned(unfinished, abandonedAfterMs);

  /** Folders that are known to survive a crash. At most 65,792, since the names have two hexadecimal digits. */
  const durableFolders = new Map<string, Promise<void>>();

  function makeDurable(path: string): Promise<void> {
    let done = durableFolders.get(path);
    if (!done) {
      // Also where the folder is there already: another process may have made it a moment ago and not synced it yet.
      done = mkdir(path, { recursive: true, mode: 0o700 }).then(() => syncFolder(dirname(path)));
      durableFolders.set(path, done);
      done.catch(() => durableFolders.delete(path));
    }
    return done;
  }

  function pathOf(key: string): string | undefined {
    return KEY_PATTERN.test(key) ? join(folder, key.slice(0, 2), key.slice(2, 4), key) : undefined;
  }

  async function openFile(key: string): Promise<{ file: FileHandle; cipher: ChunkCipher; contentBytes: number }> {
    const path = pathOf(key);
    if (path === undefined) throw new BlobUnreadable('BLOB_NOT_FOUND');
    const file = await open(path, 'r').catch((error: unknown) => {
      throw isMissing(error) ? new BlobUnreadable('BLOB_NOT_FOUND') : error;
    });
    try {
      const cipher = startOpening(encryptionKey, key, await readAt(file, 0, HEADER_BYTES));
      return { file, cipher, contentBytes: contentBytesOf((await file.stat()).size) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async function* chunksOf(opened: Awaited<ReturnType<typeof openFile>>): AsyncGenerator<Buffer, void> {
    const { file, cipher, contentBytes } = opened;
    try {
      const lastIndex = Math.max(0, Math.ceil(contentBytes / CHUNK_BYTES) - 1);
      for (let index = 0; index <= lastIndex; index++) {
        const sealed = await readAt(file, HEADER_BYTES + index * SEALED_CHUNK_BYTES, SEALED_CHUNK_BYTES);
        yield cipher.open(sealed, index, index === lastIndex);
      }
    } finally {
      await file.close();
    }
  }

  return {
    newKey,

    async put(source, { maxBytes = MAX_CONTENT_BYTES, key = newKey() } = {}): Promise<StoredBlob> {
      const path = pathOf(key);
      if (path === undefined) throw new Error('Bytes can be kept only under a key of newKey.');
      const temporary = join(unfinished, key);
      // While the content is being written.
      const folders = makeDurable(dirname(dirname(path))).then(() => makeDurable(dirname(path)));
      folders.catch(() => undefined);
      try {
        const file = await open(temporary, 'wx', 0o600);
        let written: Omit<StoredBlob, 'key'>;
        try {
          written = await writeSealed(file, startSealing(encryptionKey, key), source, maxBytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await folders;
        await rename(temporary, path);
        await syncFolder(dirname(path));
        return { key, ...written };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async *open(key) {
      const opened = await openFile(key);
      yield* chunksOf(opened);
    },

    async read(key, { maxBytes }) {
      const opened = await openFile(key);
      if (opened.contentBytes > maxBytes) {
        await opened.file.close();
        throw new BlobTooLarge(maxBytes);
      }
      const chunks: Buffer[] = [];
      for await (const chunk of chunksOf(opened)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },

    async delete(key) {
      const path = pathOf(key);
      if (path === undefined) return;
      try {
        await unlink(path);
        // What was erased must not come back after a power failure.
        await syncFolder(dirname(path));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },

    async *list() {
      for (const first of await namesIn(folder, /^[0-9a-f]{2}$/)) {
        for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/)) {
          for (const key of await namesIn(join(folder, first, second), KEY_PATTERN)) {
            const path = pathOf(key)!;
            const found = await stat(path).catch((error: unknown) => {
              if (!isMissing(error)) throw error;
              return undefined;
            });
            if (found) yield { key, modifiedAt: found.mtime };
          }
        }
      }
    },
  };
}

async function readAt(file: FileHandle, position: number, maxBytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(maxBytes);
  let length = 0;
  while (length < maxBytes) {
    const { bytesRead } = await file.read(buffer, length, maxBytes - length, position + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

async function writeSealed(
  file: FileHandle,
  cipher: ChunkCipher,
  source: Buffer | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Omit<StoredBlob, 'key'>> {
  const hash = createHash('sha256');
  const pending = Buffer.allocUnsafe(CHUNK_BYTES);
  let pendingBytes = 0;
  let byteLength = 0;
  let index = 0;

  async function seal(last: boolean): Promise<void> {
    await file.appendFile(cipher.seal(pending.subarray(0, pendingBytes), index, last));
    index += 1;
    pendingBytes = 0;
  }

  await file.appendFile(cipher.header);
  for await (const piece of Buffer.isBuffer(source) ? [source] : source) {
    byteLength += piece.length;
    if (byteLength > maxBytes) throw new BlobTooLarge(maxBytes);
    hash.update(piece);
    for (let start = 0; start < piece.length;) {
      // A full chunk waits for the next byte: until that comes it may be the last one.
      if (pendingBytes === CHUNK_BYTES) await seal(false);
      const part = piece.subarray(start, start + CHUNK_BYTES - pendingBytes);
      pending.set(part, pendingBytes);
      pendingBytes += part.length;
      start += part.length;
    }
  }
  await seal(true);
  return { byteLength, sha256: hash.digest('hex') };
}

async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entry of await opendir(folder)) if (pattern.test(entry.name)) names.push(entry.name);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return names;
}

async function removeAbandoned(unfinished: string, abandonedAfterMs: number): Promise<void> {
  for (const name of await namesIn(unfinished, KEY_PATTERN)) {
    const path = join(unfinished, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs >= abandonedAfterMs) await rm(path, { force: true });
  }
}
