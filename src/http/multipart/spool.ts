import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes the folder for files that are being received, private to its owner, and removes what a killed process left in it:
 * these are pictures of documents, in the clear. To be called before anything listens, on a folder that is this process's
 * own, and that `TMPDIR` names since before the start: graphql-upload asks `os.tmpdir()` and has no option for it.
 */
export async function prepareSpool(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}
