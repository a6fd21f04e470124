import type { TextReading } from '../../../domain/text.js';
import type { TextPage } from './text-worker.js';

/** Pure: the lines of all pages -> one reading, each line with the page that it stands on. */
export function mapTextPages(pages: readonly TextPage[]): TextReading {
  return { lines: pages.flatMap(({ lines }, page) => lines.map((line) => ({ ...line, page }))) };
}
