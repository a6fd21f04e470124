import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Colour } from './holders.js';

/** Debian packages fonts-ocr-b, fonts-dejavu-core, fonts-liberation and fonts-wqy-microhei hold these. */
const FONT_FILES: readonly (readonly [family: string, file: string])[] = [
  ['Specimen OCR-B', '/usr/share/fonts/opentype/ocr-b/OCRB.otf'],
  ['Specimen Sans', '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf'],
  ['Specimen Sans Bold', '/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf'],
  ['Specimen Narrow', '/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Regular.ttf'],
  ['Specimen Narrow Bold', '/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Bold.ttf'],
  ['Specimen Serif', '/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf'],
  ['Specimen Serif Bold', '/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf'],
  ['Specimen Script', '/usr/share/fonts/truetype/liberation/LiberationSerif-Italic.ttf'],
  ['Specimen Mono', '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf'],
  ['Specimen Chinese', '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'],
];

export type FontFamily =
  | 'Specimen OCR-B'
  | 'Specimen Sans'
  | 'Specimen Sans Bold'
  | 'Specimen Narrow'
  | 'Specimen Narrow Bold'
  | 'Specimen Serif'
  | 'Specimen Serif Bold'
  | 'Specimen Script'
  | 'Specimen Mono'
  | 'Specimen Chinese';

const PACKAGES = 'fonts-ocr-b fonts-dejavu-core fonts-liberation fonts-wqy-microhei';

/** Throws with the packages to install when a font is missing. */
export function registerFonts(): void {
  for (const [family, file] of FONT_FILES) {
    if (!GlobalFonts.registerFromPath(file, family)) {
      throw new Error(`No font at ${file}. Install: apt-get install ${PACKAGES}`);
    }
  }
}

/** A flat piece of paper or plastic, drawn in millimetres. */
export interface Sheet {
  canvas: Canvas;
  /** Scaled so that one unit is one millimetre. */
  context: SKRSContext2D;
  widthMm: number;
  heightMm: number;
  pixelsPerMm: number;
}

export function createSheet(widthMm: number, heightMm: number, pixelsPerMm: number, cornerRadiusMm = 0): Sheet {
  const canvas = createCanvas(Math.round(widthMm * pixelsPerMm), Math.round(heightMm * pixelsPerMm));
  const context = canvas.getContext('2d');
  context.scale(pixelsPerMm, pixelsPerMm);
  if (cornerRadiusMm > 0) {
    context.beginPath();
    context.roundRect(0, 0, widthMm, heightMm, cornerRadiusMm);
    context.clip();
  }
  return { canvas, context, widthMm, heightMm, pixelsPerMm };
}

export function rgba([red, green, blue]: Colour, alpha = 1): string {
  return `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${alpha})`;
}

export interface TextStyle {
  family?: FontFamily;
  colour?: Colour;
  alpha?: number;
  align?: 'left' | 'center' | 'right';
  /** Extra space between letters. */
  spacingMm?: number;
  /** Narrowed to fit when longer. */
  maxWidthMm?: number;
}

/** Draws one line; x and y are its baseline start (or middle or end, by `align`). */
export function drawText(sheet: Sheet, text: string, xMm: number, yMm: number, sizeMm: number, style: TextStyle = {}) {
  const { context, pixelsPerMm } = sheet;
  context.save();
  // Drawn in device pixels: hinted advances at a size of "2px" would give ragged spacing.
  context.translate(xMm, yMm);
  context.scale(1 / pixelsPerMm, 1 / pixelsPerMm);
  context.font = `${sizeMm * pixelsPerMm}px "${style.family ?? 'Specimen Sans'}"`;
  context.letterSpacing = `${(style.spacingMm ?? 0) * pixelsPerMm}px`;
  context.fillStyle = rgba(style.colour ?? [28, 28, 34], style.alpha ?? 1);
  context.textAlign = style.align ?? 'left';
  const widthPixels = context.measureText(text).width;
  const room = (style.maxWidthMm ?? Infinity) * pixelsPerMm;
  if (widthPixels > room) context.scale(room / widthPixels, 1);
  context.fillText(text, 0, 0);
  context.restore();
}

/** A small label with its value below, as printed documents have them. */
export function drawField(
  sheet: Sheet,
  label: string,
  value: string,
  xMm: number,
  yMm: number,
  options: { labelColour?: Colour; valueSizeMm?: number; maxWidthMm?: number; family?: FontFamily } = {},
): void {
  const valueSizeMm = options.valueSizeMm ?? 2.9;
  const maxWidthMm = options.maxWidthMm;
  const limit = maxWidthMm === undefined ? {} : { maxWidthMm };
  drawText(sheet, label, xMm, yMm, 1.55, {
    family: 'Specimen Sans',
    colour: options.labelColour ?? [64, 84, 120],
    ...limit,
  });
  drawText(sheet, value, xMm, yMm + 0.55 + valueSizeMm * 0.85, valueSizeMm, {
    family: options.family ?? 'Specimen Narrow Bold',
    spacingMm: 0.12,
    ...limit,
  });
}

/** OCR-B at ten characters to the inch, as ICAO 9303 part 3 asks; y is the baseline of the first line. */
export function drawMachineReadableZone(sheet: Sheet, lines: readonly string[], xMm: number, yMm: number): void {
  const pitchMm = 2.54;
  const lineSpacingMm = lines.length === 3 ? 5.6 : 6.35;
  for (const [row, line] of lines.entries()) {
    for (const [column, character] of [...line].entries()) {
      drawText(sheet, character, xMm + (column + 0.5) * pitchMm, yMm + row * lineSpacingMm, 3.55, {
        family: 'Specimen OCR-B',
        colour: [22, 22, 26],
        align: 'center',
      });
    }
  }
}

/** The word SPECIMEN across part of the document. */
export function drawSpecimenMark(
  sheet: Sheet,
  xMm: number,
  yMm: number,
  sizeMm: number,
  degrees: number,
  colour: Colour = [190, 30, 45],
  alpha = 0.42,
): void {
  const { context } = sheet;
  context.save();
  context.translate(xMm, yMm);
  context.rotate((degrees * Math.PI) / 180);
  drawText(sheet, 'SPECIMEN', 0, sizeMm * 0.36, sizeMm, {
    family: 'Specimen Sans Bold',
    colour,
    alpha,
    align: 'center',
    spacingMm: sizeMm * 0.14,
  });
  context.restore();
}

const MONTHS = [
  ['JAN', 'JAN'],
  ['FEB', 'FÉV'],
  ['MAR', 'MARS'],
  ['APR', 'AVR'],
  ['MAY', 'MAI'],
  ['JUN', 'JUIN'],
  ['JUL', 'JUIL'],
  ['AUG', 'AOÛT'],
  ['SEP', 'SEPT'],
  ['OCT', 'OCT'],
  ['NOV', 'NOV'],
  ['DEC', 'DÉC'],
] as const;

/** 1991-04-17 as "17 APR/AVR 1991". */
export function printedDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  const [english, french] = MONTHS[Number(month) - 1] ?? ['?', '?'];
  return english === french ? `${day} ${english} ${year}` : `${day} ${english}/${french} ${year}`;
}
