import { characterValue } from './alphabet.js';

const WEIGHTS = [7, 3, 1] as const;

/** The weight of the character at this place of what a check digit covers. */
export function weightAt(index: number): number {
  return WEIGHTS[index % 3]!;
}

/** The check digit that the text requires: weighted sum, weights 7-3-1 repeated, modulo 10 (ICAO 9303-3, 4.9). */
export function checkDigitOf(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += characterValue(text[i]!) * weightAt(i);
  return String(sum % 10);
}
