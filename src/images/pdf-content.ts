import { withPdf } from './pdf-document.js';

/** A file that a PDF carries. */
export interface PdfAttachment {
  /** As the PDF has it; never a path to write to. */
  name: string;
  bytes: Uint8Array;
}

export interface PdfContent {
  attachments: PdfAttachment[];
  /** Lines of text of each page, from top to bottom; a tab stands for a gap as between columns. Empty for a scan. */
  pages: string[][];
}

interface Piece {
  text: string;
  left: number;
  right: number;
  baseline: number;
  height: number;
}

/** Of a page. A dense page of text has about five thousand characters. */
const MAX_PIECES = 20_000;
const MAX_CHARACTERS = 200_000;
/** In heights of the text: pieces whose baselines differ by less stand on one line. */
const SAME_LINE = 0.4;
/** From here on a gap is a blank, and then a column. */
const BLANK = 0.15;
const COLUMN = 1.5;
const MAX_ATTACHMENTS = 50;

/**
 * What can be read from a PDF without drawing it: the files in it, and its text where it has text. Runs in a thread that can be
 * ended. Throws ImageRefused.
 */
export function readPdfContent(bytes: Uint8Array, maxPages: number): Promise<PdfContent> {
  return withPdf(bytes, async (document) => {
    const attachments = Object.values(await attachmentsOf(() => document.getAttachments()));
    const pages: string[][] = [];
    for (let page = 1; page <= Math.min(document.numPages, maxPages); page += 1) {
      const { items } = await (await document.getPage(page)).getTextContent();
      pages.push(linesOf(items.flatMap((item) => ('str' in item ? pieceOf(item) : []))));
    }
    return {
      attachments: attachments
        .slice(0, MAX_ATTACHMENTS)
        .flatMap(({ filename, content }) =>
          content instanceof Uint8Array ? [{ name: filename, bytes: content }] : [],
        ),
      pages,
    };
  });
}

/** The library promises nothing about what it returns here. */
type Attachments = Record<string, { filename: string; content: unknown }>;

/** A broken tree of names takes the attachments with it, but not the pages. */
async function attachmentsOf(read: () => Promise<unknown>): Promise<Attachments> {
  try {
    return ((await read()) ?? {}) as Attachments;
  } catch {
    return {};
  }
}

function pieceOf(item: { str: string; transform: number[]; width: number; height: number }): Piece[] {
  const [, slant = 0, , scale = 0, left = 0, baseline = 0] = item.transform;
  // Turned text is a stamp or a margin, and belongs to no line.
  if (item.str.trim() === '' || slant !== 0 || scale <= 0) return [];
  return [{ text: item.str, left, right: left + item.width, baseline, height: item.height || scale }];
}

function linesOf(pieces: readonly Piece[]): string[] {
  const rows: Piece[][] = [];
  const topDown = pieces.slice(0, MAX_PIECES).sort((one, other) => other.baseline - one.baseline);
  for (const piece of topDown) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isSameLine =
      first !== undefined && first.baseline - piece.baseline < SAME_LINE * Math.min(first.height, piece.height);
    if (row && isSameLine) row.push(piece);
    else rows.push([piece]);
  }
  let left = MAX_CHARACTERS;
  const lines: string[] = [];
  for (const row of rows) {
    const line = joined(row.sort((one, other) => one.left - other.left));
    left -= line.length;
    if (left < 0) break;
    lines.push(line);
  }
  return lines;
}

function joined(row: readonly Piece[]): string {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of row) {
    const gap = (piece.left - right) / piece.height;
    text += (text === '' ? '' : gap > COLUMN ? '\t' : gap > BLANK ? ' ' : '') + piece.text;
    right = Math.max(right, piece.right);
  }
  return text.replace(/[^\S\t]+/g, ' ').trim();
}
