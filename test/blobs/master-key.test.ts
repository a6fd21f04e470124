import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveKey, loadMasterKey } from '../../src/blobs/master-key.js';

describe('the master key', () => {
  let dataDirectory: string;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-key-'));
  });

  afterEach(async () => {
    await rm(dataDirectory, { recursive: true, force: true });
  });

  it('is the configured one, and then no file is made', async () => {
    const key = randomBytes(32);
    expect((await loadMasterKey({ configured: key.toString('base64'), dataDirectory })).equals(key)).toBe(true);
    expect(await readdir(dataDirectory)).toEqual([]);
  });

  it('is made once, private to its owner, and then kept', async () => {
    const made = await loadMasterKey({ dataDirectory: join(dataDirectory, 'not', 'there', 'yet') });
    const path = join(dataDirectory, 'not', 'there', 'yet', 'master.key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'ascii')).toBe(`${made.toString('base64')}\n`);
    const again = await loadMasterKey({ dataDirectory: join(dataDirectory, 'not', 'there', 'yet') });
    expect(again.equals(made)).toBe(true);
  });

  it('is one and the same for all that start at once, with nothing left over', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadMasterKey({ dataDirectory })));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(dataDirectory)).toEqual(['master.key']);
  });

  it('is not made anew where pictures wait for the old one', async () => {
    await mkdir(join(dataDirectory, 'blobs', 'unfinished'), { recursive: true });
    await loadMasterKey({ dataDirectory });
    await rm(join(dataDirectory, 'master.key'));
    await mkdir(join(dataDirectory, 'blobs', 'a7', '0c'), { recursive: true });
    await expect(loadMasterKey({ dataDirectory })).rejects.toMatchObject({ code: 'MASTER_KEY_LOST' });
    expect(await readdir(dataDirectory)).toEqual(['blobs']);
    const key = randomBytes(32);
    expect((await loadMasterKey({ configured: key.toString('base64'), dataDirectory })).equals(key)).toBe(true);
  });

  const notKeys = ['', 'short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')]
    .concat(`${randomBytes(32).toString('base64')}!!`)
    .concat(randomBytes(32).toString('hex'));
  it.each(notKeys)('is refused when configured as %j', async (configured) => {
    await expect(loadMasterKey({ configured, dataDirectory })).rejects.toMatchObject({ code: 'MASTER_KEY_INVALID' });
  });

  it('is never repeated in the complaint about it', async () => {
    const configured = randomBytes(31).toString('base64');
    const message = await loadMasterKey({ configured, dataDirectory }).catch((error: Error) => error.message);
    expect(message).toContain('32 bytes');
    expect(message).not.toContain(configured);
  });

  it('is refused from a file that is damaged, and the file stays as it is', async () => {
    await writeFile(join(dataDirectory, 'master.key'), 'half a k', { mode: 0o600 });
    await expect(loadMasterKey({ dataDirectory })).rejects.toMatchObject({ code: 'MASTER_KEY_INVALID' });
    expect(await readFile(join(dataDirectory, 'master.key'), 'ascii')).toBe('half a k');
  });

  it('is refused from a file that others can read, and from a link', async () => {
    await loadMasterKey({ dataDirectory });
    const path = join(dataDirectory, 'master.key');
    await chmod(path, 0o640);
    await expect(loadMasterKey({ dataDirectory })).rejects.toMatchObject({ code: 'MASTER_KEY_EXPOSED' });
    const other = await mkdtemp(join(tmpdir(), 'verigraph-key-'));
    await symlink(path, join(other, 'master.key'));
    await expect(loadMasterKey({ dataDirectory: other })).rejects.toMatchObject({ code: 'MASTER_KEY_EXPOSED' });
    await rm(other, { recursive: true });
  });

  it('yields a different key for each purpose, the same one each time', () => {
    const masterKey = Buffer.alloc(32, 7);
    expect(deriveKey(masterKey, 'blobs').toString('hex')).toBe(deriveKey(masterKey, 'blobs').toString('hex'));
    const all = [masterKey, deriveKey(masterKey, 'blobs'), deriveKey(masterKey, 'signing')];
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(3);
    expect(all.every((key) => key.length === 32)).toBe(true);
    expect(() => deriveKey(Buffer.alloc(16), 'blobs')).toThrow('32 bytes');
  });

  it('yields the keys that stored bytes depend on for ever', () => {
    expect(deriveKey(Buffer.alloc(32, 7), 'blobs').toString('hex')).toMatchInlineSnapshot(
      `"07ed5f166f67aa16bda19d5accf25e3066c20aea9ff446422259bf5054acd9ba"`,
    );
    expect(deriveKey(Buffer.alloc(32, 7), 'signing').toString('hex')).toMatchInlineSnapshot(
      `"218dfb788b87ac42876f15caf615b1eaa808823e7b0170dd946470f3a6be9c02"`,
    );
  });
});
