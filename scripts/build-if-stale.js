/** Compiles only when something in src is newer than what was compiled last: a start should not wait for nothing. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';

const STAMP = 'dist/.compiled';

function modifiedAtMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const compiledAtMs = modifiedAtMs(STAMP);
const sources = readdirSync('src', { recursive: true, withFileTypes: true });
// A folder is newer as well when a file in it was taken away.
const isStale =
  compiledAtMs === 0 ||
  modifiedAtMs('package-lock.json') > compiledAtMs ||
  sources.some((entry) => modifiedAtMs(`${entry.parentPath}/${entry.name}`) > compiledAtMs);

if (isStale) {
  const startedAt = new Date();
  execFileSync(process.execPath, ['node_modules/@swc/cli/bin/swc.js', ...process.argv.slice(2)], { stdio: 'inherit' });
  writeFileSync(STAMP, `${startedAt.toISOString()}\n`);
}
