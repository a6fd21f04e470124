import type { LocalText } from '../provider.js';
import { findTextPart, type FindPackage } from './text-part.js';
import { createTextReader } from './text-reader.js';

export interface TextSettings {
  /** As their packages are called; empty: none. */
  languages: readonly string[];
  threads: number;
  /** Default: the packages that are installed. */
  findPackage?: FindPackage;
}

/** The reader of printed text as far as its optional packages are there. Starts no thread. */
export function openText({ languages, threads, findPackage }: TextSettings): LocalText {
  const part = findTextPart(languages, findPackage);
  return {
    reader: part.languages.length > 0 ? createTextReader({ languages: part.languages, threads }) : null,
    limitations: part.limitations,
  };
}
