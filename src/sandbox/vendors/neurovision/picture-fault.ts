import { detectMediaType, MEDIA_TYPE_HEAD_BYTES } from '../../../images/media-type.js';

/** "The larger dimension must be at least 300 pixels" (HIGH). */
const SMALLEST_LONGER_SIDE_PIXELS = 300;

/** What the vendor says of a file that it cannot work with; null where it can. */
export function pictureFaultOf(bytes: Buffer): '[general] bad image' | '[general] too small image' | null {
  const mediaType = detectMediaType(bytes.subarray(0, MEDIA_TYPE_HEAD_BYTES));
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') return '[general] bad image';
  const longerSide = mediaType === 'image/png' ? longerSideOfPng(bytes) : longerSideOfJpeg(bytes);
  if (longerSide === null) return '[general] bad image';
  return longerSide < SMALLEST_LONGER_SIDE_PIXELS ? '[general] too small image' : null;
}

/** The header chunk comes first (PNG, 5.6). */
function longerSideOfPng(bytes: Buffer): number | null {
  return bytes.length < 24 ? null : Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** The first frame header (ITU T.81, B.2.2), found by going from marker to marker. */
function longerSideOfJpeg(bytes: Buffer): number | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return Math.max(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7));
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
