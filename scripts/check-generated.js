/** Fails when schema.graphql or the typed operations are not what the code and the operations make today. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
execFileSync(npm, ['run', '--silent', 'build'], { stdio: 'inherit' });
const printed = execFileSync(process.execPath, ['dist/graphql/print-schema.js'], { encoding: 'utf8' });
if (printed !== readFileSync('schema.graphql', 'utf8')) {
  console.error('schema.graphql is not what the code prints. Run: npm run generate');
  process.exit(1);
}
try {
  execFileSync(process.execPath, [
    'node_modules/@graphql-codegen/cli/cjs/bin.js',
    '--config',
    'codegen.yml',
    '--check',
  ]);
} catch (error) {
  console.error(String(error.stdout ?? error));
  console.error('operations/generated.ts is not what codegen makes. Run: npm run generate');
  process.exit(1);
}
