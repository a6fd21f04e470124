import type { ImageMediaType, MediaType } from '../domain/media-type.js';
import { IMAGE_MEDIA_TYPES, isVideoMediaType } from '../domain/media-type.js';
import { readBitmapHeader, requireWholeBitmap } from './bitmap.js';
import { inspectFilm } from './film-inspection.js';
import { openPicture } from './hardened-sharp.js';
import { requireSizeWithinLimits, type ImageLimits } from './image-limits.js';
import { ImageRefused } from './image-refused.js';
import { detectMediaType, detectUnsupportedFormat, MEDIA_TYPE_HEAD_BYTES } from './media-type.js';
import { openOfd } from './ofd.js';
import type { PdfInspector } from './pdf-inspector.js';
import { inspectStructure } from './structure.js';
import { inspectTiffStructure } from './tiff-structure.js';
import { listOf, NAME_OF_TYPE, notAccepted } from './type-names.js';
import { requireSaneXml } from './xml-text.js';

export interface ImageInspection {
  /** By content. */
  mediaType: MediaType;
  /**
   * Pixels of the first page as a person sees it upright; for a PDF as it would be drawn at 200 dots per inch; 0 for data
   * that has no size in pixels (XML, OFD).
   */
  width: number;
  height: number;
  /** 1 for anything but a TIFF or a PDF; of an animation only the first frame is used. */
  pageCount: number;
  /** EXIF orientation that `width` and `height` take into account: 1 upright, 2..8 turned or mirrored. */
  orientation: number;
  /** Of a film, in milliseconds; null for everything else. */
  durationMs: number | null;
}

export interface InspectionOptions {
  /** What may come in; anything else is refused with IMAGE_TYPE_NOT_SUPPORTED. Default IMAGE_MEDIA_TYPES. */
  accepts?: readonly MediaType[];
}

type PictureType = Exclude<ImageMediaType, 'application/pdf' | 'image/bmp'>;

/** Warnings of the JPEG decoder about faults that well-known phones and scanners write into pictures that are fine. */
const HARMLESS_WARNING = /extraneous bytes before marker|Invalid SOS parameters for sequential JPEG/;

/** The side to which a picture is shrunk while all of it is decoded, only to see whether that works. */
const PROBE_SIDE_PIXELS = 64;

function truncated(mediaType: ImageMediaType): ImageRefused {
  return new ImageRefused('IMAGE_TRUNCATED', `The ${NAME_OF_TYPE[mediaType]} is incomplete: the file ends too early.`);
}

function corrupt(mediaType: ImageMediaType): ImageRefused {
  return new ImageRefused('IMAGE_CORRUPT', `The ${NAME_OF_TYPE[mediaType]} is damaged and cannot be decoded.`);
}

async function decodeWholePicture(bytes: Buffer, limits: ImageLimits, failOn: 'warning' | 'error'): Promise<void> {
  await openPicture(bytes, { maxPixels: limits.maxPixels, failOn })
    .resize(PROBE_SIDE_PIXELS, PROBE_SIDE_PIXELS, { fit: 'inside' })
    .raw()
    .toBuffer();
}

/** The decoder's own words may quote the file, so they are read here and go no further. */
function refusalOf(error: unknown, bytes: Buffer, mediaType: PictureType): ImageRefused {
  if (error instanceof ImageRefused) return error;
  const message = error instanceof Error ? error.message : '';
  const endsEarly =
    /premature end of (JPEG|input)/i.test(message) ||
    (mediaType === 'image/tiff' && inspectTiffStructure(bytes).hasTagPastEnd);
  return endsEarly ? truncated(mediaType) : corrupt(mediaType);
}

/** What the header of a file says, and the judgement of all the rest. */
export interface BegunInspection {
  inspection: ImageInspection;
  /** Outside of JavaScript's thread. Rejects with ImageRefused and nothing else. */
  judge: () => Promise<void>;
}

async function beginPicture(bytes: Buffer, mediaType: PictureType, limits: ImageLimits): Promise<BegunInspection> {
  let pageCount = 1;
  const structure = inspectStructure(bytes, mediaType);
  if (structure === 'truncated') throw truncated(mediaType);
  if (structure === 'corrupt') throw corrupt(mediaType);
  if (mediaType === 'image/tiff') {
    const { pages } = inspectTiffStructure(bytes);
    pageCount = pages.length;
    if (pageCount > limits.maxPages) {
      throw new ImageRefused(
        'IMAGE_TOO_MANY_PAGES',
        `The TIFF has ${pageCount} pages: at most ${limits.maxPages} are taken.`,
      );
    }
    for (const page of pages) requireSizeWithinLimits(page.width, page.height, limits);
  }
  const header = await openPicture(bytes, { maxPixels: false }).metadata();
  requireSizeWithinLimits(header.width, header.height, limits);
  const inspection = {
    mediaType,
    width: header.autoOrient.width,
    height: header.autoOrient.height,
    pageCount,
    orientation: header.orientation ?? 1,
    durationMs: null,
  };
  return { inspection, judge: () => requireDecodable(bytes, mediaType, limits) };
}

async function requireDecodable(bytes: Buffer, mediaType: PictureType, limits: ImageLimits): Promise<void> {
  try {
    await decodeWholePicture(bytes, limits, 'warning').catch((error: unknown) => {
      if (!(error instanceof Error && HARMLESS_WARNING.test(error.message))) throw error;
      return decodeWholePicture(bytes, limits, 'error');
    });
  } catch (error) {
    throw refusalOf(error, bytes, mediaType);
  }
}

function notSupported(head: Buffer, accepts: readonly MediaType[]): ImageRefused {
  const known = detectUnsupportedFormat(head);
  return new ImageRefused(
    'IMAGE_TYPE_NOT_SUPPORTED',
    known
      ? `${known.name} are not supported: ${known.advice}.`
      : `This kind of file is not supported: send ${listOf(accepts)}.`,
  );
}

/**
 * Judges an upload while its request waits: what it is, how large, and whether it can be decoded to its end. The pixels are
 * decoded outside of JavaScript's thread and thrown away; a PDF goes to the threads of `pdfInspector`, which must be open.
 * Throws ImageRefused and nothing else for whatever the bytes may be.
 */
export async function inspectImage(
  bytes: Buffer,
  limits: ImageLimits,
  pdfInspector: Pick<PdfInspector, 'inspect'>,
  options: InspectionOptions = {},
): Promise<ImageInspection> {
  const { inspection, judge } = await beginInspection(bytes, limits, pdfInspector, options);
  await judge();
  return inspection;
}

/** The same, but resolves as soon as it is known how large the file is; what takes long is left to do. */
export async function beginInspection(
  bytes: Buffer,
  limits: ImageLimits,
  pdfInspector: Pick<PdfInspector, 'inspect'>,
  { accepts = IMAGE_MEDIA_TYPES }: InspectionOptions = {},
): Promise<BegunInspection> {
  if (bytes.length === 0) throw new ImageRefused('IMAGE_EMPTY', 'The file is empty.');
  const mediaType = detectMediaType(bytes);
  if (mediaType === null) throw notSupported(bytes.subarray(0, MEDIA_TYPE_HEAD_BYTES), accepts);
  if (!accepts.includes(mediaType)) throw notAccepted(mediaType, accepts);
  if (
    mediaType === 'application/xml' ||
    mediaType === 'application/ofd' ||
    mediaType === 'application/pdf' ||
    mediaType === 'image/bmp' ||
    isVideoMediaType(mediaType)
  ) {
    const inspection = await inspectWhole(bytes, mediaType, limits, pdfInspector);
    return { inspection, judge: () => Promise.resolve() };
  }
  try {
    return await beginPicture(bytes, mediaType, limits);
  } catch (error) {
    throw refusalOf(error, bytes, mediaType);
  }
}

async function inspectWhole(
  bytes: Buffer,
  mediaType: Exclude<MediaType, PictureType>,
  limits: ImageLimits,
  pdfInspector: Pick<PdfInspector, 'inspect'>,
): Promise<ImageInspection> {
  if (mediaType === 'application/xml' || mediaType === 'application/ofd') {
    if (mediaType === 'application/xml') requireSaneXml(bytes, limits.maxXmlBytes);
    else openOfd(bytes);
    return { mediaType, width: 0, height: 0, pageCount: 1, orientation: 1, durationMs: null };
  }
  if (mediaType === 'application/pdf') {
    const pdf = await pdfInspector.inspect(bytes, limits.maxPages);
    requireSizeWithinLimits(pdf.width, pdf.height, limits);
    return { mediaType, ...pdf, orientation: 1, durationMs: null };
  }
  if (mediaType === 'image/bmp') {
    const { width, height, ...rest } = readBitmapHeader(bytes);
    requireSizeWithinLimits(width, height, limits);
    requireWholeBitmap(bytes, { width, height, ...rest });
    return { mediaType, width, height, pageCount: 1, orientation: 1, durationMs: null };
  }
  return { mediaType, ...inspectFilm(bytes, mediaType, limits), pageCount: 1, orientation: 1 };
}
