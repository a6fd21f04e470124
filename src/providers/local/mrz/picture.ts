/** One brightness value a pixel, 0 black to 255 white, row by row; upright as its file says (EXIF already applied). */
export interface GreyPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Continuous coordinates: pixel `i` covers `i` to `i + 1`, so the middle of the first pixel is 0.5. */
export interface Point {
  x: number;
  y: number;
}

/** Which source columns (or rows) an output column gathers from, as weights that a source pixel hands out. */
function shareOut(sourceLength: number, targetLength: number): { target: Int32Array; own: Float32Array } {
  const factor = sourceLength / targetLength;
  const target = new Int32Array(sourceLength);
  const own = new Float32Array(sourceLength);
  for (let i = 0; i < sourceLength; i++) {
    const first = Math.min(targetLength - 1, Math.floor(i / factor));
    const boundary = (first + 1) * factor;
    target[i] = first;
    own[i] = Math.min(1, boundary - i) / factor;
  }
  return { target, own };
}

/** Area average down to `longestSide`; a picture that is small enough comes back as it is. */
export function shrinkPicture(picture: GreyPicture, longestSide: number): GreyPicture {
  const factor = Math.max(picture.width, picture.height) / longestSide;
  if (factor <= 1) return picture;
  const { data, width: sourceWidth, height: sourceHeight } = picture;
  const width = Math.max(1, Math.round(sourceWidth / factor));
  const height = Math.max(1, Math.round(sourceHeight / factor));
  const across = shareOut(sourceWidth, width);
  const down = shareOut(sourceHeight, height);
  const acrossWhole = width / sourceWidth;
  const downWhole = height / sourceHeight;
  const sums = new Float32Array((width + 1) * (height + 1));
  const row = new Float32Array(width + 1);
  for (let y = 0; y < sourceHeight; y++) {
    row.fill(0);
    const start = y * sourceWidth;
    for (let x = 0; x < sourceWidth; x++) {
      const value = data[start + x]!;
      const column = across.target[x]!;
      const own = across.own[x]!;
      row[column]! += value * own;
      row[column + 1]! += value * (acrossWhole - own);
    }
    const own = down.own[y]!;
    const rest = downWhole - own;
    const upper = down.target[y]! * (width + 1);
    const lower = upper + width + 1;
    for (let x = 0; x < width; x++) sums[upper + x]! += row[x]! * own;
    if (rest > 1e-6) for (let x = 0; x < width; x++) sums[lower + x]! += row[x]! * rest;
  }
  const result = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[y * width + x] = sums[y * (width + 1) + x]! + 0.5;
  }
  return { data: result, width, height };
}

/** A quarter turn clockwise. */
export function turnClockwise(picture: GreyPicture): GreyPicture {
  const { data, width, height } = picture;
  const result = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const column = height - 1 - y;
    for (let x = 0; x < width; x++) result[x * height + column] = data[y * width + x]!;
  }
  return { data: result, width: height, height: width };
}

/** Mean over 3 by 3 pixels: takes single-pixel noise off before lines are looked for. The outermost pixels stay. */
export function soften(picture: GreyPicture): GreyPicture {
  const { data, width, height } = picture;
  const result = data.slice();
  const columns = new Int32Array(width);
  for (let y = 1; y < height - 1; y++) {
    const above = (y - 1) * width;
    const here = y * width;
    const below = here + width;
    for (let x = 0; x < width; x++) columns[x] = data[above + x]! + data[here + x]! + data[below + x]!;
    for (let x = 1; x < width - 1; x++) {
      result[here + x] = (columns[x - 1]! + columns[x]! + columns[x + 1]!) / 9;
    }
  }
  return { data: result, width, height };
}
