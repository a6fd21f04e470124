import { ImageRefused } from './image-refused.js';

export interface ImageLimits {
  /** Width times height of one page. A 50 megapixel picture takes about 200 MB while it is decoded. */
  maxPixels: number;
  /** The shorter side, in pixels. Nothing on a document can be read below this. */
  minSidePixels: number;
  /** The longer side divided by the shorter. A cut-out machine-readable zone of two lines is about 14. */
  maxAspectRatio: number;
  /** Pages of a PDF or a TIFF. */
  maxPages: number;
  /** Of an XML document. An invoice with a thousand lines has about 2 MB; attachments inside make it larger. */
  maxXmlBytes: number;
  /** Of a film. */
  maxVideoBytes: number;
  /**
   * How long a film may be, in milliseconds. No vendor states a length; apps for liveness record two to ten seconds, and a
   * shorter one shows no movement that could be judged.
   */
  minVideoMs: number;
  maxVideoMs: number;
}

export const DEFAULT_IMAGE_LIMITS: Readonly<ImageLimits> = Object.freeze({
  maxPixels: 50_000_000,
  minSidePixels: 32,
  maxAspectRatio: 40,
  maxPages: 10,
  maxXmlBytes: 20_000_000,
  maxVideoBytes: 50_000_000,
  minVideoMs: 1_000,
  maxVideoMs: 15_000,
});

const PIXELS_PER_MEGAPIXEL = 1_000_000;

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
