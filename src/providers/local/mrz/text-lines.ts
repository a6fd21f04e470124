import { boxMean } from './ink-map.js';

/** A long thin patch of strokes: where a line of text may stand. Its middle line is y = meanY + slope * (x - meanX). */
export interface TextLine {
  pixels: number;
  sumX: number;
  sumY: number;
  sumXX: number;
  sumXY: number;
  sumYY: number;
  left: number;
  right: number;
  meanX: number;
  meanY: number;
  slope: number;
  /** Height across the slope, in pixels. */
  thickness: number;
  length: number;
}

type Moments = Pick<TextLine, 'pixels' | 'sumX' | 'sumY' | 'sumXX' | 'sumXY' | 'sumYY' | 'left' | 'right'>;

const SMALLEST_PATCH_PIXELS = 60;
/** Pages full of text or texture give thousands of patches; the zone's are among the longest. */
const MOST_PATCHES = 400;
/** Text is followed across a window this high, in pixels to each side. */
const STROKE_WINDOW_HEIGHT = 2;

function fitLine(moments: Moments): TextLine {
  const { pixels, sumX, sumY, sumXX, sumXY, sumYY, left, right } = moments;
  const meanX = sumX / pixels;
  const meanY = sumY / pixels;
  const spreadX = sumXX / pixels - meanX * meanX;
  const spreadXY = sumXY / pixels - meanX * meanY;
  const slope = spreadX > 0 ? spreadXY / spreadX : 0;
  const residue = Math.max(0, sumYY / pixels - meanY * meanY - slope * spreadXY);
  // A uniform band of height h has variance h * h / 12.
  return { ...moments, meanX, meanY, slope, thickness: Math.sqrt(12 * residue) + 1, length: right - left + 1 };
}

export function heightAt(line: TextLine, x: number): number {
  return line.meanY + line.slope * (x - line.meanX);
}

/** Density of upright strokes: text has many in a row, a drawn line or an edge has one. */
export function strokeDensity(ink: Uint8Array, width: number, height: number, windowWidth: number): Float32Array {
  const edges = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = 1; x < width - 1; x++) edges[start + x] = Math.abs(ink[start + x + 1]! - ink[start + x - 1]!);
  }
  return boxMean(edges, width, height, windowWidth, STROKE_WINDOW_HEIGHT);
}

/** The threshold that parts the values into two groups best (Otsu 1979). */
export function parting(values: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!;
  if (largest === 0) return 0;
  const bins = 512;
  const histogram = new Uint32Array(bins);
  const scale = (bins - 1) / largest;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const bin = (values[i]! * scale) | 0;
    histogram[bin]!++;
    total += bin;
  }
  let below = 0;
  let sumBelow = 0;
  let best = 0;
  let bestBin = 0;
  for (let bin = 0; bin < bins; bin++) {
    below += histogram[bin]!;
    sumBelow += bin * histogram[bin]!;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const distance = sumBelow / below - (total - sumBelow) / above;
    const between = below * above * distance * distance;
    if (between > best) {
      best = between;
      bestBin = bin;
    }
  }
  return bestBin / scale;
}

/** Connected patches above the threshold, found run by run. */
export function findPatches(density: Float32Array, width: number, height: number, threshold: number): TextLine[] {
  const parents: number[] = [];
  const moments: Moments[] = [];
  const rootOf = (label: number): number => {
    let root = label;
    while (parents[root] !== root) root = parents[root]!;
    while (parents[label] !== root) {
      const next = parents[label]!;
      parents[label] = root;
      label = next;
    }
    return root;
  };
  let above: { from: number; to: number; label: number }[] = [];
  for (let y = 0; y < height; y++) {
    const runs: typeof above = [];
    const start = y * width;
    let next = 0;
    for (let x = 0; x < width; x++) {
      if (density[start + x]! <= threshold) continue;
      const from = x;
      while (x < width && density[start + x]! > threshold) x++;
      const to = x - 1;
      let label = -1;
      while (next < above.length && above[next]!.to < from) next++;
      for (let k = next; k < above.length && above[k]!.from <= to; k++) {
        const root = rootOf(above[k]!.label);
        if (label === -1) label = root;
        else if (label !== root) {
          parents[root] = label;
          addMoments(moments[label]!, moments[root]!);
        }
      }
      if (label === -1) {
        label = parents.length;
        parents.push(label);
        moments.push({ pixels: 0, sumX: 0, sumY: 0, sumXX: 0, sumXY: 0, sumYY: 0, left: width, right: 0 });
      }
      addMoments(moments[label]!, momentsOfRun(from, to, y));
      runs.push({ from, to, label });
    }
    above = runs;
  }
  const patches: TextLine[] = [];
  for (let label = 0; label < parents.length; label++) {
    if (parents[label] === label && moments[label]!.pixels > SMALLEST_PATCH_PIXELS)
      patches.push(fitLine(moments[label]!));
  }
  return patches;
}

function momentsOfRun(from: number, to: number, y: number): Moments {
  const pixels = to - from + 1;
  const sumX = ((from + to) * pixels) / 2;
  const squaresTo = (n: number): number => (n * (n + 1) * (2 * n + 1)) / 6;
  return {
    pixels,
    sumX,
    sumY: y * pixels,
    sumXX: squaresTo(to) - squaresTo(from - 1),
    sumXY: sumX * y,
    sumYY: y * y * pixels,
    left: from,
    right: to,
  };
}

function addMoments(target: Moments, other: Moments): void {
  target.pixels += other.pixels;
  target.sumX += other.sumX;
  target.sumY += other.sumY;
  target.sumXX += other.sumXX;
  target.sumXY += other.sumXY;
  target.sumYY += other.sumYY;
  target.left = Math.min(target.left, other.left);
  target.right = Math.max(target.right, other.right);
}

function continues(line: TextLine, piece: TextLine): boolean {
  const gap = Math.max(line.left, piece.left) - Math.min(line.right, piece.right);
  if (gap > Math.max(line.thickness * 4, 30) || gap < -8) return false;
  if (Math.abs(heightAt(line, piece.meanX) - piece.meanY) > Math.max(3, line.thickness * 0.45)) return false;
  const hasDirection = piece.length > piece.thickness * 6;
  if (hasDirection && Math.abs(line.slope - piece.slope) > 0.06) return false;
  const ratio = piece.thickness / line.thickness;
  return ratio <= 1.8 && ratio >= 0.4;
}

/** Joins pieces that continue each other: fillers and glare tear a printed line apart. */
export function joinPieces(patches: readonly TextLine[], longestSide: number): TextLine[] {
  const lines = patches
    .filter((patch) => patch.thickness < longestSide * 0.034 && patch.length > Math.max(6, patch.thickness))
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_PATCHES);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const line = lines[i]!;
      const piece = lines[j]!;
      if (line.length < line.thickness * 4 || !continues(line, piece)) continue;
      const joined: Moments = { ...line };
      addMoments(joined, piece);
      lines[i] = fitLine(joined);
      lines.splice(j, 1);
      // The longer line may reach pieces that it did not reach before.
      j = i;
    }
  }
  return lines;
}
