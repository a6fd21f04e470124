import { ALPHABET } from './alphabet.js';
import { allows, layoutsOf, type FormatLayout } from './formats.js';
import type { CellScores } from './glyph-net.js';

/**
 * How much the cells speak against the alphabets of a layout, in nats a cell: a digit where a name should stand, a letter
 * in a date. Near 0 for a zone however hard to read, about 1 for any other text.
 */
function contradictionOf(layout: FormatLayout, scores: readonly (readonly CellScores[])[]): number {
  let sum = 0;
  let count = 0;
  for (const [line, cells] of scores.entries()) {
    for (const [column, cell] of cells.entries()) {
      const alphabet = layout.alphabets[line]![column]!;
      let best = -Infinity;
      let bestAllowed = -Infinity;
      for (let c = 0; c < cell.length; c++) {
        if (cell[c]! > best) best = cell[c]!;
        if (cell[c]! > bestAllowed && allows(alphabet, ALPHABET[c]!)) bestAllowed = cell[c]!;
      }
      sum += best - bestAllowed;
      count++;
    }
  }
  return sum / count;
}

/** The same for the layout that is contradicted least. */
export function leastContradiction(scores: readonly (readonly CellScores[])[]): number {
  const layouts = layoutsOf(scores.length, scores[0]!.length);
  return Math.min(...layouts.map((layout) => contradictionOf(layout, scores)));
}
