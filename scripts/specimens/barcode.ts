import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Sheet } from './sheet.js';

const requireFromHere = createRequire(import.meta.url);

/** Draws from the installed package; zxing-wasm would otherwise fetch its code from a content network. */
export async function loadBarcodeWriter(): Promise<void> {
  const file = await readFile(requireFromHere.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** Draws the code's modules as crisp rectangles scaled into the box; the box's shape must fit the code's. */
export async function drawBarcode(
  sheet: Sheet,
  text: string,
  format: 'PDF417' | 'QRCode',
  box: { xMm: number; yMm: number; widthMm: number; heightMm: number },
): Promise<void> {
  const options = format === 'PDF417' ? 'columns=13,ecLevel=5' : 'ecLevel=M';
  const { symbol } = await writeBarcode(text, { format, scale: 1, addQuietZones: false, options });
  const { context } = sheet;
  context.fillStyle = 'rgb(18, 18, 22)';
  const { pixelsPerMm } = sheet;
  const snap = (mm: number): number => Math.round(mm * pixelsPerMm) / pixelsPerMm;
  for (let row = 0; row < symbol.height; row++) {
    for (let column = 0; column < symbol.width; column++) {
      if ((symbol.data[row * symbol.width + column] ?? 255) > 127) continue;
      // Whole pixels, or a pale seam would show between neighbours.
      const left = snap(box.xMm + (column * box.widthMm) / symbol.width);
      const right = snap(box.xMm + ((column + 1) * box.widthMm) / symbol.width);
      const top = snap(box.yMm + (row * box.heightMm) / symbol.height);
      const bottom = snap(box.yMm + ((row + 1) * box.heightMm) / symbol.height);
      context.fillRect(left, top, right - left, bottom - top);
    }
  }
}
