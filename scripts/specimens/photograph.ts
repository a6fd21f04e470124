import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { deskColour, type DeskKind } from './desk.js';
import { createRandom } from './random.js';

export interface Glare {
  /** Centre in fractions of the picture. */
  x: number;
  y: number;
  /** Radii in fractions of the picture's width. */
  radiusX: number;
  radiusY: number;
  degrees: number;
  /** 0..1: 1 burns out completely. */
  strength: number;
}

export interface PhotographSettings {
  seed: number;
  widthPixels: number;
  heightPixels: number;
  desk: DeskKind;
  /** Share of the picture's width or height that the sheet takes, whichever binds first; above 1 runs out of frame. */
  fill: number;
  rotationDegrees: number;
  /** How far the sheet leans away from the camera, around the vertical and the horizontal axis; radians. */
  tilt: readonly [aroundVertical: number, aroundHorizontal: number];
  /** Where the middle of the sheet lies, in fractions of the picture. */
  centre: readonly [x: number, y: number];
  /** Multipliers on red, green and blue: the colour of the room's light. */
  light: readonly [red: number, green: number, blue: number];
  /** 0..1: how much darker the far side from the lamp is. */
  falloff: number;
  /** Standard deviation of the sensor noise, of 255. */
  noise: number;
  blurSigma: number;
  /** 0..1: how much darker the corners of the picture are; a flatbed scanner has none. */
  vignette: number;
  /** 0..1: strength of the sheet's shadow on the ground. */
  shadow: number;
  glare?: Glare;
}

type Point = readonly [x: number, y: number];

/** The eight numbers of the projective map that takes `from` to `to`. */
function solveProjection(from: readonly Point[], to: readonly Point[]): number[] {
  const rows: number[][] = [];
  for (const [index, [x, y]] of from.entries()) {
    const [u, v] = to[index] ?? [0, 0];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  for (let column = 0; column < 8; column++) {
    let best = column;
    for (let row = column + 1; row < 8; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    }
    const pivot = rows[best] ?? [];
    rows[best] = rows[column] ?? [];
    rows[column] = pivot;
    for (const [row, values] of rows.entries()) {
      if (row === column) continue;
      const factor = (values[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k < 9; k++) values[k] = (values[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((values, index) => (values[8] ?? 0) / (values[index] ?? 1));
}

function placeCorners(sheet: Canvas, settings: PhotographSettings): Point[] {
  const { widthPixels, heightPixels, fill, centre, tilt } = settings;
  const scale = Math.min((widthPixels * fill) / sheet.width, (heightPixels * fill) / sheet.height);
  const halfWidth = (sheet.width * scale) / 2;
  const halfHeight = (sheet.height * scale) / 2;
  const turn = (settings.rotationDegrees * Math.PI) / 180;
  const cameraDistance = 2.6 * Math.max(halfWidth, halfHeight);
  const corners: Point[] = [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ];
  return corners.map(([cornerX, cornerY]) => {
    const x = cornerX * Math.cos(turn) - cornerY * Math.sin(turn);
    const y = cornerX * Math.sin(turn) + cornerY * Math.cos(turn);
    const depth = x * Math.sin(tilt[0]) + y * Math.sin(tilt[1]);
    const nearness = cameraDistance / (cameraDistance + depth);
    return [
      centre[0] * widthPixels + x * Math.cos(tilt[0]) * nearness,
      centre[1] * heightPixels + y * Math.cos(tilt[1]) * nearness,
    ];
  });
}

/** Coverage of the sheet, blurred and moved: the shadow it throws. 0..255 for each pixel. */
async function castShadow(coverage: Buffer, settings: PhotographSettings, sigma: number, offset: Point) {
  const { widthPixels: width, heightPixels: height } = settings;
  const moved = Buffer.alloc(width * height);
  const [offsetX, offsetY] = offset;
  for (let y = 0; y < height; y++) {
    const sourceY = y - offsetY;
    if (sourceY < 0 || sourceY >= height) continue;
    for (let x = 0; x < width; x++) {
      const sourceX = x - offsetX;
      if (sourceX >= 0 && sourceX < width) moved[y * width + x] = coverage[sourceY * width + sourceX] ?? 0;
    }
  }
  const image = sharp(moved, { raw: { width, height, channels: 1 } });
  return image.blur(sigma).extractChannel(0).raw().toBuffer();
}

/** Lays the sheet on a desk and takes a picture of it; answers raw RGB. */
export async function photograph(sheet: Canvas, settings: PhotographSettings): Promise<Buffer> {
  const { widthPixels: width, heightPixels: height } = settings;
  const corners = placeCorners(sheet, settings);
  const [topLeft = [0, 0], topRight = [0, 0]] = corners;
  const shownWidth = Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]);
  // Reduced beforehand, or the warp would skip pixels and the fine lines would shimmer.
  const reduction = Math.min(1, (shownWidth * 1.6) / sheet.width);
  const sourceWidth = Math.round(sheet.width * reduction);
  const sourceHeight = Math.round(sheet.height * reduction);
  const source = await sharp(Buffer.from(sheet.data()), {
    raw: { width: sheet.width, height: sheet.height, channels: 4, premultiplied: true },
  })
    .resize(sourceWidth, sourceHeight, { kernel: 'lanczos3', fit: 'fill' })
    .raw()
    .toBuffer();
  const projection = solveProjection(corners, [
    [0, 0],
    [sourceWidth, 0],
    [sourceWidth, sourceHeight],
    [0, sourceHeight],
  ]);
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = projection;

  const paper = new Float32Array(width * height * 3);
  const coverage = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let alphaSum = 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sample = 0; sample < 4; sample++) {
        const px = x + 0.25 + (sample & 1) * 0.5;
        const py = y + 0.25 + (sample >> 1) * 0.5;
        const w = g * px + h * py + 1;
        const u = (a * px + b * py + c) / w;
        const v = (d * px + e * py + f) / w;
        if (u < 0 || v < 0 || u >= sourceWidth || v >= sourceHeight) continue;
        const left = Math.min(sourceWidth - 2, Math.max(0, Math.floor(u - 0.5)));
        const top = Math.min(sourceHeight - 2, Math.max(0, Math.floor(v - 0.5)));
        const across = Math.min(1, Math.max(0, u - 0.5 - left));
        const down = Math.min(1, Math.max(0, v - 0.5 - top));
        for (let corner = 0; corner < 4; corner++) {
          const weight = ((corner & 1) === 0 ? 1 - across : across) * (corner >> 1 === 0 ? 1 - down : down);
          const at = ((top + (corner >> 1)) * sourceWidth + left + (corner & 1)) * 4;
          const alpha = ((source[at + 3] ?? 0) / 255) * weight;
          red += (source[at] ?? 0) * alpha;
          green += (source[at + 1] ?? 0) * alpha;
          blue += (source[at + 2] ?? 0) * alpha;
          alphaSum += alpha;
        }
      }
      const at = y * width + x;
      coverage[at] = Math.round((alphaSum / 4) * 255);
      if (alphaSum > 0) {
        paper[at * 3] = red / alphaSum;
        paper[at * 3 + 1] = green / alphaSum;
        paper[at * 3 + 2] = blue / alphaSum;
      }
    }
  }

  const unit = width / 1920;
  const contact = await castShadow(coverage, settings, 5 * unit, [Math.round(3 * unit), Math.round(6 * unit)]);
  const soft = await castShadow(coverage, settings, 34 * unit, [Math.round(16 * unit), Math.round(30 * unit)]);
  const desk = deskColour(settings.desk, settings.seed);
  const random = createRandom(settings.seed + 7);
  const lampAngle = random.between(-2.4, -0.7);
  const output = Buffer.alloc(width * height * 3);
  const glare = settings.glare;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const share = (coverage[at] ?? 0) / 255;
      const shade =
        (1 - ((contact[at] ?? 0) / 255) * 0.5 * settings.shadow) *
        (1 - ((soft[at] ?? 0) / 255) * 0.38 * settings.shadow);
      const ground = desk(x / unit, y / unit);
      const acrossPicture = x / width - 0.5;
      const downPicture = y / height - 0.5;
      const towardsLamp = acrossPicture * Math.cos(lampAngle) + downPicture * Math.sin(lampAngle);
      const vignette = 1 - settings.vignette * (acrossPicture ** 2 + downPicture ** 2) * 2;
      const brightness = (1 + settings.falloff * (towardsLamp - 0.15)) * vignette;
      let burn = 0;
      if (glare) {
        const turn = (glare.degrees * Math.PI) / 180;
        const gx = x / width - glare.x;
        const gy = ((y / height - glare.y) * height) / width;
        const along = (gx * Math.cos(turn) + gy * Math.sin(turn)) / glare.radiusX;
        const beside = (-gx * Math.sin(turn) + gy * Math.cos(turn)) / glare.radiusY;
        burn = glare.strength * Math.exp(-((along * along + beside * beside) ** 1.3)) * (0.25 + 0.75 * share);
      }
      for (let channel = 0; channel < 3; channel++) {
        const lit =
          ((paper[at * 3 + channel] ?? 0) * share + (ground[channel] ?? 0) * (1 - share) * shade) * brightness;
        const coloured = lit * (settings.light[channel] ?? 1);
        output[at * 3 + channel] = Math.max(0, Math.min(255, coloured + (258 - coloured) * burn));
      }
    }
  }
  const blurred = await sharp(output, { raw: { width, height, channels: 3 } })
    .blur(settings.blurSigma)
    .raw()
    .toBuffer();
  for (let at = 0; at < blurred.length; at += 3) {
    const brightness = random.normal() * settings.noise;
    for (let channel = 0; channel < 3; channel++) {
      const value = (blurred[at + channel] ?? 0) + brightness + random.normal() * settings.noise * 0.45;
      blurred[at + channel] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return blurred;
}
