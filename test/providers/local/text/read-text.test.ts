import { jest } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { MediaType } from '../../../../src/domain/media-type.js';
import type { TextLine } from '../../../../src/domain/text.js';
import type { Provider } from '../../../../src/providers/contract.js';
import { createEngine } from '../../../../src/providers/local/engine.js';
import { createLocalProvider } from '../../../../src/providers/local/provider.js';
import { findTextPart, type FindPackage } from '../../../../src/providers/local/text/text-part.js';
import { createTextReader } from '../../../../src/providers/local/text/text-reader.js';
import { blackPng } from '../../../images/pictures.js';
import { pdfFile, pdfObjectsOfPages, pdfStream } from '../../../images/pdf-files.js';
import { contextOf, imageOf } from '../../../support/provider-call.js';
import { drawPage, type DrawnPage } from './drawn-page.js';

const LINES = [
  { text: 'Invoice number 20260417', x: 80, baseline: 120, fontSize: 40 },
  { text: 'Delivered to the old harbour, gate 7', x: 80, baseline: 220, fontSize: 32 },
  { text: 'Total 1,234.50 EUR', x: 500, baseline: 340, fontSize: 28 },
];
const TEXTS = LINES.map(({ text }) => text);
/** Of the picture. The recogniser counts a pixel or two of the edge as ink. */
const TOLERANCE = 0.008;
/** For a page as for a test: what is tested is not how fast the machine is. */
const NO_DEADLINE_MS = 300_000;
jest.setTimeout(NO_DEADLINE_MS);

let page: DrawnPage;
let temporaryFolder: string;
let provider: Provider;
const temporaryFolderBefore = process.env['TMPDIR'];

beforeAll(async () => {
  page = drawPage(1000, 420, LINES);
  temporaryFolder = await mkdtemp(join(tmpdir(), 'read-text-test-'));
  process.env['TMPDIR'] = temporaryFolder;
  provider = open(['eng', 'chi_sim']);
});

function open(names: string[], findPackage?: FindPackage): Provider {
  const { languages, limitations } = findTextPart(names, findPackage);
  const reader = createTextReader({ languages, threads: 1, pageDeadlineMs: NO_DEADLINE_MS });
  return createLocalProvider(createEngine({ threads: 1 }), { reader, limitations });
}

afterAll(async () => {
  await provider.close?.();
  const left = await readdir(temporaryFolder);
  if (temporaryFolderBefore === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporaryFolderBefore;
  await rm(temporaryFolder, { recursive: true });
  expect(left).toEqual([]);
});

async function read(bytes: Buffer, mediaType: MediaType, pageCount = 1): Promise<TextLine[]> {
  const images = [{ ...imageOf(bytes, mediaType), pageCount }];
  const result = await provider.start({ kind: 'TEXT', images }, contextOf({ deadlineMs: NO_DEADLINE_MS }));
  if (result.state !== 'done' || result.outcome.reading.kind !== 'TEXT') throw new Error('No text came back.');
  return result.outcome.reading.text.lines;
}

function expectBoxes(lines: readonly TextLine[]): void {
  for (const [index, { quadrilateral }] of lines.entries()) {
    const box = page.boxes[index]!;
    const corners = [
      [box.left, box.top],
      [box.right, box.top],
      [box.right, box.bottom],
      [box.left, box.bottom],
    ];
    for (const [corner, point] of quadrilateral!.entries()) {
      expect(Math.abs(point.x - corners[corner]![0]!)).toBeLessThan(TOLERANCE);
      // Ascenders and descenders of the line count whether or not its letters have any.
      expect(Math.abs(point.y - corners[corner]![1]!)).toBeLessThan(TOLERANCE * (page.width / page.height));
    }
  }
}

/** A PDF with one picture on its page, as a scanner makes it. */
async function scannedPdf(png: Buffer, width: number, height: number): Promise<Buffer> {
  const jpeg = await sharp(png).greyscale().jpeg({ quality: 90 }).toBuffer();
  const [catalogue, pages] = pdfObjectsOfPages(1);
  const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`;
  return pdfFile([
    catalogue!,
    pages!,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 210] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    pdfStream('', 'q 500 0 0 210 0 0 cm /P Do Q'),
    pdfStream(`${picture} /Filter /DCTDecode`, jpeg.toString('latin1')),
  ]);
}

describe('printed text', () => {
  test('of a clean page: the lines, where they stand, and how sure they are', async () => {
    const lines = await read(page.png, 'image/png');
    expect(lines.map(({ text }) => text)).toEqual(TEXTS);
    expectBoxes(lines);
    for (const { confidence, page: number } of lines) {
      expect(confidence).toBeGreaterThan(0.8);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(number).toBe(0);
    }
  });

  test('of a photograph that lies on its side is read upright, and measured upright', async () => {
    const lying = await sharp(page.png).rotate(270).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer();
    const lines = await read(lying, 'image/jpeg');
    expect(lines.map(({ text }) => text)).toEqual(TEXTS);
    expectBoxes(lines);
  });

  test('of two pages says which page each line is on', async () => {
    const pdf = pdfFile(textPdfObjects(['Text of the first page here', 'Text of the second page here']));
    const lines = await read(pdf, 'application/pdf', 2);
    expect(lines).toMatchObject([
      { text: 'Text of the first page here', page: 0, confidence: null },
      { text: 'Text of the second page here', page: 1, confidence: null },
    ]);
  });

  test('of a scan in a PDF is read from the picture', async () => {
    const lines = await read(await scannedPdf(page.png, page.width, page.height), 'application/pdf');
    expect(lines.map(({ text }) => text)).toEqual(TEXTS);
    expectBoxes(lines);
    expect(lines[0]!.confidence).toBeGreaterThan(0.8);
  });

  test('in Chinese has no blanks between its characters', async () => {
    const lines = await read(await readFile('test/providers/local/text/fixtures/chinese-lines.png'), 'image/png');
    expect(lines.map(({ text }) => text)).toEqual([
      '发票号码 12345678',
      'Invoice number 12345678',
      expect.stringMatching(/^购买方名称 ?北京某某公司$/),
    ]);
  });

  test('of a white page is no text', async () => {
    expect(await read(drawPage(400, 300, []).png, 'image/png')).toEqual([]);
  });
});

describe('a picture that cannot be read', () => {
  test.each<[string, () => Buffer, MediaType]>([
    ['of 900 megapixels', () => blackPng(30_000, 30_000), 'image/png'],
    ['that is none', () => Buffer.from('This is no picture.'), 'image/jpeg'],
    ['that breaks off', () => page.png.subarray(0, 4000), 'image/png'],
    ['that is a film', () => Buffer.alloc(100), 'video/mp4'],
  ])('%s is the fault of the picture', async (_, make, mediaType) => {
    await expect(read(make(), mediaType)).rejects.toMatchObject({ name: 'ProviderFailure', code: 'INVALID_IMAGE' });
  });

  test('takes nothing with it: the next one is read', async () => {
    const lines = await read(page.png, 'image/png');
    expect(lines.map(({ text }) => text)).toEqual(TEXTS);
  });
});

test('trained data that is none is an error of the engine, at once and not only at the deadline', async () => {
  const broken = join(temporaryFolder, 'broken');
  const folder = join(broken, '4.0.0_best_int');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'eng.traineddata.gz'), 'This is no data.');
  const withBroken = open(['eng'], () => broken);
  try {
    const asked = withBroken.start(
      { kind: 'TEXT', images: [imageOf(page.png, 'image/png')] },
      contextOf({ deadlineMs: NO_DEADLINE_MS }),
    );
    await expect(asked).rejects.toMatchObject({ name: 'ProviderFailure', code: 'INTERNAL' });
    await rm(broken, { recursive: true });
  } finally {
    await withBroken.close?.();
  }
});

function textPdfObjects(texts: readonly string[]): string[] {
  const objects = pdfObjectsOfPages(texts.length, {
    content: (index) => `BT /F1 24 Tf 72 700 Td (${texts[index]}) Tj ET`,
  });
  const font = `/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /MediaBox`;
  return objects.map((object) => object.replace('/MediaBox', font));
}
