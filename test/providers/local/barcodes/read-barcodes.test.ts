import sharp from 'sharp';
import { parseAamva } from '../../../../src/providers/local/barcodes/aamva.js';
import { readBarcodes } from '../../../../src/providers/local/barcodes/read-barcodes.js';
import { findStripeRegions } from '../../../../src/providers/local/barcodes/stripe-regions.js';
import { turnPart } from '../../../../src/providers/local/barcodes/turned-part.js';
import { aamvaPayload, licenceOf2020, SUBFILE_OF_VIRGINIA } from './aamva-payloads.js';
import { drawBarcode, photograph, type SceneOptions } from './barcode-pictures.js';

const LICENCE = aamvaPayload([licenceOf2020(), SUBFILE_OF_VIRGINIA]);
const INVOICE = '01,10,044001900111,12345678,100.00,20240115,12345678901234567890,A1B2,';

let licenceCode: Buffer;
let invoiceCode: Buffer;
beforeAll(async () => {
  licenceCode = await drawBarcode(LICENCE, 'PDF417', 'columns=13');
  invoiceCode = await drawBarcode(INVOICE, 'QRCode');
});

async function textsOf(code: Buffer | null, options: SceneOptions = {}): Promise<string[]> {
  return (await readBarcodes(await photograph(code, options))).map(({ text }) => text);
}

describe('PDF417', () => {
  test('keeps each character, and says where it stands', async () => {
    const readings = await readBarcodes(await photograph(licenceCode));
    expect(readings).toHaveLength(1);
    const [reading] = readings;
    expect(reading).toMatchObject({ symbology: 'PDF417', text: LICENCE });
    expect(Buffer.from(reading!.bytesBase64, 'base64').toString('latin1')).toBe(LICENCE);
    expect(reading!.errorCorrection.unused).toBeGreaterThan(0.5);
    // 900 of 1600 pixels wide, in the middle.
    const [topLeft, topRight, bottomRight, bottomLeft] = reading!.quadrilateral;
    for (const point of [topLeft, bottomLeft]) expect(point.x).toBeCloseTo(0.22, 1);
    for (const point of [topRight, bottomRight]) expect(point.x).toBeCloseTo(0.78, 1);
    expect(topLeft.y).toBeLessThan(0.5);
    expect(bottomLeft.y).toBeGreaterThan(0.5);
    expect(parseAamva(reading!.text)?.fields.documentNumber?.value).toBe('T00112233');
  });

  test.each([3, 5, 8, 11, 15, 20, 26, 32, 38, 45, 52, 60, 68, 75, 83, 90, 97, 110, 135, 160, 176, 180, 270, 333])(
    'turned by %i degrees',
    async (turn) => {
      expect(await textsOf(licenceCode, { turn })).toEqual([LICENCE]);
    },
  );

  test.each<[string, SceneOptions]>([
    ['blurred', { blur: 1.2 }],
    ['dark', { light: 0.3 }],
    ['much compressed', { jpegQuality: 30 }],
    ['small', { codeWidth: 700 }],
    ['large', { width: 2600, height: 1900, codeWidth: 2300, turn: 6 }],
    ['small, turned, dark and compressed', { codeWidth: 800, turn: 17, light: 0.5, jpegQuality: 60 }],
    ['in a small picture', { width: 1000, height: 700, codeWidth: 800, turn: 10 }],
  ])('%s', async (_, options) => {
    expect(await textsOf(licenceCode, options)).toEqual([LICENCE]);
  });

  test('the corners of a turned one lead back to it', async () => {
    const [reading] = await readBarcodes(await photograph(licenceCode, { turn: 30, codeWidth: 1000 }));
    const corners = reading!.quadrilateral.map(({ x, y }) => ({ x: x * 1600 - 800, y: y * 1200 - 600 }));
    // Turned back about the middle of the picture, the corners are those of the upright barcode.
    const upright = corners.map(({ x, y }) => {
      const angle = (-30 * Math.PI) / 180;
      return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
    });
    const aspect = await sharp(licenceCode).metadata();
    const halfHeight = (500 * aspect.height) / aspect.width;
    const expected = [
      [-500, -halfHeight],
      [500, -halfHeight],
      [500, halfHeight],
      [-500, halfHeight],
    ];
    upright.forEach((corner, index) => {
      expect(Math.abs(corner.x - expected[index]![0]!)).toBeLessThan(25);
      expect(Math.abs(corner.y - expected[index]![1]!)).toBeLessThan(25);
    });
  });
});

describe('the other symbologies', () => {
  test.each([0, 7, 45, 90, 180, 200])('QR code turned by %i degrees', async (turn) => {
    const readings = await readBarcodes(await photograph(invoiceCode, { codeWidth: 300, turn }));
    expect(readings).toMatchObject([{ symbology: 'QR_CODE', text: INVOICE }]);
    expect(['L', 'M', 'Q', 'H']).toContain(readings[0]!.errorCorrection.level);
  });

  test.each([
    ['Aztec', 'AZTEC', 0],
    ['Aztec', 'AZTEC', 25],
    ['DataMatrix', 'DATA_MATRIX', 0],
    ['DataMatrix', 'DATA_MATRIX', 25],
  ] as const)('%s (%s) turned by %i degrees', async (format, symbology, turn) => {
    const code = await drawBarcode('Invented text 123', format);
    const readings = await readBarcodes(await photograph(code, { codeWidth: 300, turn }));
    expect(readings).toMatchObject([{ symbology, text: 'Invented text 123' }]);
  });

  test('Chinese text in UTF-8, and bytes that are no text', async () => {
    expect(await textsOf(await drawBarcode('增值税发票', 'QRCode'), { codeWidth: 300 })).toEqual(['增值税发票']);
    const bytes = Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 128) % 256);
    const [reading] = await readBarcodes(await photograph(await drawBarcode(bytes, 'QRCode'), { codeWidth: 300 }));
    expect(Buffer.from(reading!.bytesBase64, 'base64').equals(Buffer.from(bytes))).toBe(true);
  });

  test('several on one picture', async () => {
    const both = await sharp({ create: { width: 2000, height: 1500, channels: 4, background: 'white' } })
      .composite([
        { input: await sharp(licenceCode).resize({ width: 1000 }).png().toBuffer(), left: 100, top: 100 },
        { input: await sharp(invoiceCode).resize({ width: 300 }).png().toBuffer(), left: 1500, top: 1000 },
        { input: await sharp(invoiceCode).resize({ width: 300 }).png().toBuffer(), left: 200, top: 1000 },
      ])
      .raw()
      .toBuffer();
    const readings = await readBarcodes({ data: new Uint8ClampedArray(both), width: 2000, height: 1500 });
    expect(readings.map(({ symbology }) => symbology).sort()).toEqual(['PDF417', 'QR_CODE', 'QR_CODE']);
  });
});

describe('where there is none', () => {
  test('a bare table', async () => {
    const table = await photograph(null);
    expect(await readBarcodes(table)).toEqual([]);
    expect(findStripeRegions(table)).toEqual([]);
  });

  test('noise, and ruled lines', async () => {
    const width = 1200;
    const height = 900;
    const noise = new Uint8ClampedArray(width * height * 4).fill(255);
    const ruled = new Uint8ClampedArray(width * height * 4).fill(255);
    let state = 1;
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      noise.fill(state >>> 24, pixel * 4, pixel * 4 + 3);
      ruled.fill(Math.floor(pixel / width) % 8 < 4 ? 20 : 235, pixel * 4, pixel * 4 + 3);
    }
    for (const data of [noise, ruled]) {
      const picture = { data, width, height };
      expect(findStripeRegions(picture)).toEqual([]);
      expect(await readBarcodes(picture)).toEqual([]);
    }
  });

  test('pictures of a few pixels', async () => {
    for (const [width, height] of [
      [1, 1],
      [3, 40],
      [33, 33],
      [2000, 5],
    ] as const) {
      const data = new Uint8ClampedArray(width * height * 4).fill(128);
      expect(await readBarcodes({ data, width, height })).toEqual([]);
    }
  });

  test('pixels of another depth are refused, not misread', async () => {
    const data = new Uint8ClampedArray(100 * 100 * 2);
    await expect(readBarcodes({ data, width: 100, height: 100 })).rejects.toThrow('four bytes a pixel');
  });
});

describe('stripes', () => {
  test.each([-80, -45, -20, -4, 0, 4, 20, 45, 80])(
    'of a PDF417 turned by %i degrees are found, and how to turn them back',
    async (turn) => {
      const [region] = findStripeRegions(await photograph(licenceCode, { turn, codeWidth: 1000 }));
      const off = Math.abs(((((region!.uprightTurnDegrees + turn) % 180) + 270) % 180) - 90);
      expect(off).toBeLessThan(3);
      expect(region!.left).toBeLessThan(800);
      expect(region!.right).toBeGreaterThan(800);
    },
  );

  test('a part that is turned by nothing is the part itself', () => {
    const data = new Uint8ClampedArray(50 * 50 * 4).fill(255);
    for (let pixel = 0; pixel < 2500; pixel += 1) data.fill(pixel % 251, pixel * 4, pixel * 4 + 3);
    const region = { uprightTurnDegrees: 0, left: 10, top: 10, right: 40, bottom: 40 };
    const part = turnPart({ data, width: 50, height: 50 }, region, 0, 1);
    const { picture } = part;
    expect([picture.width, picture.height]).toEqual([78, 78]);
    expect(part.toOriginal({ x: 24, y: 24 })).toEqual({ x: 10, y: 10 });
    expect(picture.data[(30 * 78 + 30) * 4]).toBe((16 * 50 + 16) % 251);
    expect(picture.data[0]).toBe(255);
  });
});
