import { readFileSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataFolder } from './data-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { tryLock, type FileLock } from './file-lock.js';
import { runProgram } from './run-program.js';

/** Longer than the watchdog needs for its last resort. */
const waitLimitMs = 45_000;
const insistAfterMs = 30_000;

async function readCommandLine(processId: number): Promise<string> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return (await runProgram('ps', ['-ww', '-o', 'args=', '-p', String(processId)])).output;
}

/** The process id of a living server on exactly this folder. A number in a file alone proves nothing: it may be reused. */
export async function findRunningServer(folder: DataFolder): Promise<number | undefined> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const processId = Number.parseInt(text, 10);
  if (!(processId > 0)) return undefined;
  const commandLine = await readCommandLine(processId);
  const ours = commandLine.includes(folder.marker) || commandLine.includes(folder.cluster);
  return ours && commandLine.includes('postgres') ? processId : undefined;
}

function signal(processId: number, name: NodeJS.Signals): void {
  try {
    process.kill(processId, name);
  } catch {
    // Gone already, which is what was wanted.
  }
}

/**
 * Takes the lock that a server of an earlier run holds until it has gone. Its watchdog is normally about to stop it;
 * a server whose watchdog was killed as well is stopped here.
 */
export async function waitForServerLock(folder: DataFolder, onWait: (processId?: number) => void): Promise<FileLock> {
  const startedAt = performance.now();
  let asked = false;
  let insisted = false;
  for (;;) {
    const lock = await tryLock(folder.serverLock);
    if (lock) return lock;
    const waitedMs = performance.now() - startedAt;
    const processId = await findRunningServer(folder);
    if (!asked) {
      asked = true;
      onWait(processId);
      if (processId !== undefined) signal(processId, 'SIGINT');
    }
    if (!insisted && waitedMs > insistAfterMs && processId !== undefined) {
      insisted = true;
      signal(processId, 'SIGQUIT');
    }
    if (waitedMs > waitLimitMs) {
      const who =
        processId === undefined ? 'a PostgreSQL server' : `the PostgreSQL server with process id ${processId}`;
      throw new EmbeddedPostgresError(
        'DATA_FOLDER_IN_USE',
        `The data folder ${folder.path} is still held by ${who} of an earlier run; stop it and start again`,
      );
    }
    // Normally a few looks are enough; a server that hangs is not worth fifty a second.
    await delay(Math.min(500, 20 + waitedMs / 10));
  }
}

/**
 * Removes what a killed server left. Called with the server's lock in hand, which proves that no server of ours is
 * alive on the folder; PostgreSQL itself would trust the number in the file and refuse to start where another process
 * has that number by now, as happens in containers.
 */
export async function removeStaleFiles(folder: DataFolder): Promise<void> {
  // It does not hold the lock, so it is none of ours: somebody started PostgreSQL on the cluster by hand.
  const foreign = await findRunningServer(folder);
  if (foreign !== undefined) {
    throw new EmbeddedPostgresError(
      'DATA_FOLDER_IN_USE',
      `The data folder ${folder.path} is in use by a PostgreSQL server with process id ${foreign}`,
    );
  }
  await rm(join(folder.cluster, 'postmaster.pid'), { force: true });
  for (const name of await readdir(folder.serverDirectory)) {
    if (name.startsWith('.s.PGSQL.') || name.startsWith('new-')) {
      await rm(join(folder.serverDirectory, name), { recursive: true, force: true });
    }
  }
}
