import { inkMap } from './ink-map.js';
import { shrinkPicture, soften, turnClockwise, type GreyPicture, type Point } from './picture.js';
import { findPatches, heightAt, joinPieces, parting, strokeDensity, type TextLine } from './text-lines.js';

/** Two or three parallel lines of text of equal length and spacing: a zone may stand there. */
export interface LineGroup {
  /** Ends of the ink of the outermost lines in the original picture, in reading order of the side that is up. */
  corners: [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point];
  lineCount: 2 | 3;
  /** Length of a line and distance between two, in pixels of the original picture. */
  length: number;
  spacing: number;
  /** Whether the lines run across the picture as it is, or only after a quarter turn clockwise. */
  turned: boolean;
  /** Larger is likelier; comparable within one picture. */
  likelihood: number;
}

/** Ink is compared with its surroundings up to this many pixels away, on the shrunk picture. */
const SURROUNDINGS_PIXELS = 14;
/** Half the width of the window that joins neighbouring characters, as a fraction of the longer side. */
const JOIN_WINDOW = 0.013;
/** The window makes a patch longer than its ink by about this share of itself, at each end. */
const WINDOW_OVERHANG = 0.55;
const MOST_GROUPS_PER_SIDE = 3;

interface Neighbours {
  spacing: number;
  /** Shared length over the longer length, 0..1. */
  overlap: number;
}

function asNeighbours(upper: TextLine, lower: TextLine): Neighbours | null {
  if (Math.abs(upper.slope - lower.slope) > 0.09) return null;
  const shared = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
  const overlap = shared / Math.max(upper.length, lower.length);
  if (overlap < 0.82) return null;
  const middle = (upper.meanX + lower.meanX) / 2;
  const spacing = heightAt(lower, middle) - heightAt(upper, middle);
  const thickness = (upper.thickness + lower.thickness) / 2;
  if (spacing < thickness * 1.15 || spacing > thickness * 5) return null;
  return { spacing, overlap };
}

interface Found {
  lines: TextLine[];
  spacing: number;
  length: number;
  likelihood: number;
}

function groupLines(lines: readonly TextLine[], width: number): Found[] {
  const candidates = lines
    .filter((line) => line.length > width * 0.22 && line.length > line.thickness * 9 && line.thickness > 3)
    .sort((a, b) => a.meanY - b.meanY);
  const found: Found[] = [];
  for (const first of candidates) {
    for (const second of candidates) {
      const pair = first === second ? null : asNeighbours(first, second);
      if (!pair) continue;
      for (const third of candidates) {
        const next = third === first || third === second ? null : asNeighbours(second, third);
        if (!next || Math.abs(next.spacing - pair.spacing) > 0.25 * pair.spacing) continue;
        const length = (first.length + second.length + third.length) / 3;
        const spacing = (pair.spacing + next.spacing) / 2;
        // Three lines of 30 are 12 to 15 spacings long (ICAO 9303-5).
        const proportion = length / spacing > 9 ? 1 : 0.3;
        const likelihood = (length / width) * 1.3 * pair.overlap * next.overlap * proportion;
        found.push({ lines: [first, second, third], spacing, length, likelihood });
      }
      const length = (first.length + second.length) / 2;
      // Two lines of 44 are about 17.6 spacings long, of 36 about 14.4 (ICAO 9303-4, 9303-6).
      const proportion = length / pair.spacing > 11 ? 1 : 0.35;
      const likelihood = (length / width) * pair.overlap * proportion;
      found.push({ lines: [first, second], spacing: pair.spacing, length, likelihood });
    }
  }
  return found.sort((a, b) => b.likelihood - a.likelihood).slice(0, MOST_GROUPS_PER_SIDE);
}

/** How much each place of a shrunk picture looks like text that runs across it. */
export interface TextView {
  density: Float32Array;
  /** Between text and no text. */
  threshold: number;
  width: number;
  height: number;
  /** Half the width of the window over which the density was averaged. */
  window: number;
  /** Original pixels to one pixel of the view. */
  scale: number;
  turned: boolean;
}

/** The two ways to look at a picture: as it is, and after a quarter turn clockwise. */
export function textViewsOf(
  picture: GreyPicture,
  longestSidePixels: number,
): { upright: TextView; turned: () => TextView } {
  const small = shrinkPicture(picture, longestSidePixels);
  const scale = picture.width / small.width;
  const ink = { ...small, data: inkMap(soften(small), SURROUNDINGS_PIXELS) };
  let turned: TextView | null = null;
  return {
    upright: textView(ink, scale, false),
    turned: () => (turned ??= textView(turnClockwise(ink), scale, true)),
  };
}

function textView({ data, width, height }: GreyPicture, scale: number, turned: boolean): TextView {
  const window = Math.round(JOIN_WINDOW * Math.max(width, height));
  const density = strokeDensity(data, width, height, window);
  return { density, threshold: parting(density), width, height, window, scale, turned };
}

/** Groups of lines that run across the view, likeliest first. */
export function locateGroups(view: TextView, thresholdFactor: number): LineGroup[] {
  const { density, width, height, window, scale, turned } = view;
  const threshold = view.threshold * thresholdFactor;
  if (threshold === 0) return [];
  const longestSide = Math.max(width, height);
  const lines = joinPieces(findPatches(density, width, height, threshold), longestSide);
  const overhang = window * WINDOW_OVERHANG;
  const toOriginal = (x: number, y: number): Point => {
    const across = (x + 0.5) * scale;
    const down = (y + 0.5) * scale;
    return turned ? { x: down, y: width * scale - across } : { x: across, y: down };
  };
  return groupLines(lines, width).map((found) => {
    const top = found.lines[0]!;
    const bottom = found.lines.at(-1)!;
    const start = (line: TextLine): Point => toOriginal(line.left + overhang, heightAt(line, line.left + overhang));
    const end = (line: TextLine): Point => toOriginal(line.right - overhang, heightAt(line, line.right - overhang));
    return {
      corners: [start(top), end(top), end(bottom), start(bottom)],
      lineCount: found.lines.length as 2 | 3,
      length: found.length * scale,
      spacing: found.spacing * scale,
      turned,
      likelihood: found.likelihood,
    };
  });
}
