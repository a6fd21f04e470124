import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { MrzFormat } from '../../src/domain/mrz.js';
import { CAPTION_FAMILY, type Face } from './fonts.js';
import { printZone, type PrintStyle } from './ink.js';
import type { Random } from './random.js';

export const PIXELS_PER_MILLIMETRE = 12;
const PITCH_MILLIMETRES = 2.54;

/** Sizes of the documents, width by height in millimetres (ICAO 9303-3, -7). */
const SIZES: Record<MrzFormat, [width: number, height: number]> = {
  TD3: [125, 88],
  MRV_A: [120, 80],
  TD2: [105, 74],
  MRV_B: [105, 74],
  FRENCH_ID: [105, 74],
  TD1: [85.6, 54],
};

export interface PageStyle {
  face: Face;
  print: PrintStyle;
  /** Strength of the lines printed under the text, 0..1; above 0.2 emblems and words run under the zone too. */
  background: number;
  /** Grey level of the ink, 0 black. */
  ink: number;
  /** Strength of the pattern that a laminate lays over the text, 0..1. */
  laminate: number;
}

export interface Page {
  /** Four bytes a pixel. */
  data: Uint8ClampedArray;
  width: number;
  height: number;
  widthMillimetres: number;
  heightMillimetres: number;
}

const TINTS = ['90,130,190', '190,110,120', '110,160,110', '160,130,180'];

/** A page with a zone on it, as flat as a file. */
export function drawPage(format: MrzFormat, lines: readonly string[], style: PageStyle, random: Random): Page {
  const [widthMillimetres, heightMillimetres] = SIZES[format];
  const scale = PIXELS_PER_MILLIMETRE;
  const width = Math.round(widthMillimetres * scale);
  const height = Math.round(heightMillimetres * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${random.integer(215, 250)},${random.integer(215, 250)},${random.integer(205, 245)})`;
  context.fillRect(0, 0, width, height);
  drawBackground(context, width, height, style.background, random);
  if (format === 'TD1') drawCardBack(context, style.ink, random);
  else drawDataPage(context, widthMillimetres, lines, style.ink);
  const image = context.getImageData(0, 0, width, height);
  const lineDistance = format === 'TD1' ? random.between(5.2, 6.2) : 6.35;
  const lastBaseline = heightMillimetres - (format === 'TD1' ? 5.6 : 8.2) + random.between(-0.5, 0.5);
  const cells = lines[0]!.length;
  const layer = printZone(
    lines,
    {
      left: (widthMillimetres - PITCH_MILLIMETRES * (cells - 1)) / 2 + random.between(-1, 1),
      baselines: lines.map((_, line) => lastBaseline - (lines.length - 1 - line) * lineDistance),
      pitch: PITCH_MILLIMETRES,
    },
    style.face,
    style.print,
    { width, height, pixelsPerMillimetre: scale },
    random,
  );
  for (let i = 0; i < layer.coverage.length; i++) {
    const share = layer.coverage[i]!;
    if (share === 0) continue;
    for (let c = 0; c < 3; c++) image.data[i * 4 + c] = image.data[i * 4 + c]! * (1 - share) + style.ink * share;
  }
  if (style.laminate > 0) {
    context.putImageData(image, 0, 0);
    drawLaminate(context, width, height, style.laminate, random);
    return {
      data: context.getImageData(0, 0, width, height).data,
      width,
      height,
      widthMillimetres,
      heightMillimetres,
    };
  }
  return { data: image.data, width, height, widthMillimetres, heightMillimetres };
}

export function drawBackground(
  context: SKRSContext2D,
  width: number,
  height: number,
  strength: number,
  random: Random,
): void {
  for (let line = 0; line < 60; line++) {
    context.strokeStyle = `rgba(${random.pick(TINTS)},${strength * random.between(0.5, 1.3)})`;
    context.lineWidth = random.between(1, 4);
    const amplitude = random.between(5, 50);
    const frequency = random.between(0.003, 0.02);
    const phase = random.between(0, 6.3);
    const start = random.between(-50, height + 50);
    const slope = random.between(-0.15, 0.15);
    context.beginPath();
    for (let x = 0; x <= width; x += 8) {
      const wave = Math.sin(frequency * x + phase) + 0.4 * Math.sin(2.7 * frequency * x + phase * 2);
      context.lineTo(x, start + slope * x + amplitude * wave);
    }
    context.stroke();
  }
  if (strength <= 0.2) return;
  for (let emblem = 0; emblem < 6; emblem++) {
    context.strokeStyle = `rgba(${random.pick(TINTS)},${strength})`;
    context.lineWidth = random.between(2, 5);
    const x = random.between(0, width);
    const y = random.between(height * 0.6, height);
    const largest = random.between(60, 200);
    for (let radius = 10; radius < largest; radius += 9) {
      context.beginPath();
      context.arc(x, y, radius, 0, 7);
      context.stroke();
    }
  }
  context.fillStyle = `rgba(${random.pick(TINTS)},${strength * 0.9})`;
  context.font = `bold ${PIXELS_PER_MILLIMETRE * 4}px "${CAPTION_FAMILY}"`;
  for (let y = PIXELS_PER_MILLIMETRE * 6; y < height; y += PIXELS_PER_MILLIMETRE * 9) {
    context.fillText('UTOPIA UTOPIA UTOPIA UTOPIA', random.between(-80, 20), y);
  }
}

function caption(context: SKRSContext2D, text: string, x: number, y: number, size: number, ink: number): void {
  context.fillStyle = `rgb(${ink},${ink},${ink + 5})`;
  context.font = `${size * PIXELS_PER_MILLIMETRE}px "${CAPTION_FAMILY}"`;
  context.fillText(text, x * PIXELS_PER_MILLIMETRE, y * PIXELS_PER_MILLIMETRE);
}

function drawDataPage(context: SKRSContext2D, width: number, lines: readonly string[], ink: number): void {
  const scale = PIXELS_PER_MILLIMETRE;
  const shrink = width / 125;
  context.fillStyle = 'rgb(150,140,135)';
  context.fillRect(5 * scale, 14 * scale, 34 * shrink * scale, 42 * shrink * scale);
  context.fillStyle = 'rgb(205,180,160)';
  context.beginPath();
  context.ellipse((5 + 17 * shrink) * scale, 32 * scale, 10 * shrink * scale, 14 * shrink * scale, 0, 0, 7);
  context.fill();
  caption(context, 'PASSPORT / PASSEPORT   UTOPIA', 5, 9, 4 * shrink, ink);
  const [surname, givenNames] = lines[0]!.slice(5).split('<<');
  const rows: [string, string][] = [
    ['Surname / Nom', surname ?? ''],
    ['Given names / Prénoms', givenNames ?? ''],
    ['Nationality', 'UTOPIAN'],
    ['Date of birth', '12 AUG/AOUT 74'],
    ['Place of birth', 'ZENITH'],
    ['Date of expiry', '15 APR/AVR 12'],
  ];
  for (const [row, [label, value]] of rows.entries()) {
    caption(context, label, 44 * shrink, (16 + row * 6.6) * shrink, 1.7 * shrink, ink);
    caption(context, value.replaceAll('<', ' '), 44 * shrink, (19 + row * 6.6) * shrink, 2.8 * shrink, ink);
  }
  caption(context, lines[1]!.slice(0, 9).replaceAll('<', ''), 95 * shrink, 12 * shrink, 3.2 * shrink, ink);
}

function drawCardBack(context: SKRSContext2D, ink: number, random: Random): void {
  caption(context, 'HEIGHT / TAILLE', 6, 6, 1.6, ink);
  caption(context, '1,65 m', 6, 9, 2.4, ink);
  caption(context, 'ADDRESS / ADRESSE', 6, 13, 1.6, ink);
  caption(context, '12 SAMPLE STREET, ZENITH, UTOPIA', 6, 16, 2.4, ink);
  caption(context, 'AUTHORITY', 6, 20, 1.6, ink);
  caption(context, 'MINISTRY OF INTERIOR', 6, 23, 2.4, ink);
  if (random.chance(0.5)) return;
  const bar = 0.33 * PIXELS_PER_MILLIMETRE;
  for (let i = 0; i < 90; i++) {
    if (random.chance(0.5)) context.fillRect(50 * PIXELS_PER_MILLIMETRE + i * bar, 60, bar, 96);
  }
}

/** A film with fine curves, words and bright shapes over everything. */
export function drawLaminate(
  context: SKRSContext2D,
  width: number,
  height: number,
  strength: number,
  random: Random,
): void {
  const shade = (): string => (random.chance(0.7) ? '255,255,255' : '60,70,90');
  const distance = random.between(14, 40);
  const amplitude = random.between(4, 30);
  const frequency = random.between(0.01, 0.05);
  context.lineWidth = random.between(1.5, 5);
  context.strokeStyle = `rgba(${shade()},${strength * 0.55})`;
  for (let y = -amplitude; y < height + amplitude; y += distance) {
    context.beginPath();
    for (let x = 0; x <= width; x += 6) context.lineTo(x, y + amplitude * Math.sin(frequency * x + y));
    context.stroke();
  }
  context.font = `${random.integer(14, 40)}px "${CAPTION_FAMILY}"`;
  context.fillStyle = `rgba(${shade()},${strength * 0.5})`;
  for (let y = 0; y < height; y += random.integer(30, 90)) {
    context.fillText('UTOPIA · UTO · '.repeat(12), random.between(-200, 0), y);
  }
  for (let shape = 0; shape < 8; shape++) {
    context.fillStyle = `rgba(${shade()},${strength * 0.45})`;
    context.beginPath();
    context.ellipse(
      random.between(0, width),
      random.between(0, height),
      random.between(20, 140),
      random.between(20, 90),
      random.between(0, 3),
      0,
      7,
    );
    context.fill();
  }
}
