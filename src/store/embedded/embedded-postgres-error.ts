/** Why an embedded server could not be started. The codes are stable; the messages are for people. */
export type EmbeddedPostgresErrorCode =
  /** Another living Verigraph owns the data folder. */
  | 'DATA_FOLDER_IN_USE'
  /** Files are missing or damaged; restore a backup. */
  | 'DATA_FOLDER_CORRUPT'
  /** The folder was written by another major version of PostgreSQL. */
  | 'WRONG_MAJOR_VERSION'
  | 'DISK_FULL'
  | 'PERMISSION_DENIED'
  | 'PORT_IN_USE'
  /** The server program is missing or does not run here; set DATABASE_URL. */
  | 'PLATFORM_NOT_SUPPORTED'
  | 'START_TIMED_OUT'
  | 'START_FAILED';

/** One line, without secrets, that says why the embedded server is not there and where that matters what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const reasons: readonly { pattern: RegExp; code: EmbeddedPostgresErrorCode; reason: string }[] = [
  {
    pattern: /No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/,
    code: 'DISK_FULL',
    reason: 'the disk is full',
  },
  {
    pattern: /not compatible with server|initialized by PostgreSQL version/,
    code: 'WRONG_MAJOR_VERSION',
    reason: 'the data folder belongs to another version of PostgreSQL',
  },
  {
    pattern: /Permission denied|Operation not permitted|has wrong ownership|EACCES|EPERM|EROFS|Read-only file system/,
    code: 'PERMISSION_DENIED',
    reason: 'a file or folder may not be read or written',
  },
  { pattern: /Address already in use/, code: 'PORT_IN_USE', reason: 'its port is taken' },
  {
    pattern:
      /PANIC:|checkpoint record|pg_control|is not a valid data directory|files are incompatible with server|configuration file .* contains errors/,
    code: 'DATA_FOLDER_CORRUPT',
    reason: 'the data folder is damaged',
  },
  {
    pattern: /could not (open|access|read|find) (file|directory|the database system)|invalid data in file/,
    code: 'DATA_FOLDER_CORRUPT',
    reason: 'the data folder is damaged',
  },
];

/** Turns the end of a server log, or a failed system call, into one line with a stable code. */
export function explainFailure(task: string, evidence: string, cause?: unknown): EmbeddedPostgresError {
  const lines = evidence
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = reasons.find(({ pattern }) => lines.some((line) => pattern.test(line)));
  // The telling line often comes a while before the end.
  const telling = lines.findLast((line) => (found ? found.pattern.test(line) : /FATAL:|PANIC:|error:/.test(line)));
  const quoted = [...new Set([...(telling ? [telling] : []), ...lines.slice(-3)])].join(' | ');
  const reason = found ? `: ${found.reason}` : '';
  return new EmbeddedPostgresError(
    found?.code ?? 'START_FAILED',
    `${task}${reason}${quoted === '' ? '' : ` (${quoted})`}`,
    { cause },
  );
}
