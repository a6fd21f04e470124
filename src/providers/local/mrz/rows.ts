/** Where the lines of a band stand vertically. */
export interface RowFit {
  /** Middle of each line's characters at the middle of the line, in pixels of the band. */
  middles: number[];
  /** Height of the characters, the same for all lines. */
  textHeight: number;
}

const SMALLEST_TEXT = 12;
const LARGEST_TEXT = 30;
/** How far a line may lie from where it was expected. */
const REACH = 9;
/** Rows above and below the characters that should be free of ink. */
const CLEARANCE = 4;

/** Ink in the rows from `from` to `to`, between rows too; `before` holds the ink above each row. */
function inkBetween(before: Float64Array, from: number, to: number): number {
  const last = before.length - 1;
  const above = (place: number): number => {
    const clamped = Math.min(last, Math.max(0, place));
    const row = Math.floor(clamped);
    return before[row]! + (row < last ? (before[row + 1]! - before[row]!) * (clamped - row) : 0);
  };
  return above(to) - above(from);
}

function fitRow(before: Float64Array, expected: number): { middle: number; height: number } {
  let best = { value: -Infinity, middle: expected, height: 20 };
  for (let height = SMALLEST_TEXT; height <= LARGEST_TEXT; height++) {
    for (let middle = expected - REACH; middle <= expected + REACH; middle += 0.5) {
      const inside = inkBetween(before, middle - height / 2, middle + height / 2) / height;
      const outside =
        inkBetween(before, middle - height / 2 - CLEARANCE, middle - height / 2) +
        inkBetween(before, middle + height / 2, middle + height / 2 + CLEARANCE);
      // A tall box with as much ink a row as a low one has found more of the characters.
      const value = inside * (1 + 0.012 * height) - outside / (2 * CLEARANCE);
      if (value > best.value) best = { value, middle, height };
    }
  }
  return best;
}

export function fitRows(
  ink: Float32Array,
  width: number,
  height: number,
  expected: readonly number[],
  left: number,
  right: number,
): RowFit {
  const from = Math.max(0, Math.floor(left));
  const to = Math.min(width, Math.floor(right));
  const before = new Float64Array(height + 1);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = from; x < to; x++) sum += ink[y * width + x]!;
    before[y + 1] = before[y]! + sum;
  }
  const fits = expected.map((middle) => fitRow(before, middle));
  const heights = fits.map((fit) => fit.height).sort((a, b) => a - b);
  return { middles: fits.map((fit) => fit.middle), textHeight: heights[heights.length >> 1]! };
}
