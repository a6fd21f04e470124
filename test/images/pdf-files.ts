/** PDF files written by hand, so that each fault can be put where it belongs. */

export function pdfStream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** Numbers the objects from 1, writes the table and the trailer. Object 1 is the catalogue. */
export function pdfFile(objects: string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

export interface PdfPagesOptions {
  /** In points. Default a page of US letter. */
  mediaBox?: string;
  /** Drawing operators of a page, counted from 0. Default `squareOf`. */
  content?: (index: number) => string;
}

/** A red square at the lower left, one inch wide on the first page, two on the second, and so on. */
export function squareOf(index: number): string {
  const side = 72 * (index + 1);
  return `1 0 0 rg 0 0 ${side} ${side} re f`;
}

export function pdfObjectsOfPages(pageCount: number, options: PdfPagesOptions = {}): string[] {
  const pageNumbers = Array.from({ length: pageCount }, (_, index) => 3 + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pageCount} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
  ];
  pageNumbers.forEach((number, index) => {
    const mediaBox = options.mediaBox ?? '0 0 612 792';
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents ${number + 1} 0 R >>`);
    objects.push(pdfStream('', (options.content ?? squareOf)(index)));
  });
  return objects;
}

/** Asks for a password: the keys fit no empty one. */
export function encryptedPdf(): Buffer {
  const objects = pdfObjectsOfPages(1);
  const key = (byte: string): string => `<${byte.repeat(32)}>`;
  objects.push(`<< /Filter /Standard /V 1 /R 2 /O ${key('41')} /U ${key('42')} /P -4 >>`);
  return pdfFile(objects, `/Encrypt ${objects.length} 0 R /ID [<00> <00>]`);
}

/** A table of objects that claims two thousand million entries and stores them in no bytes at all. */
export function endlessPdf(): Buffer {
  const start = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';
  const claim = '/Size 2000000000 /Index [0 2000000000] /W [0 0 0]';
  const table = `9 0 obj\n<< /Type /XRef ${claim} /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n`;
  return Buffer.from(`${start}${table}startxref\n${start.length}\n%%EOF`, 'latin1');
}
