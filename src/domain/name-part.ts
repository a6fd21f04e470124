import type { CheckOutcome } from './document.js';
import type { CyrillicColumn, Letters } from './transliteration.js';
import { canBeEqual, componentsOf, hasTable, scriptOf, transliterate, transliterateAll } from './transliteration.js';
import { CYRILLIC_LANGUAGE_OF, CYRILLIC_LANGUAGES } from './transliteration-tables.js';

/** Every way in which two names can be the same (what needs more for it comes later), can leave it open, or can differ. */
export const NAME_RULES = [
  'EQUAL',
  'TRANSLITERATION',
  'DIVISION',
  'ORDER_OF_WHOLE',
  'TRUNCATION',
  'MISSING',
  'NO_TABLE',
  'VARIANT_CHARACTERS',
  'ABBREVIATION',
  'SWAPPED',
  'NATIONAL_CHARACTER',
  'OTHER_ROMANISATION',
  'TRANSCRIPTION',
  'DIFFERENT',
] as const;
export type NameRule = (typeof NAME_RULES)[number];

export interface PartComparison {
  outcome: CheckOutcome;
  rule: NameRule;
}

/** A surname, the given names, or a whole name; with what is known of the document that has it. */
export interface NamePart {
  text: string;
  country: string | null;
  fillsZone: boolean;
}

export function decided(outcome: 'PASSED' | 'FAILED', rule: NameRule): PartComparison {
  return { outcome, rule };
}

export function notDecided(rule: NameRule): PartComparison {
  return { outcome: 'NOT_RUN', rule };
}

/** Pure: both hold at least one component. */
export function compareParts(left: NamePart, right: NamePart): PartComparison {
  const [leftScript, rightScript] = [scriptOf(left.text), scriptOf(right.text)];
  const [leftParts, rightParts] = [componentsOf(left.text), componentsOf(right.text)];
  const unknown = [leftScript, rightScript].some((script) => ['MIXED', 'OTHER', 'NONE'].includes(script));
  if (unknown) return notDecided('NO_TABLE');
  if (leftScript === rightScript) {
    if (leftParts.join(' ') === rightParts.join(' ')) return decided('PASSED', 'EQUAL');
    if (leftParts.join('') === rightParts.join('')) return decided('PASSED', 'DIVISION');
    if (leftScript === 'HAN' && !(left.country !== null && left.country === right.country)) {
      return notDecided('VARIANT_CHARACTERS');
    }
    if (!hasTable(leftScript)) return decided('FAILED', 'DIFFERENT');
  }
  if (!hasTable(leftScript) || !hasTable(rightScript)) return notDecided('NO_TABLE');

  const isCyrillic = leftScript === 'CYRILLIC' || rightScript === 'CYRILLIC';
  const columns = isCyrillic ? columnsFor(left, right) : (['GENERAL'] as const);
  const readable = columns.some(
    (column) => transliterateAll(leftParts, column) && transliterateAll(rightParts, column),
  );
  if (!readable) return notDecided('NO_TABLE');
  if (columns.some((column) => areEqual(leftParts, rightParts, column))) return decided('PASSED', 'TRANSLITERATION');
  if (columns.some((column) => isCutShort(left, leftParts, right, rightParts, column))) {
    return decided('PASSED', 'TRUNCATION');
  }
  const fitsElsewhere =
    areEqual(leftParts, rightParts, 'ELSEWHERE') || isCutShort(left, leftParts, right, rightParts, 'ELSEWHERE');
  if (isCyrillic && leftScript !== rightScript && fitsElsewhere) return notDecided('OTHER_ROMANISATION');
  const widest: readonly CyrillicColumn[] = isCyrillic ? [...columns, 'ELSEWHERE'] : columns;
  if (widest.some((column) => isAbbreviated(leftParts, rightParts, column))) return notDecided('ABBREVIATION');
  if (leftScript !== rightScript) {
    const isArabic = leftScript === 'ARABIC' || rightScript === 'ARABIC';
    return isArabic ? notDecided('TRANSCRIPTION') : decided('FAILED', 'DIFFERENT');
  }
  return fold(leftParts) === fold(rightParts) ? notDecided('NATIONAL_CHARACTER') : decided('FAILED', 'DIFFERENT');
}

/** The columns of those who issued the documents first, then all others: a person may have papers of several states. */
function columnsFor(left: NamePart, right: NamePart): CyrillicColumn[] {
  const own = [left.country, right.country].map((country) => CYRILLIC_LANGUAGE_OF[country ?? ''] ?? 'GENERAL');
  return [...new Set([...own, ...CYRILLIC_LANGUAGES])];
}

function areEqual(left: readonly string[], right: readonly string[], column: CyrillicColumn): boolean {
  const [leftLetters, rightLetters] = [transliterateAll(left, column), transliterateAll(right, column)];
  return leftLetters !== null && rightLetters !== null && canBeEqual(leftLetters, rightLetters);
}

/**
 * ICAO 9303 part 4, 4.2.3: a name that is too long for its zone is cut by taking characters off the end of its parts, down to
 * initials, or by leaving out parts at the end. That it was cut is only believed of a name that fills its zone.
 */
function isCutShort(
  left: NamePart,
  leftParts: readonly string[],
  right: NamePart,
  rightParts: readonly string[],
  column: CyrillicColumn,
): boolean {
  return (
    (right.fillsZone && beginsAlike(leftParts, rightParts, column)) ||
    (left.fillsZone && beginsAlike(rightParts, leftParts, column))
  );
}

function beginsAlike(whole: readonly string[], cut: readonly string[], column: CyrillicColumn): boolean {
  if (cut.length > whole.length) return false;
  return cut.every((part, index) => isBeginning(whole[index] ?? '', part, column));
}

/** Whether `cut` is how `whole` begins. */
function isBeginning(whole: string, cut: string, column: CyrillicColumn): boolean {
  const [wholeLetters, cutLetters] = [transliterate(whole, column), transliterate(cut, column)];
  return (
    wholeLetters !== null && cutLetters !== null && isWritten(cutLetters) && canBeEqual(wholeLetters, cutLetters, true)
  );
}

function isWritten(letters: Letters): boolean {
  return letters.some((alternatives) => alternatives.some((text) => text !== ''));
}

/** Whether the name with fewer parts, or with initials, says nothing that the other one does not say too, in its order. */
function isAbbreviated(left: readonly string[], right: readonly string[], column: CyrillicColumn): boolean {
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left];
  let from = 0;
  for (const part of fewer) {
    const at = more.findIndex((other, index) => index >= from && meansTheSame(part, other, column));
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}

function meansTheSame(part: string, other: string, column: CyrillicColumn): boolean {
  if (areEqual([part], [other], column)) return true;
  return (
    (isInitial(part) && isBeginning(other, part, column)) || (isInitial(other) && isBeginning(part, other, column))
  );
}

function isInitial(part: string): boolean {
  return [...part].length === 1;
}

/** What national characters become is taken back to one base letter; hamza and final yeh of Arabic to their bare forms. */
function fold(parts: readonly string[]): string {
  const bare = parts
    .join('')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0624/g, '\u0648')
    .replace(/[\u0626\u0649\u06CC]/g, '\u064A')
    .replace(/\u0629/g, '\u0647');
  const letters = transliterateAll([bare]) ?? [];
  return letters
    .map((alternatives) => alternatives[0] ?? '')
    .join('')
    .replace(/NXX/g, 'N')
    .replace(/UXX|UE/g, 'U')
    .replace(/OE/g, 'O')
    .replace(/AE|AA/g, 'A');
}
