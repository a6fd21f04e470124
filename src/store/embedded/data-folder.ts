import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres-error.js';
import { accountRefused, chooseServerAccount, type ServerAccount } from './server-account.js';

/** The places of the embedded server. All are inside the data folder. */
export interface DataFolder {
  readonly path: string;
  /** Held by the Verigraph process that owns the folder; its text is that process's id. */
  readonly ownerLock: string;
  /** Held by the server and its watchdog, so it is free only when the server has gone. */
  readonly serverLock: string;
  readonly log: string;
  /** Belongs to the server's account, as does everything in it. */
  readonly serverDirectory: string;
  readonly password: string;
  readonly cluster: string;
  /** Stands in the server's command line, so that the process can be told from other servers. */
  readonly marker: string;
  /** Undefined where the server runs as ourselves. */
  readonly account: ServerAccount | undefined;
}

function lend(path: string, account: ServerAccount): void {
  try {
    chownSync(path, account.uid, account.gid);
  } catch (error) {
    throw accountRefused(account, error);
  }
}

/** Makes the folder where it is missing; the mode of one that exists is left to its owner. */
export function openDataFolder(dataDirectory: string): DataFolder {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    const path = realpathSync(dataDirectory);
    const serverDirectory = join(path, 'postgresql');
    const cluster = join(serverDirectory, 'cluster');
    const account = chooseServerAccount(cluster);
    mkdirSync(serverDirectory, { recursive: true, mode: 0o700 });
    if (account) lend(serverDirectory, account);
    return {
      path,
      ownerLock: join(path, 'verigraph.lock'),
      serverLock: join(path, 'postgresql.lock'),
      log: join(path, 'postgresql.log'),
      serverDirectory,
      password: join(serverDirectory, 'password'),
      cluster,
      marker: `verigraph-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`,
      account,
    };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw explainFailure(`The data folder ${dataDirectory} cannot be used`, (error as Error).message, error);
  }
}

/**
 * How the server is told where its cluster is. Under root the server's account often cannot enter the folders above
 * (root's home, a folder of mode 0700), yet it may work in a directory that it was started in: Linux resolves this
 * link without looking at the folders above.
 */
export function clusterAsSeenByServer(folder: DataFolder, cluster: string = folder.cluster): string {
  return folder.account && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}
