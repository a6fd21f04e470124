import type { BarcodePicture, StripeRegion } from './stripe-regions.js';

/** A part of a picture, turned and perhaps enlarged, and the way back to where its points came from. */
export interface TurnedPart {
  picture: BarcodePicture;
  /** From a point of the part, in its pixels, to the point of the original, in pixels of that. */
  toOriginal(point: { x: number; y: number }): { x: number; y: number };
}

/** White around the part, which a barcode reader needs, and what stood there is seldom white. */
const MARGIN_PIXELS = 24;
const OPAQUE_WHITE = 0xffffffff;
/** Bounds the memory: a part is at most this large, whatever its scale. */
const MAX_PART_PIXELS = 12_000_000;

/** Cuts the region out and turns it clockwise about its centre. The result is grey: barcodes have no colour. */
export function turnPart(
  picture: BarcodePicture,
  region: StripeRegion,
  turnDegrees: number,
  wantedScale: number,
): TurnedPart {
  const left = Math.max(0, region.left);
  const top = Math.max(0, region.top);
  const right = Math.min(picture.width, region.right);
  const bottom = Math.min(picture.height, region.bottom);
  const sine = Math.sin((turnDegrees * Math.PI) / 180);
  const cosine = Math.cos((turnDegrees * Math.PI) / 180);
  const turnedWidth = Math.abs(cosine) * (right - left) + Math.abs(sine) * (bottom - top);
  const turnedHeight = Math.abs(sine) * (right - left) + Math.abs(cosine) * (bottom - top);
  const scale = Math.min(wantedScale, Math.sqrt(MAX_PART_PIXELS / (turnedWidth * turnedHeight)));
  const width = Math.ceil(turnedWidth * scale) + 2 * MARGIN_PIXELS;
  const height = Math.ceil(turnedHeight * scale) + 2 * MARGIN_PIXELS;
  const toOriginal = ({ x, y }: { x: number; y: number }): { x: number; y: number } => {
    const fromCentreX = (x - width / 2) / scale;
    const fromCentreY = (y - height / 2) / scale;
    return {
      x: (left + right) / 2 + cosine * fromCentreX + sine * fromCentreY,
      y: (top + bottom) / 2 - sine * fromCentreX + cosine * fromCentreY,
    };
  };

  const pixels = new Uint32Array(width * height).fill(OPAQUE_WHITE);
  const source = picture.data;
  const nextRow = picture.width * 4;
  for (let y = 0; y < height; y += 1) {
    const rowStart = toOriginal({ x: 0.5, y: y + 0.5 });
    let sourceX = rowStart.x - 0.5;
    let sourceY = rowStart.y - 0.5;
    for (let x = 0; x < width; x += 1, sourceX += cosine / scale, sourceY -= sine / scale) {
      if (sourceX < left || sourceY < top || sourceX >= right - 1 || sourceY >= bottom - 1) continue;
      const wholeX = Math.floor(sourceX);
      const wholeY = Math.floor(sourceY);
      const partX = sourceX - wholeX;
      const at = wholeY * nextRow + wholeX * 4 + 1;
      const above = source[at]! + (source[at + 4]! - source[at]!) * partX;
      const below = source[at + nextRow]! + (source[at + nextRow + 4]! - source[at + nextRow]!) * partX;
      const grey = Math.round(above + (below - above) * (sourceY - wholeY));
      pixels[y * width + x] = (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
    }
  }
  return { picture: { data: new Uint8ClampedArray(pixels.buffer), width, height }, toOriginal };
}

/** The whole picture at half its width and height, by averaging. */
export function halve(picture: BarcodePicture): TurnedPart {
  const width = Math.floor(picture.width / 2);
  const height = Math.floor(picture.height / 2);
  const pixels = new Uint32Array(width * height);
  const source = picture.data;
  const nextRow = picture.width * 4;
  for (let y = 0; y < height; y += 1) {
    let at = y * 2 * nextRow + 1;
    for (let to = y * width; to < (y + 1) * width; to += 1, at += 8) {
      const grey = (source[at]! + source[at + 4]! + source[at + nextRow]! + source[at + nextRow + 4]!) >> 2;
      pixels[to] = (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
    }
  }
  return {
    picture: { data: new Uint8ClampedArray(pixels.buffer), width, height },
    toOriginal: ({ x, y }) => ({ x: x * 2, y: y * 2 }),
  };
}
