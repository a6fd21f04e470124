/**
 * Draws every picture in assets/specimens and writes specimens.json beside them. The result depends on nothing but this
 * folder and the fonts: no clock, no network.
 *
 *   apt-get install fonts-ocr-b fonts-dejavu-core fonts-liberation
 *   npx tsx scripts/specimens/draw-specimens.ts
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { CARD_DRAWINGS } from './card-specimens.js';
import { loadBarcodeWriter } from './barcode.js';
import { OTHER_DRAWINGS } from './other-specimens.js';
import { registerFonts } from './sheet.js';
import type { Specimen } from './specimen.js';
import { TRAVEL_DRAWINGS } from './travel-specimens.js';

const folder = new URL('../../assets/specimens/', import.meta.url);

registerFonts();
await loadBarcodeWriter();
await mkdir(folder, { recursive: true });
const entries: Specimen[] = [];
for (const draw of [...TRAVEL_DRAWINGS, ...CARD_DRAWINGS, ...OTHER_DRAWINGS]) {
  const { entry, bytes } = await draw();
  await writeFile(new URL(entry.file, folder), bytes);
  entries.push(entry);
  console.log(`${entry.name.padEnd(28)} ${Math.round(bytes.length / 1024)} KB`);
}
await writeFile(new URL('specimens.json', folder), JSON.stringify(entries, null, 2) + '\n');
