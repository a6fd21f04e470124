import { closeSync, constants, openSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runProgram } from './run-program.js';

/**
 * A lock that the kernel releases when the last process that holds the open file is gone, however it ended.
 * It belongs to the open file and not to a process, so a program of the system can take it for us, and a child that
 * inherits the descriptor holds it too.
 */
export interface FileLock {
  readonly descriptor: number;
  /** Gives up our share; may be called again. The lock stays taken as long as a child still holds the descriptor. */
  release(): void;
}

// Node has no flock(2). util-linux and busybox have the program; macOS has not, but brings perl.
const lockPrograms: readonly (readonly [string, ...string[]])[] = [
  ['flock', '-n', '3'],
  ['perl', '-e', 'use Fcntl ":flock"; open(F, "+<&=3") or exit 2; exit(flock(F, LOCK_EX | LOCK_NB) ? 0 : 1)'],
];

function holdLock(descriptor: number): FileLock {
  let held = true;
  return {
    descriptor,
    release() {
      // Closing twice would close whatever got the same number since.
      if (held) closeSync(descriptor);
      held = false;
    },
  };
}

/** Takes the lock, or answers undefined at once where another holds it. */
export async function tryLock(path: string): Promise<FileLock | undefined> {
  // A plain number: a FileHandle that is garbage collected closes its file, and the lock would go with it.
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  try {
    for (const [program, ...programArguments] of lockPrograms) {
      const result = await runProgram(program, programArguments, { descriptors: [descriptor] });
      if (result.spawnErrorCode === 'ENOENT') continue;
      if (result.exitCode === 0) return holdLock(descriptor);
      closeSync(descriptor);
      if (result.exitCode === 1) return undefined;
      const reason = result.output.trim() || result.spawnErrorCode || `exit code ${result.exitCode ?? 'none'}`;
      throw new EmbeddedPostgresError('START_FAILED', `${path} cannot be locked: ${reason}`);
    }
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) closeSync(descriptor);
    throw error;
  }
  closeSync(descriptor);
  throw new EmbeddedPostgresError(
    'PLATFORM_NOT_SUPPORTED',
    'The embedded PostgreSQL needs the program flock (package util-linux) or perl to guard its folder; install one, or set DATABASE_URL',
  );
}
