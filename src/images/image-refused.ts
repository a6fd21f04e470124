/**
 * Why a file cannot be taken. Clients see these names, so a name once given is never changed.
 *
 * - IMAGE_EMPTY: no bytes at all.
 * - IMAGE_TYPE_NOT_SUPPORTED: by its content it is another kind of file, or a rare variant of an accepted one.
 * - IMAGE_TRUNCATED: it ends before its own structure says it should, as after a broken upload.
 * - IMAGE_CORRUPT: the whole length is there, but it cannot be decoded.
 * - IMAGE_TOO_MANY_PIXELS, IMAGE_TOO_SMALL, IMAGE_TOO_NARROW: its width and height are outside the limits.
 * - IMAGE_TOO_MANY_PAGES: a TIFF with more pages than allowed.
 * - PDF_CORRUPT, PDF_ENCRYPTED, PDF_TOO_MANY_PAGES: as they say. A PDF without pages is corrupt.
 * - PDF_TOO_LARGE_UNPACKED: its compressed parts unpack to more than any scan of a document needs.
 * - PDF_TOO_SLOW: reading or drawing it was given up at its deadline.
 * - IMAGE_TOO_LARGE: more bytes than are taken of that kind of file.
 * - XML_INVALID: not well-formed at its start or end, or not in the encoding that it declares.
 * - XML_DECLARATIONS_NOT_ALLOWED: it declares entities or elements of its own, which no invoice needs and bombs are made of.
 * - OFD_INVALID: a ZIP that lacks what makes it an OFD document, is damaged, or uses what the standard does not know.
 * - OFD_TOO_LARGE_UNPACKED: its parts unpack to more than any document needs.
 * - VIDEO_TRUNCATED, VIDEO_CORRUPT: as for pictures.
 * - VIDEO_WITHOUT_PICTURE: a film with sound only.
 * - VIDEO_TOO_SHORT, VIDEO_TOO_LONG: its length is outside the limits.
 * - PAGE_NOT_FOUND: the file is fine, but has no page of that number.
 */
export const IMAGE_REFUSAL_CODES = [
  'IMAGE_EMPTY',
  'IMAGE_TYPE_NOT_SUPPORTED',
  'IMAGE_TRUNCATED',
  'IMAGE_CORRUPT',
  'IMAGE_TOO_MANY_PIXELS',
  'IMAGE_TOO_SMALL',
  'IMAGE_TOO_NARROW',
  'IMAGE_TOO_MANY_PAGES',
  'PDF_CORRUPT',
  'PDF_ENCRYPTED',
  'PDF_TOO_MANY_PAGES',
  'PDF_TOO_LARGE_UNPACKED',
  'PDF_TOO_SLOW',
  'IMAGE_TOO_LARGE',
  'XML_INVALID',
  'XML_DECLARATIONS_NOT_ALLOWED',
  'OFD_INVALID',
  'OFD_TOO_LARGE_UNPACKED',
  'VIDEO_TRUNCATED',
  'VIDEO_CORRUPT',
  'VIDEO_WITHOUT_PICTURE',
  'VIDEO_TOO_SHORT',
  'VIDEO_TOO_LONG',
  'PAGE_NOT_FOUND',
] as const;
export type ImageRefusalCode = (typeof IMAGE_REFUSAL_CODES)[number];

/** A refusal as plain data: an error loses its class and its fields on the way out of a worker thread, this does not. */
export interface ImageRefusal {
  code: ImageRefusalCode;
  /** One or two sentences for the person who sent the file. Never contains anything from inside the file. */
  message: string;
}

/**
 * The file itself is at fault: the same bytes will be refused again, so nothing is gained by a retry (but
 * PDF_TOO_SLOW may pass on an idle machine). It says nothing about the document on the picture.
 */
export class ImageRefused extends Error {
  override readonly name = 'ImageRefused';
  readonly code: ImageRefusalCode;

  constructor(code: ImageRefusalCode, message: string) {
    super(message);
    this.code = code;
  }

  /** For the way out of a worker thread; `ImageRefused.from` is the way back. */
  toRefusal(): ImageRefusal {
    return { code: this.code, message: this.message };
  }

  static from(refusal: ImageRefusal): ImageRefused {
    return new ImageRefused(refusal.code, refusal.message);
  }
}
