import { createCanvas } from '@napi-rs/canvas';
import type { Face } from './fonts.js';
import type { Random } from './random.js';

/** How a zone was printed. Lengths in millimetres; the plain style prints the face as it was drawn. */
export interface PrintStyle {
  /** Added to each side of a stroke; negative for thin strokes. */
  weight: number;
  widthScale: number;
  heightScale: number;
  /** Sideways lean, 0 upright. */
  skew: number;
  /** Deviation of each character from its place. */
  jitter: number;
  /** How far ink runs into the paper. */
  spread: number;
  /** Share of ink that is missing in specks. */
  specks: number;
  /** What the marks are made of. */
  texture: 'solid' | 'dots' | 'rows';
  /** How much the ink thins out from place to place, 0..1. */
  fading: number;
  /** Scratches through a line, of 0 or more. */
  scratches: number;
}

export const PLAIN_PRINT: PrintStyle = {
  weight: 0,
  widthScale: 1,
  heightScale: 1,
  skew: 0,
  jitter: 0.02,
  spread: 0,
  specks: 0,
  texture: 'solid',
  fading: 0,
  scratches: 0,
};

/** Any print that a reader should cope with. `distortion` 1 is as far as letters stay letters, 0 keeps their proportions. */
export function variedPrint(random: Random, distortion = 1): PrintStyle {
  return {
    weight: random.chance(0.6) ? random.between(-0.09, 0.12) : 0,
    widthScale: random.between(1 - 0.14 * distortion, 1 + 0.12 * distortion),
    heightScale: random.between(1 - 0.12 * distortion, 1 + 0.12 * distortion),
    skew: random.chance(0.2) ? random.between(-0.12, 0.12) : 0,
    jitter: random.between(0, 0.06),
    spread: random.chance(0.3) ? random.between(0.02, 0.12) : 0,
    specks: random.chance(0.25) ? random.between(0.05, 0.35) : 0,
    texture: random.pick(['solid', 'solid', 'solid', 'solid', 'dots', 'rows']),
    fading: random.chance(0.25) ? random.between(0.2, 0.7) : 0,
    scratches: random.chance(0.1) ? random.integer(1, 4) : 0,
  };
}

export interface ZonePlacement {
  /** Middle of the first character and baseline of the first line, in millimetres. */
  left: number;
  baselines: readonly number[];
  /** Distance between characters: 2.54 mm (ICAO 9303-3, 4.2). */
  pitch: number;
}

export interface InkLayer {
  /** 0 paper to 1 full ink, row by row. */
  coverage: Float32Array;
  width: number;
  height: number;
}

/** The ink of a zone on an area of so many pixels, at so many pixels a millimetre. */
export function printZone(
  lines: readonly string[],
  place: ZonePlacement,
  face: Face,
  style: PrintStyle,
  area: { width: number; height: number; pixelsPerMillimetre: number },
  random: Random,
): InkLayer {
  const { width, height, pixelsPerMillimetre: scale } = area;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.font = `${face.sizeMillimetres * scale}px "${face.family}"`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = Math.abs(style.weight) * 2 * scale;
  for (const [line, text] of lines.entries()) {
    for (const [column, character] of [...text].entries()) {
      const x = (place.left + column * place.pitch + random.normal() * style.jitter) * scale;
      const y = (place.baselines[line]! + random.normal() * style.jitter) * scale;
      context.setTransform(style.widthScale, 0, -style.skew, style.heightScale, x, y);
      context.globalCompositeOperation = 'source-over';
      context.fillText(character, 0, 0);
      if (style.weight < 0) context.globalCompositeOperation = 'destination-out';
      if (style.weight !== 0) context.strokeText(character, 0, 0);
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-out';
  for (let i = 0; i < style.scratches; i++) {
    context.lineWidth = random.between(0.1, 0.25) * scale;
    context.beginPath();
    const y = random.between(place.baselines[0]! - 3, place.baselines.at(-1)!) * scale;
    const x = random.between(0, width);
    context.moveTo(x, y);
    context.lineTo(x + random.between(-0.4, 0.4) * width, y + random.between(-4, 4) * scale);
    context.stroke();
  }
  const { data } = context.getImageData(0, 0, width, height);
  let coverage = new Float32Array(width * height);
  for (let i = 0; i < coverage.length; i++) coverage[i] = data[i * 4 + 3]! / 255;
  if (style.spread > 0) coverage = runInk(coverage, width, height, style.spread * scale);
  roughen(coverage, width, style, scale, random);
  return { coverage, width, height };
}

/** Ink that runs: blurred, then hardened again at a lower level. */
function runInk(coverage: Float32Array, width: number, height: number, radius: number): Float32Array<ArrayBuffer> {
  const reach = Math.max(1, Math.round(radius));
  const across = new Float32Array(coverage.length);
  const result = new Float32Array(coverage.length);
  const size = 2 * reach + 1;
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = -reach; x < width; x++) {
      if (x + reach < width) sum += coverage[y * width + x + reach]!;
      if (x - reach - 1 >= 0) sum -= coverage[y * width + x - reach - 1]!;
      if (x >= 0) across[y * width + x] = sum / size;
    }
  }
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let y = -reach; y < height; y++) {
      if (y + reach < height) sum += across[(y + reach) * width + x]!;
      if (y - reach - 1 >= 0) sum -= across[(y - reach - 1) * width + x]!;
      if (y >= 0) result[y * width + x] = Math.min(1, Math.max(0, (sum / size - 0.12) * 1.7));
    }
  }
  return result;
}

/** Specks, dots, rows and fading, in place. */
function roughen(coverage: Float32Array, width: number, style: PrintStyle, scale: number, random: Random): void {
  const dot = random.between(0.16, 0.3) * scale;
  const phase = random.between(0, 6.3);
  const waveX = random.between(0.05, 0.4) / scale;
  const waveY = random.between(0.05, 0.6) / scale;
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i]! === 0) continue;
    const x = i % width;
    const y = (i / width) | 0;
    let share = 1;
    if (style.texture === 'dots') {
      share *= 0.62 + 0.55 * Math.cos((x / dot) * Math.PI) * Math.cos((y / dot) * Math.PI);
    } else if (style.texture === 'rows') share *= 0.7 + 0.3 * Math.cos((y / dot) * Math.PI);
    if (style.specks > 0 && random.next() < style.specks) share *= random.between(0, 0.7);
    if (style.fading > 0) share *= 1 - style.fading * (0.5 + 0.5 * Math.sin(x * waveX + y * waveY + phase));
    coverage[i] = Math.min(1, Math.max(0, coverage[i]! * share));
  }
}
