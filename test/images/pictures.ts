import { crc32, deflateSync } from 'node:zlib';
import { createCipheriv } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';

/** Inputs of the tests: everything is drawn here, so no picture of anybody's document is needed. */

/** Looks random and is the same each time: how a damaged picture is refused depends on its bytes. */
function sameBytes(length: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
}

/** Noise that compresses badly, so that a cut falls into pixel data. */
export function noise(width: number, height: number): Sharp {
  return sharp(sameBytes(width * height * 3), { raw: { width, height, channels: 3 } });
}

/** A picture whose four quarters are, from top left clockwise: red, green, blue, black. */
export async function quarters(width: number, height: number): Promise<Sharp> {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = y < height / 2 ? (x < width / 2 ? 0 : 1) : x < width / 2 ? 3 : 2;
      if (colour < 3) data[(y * width + x) * 3 + colour] = 255;
    }
  }
  return sharp(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
}

/** The quarters' colours as one letter each, from top left clockwise: "RGBK" is upright. W is white, ? anything else. */
export function quarterLetters(pixels: { data: Uint8ClampedArray; width: number; height: number }): string {
  const at = (x: number, y: number): string => {
    const offset = (Math.floor(y * pixels.height) * pixels.width + Math.floor(x * pixels.width)) * 4;
    const bits = [...pixels.data.subarray(offset, offset + 3)].map((value) => (value > 200 ? 1 : value < 60 ? 0 : 9));
    return { '100': 'R', '010': 'G', '001': 'B', '000': 'K', '111': 'W' }[bits.join('')] ?? '?';
  };
  return at(0.25, 0.25) + at(0.75, 0.25) + at(0.75, 0.75) + at(0.25, 0.75);
}

export interface BitmapOptions {
  bitsPerPixel: 1 | 4 | 8 | 16 | 24 | 32;
  topDown?: boolean;
  /** Red, green, blue masks written behind the header, with compression 3. */
  masks?: [number, number, number];
  compression?: number;
  /** Size of the header: 40 (default) or 12. */
  headerBytes?: 12 | 40;
}

const BITMAP_COLOURS = { R: [255, 0, 0], G: [0, 255, 0], B: [0, 0, 255], K: [0, 0, 0] } as const;

/** A BMP with the same four quarters as `quarters`. */
export function bitmapOfQuarters(width: number, height: number, options: BitmapOptions): Buffer {
  const { bitsPerPixel, topDown = false, masks, headerBytes = 40 } = options;
  const colours = [BITMAP_COLOURS.R, BITMAP_COLOURS.G, BITMAP_COLOURS.B, BITMAP_COLOURS.K] as const;
  const paletteEntries = bitsPerPixel <= 8 ? 2 ** bitsPerPixel : 0;
  const paletteEntryBytes = headerBytes === 12 ? 3 : 4;
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  const pixelOffset = 14 + headerBytes + (masks ? 12 : 0) + paletteEntries * paletteEntryBytes;
  const bytes = Buffer.alloc(pixelOffset + rowBytes * height);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(pixelOffset, 10);
  bytes.writeUInt32LE(headerBytes, 14);
  if (headerBytes === 12) {
    bytes.writeUInt16LE(width, 18);
    bytes.writeUInt16LE(height, 20);
    bytes.writeUInt16LE(bitsPerPixel, 24);
  } else {
    bytes.writeInt32LE(width, 18);
    bytes.writeInt32LE(topDown ? -height : height, 22);
    bytes.writeUInt16LE(bitsPerPixel, 28);
    bytes.writeUInt32LE(options.compression ?? (masks ? 3 : 0), 30);
    masks?.forEach((mask, index) => bytes.writeUInt32LE(mask, 54 + index * 4));
  }
  // Two colours hold only the left and the right half apart: red and green.
  for (let entry = 0; entry < Math.min(paletteEntries, 4); entry += 1) {
    const [red, green, blue] = colours[entry as 0 | 1 | 2 | 3];
    bytes.set([blue, green, red], 14 + headerBytes + entry * paletteEntryBytes);
  }
  const scale = (value: number, mask: number): number => {
    const shift = 31 - Math.clz32(mask & -mask);
    return (Math.round((value / 255) * (mask >>> shift)) << shift) >>> 0;
  };
  const usedMasks = masks ?? (bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f] : [0xff0000, 0xff00, 0xff]);
  for (let y = 0; y < height; y += 1) {
    const row = pixelOffset + (topDown ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x += 1) {
      const quarter = y < height / 2 ? (x < width / 2 ? 0 : 1) : x < width / 2 ? 3 : 2;
      const [red, green, blue] = colours[quarter];
      if (bitsPerPixel <= 8) {
        const index = bitsPerPixel === 1 ? (x < width / 2 ? 0 : 1) : quarter;
        const perByte = 8 / bitsPerPixel;
        const shift = 8 - bitsPerPixel * ((x % perByte) + 1);
        const at = row + Math.floor(x / perByte);
        bytes[at] = bytes[at]! | (index << shift);
      } else if (bitsPerPixel === 24) {
        bytes.set([blue, green, red], row + x * 3);
      } else {
        const pixel = [red, green, blue].reduce<number>(
          (sum, value, index) => sum + scale(value, usedMasks[index]!),
          0,
        );
        if (bitsPerPixel === 16) bytes.writeUInt16LE(pixel, row + x * 2);
        else bytes.writeUInt32LE(pixel, row + x * 4);
      }
    }
  }
  return bytes;
}

type TiffEntry = [tag: number, value: number, count?: number];

function tiffDirectory(entries: TiffEntry[], nextDirectory: number): Buffer {
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, value, count = 1], index) => {
    directory.writeUInt16LE(tag, 2 + index * 12);
    directory.writeUInt16LE(4, 4 + index * 12);
    directory.writeUInt32LE(count, 6 + index * 12);
    directory.writeUInt32LE(value, 10 + index * 12);
  });
  directory.writeUInt32LE(nextDirectory, directory.length - 4);
  return directory;
}

const TIFF_HEADER = Buffer.from('II*\0\x08\0\0\0', 'latin1');
const TIFF_DIRECTORY_BYTES = 2 + 10 * 12 + 4;

/** One TIFF of several pages, each of the size given, uncompressed, one strip a page; page n has the grey value 10 n. */
export function tiffOfPages(sizes: { width: number; height: number }[]): Buffer {
  const parts: Buffer[] = [TIFF_HEADER];
  let offset = TIFF_HEADER.length;
  sizes.forEach(({ width, height }, index) => {
    const pixels = Buffer.alloc(width * height, index * 10);
    const pixelOffset = offset + TIFF_DIRECTORY_BYTES;
    offset = pixelOffset + pixels.length;
    const entries: TiffEntry[] = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, pixelOffset],
      [277, 1],
      [278, height],
      [279, pixels.length],
      [284, 1],
    ];
    parts.push(tiffDirectory(entries, index === sizes.length - 1 ? 0 : offset), pixels);
  });
  return Buffer.concat(parts);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A black PNG of one bit a pixel that is complete and correct, whatever its size. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 });
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
