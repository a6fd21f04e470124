import type { GreyPicture } from './picture.js';

/** Ink of one local standard deviation below the local mean has this value; the map ends at 2.5 deviations. */
export const INK_UNIT = 100;
const INK_LIMIT = 250;
/** Added to the deviation, in grey levels, so that sensor noise on plain paper does not count as ink. */
const NOISE_FLOOR = 9;

/**
 * How far each pixel is darker than its surroundings, in local standard deviations times `INK_UNIT`, 0..250. Shadows and
 * uneven light vanish because only the square of `2 * radius + 1` pixels around a pixel is compared.
 */
export function inkMap(picture: GreyPicture, radius: number): Uint8Array {
  const { data, width, height } = picture;
  const result = new Uint8Array(width * height);
  const sums = new Int32Array(width);
  const squares = new Int32Array(width);
  const addRow = (y: number, sign: 1 | -1): void => {
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const value = data[start + x]!;
      sums[x]! += sign * value;
      squares[x]! += sign * value * value;
    }
  };
  for (let y = 0; y < Math.min(radius, height); y++) addRow(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(y + radius, 1);
    if (y - radius - 1 >= 0) addRow(y - radius - 1, -1);
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    let sum = 0;
    let square = 0;
    let columns = 0;
    for (let x = 0; x < Math.min(radius, width); x++) {
      sum += sums[x]!;
      square += squares[x]!;
      columns++;
    }
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const entering = x + radius;
      const leaving = x - radius - 1;
      if (entering < width) {
        sum += sums[entering]!;
        square += squares[entering]!;
        columns++;
      }
      if (leaving >= 0) {
        sum -= sums[leaving]!;
        square -= squares[leaving]!;
        columns--;
      }
      const count = rows * columns;
      const mean = sum / count;
      const darker = mean - data[start + x]!;
      if (darker <= 0) continue;
      const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
      const ink = (INK_UNIT * darker) / (deviation + NOISE_FLOOR);
      result[start + x] = ink > INK_LIMIT ? INK_LIMIT : ink;
    }
  }
  return result;
}

/** Mean over a window of `2 * radiusX + 1` by `2 * radiusY + 1` pixels; pixels outside count as 0. */
export function boxMean(
  values: Uint8Array,
  width: number,
  height: number,
  radiusX: number,
  radiusY: number,
): Float32Array {
  const result = new Float32Array(width * height);
  const columns = new Int32Array(width);
  const scale = 1 / ((2 * radiusX + 1) * (2 * radiusY + 1));
  const addRow = (y: number, sign: 1 | -1): void => {
    const start = y * width;
    for (let x = 0; x < width; x++) columns[x]! += sign * values[start + x]!;
  };
  for (let y = 0; y < Math.min(radiusY, height); y++) addRow(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radiusY < height) addRow(y + radiusY, 1);
    if (y - radiusY - 1 >= 0) addRow(y - radiusY - 1, -1);
    let sum = 0;
    for (let x = 0; x < Math.min(radiusX, width); x++) sum += columns[x]!;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      if (x + radiusX < width) sum += columns[x + radiusX]!;
      if (x - radiusX - 1 >= 0) sum -= columns[x - radiusX - 1]!;
      result[start + x] = sum * scale;
    }
  }
  return result;
}
