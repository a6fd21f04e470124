import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { factsOf, readSpecimenFile, uploadPicture } from '../../test/e2e/client.js';
import { checkAcknowledged, checkNothingLeft, checkUnacknowledged, countUnfinishedFiles } from './checks.js';
import type { Violations } from './checks.js';
import { crashFanOuts } from './fan-out.js';
import { Load } from './load.js';
import { createRandom } from './random.js';
import type { Servers } from './servers.js';
import { createServers } from './servers.js';
import type { VendorCount } from './vendor-calls.js';

const HELP = `Kills the server again and again under load, and checks that nothing acknowledged was lost.

  npm run crash                         one process with the embedded PostgreSQL
  DATABASE_URL=... npm run crash        two processes, API and worker, on a database of their own on that server
  npm run crash -- --kills 5 --seed 7   fewer kills; other moments
  npm run crash -- --fan-out            while four imitated vendors are asked at once; counts what they would have charged
`;

const SPECIMENS = ['passport-utopia.jpg', 'id-card-utopia-back.jpg', 'visa-a-utopia.jpg'];
const LONGEST_RUN_MS = 3_000;
/** Every fourth kill falls into the start. */
const START_KILL_SHARE = 0.25;
const FINISH_WITHIN_MS = 180_000;

interface Run {
  servers: Servers;
  kills: number;
  random: () => number;
  violations: Violations;
}

async function killAgainAndAgain({ servers, kills, random, violations }: Run, startTimesMs: number[]): Promise<void> {
  for (let count = 1; count <= kills; count++) {
    const victim = servers.names[Math.floor(random() * servers.names.length)]!;
    const inStart = random() < START_KILL_SHARE;
    const moment = random();
    if (inStart) {
      await servers.kill(victim);
      await servers.spawnMissing();
      await delay(moment * 1_500);
      await servers.kill(victim);
    } else {
      await delay(100 + moment * LONGEST_RUN_MS);
      await servers.kill(victim);
    }
    await servers.spawnMissing();
    try {
      startTimesMs.push(await servers.waitUntilReady());
    } catch (error) {
      violations.push(`Start ${count} failed: ${(error as Error).message}`);
      return;
    }
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const kills = argument('--kills', 20);
  const seed = argument('--seed', 1);
  const databaseUrl = process.env['DATABASE_URL'] ?? null;
  if (process.argv.includes('--fan-out')) return runFanOuts(databaseUrl, kills, seed);
  const violations: Violations = [];
  const startedAt = performance.now();
  const servers = await createServers(databaseUrl);
  try {
    await servers.spawnMissing();
    const startTimesMs = [await servers.waitUntilReady()];
    const pictures = new Map<string, Buffer>();
    const expected = new Map<string, string>();
    for (const specimen of SPECIMENS) {
      const picture = await readSpecimenFile(specimen);
      pictures.set(specimen, picture);
      expected.set(specimen, factsOf(await uploadPicture(servers.url, picture, { waitMs: 25_000 })));
    }

    const load = new Load({ url: servers.url, pictures, clients: 4, pauseMs: 300, maxUploads: kills * 10 });
    await killAgainAndAgain({ servers, kills, random: createRandom(seed), violations }, startTimesMs);
    await load.stop();
    const lastStartAt = performance.now();
    await checkAcknowledged(servers.url, load.acknowledged, expected, FINISH_WITHIN_MS, violations);
    const finishedAfterMs = performance.now() - lastStartAt;
    const known = new Set(load.acknowledged.map(({ documentId }) => documentId!));
    const listed = await checkUnacknowledged(servers.url, known, FINISH_WITHIN_MS, violations);
    const unfinishedFiles = countUnfinishedFiles(servers.dataDirectory);
    // A shared folder is tidied up later: what another process writes looks just the same.
    if (unfinishedFiles > 0 && databaseUrl === null) violations.push(`${unfinishedFiles} files are half-written.`);
    const exitCodes = await servers.stop();
    if (exitCodes.some((code) => code !== 0)) violations.push(`A clean stop ended with ${exitCodes.join(', ')}.`);
    await checkNothingLeft(servers.dataDirectory, violations);

    print([
      ['kills with SIGKILL', `${kills} (seed ${seed}; ${servers.names.join(' + ')})`],
      ['pictures sent', load.uploads.length],
      ['acknowledged, and all checked', load.acknowledged.length],
      ['sent without an answer', load.uploads.length - load.acknowledged.length],
      // Without those of the first look, before any kill.
      ['of these stored all the same', listed - SPECIMENS.length],
      ...startRows(startTimesMs.slice(1)),
      ['all finished after the last start', `${(finishedAfterMs / 1000).toFixed(1)} s`],
      wholeRunRow(startedAt),
      ['violations', violations.length],
    ]);
  } finally {
    await servers.cleanUp();
  }
  tell(violations);
}

async function runFanOuts(databaseUrl: string | null, kills: number, seed: number): Promise<void> {
  const startedAt = performance.now();
  const found = await crashFanOuts(databaseUrl, kills, seed);
  print([
    ['kills with SIGKILL', `${found.kills} (seed ${seed}; ${databaseUrl === null ? 'one process' : 'api + worker'})`],
    ['documents, of which acknowledged', `${found.documents}, ${found.acknowledged}`],
    ...startRows(found.startTimesMs),
    ['all finished after the last start', `${(found.finishedAfterMs / 1000).toFixed(1)} s`],
    wholeRunRow(startedAt),
    ['violations', found.violations.length],
  ]);
  printCounts('Killed at random moments', found.random);
  printCounts('Killed when one of them had accepted', found.targeted);
  tell(found.violations);
}

function printCounts(title: string, counts: readonly VendorCount[]): void {
  const head = '| vendor | pictures | answered | charged | cut off | charged again | for nothing | failed |';
  process.stdout.write(`\n${title}\n\n${head}\n${head.replaceAll(/[^|]/g, '-')}\n`);
  for (const { vendor, pictures, answered, charged, cutOff, ...others } of counts) {
    const failures = [...others.failures].map(([words, number]) => `${number}: ${words}`).join('; ');
    const line = [
      vendor,
      pictures,
      answered,
      charged,
      cutOff,
      others.chargedAgain,
      others.chargedForNothing,
      failures,
    ].join(' | ');
    process.stdout.write(`| ${line} |\n`);
  }
}

function startRows(startTimesMs: readonly number[]): [string, string][] {
  const sorted = [...startTimesMs].sort((one, other) => one - other);
  return [
    ['start after a kill, median', `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms`],
    ['start after a kill, longest', `${Math.round(sorted.at(-1) ?? 0)} ms`],
  ];
}

function wholeRunRow(startedAt: number): [string, string] {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  return ['whole run', `${seconds} s, load average ${loadavg()[0]?.toFixed(1)}`];
}

function tell(violations: Violations): void {
  for (const violation of violations) process.stdout.write(`VIOLATION ${violation}\n`);
  if (violations.length > 0) process.exitCode = 1;
}

function argument(name: string, fallback: number): number {
  const index = process.argv.indexOf(name);
  const value = index < 0 ? fallback : Number(process.argv[index + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} wants a whole number above 0.`);
  return value;
}

function print(rows: [string, string | number][]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(width)}  ${value}\n`);
}

await main();
