import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxCall } from '../src/sandbox/control.js';
import { encodeForm, readSpecimenFile } from '../test/e2e/client.js';
import type { EncodedForm } from '../test/e2e/client.js';
import { spawnSandbox } from '../test/e2e/sandbox-process.js';
import { eventually, killProcess, processesOf, spawnServer, waitUntilReady } from '../test/e2e/server-process.js';
import { report } from './support/figures.js';
import { collectOwnGarbage } from './support/own-garbage.js';

// A session of six pictures over an imitated vendor who answers at once, as an app sees it: from the first byte of the upload to the end of the
// session, less the slowest chain of vendor calls. A chain is what has to follow one after the other: a document is
// read, and then its portrait is compared with the selfie.
//
// What a call takes is measured by the sandbox, from its arrival until its reply was handed over; all between two calls of a
// chain is ours. Each run is another tenant's, so that nothing is known from the run before; the pictures are specimens, whose
// content the sandbox knows without reading, so that it does not compete for the processor.

const WARM_UP = 60;
const RUNS = 30;
const TARGET_MS = 60;
/** In front of each call. */
const LATENCY_MS = 150;

const PICTURES = [
  { file: 'passport-utopia.jpg', kind: 'PASSPORT' },
  { file: 'id-card-meridan-back.jpg', role: 'DOCUMENT' },
  { file: 'vehicle-licence-meridan.jpg', kind: 'VEHICLE_LICENCE' },
  { file: 'bank-card-meridan.jpg', kind: 'BANK_CARD' },
  { file: 'selfie.jpg', role: 'SELFIE' },
  { file: 'invoice-meridan.jpg', role: 'INVOICE' },
] as const;

const ATTEMPTS = 'attempts { id lifecycle }';
const PROCESS = `mutation ($input: ProcessSessionInput!) {
  processSession(input: $input, waitMs: 25000) {
    session {
      id lifecycle createdAt
      documents { id ${ATTEMPTS} }
      faceMatches { decision left { document { id } } ${ATTEMPTS} }
      livenessChecks { live ${ATTEMPTS} }
      invoices { lifecycle ${ATTEMPTS} }
    }
    userErrors { code message }
  }
}`;

interface Asked {
  attempts: { id: string; lifecycle: string }[];
}
interface Session {
  id: string;
  lifecycle: string;
  createdAt: string;
  documents: (Asked & { id: string })[];
  faceMatches: (Asked & { decision: string | null; left: { document: { id: string } | null } })[];
  livenessChecks: (Asked & { live: boolean | null })[];
  invoices: (Asked & { lifecycle: string })[];
}

/** In milliseconds. */
interface Run {
  session: number;
  chain: number;
  /** From the first byte until all pictures were here. */
  receiving: number;
  /** Between the reply about the document of the chain and the arrival of the call about its face. */
  between: number;
  /** From the last reply of all to the end. */
  after: number;
}

const tenants = Array.from({ length: WARM_UP + RUNS }, (_unused, index) => `bench-${index}`);
const keyOf = (tenant: string) => `key-of-${tenant}`;
const sandbox = await spawnSandbox();
const files = await Promise.all(PICTURES.map(({ file }) => readSpecimenFile(file)));

/** Milliseconds since 1970, as the sandbox tells its own. */
const now = () => performance.timeOrigin + performance.now();

function formOf(): FormData {
  const images = PICTURES.map(({ file: _file, ...hints }) => ({ ...hints, image: { upload: null } }));
  const strategy = { mode: 'ALL', providers: ['flyocr'] };
  const input = { images, wishes: { selfie: true, liveness: true }, strategy };
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: PROCESS, variables: { input } }));
  const places = files.map((_bytes, index) => [index, [`variables.input.images.${index}.image.upload`]]);
  form.set('map', JSON.stringify(Object.fromEntries(places)));
  for (const [index, bytes] of files.entries())
    form.set(String(index), new Blob([new Uint8Array(bytes)]), 'picture.jpg');
  return form;
}

async function processSession(url: string, tenant: string, { body, contentType }: EncodedForm): Promise<Session> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${keyOf(tenant)}`,
      'apollo-require-preflight': 'true',
      'content-type': contentType,
    },
    body,
  });
  const { data, errors } = (await response.json()) as {
    data?: { processSession: { session: Session | null; userErrors: unknown[] } };
    errors?: unknown;
  };
  const session = data?.processSession.session;
  if (!session) throw new Error(`No session: ${JSON.stringify(errors ?? data)}`);
  const isWhole =
    session.lifecycle === 'COMPLETED' &&
    session.faceMatches.some(({ decision }) => decision === 'SAME_PERSON') &&
    session.livenessChecks.some(({ live }) => live === true) &&
    session.invoices.every(({ lifecycle }) => lifecycle === 'COMPLETED');
  if (!isWhole) throw new Error(`A session did not end as it should: ${JSON.stringify(session)}`);
  return session;
}

interface Part {
  /** Of the longest of its calls, which begin at once. */
  took: number;
  arrivedAtMs: number;
  endedAtMs: number;
}

/** Null where nobody was called: a vendor may know without a call that it does not read such a document. */
function partOf({ attempts }: Asked, calls: readonly SandboxCall[]): Part | null {
  const own = calls.filter(({ attempt }) => attempts.some(({ id }) => id === attempt));
  if (own.length === 0) return null;
  return {
    took: Math.max(...own.map(({ arrivedAtMs, endedAtMs }) => (endedAtMs ?? Number.NaN) - arrivedAtMs)),
    arrivedAtMs: Math.min(...own.map(({ arrivedAtMs }) => arrivedAtMs)),
    endedAtMs: Math.max(...own.map(({ endedAtMs }) => endedAtMs ?? Number.NaN)),
  };
}

/** The slowest chain, and what was between its two calls. */
function chainOf(session: Session, calls: readonly SandboxCall[]): { took: number; between: number } {
  const chains = session.faceMatches.map((match) => {
    const read = session.documents.find(({ id }) => id === match.left.document?.id);
    const [reading, comparing] = [read ? partOf(read, calls) : null, partOf(match, calls)];
    if (!reading || !comparing) throw new Error('A face was compared without calls.');
    return { took: reading.took + comparing.took, between: comparing.arrivedAtMs - reading.endedAtMs };
  });
  const slowest = chains.toSorted((one, other) => other.took - one.took)[0]!;
  const beside = [...session.documents, ...session.livenessChecks, ...session.invoices];
  const alone = beside.map((asked) => partOf(asked, calls)?.took ?? 0);
  return { ...slowest, took: Math.max(slowest.took, ...alone) };
}

async function measure(url: string): Promise<Run[]> {
  const runs: Run[] = [];
  for (const [count, tenant] of tenants.entries()) {
    const number = (await sandbox.calls()).at(-1)?.number ?? 0;
    const form = await encodeForm(formOf());
    collectOwnGarbage();
    const startedAtMs = now();
    const session = await processSession(url, tenant, form);
    const endedAtMs = now();
    const calls = await eventually('The vendors have ended', async () => {
      const all = await sandbox.calls(number);
      return all.every(({ endedAtMs: ended }) => ended !== null) ? all : null;
    });
    const { took, between } = chainOf(session, calls);
    const lastAtMs = Math.max(...calls.map((call) => call.endedAtMs ?? Number.NaN));
    const receiving = Date.parse(session.createdAt) - startedAtMs;
    const run = { session: endedAtMs - startedAtMs, chain: took, receiving, between, after: endedAtMs - lastAtMs };
    if (count >= WARM_UP) runs.push(run);
  }
  return runs;
}

try {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-bench-'));
  const server = await spawnServer({
    dataDirectory,
    environment: {
      API_KEYS: tenants.map((tenant) => `${tenant}:${keyOf(tenant)}`).join(','),
      SANDBOX: 'on',
      SANDBOX_URL: sandbox.origin,
      JOB_CONCURRENCY: '8',
    },
  });
  try {
    await waitUntilReady(server);
    await sandbox.setPace({ latenciesMs: { flyocr: LATENCY_MS } });
    const runs = await measure(server.url);
    const line = (name: string, valueOf: (run: Run) => number, targetMs: number | null = null) => ({
      name,
      milliseconds: runs.map(valueOf),
      targetMs,
    });
    report('A session of six pictures', [
      line('the slowest chain of vendor calls', ({ chain }) => chain),
      line('the session', ({ session }) => session),
      line('the session less that chain', ({ session, chain }) => session - chain, TARGET_MS),
      line('of this, until all pictures were here', ({ receiving }) => receiving),
      line('of this, from the reading of a document to the call about its face', ({ between }) => between),
      line('of this, after the last reply', ({ after }) => after),
    ]);
  } finally {
    await killProcess(server);
    await eventually('Nobody is left', () => processesOf(dataDirectory).length === 0);
    await rm(dataDirectory, { recursive: true, force: true });
  }
} finally {
  await sandbox.stop();
}
