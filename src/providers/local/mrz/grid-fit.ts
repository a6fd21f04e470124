import type { LineEnds } from './rows.js';

/** Width of a character cell in a straightened band. */
export const PITCH = 20;
/** Cells of margin to the left and right of the expected text in a band. */
export const MARGIN_CELLS = 2;
/** Half the width of the gap that is expected at each border of a cell, in pixels of the band. */
const HALF_GAP = 1.5;
/** Borders are looked up on a raster of this many steps a pixel. */
const STEPS = 4;
/** The furthest that an end of a line may lie from where its ink seemed to end, in cells. */
const REACH_CELLS = 1.35;
const COARSE_STEP_CELLS = 0.15;
/** A first fit above this is no grid of so many cells, and no finer search makes it one. */
const HOPELESS_MISFIT = 0.78;
/** The ends of a single line may differ from those of all lines by this much, in cells. */
const LINE_REACH_CELLS = 0.6;

/** Where the characters of a band stand: a fixed pitch, which is what tells a zone from any other text. */
export interface GridFit {
  /** Ink on the borders between cells over the average ink; 0.02..0.1 where right, above 0.8 where wrong. */
  misfit: number;
  /** Left border of the first and right border of the last cell of each line, in pixels of the band. */
  ends: LineEnds[];
  /** Widening of the pitch towards the middle, in pixels: paper that bends. */
  bend: number;
}

/** Ink of one line by column, on a raster of `STEPS` a pixel, in multiples of the mean ink a column. */
export interface InkProfile {
  /** Ink within `HALF_GAP` of each place. */
  gap: Float32Array;
  /** Ink from the start of the band to each place. */
  before: Float32Array;
}

/** `tops` holds the first row that counts in each column. */
export function profileOf(
  ink: Float32Array,
  width: number,
  height: number,
  tops: Int32Array,
  rows: number,
): InkProfile {
  const columns = new Float32Array(width);
  let total = 0;
  for (let x = 0; x < width; x++) {
    const from = Math.max(0, tops[x]!);
    const to = Math.min(height, tops[x]! + rows);
    for (let y = from; y < to; y++) columns[x]! += ink[y * width + x]!;
    total += columns[x]!;
  }
  const mean = total / width || 1;
  const before = new Float32Array(width * STEPS + 1);
  for (let i = 0; i < width * STEPS; i++) before[i + 1] = before[i]! + columns[(i / STEPS) | 0]! / (mean * STEPS);
  const gap = new Float32Array(before.length);
  const reach = HALF_GAP * STEPS;
  for (let i = 0; i < gap.length; i++) {
    gap[i] = before[Math.min(gap.length - 1, i + reach)]! - before[Math.max(0, i - reach)]!;
  }
  return { gap, before };
}

function inkBetween(before: Float32Array, from: number, to: number): number {
  const last = before.length - 1;
  const start = Math.min(last, Math.max(0, Math.round(from * STEPS)));
  const end = Math.min(last, Math.max(0, Math.round(to * STEPS)));
  return before[end]! - before[start]!;
}

/** Ink on the borders of one line's cells, and just outside its ends, where there should be none. */
function lineMisfit(profile: InkProfile, cells: number, left: number, right: number, bend: number): number {
  const { gap, before } = profile;
  const last = gap.length - 1;
  const span = (right - left) * STEPS;
  const start = left * STEPS;
  const curve = bend * 4 * STEPS;
  let borders = 0;
  for (let i = 0; i <= cells; i++) {
    const t = i / cells;
    let at = (start + span * t + curve * t * (1 - t) + 0.5) | 0;
    at = at < 0 ? 0 : at > last ? last : at;
    borders += gap[at]!;
  }
  const cell = (right - left) / cells;
  const outside = inkBetween(before, left - cell * 0.9, left) + inkBetween(before, right, right + cell * 0.9);
  return borders / ((cells + 1) * 2 * HALF_GAP) + (0.3 * outside) / cell;
}

/** All lines with the same ends, each moved by `shear` against the one above: type is often set a fraction aside. */
interface JointFit {
  misfit: number;
  left: number;
  right: number;
  shear: number;
  bend: number;
}

/** The mean of the lines, and a slight dislike of shear. */
function jointMisfit(profiles: readonly InkProfile[], cells: number, fit: Omit<JointFit, 'misfit'>): number {
  let sum = 0;
  for (let k = 0; k < profiles.length; k++) {
    const shift = fit.shear * (k - (profiles.length - 1) / 2);
    sum += lineMisfit(profiles[k]!, cells, fit.left + shift, fit.right + shift, fit.bend);
  }
  return sum / profiles.length + (0.02 * Math.abs(fit.shear)) / PITCH;
}

/** Every pair of ends on a coarse raster, line by line; then every shear as a sum of what the lines said. */
function coarseFit(profiles: readonly InkProfile[], cells: number): JointFit {
  const reach = Math.round(REACH_CELLS / COARSE_STEP_CELLS);
  // A line is shifted by shear on top of the reach of its ends.
  const shearReach = 4;
  const extent = reach + shearReach;
  const size = 2 * extent + 1;
  const step = COARSE_STEP_CELLS * PITCH;
  const left = MARGIN_CELLS * PITCH;
  const right = (MARGIN_CELLS + cells) * PITCH;
  const lineCount = profiles.length;
  let best: JointFit = { misfit: Infinity, left, right, shear: 0, bend: 0 };
  for (const bendCells of [-0.4, 0, 0.4]) {
    const bend = bendCells * PITCH;
    const tables = profiles.map(() => new Float32Array(size * size).fill(-1));
    for (let shear = -shearReach; shear <= shearReach; shear++) {
      const shearPixels = (lineCount === 2 ? 2 : 1) * shear * step;
      for (let a = -reach; a <= reach; a++) {
        for (let b = -reach; b <= reach; b++) {
          let sum = 0;
          for (let k = 0; k < lineCount; k++) {
            // Two lines stand half of the shear to each side, so a whole step for each keeps them on the raster.
            const shift = lineCount === 2 ? (2 * k - 1) * shear : (k - 1) * shear;
            const table = tables[k]!;
            const at = (a + shift + extent) * size + b + shift + extent;
            if (table[at]! < 0) {
              const from = left + (a + shift) * step;
              table[at] = lineMisfit(profiles[k]!, cells, from, right + (b + shift) * step, bend);
            }
            sum += table[at]!;
          }
          const misfit = sum / lineCount + (0.02 * Math.abs(shearPixels)) / PITCH;
          if (misfit < best.misfit) {
            best = { misfit, left: left + a * step, right: right + b * step, shear: shearPixels, bend };
          }
        }
      }
    }
  }
  return best;
}

const DIRECTIONS = [-1, 0, 1] as const;

function refineJoint(profiles: readonly InkProfile[], cells: number, start: JointFit): JointFit {
  let best = start;
  let step = COARSE_STEP_CELLS * PITCH * 0.9;
  for (let round = 0; round < 6; round++) {
    const { left, right, shear, bend } = best;
    for (const a of DIRECTIONS) {
      for (const b of DIRECTIONS) {
        for (const c of DIRECTIONS) {
          for (const d of DIRECTIONS) {
            const trial = {
              left: left + a * step,
              right: right + b * step,
              shear: shear + c * step,
              bend: bend + d * step,
            };
            const misfit = jointMisfit(profiles, cells, trial);
            if (misfit < best.misfit) best = { misfit, ...trial };
          }
        }
      }
    }
    step *= 0.62;
  }
  return best;
}

/** Each line's own ends, near those of all: perspective that the outline of the group did not show. */
function fitLineEnds(profile: InkProfile, cells: number, joint: LineEnds, bend: number): LineEnds & { misfit: number } {
  let best = { ...joint, misfit: lineMisfit(profile, cells, joint.left, joint.right, bend) };
  const reach = LINE_REACH_CELLS * PITCH;
  for (let a = -reach; a <= reach; a += 1.5) {
    for (let b = -reach; b <= reach; b += 1.5) {
      const left = joint.left + a;
      const right = joint.right + b;
      // A little worse for being further off, so that a line with few characters stays with the others.
      const misfit = lineMisfit(profile, cells, left, right, bend) + (0.03 * (Math.abs(a) + Math.abs(b))) / PITCH;
      if (misfit < best.misfit) best = { left, right, misfit };
    }
  }
  for (const step of [0.7, 0.35]) {
    const { left, right } = best;
    for (const a of DIRECTIONS) {
      for (const b of DIRECTIONS) {
        const misfit = lineMisfit(profile, cells, left + a * step, right + b * step, bend);
        if (misfit < best.misfit) best = { left: left + a * step, right: right + b * step, misfit };
      }
    }
  }
  return best;
}

/** Null where the lines have no gaps at such a pitch. */
export function fitGrid(profiles: readonly InkProfile[], cells: number): GridFit | null {
  const coarse = coarseFit(profiles, cells);
  if (coarse.misfit > HOPELESS_MISFIT) return null;
  const joint = refineJoint(profiles, cells, coarse);
  const lines = profiles.map((profile, k) => {
    const shift = joint.shear * (k - (profiles.length - 1) / 2);
    return fitLineEnds(profile, cells, { left: joint.left + shift, right: joint.right + shift }, joint.bend);
  });
  const misfit = lines.reduce((sum, line) => sum + line.misfit, 0) / lines.length;
  return { misfit, ends: lines.map(({ left, right }) => ({ left, right })), bend: joint.bend };
}
