import { setTimeout as delay } from 'node:timers/promises';
import { readSpecimenFile, uploadPicture, withComment } from '../../test/e2e/client.js';
import type { SandboxProcess, VendorName } from '../../test/e2e/sandbox-process.js';
import { spawnSandbox } from '../../test/e2e/sandbox-process.js';
import { eventually } from '../../test/e2e/server-process.js';
import type { Violations } from './checks.js';
import { checkNothingLeft } from './checks.js';
import { createRandom } from './random.js';
import type { Servers } from './servers.js';
import { createServers } from './servers.js';
import type { FannedOut, VendorCount } from './vendor-calls.js';
import { checkFannedOut, countVendor, listFannedOut } from './vendor-calls.js';

const VENDORS: readonly VendorName[] = ['chekin', 'beorg', 'neurovision', 'flyocr'];
/** In front of each call, so that a kill finds some of them open: one vendor that answers at once, three that are asked again. */
const LATENCIES_MS = { chekin: 40, beorg: 40, neurovision: 40, flyocr: 400 };
/** Fan-outs that run when the server is killed. */
const AT_ONCE = 3;
/** After the uploads were acknowledged. A fan-out takes about a second, and has begun by then. */
const LATEST_KILL_MS = 1_200;
/** Another worker takes the job of a dead one when it expires, which takes up to a minute. */
const FINISH_WITHIN_MS = 180_000;

export interface FanOutCrashes {
  kills: number;
  /** Milliseconds from the spawn to the first 200 of /readyz, for each start but the first. */
  startTimesMs: number[];
  /** How long the last document took after the last start. */
  finishedAfterMs: number;
  documents: number;
  acknowledged: number;
  random: VendorCount[];
  targeted: VendorCount[];
  violations: Violations;
}

interface Scene {
  servers: Servers;
  sandbox: SandboxProcess;
  picture: Buffer;
  /** Ids of acknowledged documents. */
  acknowledged: string[];
  /** Whether a start takes up at once what a dead process left behind, as one alone with its database does. */
  resumesAtOnce: boolean;
  startTimesMs: number[];
  /** Milliseconds since 1970. */
  killedAtMs: number[];
}

/**
 * Kills whoever works at random moments while four imitated vendors are asked at once; then once for each vendor at the worst
 * moment, when it has accepted and charged and its reply has not gone out. The sandbox lives through all of it and counts.
 */
export async function crashFanOuts(databaseUrl: string | null, kills: number, seed: number): Promise<FanOutCrashes> {
  const violations: Violations = [];
  const sandbox = await spawnSandbox();
  let servers: Servers | null = null;
  try {
    servers = await createServers(databaseUrl, { SANDBOX: 'on', SANDBOX_URL: sandbox.origin });
    await servers.spawnMissing();
    await servers.waitUntilReady();
    const scene: Scene = {
      servers,
      sandbox,
      picture: await readSpecimenFile('passport-utopia.jpg'),
      acknowledged: [],
      resumesAtOnce: databaseUrl === null,
      startTimesMs: [],
      killedAtMs: [],
    };
    await sandbox.setPace({ latenciesMs: LATENCIES_MS });
    await killAtRandom(scene, kills, createRandom(seed));
    const atRandom = await listFannedOut(servers.url);
    for (const vendor of VENDORS) await killAfterAcceptance(scene, vendor);

    const lastStartAt = performance.now();
    const documents = await waitForAll(servers.url, scene.acknowledged, violations);
    const finishedAfterMs = performance.now() - lastStartAt;
    const calls = await sandbox.calls();
    const known = new Set(atRandom.map(({ id }) => id));
    const random = documents.filter(({ id }) => known.has(id));
    const targeted = documents.filter(({ id }) => !known.has(id));
    const countsOf = (some: readonly FannedOut[]) => {
      const attempts = new Set(some.flatMap((each) => each.attempts.map(({ id }) => id)));
      const theirs = calls.filter(({ attempt }) => attempt !== null && attempts.has(attempt));
      return VENDORS.map((vendor) => countVendor(vendor, some, theirs));
    };
    checkFannedOut(
      documents,
      VENDORS.map((vendor) => countVendor(vendor, documents, calls)),
      calls,
      scene.killedAtMs,
      violations,
    );
    const exitCodes = await servers.stop();
    if (exitCodes.some((code) => code !== 0)) violations.push(`A clean stop ended with ${exitCodes.join(', ')}.`);
    await checkNothingLeft(servers.dataDirectory, violations);
    return {
      kills: kills + VENDORS.length,
      startTimesMs: scene.startTimesMs,
      finishedAfterMs,
      documents: documents.length,
      acknowledged: scene.acknowledged.length,
      random: countsOf(random),
      targeted: countsOf(targeted),
      violations,
    };
  } finally {
    await servers?.cleanUp();
    await sandbox.stop();
  }
}

async function killAtRandom(scene: Scene, kills: number, random: () => number): Promise<void> {
  const { servers } = scene;
  for (let count = 1; count <= kills; count++) {
    const uploads = Array.from({ length: AT_ONCE }, (_unused, number) => upload(scene, `round ${count}, ${number}`));
    const ids = await Promise.all(uploads);
    await delay(random() * LATEST_KILL_MS);
    await killAndStartAgain(scene, servers.names[Math.floor(random() * servers.names.length)]!);
    // So that each fan-out is killed once; with a database outside its job comes back later, amid the next kills.
    if (scene.resumesAtOnce) await waitUntilTerminal(servers.url, ids);
  }
}

async function killAfterAcceptance(scene: Scene, vendor: VendorName): Promise<void> {
  const { servers, sandbox } = scene;
  const number = (await sandbox.calls()).at(-1)?.number ?? 0;
  await sandbox.setPace({ latenciesMs: LATENCIES_MS, holdReplies: [vendor] });
  const id = await upload(scene, `held by ${vendor}`);
  const documentAttempts = async () =>
    (await listFannedOut(servers.url)).find((each) => each.id === id)?.attempts ?? [];
  await eventually(`${vendor} has accepted and keeps its reply back`, async () => {
    const mine = new Set((await documentAttempts()).map((attempt) => attempt.id));
    const calls = await sandbox.calls(number);
    return calls.some(
      (call) => call.vendor === vendor && mine.has(call.attempt ?? '') && call.chargedAtMs !== null && !call.endedAtMs,
    );
  });
  const worker = servers.names.at(-1)!;
  await killAndStartAgain(scene, worker, () => sandbox.setPace({ latenciesMs: LATENCIES_MS }));
  if (scene.resumesAtOnce) await waitUntilTerminal(servers.url, [id]);
}

async function killAndStartAgain(
  { servers, startTimesMs, killedAtMs }: Scene,
  name: string,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  killedAtMs.push(performance.timeOrigin + performance.now());
  await servers.kill(name);
  await between();
  await servers.spawnMissing();
  startTimesMs.push(await servers.waitUntilReady());
}

/** Pictures that differ, so that no answer to another one fits. */
async function upload({ servers, picture, acknowledged }: Scene, comment: string): Promise<string> {
  const { id } = await uploadPicture(servers.url, withComment(picture, comment), {
    input: { strategy: { mode: 'ALL', providers: [...VENDORS] } },
  });
  acknowledged.push(id);
  return id;
}

async function waitUntilTerminal(url: string, ids: readonly string[]): Promise<void> {
  await eventually(
    'The documents have ended',
    async () => {
      const documents = new Map((await listFannedOut(url)).map((each) => [each.id, each]));
      return ids.every((id) => documents.get(id)?.poll.terminal);
    },
    FINISH_WITHIN_MS,
    100,
  );
}

async function waitForAll(url: string, acknowledged: readonly string[], violations: Violations): Promise<FannedOut[]> {
  const ended = () => listFannedOut(url).then((all) => (all.every(({ poll }) => poll.terminal) ? all : null));
  const documents = await eventually('Every document has ended', ended, FINISH_WITHIN_MS, 200).catch(() =>
    listFannedOut(url),
  );
  const terminal = new Set(documents.filter(({ poll }) => poll.terminal).map(({ id }) => id));
  for (const { id, lifecycle } of documents) if (!terminal.has(id)) violations.push(`${id} is still ${lifecycle}.`);
  const listed = new Set(documents.map(({ id }) => id));
  for (const id of acknowledged) if (!listed.has(id)) violations.push(`${id} is gone.`);
  return documents;
}
