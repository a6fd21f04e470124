import { readFileSync } from 'node:fs';
import { glyphNetFrom, type GlyphNet } from './glyph-net.js';

/** Written by scripts/mrz/train.py. The path is the same from src/ and from dist/. */
const WEIGHTS_FILE = new URL('../../../../assets/mrz/glyph-net.bin', import.meta.url);

const MAGIC = 'VGN1';
const HEADER_BYTES = 16;

/** Layout: "VGN1", three sizes as 32-bit numbers, then 32-bit floats; all little-endian. */
export function decodeGlyphNet(file: Uint8Array): GlyphNet {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = String.fromCharCode(...file.subarray(0, 4));
  if (magic !== MAGIC) throw new Error('not a file of glyph weights');
  const weights = new Float32Array((file.byteLength - HEADER_BYTES) / 4);
  for (let i = 0; i < weights.length; i++) weights[i] = view.getFloat32(HEADER_BYTES + i * 4, true);
  return glyphNetFrom([view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)], weights);
}

/** Reads the weights that come with the product; throws where the file is missing or spoiled. */
export function loadGlyphNet(): GlyphNet {
  return decodeGlyphNet(readFileSync(WEIGHTS_FILE));
}
