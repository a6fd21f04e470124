import { decodeBitmap, readBitmapHeader } from './bitmap.js';
import { hardenedSharp, openPicture } from './hardened-sharp.js';
import { DEFAULT_IMAGE_LIMITS, requireSizeWithinLimits, type ImageLimits } from './image-limits.js';
import { ImageRefused } from './image-refused.js';
import type { MediaType } from '../domain/media-type.js';
import { isImageMediaType } from '../domain/media-type.js';

/** One byte a pixel, top row first; 0 is black. */
export interface GreyPixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Four bytes a pixel (red, green, blue, 255), top row first. Barcode readers take nothing else. */
export interface ColourPixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export interface DecodedPage {
  grey: GreyPixels;
  /** Only when asked for. */
  colour?: ColourPixels;
}

export interface DecodeOptions {
  /** Longer side of `grey`, in pixels. Default 1800. Never enlarged. */
  greyMaxSidePixels?: number;
  /** Longer side of `colour`, in pixels; 2600 suits barcodes. Absent: no colour. Never enlarged. */
  colourMaxSidePixels?: number;
  /** Default DEFAULT_IMAGE_LIMITS. */
  limits?: ImageLimits;
}

type Sharp = ReturnType<typeof hardenedSharp>;

const DEFAULT_GREY_MAX_SIDE_PIXELS = 1800;
const WHITE = '#ffffff';

function fromRaw(
  pixels: { data: Uint8Array | Uint8ClampedArray; width: number; height: number },
  channels: 3 | 4,
): Sharp {
  const { data, width, height } = pixels;
  return hardenedSharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels },
  });
}

async function open(bytes: Buffer, mediaType: MediaType, page: number, limits: ImageLimits): Promise<Sharp> {
  if (!isImageMediaType(mediaType)) {
    throw new ImageRefused('IMAGE_TYPE_NOT_SUPPORTED', 'This kind of file has no page to look at.');
  }
  if (mediaType === 'application/pdf') {
    // Loaded only here: most processes that decode pictures never see a PDF, and its library is large.
    const { renderPdfPage } = await import('./pdf-document.js');
    return fromRaw(await renderPdfPage(bytes, page, limits.maxPixels), 4).removeAlpha();
  }
  if (page !== 0 && mediaType !== 'image/tiff') {
    throw new ImageRefused('PAGE_NOT_FOUND', 'The picture has only one page.');
  }
  if (mediaType === 'image/bmp') {
    const { width, height } = readBitmapHeader(bytes);
    requireSizeWithinLimits(width, height, limits);
    return fromRaw(decodeBitmap(bytes), 3);
  }
  return openPicture(bytes, {
    maxPixels: limits.maxPixels,
    tiffPage: mediaType === 'image/tiff' ? page : undefined,
  })
    .autoOrient()
    .flatten({ background: WHITE });
}

async function toColour(picture: Sharp, maxSidePixels: number): Promise<ColourPixels> {
  const { data, info } = await picture
    .resize(maxSidePixels, maxSidePixels, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Two channels (grey and alpha) read as four would give a picture of noise without any error.
  if (info.channels !== 4) throw new Error(`Expected four channels of colour, got ${info.channels}.`);
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return { data: pixels, width: info.width, height: info.height };
}

async function toGrey(picture: Sharp, maxSidePixels: number): Promise<GreyPixels> {
  const { data, info } = await picture
    .resize(maxSidePixels, maxSidePixels, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error(`Expected one channel of grey, got ${info.channels}.`);
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { data: pixels, width: info.width, height: info.height };
}

/**
 * Decodes one page, upright by its EXIF orientation, on white where it is transparent. Meant for a worker thread: a BMP and a
 * PDF are decoded in JavaScript, and only the end of the thread stops a PDF that draws for ever. `page` is zero-based.
 * Throws ImageRefused; a file that passed `inspectImage` can still be refused here, since that looked at one page only.
 */
export async function decodePage(
  bytes: Buffer,
  mediaType: MediaType,
  page: number,
  options: DecodeOptions = {},
): Promise<DecodedPage> {
  const limits = options.limits ?? DEFAULT_IMAGE_LIMITS;
  const greyMaxSidePixels = options.greyMaxSidePixels ?? DEFAULT_GREY_MAX_SIDE_PIXELS;
  try {
    const picture = await open(bytes, mediaType, page, limits);
    if (options.colourMaxSidePixels === undefined) return { grey: await toGrey(picture, greyMaxSidePixels) };
    const colour = await toColour(picture, Math.max(options.colourMaxSidePixels, greyMaxSidePixels));
    // From the colour, not from the file: decoding is what costs time.
    return { grey: await toGrey(fromRaw(colour, 4).removeAlpha(), greyMaxSidePixels), colour };
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The decoder's own words may quote the file, so they go no further. */
function refusalOf(error: unknown): ImageRefused {
  if (error instanceof ImageRefused) return error;
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message))
    return new ImageRefused('IMAGE_TOO_MANY_PIXELS', 'The picture has too many pixels.');
  if (/does not contain page/i.test(message)) return new ImageRefused('PAGE_NOT_FOUND', 'The file has no such page.');
  return new ImageRefused('IMAGE_CORRUPT', 'The picture is damaged and cannot be decoded.');
}
