import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DEFAULT_IMAGE_LIMITS } from './image-limits.js';
import { ImageRefused } from './image-refused.js';
import { requireBoundedPdf } from './pdf-expansion.js';

/** One page as it would be drawn. */
export interface PdfPageSize {
  width: number;
  height: number;
}

export interface PdfInspection extends PdfPageSize {
  pageCount: number;
}

const POINTS_PER_INCH = 72;
const DOTS_PER_INCH = 200;
/** A page of the size of a card holds a scan that is finer than 200 dots per inch more often than not. */
const MIN_LONGER_SIDE_PIXELS = 1800;
/** Some phones write one point for each pixel of the photograph, so that a page is metres wide. */
const MAX_LONGER_SIDE_PIXELS = 3508;

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folderOf = (name: string): string => join(packageFolder, name) + sep;

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;

/** What the library needs of a canvas; its own types know only the one of a browser. */
interface CanvasAndContext {
  canvas: object;
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } };
}

interface CanvasFactory {
  create(width: number, height: number): CanvasAndContext;
  destroy(canvasAndContext: CanvasAndContext): void;
}

function refusalOf(error: unknown): ImageRefused {
  if (error instanceof ImageRefused) return error;
  if (error instanceof Error && error.name === 'PasswordException') {
    return new ImageRefused('PDF_ENCRYPTED', 'The PDF asks for a password: send it without one.');
  }
  return new ImageRefused('PDF_CORRUPT', 'The PDF is damaged and cannot be read.');
}

async function withDocument<Result>(
  bytes: Uint8Array,
  maxPixels: number,
  use: (document: PdfDocument) => Promise<Result>,
): Promise<Result> {
  await requireBoundedPdf(bytes);
  const loading = getDocument({
    // A copy: the library takes the memory away from whoever hands it over.
    data: Uint8Array.from(bytes),
    standardFontDataUrl: folderOf('standard_fonts'),
    cMapUrl: folderOf('cmaps'),
    cMapPacked: true,
    wasmUrl: folderOf('wasm'),
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: maxPixels,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await use(await loading.promise);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    await loading.destroy();
  }
}

function scaleOf(width: number, height: number): number {
  const longer = Math.max(width, height);
  const wanted = (longer * DOTS_PER_INCH) / POINTS_PER_INCH;
  return Math.min(Math.max(wanted, MIN_LONGER_SIDE_PIXELS), MAX_LONGER_SIDE_PIXELS) / longer;
}

async function openPage(document: PdfDocument, page: number) {
  const opened = await document.getPage(page + 1);
  const natural = opened.getViewport({ scale: 1 });
  const viewport = opened.getViewport({ scale: scaleOf(natural.width, natural.height) });
  return { page: opened, viewport, width: Math.round(viewport.width), height: Math.round(viewport.height) };
}

/** For readers that draw nothing. Throws ImageRefused, also for whatever `use` stumbles over in the file. */
export function withPdf<Result>(bytes: Uint8Array, use: (document: PdfDocument) => Promise<Result>): Promise<Result> {
  return withDocument(bytes, DEFAULT_IMAGE_LIMITS.maxPixels, use);
}

/**
 * The library mends a PDF whose end is missing and silently loses pages or pictures by that. The table of objects, which
 * `startxref` announces, stands behind the last object; a file that lost its end has lost that first.
 */
function requireEnd(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.lastIndexOf('startxref') < buffer.lastIndexOf('endobj') || !buffer.includes('endobj')) {
    throw new ImageRefused('IMAGE_TRUNCATED', 'The PDF document is incomplete: the file ends too early.');
  }
}

/**
 * Counts the pages and measures the first one without drawing it. Runs in a thread that can be ended: a hostile PDF may take
 * any time. Throws ImageRefused.
 */
export async function inspectPdf(bytes: Uint8Array, maxPages: number, maxPixels: number): Promise<PdfInspection> {
  requireEnd(bytes);
  return withDocument(bytes, maxPixels, async (document) => {
    const pageCount = document.numPages;
    if (pageCount < 1) throw new ImageRefused('PDF_CORRUPT', 'The PDF has no pages.');
    if (pageCount > maxPages) {
      throw new ImageRefused('PDF_TOO_MANY_PAGES', `The PDF has ${pageCount} pages: at most ${maxPages} are taken.`);
    }
    const { width, height } = await openPage(document, 0);
    return { pageCount, width, height };
  });
}

/**
 * Draws one page, zero-based, on white: at 200 dots per inch, but with a longer side of 1800 to 3508 pixels. Runs in a thread
 * that can be ended. Nothing is fetched: fonts, character maps and decoders come from the package. A Chinese, Japanese or
 * Korean font that the PDF does not carry itself is drawn as boxes. Throws ImageRefused.
 */
export function renderPdfPage(
  bytes: Uint8Array,
  page: number,
  maxPixels: number,
): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  return withDocument(bytes, maxPixels, async (document) => {
    if (page < 0 || page >= document.numPages) {
      throw new ImageRefused('PAGE_NOT_FOUND', `The PDF has ${document.numPages} pages.`);
    }
    const { page: opened, viewport, width, height } = await openPage(document, page);
    if (width < 1 || height < 1) throw new ImageRefused('PDF_CORRUPT', 'The page of the PDF has no area.');
    const canvasFactory = document.canvasFactory as CanvasFactory;
    const drawn = canvasFactory.create(width, height);
    try {
      await opened.render({ canvas: drawn.canvas, viewport, background: '#ffffff' }).promise;
      return { data: drawn.context.getImageData(0, 0, width, height).data, width, height };
    } finally {
      canvasFactory.destroy(drawn);
    }
  });
}
