import { ImageRefused } from './image-refused.js';

/**
 * Windows bitmaps, which the picture library does not read: uncompressed with 1, 4, 8, 16, 24 or 32 bits a pixel, with or
 * without bit masks. Alpha is ignored, as Windows itself does. Run-length and embedded compression is refused by name.
 */
export interface BitmapHeader {
  width: number;
  height: number;
  bitsPerPixel: 1 | 4 | 8 | 16 | 24 | 32;
  /** Rows usually stand bottom-up; a negative height in the file means top-down. */
  topDown: boolean;
  pixelOffset: number;
  /** Bytes from one row to the next: rows are padded to four. */
  rowBytes: number;
  paletteOffset: number;
  paletteEntryBytes: 3 | 4;
  paletteEntries: number;
  /** Red, green and blue masks of a 16 or 32 bit pixel. */
  masks: readonly [number, number, number];
}

const FILE_HEADER_BYTES = 14;
const CORE_HEADER_BYTES = 12;
const INFO_HEADER_BYTES = 40;
const COMPRESSION = {
  none: 0,
  runLength8: 1,
  runLength4: 2,
  bitFields: 3,
  jpeg: 4,
  png: 5,
  alphaBitFields: 6,
} as const;
const BITS_PER_PIXEL: readonly number[] = [1, 4, 8, 16, 24, 32];

function corrupt(): ImageRefused {
  return new ImageRefused('IMAGE_CORRUPT', 'The BMP picture is damaged: its header contradicts itself.');
}

function truncated(): ImageRefused {
  return new ImageRefused('IMAGE_TRUNCATED', 'The BMP picture is incomplete: the file ends too early.');
}

/** Reads the header alone; the pixels need not be there. Throws ImageRefused. */
export function readBitmapHeader(bytes: Buffer): BitmapHeader {
  if (bytes.length < FILE_HEADER_BYTES + CORE_HEADER_BYTES) throw truncated();
  const headerBytes = bytes.readUInt32LE(14);
  if (bytes.length < FILE_HEADER_BYTES + headerBytes) throw truncated();
  if (headerBytes !== CORE_HEADER_BYTES && headerBytes < INFO_HEADER_BYTES) {
    throw new ImageRefused('IMAGE_TYPE_NOT_SUPPORTED', 'OS/2 BMP pictures are not supported: send PNG or JPEG.');
  }
  const isCore = headerBytes === CORE_HEADER_BYTES;
  const width = isCore ? bytes.readUInt16LE(18) : bytes.readInt32LE(18);
  const signedHeight = isCore ? bytes.readUInt16LE(20) : bytes.readInt32LE(22);
  const bitsPerPixel = bytes.readUInt16LE(isCore ? 24 : 28);
  const compression = isCore ? COMPRESSION.none : bytes.readUInt32LE(30);
  const hasMasks = compression === COMPRESSION.bitFields || compression === COMPRESSION.alphaBitFields;
  if (compression !== COMPRESSION.none && !hasMasks) {
    throw new ImageRefused('IMAGE_TYPE_NOT_SUPPORTED', 'Compressed BMP pictures are not supported: send PNG or JPEG.');
  }
  if (width <= 0 || signedHeight === 0 || !BITS_PER_PIXEL.includes(bitsPerPixel)) throw corrupt();
  if (hasMasks && bitsPerPixel !== 16 && bitsPerPixel !== 32) throw corrupt();
  // With the shortest header the masks follow it; longer headers contain them at the same place.
  const masksOffset = FILE_HEADER_BYTES + INFO_HEADER_BYTES;
  const maskBytes =
    hasMasks && headerBytes === INFO_HEADER_BYTES ? (compression === COMPRESSION.bitFields ? 12 : 16) : 0;
  if (hasMasks && bytes.length < masksOffset + 12) throw truncated();
  const coloursUsed = isCore ? 0 : bytes.readUInt32LE(46);
  return {
    width,
    height: Math.abs(signedHeight),
    bitsPerPixel: bitsPerPixel as BitmapHeader['bitsPerPixel'],
    topDown: signedHeight < 0,
    pixelOffset: bytes.readUInt32LE(10),
    rowBytes: Math.ceil((width * bitsPerPixel) / 32) * 4,
    paletteOffset: FILE_HEADER_BYTES + headerBytes + maskBytes,
    paletteEntryBytes: isCore ? 3 : 4,
    paletteEntries: bitsPerPixel > 8 ? 0 : Math.min(coloursUsed || 2 ** bitsPerPixel, 2 ** bitsPerPixel),
    masks: hasMasks
      ? [bytes.readUInt32LE(masksOffset), bytes.readUInt32LE(masksOffset + 4), bytes.readUInt32LE(masksOffset + 8)]
      : bitsPerPixel === 16
        ? [0x7c00, 0x03e0, 0x001f]
        : [0xff0000, 0x00ff00, 0x0000ff],
  };
}

/** Throws ImageRefused unless palette and pixels lie inside the file. */
export function requireWholeBitmap(bytes: Buffer, header: BitmapHeader): void {
  const paletteEnd = header.paletteOffset + header.paletteEntries * header.paletteEntryBytes;
  if (header.pixelOffset < header.paletteOffset) throw corrupt();
  if (paletteEnd > bytes.length || header.pixelOffset + header.rowBytes * header.height > bytes.length)
    throw truncated();
}

/** Turns the masked bits of a pixel into 0..255, whatever their number. */
function channelOfMask(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const maximum = mask >>> shift;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / maximum);
}

/**
 * Decodes to three bytes a pixel, top row first. The caller has compared width and height with its limits: the result
 * takes three bytes for each pixel. Throws ImageRefused.
 */
export function decodeBitmap(bytes: Buffer): { data: Buffer; width: number; height: number } {
  const header = readBitmapHeader(bytes);
  requireWholeBitmap(bytes, header);
  const { width, height, bitsPerPixel } = header;
  const data = Buffer.alloc(width * height * 3);
  const palette = new Uint8Array(256 * 3);
  for (let entry = 0; entry < header.paletteEntries; entry += 1) {
    const from = header.paletteOffset + entry * header.paletteEntryBytes;
    for (let channel = 0; channel < 3; channel += 1) palette[entry * 3 + channel] = bytes[from + 2 - channel]!;
  }
  const channels = header.masks.map(channelOfMask);
  const writePixel = (row: number, x: number, to: number): void => {
    if (bitsPerPixel === 24) {
      const from = row + x * 3;
      data[to] = bytes[from + 2]!;
      data[to + 1] = bytes[from + 1]!;
      data[to + 2] = bytes[from]!;
    } else if (bitsPerPixel <= 8) {
      const pixelsPerByte = 8 / bitsPerPixel;
      const shift = 8 - bitsPerPixel * ((x % pixelsPerByte) + 1);
      const index = (bytes[row + Math.floor(x / pixelsPerByte)]! >> shift) & (2 ** bitsPerPixel - 1);
      data.set(palette.subarray(index * 3, index * 3 + 3), to);
    } else {
      const pixel = bitsPerPixel === 16 ? bytes.readUInt16LE(row + x * 2) : bytes.readUInt32LE(row + x * 4);
      for (let channel = 0; channel < 3; channel += 1) data[to + channel] = channels[channel]!(pixel);
    }
  };
  for (let y = 0; y < height; y += 1) {
    const row = header.pixelOffset + (header.topDown ? y : height - 1 - y) * header.rowBytes;
    for (let x = 0; x < width; x += 1) writePixel(row, x, (y * width + x) * 3);
  }
  return { data, width, height };
}
