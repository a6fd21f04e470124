import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes as readWithZxing, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import type { ImagePoint } from '../../../domain/mrz.js';
import type { BarcodeSymbology } from '../../../domain/document.js';
import type { BarcodeReading } from './barcode-reading.js';
import { findStripeRegions, type BarcodePicture, type StripeRegion } from './stripe-regions.js';
import { halve, turnPart, type TurnedPart } from './turned-part.js';

const SYMBOLOGY_OF_FORMAT: Readonly<Partial<Record<string, BarcodeSymbology>>> = {
  QRCode: 'QR_CODE',
  QRCodeModel2: 'QR_CODE',
  PDF417: 'PDF417',
  Aztec: 'AZTEC',
  AztecCode: 'AZTEC',
  DataMatrix: 'DATA_MATRIX',
};

/** Striped regions looked at, strongest first, and the attempts at each: with these the worst case is bounded. */
const MAX_REGIONS = 2;
const ATTEMPTS: readonly { extraTurnDegrees: number; scale: number }[] = [
  { extraTurnDegrees: 0, scale: 1 },
  { extraTurnDegrees: 0, scale: 2 },
  { extraTurnDegrees: 2, scale: 1 },
  { extraTurnDegrees: -2, scale: 1 },
];
/** Of the picture. In a larger region the direction is measured so well that further turns find nothing more. */
const MAX_SHARE_FOR_EXTRA_TURNS = 0.4;
/** Only a small barcode gains by being enlarged. */
const MAX_ENLARGED_SIDE_PIXELS = 1400;
/** A turn by less makes no difference to the reader. */
const SAME_TURN_DEGREES = 0.7;
/** Above this the symbologies whose modules are large on documents are sought at half the size. */
const MAX_UNHALVED_SIDE_PIXELS = 1300;

let moduleReady: Promise<unknown> | undefined;

/** Once per thread, from the package: by default the library would fetch its code from a public server. */
function prepare(): Promise<unknown> {
  moduleReady ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then(
    (file) => {
      const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
      return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    },
  );
  return moduleReady;
}

function wholePicture(picture: BarcodePicture): TurnedPart {
  return { picture, toOriginal: (point) => point };
}

function numberIn(json: string, key: string): number | null {
  try {
    const value = (JSON.parse(json) as Record<string, unknown>)[key];
    return typeof value === 'number' ? value : null;
  } catch {
    return null;
  }
}

async function readPart(
  part: TurnedPart,
  original: BarcodePicture,
  formats: ReadInputBarcodeFormat[],
): Promise<BarcodeReading[]> {
  const results = await readWithZxing(
    { ...part.picture, colorSpace: 'srgb' } as Parameters<typeof readWithZxing>[0],
    // The default text mode would write control characters out, and the fields of a driving licence are parted by them.
    { formats, textMode: 'Plain', tryHarder: true, tryInvert: false, returnErrors: false },
  );
  const readings: BarcodeReading[] = [];
  for (const result of results) {
    const symbology = SYMBOLOGY_OF_FORMAT[result.format];
    if (!result.isValid || symbology === undefined) continue;
    const corner = (point: ImagePoint): ImagePoint => {
      const { x, y } = part.toOriginal(point);
      return { x: Math.min(1, Math.max(0, x / original.width)), y: Math.min(1, Math.max(0, y / original.height)) };
    };
    const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
    readings.push({
      symbology,
      text: result.text,
      bytesBase64: Buffer.from(result.bytes).toString('base64'),
      quadrilateral: [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)],
      errorCorrection: { level: result.ecLevel || null, unused: numberIn(result.extra, 'UEC') },
    });
  }
  return readings;
}

function centreOf(reading: BarcodeReading, picture: BarcodePicture): { x: number; y: number } {
  const middle = (axis: 'x' | 'y'): number => reading.quadrilateral.reduce((sum, point) => sum + point[axis] / 4, 0);
  return { x: middle('x') * picture.width, y: middle('y') * picture.height };
}

async function readSkewed(picture: BarcodePicture, region: StripeRegion): Promise<BarcodeReading[]> {
  const width = region.right - region.left;
  const height = region.bottom - region.top;
  const longerSide = Math.max(width, height);
  const isMostOfPicture = width * height > picture.width * picture.height * MAX_SHARE_FOR_EXTRA_TURNS;
  for (const { extraTurnDegrees, scale } of ATTEMPTS) {
    if (scale > 1 && longerSide > MAX_ENLARGED_SIDE_PIXELS) continue;
    if (extraTurnDegrees !== 0 && isMostOfPicture) continue;
    const turnDegrees = region.uprightTurnDegrees + extraTurnDegrees;
    // Upright as it stands: that was tried with the whole picture.
    if (scale === 1 && Math.abs(turnDegrees - Math.round(turnDegrees / 90) * 90) < SAME_TURN_DEGREES) continue;
    const part = turnPart(picture, region, turnDegrees, scale);
    const readings = await readPart(part, picture, ['PDF417']);
    if (readings.length > 0) return readings;
  }
  return [];
}

/**
 * Reads the QR, PDF417, Aztec and Data Matrix codes of a picture, at any angle. The picture should be about 2600 pixels on its
 * longer side: a PDF417 on a card is the finest of them. Codes in light on dark are not read. Nothing is fetched.
 */
export async function readBarcodes(picture: BarcodePicture): Promise<BarcodeReading[]> {
  if (picture.data.length !== picture.width * picture.height * 4) {
    throw new Error('A barcode is read from four bytes a pixel.');
  }
  await prepare();
  const readings = await readPart(wholePicture(picture), picture, ['QRCode', 'PDF417']);
  const isLarge = Math.max(picture.width, picture.height) > MAX_UNHALVED_SIDE_PIXELS;
  const coarse = isLarge ? halve(picture) : wholePicture(picture);
  readings.push(...(await readPart(coarse, picture, ['Aztec', 'DataMatrix'])));

  const isRead = (region: StripeRegion): boolean =>
    readings.some((reading) => {
      const { x, y } = centreOf(reading, picture);
      return x >= region.left && x < region.right && y >= region.top && y < region.bottom;
    });
  const unread = findStripeRegions(picture).filter((region) => !isRead(region));
  for (const region of unread.slice(0, MAX_REGIONS)) {
    for (const reading of await readSkewed(picture, region)) {
      const isKnown = readings.some(
        ({ symbology, bytesBase64 }) => symbology === reading.symbology && bytesBase64 === reading.bytesBase64,
      );
      if (!isKnown) readings.push(reading);
    }
  }
  return readings;
}
