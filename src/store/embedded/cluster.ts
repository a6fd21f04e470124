import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { clusterAsSeenByServer, type DataFolder } from './data-folder.js';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres-error.js';
import type { ServerLog } from './server-log.js';
import { startWatched } from './watched-process.js';

export const serverUser = 'verigraph';

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the cluster where there is none, and answers the server's password. */
export async function prepareCluster(options: {
  folder: DataFolder;
  binaries: Binaries;
  log: ServerLog;
  lockDescriptor: number;
}): Promise<{ password: string; created: boolean }> {
  const { folder, binaries } = options;
  const damaged = (reason: string) =>
    new EmbeddedPostgresError('DATA_FOLDER_CORRUPT', `The data folder ${folder.path} is damaged: ${reason}`);
  let password = await readOptional(folder.password);

  const exists = await open(folder.cluster, 'r').then(
    async (directory) => (await directory.close(), true),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (exists) {
    const version = await readOptional(join(folder.cluster, 'PG_VERSION'));
    if (version === undefined) throw damaged('postgresql/cluster/PG_VERSION is missing');
    if (version !== binaries.majorVersion) {
      throw new EmbeddedPostgresError(
        'WRONG_MAJOR_VERSION',
        `The data folder ${folder.path} was written by PostgreSQL ${version}, and this Verigraph brings PostgreSQL ${binaries.majorVersion}; dump it with the Verigraph that wrote it`,
      );
    }
    if (!password) throw damaged('postgresql/password is missing');
    return { password, created: false };
  }

  if (!password) {
    password = randomBytes(24).toString('hex');
    await writeFile(folder.password, `${password}\n`, { mode: 0o600 });
    if (folder.account) await chown(folder.password, folder.account.uid, folder.account.gid);
  }
  // Made under another name, so that a cluster which is there is whole.
  const unfinished = join(folder.serverDirectory, `new-${randomBytes(6).toString('hex')}`);
  await mkdir(unfinished, { mode: 0o700 });
  if (folder.account) await chown(unfinished, folder.account.uid, folder.account.gid);
  const result = await startWatched(
    [
      binaries.initdb,
      `--pgdata=${clusterAsSeenByServer(folder, unfinished)}`,
      `--username=${serverUser}`,
      '--pwfile=../password',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    {
      workingDirectory: unfinished,
      account: folder.account,
      logDescriptor: options.log.descriptor,
      lockDescriptor: options.lockDescriptor,
    },
  ).stopped();
  if (result.exitCode !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    const evidence = result.error?.message ?? options.log.readTail();
    throw explainFailure(`The data folder ${folder.path} could not be initialised`, evidence, result.error);
  }
  await rename(unfinished, folder.cluster);
  await syncDirectory(folder.serverDirectory);
  return { password, created: true };
}
