/**
 * Measures the engine on sets of scripts/mrz/generate.ts:
 *   npm run bench:mrz -- FOLDER [FOLDER ...] [--wrong]
 * "exact": every character of every line. "accepted" and "wrong" tell what would have become values. `--wrong` shows each
 * picture that was not read exactly or not accepted. Times include decoding the file with sharp on one thread; processor
 * time is what an idle machine would need.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { MrzReading } from '../../src/domain/mrz.js';
import { loadGlyphNet } from '../../src/providers/local/mrz/load-net.js';
import type { GreyPicture } from '../../src/providers/local/mrz/picture.js';
import { readMrz } from '../../src/providers/local/mrz/read-mrz.js';
import type { ManifestEntry } from './generate.js';

export const LONGEST_SIDE_PIXELS = 1800;

export async function decodeGrey(file: Buffer): Promise<GreyPicture> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .greyscale()
    .resize(LONGEST_SIDE_PIXELS, LONGEST_SIDE_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height };
}

interface Counts {
  pictures: number;
  /** The engine answered something, accepted or not. */
  found: number;
  /** Exact before any correction. */
  raw: number;
  exact: number;
  accepted: number;
  wrong: number;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
}

function summary(values: readonly number[]): string {
  return `median ${percentile(values, 0.5)} ms, p95 ${percentile(values, 0.95)} ms, longest ${percentile(values, 1)} ms`;
}

function isSame(read: readonly string[], truth: readonly string[] | undefined): boolean {
  return truth !== undefined && read.join('\n') === truth.join('\n');
}

function show(entry: ManifestEntry, reading: MrzReading | null): void {
  console.log(
    entry.file,
    reading ? `${reading.format} accepted=${reading.accepted} ${reading.refusals.join()}` : 'nothing',
  );
  for (const [line, text] of (entry.lines ?? []).entries())
    console.log(`  is   ${text}\n  read ${reading?.lines[line]}`);
}

async function evaluate(folder: string, showsWrong: boolean): Promise<void> {
  const net = loadGlyphNet();
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[];
  const byCategory: Record<string, Counts> = {};
  const total: Counts = { pictures: 0, found: 0, raw: 0, exact: 0, accepted: 0, wrong: 0 };
  const wallMs: number[] = [];
  const processorMs: number[] = [];
  for (const entry of manifest) {
    const file = readFileSync(join(folder, entry.file));
    const processor = process.cpuUsage();
    const started = performance.now();
    const reading = readMrz(await decodeGrey(file), net);
    wallMs.push(performance.now() - started);
    const used = process.cpuUsage(processor);
    processorMs.push((used.user + used.system) / 1000);
    const isExact = reading !== null && isSame(reading.lines, entry.lines);
    const isAccepted = reading?.accepted ?? false;
    const group = entry.format && !['TD1', 'TD3'].includes(entry.format) ? entry.format : entry.category;
    const category = (byCategory[group] ??= { pictures: 0, found: 0, raw: 0, exact: 0, accepted: 0, wrong: 0 });
    for (const counts of [category, total]) {
      counts.pictures++;
      counts.found += Number(reading !== null);
      counts.raw += Number(reading !== null && isSame(reading.rawLines, entry.lines));
      counts.exact += Number(isExact);
      counts.accepted += Number(isAccepted);
      counts.wrong += Number(isAccepted && !isExact);
    }
    const isAsWanted = entry.lines ? isExact && isAccepted : !isAccepted;
    if (showsWrong && !isAsWanted) show(entry, reading);
    if (isAccepted && !isExact) console.log(`WRONG AND ACCEPTED: ${entry.file}`, reading?.lines);
  }
  console.log(folder);
  console.table({ ...byCategory, all: total });
  console.log(`on the clock: ${summary(wallMs)}; of the processor: ${summary(processorMs)}`);
}

if (process.argv[1] === import.meta.filename) {
  sharp.concurrency(1);
  const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (folders.length === 0) throw new Error('usage: evaluate.ts FOLDER [FOLDER ...] [--wrong]');
  for (const folder of folders) await evaluate(folder, process.argv.includes('--wrong'));
}
