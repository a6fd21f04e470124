import { readPdfTextLines } from '../../src/images/pdf-text.js';
import { pdfFile, pdfObjectsOfPages, pdfStream } from './pdf-files.js';

/** Pages of 500 x 200 points with these operators, Helvetica under the name F1. */
function textPdf(contents: readonly string[], page = ''): Buffer {
  const font = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
  const objects = pdfObjectsOfPages(contents.length, { mediaBox: '0 0 500 200', content: (index) => contents[index]! });
  return pdfFile(objects.map((object) => object.replace('/MediaBox', `${page} /Resources ${font} /MediaBox`)));
}

const at = (x: number, y: number, text: string, size = 20) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`;
const LONG = 'Twenty characters or more';

test('a line of text has its place, in fractions of the page from its top left', async () => {
  const [line, ...others] = (await readPdfTextLines(textPdf([at(50, 100, LONG)]), 0))!;
  expect(others).toEqual([]);
  expect(line!.text).toBe(LONG);
  const [topLeft, topRight, bottomRight, bottomLeft] = line!.quadrilateral;
  expect(topLeft).toEqual({ x: 0.1, y: expect.closeTo(0.42, 2) as number });
  expect(bottomLeft).toEqual({ x: 0.1, y: expect.closeTo(0.52, 2) as number });
  // 240 points wide, as the metrics of Helvetica add up.
  expect(topRight.x).toBeCloseTo(0.1 + 240.1 / 500, 2);
  expect(bottomRight).toEqual({ x: topRight.x, y: bottomLeft.y });
});

test('text on a page that is turned stands where it is seen', async () => {
  const [line] = (await readPdfTextLines(textPdf([at(50, 100, LONG)], '/Rotate 90'), 0))!;
  const [topLeft, topRight, bottomRight] = line!.quadrilateral;
  // A quarter clockwise: what led to the right leads down, and what was up is to the right.
  expect(topLeft).toEqual({ x: expect.closeTo(0.58, 2) as number, y: expect.closeTo(0.1, 5) as number });
  expect(topRight.y).toBeGreaterThan(0.5);
  expect(bottomRight.x).toBeLessThan(topRight.x);
});

test('pieces of one line are joined, with a blank where there is a gap; columns are lines of their own', async () => {
  const content = [
    'BT /F1 20 Tf 50 150 Td [(Inv) -20 (oice) -400 (number)] TJ ET',
    at(400, 150, '12 EUR'),
    at(50, 100, 'below the first'),
  ].join('\n');
  const lines = (await readPdfTextLines(textPdf([content]), 0))!;
  expect(lines.map(({ text }) => text)).toEqual(['Invoice number', '12 EUR', 'below the first']);
});

test('what is beyond the page is cut off at its edge', async () => {
  const [line] = (await readPdfTextLines(textPdf([at(305, 190, LONG)]), 0))!;
  for (const { x, y } of line!.quadrilateral) {
    expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
  }
  expect(line!.quadrilateral[1].x).toBeGreaterThan(0.95);
});

test.each([
  ['no text', '1 0 0 rg 0 0 72 72 re f'],
  ['a page number and a stamp', [at(240, 10, '1 / 1'), at(400, 190, 'COPY')].join('\n')],
])('a page with %s has no text worth the name', async (_, content) => {
  expect(await readPdfTextLines(textPdf([content]), 0)).toBeNull();
});

test('text whose font gives its shapes no meaning is no text', async () => {
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    '1 beginbfrange <41> <5A> <E000> endbfrange endcmap end end',
  ].join('\n');
  const content = at(50, 100, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const withMap = (meaning: string) => {
    const objects = pdfObjectsOfPages(1, { content: () => content });
    const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${meaning} >>`;
    const resources = `/Resources << /Font << /F1 ${font} >> >> /MediaBox`;
    return pdfFile([...objects.map((object) => object.replace('/MediaBox', resources)), pdfStream('', map)]);
  };
  expect(await readPdfTextLines(withMap('/ToUnicode 5 0 R'), 0)).toBeNull();
  expect(await readPdfTextLines(withMap(''), 0)).toHaveLength(1);
});

test('the other pages are counted from zero, and one that is not there is named so', async () => {
  const bytes = textPdf([at(50, 100, LONG), at(50, 100, 'Quite another page, too')]);
  expect((await readPdfTextLines(bytes, 1))![0]!.text).toBe('Quite another page, too');
  await expect(readPdfTextLines(bytes, 2)).rejects.toMatchObject({ code: 'PAGE_NOT_FOUND' });
  await expect(readPdfTextLines(Buffer.from('%PDF-1.7 nothing'), 0)).rejects.toMatchObject({ code: 'PDF_CORRUPT' });
});
