import { deflateSync } from 'node:zlib';
import { decodePage } from '../../src/images/decode.js';
import { DEFAULT_IMAGE_LIMITS } from '../../src/images/image-limits.js';
import { ImageRefused } from '../../src/images/image-refused.js';
import { inspectImage, type ImageInspection } from '../../src/images/inspect.js';
import { inspectPdf } from '../../src/images/pdf-document.js';
import { createPdfInspector, type PdfInspector } from '../../src/images/pdf-inspector.js';
import { encryptedPdf, endlessPdf, pdfFile, pdfObjectsOfPages, pdfStream } from './pdf-files.js';
import { noise, quarterLetters, quarters } from './pictures.js';

let inspector: PdfInspector;
beforeAll(() => {
  inspector = createPdfInspector({ deadlineMs: 20_000 });
});
afterAll(() => inspector.close());

function inspect(bytes: Buffer, usedInspector = inspector): Promise<ImageInspection> {
  return inspectImage(bytes, DEFAULT_IMAGE_LIMITS, usedInspector);
}

async function refusal(outcome: Promise<unknown>): Promise<ImageRefused> {
  const caught: unknown = await outcome.catch((error: unknown) => error);
  expect(caught).toBeInstanceOf(ImageRefused);
  return caught as ImageRefused;
}

/** Zeros that take a thousandth of their size in the file. */
function packedZeros(byteCount: number): string {
  return deflateSync(Buffer.alloc(byteCount), { level: 9 }).toString('latin1');
}

function pdfWithStream(filter: string, content: string): Buffer {
  return pdfFile([...pdfObjectsOfPages(1), pdfStream(`/Filter ${filter}`, content)]);
}

describe('a PDF that is fine', () => {
  test('of three pages', async () => {
    const bytes = pdfFile(pdfObjectsOfPages(3));
    const before = Buffer.from(bytes);
    expect(await inspect(bytes)).toEqual({
      mediaType: 'application/pdf',
      width: 1700,
      height: 2200,
      pageCount: 3,
      orientation: 1,
      durationMs: null,
    });
    expect(bytes.equals(before)).toBe(true);
  });

  test.each([
    ['a card, enlarged', '0 0 243 153', 1800, 1133],
    ['a photograph of a point for each pixel, shrunk', '0 0 3000 4000', 2631, 3508],
    ['a page of kilometres, shrunk', '0 0 9000000 9000000', 3508, 3508],
  ])('%s', async (_, mediaBox, width, height) => {
    expect(await inspect(pdfFile(pdfObjectsOfPages(1, { mediaBox })))).toMatchObject({ width, height });
  });

  test('with a JPEG behind its end', async () => {
    const bytes = Buffer.concat([pdfFile(pdfObjectsOfPages(2)), await noise(64, 64).jpeg().toBuffer()]);
    expect(await inspect(bytes)).toMatchObject({ mediaType: 'application/pdf', pageCount: 2 });
  });

  test('with a stream that unpacks to a large scan', async () => {
    expect(await inspect(pdfWithStream('/FlateDecode', packedZeros(100_000_000)))).toMatchObject({ pageCount: 1 });
  });
});

describe('a PDF that is refused', () => {
  test('one that asks for a password', async () => {
    expect(await refusal(inspect(encryptedPdf()))).toMatchObject({
      code: 'PDF_ENCRYPTED',
      message: 'The PDF asks for a password: send it without one.',
    });
  });

  test('one with too many pages', async () => {
    expect(await refusal(inspect(pdfFile(pdfObjectsOfPages(11))))).toMatchObject({
      code: 'PDF_TOO_MANY_PAGES',
      message: 'The PDF has 11 pages: at most 10 are taken.',
    });
    expect(await inspect(pdfFile(pdfObjectsOfPages(10)))).toMatchObject({ pageCount: 10 });
  });

  test.each([0.2, 0.5, 0.9])('one that was cut at %d of its length', async (cut) => {
    const bytes = pdfFile(pdfObjectsOfPages(3));
    const { code } = await refusal(inspect(bytes.subarray(0, Math.floor(bytes.length * cut))));
    expect(code).toBe('IMAGE_TRUNCATED');
  });

  test('one without any page', async () => {
    const empty = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'];
    expect((await refusal(inspect(pdfFile(empty)))).code).toBe('PDF_CORRUPT');
  });

  test('one that is garbage between its start and its end', async () => {
    const bytes = Buffer.from(`%PDF-1.7\n1 0 obj\n${'\u0007'.repeat(500)}endobj\nstartxref\n0\n%%EOF`);
    expect((await refusal(inspect(bytes))).code).toBe('PDF_CORRUPT');
  });

  test('one with a page much longer than wide', async () => {
    const bytes = pdfFile(pdfObjectsOfPages(1, { mediaBox: '0 0 40 4000' }));
    expect((await refusal(inspect(bytes))).code).toBe('IMAGE_TOO_NARROW');
  });

  test('one that unpacks to far too much, also when packed twice, and the process stays small', async () => {
    const packed = packedZeros(400_000_000);
    const packedTwice = deflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    const residentBefore = process.memoryUsage().rss;
    for (const bytes of [
      pdfWithStream('/FlateDecode', packed),
      pdfWithStream('[/FlateDecode /FlateDecode]', packedTwice),
    ]) {
      expect((await refusal(inspect(bytes))).code).toBe('PDF_TOO_LARGE_UNPACKED');
    }
    expect(process.memoryUsage().rss - residentBefore).toBeLessThan(150_000_000);
  });

  test('one of many streams that unpack to too much together', async () => {
    const stream = pdfStream('/Filter /FlateDecode', packedZeros(150_000_000));
    const bytes = pdfFile([...pdfObjectsOfPages(1), stream, stream, stream, stream]);
    expect((await refusal(inspect(bytes))).code).toBe('PDF_TOO_LARGE_UNPACKED');
  });
});

describe('the threads', () => {
  test('a PDF that is never done is given up, and the next one is read', async () => {
    const impatient = createPdfInspector({ deadlineMs: 400 });
    try {
      expect((await refusal(inspect(endlessPdf(), impatient))).code).toBe('PDF_TOO_SLOW');
    } finally {
      await impatient.close();
    }
    expect(await inspect(pdfFile(pdfObjectsOfPages(1)))).toMatchObject({ pageCount: 1 });
  });

  test('a PDF that would take all memory ends its thread only, and the next one is read', async () => {
    const { code } = await refusal(inspect(endlessPdf()));
    expect(code).toBe('PDF_TOO_LARGE_UNPACKED');
    expect(await inspect(pdfFile(pdfObjectsOfPages(1)))).toMatchObject({ pageCount: 1 });
  });

  test('more files than threads wait for each other', async () => {
    const bytes = pdfFile(pdfObjectsOfPages(2));
    const inspections = await Promise.all(Array.from({ length: 8 }, () => inspect(bytes)));
    expect(inspections.map(({ pageCount }) => pageCount)).toEqual(Array.from({ length: 8 }, () => 2));
  });

  test('bytes altered at random never lead to anything but an inspection or a refusal', async () => {
    const original = pdfFile(pdfObjectsOfPages(2));
    let state = 7;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    let inspected = 0;
    for (let round = 0; round < 100; round += 1) {
      const bytes = Buffer.from(original);
      for (let change = 0; change < 5; change += 1) bytes[5 + random(bytes.length - 5)] = random(256);
      const outcome: unknown = await inspect(bytes).catch((error: unknown) => error);
      if (!(outcome instanceof ImageRefused)) {
        expect(outcome).toMatchObject({ mediaType: 'application/pdf' });
        inspected += 1;
      }
    }
    expect(inspected).toBeGreaterThan(0);
    expect(inspected).toBeLessThan(100);
  });
});

describe('drawing a page', () => {
  test.each([0, 1, 2])('page %i is drawn as itself, on white', async (page) => {
    const { grey, colour } = await decodePage(pdfFile(pdfObjectsOfPages(3)), 'application/pdf', page, {
      colourMaxSidePixels: 2600,
    });
    expect([colour!.width, colour!.height]).toEqual([1700, 2200]);
    expect([grey.width, grey.height]).toEqual([1391, 1800]);
    // The red square at the lower left is one inch wide on page 0, two on page 1: 200 pixels each.
    const at = (x: number, y: number): number[] => [
      ...colour!.data.subarray((y * 1700 + x) * 4, (y * 1700 + x) * 4 + 4),
    ];
    const inside = 200 * (page + 1) - 5;
    expect(at(inside, 2200 - inside)).toEqual([255, 0, 0, 255]);
    expect(at(inside + 10, 2200 - inside)).toEqual([255, 255, 255, 255]);
  });

  test('text is drawn with the fonts of the package', async () => {
    const objects = pdfObjectsOfPages(1, { content: () => 'BT /F 200 Tf 50 400 Td (MMMM) Tj ET' });
    objects[2] = objects[2]!.replace(
      '>>',
      '/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    );
    const { grey } = await decodePage(pdfFile(objects), 'application/pdf', 0);
    const inked = grey.data.filter((value) => value < 100).length / grey.data.length;
    expect(inked).toBeGreaterThan(0.02);
    expect(inked).toBeLessThan(0.3);
  });

  test('a scan inside of a PDF, and a page that is turned', async () => {
    const jpeg = await (await quarters(400, 300)).jpeg({ quality: 95 }).toBuffer();
    const objects = pdfObjectsOfPages(1, { mediaBox: '0 0 400 300', content: () => 'q 400 0 0 300 0 0 cm /Scan Do Q' });
    objects[2] = objects[2]!.replace('>>', '/Rotate 90 /Resources << /XObject << /Scan 5 0 R >> >> >>');
    const image = '/Type /XObject /Subtype /Image /Width 400 /Height 300 /ColorSpace /DeviceRGB /BitsPerComponent 8';
    objects.push(pdfStream(`${image} /Filter /DCTDecode`, jpeg.toString('latin1')));
    const { colour } = await decodePage(pdfFile(objects), 'application/pdf', 0, { colourMaxSidePixels: 2600 });
    expect([colour!.width, colour!.height]).toEqual([1350, 1800]);
    expect(quarterLetters(colour!)).toBe('KRGB');
  });

  test('a page that does not exist, a password, a bomb', async () => {
    const bytes = pdfFile(pdfObjectsOfPages(3));
    expect((await refusal(decodePage(bytes, 'application/pdf', 3))).code).toBe('PAGE_NOT_FOUND');
    expect((await refusal(decodePage(encryptedPdf(), 'application/pdf', 0))).code).toBe('PDF_ENCRYPTED');
    const bomb = pdfWithStream('/FlateDecode', packedZeros(400_000_000));
    expect((await refusal(decodePage(bomb, 'application/pdf', 0))).code).toBe('PDF_TOO_LARGE_UNPACKED');
  });

  test('a page that unpacks to too much is refused in this thread just as in its own', async () => {
    const bomb = pdfWithStream('/FlateDecode', packedZeros(400_000_000));
    const { code } = await refusal(inspectPdf(bomb, 10, DEFAULT_IMAGE_LIMITS.maxPixels));
    expect(code).toBe('PDF_TOO_LARGE_UNPACKED');
  });
});

test('a refusal survives the way through plain data', () => {
  const refused = new ImageRefused('PDF_ENCRYPTED', 'The PDF asks for a password.');
  const travelled = ImageRefused.from(structuredClone(refused.toRefusal()));
  expect(travelled).toMatchObject({ name: 'ImageRefused', code: 'PDF_ENCRYPTED', message: refused.message });
});
