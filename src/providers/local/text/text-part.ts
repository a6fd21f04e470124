import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The trained data of one language, as its package brings it. */
export interface LanguageData {
  language: string;
  /** Packed with gzip. */
  file: string;
}

/** What of the optional part is installed. */
export interface TextPart {
  /** In the order of the settings; empty: no text can be read. */
  languages: LanguageData[];
  /** In plain sentences; empty where all is there. */
  limitations: string[];
}

/** The folder of an installed package; null where it is not installed. */
export type FindPackage = (name: string) => string | null;

/** Of the two variants that a package has: the smaller one, which the recogniser is told to use. */
const VARIANT = '4.0.0_best_int';

const require = createRequire(import.meta.url);

function findInstalled(name: string): string | null {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** Looks at what is there and loads nothing of it: a start must not wait for a part that few requests need. */
export function findTextPart(languages: readonly string[], findPackage: FindPackage = findInstalled): TextPart {
  const unavailable = (reason: string): TextPart => ({ languages: [], limitations: [`Reads no text: ${reason}`] });
  if (languages.length === 0) return unavailable('it is switched off.');
  if (findPackage('tesseract.js') === null) return unavailable('the package tesseract.js is not installed.');
  const found: LanguageData[] = [];
  const missing: string[] = [];
  for (const language of languages) {
    const folder = findPackage(`@tesseract.js-data/${language}`);
    const file = folder === null ? null : join(folder, VARIANT, `${language}.traineddata.gz`);
    if (file !== null && existsSync(file)) found.push({ language, file });
    else missing.push(`@tesseract.js-data/${language}`);
  }
  const reason = `not installed: ${missing.join(', ')}.`;
  if (found.length === 0) return unavailable(reason);
  const names = found.map(({ language }) => language).join(', ');
  const limitations = [`Reads printed text in these languages: ${names}; upright, and without saying what it means.`];
  if (missing.length > 0) limitations.push(`Reads no text in some languages that were asked for; ${reason}`);
  return { languages: found, limitations };
}
