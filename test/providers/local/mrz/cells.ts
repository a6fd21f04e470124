import { ALPHABET } from '../../../../src/providers/local/mrz/alphabet.js';
import type { CellScores } from '../../../../src/providers/local/mrz/glyph-net.js';

/** A cell that gives these characters these probabilities and shares the rest among all others. */
export function cell(chances: Record<string, number>): CellScores {
  const given = Object.values(chances).reduce((sum, chance) => sum + chance, 0);
  const rest = Math.max(1e-5, 1 - given) / (ALPHABET.length - Object.keys(chances).length);
  return Float32Array.from(ALPHABET, (character) => Math.log(chances[character] ?? rest));
}

/** What the net would say of a sharp picture of these lines. */
export function sharpCells(lines: readonly string[]): CellScores[][] {
  return lines.map((text) => [...text].map((character) => cell({ [character]: 0.99 })));
}

/** The same with some cells, by `line,column`, replaced. */
export function cellsWith(lines: readonly string[], changes: Record<string, Record<string, number>>): CellScores[][] {
  const cells = sharpCells(lines);
  for (const [place, chances] of Object.entries(changes)) {
    const [line, column] = place.split(',').map(Number);
    cells[line!]![column!] = cell(chances);
  }
  return cells;
}
