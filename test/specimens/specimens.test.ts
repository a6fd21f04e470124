import { describe, expect, test } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parse } from 'mrz';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Specimen } from '../../scripts/specimens/specimen.js';

const folder = new URL('../../assets/specimens/', import.meta.url);
const specimens = JSON.parse(await readFile(new URL('specimens.json', folder), 'utf8')) as Specimen[];

const requireFromHere = createRequire(import.meta.url);
const wasm = await readFile(requireFromHere.resolve('zxing-wasm/reader/zxing_reader.wasm'));
const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });

async function mediaTypeByContent(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  const { format } = await sharp(bytes).metadata();
  return `image/${format}`;
}

/** Weights 7-3-1, written apart from the drawing's own so that one mistake cannot vouch for itself. */
function sumModuloTen(text: string): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const total = [...text].reduce(
    (sum, character, index) => sum + Math.max(0, alphabet.indexOf(character)) * ([7, 3, 1][index % 3] ?? 0),
    0,
  );
  return String(total % 10);
}

/** Covered characters and the printed digit, by layout: the number of lines and their length, and the first letter. */
function checkDigits(lines: readonly string[]): [covered: string, printed: string][] {
  const [first = '', second = ''] = lines;
  const slice = (line: string, ...ranges: [number, number][]) =>
    ranges.map(([from, to]) => line.slice(from, to)).join('');
  if (lines.length === 3) {
    return [
      [first.slice(5, 14), first[14] ?? ''],
      [second.slice(0, 6), second[6] ?? ''],
      [second.slice(8, 14), second[14] ?? ''],
      [first.slice(5) + slice(second, [0, 7], [8, 15], [18, 29]), second[29] ?? ''],
    ];
  }
  if (first.startsWith('IDFRA')) {
    return [
      [second.slice(0, 12), second[12] ?? ''],
      [second.slice(27, 33), second[33] ?? ''],
      [first + second.slice(0, 35), second[35] ?? ''],
    ];
  }
  const common: [string, string][] = [
    [second.slice(0, 9), second[9] ?? ''],
    [second.slice(13, 19), second[19] ?? ''],
    [second.slice(21, 27), second[27] ?? ''],
  ];
  if (first.startsWith('V')) return common;
  if (first.length === 36) return [...common, [slice(second, [0, 10], [13, 20], [21, 35]), second[35] ?? '']];
  return [
    ...common,
    [second.slice(28, 42), second[42] ?? ''],
    [slice(second, [0, 10], [13, 20], [21, 43]), second[43] ?? ''],
  ];
}

describe('the shipped specimens', () => {
  test('are the files in the folder, no more and no fewer', async () => {
    const files = (await readdir(folder)).filter((file) => file !== 'specimens.json');
    expect(specimens.map((specimen) => specimen.file).sort()).toEqual(files.sort());
    expect(new Set(specimens.map((specimen) => specimen.name)).size).toBe(specimens.length);
  });

  test('stay small enough to ship together', async () => {
    let total = 0;
    for (const { file } of specimens) total += (await readFile(new URL(file, folder))).length;
    expect(total).toBeLessThan(4.3 * 1024 * 1024);
  });

  test.each(specimens)('$name is what the list says', async (specimen) => {
    const bytes = await readFile(new URL(specimen.file, folder));
    expect(await mediaTypeByContent(bytes)).toBe(specimen.mediaType);
    expect(bytes.length).toBeGreaterThan(40_000);
    expect(bytes.length).toBeLessThan(700_000);
    if (specimen.mediaType === 'application/pdf') return;
    const { width, height, exif } = await sharp(bytes).metadata();
    expect(Math.max(width, height)).toBeGreaterThanOrEqual(1600);
    expect(Math.max(width, height)).toBeLessThanOrEqual(2600);
    expect(exif).toBeUndefined();
  });
});

describe('the machine-readable zones in the list', () => {
  const withZone = specimens.filter((specimen) => specimen.mrz.length > 0);

  test.each(withZone)('$name has right check digits', ({ mrz }) => {
    const digits = checkDigits(mrz);
    expect(digits.length).toBeGreaterThanOrEqual(3);
    for (const [covered, printed] of digits) expect([covered, printed]).toEqual([covered, sumModuloTen(covered)]);
  });

  test.each(withZone)('$name says the same as its truth', ({ mrz, truth }) => {
    const { fields } = parse(mrz);
    expect(fields.lastName).toBe(truth.surname);
    // The French layout parts given names by two fillers.
    expect(fields.firstName?.replace(/ +/g, ' ')).toBe(truth.givenNames);
    expect(fields.birthDate).toBe(truth.dateOfBirth?.slice(2).replaceAll('-', ''));
    // The parser calls only the serial the number there; the card prints all twelve characters.
    if (mrz[0]?.startsWith('IDFRA')) expect(mrz[1]?.slice(0, 12)).toBe(truth.documentNumber);
    else expect(fields.documentNumber).toBe(truth.documentNumber);
    expect(fields.issuingState ?? truth.issuingState).toBe(truth.issuingState);
    if (truth.dateOfExpiry) expect(fields.expirationDate).toBe(truth.dateOfExpiry.slice(2).replaceAll('-', ''));
  });
});

describe('the barcodes in the pictures', () => {
  const withBarcode = specimens.filter((specimen) => specimen.barcode !== undefined);

  test.each(withBarcode)('$name decodes to the text in the list', async ({ file, barcode }) => {
    const { data, info } = await sharp(new URL(file, folder).pathname)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const image = {
      data: new Uint8ClampedArray(data),
      width: info.width,
      height: info.height,
      colorSpace: 'srgb' as const,
    };
    const found = await readBarcodes(image, { formats: ['PDF417', 'QRCode'], tryHarder: true, textMode: 'Plain' });
    expect(found.map(({ text }) => text)).toEqual([barcode]);
  });

  test('show nothing that a reader could mistake for one elsewhere', async () => {
    for (const { file, barcode, mediaType } of specimens) {
      if (barcode !== undefined || mediaType === 'application/pdf') continue;
      const { data, info } = await sharp(new URL(file, folder).pathname)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const image = {
        data: new Uint8ClampedArray(data),
        width: info.width,
        height: info.height,
        colorSpace: 'srgb' as const,
      };
      expect([file, await readBarcodes(image, { tryHarder: true })]).toEqual([file, []]);
    }
  });
});
