import { drawBarcode } from './barcode.js';
import type { Holder } from './holders.js';
import { drawRosette, drawTint, drawWaves } from './security-print.js';
import { createSheet, drawSpecimenMark, drawText } from './sheet.js';

export interface LicenceNumbers {
  documentNumber: string;
  /** ISO dates. */
  dateOfIssue: string;
  dateOfExpiry: string;
}

/** MMDDCCYY, as the standard wants it for the United States. */
function americanDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return month + day + year;
}

/**
 * AAMVA DL/ID card design standard 2020 (version 10), annex D: header, one subfile designator, one DL subfile. Issuer
 * number 636999 and jurisdiction ZZ belong to nobody.
 */
export function buildLicencePayload(holder: Holder, numbers: LicenceNumbers): string {
  const [firstName = '', middleName = 'NONE'] = holder.givenNames.split(' ');
  const inches = Math.round(holder.heightCentimetres / 2.54);
  const elements: readonly (readonly [identifier: string, value: string])[] = [
    ['DAQ', numbers.documentNumber],
    ['DCS', holder.surname],
    ['DDE', 'N'],
    ['DAC', firstName],
    ['DDF', 'N'],
    ['DAD', middleName],
    ['DDG', 'N'],
    ['DCA', 'C'],
    ['DCB', 'NONE'],
    ['DCD', 'NONE'],
    ['DBD', americanDate(numbers.dateOfIssue)],
    ['DBB', americanDate(holder.dateOfBirth)],
    ['DBA', americanDate(numbers.dateOfExpiry)],
    ['DBC', holder.sex === 'M' ? '1' : '2'],
    ['DAU', `${String(inches).padStart(3, '0')} IN`],
    ['DAY', 'BRO'],
    ['DAG', '100 EXAMPLE AVENUE'],
    ['DAI', 'ANYTOWN'],
    ['DAJ', 'ZZ'],
    ['DAK', '000000000  '],
    ['DCF', 'SPECIMEN0001'],
    ['DCG', 'USA'],
  ];
  const subfile = `DL${elements.map(([identifier, value]) => identifier + value).join('\n')}\r`;
  const header = '@\n\u001e\rANSI 636999100001';
  const designatorLength = 10;
  const offset = header.length + designatorLength;
  const designator = `DL${String(offset).padStart(4, '0')}${String(subfile.length).padStart(4, '0')}`;
  return header + designator + subfile;
}

export async function drawLicenceBack(holder: Holder, numbers: LicenceNumbers) {
  const sheet = createSheet(85.6, 53.98, 24, 3.2);
  const { context } = sheet;
  drawTint(sheet, [
    [236, 230, 240],
    [246, 240, 230],
    [228, 236, 244],
  ]);
  drawWaves(
    sheet,
    404,
    [
      [150, 100, 160],
      [200, 150, 90],
      [80, 130, 180],
    ],
    0.26,
    1.1,
  );
  drawRosette(sheet, 18, 41, 12, [120, 100, 160], 0.24, 12);
  const payload = buildLicencePayload(holder, numbers);
  context.fillStyle = 'rgb(250, 250, 248)';
  context.fillRect(4, 4, 77.6, 22);
  await drawBarcode(sheet, payload, 'PDF417', { xMm: 6.3, yMm: 5.6, widthMm: 73, heightMm: 18.8 });
  drawText(sheet, 'STATE OF ZENITH (ZZ) · SPECIMEN, NOT A LICENSE', 5, 30, 1.9, { family: 'Specimen Sans Bold' });
  const rows = [
    'CLASS: C   Any single vehicle below 26,001 pounds',
    'END: NONE        RESTR: NONE',
    `DL ${numbers.documentNumber}   ISS ${american(numbers.dateOfIssue)}   EXP ${american(numbers.dateOfExpiry)}`,
    'Rev 01/2020      DD SPECIMEN0001',
  ];
  for (const [index, row] of rows.entries()) {
    drawText(sheet, row, 32, 34.6 + index * 3.4, 1.75, { family: 'Specimen Narrow' });
  }
  context.strokeStyle = 'rgba(110, 90, 150, 0.8)';
  context.lineWidth = 0.3;
  context.beginPath();
  context.roundRect(6, 33.6, 22, 15.6, 1.6);
  context.stroke();
  drawText(sheet, 'ZZ', 17, 44.4, 8.4, {
    family: 'Specimen Serif Bold',
    align: 'center',
    colour: [110, 90, 150],
    alpha: 0.7,
  });
  drawSpecimenMark(sheet, 58, 47.6, 6, 0, [180, 40, 60], 0.45);
  return { sheet, payload };
}

/** MM/DD/CCYY. */
function american(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${month}/${day}/${year}`;
}
