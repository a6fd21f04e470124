import type { CyrillicLanguage } from './transliteration-tables.js';
import { ARABIC_TABLE, CYRILLIC_ELSEWHERE, CYRILLIC_TABLE, LATIN_TABLE, SHADDA } from './transliteration-tables.js';

/** Scripts that names are told apart by. NONE: no letter in it; MIXED: letters of several. */
export const NAME_SCRIPTS = [
  'LATIN',
  'CYRILLIC',
  'ARABIC',
  'HAN',
  'HANGUL',
  'KANA',
  'GREEK',
  'HEBREW',
  'GEORGIAN',
  'ARMENIAN',
  'THAI',
  'DEVANAGARI',
] as const;
export type NameScript = (typeof NAME_SCRIPTS)[number] | 'OTHER' | 'MIXED' | 'NONE';

const SCRIPT_PATTERNS: readonly (readonly [NameScript, RegExp])[] = [
  ['LATIN', /\p{Script=Latin}/u],
  ['CYRILLIC', /\p{Script=Cyrillic}/u],
  ['ARABIC', /\p{Script=Arabic}/u],
  ['HAN', /\p{Script=Han}/u],
  ['HANGUL', /\p{Script=Hangul}/u],
  ['KANA', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['GREEK', /\p{Script=Greek}/u],
  ['HEBREW', /\p{Script=Hebrew}/u],
  ['GEORGIAN', /\p{Script=Georgian}/u],
  ['ARMENIAN', /\p{Script=Armenian}/u],
  ['THAI', /\p{Script=Thai}/u],
  ['DEVANAGARI', /\p{Script=Devanagari}/u],
];

/** Letters as they may stand in a machine-readable zone: each position with every text that the standard allows there. */
export type Letters = readonly (readonly string[])[];

/** How the letters of a script are read: by ICAO's table, or by any other that was seen in documents. */
export type CyrillicColumn = CyrillicLanguage | 'ELSEWHERE';

/** A name is no essay; anything longer is no name, and comparing it is not worth the time. */
const LONGEST_NAME_CHARACTERS = 120;

/** Omitted in a zone, which joins what stands beside them (ICAO 9303 part 3, 4.6): apostrophes of every shape. */
const APOSTROPHES = /['`´‘’‚‛ʹʺʻʼʽʾʿˈʹ՚׳＇]/gu;
/** Become a filler in a zone: blanks, hyphens of every shape, commas, and what else divides the parts of a name. */
const DIVIDERS = /[\s<\p{Pd}.,;·・•/]+/u;

/** Parts of a name in capitals, without what a zone leaves out. Empty where there is no letter. */
export function componentsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(APOSTROPHES, '')
    .toUpperCase()
    .normalize('NFC')
    .split(DIVIDERS)
    .filter((component) => component !== '');
}

export function scriptOf(text: string): NameScript {
  const scripts = new Set<NameScript>();
  for (const character of text.normalize('NFKC')) {
    // What several scripts share, such as a combining mark or the tatweel, tells nothing.
    if (!/\p{L}/u.test(character) || /[\p{Script=Common}\p{Script=Inherited}]/u.test(character)) continue;
    scripts.add(SCRIPT_PATTERNS.find(([, pattern]) => pattern.test(character))?.[0] ?? 'OTHER');
  }
  if (scripts.size > 1) return 'MIXED';
  return [...scripts][0] ?? 'NONE';
}

/** Whether the standard has a table for a script. */
export function hasTable(script: NameScript): boolean {
  return script === 'LATIN' || script === 'CYRILLIC' || script === 'ARABIC';
}

/**
 * One part of a name, in capitals, as it may stand in a zone. Null where a character is in no table (a digit, a letter of
 * another script), so that nothing is compared that was not understood.
 */
export function transliterate(component: string, column: CyrillicColumn = 'GENERAL'): Letters | null {
  const letters: (readonly string[])[] = [];
  for (const character of component) {
    const last = letters.at(-1);
    if (character === SHADDA) {
      if (last) letters[letters.length - 1] = [...last, ...last.map((text) => text + text)];
      continue;
    }
    const alternatives = alternativesOf(character, letters.length === 0, column);
    if (!alternatives) return null;
    letters.push(alternatives);
  }
  return letters;
}

function alternativesOf(character: string, isFirst: boolean, column: CyrillicColumn): readonly string[] | null {
  if (/^[A-Z]$/.test(character)) return [character];
  const latin = LATIN_TABLE.get(character);
  if (latin) return latin;
  const arabic = ARABIC_TABLE.get(character);
  if (arabic) return arabic;
  const cyrillic = CYRILLIC_TABLE.get(character);
  if (cyrillic) {
    if (column === 'ELSEWHERE') return CYRILLIC_ELSEWHERE[character] ?? [cyrillic.general];
    if (column === 'UKRAINIAN' && isFirst && cyrillic.firstInUkrainian) return [cyrillic.firstInUkrainian];
    return [cyrillic.exceptions?.[column] ?? cyrillic.general];
  }
  // A Latin letter that table A lacks, such as those of Vietnamese, loses its marks: a zone has none.
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Z]$/.test(bare) || bare === '' ? [bare] : null;
}

/** Parts of a name run together, since a zone may divide them otherwise; null where one of them cannot be read. */
export function transliterateAll(components: readonly string[], column: CyrillicColumn = 'GENERAL'): Letters | null {
  if (components.join('').length > LONGEST_NAME_CHARACTERS) return null;
  const parts = components.map((component) => transliterate(component, column));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/**
 * Whether two names can stand for the same letters, whichever of the allowed texts each of their letters became. With
 * `cutShort` the right one may end early.
 */
export function canBeEqual(left: Letters, right: Letters, cutShort = false): boolean {
  const seen = new Set<string>();
  /** `ahead` was written by `side` and not yet by the other. */
  const reach = (i: number, j: number, ahead: string, side: 'LEFT' | 'RIGHT'): boolean => {
    const state = `${i} ${j} ${side} ${ahead}`;
    if (seen.has(state)) return false;
    seen.add(state);
    if (j === right.length && (ahead === '' || side === 'LEFT')) {
      if (cutShort || (ahead === '' && restIsSilent(left, i))) return true;
    }
    const [letters, index] = ahead !== '' && side === 'LEFT' ? [right, j] : [left, i];
    const alternatives = letters[index];
    if (!alternatives) {
      return letters === left && ahead === '' && j < right.length
        ? (right[j] ?? []).some((text) => reach(i, j + 1, text, 'RIGHT'))
        : false;
    }
    const next = letters === left ? ([i + 1, j] as const) : ([i, j + 1] as const);
    const writer = letters === left ? 'LEFT' : 'RIGHT';
    return alternatives.some((text) => {
      if (ahead === '' || text.startsWith(ahead)) return reach(...next, text.slice(ahead.length), writer);
      return ahead.startsWith(text) && reach(...next, ahead.slice(text.length), side);
    });
  };
  return reach(0, 0, '', 'LEFT');
}

/** Nothing has to follow: every letter left may be one that is not encoded. */
function restIsSilent(letters: Letters, from: number): boolean {
  return letters.slice(from).every((alternatives) => alternatives.includes(''));
}
