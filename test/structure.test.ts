import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

interface SourceFile {
  /** From the root of the project, with slashes. */
  path: string;
  text: string;
  /** Files of the project that it imports, and packages by their names. */
  imports: string[];
}

let files: SourceFile[];
let directories: string[];

async function listTypeScript(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
  return Promise.all(paths.map(async (path) => sourceFile(path, await readFile(join(ROOT, path), 'utf8'))));
}

function sourceFile(path: string, text: string): SourceFile {
  const imports = [...text.matchAll(/(?:^|\s)(?:from |import |await import\()'([\w@./:-]+)'/gm)].map(([, name = '']) =>
    name.startsWith('.') ? join(dirname(path), name).replace(/\.js$/, '.ts') : name,
  );
  return { path, text, imports };
}

beforeAll(async () => {
  files = (await Promise.all(['src', 'test', 'scripts', 'operations', 'examples'].map(listTypeScript))).flat();
  const entries = await readdir(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  directories = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
});

const inSource = () => files.filter(({ path }) => path.startsWith('src/'));
/** `graphql` of src/graphql/document/upload.ts; the file itself for one that lies in src. */
const layerOf = (path: string) => path.split('/')[1] ?? '';

const BESIDE = ['store', 'cache', 'blobs', 'jobs', 'images'];
const BELOW_SERVICES = ['orchestration', 'providers', ...BESIDE, 'domain'];
/** What the files of a folder may import besides their own folder. What is missing here may import nothing. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['app.ts', 'config.ts', 'spool-folder.ts', 'http', 'store'],
  'app.ts': ['config.ts', 'graphql', 'http', 'services', 'sandbox', ...BELOW_SERVICES],
  // Each vendor names its own settings.
  'config.ts': ['providers', 'domain'],
  'sandbox-main.ts': ['sandbox', 'providers', 'domain'],
  // Beside the providers, whose counterpart it is; nobody but the entries knows it.
  sandbox: ['providers', 'images', 'domain'],
  'spool-folder.ts': ['config.ts'],
  // One edge: each knows of the other.
  http: ['config.ts', 'graphql', 'services', ...BELOW_SERVICES],
  graphql: ['http', 'services', ...BELOW_SERVICES],
  services: BELOW_SERVICES,
  orchestration: ['providers', ...BESIDE, 'domain'],
  providers: ['images', 'domain'],
  store: ['domain'],
  cache: ['domain'],
  blobs: ['domain'],
  images: ['domain'],
  // Jobs are rows, put there in the transaction of what they are about.
  jobs: ['store', 'domain'],
};

/** `beorg` of src/sandbox/vendors/beorg.ts and of what lies in src/sandbox/vendors/beorg. */
const vendorOf = (path: string) => /^src\/sandbox\/vendors\/([a-z]+)/.exec(path)?.[1] ?? null;

describe('imports', () => {
  test('go only to the right and down, as the architecture draws it', () => {
    const wrong = inSource().flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith('src/') && layerOf(target) !== layerOf(path))
        .filter((target) => !(MAY_IMPORT[layerOf(path)] ?? []).includes(layerOf(target)))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('never lead out of src', () => {
    const wrong = inSource().flatMap(({ path, imports }) =>
      imports
        .filter((target) => /^(test|scripts|operations|examples)\//.test(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('never go from one provider to another', () => {
    const folderOf = (path: string) => /^src\/providers\/([^/]+)\//.exec(path)?.[1] ?? null;
    const wrong = inSource().flatMap(({ path, imports }) =>
      imports
        .filter((target) => folderOf(path) !== null && folderOf(target) !== null && folderOf(path) !== folderOf(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('of a provider come from nowhere but the entries, and from its counterpart in the sandbox', () => {
    const entries = ['src/app.ts', 'src/sandbox-main.ts'];
    const wrong = inSource()
      .filter(({ path }) => !entries.includes(path) && !path.startsWith('src/providers/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => /^src\/providers\/[^/]+\//.test(target))
          .filter(
            (target) => vendorOf(path) === null || vendorOf(path) !== /^src\/providers\/([^/]+)/.exec(target)?.[1],
          )
          .map((target) => `${path} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('lead to files that exist, and to packages that package.json names', async () => {
    const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>;
    const runtime = Object.keys({ ...manifest['dependencies'], ...manifest['optionalDependencies'] });
    const all = [...runtime, ...Object.keys(manifest['devDependencies'] ?? {})];
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) => !target.startsWith('node:'))
        .filter((target) => {
          if (/^(src|test|scripts|operations|bench|examples)\//.test(target)) return !existsSync(join(ROOT, target));
          const name = target.split('/', target.startsWith('@') ? 2 : 1).join('/');
          // Part of jest, which brings it along in the version that fits.
          return name !== '@jest/globals' && !(path.startsWith('src/') ? runtime : all).includes(name);
        })
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the outside world is met in one place:', () => {
  const places = (pattern: RegExp, allowed: readonly string[]) =>
    inSource()
      .filter(({ path, text }) => !allowed.includes(path) && pattern.test(text))
      .map(({ path }) => path);

  test('requests to others in providers/http.ts', () => {
    expect(places(/(?<![.\w])fetch\(|from '(?:undici|node:https)'/, ['src/providers/http.ts'])).toEqual([]);
    expect(places(/from 'node:http'/, []).filter((path) => !path.startsWith('src/http/'))).toEqual([]);
  });

  test('the environment in config.ts and at the entry', () => {
    expect(places(/process\.env\b/, ['src/config.ts', 'src/main.ts', 'src/spool-folder.ts'])).toEqual([]);
  });

  test('the console nowhere', () => {
    expect(places(/\bconsole\./, [])).toEqual([]);
  });
});

describe('files', () => {
  /** Longer than 300 lines, and why. */
  const LONG: Readonly<Record<string, string>> = {
    'operations/generated.ts': 'It is generated.',
    'src/providers/contract.ts': 'Every kind of request and reading, which are read together.',
    'src/store/schema.ts': 'All tables, which refer to each other.',
    'test/images/inspect.test.ts': 'One table of files and what each is refused for.',
    'test/providers/artemis/export-body.test.ts': 'One table of the documented keys.',
    'test/providers/artemis/token.test.ts': 'One table of grants, endpoints and expiries.',
  };

  test('have names in kebab-case, with a role behind a dot where they have one', () => {
    const wrong = files.filter(({ path }) => !/^([\w-]+\/)+[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|js)$/.test(path));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('are called by what is in them: no barrels, no folder for the rest', () => {
    expect(files.filter(({ path }) => /\/index\.[tj]s$/.test(path)).map(({ path }) => path)).toEqual([]);
    expect(
      directories.filter((name) => ['utils', 'util', 'common', 'helpers', 'types', 'misc'].includes(name)),
    ).toEqual([]);
  });

  test('export by name', () => {
    // Jest looks for these under the name "default".
    const wanted = /^test\/support\/(global-setup|global-teardown|count-reporter)\.js$/;
    const wrong = files.filter(({ path, text }) => !wanted.test(path) && /^export default/m.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('end before 300 lines, or have a reason here', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
    expect(long.filter((path) => !(path in LONG))).toEqual([]);
    for (const path of Object.keys(LONG)) expect(existsSync(join(ROOT, path))).toBe(true);
  });

  test('do not name a provider outside of its folder to decide by it', () => {
    const wrong = inSource().filter(
      ({ path, text }) => !path.startsWith('src/providers/') && /provider(\.name)? ===? '/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('tests', () => {
  const inTests = () => files.filter(({ path }) => path.startsWith('test/'));

  test('are never skipped or singled out', () => {
    const pattern = /\b(?:describe|test|it)\.(?:skip|only|todo)\(|\b(?:xit|xdescribe|xtest|fdescribe|fit)\(/;
    // Tests that need a service of their own are counted as skipped where it is missing, and fail on CI.
    const wrong = inTests().filter(({ path, text }) => path !== 'test/support/services.ts' && pattern.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('each expect something', () => {
    const wrong = inTests().filter(
      ({ path, text }) => path.endsWith('.test.ts') && !/expect|suite|contract/i.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

test('every path that README.md names exists', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  const quoted = [...readme.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)].map(([, path = '']) => path);
  const tops = await readdir(ROOT);
  const paths = [...links, ...quoted.filter((path) => path.includes('/') && tops.includes(path.split('/')[0]!))];
  expect(paths.length).toBeGreaterThan(0);
  // Made at the first start.
  const missing = paths.filter((path) => !/^data\b/.test(path) && !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
});
