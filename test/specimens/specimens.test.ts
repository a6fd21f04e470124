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
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return 'video/mp4';
  if (bytes.subarray(0, 4).toString('hex') === '1a45dfa3') return 'video/webm';
  const { format } = await sharp(bytes).metadata();
  return `image/${format}`;
}

const isVideo = ({ mediaType }: Specimen) => mediaType.startsWith('video/');

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
    expect(total).toBeLessThan(5.2 * 1024 * 1024);
  });

  test.each(specimens)('$name is what the list says', async (specimen) => {
    const bytes = await readFile(new URL(specimen.file, folder));
    expect(await mediaTypeByContent(bytes)).toBe(specimen.mediaType);
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(bytes.length).toBeLessThan(isVideo(specimen) ? 200_000 : 700_000);
    if (specimen.mediaType === 'application/pdf' || isVideo(specimen)) return;
    const { width, height, exif } = await sharp(bytes).metadata();
    expect(Math.max(width, height)).toBeGreaterThanOrEqual(1600);
    expect(Math.max(width, height)).toBeLessThanOrEqual(2600);
    expect(exif).toBeUndefined();
  });
});

describe('what belongs together in the list', () => {
  const specimen = (name: string) => specimens.find((each) => each.name === name)!;
  const truthOf = (name: string) => specimen(name).truth;

  test('faces belong to pictures that show somebody, and the selfies say whose', () => {
    const selfies = specimens.filter(({ truth }) => truth['samePersonAs'] !== undefined);
    expect(selfies).toHaveLength(7);
    for (const { person, live, truth } of selfies) {
      expect(person).toBe(specimen(truth['samePersonAs'] ?? '').person);
      expect(typeof live).toBe('boolean');
    }
    const shown = specimens.filter(({ person }) => person !== undefined).map(({ documentType }) => documentType);
    expect([...new Set(shown)].sort()).toEqual(
      ['DRIVING_LICENCE', 'IDENTITY_CARD', 'LIVENESS_VIDEO', 'PASSPORT', 'SELFIE', 'VISA'].sort(),
    );
    expect(new Set(specimens.map(({ person }) => person)).size).toBeGreaterThan(5);
  });

  test('the papers of Elara Meridan agree with each other', () => {
    const papers = specimens.filter(
      ({ person, truth }) => person === 'elara' && truth['surname'] !== undefined && truth['surname'] !== 'МЕРИДАН',
    );
    expect(papers.map(({ name }) => name)).toHaveLength(5);
    for (const { truth } of papers) {
      expect(truth).toMatchObject({ surname: 'MERIDAN', givenNames: 'ELARA SOLENE', dateOfBirth: '1991-04-17' });
    }
    expect(truthOf('passport-utopia')['personalNumber']).toBe(truthOf('id-card-meridan-back')['optionalData']);
    expect(truthOf('id-card-meridan-front')['documentNumber']).toBe(truthOf('id-card-meridan-back')['documentNumber']);
    expect(truthOf('passport-meridan-expired')['documentNumber']).not.toBe(
      truthOf('passport-utopia')['documentNumber'],
    );
    expect(truthOf('bank-card-meridan')['cardholderName']).toBe('ELARA SOLENE MERIDAN');
    expect(truthOf('invoice-meridan')['buyerName']).toBe('Elara Solene Meridan');
    expect(truthOf('licence-plate-meridan')['plateNumber']).toBe(truthOf('vehicle-licence-meridan')['plateNumber']);
    expect(truthOf('vehicle-licence-meridan')).toMatchObject({ surname: 'MERIDAN', givenNames: 'ELARA SOLENE' });
  });

  test('the Cyrillic licence is the Latin one, letter by letter as ICAO 9303 part 3, table B has it', () => {
    const table = { А: 'A', Д: 'D', Е: 'E', И: 'I', Л: 'L', М: 'M', Н: 'N', О: 'O', Р: 'R', С: 'S', Э: 'E', ' ': ' ' };
    const latin = (text = '') => [...text].map((letter) => table[letter as keyof typeof table]).join('');
    const { surname, givenNames, ...others } = truthOf('driving-licence-meridan-cyrillic');
    expect([latin(surname), latin(givenNames)]).toEqual(['MERIDAN', 'ELARA SOLENE']);
    const { documentNumber, dateOfBirth, dateOfExpiry } = truthOf('driving-licence-meridan');
    expect(others).toMatchObject({ documentNumber, dateOfBirth, dateOfExpiry });
  });

  test.each(specimens.filter(({ documentType }) => documentType === 'BANK_CARD'))(
    '$name satisfies Luhn',
    ({ truth }) => {
      const digits = [...(truth['cardNumber'] ?? '')].reverse().map(Number);
      expect(digits).toHaveLength(16);
      const sum = digits.reduce(
        (total, digit, at) => total + (at % 2 === 0 ? digit : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit]!),
        0,
      );
      expect(sum % 10).toBe(0);
    },
  );

  test.each(specimens.filter(({ documentType }) => documentType === 'INVOICE'))('$name adds up', ({ truth }) => {
    const cents = (name: string) => Math.round(Number(truth[name]) * 100);
    expect(cents('netAmount') + cents('taxAmount')).toBe(cents('grossAmount'));
  });

  test('the QR code of the Chinese invoice says what is printed', () => {
    const { barcode, truth } = specimen('invoice-chinese-vat');
    const [version, type, code, number, amount, date, checkCode] = (barcode ?? '').split(',');
    expect({ version, type, code, number, amount, date, checkCode }).toEqual({
      version: '01',
      type: truth['invoiceType'],
      code: truth['invoiceCode'],
      number: truth['invoiceNumber'],
      amount: truth['netAmount'],
      date: truth['billingDate']?.replaceAll('-', ''),
      checkCode: truth['checkCode'],
    });
  });

  test('what happens in a video is said of videos, and of text its lines', () => {
    expect(specimens.filter(({ video }) => video).map(({ name }) => name)).toEqual(
      specimens.filter(isVideo).map(({ name }) => name),
    );
    expect(
      specimens.filter(({ documentType }) => documentType === 'TEXT').every(({ lines }) => lines!.length > 5),
    ).toBe(true);
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
      if (barcode !== undefined || mediaType === 'application/pdf' || mediaType.startsWith('video/')) continue;
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
