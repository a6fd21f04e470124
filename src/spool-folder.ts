import { rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A folder on another machine whose process did not touch it for so long belongs to nobody any more. */
const ABANDONED_MS = 60 * 60_000;
const TOUCH_INTERVAL_MS = 10 * 60_000;

export interface SpoolFolder {
  /** Removes the folders of all others; only for a process that is surely alone on its data folder. */
  clearOthers(): Promise<void>;
}

/**
 * Uploads are spooled by a library that writes to the system's temporary folder. Ours lies in the data folder, private,
 * one for each process. What killed processes left there, pictures in the clear, is removed.
 */
export async function openSpoolFolder(dataDirectory: string): Promise<SpoolFolder> {
  const spool = join(dataDirectory, 'spool');
  const ownName = `${hostname()}-${process.pid}`;
  const own = join(spool, ownName);
  await mkdir(spool, { recursive: true, mode: 0o700 });
  for (const name of await readdir(spool)) {
    if (name === ownName || (await isAbandoned(spool, name))) await remove(join(spool, name));
  }
  await mkdir(own, { recursive: true, mode: 0o700 });
  process.env['TMPDIR'] = own;
  process.on('exit', () => rmSync(own, { recursive: true, force: true }));
  const touch = async () => {
    const now = new Date();
    await mkdir(own, { recursive: true, mode: 0o700 });
    await utimes(own, now, now);
  };
  setInterval(() => void touch().catch(() => undefined), TOUCH_INTERVAL_MS).unref();
  return {
    async clearOthers() {
      for (const name of await readdir(spool)) if (name !== ownName) await remove(join(spool, name));
    },
  };
}

async function isAbandoned(spool: string, name: string): Promise<boolean> {
  const [, host, processId] = /^(.*)-(\d+)$/.exec(name) ?? [];
  if (host === hostname()) return !isAlive(Number(processId));
  const found = await stat(join(spool, name)).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}
