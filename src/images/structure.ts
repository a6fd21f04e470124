import { crc32 } from 'node:zlib';
import type { ImageMediaType } from '../domain/media-type.js';
import { inspectTiffStructure } from './tiff-structure.js';

/**
 * What the containers themselves say about their length and integrity, found without decoding a pixel.
 * `truncated`: the file ends before its structure does. `corrupt`: the structure contradicts itself.
 */
export type Structure = 'intact' | 'truncated' | 'corrupt';

const PNG_SIGNATURE_BYTES = 8;
const JPEG_END = Buffer.from([0xff, 0xd9]);
const PNG_CHUNK_FRAME_BYTES = 12;

/** Walks the chunks to IEND and checks each checksum. Whatever follows IEND is no part of the picture. */
function inspectPng(bytes: Buffer): Structure {
  let offset = PNG_SIGNATURE_BYTES;
  while (offset + PNG_CHUNK_FRAME_BYTES <= bytes.length) {
    const end = offset + PNG_CHUNK_FRAME_BYTES + bytes.readUInt32BE(offset);
    if (end > bytes.length) return 'truncated';
    if (crc32(bytes.subarray(offset + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'corrupt';
    if (bytes.toString('latin1', offset + 4, offset + 8) === 'IEND') return 'intact';
    offset = end;
  }
  return 'truncated';
}

/** Walks the segments to the first scan, then looks for the end marker: a preview in a segment has one of its own. */
function inspectJpeg(bytes: Buffer): Structure {
  let offset = 2;
  while (offset + 4 <= bytes.length) {
    if (bytes[offset] !== 0xff) return 'intact'; // stray bytes, which the decoder forgives or not
    const marker = bytes[offset + 1]!;
    if (marker === 0xff) {
      offset += 1; // a fill byte
      continue;
    }
    if (marker === 0xd9) return 'corrupt'; // the end before any scan
    // Inside of a scan the end marker cannot occur by chance: 0xff is always followed by a stuffed zero there.
    if (marker === 0xda) return bytes.lastIndexOf(JPEG_END) > offset ? 'intact' : 'truncated';
    offset += 2 + bytes.readUInt16BE(offset + 2);
  }
  return 'truncated';
}

/** A RIFF file states its length. */
function inspectWebp(bytes: Buffer): Structure {
  if (bytes.length < 20) return 'truncated';
  return bytes.readUInt32LE(4) + 8 > bytes.length ? 'truncated' : 'intact';
}

/** Each top-level box states its length (ISO/IEC 14496-12, 4.2); 0 means "to the end", 1 that 64 bits follow. */
function inspectAvif(bytes: Buffer): Structure {
  let offset = 0;
  const boxes = new Set<string>();
  while (offset + 8 <= bytes.length) {
    boxes.add(bytes.toString('latin1', offset + 4, offset + 8));
    let boxBytes = bytes.readUInt32BE(offset);
    if (boxBytes === 0) return 'intact';
    if (boxBytes === 1) {
      if (offset + 16 > bytes.length) return 'truncated';
      boxBytes = Number(bytes.readBigUInt64BE(offset + 8));
    }
    if (boxBytes < 8) return 'corrupt';
    if (offset + boxBytes > bytes.length) return 'truncated';
    offset += boxBytes;
  }
  return boxes.has('meta') && boxes.has('mdat') ? 'intact' : 'truncated';
}

export function inspectStructure(
  bytes: Buffer,
  mediaType: Exclude<ImageMediaType, 'image/bmp' | 'application/pdf'>,
): Structure {
  switch (mediaType) {
    case 'image/png':
      return inspectPng(bytes);
    case 'image/jpeg':
      return inspectJpeg(bytes);
    case 'image/webp':
      return inspectWebp(bytes);
    case 'image/avif':
      return inspectAvif(bytes);
    case 'image/tiff':
      return inspectTiffStructure(bytes).structure;
  }
}
