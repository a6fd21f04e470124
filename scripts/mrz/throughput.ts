/**
 * Pictures a second with several worker threads, each decoding with sharp and reading:
 *   node --import tsx scripts/mrz/throughput.ts FOLDER [THREADS]
 * FOLDER is a set of scripts/mrz/generate.ts. Two threads unless told.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { loadGlyphNet } from '../../src/providers/local/mrz/load-net.js';
import { readMrz } from '../../src/providers/local/mrz/read-mrz.js';
import { decodeGrey } from './evaluate.js';
import type { ManifestEntry } from './generate.js';

/** Pictures that each thread reads before the clock starts, so that the compiler has seen the code. */
const WARM_UP = 8;

/** Threads of Node 20 do not take over the loader of TypeScript from the main one. */
const BOOTSTRAP = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(import.meta.url)})))`;

function filesOf(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[];
  return manifest.map((entry) => join(folder, entry.file));
}

async function work(): Promise<void> {
  sharp.concurrency(1);
  const { folder, thread, threads } = workerData as { folder: string; thread: number; threads: number };
  const net = loadGlyphNet();
  const files = filesOf(folder).filter((_, index) => index % threads === thread);
  for (const file of files.slice(0, WARM_UP)) readMrz(await decodeGrey(readFileSync(file)), net);
  parentPort!.postMessage('ready');
  await new Promise((resolve) => parentPort!.once('message', resolve));
  for (const file of files) readMrz(await decodeGrey(readFileSync(file)), net);
  parentPort!.postMessage('done');
}

async function measure(): Promise<void> {
  const [folder = '', threadsText = '2'] = process.argv.slice(2);
  if (folder === '') throw new Error('usage: throughput.ts FOLDER [THREADS]');
  const threads = Number(threadsText);
  const workers = Array.from(
    { length: threads },
    (_, thread) => new Worker(BOOTSTRAP, { eval: true, workerData: { folder, thread, threads } }),
  );
  const all = (): Promise<unknown> =>
    Promise.all(workers.map((worker) => new Promise((done) => worker.once('message', done))));
  await all();
  const started = performance.now();
  const finished = all();
  for (const worker of workers) worker.postMessage('go');
  await finished;
  const seconds = (performance.now() - started) / 1000;
  const pictures = filesOf(folder).length;
  console.log(
    `${threads} threads: ${pictures} pictures in ${seconds.toFixed(1)} s, ${(pictures / seconds).toFixed(1)} a second`,
  );
  console.log(`memory of the process: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

await (isMainThread ? measure() : work());
