import type { MrzCheckDigit, MrzCorrection, MrzRefusal } from '../../../domain/mrz.js';
import { ALPHABET } from './alphabet.js';
import { checkDigitOf } from './check-digits.js';
import type { Decoding } from './decode.js';
import { type FormatLayout, type Span } from './formats.js';
import { likeliestCharacters, type CellScores } from './glyph-net.js';
import { isPlausible } from './plausibility.js';

/**
 * What a reading must show before it is believed. Check digits prove little by themselves: a third of all pages without a
 * zone can be bent into text whose digits agree. Certainties and costs are log-probabilities in nats.
 */
export interface Gates {
  /** Certainty of the weakest line. */
  worstLine: number;
  /** Most that the corrections together may cost. */
  repairCost: number;
  /** Least that the next best text with right check digits must cost more. */
  margin: number;
  /** Most ink on the borders of cells, see `GridFit.misfit`. */
  misfit: number;
  /** Least probability of a character that a check digit covers, and of one that none does. */
  coveredCharacter: number;
  uncoveredCharacter: number;
  /** Least probability of a letter O among digits, covered or not: two of them for noughts can deceive a check digit. */
  letterOAmongDigits: number;
}

const GATES: Gates = {
  worstLine: -0.1,
  repairCost: 5,
  margin: 1,
  misfit: 0.25,
  coveredCharacter: 0.03,
  uncoveredCharacter: 0.5,
  letterOAmongDigits: 0.9,
};

/** A visa has no composite digit, and nothing covers its optional data, so the picture itself must be surer. */
const VISA_GATES: Gates = {
  ...GATES,
  worstLine: -0.08,
  repairCost: 3,
  margin: 1.5,
  uncoveredCharacter: 0.7,
};

export interface Evidence {
  scores: readonly (readonly CellScores[])[];
  worstLine: number;
  misfit: number;
}

export interface Judgement {
  layout: FormatLayout;
  lines: string[];
  rawLines: string[];
  characterConfidence: number[][];
  checkDigits: MrzCheckDigit[];
  corrections: MrzCorrection[];
  refusals: MrzRefusal[];
  score: number;
  repairCost: number;
}

export function textOf(lines: readonly string[], spans: readonly Span[]): string {
  return spans.map(({ line, from, to }) => lines[line]!.slice(from, to)).join('');
}

export function checkDigitsOf(layout: FormatLayout, lines: readonly string[]): MrzCheckDigit[] {
  return layout.checks.map(({ name, covers, line, column, mayBeEmpty }) => {
    const text = textOf(lines, covers);
    const printed = lines[line]![column]!;
    const computed = checkDigitOf(text);
    const passed = printed === computed || (mayBeEmpty && printed === '<' && /^<*$/.test(text));
    return { name, line, column, printed, computed, passed };
  });
}

function correctionsOf(
  lines: readonly string[],
  rawLines: readonly string[],
  confidence: readonly (readonly number[])[],
): MrzCorrection[] {
  return lines.flatMap((text, line) =>
    [...text].flatMap((corrected, column) => {
      const read = rawLines[line]![column]!;
      return read === corrected ? [] : [{ line, column, read, corrected, confidence: confidence[line]![column]! }];
    }),
  );
}

/** Whether every character is at least as probable as the gate for its kind asks. */
function charactersAreSure(
  layout: FormatLayout,
  lines: readonly string[],
  confidence: readonly (readonly number[])[],
  gates: Gates,
): boolean {
  const covered = new Set<string>();
  // The French composite digit runs over the names too, but one digit in ten agrees by chance: names stay uncovered.
  const names = layout.fields.filter((entry) => entry.name.includes('NAME'));
  for (const check of layout.checks) {
    covered.add(`${check.line},${check.column}`);
    for (const { line, from, to } of check.covers) {
      for (let column = from; column < to; column++) covered.add(`${line},${column}`);
    }
  }
  for (const { line, from, to } of names) {
    for (let column = from; column < to; column++) covered.delete(`${line},${column}`);
  }
  return confidence.every((cells, line) =>
    cells.every((probability, column) => {
      const isLetterO = layout.alphabets[line]![column] === 'ANY' && lines[line]![column] === 'O';
      if (isLetterO && probability < gates.letterOAmongDigits) return false;
      const isCovered = covered.has(`${line},${column}`);
      return probability >= (isCovered ? gates.coveredCharacter : gates.uncoveredCharacter);
    }),
  );
}

export function judge(layout: FormatLayout, decoding: Decoding, evidence: Evidence): Judgement {
  const { lines, repairCost, margin } = decoding;
  const gates = layout.format === 'MRV_A' || layout.format === 'MRV_B' ? VISA_GATES : GATES;
  const rawLines = evidence.scores.map(likeliestCharacters);
  const characterConfidence = evidence.scores.map((cells, line) =>
    cells.map((cell, column) => Math.exp(cell[ALPHABET.indexOf(lines[line]![column]!)]!)),
  );
  const checkDigits = checkDigitsOf(layout, lines);
  const corrections = correctionsOf(lines, rawLines, characterConfidence);
  const refusals: MrzRefusal[] = [];
  if (!decoding.satisfied || checkDigits.some((digit) => !digit.passed)) refusals.push('CHECK_DIGIT_FAILED');
  if (repairCost > gates.repairCost) refusals.push('TOO_MANY_CORRECTIONS');
  if (margin < gates.margin) refusals.push('AMBIGUOUS_CORRECTION');
  if (!charactersAreSure(layout, lines, characterConfidence, gates)) refusals.push('CHARACTER_UNSURE');
  if (evidence.worstLine < gates.worstLine) refusals.push('LINE_UNSURE');
  if (evidence.misfit > gates.misfit) refusals.push('GRID_DOES_NOT_FIT');
  if (!isPlausible(layout.format, lines)) refusals.push('IMPLAUSIBLE_CONTENT');
  const score = scoreOf(refusals.length, corrections.length, evidence.worstLine);
  return { layout, lines, rawLines, characterConfidence, checkDigits, corrections, refusals, score, repairCost };
}

/** 100 for a sharp picture without a correction; each correction, a weak line, and above all a refusal take off. */
function scoreOf(refusals: number, corrections: number, worstLine: number): number {
  const weakness = Math.min(40, Math.max(0, (GOOD_LINE - worstLine) * 300));
  const score = 100 - Math.min(30, corrections * 5) - weakness - refusals * 20;
  return Math.round(Math.max(0, refusals > 0 ? Math.min(score, 50) : score));
}

/** Certainty of a line in a good picture; the net never says more than about 0.98 of a character. */
const GOOD_LINE = -0.03;
