import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProcess } from '../test/e2e/server-process.js';
import { eventually, processesOf, spawnServer, waitUntilReady } from '../test/e2e/server-process.js';
import { report } from './support/figures.js';

// From the spawn of the command to the first 200 of /readyz: on a fresh data folder, and on one that is there already.

const FOLDERS = 5;
const COMMANDS = [
  { name: 'npm start', program: 'npm', programArguments: ['start'] },
  { name: 'node dist/main.js', program: process.execPath, programArguments: ['dist/main.js'] },
];

/** npm itself does not hand a signal on to everyone. */
async function stopGroup({ child, closed, dataDirectory }: ServerProcess): Promise<void> {
  process.kill(-child.pid!, 'SIGINT');
  await closed;
  await eventually('Nobody is left', () => processesOf(dataDirectory).length === 0);
}

const measurements = [];
for (const { name, program, programArguments } of COMMANDS) {
  const first: number[] = [];
  const later: number[] = [];
  for (let folder = 0; folder < FOLDERS; folder++) {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-bench-'));
    for (const samples of [first, later]) {
      const server = await spawnServer({ dataDirectory, program, programArguments });
      samples.push(await waitUntilReady(server));
      await stopGroup(server);
    }
    await rm(dataDirectory, { recursive: true, force: true });
  }
  measurements.push(
    { name: `${name}, the first time`, milliseconds: first, targetMs: 5_000 },
    { name: `${name}, later`, milliseconds: later, targetMs: 2_000 },
  );
}
report('Start-up', measurements);
