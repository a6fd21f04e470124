import { readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Whom the server runs as, where that is not ourselves. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Root without the right to become somebody else, as in some containers. */
export function accountRefused(account: ServerAccount, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PERMISSION_DENIED',
    `PostgreSQL does not run as root, and root may not become the user with id ${account.uid} here; run Verigraph as an ordinary user, or set DATABASE_URL`,
    { cause },
  );
}

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the one that already owns the cluster, else
 * `postgres`, else `nobody`. Undefined for everybody who is not root.
 */
export function chooseServerAccount(clusterDirectory: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  let accounts: string[][] = [];
  try {
    accounts = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
  } catch {
    // Told below: without the file there is no such account either.
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const entry = accounts.find((fields) => fields[0] === name);
    const uid = Number(entry?.[2]);
    const gid = Number(entry?.[3]);
    // macOS writes nobody as -2.
    if (Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    'PERMISSION_DENIED',
    'PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody; run Verigraph as an ordinary user, or set DATABASE_URL',
  );
}
