/** Files that have pages or pixels and so can be looked at: documents, faces, printed invoices. */
export const IMAGE_MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/avif',
  'image/bmp',
  'application/pdf',
] as const;
export type ImageMediaType = (typeof IMAGE_MEDIA_TYPES)[number];

/** Films of a few seconds, for a check of liveness. */
export const VIDEO_MEDIA_TYPES = ['video/mp4', 'video/webm'] as const;
export type VideoMediaType = (typeof VIDEO_MEDIA_TYPES)[number];

/**
 * Files that are taken somewhere, named as in RFC 2046 and its registry. Always told by content. `application/xml` stands
 * for `text/xml` too, which RFC 7303 calls the same; `application/ofd`, which is in no registry, is a document of
 * GB/T 33190.
 */
export const MEDIA_TYPES = [...IMAGE_MEDIA_TYPES, 'application/xml', 'application/ofd', ...VIDEO_MEDIA_TYPES] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What an invoice may be: to be looked at, or data (UBL, CII, OFD). */
export const INVOICE_MEDIA_TYPES = [...IMAGE_MEDIA_TYPES, 'application/xml', 'application/ofd'] as const;

/** What liveness may be judged from; a PDF is no picture of a living person. */
export const LIVENESS_MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/avif',
  'image/bmp',
  ...VIDEO_MEDIA_TYPES,
] as const;

export function isImageMediaType(mediaType: MediaType): mediaType is ImageMediaType {
  return (IMAGE_MEDIA_TYPES as readonly MediaType[]).includes(mediaType);
}

export function isVideoMediaType(mediaType: MediaType): mediaType is VideoMediaType {
  return (VIDEO_MEDIA_TYPES as readonly MediaType[]).includes(mediaType);
}
