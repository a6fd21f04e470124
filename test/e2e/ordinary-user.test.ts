import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { chooseServerAccount } from '../../src/store/embedded/server-account.js';
import { describeWith } from '../support/services.js';
import { readSpecimenFile, uploadPicture } from './client.js';
import { eventually, killProcess, processesOf, PROJECT, spawnServer, waitUntilReady } from './server-process.js';

// Processes start more than once in a test, and the machine may be busy.
jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
/** Who is lent the part of the ordinary user where the tests run as root. */
const account = isRoot ? chooseServerAccount('/nonexistent') : { uid: process.getuid?.(), gid: process.getgid?.() };

function canRun(): boolean {
  if (!account) return false;
  const { uid, gid } = account;
  const look = [`${PROJECT}dist/main.js`, `${PROJECT}node_modules/pg/package.json`].map((path) => `test -r "${path}"`);
  const { status } = spawnSync('/bin/sh', ['-c', [...look, `test -x "${process.execPath}"`].join(' && ')], {
    ...(isRoot && uid !== undefined && gid !== undefined ? { uid, gid } : {}),
  });
  return status === 0;
}

describeWith(
  {
    name: 'A project folder that an ordinary user can read',
    isThere: canRun(),
    howToGet: 'Check out the project below a folder that others may enter.',
  },
  'an ordinary user with a data folder of mode 0700',
  () => {
    test('has a server that does all its work, and everything belongs to that user', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'vg-'));
      const { uid, gid } = account!;
      if (isRoot) chownSync(folder, uid!, gid!);
      const dataDirectory = join(folder, 'data');
      const server = await spawnServer({
        dataDirectory,
        environment: { HOME: folder },
        ...(isRoot ? { spawnOptions: { uid: uid!, gid: gid!, cwd: PROJECT } } : {}),
      });
      try {
        await waitUntilReady(server);
        const document = await uploadPicture(server.url, await readSpecimenFile('passport-utopia.jpg'), {
          waitMs: 25_000,
        });
        expect(document).toMatchObject({ lifecycle: 'COMPLETED', kind: 'PASSPORT' });
        expect(statSync(folder).mode & 0o777).toBe(0o700);
        expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
        expect(statSync(dataDirectory).uid).toBe(uid);
      } finally {
        await killProcess(server);
        await eventually('The watchdog has stopped the database', () => processesOf(dataDirectory).length === 0);
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
