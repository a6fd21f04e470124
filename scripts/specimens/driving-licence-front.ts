import type { Holder } from './holders.js';
import { printGhostPortrait, printPortrait } from './printed-portrait.js';
import { drawEmblem, drawLaminateSheen, drawRosette, drawSignature, drawTint, drawWaves } from './security-print.js';
import { createSheet, drawSpecimenMark, drawText, type Sheet } from './sheet.js';

export interface LicenceFront {
  documentNumber: string;
  /** ISO dates. */
  dateOfIssue: string;
  dateOfExpiry: string;
  vehicleClasses: string;
  /** As printed, in whatever alphabet. */
  surname: string;
  givenNames: string;
  placeOfBirth: string;
  address: string;
}

/** DD.MM.YYYY, as on licences of the Vienna convention. */
function dotted(isoDate: string): string {
  return isoDate.split('-').reverse().join('.');
}

/** The portrait side of a licence with the numbered fields of the Vienna convention on road traffic, annex 6. */
export function drawLicenceFront(holder: Holder, licence: LicenceFront): Sheet {
  const sheet = createSheet(85.6, 53.98, 24, 3.2);
  drawTint(sheet, [
    [248, 226, 226],
    [246, 236, 236],
    [236, 228, 242],
  ]);
  drawWaves(
    sheet,
    holder.portrait.seed + 21,
    [
      [190, 90, 110],
      [150, 120, 180],
      [210, 140, 120],
    ],
    0.3,
    1,
  );
  drawRosette(sheet, 62, 30, 19, [170, 100, 130], 0.24, 12);
  drawEmblem(sheet, 7.6, 6, 4, [120, 40, 70], 0.9);
  const heading = { colour: [120, 30, 60] as [number, number, number] };
  drawText(sheet, 'UTOPIA', 14, 6, 3.4, { ...heading, family: 'Specimen Serif Bold', spacingMm: 0.5 });
  drawText(sheet, 'DRIVING LICENCE · PERMIS DE CONDUIRE', 14, 9.2, 2, { ...heading, spacingMm: 0.14 });
  printPortrait(sheet, holder, { xMm: 4.6, yMm: 13.6, widthMm: 22, heightMm: 28.3 });
  printGhostPortrait(sheet, holder, { xMm: 70, yMm: 34, widthMm: 11, heightMm: 14 });
  drawLaminateSheen(sheet, 28, 42, 15, 0.18);
  const rows: readonly (readonly [number: string, text: string])[] = [
    ['1.', licence.surname],
    ['2.', licence.givenNames],
    ['3.', `${dotted(holder.dateOfBirth)}  ${licence.placeOfBirth}`],
    ['4a.', `${dotted(licence.dateOfIssue)}    4c. TRAFFIC OFFICE ZENITH`],
    ['4b.', dotted(licence.dateOfExpiry)],
    ['5.', licence.documentNumber],
    ['8.', licence.address],
    ['9.', licence.vehicleClasses],
  ];
  for (const [index, [number, text]] of rows.entries()) {
    const y = 16.4 + index * 4.05;
    drawText(sheet, number, 30, y, 1.9, { colour: [120, 30, 60] });
    drawText(sheet, text, 34.4, y, index < 2 ? 2.8 : 2.35, { family: 'Specimen Sans Bold', maxWidthMm: 47 });
  }
  drawText(sheet, '7.', 30, 49.2, 1.9, { colour: [120, 30, 60] });
  drawSignature(sheet, holder.portrait.seed, 35, 49.4, 22);
  drawSpecimenMark(sheet, 56, 30, 7, -16, [180, 40, 60], 0.36);
  return sheet;
}
