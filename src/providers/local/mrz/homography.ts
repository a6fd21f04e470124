import type { GreyPicture, Point } from './picture.js';

/** Nine numbers, row by row, the last 1: maps (x, y) to ((h0 x + h1 y + h2) / w, (h3 x + h4 y + h5) / w), w = h6 x + h7 y + 1. */
export type Homography = Float64Array;

/** The perspective map that takes each of four points to its partner. Null where three of them stand in one line. */
export function homographyBetween(from: readonly Point[], to: readonly Point[]): Homography | null {
  const rows: number[][] = [];
  for (let i = 0; i < 4; i++) {
    const { x, y } = from[i]!;
    const { x: u, y: v } = to[i]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u]);
    rows.push([0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  for (let column = 0; column < 8; column++) {
    let pivot = column;
    for (let row = column + 1; row < 8; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    if (Math.abs(rows[pivot]![column]!) < 1e-9) return null;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = column + 1; row < 8; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k < 9; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  const result = new Float64Array(9);
  result[8] = 1;
  for (let row = 7; row >= 0; row--) {
    let sum = rows[row]![8]!;
    for (let k = row + 1; k < 8; k++) sum -= rows[row]![k]! * result[k]!;
    result[row] = sum / rows[row]![row]!;
  }
  return result;
}

export function mapPoint(homography: Homography, point: Point): Point {
  const w = homography[6]! * point.x + homography[7]! * point.y + 1;
  return {
    x: (homography[0]! * point.x + homography[1]! * point.y + homography[2]!) / w,
    y: (homography[3]! * point.x + homography[4]! * point.y + homography[5]!) / w,
  };
}

/** Brightness between pixels, by the four nearest; a place outside answers its nearest pixel. */
export function brightnessAt(picture: GreyPicture, x: number, y: number): number {
  const { data, width, height } = picture;
  let u = x - 0.5;
  let v = y - 0.5;
  u = u < 0 ? 0 : u > width - 1.001 ? width - 1.001 : u;
  v = v < 0 ? 0 : v > height - 1.001 ? height - 1.001 : v;
  const column = u | 0;
  const row = v | 0;
  const right = u - column;
  const down = v - row;
  const at = row * width + column;
  const upper = data[at]! * (1 - right) + data[at + 1]! * right;
  const lower = data[at + width]! * (1 - right) + data[at + width + 1]! * right;
  return upper * (1 - down) + lower * down;
}

/**
 * Brightness along a row of `count` places that starts at (x, y) and goes right in steps of `step`, added to `sums`. Written
 * out without points, as it runs for every pixel of every strip.
 */
export function addBrightnessRow(
  picture: GreyPicture,
  homography: Homography,
  x: number,
  y: number,
  step: number,
  sums: Float32Array,
): void {
  const [h0, h1, h2, h3, h4, h5, h6, h7] = homography as unknown as number[];
  let u = h0! * x + h1! * y + h2!;
  let v = h3! * x + h4! * y + h5!;
  let w = h6! * x + h7! * y + 1;
  for (let i = 0; i < sums.length; i++) {
    sums[i]! += brightnessAt(picture, u / w, v / w);
    u += h0! * step;
    v += h3! * step;
    w += h6! * step;
  }
}
