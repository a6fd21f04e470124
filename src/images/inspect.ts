import type { ImageMediaType, MediaType } from '../domain/media-type.js';
import { IMAGE_MEDIA_TYPES } from '../domain/media-type.js';
import { readBitmapHeader, requireWholeBitmap } from './bitmap.js';
import { openPicture } from './hardened-sharp.js';
import type { ImageLimits } from './image-limits.js';
import { ImageRefused } from './image-refused.js';
import { detectMediaType, detectUnsupportedFormat, MEDIA_TYPE_HEAD_BYTES } from './media-type.js';
import type { PdfInspector } from './pdf-inspector.js';
import { inspectStructure } from './structure.js';
import { inspectTiffStructure } from './tiff-structure.js';

export interface ImageInspection {
  /** By content. */
  mediaType: MediaType;
  /** Pixels of the first page as a person sees it upright; for a PDF as it would be drawn at 200 dots per inch. */
  width: number;
  height: number;
  /** 1 for anything but a TIFF or a PDF; of an animation only the first frame is used. */
  pageCount: number;
  /** EXIF orientation that `width` and `height` take into account: 1 upright, 2..8 turned or mirrored. */
  orientation: number;
}

export interface InspectionOptions {
  /** What may come in; anything else is refused with IMAGE_TYPE_NOT_SUPPORTED. Default IMAGE_MEDIA_TYPES. */
  accepts?: readonly MediaType[];
}

type PictureType = Exclude<ImageMediaType, 'application/pdf' | 'image/bmp'>;

const NAME_OF_TYPE: Readonly<Record<ImageMediaType, string>> = {
  'image/jpeg': 'JPEG picture',
  'image/png': 'PNG picture',
  'image/webp': 'WebP picture',
  'image/tiff': 'TIFF picture',
  'image/avif': 'AVIF picture',
  'image/bmp': 'BMP picture',
  'application/pdf': 'PDF document',
};

const PLURAL_OF_TYPE: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG pictures',
  'image/png': 'PNG pictures',
  'image/webp': 'WebP pictures',
  'image/tiff': 'TIFF pictures',
  'image/avif': 'AVIF pictures',
  'image/bmp': 'BMP pictures',
  'application/pdf': 'PDF documents',
  'application/xml': 'XML documents',
  'application/ofd': 'OFD documents',
  'video/mp4': 'MP4 films',
  'video/webm': 'WebM films',
};

/** Warnings of the JPEG decoder about faults that well-known phones and scanners write into pictures that are fine. */
const HARMLESS_WARNING = /extraneous bytes before marker|Invalid SOS parameters for sequential JPEG/;

/** The side to which a picture is shrunk while all of it is decoded, only to see whether that works. */
const PROBE_SIDE_PIXELS = 64;

const PIXELS_PER_MEGAPIXEL = 1_000_000;

function truncated(mediaType: ImageMediaType): ImageRefused {
  return new ImageRefused('IMAGE_TRUNCATED', `The ${NAME_OF_TYPE[mediaType]} is incomplete: the file ends too early.`);
}

function corrupt(mediaType: ImageMediaType): ImageRefused {
  return new ImageRefused('IMAGE_CORRUPT', `The ${NAME_OF_TYPE[mediaType]} is damaged and cannot be decoded.`);
}

/** Throws ImageRefused unless a page of this size is within the limits. */
export function requireSizeWithinLimits(width: number, height: number, limits: ImageLimits): void {
  const size = `${width} x ${height} pixels`;
  if (width * height > limits.maxPixels) {
    const megapixels = Math.floor(limits.maxPixels / PIXELS_PER_MEGAPIXEL);
    throw new ImageRefused(
      'IMAGE_TOO_MANY_PIXELS',
      `The picture has ${size}: at most ${megapixels} megapixels are taken.`,
    );
  }
  const shorter = Math.min(width, height);
  if (shorter < limits.minSidePixels) {
    throw new ImageRefused(
      'IMAGE_TOO_SMALL',
      `The picture has ${size}: each side must have at least ${limits.minSidePixels}.`,
    );
  }
  if (Math.max(width, height) > shorter * limits.maxAspectRatio) {
    throw new ImageRefused(
      'IMAGE_TOO_NARROW',
      `The picture has ${size}: one side may be at most ${limits.maxAspectRatio} times the other.`,
    );
  }
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

async function inspectPicture(bytes: Buffer, mediaType: PictureType, limits: ImageLimits): Promise<ImageInspection> {
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
  try {
    await decodeWholePicture(bytes, limits, 'warning');
  } catch (error) {
    if (!(error instanceof Error && HARMLESS_WARNING.test(error.message))) throw error;
    await decodeWholePicture(bytes, limits, 'error');
  }
  return {
    mediaType,
    width: header.autoOrient.width,
    height: header.autoOrient.height,
    pageCount,
    orientation: header.orientation ?? 1,
  };
}

function notSupported(head: Buffer, mediaType: ImageMediaType | null, accepts: readonly MediaType[]): ImageRefused {
  if (mediaType !== null) return notAccepted(mediaType, accepts);
  const known = detectUnsupportedFormat(head);
  return new ImageRefused(
    'IMAGE_TYPE_NOT_SUPPORTED',
    known
      ? `${known.name} are not supported: ${known.advice}.`
      : `This kind of file is not supported: send ${listOf(accepts)}.`,
  );
}

/** For a file of a known kind that does not belong here. */
export function notAccepted(mediaType: MediaType, accepts: readonly MediaType[]): ImageRefused {
  return new ImageRefused(
    'IMAGE_TYPE_NOT_SUPPORTED',
    `${PLURAL_OF_TYPE[mediaType]} are not supported here: send ${listOf(accepts)}.`,
  );
}

/** "JPEG, PNG or PDF". */
function listOf(mediaTypes: readonly MediaType[]): string {
  const names = mediaTypes.map((mediaType) => PLURAL_OF_TYPE[mediaType].replace(/ \w+$/, ''));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
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
  { accepts = IMAGE_MEDIA_TYPES }: InspectionOptions = {},
): Promise<ImageInspection> {
  if (bytes.length === 0) throw new ImageRefused('IMAGE_EMPTY', 'The file is empty.');
  const head = bytes.subarray(0, MEDIA_TYPE_HEAD_BYTES);
  const mediaType = detectMediaType(head);
  if (mediaType === null || !accepts.includes(mediaType)) throw notSupported(head, mediaType, accepts);
  if (mediaType === 'application/pdf') {
    const pdf = await pdfInspector.inspect(bytes, limits.maxPages);
    requireSizeWithinLimits(pdf.width, pdf.height, limits);
    return { mediaType, ...pdf, orientation: 1 };
  }
  if (mediaType === 'image/bmp') {
    const { width, height, ...rest } = readBitmapHeader(bytes);
    requireSizeWithinLimits(width, height, limits);
    requireWholeBitmap(bytes, { width, height, ...rest });
    return { mediaType, width, height, pageCount: 1, orientation: 1 };
  }
  try {
    return await inspectPicture(bytes, mediaType, limits);
  } catch (error) {
    throw refusalOf(error, bytes, mediaType);
  }
}
