/** Where the lines of a band stand vertically. */
export interface RowFit {
  /** Middle of each line's characters, in pixels of the band, before `lean` and `sag` are added. */
  middles: number[];
  /** Height of the characters, the same for all lines. */
  textHeight: number;
  /** How much lower the lines end than they start. */
  lean: number;
  /** How much lower the lines are in the middle than at their ends: paper that bends. */
  sag: number;
}

const SMALLEST_TEXT = 12;
const LARGEST_TEXT = 30;
/** How far a line may lie from where it was expected. */
const REACH = 9;
/** Rows above and below the characters that should be free of ink. */
const CLEARANCE = 4;
/** Stretches of a line whose height is measured by itself, and how far that may differ. */
const STRETCHES = 8;
const STRETCH_REACH = 8;
/** Heights whose ink is within this share of the most are as good as the best. */
const AS_GOOD = 0.97;

/** Lines that deviate less than this from straight, in pixels of the band, are taken as straight. */
const STRAIGHT_ENOUGH = 1;

/** Height of a line at `t`, 0 at its start to 1 at its end, against `middles`. */
export function rowOffset(rows: Pick<RowFit, 'lean' | 'sag'>, t: number): number {
  return rows.lean * (t - 0.5) + rows.sag * 4 * t * (1 - t);
}

/** Ink above each row over the columns from `from` to `to`, counted along the curve where there is one. */
function inkAbove(
  ink: Float32Array,
  width: number,
  height: number,
  { from, to }: Columns,
  curve: Pick<RowFit, 'lean' | 'sag'>,
): Float64Array {
  const rows = new Float64Array(height);
  for (let x = from; x < to; x++) {
    const offset = Math.round(rowOffset(curve, (x + 0.5 - from) / (to - from)));
    const first = Math.max(0, -offset);
    const last = Math.min(height, height - offset);
    for (let y = first; y < last; y++) rows[y]! += ink[(y + offset) * width + x]!;
  }
  const above = new Float64Array(height + 1);
  for (let y = 0; y < height; y++) above[y + 1] = above[y]! + rows[y]!;
  return above;
}

interface Columns {
  from: number;
  to: number;
}

const STRAIGHT = { lean: 0, sag: 0 };

function inkAboveAt(above: Float64Array, place: number): number {
  const last = above.length - 1;
  if (place <= 0) return 0;
  if (place >= last) return above[last]!;
  const row = place | 0;
  return above[row]! + (above[row + 1]! - above[row]!) * (place - row);
}

function inkBetween(above: Float64Array, from: number, to: number): number {
  return inkAboveAt(above, to) - inkAboveAt(above, from);
}

function fitRow(above: Float64Array, expected: number): { middle: number; height: number } {
  let best = { value: -Infinity, middle: expected, height: 20 };
  for (let height = SMALLEST_TEXT; height <= LARGEST_TEXT; height++) {
    for (let middle = expected - REACH; middle <= expected + REACH; middle += 0.5) {
      const top = middle - height / 2;
      const bottom = middle + height / 2;
      const inside = inkBetween(above, top, bottom) / height;
      const outside = inkBetween(above, top - CLEARANCE, top) + inkBetween(above, bottom, bottom + CLEARANCE);
      // A tall box with as much ink a row as a low one has found more of the characters.
      const value = inside * (1 + 0.012 * height) - outside / (2 * CLEARANCE);
      if (value > best.value) best = { value, middle, height };
    }
  }
  return best;
}

/** Where the text stands in one stretch of a line: the middle of all heights that take in nearly all of its ink. */
function stretchOffset(above: Float64Array, middle: number, textHeight: number): number | null {
  const half = textHeight / 2 + 1;
  const steps = STRETCH_REACH * 2;
  const values: number[] = [];
  for (let step = -steps; step <= steps; step++) {
    const at = middle + step / 2;
    values.push(inkBetween(above, at - half, at + half));
  }
  const most = Math.max(...values);
  if (most <= 0) return null;
  let sum = 0;
  let count = 0;
  for (const [index, value] of values.entries()) {
    if (value < most * AS_GOOD) continue;
    sum += (index - steps) / 2;
    count++;
  }
  return sum / count;
}

export interface LineEnds {
  left: number;
  right: number;
}

/** `lines` say where each line is expected: its height at both ends, and from where to where it runs. */
export function fitRows(
  ink: Float32Array,
  width: number,
  height: number,
  expected: readonly number[],
  ends: readonly LineEnds[],
): RowFit {
  const columns = ends.map(({ left, right }) => ({
    from: Math.min(width, Math.max(0, Math.floor(left))),
    to: Math.min(width, Math.max(0, Math.floor(right))),
  }));
  const fitAlong = (curve: Pick<RowFit, 'lean' | 'sag'>, from: readonly number[]): Omit<RowFit, 'lean' | 'sag'> => {
    const fits = from.map((middle, line) => fitRow(inkAbove(ink, width, height, columns[line]!, curve), middle));
    const heights = fits.map((fit) => fit.height).sort((a, b) => a - b);
    return { middles: fits.map((fit) => fit.middle), textHeight: heights[heights.length >> 1]! };
  };
  const straight = fitAlong(STRAIGHT, expected);
  const offsets: { t: number; offset: number }[] = [];
  for (const [line, { from, to }] of columns.entries()) {
    const measured: { t: number; offset: number }[] = [];
    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      const start = Math.round(from + ((to - from) * stretch) / STRETCHES);
      const end = Math.round(from + ((to - from) * (stretch + 1)) / STRETCHES);
      const above = inkAbove(ink, width, height, { from: start, to: end }, STRAIGHT);
      const offset = stretchOffset(above, straight.middles[line]!, straight.textHeight);
      if (offset !== null) measured.push({ t: (stretch + 0.5) / STRETCHES, offset });
    }
    const mean = measured.reduce((sum, entry) => sum + entry.offset, 0) / (measured.length || 1);
    for (const entry of measured) offsets.push({ t: entry.t, offset: entry.offset - mean });
  }
  const curve = fitCurve(offsets);
  if (Math.max(Math.abs(curve.lean), Math.abs(curve.sag)) < STRAIGHT_ENOUGH) return { ...straight, ...STRAIGHT };
  // The middles were found as if the line were straight; a sag counts from the ends, its mean is two thirds.
  const expectedAlong = straight.middles.map((middle) => middle - (curve.sag * 2) / 3);
  return { ...fitAlong(curve, expectedAlong), ...curve };
}

/** Least squares for offset = lean (t - 1/2) + sag (4 t (1 - t) - 2/3), which are orthogonal over equal stretches. */
function fitCurve(offsets: readonly { t: number; offset: number }[]): { lean: number; sag: number } {
  let leanProduct = 0;
  let leanSquare = 0;
  let sagProduct = 0;
  let sagSquare = 0;
  for (const { t, offset } of offsets) {
    const across = t - 0.5;
    const curve = 4 * t * (1 - t) - 2 / 3;
    leanProduct += offset * across;
    leanSquare += across * across;
    sagProduct += offset * curve;
    sagSquare += curve * curve;
  }
  if (leanSquare === 0 || sagSquare === 0) return { lean: 0, sag: 0 };
  return { lean: leanProduct / leanSquare, sag: sagProduct / sagSquare };
}
