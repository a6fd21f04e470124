import type { Colour, Holder } from './holders.js';
import { buildVisa, type DocumentNumbers } from './machine-readable-zone.js';
import { printPortrait } from './printed-portrait.js';
import { drawEmblem, drawLaminateSheen, drawRosette, drawTint, drawWaves } from './security-print.js';
import {
  createSheet,
  drawField,
  drawMachineReadableZone,
  drawSpecimenMark,
  drawText,
  printedDate,
  type Sheet,
} from './sheet.js';

/** MRV-A fills a passport page; MRV-B is the smaller sticker. ICAO 9303 part 7. */
export type VisaFormat = 'MRV_A' | 'MRV_B';

export interface VisaNumbers extends DocumentNumbers {
  /** ISO date. */
  validFrom: string;
  placeOfIssue: string;
  entries: string;
  durationOfStay: string;
}

const SIZES = {
  MRV_A: { widthMm: 120, heightMm: 80, lineLength: 44 },
  MRV_B: { widthMm: 105, heightMm: 74, lineLength: 36 },
} as const;

const INK: Colour = [96, 38, 92];

function drawSticker(widthMm: number, heightMm: number, seed: number): Sheet {
  const sheet = createSheet(widthMm, heightMm, 18, 1.2);
  drawTint(sheet, [
    [244, 232, 240],
    [240, 240, 222],
    [226, 240, 236],
  ]);
  drawWaves(
    sheet,
    seed,
    [
      [170, 90, 150],
      [180, 160, 70],
      [60, 150, 130],
    ],
    0.34,
    1.05,
  );
  return sheet;
}

/** The passport page below the sticker. */
function drawVisaPage(): Sheet {
  const page = createSheet(132, 96, 18, 2.6);
  drawTint(page, [
    [238, 234, 226],
    [232, 236, 232],
    [240, 234, 228],
  ]);
  drawWaves(
    page,
    71,
    [
      [150, 140, 120],
      [120, 150, 140],
      [160, 130, 120],
    ],
    0.28,
    1.4,
  );
  drawText(page, 'VISAS · SPECIMEN', 66, 6.4, 3, {
    family: 'Specimen Serif',
    align: 'center',
    colour: [120, 110, 120],
  });
  drawText(page, '7', 126, 6.4, 2.6, { family: 'Specimen Serif', align: 'right', colour: [120, 110, 120] });
  return page;
}

export function drawVisa(format: VisaFormat, holder: Holder, numbers: VisaNumbers) {
  const { widthMm, heightMm, lineLength } = SIZES[format];
  const lines = buildVisa(holder, numbers, lineLength);
  const sheet = drawSticker(widthMm, heightMm, holder.portrait.seed);
  const { context } = sheet;
  drawRosette(sheet, widthMm * 0.66, heightMm * 0.4, heightMm * 0.36, [150, 90, 150], 0.26, 16);
  drawEmblem(sheet, 8.6, 8, 5.2, INK, 0.9);
  drawText(sheet, 'UTOPIA', 16.5, 8, 4.4, { family: 'Specimen Serif Bold', colour: INK, spacingMm: 0.7 });
  drawText(sheet, 'VISA', widthMm - 6, 9.6, 6.6, {
    family: 'Specimen Serif Bold',
    colour: INK,
    spacingMm: 0.9,
    align: 'right',
  });
  drawText(sheet, 'ENTRY PERMIT · PERMIS D’ENTRÉE', 16.6, 11.6, 1.9, { colour: INK, spacingMm: 0.14 });
  printPortrait(sheet, holder, { xMm: 5, yMm: 16, widthMm: 27, heightMm: 34.7 });
  drawLaminateSheen(sheet, 31, 46, 19, 0.2);
  const style = { labelColour: INK, valueSizeMm: 2.7 };
  const left = 37;
  const right = widthMm * 0.66;
  drawField(sheet, 'Valid for / Valable pour', numbers.issuingState, left, 17, style);
  drawField(sheet, 'Visa No. / No du visa', numbers.documentNumber, right, 17, { ...style, valueSizeMm: 3.2 });
  drawField(sheet, 'From / Du', printedDate(numbers.validFrom), left, 23, style);
  drawField(sheet, 'Until / Au', printedDate(numbers.dateOfExpiry), right, 23, style);
  drawField(sheet, 'Entries / Entrées', numbers.entries, left, 29, style);
  drawField(sheet, 'Stay / Séjour', numbers.durationOfStay, right, 29, style);
  drawField(sheet, 'Surname, given names / Nom, prénoms', `${holder.surname}, ${holder.givenNames}`, left, 35, style);
  drawField(sheet, 'Date of birth / Date de naissance', printedDate(holder.dateOfBirth), left, 41, style);
  drawField(sheet, 'Nationality, sex', `${holder.nationality}   ${holder.sex}`, right, 41, style);
  drawField(sheet, 'Issued at / Délivré à', numbers.placeOfIssue, left, 47, style);
  drawSpecimenMark(sheet, widthMm * 0.66, heightMm * 0.38, 8, -14, [180, 40, 60], 0.36);
  context.fillStyle = 'rgba(253, 252, 250, 0.62)';
  context.fillRect(0, heightMm - 22.6, widthMm, 22.6);
  drawMachineReadableZone(sheet, lines, (widthMm - lineLength * 2.54) / 2, heightMm - 14.4);

  const page = drawVisaPage();
  page.context.save();
  page.context.translate((page.widthMm - widthMm) / 2, page.heightMm - heightMm - 4.5);
  page.context.rotate(0.006);
  page.context.shadowColor = 'rgba(40, 30, 40, 0.5)';
  page.context.shadowBlur = 10;
  page.context.shadowOffsetY = 3;
  page.context.drawImage(sheet.canvas, 0, 0, widthMm, heightMm);
  page.context.restore();
  return { sheet: page, lines };
}
