import { brightnessAt, homographyBetween, mapPoint, type Homography } from './homography.js';
import { inkMap, INK_UNIT } from './ink-map.js';
import { fitRows, type RowFit } from './rows.js';
import type { LineGroup } from './locate.js';
import type { GreyPicture, Point } from './picture.js';

/** Width of a character cell in the straightened band. */
export const PITCH = 20;
/** Cells of margin to the left and right of the expected text in the band. */
const MARGIN_CELLS = 2;
const MARGIN_ROWS = 10;
/** Rows to each side of a line's middle that are counted when looking for gaps between characters. */
const HALF_ROW = 10;
/** Half the width of the gap that is expected at each border of a cell, in pixels of the band. */
const HALF_GAP = 1.5;
/** Borders are looked up on a raster of this many steps a pixel. */
const STEPS = 4;
/** The furthest that an end of a line may lie from where its ink seemed to end, in cells. */
const REACH_CELLS = 1.35;
const COARSE_STEP_CELLS = 0.15;

/** Where the characters of a band stand: a fixed pitch, which is what tells a zone from any other text. */
export interface GridFit {
  /** Ink on the borders between cells over the average ink; 0.02..0.1 where right, above 0.8 where wrong. */
  misfit: number;
  /** Left border of the first and right border of the last cell, in pixels of the band, for the middle line. */
  left: number;
  right: number;
  /** How far each line is shifted against the one above it: type is often set a fraction of a cell aside. */
  shear: number;
  /** Widening of the pitch towards the middle: paper that bends. */
  bend: number;
}

/** A group of lines straightened on the assumption of a number of characters a line. */
export interface Band {
  cellsPerLine: 30 | 36 | 44;
  lineCount: 2 | 3;
  toPicture: Homography;
  grid: GridFit;
  rows: RowFit;
  /** Pixels of the original picture to one cell. */
  sourcePitch: number;
  turned: boolean;
}

/** Sums of ink left of each place, so that the ink between two places is one subtraction; on a raster of `STEPS`. */
interface InkProfile {
  /** Ink within `HALF_GAP` of each place, in multiples of the mean ink a column. */
  gap: Float32Array;
  /** Ink from the start of the band to each place. */
  before: Float32Array;
}

function profileOf(ink: Float32Array, width: number, height: number, middle: number): InkProfile {
  const columns = new Float32Array(width);
  let total = 0;
  const from = Math.max(0, Math.round(middle - HALF_ROW));
  const to = Math.min(height, Math.round(middle + HALF_ROW));
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      columns[x]! += ink[y * width + x]!;
      total += ink[y * width + x]!;
    }
  }
  const mean = total / width || 1;
  const before = new Float32Array(width * STEPS + 1);
  for (let i = 0; i < width * STEPS; i++) before[i + 1] = before[i]! + columns[Math.floor(i / STEPS)]! / (mean * STEPS);
  const gap = new Float32Array(before.length);
  const reach = HALF_GAP * STEPS;
  for (let i = 0; i < gap.length; i++) {
    gap[i] = before[Math.min(gap.length - 1, i + reach)]! - before[Math.max(0, i - reach)]!;
  }
  return { gap, before };
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
  const between = (from: number, to: number): number => {
    const a = Math.min(last, Math.max(0, Math.round(from * STEPS)));
    const b = Math.min(last, Math.max(0, Math.round(to * STEPS)));
    return before[b]! - before[a]!;
  };
  const cell = (right - left) / cells;
  const outside = between(left - cell * 0.9, left) + between(right, right + cell * 0.9);
  return borders / ((cells + 1) * 2 * HALF_GAP) + (0.3 * outside) / cell;
}

/** A whole zone: the mean of its lines, and a slight dislike of shear. */
function zoneMisfit(profiles: readonly InkProfile[], cells: number, fit: Omit<GridFit, 'misfit'>): number {
  let sum = 0;
  for (let k = 0; k < profiles.length; k++) {
    const shift = fit.shear * (k - (profiles.length - 1) / 2);
    sum += lineMisfit(profiles[k]!, cells, fit.left + shift, fit.right + shift, fit.bend);
  }
  return sum / profiles.length + (0.02 * Math.abs(fit.shear)) / PITCH;
}

/** Every pair of ends on a coarse raster, line by line; then every shear as a sum of what the lines said. */
function coarseFit(profiles: readonly InkProfile[], cells: number): GridFit {
  const reach = Math.round(REACH_CELLS / COARSE_STEP_CELLS);
  // A line is shifted by shear on top of the reach of its ends.
  const shearReach = 4;
  const extent = reach + shearReach;
  const size = 2 * extent + 1;
  const step = COARSE_STEP_CELLS * PITCH;
  const left = MARGIN_CELLS * PITCH;
  const right = (MARGIN_CELLS + cells) * PITCH;
  const lineCount = profiles.length;
  let best: GridFit = { misfit: Infinity, left, right, shear: 0, bend: 0 };
  for (const bendCells of [-0.4, 0, 0.4]) {
    const bend = bendCells * PITCH;
    const tables = profiles.map((profile) => {
      const table = new Float32Array(size * size).fill(NaN);
      return (a: number, b: number): number => {
        const at = (a + extent) * size + b + extent;
        const known = table[at]!;
        if (!Number.isNaN(known)) return known;
        return (table[at] = lineMisfit(profile, cells, left + a * step, right + b * step, bend));
      };
    });
    for (let shear = -shearReach; shear <= shearReach; shear++) {
      // Two lines stand half a shift to each side; a whole shift for each keeps them on the raster.
      const shifts = lineCount === 2 ? [-shear, shear] : [-shear, 0, shear];
      const shearPixels = (lineCount === 2 ? 2 : 1) * shear * step;
      for (let a = -reach; a <= reach; a++) {
        for (let b = -reach; b <= reach; b++) {
          let sum = 0;
          for (let k = 0; k < lineCount; k++) sum += tables[k]!(a + shifts[k]!, b + shifts[k]!);
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

function fitGrid(profiles: readonly InkProfile[], cells: number): GridFit {
  let best = coarseFit(profiles, cells);
  const directions = [-1, 0, 1];
  let step = COARSE_STEP_CELLS * PITCH * 0.9;
  for (let round = 0; round < 6; round++) {
    const centre = best;
    for (const a of directions) {
      for (const b of directions) {
        for (const c of directions) {
          for (const d of directions) {
            const trial = {
              left: centre.left + a * step,
              right: centre.right + b * step,
              shear: centre.shear + c * step,
              bend: centre.bend + d * step,
            };
            const misfit = zoneMisfit(profiles, cells, trial);
            if (misfit < best.misfit) best = { misfit, ...trial };
          }
        }
      }
    }
    step *= 0.62;
  }
  return best;
}

/** Straightens a group as if it had so many characters a line, and says how well that fits. */
export function fitBand(picture: GreyPicture, group: LineGroup, cells: 30 | 36 | 44): Band | null {
  const { lineCount } = group;
  const width = (cells + 2 * MARGIN_CELLS) * PITCH;
  const sourcePitch = group.length / cells;
  const rowDistance = Math.min(110, (group.spacing / sourcePitch) * PITCH);
  const middles = Array.from({ length: lineCount }, (_, k) => rowDistance * (k + 0.5) + MARGIN_ROWS);
  const height = Math.round(rowDistance * lineCount + 2 * MARGIN_ROWS);
  const left = (MARGIN_CELLS + 0.12) * PITCH;
  const right = (MARGIN_CELLS + cells - 0.12) * PITCH;
  const top = middles[0]!;
  const bottom = middles.at(-1)!;
  const corners: Point[] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const toPicture = homographyBetween(corners, group.corners);
  if (!toPicture) return null;
  const straight = straighten(picture, toPicture, width, height, sourcePitch);
  const map = inkMap(straight, PITCH);
  const ink = new Float32Array(map.length);
  // Faint texture is not ink, and a stroke counts the same however black it is.
  for (let i = 0; i < map.length; i++) ink[i] = Math.min(0.8, Math.max(0, map[i]! / INK_UNIT - 0.7));
  const profiles = middles.map((middle) => profileOf(ink, width, height, middle));
  const grid = fitGrid(profiles, cells);
  const rows = fitRows(ink, width, height, middles, grid.left, grid.right);
  return { cellsPerLine: cells, lineCount, toPicture, grid, rows, sourcePitch, turned: group.turned };
}

function straighten(
  picture: GreyPicture,
  toPicture: Homography,
  width: number,
  height: number,
  sourcePitch: number,
): GreyPicture {
  const data = new Uint8Array(width * height);
  const samples = samplesAcross(sourcePitch);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let a = 0; a < samples; a++) {
        for (let b = 0; b < samples; b++) {
          const place = { x: x + (b + 0.5) / samples, y: y + (a + 0.5) / samples };
          const source = mapPoint(toPicture, place);
          sum += brightnessAt(picture, source.x, source.y);
        }
      }
      data[y * width + x] = sum / (samples * samples) + 0.5;
    }
  }
  return { data, width, height };
}

/** A picture finer than the band is sampled more than once a pixel, or fine strokes would be missed. */
export function samplesAcross(sourcePitch: number): number {
  return sourcePitch > PITCH * 1.6 ? 2 : 1;
}
