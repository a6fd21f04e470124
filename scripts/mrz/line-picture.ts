import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { PITCH } from '../../src/providers/local/mrz/grid-fit.js';
import type { Band } from '../../src/providers/local/mrz/grid.js';
import type { GreyPicture } from '../../src/providers/local/mrz/picture.js';
import { drawBackground, drawLaminate } from './document-page.js';
import type { Face } from './fonts.js';
import { printZone, variedPrint, type PrintStyle } from './ink.js';
import type { Random } from './random.js';

const PITCH_MILLIMETRES = 2.54;
const PIXELS_PER_MILLIMETRE = 12;
const MARGIN_MILLIMETRES = 3;
const HEIGHT_MILLIMETRES = 9;
const BASELINE_MILLIMETRES = 6;

/** Height of a capital H in millimetres. */
function capitalHeight(face: Face): number {
  const context = createCanvas(10, 10).getContext('2d');
  context.font = `100px "${face.family}"`;
  return (context.measureText('H').actualBoundingBoxAscent / 100) * face.sizeMillimetres;
}

function drawLine(
  text: string,
  face: Face,
  printStyle: (random: Random) => PrintStyle,
  random: Random,
): { grey: Buffer; width: number; height: number; capital: number } {
  const scale = PIXELS_PER_MILLIMETRE;
  const width = Math.round((2 * MARGIN_MILLIMETRES + text.length * PITCH_MILLIMETRES) * scale);
  const height = Math.round(HEIGHT_MILLIMETRES * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const paper = random.integer(170, 250);
  context.fillStyle = `rgb(${paper},${paper},${paper})`;
  context.fillRect(0, 0, width, height);
  if (random.chance(0.6)) drawBackground(context, width, height, random.between(0.05, 0.5), random);
  const print = printStyle(random);
  const layer = printZone(
    [text],
    {
      left: MARGIN_MILLIMETRES + PITCH_MILLIMETRES / 2,
      baselines: [BASELINE_MILLIMETRES],
      pitch: PITCH_MILLIMETRES,
    },
    face,
    print,
    { width, height, pixelsPerMillimetre: scale },
    random,
  );
  const image = context.getImageData(0, 0, width, height);
  const ink = random.chance(0.8) ? random.integer(10, 70) : random.integer(70, 140);
  for (let i = 0; i < layer.coverage.length; i++) {
    const share = layer.coverage[i]!;
    for (let c = 0; c < 3; c++) image.data[i * 4 + c] = image.data[i * 4 + c]! * (1 - share) + ink * share;
  }
  context.putImageData(image, 0, 0);
  if (random.chance(0.2)) drawLaminate(context, width, height, random.between(0.1, 0.7), random);
  const { data } = context.getImageData(0, 0, width, height);
  const grey = Buffer.alloc(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = (data[i * 4]! + 2 * data[i * 4 + 1]! + data[i * 4 + 2]!) / 4;
  return { grey, width, height, capital: capitalHeight(face) * print.heightScale };
}

/** Uneven light, a shadow's edge, a reflection, and noise, in place. */
function light(data: Buffer, width: number, height: number, random: Random): void {
  const slope = random.chance(0.5) ? random.between(-0.4, 0.4) : 0;
  const shadow = random.chance(0.25) ? random.between(0.2, 0.65) : 0;
  const edge = random.between(0.1, 0.9);
  const lean = random.between(-3, 3);
  const softness = random.between(0.004, 0.03);
  const glare = random.chance(0.2) ? random.between(0.3, 0.92) : 0;
  const [spotX, spotY] = [random.between(0, 1), random.between(0, 1)];
  const [radiusX, radiusY] = [random.between(0.03, 0.25), random.between(0.3, 2)];
  const noise = random.chance(0.6) ? random.between(1, 34) : 0;
  const dim = random.between(0.55, 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [u, v] = [x / width, y / height];
      let value = data[at]! * dim * (1 - Math.max(0, slope * (u - 0.5)));
      if (shadow > 0) value *= 1 - shadow / (1 + Math.exp(-(u + (lean * (v - 0.5)) / 15 - edge) / softness));
      if (glare > 0)
        value += (255 - value) * glare * Math.exp(-(((u - spotX) / radiusX) ** 2) - ((v - spotY) / radiusY) ** 2);
      if (noise > 0) value += random.normal() * noise;
      data[at] = Math.min(255, Math.max(0, value));
    }
  }
}

/**
 * One line of text as a camera sees it, and where it stands in the picture, wrong by about as much as the grid fit is.
 */
export async function photographLine(
  text: string,
  face: Face,
  random: Random,
  printStyle: (random: Random) => PrintStyle = variedPrint,
): Promise<{ picture: GreyPicture; band: Band }> {
  const line = drawLine(text, face, printStyle, random);
  // From a page 300 pixels wide to one at 300 dots an inch.
  const cellPixels = Math.exp(random.between(Math.log(6.5), Math.log(34)));
  const shrink = cellPixels / (PITCH_MILLIMETRES * PIXELS_PER_MILLIMETRE);
  const width = Math.round(line.width * shrink);
  const height = Math.round(line.height * shrink);
  const blur = random.chance(0.85) ? Math.min(random.between(0.3, 1.3) * 1.6, 0.15 * cellPixels) : 0;
  const raw = { width, height, channels: 1 } as const;
  let image = sharp(line.grey, { raw: { width: line.width, height: line.height, channels: 1 } }).resize(width, height, {
    kernel: 'lanczos3',
    fit: 'fill',
  });
  if (blur > 0.3) image = image.blur(random.chance(0.2) ? Math.max(blur, 0.12 * cellPixels) : blur);
  let data = await image.toColourspace('b-w').raw().toBuffer();
  if (random.chance(0.12)) {
    const size = Math.max(3, Math.round(cellPixels * random.between(0.08, 0.24)) | 1);
    const middle = size >> 1;
    const alongX = random.chance(0.5);
    const kernel = Array.from({ length: size * size }, (_, i) =>
      (alongX ? Math.floor(i / size) : i % size) === middle ? 1 : 0,
    );
    data = await sharp(data, { raw })
      .convolve({ width: size, height: size, kernel })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
  }
  light(data, width, height, random);
  if (random.chance(0.7)) {
    const file = await sharp(data, { raw })
      .jpeg({ quality: random.integer(10, 92) })
      .toBuffer();
    data = await sharp(file).toColourspace('b-w').raw().toBuffer();
  }
  return {
    picture: { data: new Uint8Array(data), width, height },
    band: bandOf(text, line.capital, width / line.width, random),
  };
}

function bandOf(text: string, capital: number, shrink: number, random: Random): Band {
  const pixelsPerMillimetre = PIXELS_PER_MILLIMETRE * shrink;
  const sourcePitch = PITCH_MILLIMETRES * pixelsPerMillimetre;
  const scale = sourcePitch / PITCH;
  const millimetre = PITCH / PITCH_MILLIMETRES;
  const shift = random.normal() * 0.8;
  return {
    cellsPerLine: text.length as 44,
    lineCount: 2,
    toPicture: Float64Array.from([scale, 0, MARGIN_MILLIMETRES * pixelsPerMillimetre, 0, scale, 0, 0, 0, 1]),
    grid: {
      misfit: 0,
      ends: [{ left: shift + random.normal() * 0.4, right: text.length * PITCH + shift + random.normal() * 0.4 }],
      bend: 0,
    },
    rows: {
      middles: [(BASELINE_MILLIMETRES - capital / 2) * millimetre + random.normal() * 0.9],
      textHeight: capital * millimetre * random.between(0.92, 1.18),
      lean: 0,
      sag: 0,
    },
    sourcePitch,
    turned: false,
  };
}
