import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';

interface LockedPackage {
  license?: string;
  /** Only there, and true, where nothing but development needs it. */
  dev?: boolean;
}

const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const elastic = Object.entries(lock.packages).filter(([, { license }]) => license?.startsWith('Elastic'));

// docs/decisions/federation-packages.md says why.
test('of the packages under the Elastic License one is needed to run, and the gateway is not', () => {
  expect(elastic.filter(([, { dev }]) => !dev).map(([path]) => path)).toEqual([
    'node_modules/@apollo/federation-internals',
  ]);
  expect(elastic.filter(([, { dev }]) => dev).map(([path]) => path)).toEqual(
    expect.arrayContaining(['node_modules/@apollo/gateway', 'node_modules/@apollo/composition']),
  );
});
