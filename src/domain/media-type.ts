/** Files that are taken, named as in RFC 2046 and its registry. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/avif',
  'image/bmp',
  'application/pdf',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];
