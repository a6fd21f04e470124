import { certainty, classifyCells, type CellScores, type GlyphNet } from './glyph-net.js';
import type { Band } from './grid.js';
import type { GreyPicture } from './picture.js';
import { leastContradiction } from './structure.js';
import { cutStrip, NO_SHIFT, turnStrip, type Strip, type StripShift } from './strips.js';

/** The characters of a band, in reading order, before any check digit has a say. */
export interface BandReading {
  band: Band;
  /** Whether the text stands on its head in the band. */
  upsideDown: boolean;
  scores: CellScores[][];
  /** By line of the reading: where the strip was cut. */
  shifts: StripShift[];
  /** Mean log-probability of the favourites, of the whole and of the worst line. */
  certainty: number;
  worstLine: number;
  /** See `leastContradiction`. */
  contradiction: number;
}

/** Cells that are looked at to find which way is up, and to try a shift: every third, starting with the first. */
const PROBE_STEP = 3;
/** A line below this certainty is worth moving; one above the second value is good enough. */
const WEAK_LINE = -0.04;
const GOOD_LINE = -0.03;
/** Below this the probes hold no zone, wherever they are cut. */
const HOPELESS = -1;
/** Cells that contradict every layout this much, in nats a cell, are some other text; see structure.ts. */
export const OTHER_TEXT = 0.5;
const REFINEMENT_ROUNDS = 4;

function probesOf(cellsPerLine: number): number[] {
  const probes: number[] = [];
  for (let cell = 0; cell < cellsPerLine; cell += PROBE_STEP) probes.push(cell);
  return probes;
}

/** Null where the cells hold no characters. */
export function readBand(picture: GreyPicture, net: GlyphNet, band: Band): BandReading | null {
  const probes = probesOf(band.cellsPerLine);
  const upright = Array.from({ length: band.lineCount }, (_, line) => cutStrip(picture, band, line, NO_SHIFT));
  const turned = upright.map(turnStrip).reverse();
  const probe = (strips: readonly Strip[]): number =>
    strips.reduce((sum, strip) => sum + certainty(classifyCells(net, strip, probes)), 0) / strips.length;
  const uprightCertainty = probe(upright);
  const turnedCertainty = probe(turned);
  const upsideDown = turnedCertainty > uprightCertainty;
  if (Math.max(uprightCertainty, turnedCertainty) < HOPELESS) return null;
  const strips = upsideDown ? turned : upright;
  const scores = strips.map((strip) => classifyCells(net, strip));
  const shifts = strips.map(() => NO_SHIFT);
  if (leastContradiction(scores) < OTHER_TEXT) {
    for (const line of scores.keys()) {
      const current = certainty(scores[line]!);
      if (current > WEAK_LINE) continue;
      const better = refineLine(picture, net, band, line, upsideDown);
      if (!better || certainty(better.scores) <= current) continue;
      scores[line] = better.scores;
      shifts[line] = better.shift;
    }
  }
  const byLine = scores.map(certainty);
  return {
    band,
    upsideDown,
    scores,
    shifts,
    certainty: byLine.reduce((sum, value) => sum + value, 0) / byLine.length,
    worstLine: Math.min(...byLine),
    contradiction: leastContradiction(scores),
  };
}

/** The line of the band that is line `line` of the reading. */
export function bandLine(band: Band, line: number, upsideDown: boolean): number {
  return upsideDown ? band.lineCount - 1 - line : line;
}

/** Moves and stretches the cut of one line towards what the net reads best, in ever smaller steps. */
function refineLine(
  picture: GreyPicture,
  net: GlyphNet,
  band: Band,
  line: number,
  upsideDown: boolean,
): { scores: CellScores[]; shift: StripShift } | null {
  const probes = probesOf(band.cellsPerLine);
  const cut = (shift: StripShift): Strip => {
    const strip = cutStrip(picture, band, bandLine(band, line, upsideDown), shift);
    return upsideDown ? turnStrip(strip) : strip;
  };
  const value = (shift: StripShift): number => certainty(classifyCells(net, cut(shift), probes));
  let best = NO_SHIFT;
  let bestValue = value(best);
  let step = 4;
  for (let round = 0; round < REFINEMENT_ROUNDS && bestValue < GOOD_LINE; round++) {
    const centre = best;
    const moves: StripShift[] = [
      { left: step, right: step, down: 0 },
      { left: -step, right: -step, down: 0 },
      { left: step, right: 0, down: 0 },
      { left: -step, right: 0, down: 0 },
      { left: 0, right: step, down: 0 },
      { left: 0, right: -step, down: 0 },
      { left: 0, right: 0, down: step / 2 },
      { left: 0, right: 0, down: -step / 2 },
    ];
    for (const move of moves) {
      const trial = {
        left: centre.left + move.left,
        right: centre.right + move.right,
        down: centre.down + move.down,
      };
      const trialValue = value(trial);
      if (trialValue > bestValue) {
        best = trial;
        bestValue = trialValue;
      }
    }
    step /= 1.7;
  }
  return best === NO_SHIFT ? null : { scores: classifyCells(net, cut(best)), shift: best };
}
