/** The characters of a machine-readable zone (ICAO 9303-3, 4.1), in the order of the net's outputs. */
export const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

/** The value of a character in a check digit: 0..9 as they are, A..Z 10..35, the filler 0 (ICAO 9303-3, 4.9). */
export function characterValue(character: string): number {
  const index = ALPHABET.indexOf(character);
  return index === ALPHABET.length - 1 ? 0 : index;
}
