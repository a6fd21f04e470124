/**
 * The transliterations that ICAO Doc 9303, part 3, section 6 (8th edition) recommends for the machine-readable zone, as
 * data. Capital letters only; an empty text says "not encoded". Where the standard allows several, all of them stand here.
 */

/** Letters of table A with one transliteration, by what they become. */
const LATIN_BY_TARGET: readonly (readonly [target: string, letters: string])[] = [
  ['A', 'ÀÁÂÃĀĂĄ'],
  ['AE', 'Æ'],
  ['C', 'ÇĆĈĊČ'],
  ['D', 'ÐĎĐ'],
  ['E', 'ÈÉÊËĒĔĖĘĚ'],
  ['G', 'ĜĞĠĢ'],
  ['H', 'ĤĦ'],
  ['I', 'ÌÍÎÏĨĪĬĮİ'],
  ['IJ', 'Ĳ'],
  ['J', 'Ĵ'],
  ['K', 'Ķ'],
  ['L', 'ĹĻĽĿŁ'],
  ['N', 'ŃŅŇŊ'],
  ['O', 'ÒÓÔÕŌŎŐ'],
  ['OE', 'ØŒ'],
  ['R', 'ŔŖŘ'],
  ['S', 'ŚŜŞŠ'],
  ['SS', 'ẞ'],
  ['T', 'ŢŤŦ'],
  ['TH', 'Þ'],
  ['U', 'ÙÚÛŨŪŬŮŰŲ'],
  ['W', 'Ŵ'],
  ['Y', 'ÝŶŸ'],
  ['Z', 'ŹŻŽ'],
];

/** Table A. */
export const LATIN_TABLE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...LATIN_BY_TARGET.flatMap(([target, letters]) => [...letters].map((letter) => [letter, [target]] as const)),
  ['Ä', ['AE', 'A']],
  ['Å', ['AA', 'A']],
  ['Ñ', ['N', 'NXX']],
  ['Ö', ['OE', 'O']],
  ['Ü', ['UE', 'UXX', 'U']],
]);

/** The languages that table B tells apart; GENERAL is its main column, which Russian follows throughout. */
export const CYRILLIC_LANGUAGES = ['GENERAL', 'UKRAINIAN', 'BELARUSIAN', 'BULGARIAN', 'SERBIAN', 'MACEDONIAN'] as const;
export type CyrillicLanguage = (typeof CYRILLIC_LANGUAGES)[number];

export interface CyrillicLetter {
  general: string;
  /** Where a language differs from the main column. */
  exceptions?: Partial<Record<CyrillicLanguage, string>>;
  /** As the first letter of a Ukrainian name. */
  firstInUkrainian?: string;
}

/**
 * Table B. Three of its letters are printed there under the code or the shape of another (Ћ, Ѓ and Ђ); both are listed. The
 * soft sign, which it leaves out, is not encoded.
 */
export const CYRILLIC_TABLE: ReadonlyMap<string, CyrillicLetter> = new Map<string, CyrillicLetter>([
  ['А', { general: 'A' }],
  ['Б', { general: 'B' }],
  ['В', { general: 'V' }],
  ['Г', { general: 'G', exceptions: { BELARUSIAN: 'H', SERBIAN: 'H', UKRAINIAN: 'H' } }],
  ['Д', { general: 'D' }],
  ['Е', { general: 'E' }],
  ['Ё', { general: 'E', exceptions: { BELARUSIAN: 'IO' } }],
  ['Ж', { general: 'ZH', exceptions: { SERBIAN: 'Z' } }],
  ['З', { general: 'Z' }],
  ['И', { general: 'I', exceptions: { UKRAINIAN: 'Y' } }],
  ['Й', { general: 'I', firstInUkrainian: 'Y' }],
  ['К', { general: 'K' }],
  ['Л', { general: 'L' }],
  ['М', { general: 'M' }],
  ['Н', { general: 'N' }],
  ['О', { general: 'O' }],
  ['П', { general: 'P' }],
  ['Р', { general: 'R' }],
  ['С', { general: 'S' }],
  ['Т', { general: 'T' }],
  ['У', { general: 'U' }],
  ['Ф', { general: 'F' }],
  ['Х', { general: 'KH', exceptions: { SERBIAN: 'H', MACEDONIAN: 'H' } }],
  ['Ц', { general: 'TS', exceptions: { SERBIAN: 'C', MACEDONIAN: 'C' } }],
  ['Ч', { general: 'CH', exceptions: { SERBIAN: 'C' } }],
  ['Ш', { general: 'SH', exceptions: { SERBIAN: 'S' } }],
  ['Щ', { general: 'SHCH', exceptions: { BULGARIAN: 'SHT' } }],
  ['Ъ', { general: 'IE' }],
  ['Ы', { general: 'Y' }],
  ['Ь', { general: '' }],
  ['Э', { general: 'E' }],
  ['Ю', { general: 'IU', firstInUkrainian: 'YU' }],
  ['Я', { general: 'IA', firstInUkrainian: 'YA' }],
  ['Ђ', { general: 'D' }],
  ['Ѓ', { general: 'G', exceptions: { MACEDONIAN: 'GJ' } }],
  ['Є', { general: 'IE', firstInUkrainian: 'YE' }],
  ['Ѕ', { general: 'DZ' }],
  ['І', { general: 'I' }],
  ['Ї', { general: 'I', firstInUkrainian: 'YI' }],
  ['Ј', { general: 'J' }],
  ['Љ', { general: 'LJ' }],
  ['Њ', { general: 'NJ' }],
  ['Ћ', { general: 'C' }],
  ['Ќ', { general: 'K', exceptions: { MACEDONIAN: 'KJ' } }],
  ['Ў', { general: 'U' }],
  ['Џ', { general: 'DZ', exceptions: { MACEDONIAN: 'DJ' } }],
  ['Ѫ', { general: 'U' }],
  ['Ѵ', { general: 'Y' }],
  ['Ґ', { general: 'G' }],
  ['Ғ', { general: 'G', exceptions: { MACEDONIAN: 'GJ' } }],
  ['Һ', { general: 'C' }],
]);

/** Which column of table B a state's documents follow, by ISO 3166-1 alpha-3; the main one for any other. */
export const CYRILLIC_LANGUAGE_OF: Readonly<Record<string, CyrillicLanguage>> = {
  UKR: 'UKRAINIAN',
  BLR: 'BELARUSIAN',
  BGR: 'BULGARIAN',
  SRB: 'SERBIAN',
  MKD: 'MACEDONIAN',
};

/**
 * What else the Cyrillic letters become where another standard than ICAO's was applied: GOST 7.79-2000 B, GOST R 52535.1-2006
 * with the rules before it, BGN/PCGN, the Bulgarian law of 2009, the Ukrainian resolution of 2010. Two names that are equal
 * only by these are neither shown to be the same nor to differ.
 */
export const CYRILLIC_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  Г: ['G', 'H', 'GH'],
  Ґ: ['G'],
  Ғ: ['G', 'GJ', 'GH'],
  Е: ['E', 'YE', 'JE'],
  Ё: ['E', 'YO', 'JO', 'IO', 'YE', 'O'],
  Є: ['YE', 'IE', 'JE', 'E'],
  Ж: ['ZH', 'Z', 'J'],
  И: ['I', 'Y'],
  І: ['I'],
  Ї: ['YI', 'I', 'JI'],
  Й: ['I', 'Y', 'J', ''],
  Х: ['KH', 'H', 'X', 'CH'],
  Ц: ['TS', 'C', 'CZ', 'TC', 'TZ'],
  Ч: ['CH', 'C', 'TCH', 'TSCH'],
  Ш: ['SH', 'S', 'SCH'],
  Щ: ['SHCH', 'SHH', 'SCH', 'SHT', 'STCH'],
  Ъ: ['', 'IE', 'A', 'Y', 'U'],
  Ы: ['Y', 'I', 'UI'],
  Ь: ['', 'I', 'Y', 'J'],
  Э: ['E', 'EH'],
  Ю: ['IU', 'YU', 'JU', 'U'],
  Я: ['IA', 'YA', 'JA', 'A'],
  Ђ: ['D', 'DJ'],
  Ћ: ['C', 'CH'],
  Ќ: ['K', 'KJ', 'C'],
  Ѓ: ['G', 'GJ', 'DJ'],
  Џ: ['DZ', 'DJ', 'DZH'],
  Ў: ['U', 'W'],
  К: ['K', 'C'],
  С: ['S', 'SS'],
  Ф: ['F', 'PH'],
  В: ['V', 'W', 'FF'],
};

/** Table C. Teh marbuta and farsi yeh have two; doubling is no letter and stands apart. */
export const ARABIC_TABLE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>(
  Object.entries({
    '\u0621': ['XE'],
    '\u0622': ['XAA'],
    '\u0623': ['XAE'],
    '\u0624': ['U'],
    '\u0625': ['I'],
    '\u0626': ['XI'],
    '\u0627': ['A'],
    '\u0628': ['B'],
    '\u0629': ['XTA', 'XAH'],
    '\u062A': ['T'],
    '\u062B': ['XTH'],
    '\u062C': ['J'],
    '\u062D': ['XH'],
    '\u062E': ['XKH'],
    '\u062F': ['D'],
    '\u0630': ['XDH'],
    '\u0631': ['R'],
    '\u0632': ['Z'],
    '\u0633': ['S'],
    '\u0634': ['XSH'],
    '\u0635': ['XSS'],
    '\u0636': ['XDZ'],
    '\u0637': ['XTT'],
    '\u0638': ['XZZ'],
    '\u0639': ['E'],
    '\u063A': ['G'],
    '\u0640': [''],
    '\u0641': ['F'],
    '\u0642': ['Q'],
    '\u0643': ['K'],
    '\u0644': ['L'],
    '\u0645': ['M'],
    '\u0646': ['N'],
    '\u0647': ['H'],
    '\u0648': ['W'],
    '\u0649': ['XAY'],
    '\u064A': ['Y'],
    '\u064B': [''],
    '\u064C': [''],
    '\u064D': [''],
    '\u064E': [''],
    '\u064F': [''],
    '\u0650': [''],
    '\u0652': [''],
    '\u0670': [''],
    '\u0671': ['XXA'],
    '\u0679': ['XXT'],
    '\u067C': ['XRT'],
    '\u067E': ['P'],
    '\u0681': ['XKE'],
    '\u0685': ['XXH'],
    '\u0686': ['XC'],
    '\u0688': ['XXD'],
    '\u0689': ['XDR'],
    '\u0691': ['XXR'],
    '\u0693': ['XRR'],
    '\u0696': ['XRX'],
    '\u0698': ['XJ'],
    '\u069A': ['XXS'],
    '\u069C': [''],
    '\u06A2': [''],
    // Appendix B, B.5.4: used for foreign names.
    '\u06A4': ['V'],
    '\u06A5': ['XF'],
    '\u06A7': [''],
    '\u06A8': [''],
    '\u06A9': ['XKK'],
    '\u06AB': ['XXK'],
    '\u06AD': ['XNG'],
    '\u06AF': ['XGG'],
    '\u06BA': ['XNN'],
    '\u06BC': ['XXN'],
    '\u06BE': ['XDO'],
    '\u06C0': ['XYH'],
    '\u06C1': ['XXG'],
    '\u06C2': ['XGE'],
    '\u06C3': ['XTG'],
    '\u06CC': ['XYA', 'Y', 'XAY'],
    '\u06CD': ['XXY'],
    '\u06D0': ['Y'],
    '\u06D2': ['XYB'],
    '\u06D3': ['XBE'],
  }),
);

/** Doubles the letter before it, and may be left out (appendix B, B.5.5.11). */
export const SHADDA = '\u0651';
