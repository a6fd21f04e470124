import { hkdfSync, randomBytes } from 'node:crypto';
import { link, lstat, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;
const FILE_NAME = 'master.key';

/**
 * - MASTER_KEY_INVALID: not the base64 form of exactly 32 bytes.
 * - MASTER_KEY_EXPOSED: the file can be read or written by others than its owner, or is no ordinary file.
 * - MASTER_KEY_LOST: there are files that a key has encrypted, and no key.
 */
export type MasterKeyFaultCode = 'MASTER_KEY_INVALID' | 'MASTER_KEY_EXPOSED' | 'MASTER_KEY_LOST';

/** The master key cannot be used. The message says where it came from and what to do, never the key. */
export class MasterKeyFault extends Error {
  override readonly name = 'MasterKeyFault';

  constructor(
    readonly code: MasterKeyFaultCode,
    message: string,
  ) {
    super(message);
  }
}

export interface MasterKeyOptions {
  /** Base64 of 32 bytes. When absent the key is the file `master.key` in the data folder, made at the first start. */
  readonly configured?: string;
  readonly dataDirectory: string;
}

/**
 * The one secret that everything at rest depends on. Whoever loses it loses the stored documents, so a kept copy of the
 * data folder without it is worthless, to a thief and to the owner.
 */
export async function loadMasterKey(options: MasterKeyOptions): Promise<Buffer> {
  if (options.configured !== undefined) return decode(options.configured, 'The configured master key');
  const path = join(options.dataDirectory, FILE_NAME);
  return (await readKeyFile(path)) ?? (await createFirstKey(options.dataDirectory, path));
}

/** A new key beside files of an old one would hide that none of them can be read any more. */
async function createFirstKey(dataDirectory: string, path: string): Promise<Buffer> {
  const hasFiles = await holdsFiles(join(dataDirectory, 'blobs'));
  // Somebody who starts at the same moment may have made the key, and a file with it, since we looked.
  const made = hasFiles ? await readKeyFile(path) : undefined;
  if (made) return made;
  if (!hasFiles) return createKeyFile(dataDirectory, path);
  throw new MasterKeyFault(
    'MASTER_KEY_LOST',
    `${path} is missing, and there are pictures that only it can decrypt. Put it back, or set MASTER_KEY to what it held; to begin anew, move ${dataDirectory} away.`,
  );
}

/** Finished files lie in folders of two hexadecimal digits. */
async function holdsFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.some((name) => /^[0-9a-f]{2}$/.test(name));
}

/** A key for one purpose, so that no two uses share one. 32 bytes, the same each time. */
export function deriveKey(masterKey: Buffer, purpose: 'blobs' | 'signing'): Buffer {
  if (masterKey.length !== KEY_BYTES) throw new MasterKeyFault('MASTER_KEY_INVALID', 'A master key has 32 bytes.');
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), `verigraph ${purpose} 1`, KEY_BYTES));
}

function decode(text: string, subject: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  // Node skips what is not base64; only a text that comes back the same was one.
  if (key.length !== KEY_BYTES || key.toString('base64') !== text.trim()) {
    throw new MasterKeyFault(
      'MASTER_KEY_INVALID',
      `${subject} must be the base64 form of exactly 32 bytes, such as "openssl rand -base64 32" prints.`,
    );
  }
  return key;
}

async function readKeyFile(path: string): Promise<Buffer | undefined> {
  try {
    const found = await lstat(path);
    if (!found.isFile()) throw new MasterKeyFault('MASTER_KEY_EXPOSED', `${path} must be an ordinary file.`);
    // Windows has no such bits; there the folder's access list decides.
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
      throw new MasterKeyFault('MASTER_KEY_EXPOSED', `${path} must be private to its owner: chmod 600 it.`);
    }
    return decode(await readFile(path, 'ascii'), `The key in ${path}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function createKeyFile(dataDirectory: string, path: string): Promise<Buffer> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  const temporary = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${key.toString('base64')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link, unlike a rename, fails where the name is taken: of two processes that start at once only one key wins.
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  const folder = await open(dataDirectory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  const stored = await readKeyFile(path);
  // A key that is not on the disk must not encrypt anything.
  if (!stored) throw new Error(`${path} disappeared while it was being created.`);
  return stored;
}
