import { addBrightnessRow, homographyBetween, type Homography } from './homography.js';
import { inkMap, INK_UNIT } from './ink-map.js';
import { fitRows, rowOffset, type LineEnds, type RowFit } from './rows.js';
import type { LineGroup } from './locate.js';
import { fitGrid, MARGIN_CELLS, PITCH, profileOf, type GridFit, type InkProfile } from './grid-fit.js';
import type { GreyPicture, Point } from './picture.js';

const MARGIN_ROWS = 10;
/** Rows to each side of a line's middle that are counted when looking for gaps between characters. */
const HALF_ROW = 10;

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
  const straightRows = { middles, textHeight: 2 * HALF_ROW, lean: 0, sag: 0 };
  const first = fitGrid(profilesOf(ink, width, height, straightRows, null), cells);
  if (!first) return null;
  const firstRows = fitRows(ink, width, height, middles, first.ends);
  const isStraight = firstRows.sag === 0 && firstRows.lean === 0;
  const base = { cellsPerLine: cells, lineCount, toPicture, sourcePitch, turned: group.turned };
  if (isStraight) return { ...base, grid: first, rows: firstRows };
  // Counted along the curve, gaps between characters show better, and with them the ends of the lines.
  const second = fitGrid(profilesOf(ink, width, height, firstRows, first.ends), cells);
  const isBetter = second !== null && second.misfit < first.misfit;
  return { ...base, grid: isBetter ? second : first, rows: firstRows };
}

function profilesOf(
  ink: Float32Array,
  width: number,
  height: number,
  rows: RowFit,
  ends: readonly LineEnds[] | null,
): InkProfile[] {
  return rows.middles.map((middle, line) => {
    const left = ends?.[line]?.left ?? 0;
    const right = ends?.[line]?.right ?? width;
    const heights = new Int32Array(width);
    for (let x = 0; x < width; x++) {
      heights[x] = Math.round(middle - HALF_ROW + rowOffset(rows, (x - left) / (right - left)));
    }
    return profileOf(ink, width, height, heights, 2 * HALF_ROW);
  });
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
  const sums = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let a = 0; a < samples; a++) {
      for (let b = 0; b < samples; b++) {
        addBrightnessRow(picture, toPicture, (b + 0.5) / samples, y + (a + 0.5) / samples, 1, sums);
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = sums[x]! / (samples * samples) + 0.5;
  }
  return { data, width, height };
}

/** A picture finer than the band is sampled more than once a pixel, or fine strokes would be missed. */
export function samplesAcross(sourcePitch: number): number {
  return sourcePitch > PITCH * 1.6 ? 2 : 1;
}
