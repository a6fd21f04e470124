import { PITCH } from './grid-fit.js';
import { samplesAcross, type Band } from './grid.js';
import { rowOffset } from './rows.js';
import { brightnessAt, mapPoint } from './homography.js';
import { inkMap } from './ink-map.js';
import type { GreyPicture, Point } from './picture.js';

/** Height of a strip; characters are scaled to stand in its middle, `TEXT_HEIGHT` high. */
export const STRIP_HEIGHT = 28;
const TEXT_HEIGHT = 20;
const SURROUNDINGS = 14;

/** One line of a zone cut out and evened: cells of `PITCH` by `STRIP_HEIGHT`, ink as `inkMap` gives it. */
export interface Strip {
  ink: Uint8Array;
  width: number;
}

/** A correction of where a line is cut, in pixels of the band. */
export interface StripShift {
  left: number;
  right: number;
  down: number;
}

export const NO_SHIFT: StripShift = { left: 0, right: 0, down: 0 };

/** Where a place of a strip (in pixels of the strip) stands in the band. */
function placeInBand(band: Band, line: number, shift: StripShift, x: number, y: number): Point {
  const { grid, rows, cellsPerLine } = band;
  const left = grid.ends[line]!.left + shift.left;
  const right = grid.ends[line]!.right + shift.right;
  const t = x / (cellsPerLine * PITCH);
  const middle = rows.middles[line]! + rowOffset(rows, t) + shift.down;
  return {
    x: left + (right - left) * t + grid.bend * 4 * t * (1 - t),
    y: middle + ((y - STRIP_HEIGHT / 2) / TEXT_HEIGHT) * rows.textHeight,
  };
}

export function placeInPicture(band: Band, line: number, shift: StripShift, x: number, y: number): Point {
  return mapPoint(band.toPicture, placeInBand(band, line, shift, x, y));
}

export function cutStrip(picture: GreyPicture, band: Band, line: number, shift: StripShift): Strip {
  const width = band.cellsPerLine * PITCH;
  const data = new Uint8Array(width * STRIP_HEIGHT);
  const samples = samplesAcross(band.sourcePitch);
  const { toPicture: h } = band;
  // A column's place in the band, and how far one row down is, without a point for every pixel.
  const rowStep = band.rows.textHeight / TEXT_HEIGHT;
  const sums = new Float32Array(width * STRIP_HEIGHT);
  for (let x = 0; x < width; x++) {
    for (let b = 0; b < samples; b++) {
      const top = placeInBand(band, line, shift, x + (b + 0.5) / samples, 0);
      for (let k = 0; k < STRIP_HEIGHT * samples; k++) {
        const bandY = top.y + ((k + 0.5) / samples) * rowStep;
        const w = h[6]! * top.x + h[7]! * bandY + 1;
        const pictureX = (h[0]! * top.x + h[1]! * bandY + h[2]!) / w;
        const pictureY = (h[3]! * top.x + h[4]! * bandY + h[5]!) / w;
        sums[((k / samples) | 0) * width + x]! += brightnessAt(picture, pictureX, pictureY);
      }
    }
  }
  for (let i = 0; i < data.length; i++) data[i] = sums[i]! / (samples * samples) + 0.5;
  return { ink: inkMap({ data, width, height: STRIP_HEIGHT }, SURROUNDINGS), width };
}

/** The same strip after half a turn. */
export function turnStrip(strip: Strip): Strip {
  return { ink: strip.ink.slice().reverse(), width: strip.width };
}
