export interface ImageLimits {
  /** Width times height of one page. A 50 megapixel picture takes about 200 MB while it is decoded. */
  maxPixels: number;
  /** The shorter side, in pixels. Nothing on a document can be read below this. */
  minSidePixels: number;
  /** The longer side divided by the shorter. A cut-out machine-readable zone of two lines is about 14. */
  maxAspectRatio: number;
  /** Pages of a PDF or a TIFF. */
  maxPages: number;
}

export const DEFAULT_IMAGE_LIMITS: Readonly<ImageLimits> = Object.freeze({
  maxPixels: 50_000_000,
  minSidePixels: 32,
  maxAspectRatio: 40,
  maxPages: 10,
});
