/**
 * Draws the pictures in assets/specimens that are not there yet, or those that are named, and writes specimens.json beside
 * them. The others keep their bytes, by which tests and the sandbox know them. What is drawn depends on nothing but this
 * folder, the fonts and, for videos, ffmpeg: no clock, no network. Another version of the canvas may round differently.
 *
 *   apt-get install fonts-ocr-b fonts-dejavu-core fonts-liberation fonts-wqy-microhei ffmpeg
 *   npx tsx scripts/specimens/draw-specimens.ts [name …]
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { loadBarcodeWriter } from './barcode.js';
import { BELONGINGS_DRAWINGS } from './belongings-specimens.js';
import { CARD_DRAWINGS } from './card-specimens.js';
import { CHECK_DRAWINGS } from './check-specimens.js';
import { MERIDAN_DRAWINGS } from './meridan-specimens.js';
import { OTHER_DRAWINGS } from './other-specimens.js';
import { registerFonts } from './sheet.js';
import type { Specimen } from './specimen.js';
import { TRAVEL_DRAWINGS } from './travel-specimens.js';

const folder = new URL('../../assets/specimens/', import.meta.url);
const wanted = process.argv.slice(2);

registerFonts();
await loadBarcodeWriter();
await mkdir(folder, { recursive: true });
const entries: Specimen[] = [];
for (const draw of [
  ...TRAVEL_DRAWINGS,
  ...CARD_DRAWINGS,
  ...OTHER_DRAWINGS,
  ...MERIDAN_DRAWINGS,
  ...BELONGINGS_DRAWINGS,
  ...CHECK_DRAWINGS,
]) {
  const { entry, bytes } = await draw();
  const file = new URL(entry.file, folder);
  const isDrawn = !existsSync(file) || wanted.includes(entry.name);
  if (isDrawn) await writeFile(file, bytes);
  entries.push(entry);
  console.log(`${entry.name.padEnd(34)} ${isDrawn ? `${Math.round(bytes.length / 1024)} KB` : 'kept'}`);
}
const unknown = wanted.filter((name) => !entries.some((entry) => entry.name === name));
if (unknown.length > 0) throw new Error(`No such specimen: ${unknown.join(', ')}`);
await writeFile(new URL('specimens.json', folder), JSON.stringify(entries, null, 2) + '\n');
