import sharp from 'sharp';
import { homographyBetween } from '../../src/providers/local/mrz/homography.js';
import type { Page } from './document-page.js';
import { PIXELS_PER_MILLIMETRE } from './document-page.js';
import type { Random } from './random.js';

/** How a page was photographed. Anything left out does not happen; angles in degrees, lengths in pixels. */
export interface Conditions {
  /** The page fills the picture exactly, as from a flat-bed scanner. */
  scan?: boolean;
  longestSidePixels?: number;
  /** Share of the frame that the page fills. */
  fill?: number;
  rotation?: number;
  /** Strength of the perspective, 0..1. */
  tilt?: number;
  /** How far the page bulges, as a share of its height. */
  bulge?: number;
  /** Standard deviation of the blur. */
  blur?: number;
  /** Length of a straight camera movement. */
  motion?: number;
  /** Deviation of the noise, in grey levels. */
  noise?: number;
  jpegQuality?: number;
  /** Strength of a shadow with an edge, and of uneven light, 0..1. */
  shadow?: number;
  /** Strength of a bright reflection over the zone, 0..1. */
  glare?: number;
  turn?: 0 | 90 | 180 | 270;
}

interface Frame {
  width: number;
  height: number;
}

type Corner = { x: number; y: number };

function cornersOf(
  page: Page,
  frame: Frame,
  conditions: Conditions,
  random: Random,
): { corners: Corner[]; scale: number } {
  const fill = conditions.scan ? 1 : (conditions.fill ?? random.between(0.78, 0.92));
  const scale = Math.min((frame.width * fill) / page.widthMillimetres, (frame.height * fill) / page.heightMillimetres);
  const halfWidth = (page.widthMillimetres * scale) / 2;
  const halfHeight = (page.heightMillimetres * scale) / 2;
  const angle = ((conditions.rotation ?? 0) * Math.PI) / 180;
  const tilt = conditions.tilt ?? 0;
  const tiltX = random.between(-1, 1) * tilt;
  const tiltY = random.between(-1, 1) * tilt;
  const distance = 2.2 * halfWidth;
  const signs: [number, number][] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  const centred = signs.map(([signX, signY]) => {
    const a = signX * halfWidth * Math.cos(angle) - signY * halfHeight * Math.sin(angle);
    const b = signX * halfWidth * Math.sin(angle) + signY * halfHeight * Math.cos(angle);
    const depth = a * Math.sin(tiltY) + b * Math.sin(tiltX);
    const nearness = distance / (distance + depth);
    return { x: a * Math.cos(tiltY) * nearness, y: b * Math.cos(tiltX) * nearness };
  });
  const excessX = Math.max(...centred.map((corner) => Math.abs(corner.x))) / (frame.width * 0.49);
  const excessY = Math.max(...centred.map((corner) => Math.abs(corner.y))) / (frame.height * 0.49);
  const shrink = conditions.scan ? 1 : Math.max(1, excessX, excessY);
  const room = conditions.scan ? 0 : 0.5 - 0.5 * fill;
  const offsetX = random.between(-0.2, 0.2) * room * frame.width;
  const offsetY = random.between(-0.2, 0.2) * room * frame.height;
  const corners = centred.map((corner) => ({
    x: corner.x / shrink + frame.width / 2 + offsetX,
    y: corner.y / shrink + frame.height / 2 + offsetY,
  }));
  return { corners, scale: scale / shrink };
}

/** Photographs a page: a JPEG file. */
export async function photograph(page: Page, conditions: Conditions, random: Random): Promise<Buffer> {
  const longest = conditions.longestSidePixels ?? 1600;
  const aspect = conditions.scan ? page.widthMillimetres / page.heightMillimetres : 4 / 3;
  const frame = { width: longest, height: Math.round(longest / aspect) };
  const { corners, scale } = cornersOf(page, frame, conditions, random);
  // Taken to about the final scale first, as a lens averages over a pixel.
  const shrink = Math.min(1, (scale * 1.15) / PIXELS_PER_MILLIMETRE);
  const width = Math.round(page.width * shrink);
  const height = Math.round(page.height * shrink);
  const source = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } })
    .removeAlpha()
    .resize(width, height, { kernel: 'lanczos3', fit: 'fill' })
    .raw()
    .toBuffer();
  const flat = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const toPage = homographyBetween(corners, flat)!;
  const pixels = Buffer.alloc(frame.width * frame.height * 3);
  const desk = [random.integer(40, 180), random.integer(40, 170), random.integer(40, 160)];
  const light = lighting(frame, conditions, random);
  const bulge = (conditions.bulge ?? 0) * height;
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) {
      const w = toPage[6]! * x + toPage[7]! * y + 1;
      const u = (toPage[0]! * x + toPage[1]! * y + toPage[2]!) / w - 0.5;
      const across = (u + 0.5) / width;
      const v = (toPage[3]! * x + toPage[4]! * y + toPage[5]!) / w - 0.5 + bulge * 4 * across * (1 - across);
      const at = (y * frame.width + x) * 3;
      const { factor, glare } = light(x, y);
      const inside = u >= 0 && v >= 0 && u < width - 1 && v < height - 1;
      const wood = inside ? 0 : 10 * Math.sin(x * 0.02 + y * 0.013) + 6 * Math.sin(y * 0.11 + 0.02 * x);
      for (let c = 0; c < 3; c++) {
        const value = (inside ? between(source, width, u, v, c) : desk[c]! + wood) * factor;
        pixels[at + c] = Math.min(255, Math.max(0, value + (255 - value) * glare));
      }
    }
  }
  return develop(pixels, frame, conditions, random);
}

function between(source: Buffer, width: number, u: number, v: number, channel: number): number {
  const column = u | 0;
  const row = v | 0;
  const right = u - column;
  const down = v - row;
  const upper = (row * width + column) * 3 + channel;
  const lower = upper + width * 3;
  return (
    (source[upper]! * (1 - right) + source[upper + 3]! * right) * (1 - down) +
    (source[lower]! * (1 - right) + source[lower + 3]! * right) * down
  );
}

type Lighting = (x: number, y: number) => { factor: number; glare: number };

function lighting(frame: Frame, conditions: Conditions, random: Random): Lighting {
  const shadow = conditions.shadow ?? 0;
  const edge = random.between(0, 6.28);
  const edgeOffset = random.between(-0.3, 0.3);
  const softness = 0.02 + random.between(0.005, 0.03);
  const fall = random.between(0, 6.28);
  const shadowGlare = shadow > 0.3 ? shadow * 0.5 : 0;
  const strength = Math.max(shadowGlare, conditions.glare ?? 0);
  // A reflection that is asked for lies over the zone, which is in the lower part of the page.
  const spotX = random.between(0.2, 0.8) * frame.width;
  const spotY = (conditions.glare ? random.between(0.62, 0.85) : random.between(0.3, 0.95)) * frame.height;
  const radiusX = random.between(0.08, 0.2) * frame.width;
  const radiusY = conditions.glare ? random.between(0.04, 0.12) * frame.width : radiusX;
  return (x, y) => {
    const nx = x / frame.width - 0.5;
    const ny = y / frame.height - 0.5;
    let factor = 1;
    if (shadow > 0) {
      factor -= shadow * 0.5 * (0.5 + nx * Math.cos(fall) + ny * Math.sin(fall));
      const beyond = (nx * Math.cos(edge) + ny * Math.sin(edge) - edgeOffset) / softness;
      factor *= 1 - (shadow * 0.55) / (1 + Math.exp(-beyond));
    }
    const glare =
      strength > 0 ? strength * Math.exp(-(((x - spotX) / radiusX) ** 2) - ((y - spotY) / radiusY) ** 2) : 0;
    return { factor, glare };
  };
}

/** What the camera does with the light: blur, movement, noise, orientation, compression. */
async function develop(pixels: Buffer, frame: Frame, conditions: Conditions, random: Random): Promise<Buffer> {
  const raw = { width: frame.width, height: frame.height, channels: 3 } as const;
  let data = pixels;
  if (conditions.blur) data = await sharp(data, { raw }).blur(conditions.blur).raw().toBuffer();
  if (conditions.motion) {
    const size = Math.max(3, Math.round(conditions.motion) | 1);
    const middle = size >> 1;
    const alongX = random.chance(0.5);
    const kernel = Array.from({ length: size * size }, (_, i) =>
      (alongX ? Math.floor(i / size) : i % size) === middle ? 1 : 0,
    );
    data = await sharp(data, { raw }).convolve({ width: size, height: size, kernel }).raw().toBuffer();
  }
  if (conditions.noise) {
    for (let i = 0; i < data.length; i += 3) {
      const grey = random.normal() * conditions.noise * 0.7;
      for (let c = 0; c < 3; c++) {
        const value = data[i + c]! + grey + (random.next() - 0.5) * conditions.noise * 2;
        data[i + c] = Math.min(255, Math.max(0, value));
      }
    }
  }
  let image = sharp(data, { raw });
  if (conditions.turn) image = image.rotate(conditions.turn);
  return image.jpeg({ quality: conditions.jpegQuality ?? 90 }).toBuffer();
}
