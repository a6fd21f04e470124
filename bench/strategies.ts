import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NEUROVISION_SANDBOX_CREDENTIALS } from '../src/providers/neurovision/settings.js';
import type { SandboxCall } from '../src/sandbox/control.js';
import { encodeUpload, readSpecimenFile, sendUpload } from '../test/e2e/client.js';
import type { VendorName } from '../test/e2e/sandbox-process.js';
import { spawnSandbox } from '../test/e2e/sandbox-process.js';
import { eventually, killProcess, processesOf, spawnServer, waitUntilReady } from '../test/e2e/server-process.js';
import type { Samples } from './support/figures.js';
import { report } from './support/figures.js';
import { collectOwnGarbage } from './support/own-garbage.js';

// RACE and ALL over imitated vendors of different speed, as a client sees them: from the first byte of the upload to the whole
// document, less what the vendor took by the sandbox's own clock. First with vendors that answer at once, then with vendors
// that are asked again until they are done.
//
// Each run is another tenant's, so that the same picture is never known; it is a specimen, whose data the sandbox knows without
// reading, so that it does not compete for the processor.

const WARM_UP = 20;
const RUNS = 30;
const TARGET_MS = 30;
/** Of the vendors that are asked again, and of NeuroVision in its synchronous mode. */
const PROCESSING_MS = 400;
/** Longer than any vendor here waits before it is asked again. */
const QUIET_MS = 600;

interface Line {
  title: string;
  providers: readonly VendorName[];
  /** In front of each call. */
  latenciesMs: Partial<Record<VendorName, number>>;
  environment(origin: string): Record<string, string>;
}

const AT_ONCE: Line = {
  title: 'at once',
  providers: ['flyocr', 'neurovision'],
  latenciesMs: { flyocr: 150, neurovision: 50 },
  // Its synchronous mode is a setting of whoever has an account; the sandbox takes the one that it was made with.
  environment: (origin) => ({
    NEUROVISION_TOKEN: NEUROVISION_SANDBOX_CREDENTIALS.token,
    NEUROVISION_BASE_URL: `${origin}/neurovision/v1`,
    NEUROVISION_MODE: 'sync',
  }),
};
const ASKED_AGAIN: Line = {
  title: 'asked again',
  providers: ['chekin', 'beorg', 'neurovision'],
  latenciesMs: { chekin: 20, beorg: 20, neurovision: 20 },
  environment: () => ({}),
};

/** In milliseconds. */
interface Run {
  document: number;
  /** Of the vendor that the strategy waits for: from the arrival of its first call until its work is done. */
  ready: number;
  /** The same until it has sent the reply with the result; the vendor has only been asked then. */
  answered: number;
  /** From the first byte of the upload until the whole file was here; it is judged while its document is being written. */
  receiving: number;
  /** From there to the arrival of the first call at the vendor that the strategy waits for. */
  before: number;
  /** From the reply that the strategy waits for to the whole document. */
  after: number;
}

const tenants = Array.from({ length: 2 * (WARM_UP + RUNS) }, (_unused, index) => `bench-${index}`);
const keyOf = (tenant: string) => `key-of-${tenant}`;
const sandbox = await spawnSandbox({ processingMs: PROCESSING_MS });
const picture = await readSpecimenFile('passport-utopia.jpg');

/** Milliseconds since 1970, as the sandbox tells its own. */
const now = () => performance.timeOrigin + performance.now();

/** Calls since that number, once nobody asks any more: who has lost a race goes on, and must not be in the next run's way. */
async function callsSince(number: number, quietMs: number): Promise<SandboxCall[]> {
  return eventually('The vendors have ended', async () => {
    const calls = await sandbox.calls(number);
    if (calls.some(({ endedAtMs }) => endedAtMs === null)) return null;
    if (quietMs > 0) await delay(quietMs);
    return (await sandbox.calls(number)).length === calls.length ? calls : null;
  });
}

/** How long each took until its work was done, and until it had said so. */
function timesOf(vendor: VendorName, all: readonly SandboxCall[], isAskedAgain: boolean) {
  const calls = all.filter((call) => call.vendor === vendor);
  const [first, last] = [calls[0], calls.at(-1)];
  if (!first?.chargedAtMs || !last?.endedAtMs) throw new Error(`${vendor} did no work.`);
  if (!isAskedAgain && calls.length > 1) throw new Error(`${vendor} was asked again.`);
  const answered = last.endedAtMs - first.arrivedAtMs;
  const ready = isAskedAgain ? first.chargedAtMs + PROCESSING_MS - first.arrivedAtMs : answered;
  return { answered, ready, arrivedAtMs: first.arrivedAtMs, answeredAtMs: last.endedAtMs };
}

/** When the whole file was there, by the server's clock; whole milliseconds. */
async function createdAt(url: string, id: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($id: ID!) { document(id: $id) { createdAt } }', variables: { id } }),
  });
  const { data } = (await response.json()) as { data: { document: { createdAt: string } } };
  return Date.parse(data.document.createdAt);
}

async function measure(url: string, mode: 'RACE' | 'ALL', { providers }: Line, free: string[]): Promise<Run[]> {
  const isAskedAgain = providers === ASKED_AGAIN.providers;
  const runs: Run[] = [];
  for (let count = 0; count < WARM_UP + RUNS; count++) {
    const number = (await sandbox.calls()).at(-1)?.number ?? 0;
    const headers = { authorization: `Bearer ${keyOf(free.shift()!)}` };
    const options = { waitMs: 25_000, input: { strategy: { mode, providers: [...providers] } }, headers };
    const form = await encodeUpload(picture, options);
    collectOwnGarbage();
    const startedAtMs = now();
    const { id, lifecycle, attempts } = await sendUpload(url, form, options);
    const endedAtMs = now();
    const completed = attempts.filter((attempt) => attempt.lifecycle === 'COMPLETED').length;
    if (lifecycle !== 'COMPLETED' || completed < (mode === 'ALL' ? providers.length : 1)) {
      throw new Error(`A document did not end as it should: ${JSON.stringify(attempts)}`);
    }
    const calls = await callsSince(number, isAskedAgain ? QUIET_MS : 0);
    const times = providers.map((vendor) => timesOf(vendor, calls, isAskedAgain));
    const inOrder = times.toSorted((one, other) => one.answeredAtMs - other.answeredAtMs);
    const waitedFor = (mode === 'ALL' ? inOrder.at(-1) : inOrder[0])!;
    const createdAtMs = await createdAt(url, id, headers);
    const run = {
      document: endedAtMs - startedAtMs,
      ready: waitedFor.ready,
      answered: waitedFor.answered,
      receiving: createdAtMs - startedAtMs,
      before: waitedFor.arrivedAtMs - createdAtMs,
      after: endedAtMs - waitedFor.answeredAtMs,
    };
    if (count >= WARM_UP) runs.push(run);
  }
  return runs;
}

function samplesOf(mode: 'RACE' | 'ALL', { title }: Line, runs: readonly Run[], isAskedAgain: boolean): Samples[] {
  const which = mode === 'ALL' ? 'slowest' : 'fastest';
  const line = (name: string, valueOf: (run: Run) => number, targetMs: number | null = null) => ({
    name: `${mode}, ${title}: ${name}`,
    milliseconds: runs.map(valueOf),
    targetMs,
  });
  return [
    line(`the ${which} vendor`, ({ ready }) => ready),
    line('the document', ({ document }) => document),
    ...(isAskedAgain ? [line('the document after its work was done', (run) => run.document - run.ready)] : []),
    line(`the document less the ${which} vendor's calls`, (run) => run.document - run.answered, TARGET_MS),
    line('of this, until the file was here', ({ receiving }) => receiving),
    line('of this, from there to its first call', ({ before }) => before),
    line('of this, after its reply', ({ after }) => after),
  ];
}

const measurements: Samples[] = [];
try {
  for (const each of [AT_ONCE, ASKED_AGAIN]) {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-bench-'));
    const keys = tenants.map((tenant) => `${tenant}:${keyOf(tenant)}`).join(',');
    const server = await spawnServer({
      dataDirectory,
      environment: { API_KEYS: keys, SANDBOX: 'on', SANDBOX_URL: sandbox.origin, ...each.environment(sandbox.origin) },
    });
    try {
      await waitUntilReady(server);
      await sandbox.setPace({ latenciesMs: each.latenciesMs });
      const free = [...tenants];
      for (const mode of ['RACE', 'ALL'] as const) {
        const runs = await measure(server.url, mode, each, free);
        measurements.push(...samplesOf(mode, each, runs, each === ASKED_AGAIN));
      }
    } finally {
      await killProcess(server);
      await eventually('Nobody is left', () => processesOf(dataDirectory).length === 0);
      await rm(dataDirectory, { recursive: true, force: true });
    }
  }
  report('Strategies', measurements);
} finally {
  await sandbox.stop();
}
