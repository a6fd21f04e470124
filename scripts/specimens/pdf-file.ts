/** A one-page A4 PDF that shows one JPEG over the whole page; no dates or identifiers, so it is the same each time. */
export function wrapJpegAsPdf(jpeg: Buffer, widthPixels: number, heightPixels: number, title: string): Buffer {
  const [pageWidth, pageHeight] = [595.28, 841.89];
  const drawing = `q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /Scan Do Q`;
  const objects: readonly (readonly [head: string, stream?: Buffer])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] ` +
        '/Resources << /XObject << /Scan 5 0 R >> >> /Contents 4 0 R >>',
    ],
    [`<< /Length ${drawing.length} >>`, Buffer.from(drawing, 'latin1')],
    [
      `<< /Type /XObject /Subtype /Image /Width ${widthPixels} /Height ${heightPixels} /ColorSpace /DeviceRGB ` +
        `/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    ],
    [`<< /Title (${title}) /Producer (Verigraph specimens) >>`],
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let position = parts[0]?.length ?? 0;
  const append = (part: Buffer): void => {
    parts.push(part);
    position += part.length;
  };
  const offsets: number[] = [];
  for (const [index, [head, stream]] of objects.entries()) {
    offsets.push(position);
    append(Buffer.from(`${index + 1} 0 obj\n${head}\n`, 'latin1'));
    if (stream) append(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]));
    append(Buffer.from('endobj\n'));
  }
  const tableAt = position;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  append(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}` +
        `trailer\n<< /Size ${size} /Root 1 0 R /Info ${size - 1} 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}
