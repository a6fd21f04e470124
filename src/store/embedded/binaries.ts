import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres-error.js';
import { runProgram } from './run-program.js';
import { accountRefused, type ServerAccount } from './server-account.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** 18, say. A cluster can be opened by its own major version only. */
  readonly majorVersion: string;
}

/** Where root keeps the programs for an account that cannot enter our folders. Programs only, no data. */
export const defaultSharedDirectory = '/var/lib/verigraph';

function notSupported(reason: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PLATFORM_NOT_SUPPORTED',
    `The embedded PostgreSQL does not run here: ${reason}; set DATABASE_URL to a PostgreSQL server of your own`,
    { cause },
  );
}

/** The folder with bin, lib and share inside the package for this platform. */
export function findNativeDirectory(platform: string = process.platform, architecture: string = process.arch): string {
  if (platform === 'win32') throw notSupported('its watchdog and its lock need Linux or macOS (WSL will do)');
  const packageName = `@embedded-postgres/${platform}-${architecture}`;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(packageName)), '..', 'native');
  } catch (error) {
    throw notSupported(`the package ${packageName} is not installed`, error);
  }
}

/** Makes the links that the package's install script would have made. False where they cannot be written. */
async function completeLinks(nativeDirectory: string): Promise<boolean> {
  const listed = await readFile(join(nativeDirectory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const parent = dirname(nativeDirectory);
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    // Both are relative to the package and begin with "native/"; a copy may go by another name.
    const rebase = (path: string) => join(nativeDirectory, relative('native', path));
    const link = rebase(target);
    if (!link.startsWith(parent + sep)) continue;
    if (await lstat(link).catch(() => undefined)) continue;
    try {
      await symlink(relative(dirname(link), rebase(source)), link);
    } catch (error) {
      // EEXIST: another process made it in between.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Asks the program itself whether this account can reach it and load its libraries. */
async function readVersion(nativeDirectory: string, account: ServerAccount | undefined) {
  const result = await runProgram(join(nativeDirectory, 'bin', 'postgres'), ['--version'], { ...account });
  const majorVersion = /PostgreSQL\) (\d+)/.exec(result.output)?.[1];
  return { majorVersion, reason: result.spawnErrorCode ?? result.output.trim() };
}

async function copyNativeDirectory(source: string, target: string, mode: { folder: number; file: number }) {
  const partial = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    await cp(source, partial, { recursive: true, verbatimSymlinks: true });
    await chmod(partial, mode.folder);
    for (const entry of await readdir(partial, { recursive: true, withFileTypes: true })) {
      if (entry.isSymbolicLink()) continue;
      const executable = entry.isDirectory() || entry.parentPath.endsWith(`${sep}bin`);
      await chmod(join(entry.parentPath, entry.name), executable ? mode.folder : mode.file);
    }
    await completeLinks(partial);
    // An older copy is here only when it did not run.
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
  } catch (error) {
    // ENOTEMPTY, EEXIST: another process was quicker with the same copy.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * Programs that the server's account can run: those of the package in place, else a copy of them, made once for each
 * version. A copy is needed where another account cannot enter the package's folder, or where its links are missing
 * and the folder is read-only.
 */
export async function prepareBinaries(options: {
  nativeDirectory: string;
  dataDirectory: string;
  /** Used under root only. */
  sharedDirectory: string;
  account: ServerAccount | undefined;
}): Promise<Binaries> {
  const { nativeDirectory, dataDirectory, sharedDirectory, account } = options;
  const describe = (directory: string, majorVersion: string): Binaries => ({
    postgres: join(directory, 'bin', 'postgres'),
    initdb: join(directory, 'bin', 'initdb'),
    majorVersion,
  });

  const linksComplete = await completeLinks(nativeDirectory);
  const inPlace = await readVersion(nativeDirectory, account);
  if (linksComplete && inPlace.majorVersion) return describe(nativeDirectory, inPlace.majorVersion);
  if (account && ['EPERM', 'EINVAL'].includes(inPlace.reason)) {
    throw accountRefused(account);
  }
  const outOfReach = account !== undefined && inPlace.reason === 'EACCES';
  if (linksComplete && !outOfReach) {
    // ENOENT is about the loader then: the programs are made for the GNU C library.
    const reason = inPlace.reason === 'ENOENT' ? 'this system lacks the GNU C library' : inPlace.reason;
    throw notSupported(`${join(nativeDirectory, 'bin', 'postgres')} cannot be run (${reason})`);
  }

  const manifest = JSON.parse(await readFile(join(nativeDirectory, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(account ? sharedDirectory : dataDirectory, `postgresql-programs-${manifest.version}`);
  let copied = await readVersion(copy, account);
  if (!copied.majorVersion) {
    try {
      // Root's umask may be narrow; the other account has to get in.
      if (account) {
        await mkdir(sharedDirectory, { recursive: true });
        await chmod(sharedDirectory, 0o755);
      }
      const mode = account ? { folder: 0o755, file: 0o644 } : { folder: 0o700, file: 0o600 };
      await copyNativeDirectory(nativeDirectory, copy, mode);
    } catch (error) {
      throw explainFailure(`PostgreSQL cannot be copied to ${copy}`, String(error), error);
    }
    copied = await readVersion(copy, account);
  }
  if (copied.majorVersion) return describe(copy, copied.majorVersion);
  throw notSupported(`${join(copy, 'bin', 'postgres')} cannot be run (${copied.reason || inPlace.reason})`);
}
