/**
 * Cuts training cells:
 *   node --import tsx scripts/mrz/cut-cells.ts bands|ocr-b-bands|pictures SEED COUNT FILE
 * `bands` draws single lines and cuts them where they are known to stand, give or take what the grid fit gets wrong; it is
 * quick and gives variety; `ocr-b-bands` keeps to the face that documents use. `pictures` photographs whole pages and cuts them where the engine finds them; it is slow and
 * gives cells exactly as the engine will see them. The file holds, a cell: its place in the alphabet (one byte), then
 * CELL_WIDTH by 28 bytes of ink.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import sharp from 'sharp';
import { ALPHABET } from '../../src/providers/local/mrz/alphabet.js';
import { PITCH } from '../../src/providers/local/mrz/grid-fit.js';
import type { Band } from '../../src/providers/local/mrz/grid.js';
import type { GreyPicture } from '../../src/providers/local/mrz/picture.js';
import { findBands } from '../../src/providers/local/mrz/read-mrz.js';
import { cutStrip, NO_SHIFT, STRIP_HEIGHT, type Strip } from '../../src/providers/local/mrz/strips.js';
import { trainingScene } from './categories.js';
import { OCR_B, pickFace, registerFaces, TRAINING_FACES } from './fonts.js';
import { variedPrint } from './ink.js';
import { drawPicture } from './generate.js';
import { photographLine } from './line-picture.js';
import { seededRandom, type Random } from './random.js';
import { randomLines } from './zone-text.js';

/** A cell and two pixels of its neighbours to each side, so that training can shift it. train.py knows the number. */
const SIDE = 2;
const CELL_WIDTH = PITCH + 2 * SIDE;

function cellsOf(strip: Strip, text: string, leftOut: string): Buffer {
  const size = 1 + CELL_WIDTH * STRIP_HEIGHT;
  const cells = [...text].map((character, cell) => ({ character, cell }));
  const kept = cells.filter(({ character }) => !leftOut.includes(character));
  const result = Buffer.alloc(size * kept.length);
  for (const [index, { character, cell }] of kept.entries()) {
    result[index * size] = ALPHABET.indexOf(character);
    for (let y = 0; y < STRIP_HEIGHT; y++) {
      for (let x = 0; x < CELL_WIDTH; x++) {
        const column = cell * PITCH + x - SIDE;
        if (column < 0 || column >= strip.width) continue;
        result[index * size + 1 + y * CELL_WIDTH + x] = strip.ink[y * strip.width + column]!;
      }
    }
  }
  return result;
}

/**
 * OCR-B tells nought from the letter O by its width; other faces, and strong distortion, do not. They would only teach the
 * net to doubt, so both characters come from undistorted OCR-B alone.
 */
const NOUGHTS = '0O';
const SLIGHT_DISTORTION = 0.45;

async function cellsOfLine(random: Random): Promise<Buffer> {
  const [text] = randomLines(1, 44, random);
  const { picture, band } = await photographLine(text!, pickFace(TRAINING_FACES, random), random);
  return cellsOf(cutStrip(picture, band, 0, NO_SHIFT), text!, NOUGHTS);
}

async function cellsOfOcrBLine(random: Random): Promise<Buffer> {
  const [text] = randomLines(1, 44, random);
  const slightly = (r: Random) => variedPrint(r, SLIGHT_DISTORTION);
  const { picture, band } = await photographLine(text!, pickFace(OCR_B, random), random, slightly);
  return cellsOf(cutStrip(picture, band, 0, NO_SHIFT), text!, '');
}

async function decodeGrey(file: Buffer): Promise<GreyPicture> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

/** Null where the engine did not find the zone as it was drawn. */
async function cellsOfPicture(random: Random): Promise<Buffer | null> {
  const format = random.pick(['TD3', 'TD2', 'TD1'] as const);
  const [lineCount, length] = { TD3: [2, 44], TD2: [2, 36], TD1: [3, 30] }[format] as [number, number];
  const lines = randomLines(lineCount, length, random);
  const scene = { ...trainingScene(random), face: pickFace(TRAINING_FACES, random) };
  const picture = await decodeGrey(await drawPicture(format, lines, scene, random));
  const band = findBands(picture).find(
    (found: Band) => found.lineCount === lineCount && found.cellsPerLine === length && found.grid.misfit < 0.2,
  );
  if (!band || band.turned) return null;
  return Buffer.concat(lines.map((text, line) => cellsOf(cutStrip(picture, band, line, NO_SHIFT), text, NOUGHTS)));
}

const cutters: Record<string, (random: Random) => Promise<Buffer | null>> = {
  bands: cellsOfLine,
  'ocr-b-bands': cellsOfOcrBLine,
  pictures: cellsOfPicture,
};

async function main(): Promise<void> {
  const [mode = '', seed = '', count = '', file = ''] = process.argv.slice(2);
  if (file === '' || !cutters[mode]) throw new Error('usage: cut-cells.ts bands|ocr-b-bands|pictures SEED COUNT FILE');
  const missing = registerFaces(TRAINING_FACES);
  if (missing.length > 0)
    throw new Error(`not installed, see fonts.ts: ${missing.map((face) => face.file).join(', ')}`);
  const output = openSync(file, 'w');
  let skipped = 0;
  for (let index = 0; index < Number(count); index++) {
    const random = seededRandom(`${seed}/${mode}/${index}`);
    const cells = await cutters[mode](random);
    if (cells) writeSync(output, cells);
    else skipped++;
  }
  closeSync(output);
  console.log(`${count} ${mode}, ${skipped} not found`);
}

await main();
