import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode, type WriteInputBarcodeFormat } from 'zxing-wasm/writer';
import type { BarcodePicture } from '../../../../src/providers/local/barcodes/stripe-regions.js';

/** Barcodes drawn for the tests, as they would lie on a table. */

let writerReady: Promise<unknown> | undefined;

function prepareWriter(): Promise<unknown> {
  writerReady ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).then(
    (file) => {
      const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
      return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    },
  );
  return writerReady;
}

export async function drawBarcode(
  text: string | Uint8Array,
  format: WriteInputBarcodeFormat,
  options = '',
): Promise<Buffer> {
  await prepareWriter();
  const written = await writeBarcode(text, { format, options, scale: 4 });
  if (written.error || !written.image) throw new Error(written.error);
  return sharp(Buffer.from(await written.image.arrayBuffer()))
    .flatten({ background: 'white' })
    .png()
    .toBuffer();
}

export interface SceneOptions {
  width?: number;
  height?: number;
  /** Width of the barcode before it is turned. */
  codeWidth?: number;
  /** Degrees clockwise. */
  turn?: number;
  blur?: number;
  /** 1 is full light. */
  light?: number;
  jpegQuality?: number;
  background?: string;
}

/** One barcode in the middle of a table, photographed. */
export async function photograph(code: Buffer | null, options: SceneOptions = {}): Promise<BarcodePicture> {
  const { width = 1600, height = 1200, codeWidth = 900, turn = 0, blur = 0, light = 1, jpegQuality = 80 } = options;
  let scene = sharp({ create: { width, height, channels: 3, background: options.background ?? '#b8b4a8' } });
  if (code) {
    const paper = await sharp(code)
      .resize({ width: codeWidth })
      .extend({ top: 30, bottom: 30, left: 30, right: 30, background: 'white' })
      .png()
      .toBuffer();
    const turned = await sharp(paper)
      .ensureAlpha()
      .rotate(turn, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png()
      .toBuffer();
    scene = scene.composite([{ input: turned, gravity: 'centre' }]);
  }
  let photo = sharp(await scene.png().toBuffer()).removeAlpha();
  if (blur > 0) photo = photo.blur(blur);
  if (light !== 1) photo = photo.linear(light, 0);
  const jpeg = await photo.jpeg({ quality: jpegQuality }).toBuffer();
  const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    width: info.width,
    height: info.height,
  };
}
