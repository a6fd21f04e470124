import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  renameSync,
  fstatSync,
  statSync,
  truncateSync,
} from 'node:fs';

const maximumBytes = 5_000_000;
const checkIntervalMs = 60_000;

export interface ServerLog {
  readonly descriptor: number;
  /** What was written since this log was opened, at most the last few kilobytes. */
  readTail(): string;
  close(): void;
}

/**
 * The log of one run; that of the run before is kept beside it. The file is opened for appending, so cutting it to
 * nothing while the server writes is safe, and that bounds it.
 */
export function openServerLog(path: string): ServerLog {
  if (existsSync(path)) renameSync(path, `${path}.previous`);
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
  const descriptor = openSync(path, flags, 0o600);
  const timer = setInterval(() => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > maximumBytes) truncateSync(path);
  }, checkIntervalMs).unref();
  return {
    descriptor,
    readTail() {
      const buffer = Buffer.alloc(8_192);
      const start = Math.max(0, fstatSync(descriptor).size - buffer.length);
      return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, start));
    },
    close() {
      clearInterval(timer);
      closeSync(descriptor);
    },
  };
}
