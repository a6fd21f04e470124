import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** It comes with the PDF library, so that the picture is the same everywhere. */
const FONT = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts/LiberationSans-Regular.ttf',
);
const FAMILY = 'Drawn Page Sans';

export interface DrawnLine {
  text: string;
  /** Pixels: the left end of the baseline. */
  x: number;
  baseline: number;
  fontSize: number;
}

export interface DrawnPage {
  png: Buffer;
  width: number;
  height: number;
  /** Where the ink of each line is, in fractions. */
  boxes: { left: number; top: number; right: number; bottom: number }[];
}

/** Black on white, as a clean scan. */
export function drawPage(width: number, height: number, lines: readonly DrawnLine[]): DrawnPage {
  if (!GlobalFonts.has(FAMILY)) GlobalFonts.registerFromPath(FONT, FAMILY);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  const boxes = lines.map(({ text, x, baseline, fontSize }) => {
    context.font = `${fontSize}px "${FAMILY}"`;
    context.fillText(text, x, baseline);
    const ink = context.measureText(text);
    return {
      left: (x - ink.actualBoundingBoxLeft) / width,
      top: (baseline - ink.actualBoundingBoxAscent) / height,
      right: (x + ink.actualBoundingBoxRight) / width,
      bottom: (baseline + ink.actualBoundingBoxDescent) / height,
    };
  });
  return { png: canvas.toBuffer('image/png'), width, height, boxes };
}
