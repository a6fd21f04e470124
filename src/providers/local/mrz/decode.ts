import { ALPHABET, characterValue } from './alphabet.js';
import { weightAt } from './check-digits.js';
import { isPossibleDate } from './dates.js';
import { allows, type CheckLayout, type FormatLayout } from './formats.js';
import type { CellScores } from './glyph-net.js';

/** The cheapest text that satisfies every check digit of a layout. Costs are in nats: -log of a probability. */
export interface Decoding {
  lines: string[];
  /** Whether a text with all check digits right was found within reach of what the cells say. */
  satisfied: boolean;
  /** How much the cells' own favourites would have been cheaper, over all cells. 0: nothing was changed. */
  repairCost: number;
  /** How much dearer the next best text with all check digits right is; at most `REACH`. */
  margin: number;
}

/** Texts this much dearer than the favourites are not considered, and a missing runner-up counts as this far away. */
export const REACH = 14;
const CHOICES_PER_CELL = 5;
const CHAINS_PER_STATE = 4;

/**
 * Where digits and letters mix, the letter O is that much less likely than a nought: many issuers avoid it in numbers
 * because of the likeness, and two mistaken ones in a field can deceive its check digit.
 */
const LETTER_O_COST = 1.5;

/** What one cell may be, cheapest first. */
interface Choice {
  character: string;
  cost: number;
}

interface Cell {
  line: number;
  column: number;
  choices: Choice[];
  /** Weight under the field's own check digit and under the composite one; 0 where it does not count. */
  ownWeight: number;
  compositeWeight: number;
}

/** A partial text: its last character, what went before, and the cost of all; shared beginnings keep the search small. */
interface Chain {
  cell: Cell | null;
  character: string;
  cost: number;
  previous: Chain | null;
}

function lastCharacters(chain: Chain, count: number): string {
  let text = '';
  for (let link: Chain | null = chain; link && text.length < count; link = link.previous) text = link.character + text;
  return text;
}

/**
 * Both sums run modulo 10, the field's own and the composite one, so a state is one of 100; each state keeps its cheapest
 * chains, hence the result is the cheapest text and its runners-up without trying every combination.
 */
class Search {
  private states: Chain[][] = Array.from({ length: 100 }, () => []);
  private favouritesCost = 0;

  constructor() {
    this.states[0]!.push({ cell: null, character: '', cost: 0, previous: null });
  }

  add(cell: Cell): void {
    this.step(cell, (own, composite, character) => {
      const value = characterValue(character);
      return ((own + value * cell.ownWeight) % 10) * 10 + ((composite + value * cell.compositeWeight) % 10);
    });
  }

  /** A check digit after `length` cells: only chains go on whose own sum it shows and whose text is possible. */
  close(cell: Cell, length: number, check: CheckLayout): void {
    this.step(cell, (own, composite, character, chain) => {
      const text = lastCharacters(chain, length);
      const isEmpty = check.mayBeEmpty && character === '<' && /^<*$/.test(text);
      if (!isEmpty && character !== String(own)) return -1;
      if (!isPossibleText(check, text)) return -1;
      return (composite + characterValue(character) * cell.compositeWeight) % 10;
    });
  }

  /** The digit that shows the composite sum, last of all. */
  closeComposite(cell: Cell): void {
    this.step(cell, (_own, composite, character) => (character === String(composite) ? 0 : -1));
  }

  /** Cheapest first. */
  results(): Chain[] {
    return this.states.flat().sort((a, b) => a.cost - b.cost);
  }

  private step(cell: Cell, target: (own: number, composite: number, character: string, chain: Chain) => number): void {
    const next: Chain[][] = Array.from({ length: 100 }, () => []);
    this.favouritesCost += cell.choices[0]!.cost;
    for (let state = 0; state < 100; state++) {
      for (const chain of this.states[state]!) {
        for (const { character, cost } of cell.choices) {
          const total = chain.cost + cost;
          if (total > this.favouritesCost + REACH) break;
          const to = target(Math.floor(state / 10), state % 10, character, chain);
          if (to >= 0) keep(next[to]!, { cell, character, cost: total, previous: chain });
        }
      }
    }
    this.states = next;
  }
}

function keep(chains: Chain[], chain: Chain): void {
  let at = chains.length;
  while (at > 0 && chains[at - 1]!.cost > chain.cost) at--;
  if (at >= CHAINS_PER_STATE) return;
  chains.splice(at, 0, chain);
  if (chains.length > CHAINS_PER_STATE) chains.pop();
}

function isPossibleText(check: CheckLayout, text: string): boolean {
  if (check.name === 'DATE_OF_BIRTH' || check.name === 'DATE_OF_EXPIRY') return isPossibleDate(text);
  // Data stands at the beginning of its field.
  return !/^<+[^<]/.test(text);
}

/** The cells that a check digit covers, by `line,column`, with the weight that each has under it. */
function weightsUnder(check: CheckLayout | undefined): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { line, from, to } of check?.covers ?? []) {
    for (let column = from; column < to; column++) weights.set(`${line},${column}`, weightAt(weights.size));
  }
  return weights;
}

function choicesFor(layout: FormatLayout, scores: CellScores, line: number, column: number): Choice[] {
  const alphabet = layout.alphabets[line]![column]!;
  const choices: Choice[] = [];
  for (let c = 0; c < ALPHABET.length; c++) {
    const character = ALPHABET[c]!;
    if (!allows(alphabet, character)) continue;
    const prior = alphabet === 'ANY' && character === 'O' ? LETTER_O_COST : 0;
    choices.push({ character, cost: prior - scores[c]! });
  }
  return choices.sort((a, b) => a.cost - b.cost).slice(0, CHOICES_PER_CELL);
}

/** Finds the likeliest text of this layout whose check digits are all right. */
export function decode(layout: FormatLayout, scores: readonly (readonly CellScores[])[]): Decoding {
  const composite = layout.checks.find((check) => check.name === 'COMPOSITE');
  const compositeWeights = weightsUnder(composite);
  const choices = scores.map((cells, line) => cells.map((cell, column) => choicesFor(layout, cell, line, column)));
  const cellAt = (line: number, column: number, ownWeight: number): Cell => ({
    line,
    column,
    choices: choices[line]![column]!,
    ownWeight,
    compositeWeight: compositeWeights.get(`${line},${column}`) ?? 0,
  });
  const search = new Search();
  const done = new Set<string>();
  for (const check of layout.checks) {
    if (check === composite) continue;
    const covered = weightsUnder(check);
    for (const [place, weight] of covered) {
      const [line, column] = place.split(',').map(Number);
      search.add(cellAt(line!, column!, weight));
      done.add(place);
    }
    search.close(cellAt(check.line, check.column, 0), covered.size, check);
    done.add(`${check.line},${check.column}`);
  }
  for (const place of compositeWeights.keys()) {
    if (done.has(place)) continue;
    const [line, column] = place.split(',').map(Number);
    search.add(cellAt(line!, column!, 0));
  }
  if (composite) search.closeComposite(cellAt(composite.line, composite.column, 0));

  const texts = choices.map((line) => line.map((cell) => cell[0]!.character));
  const [best, second] = search.results();
  for (let link: Chain | null = best ?? null; link; link = link.previous) {
    if (link.cell) texts[link.cell.line]![link.cell.column] = link.character;
  }
  const lines = texts.map((line) => line.join(''));
  return {
    lines,
    satisfied: best !== undefined,
    repairCost: repairCostOf(lines, scores),
    margin: best ? Math.min(REACH, (second?.cost ?? Infinity) - best.cost) : 0,
  };
}

function repairCostOf(lines: readonly string[], scores: readonly (readonly CellScores[])[]): number {
  let cost = 0;
  for (const [line, text] of lines.entries()) {
    for (let column = 0; column < text.length; column++) {
      const cell = scores[line]![column]!;
      cost += Math.max(...cell) - cell[ALPHABET.indexOf(text[column]!)]!;
    }
  }
  return cost;
}
