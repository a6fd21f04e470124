import type { ImagePoint, ImageQuadrilateral } from '../domain/mrz.js';
import { withPdf } from './pdf-document.js';
import { ImageRefused } from './image-refused.js';

export interface PdfTextLine {
  text: string;
  /** In fractions of the page as it is drawn. */
  quadrilateral: ImageQuadrilateral;
}

/** One run of text as a PDF places it, in its own units: where its baseline begins, where it leads, what is up. */
interface Piece {
  text: string;
  start: ImagePoint;
  along: ImagePoint;
  up: ImagePoint;
  width: number;
  height: number;
}

/** Of a page. A dense page of text has about five thousand characters. */
const MAX_PIECES = 20_000;
/** Fewer are a page number or a stamp on a scan, whose text is in the picture. */
const MIN_CHARACTERS = 16;
/** Of the characters. From here on the fonts do not say what their shapes mean. */
const MAX_UNREADABLE_SHARE = 0.1;
/** In heights of the text. */
const SAME_BASELINE = 0.4;
const BLANK_GAP = 0.15;
const LARGEST_GAP = 1.5;
/** How much of the height of a line is below its baseline, where a font does not say. */
const DESCENT = 0.2;
const SAME_DIRECTION_COSINE = 0.999;

/** What no text contains, and what a database could not keep. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
const UNREADABLE = /[\ufffd\p{Private_Use}\p{Surrogate}]/gu;

/**
 * The lines of text that a page of a PDF holds as text, in the order of the file; null where it has none worth the name, as a
 * scan has not. It need not be what a person sees: text may be hidden, or lie behind a picture. `page` is zero-based. Runs in
 * a thread that can be ended. Throws ImageRefused.
 */
export function readPdfTextLines(bytes: Uint8Array, page: number): Promise<PdfTextLine[] | null> {
  return withPdf(bytes, async (document) => {
    if (page < 0 || page >= document.numPages) throw new ImageRefused('PAGE_NOT_FOUND', 'The PDF has no such page.');
    const opened = await document.getPage(page + 1);
    const viewport = opened.getViewport({ scale: 1 });
    const { items } = await opened.getTextContent();
    const pieces = items.slice(0, MAX_PIECES).flatMap((item) => ('str' in item ? pieceOf(item) : []));
    if (!isReadable(pieces.map(({ text }) => text).join(''))) return null;
    const toFraction = ({ x, y }: ImagePoint): ImagePoint => {
      const [left, top] = viewport.convertToViewportPoint(x, y) as [number, number];
      return { x: within(left / viewport.width), y: within(top / viewport.height) };
    };
    return linesOf(pieces).map((line) => ({ text: joined(line), quadrilateral: outlineOf(line, toFraction) }));
  });
}

function within(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

function isReadable(text: string): boolean {
  const characters = text.replace(/\s/g, '');
  const unreadable = characters.match(UNREADABLE)?.length ?? 0;
  return characters.length >= MIN_CHARACTERS && unreadable <= characters.length * MAX_UNREADABLE_SHARE;
}

function pieceOf(item: { str: string; transform: number[]; width: number; height: number }): Piece[] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
  const stretch = Math.hypot(a, b);
  const height = item.height || Math.hypot(c, d);
  const text = item.str.replace(CONTROLS, '').replace(UNREADABLE, '\ufffd');
  if (text.trim() === '' || !(stretch > 0) || !(height > 0) || ![x, y, item.width].every(Number.isFinite)) return [];
  const upLength = Math.hypot(c, d) || 1;
  return [
    {
      text,
      start: { x, y },
      along: { x: a / stretch, y: b / stretch },
      up: { x: c / upLength, y: d / upLength },
      width: item.width,
      height,
    },
  ];
}

function dot(one: ImagePoint, other: ImagePoint): number {
  return one.x * other.x + one.y * other.y;
}

/** How far `piece` begins behind the end of `last`, along and off its baseline, in heights of the text. */
function distance(last: Piece, piece: Piece): { along: number; off: number } {
  const offset = { x: piece.start.x - last.start.x, y: piece.start.y - last.start.y };
  const height = Math.min(last.height, piece.height);
  return { along: (dot(offset, last.along) - last.width) / height, off: Math.abs(dot(offset, last.up)) / height };
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1)?.at(-1);
    const { along, off } = last ? distance(last, piece) : { along: Infinity, off: Infinity };
    const goesOn = last !== undefined && dot(last.along, piece.along) > SAME_DIRECTION_COSINE;
    if (goesOn && off < SAME_BASELINE && along > -LARGEST_GAP && along < LARGEST_GAP) lines.at(-1)!.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

function joined(line: readonly Piece[]): string {
  let text = '';
  for (const [index, piece] of line.entries()) {
    const last = line[index - 1];
    text += last && distance(last, piece).along > BLANK_GAP ? ` ${piece.text}` : piece.text;
  }
  return text.replace(/\s+/g, ' ').trim();
}

function outlineOf(line: readonly Piece[], toFraction: (point: ImagePoint) => ImagePoint): ImageQuadrilateral {
  const [first] = line as [Piece];
  const { start, along, up } = first;
  const height = Math.max(...line.map((piece) => piece.height));
  const end = Math.max(
    ...line.map((piece) => dot({ x: piece.start.x - start.x, y: piece.start.y - start.y }, along) + piece.width),
  );
  const corner = (right: number, above: number): ImagePoint =>
    toFraction({ x: start.x + along.x * right + up.x * above, y: start.y + along.y * right + up.y * above });
  const bottom = -DESCENT * height;
  return [corner(0, bottom + height), corner(end, bottom + height), corner(end, bottom), corner(0, bottom)];
}
