import { createRequire } from 'node:module';
import type * as Countries from 'i18n-iso-countries';
import type { NormalForm } from './normal-form.js';

// The package is CommonJS and loads its languages from JSON files of its own.
const require = createRequire(import.meta.url);
const countries = require('i18n-iso-countries') as typeof Countries;

/** Alpha-2 by name in lower case; the package itself looks through all names one by one. */
const BY_NAME = new Map<string, string>();
for (const language of ['en', 'ru', 'zh']) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as Countries.LocaleData);
  for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' }))) {
    for (const name of names) {
      const key = name.toLowerCase();
      if (!BY_NAME.has(key)) BY_NAME.set(key, code);
    }
  }
}

/** Codes that ICAO 9303 part 3 section 5 adds to ISO 3166-1. */
const ICAO_CODES =
  /^(?:UTO|EUE|GBD|GBN|GBO|GBP|GBS|RKS|UNO|UNA|UNK|XBA|XCC|XCE|XCO|XDC|XEC|XES|XIM|XMP|XOM|XPO|XXA|XXB|XXC|XXX|IAO)$/;

/** Longer than the name of any country. */
const LONGEST_NAME_CHARACTERS = 100;

/** Alpha-3 from alpha-3, alpha-2, the single D of German zones, or a name in English, Russian or Chinese; null for any other. */
export function country(text: string): NormalForm {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NAME_CHARACTERS) return { value: null, inferences: [] };
  const upper = trimmed.toUpperCase().replace(/<+$/, '');
  const value =
    upper === 'D'
      ? 'DEU'
      : ICAO_CODES.test(upper) || countries.alpha3ToAlpha2(upper)
        ? upper
        : (countries.alpha2ToAlpha3(upper) ??
          countries.alpha2ToAlpha3(BY_NAME.get(trimmed.toLowerCase()) ?? '') ??
          null);
  return { value, inferences: [] };
}
