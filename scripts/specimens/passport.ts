import type { Colour, Holder } from './holders.js';
import { buildTd3, type DocumentNumbers } from './machine-readable-zone.js';
import { printGhostPortrait, printPortrait } from './printed-portrait.js';
import { drawEmblem, drawLaminateSheen, drawRosette, drawSignature, drawTint, drawWaves } from './security-print.js';
import {
  createSheet,
  drawField,
  drawMachineReadableZone,
  drawSpecimenMark,
  drawText,
  printedDate,
  type Sheet,
} from './sheet.js';

export const PASSPORT_WIDTH_MM = 125;
export const PASSPORT_HEIGHT_MM = 88;

const TINT: readonly Colour[] = [
  [226, 236, 240],
  [240, 234, 224],
  [234, 226, 234],
];
const INKS: readonly Colour[] = [
  [70, 130, 170],
  [190, 120, 110],
  [120, 110, 170],
];

export interface PassportNumbers extends DocumentNumbers {
  /** ISO date. */
  dateOfIssue: string;
}

/** The data page alone, in the upper left corner of the given sheet moved down by `topMm`. */
function drawDataPage(sheet: Sheet, holder: Holder, numbers: PassportNumbers, lines: readonly string[]): void {
  drawRosette(sheet, 84, 34, 25, [120, 120, 180], 0.26, 14);
  drawRosette(sheet, 22, 70, 13, [190, 120, 110], 0.22, 10);
  drawEmblem(sheet, 84, 34, 13, [110, 130, 180], 0.16);
  drawText(sheet, 'UTOPIA', 7, 8.6, 4.6, { family: 'Specimen Serif Bold', colour: [34, 52, 98], spacingMm: 0.7 });
  drawText(sheet, 'PASSPORT · PASSEPORT', 118, 8.3, 3.3, {
    family: 'Specimen Serif Bold',
    colour: [34, 52, 98],
    spacingMm: 0.28,
    align: 'right',
  });
  printPortrait(sheet, holder, { xMm: 7, yMm: 13, widthMm: 34, heightMm: 43.7 });
  drawLaminateSheen(sheet, 38, 54, 24, 0.16);
  printGhostPortrait(sheet, holder, { xMm: 100, yMm: 33, widthMm: 17, heightMm: 21.5 });

  const column = 46;
  drawField(sheet, 'Type / Type', 'P', column, 14);
  drawField(sheet, 'Country code / Code du pays', numbers.issuingState, column + 15, 14);
  drawField(sheet, 'Passport No. / No du passeport', numbers.documentNumber, column + 44, 14, { valueSizeMm: 3.3 });
  drawField(sheet, 'Surname / Nom (1)', holder.surname, column, 21, { valueSizeMm: 3.3 });
  drawField(sheet, 'Given names / Prénoms (2)', holder.givenNames, column, 28, { valueSizeMm: 3.3 });
  drawField(sheet, 'Nationality / Nationalité (3)', 'UTOPIAN / UTOPIENNE', column, 35);
  drawField(sheet, 'Date of birth / Date de naissance (4)', printedDate(holder.dateOfBirth), column, 41.5);
  if (numbers.optionalData !== undefined) {
    drawField(sheet, 'Personal No. / No personnel (5)', numbers.optionalData, column + 33, 28);
  }
  drawField(sheet, 'Sex / Sexe (6)', holder.sex, column, 48);
  drawField(sheet, 'Place of birth / Lieu de naissance (7)', holder.placeOfBirth, column + 15, 48);
  drawField(sheet, 'Date of issue / Date de délivrance (8)', printedDate(numbers.dateOfIssue), column, 54.5);
  drawField(sheet, 'Authority / Autorité (9)', 'PASSPORT OFFICE, ZENITH', column + 40, 54.5, { valueSizeMm: 2.4 });
  drawField(sheet, 'Date of expiry / Date d’expiration (10)', printedDate(numbers.dateOfExpiry), column, 61);
  drawField(sheet, 'Signature of bearer / Signature du titulaire (11)', '', column + 40, 61);
  drawSignature(sheet, holder.portrait.seed, column + 42, 66.6, 24);
  drawSpecimenMark(sheet, 86, 44, 8.4, -14);
  drawText(sheet, 'SPECIMEN', 24, 54.4, 4, {
    family: 'Specimen Sans Bold',
    colour: [255, 255, 255],
    alpha: 0.75,
    align: 'center',
    spacingMm: 0.5,
  });
  drawMachineReadableZone(sheet, lines, (PASSPORT_WIDTH_MM - 44 * 2.54) / 2, 75.7);
}

function drawFacingPage(sheet: Sheet): void {
  drawRosette(sheet, 62, 44, 34, [150, 110, 130], 0.22, 16);
  drawEmblem(sheet, 62, 42, 19, [120, 100, 140], 0.24);
  drawText(sheet, 'The Ministry of Foreign Affairs of Utopia requests all whom it may concern', 62.5, 62, 2.7, {
    family: 'Specimen Script',
    align: 'center',
    colour: [70, 70, 110],
  });
  drawText(sheet, 'to let the bearer of this specimen pass freely and without hindrance.', 62.5, 66.4, 2.7, {
    family: 'Specimen Script',
    align: 'center',
    colour: [70, 70, 110],
  });
  drawText(sheet, 'SPECIMEN — NOT A VALID TRAVEL DOCUMENT', 62.5, 76, 2.5, {
    family: 'Specimen Sans Bold',
    align: 'center',
    colour: [170, 60, 70],
    spacingMm: 0.3,
  });
  drawText(sheet, '2', 118, 84, 2.6, { family: 'Specimen Serif', align: 'right', colour: [70, 70, 110] });
}

/** The fold between the two pages: the paper curves down into it. */
function drawFold(sheet: Sheet, yMm: number): void {
  const { context, widthMm } = sheet;
  const shade = context.createLinearGradient(0, yMm - 9, 0, yMm + 7);
  shade.addColorStop(0, 'rgba(40, 30, 40, 0)');
  shade.addColorStop(0.5, 'rgba(40, 30, 40, 0.3)');
  shade.addColorStop(0.56, 'rgba(20, 14, 20, 0.62)');
  shade.addColorStop(0.6, 'rgba(40, 30, 40, 0.24)');
  shade.addColorStop(1, 'rgba(40, 30, 40, 0)');
  context.fillStyle = shade;
  context.fillRect(0, yMm - 9, widthMm, 16);
  context.strokeStyle = 'rgba(250, 250, 250, 0.5)';
  context.lineWidth = 0.18;
  context.setLineDash([2.2, 1.6]);
  context.beginPath();
  context.moveTo(2, yMm + 0.3);
  context.lineTo(widthMm - 2, yMm + 0.3);
  context.stroke();
  context.setLineDash([]);
}

/** An open booklet: the facing page above, the data page below; or the data page alone, as scanners see it. */
export function drawPassport(holder: Holder, numbers: PassportNumbers, open: boolean) {
  const lines = buildTd3(holder, numbers);
  const topMm = open ? PASSPORT_HEIGHT_MM : 0;
  const sheet = createSheet(PASSPORT_WIDTH_MM, PASSPORT_HEIGHT_MM + topMm, 18, 2.6);
  const { context } = sheet;
  drawTint(sheet, TINT);
  drawWaves(sheet, holder.portrait.seed + 3, INKS, 0.3);
  if (open) drawFacingPage(sheet);
  context.save();
  context.translate(0, topMm);
  // A data page is a stiffer, paler leaf than the visa pages.
  context.fillStyle = 'rgba(250, 251, 253, 0.38)';
  context.fillRect(0, 0, PASSPORT_WIDTH_MM, PASSPORT_HEIGHT_MM);
  context.fillStyle = 'rgba(252, 252, 252, 0.5)';
  context.fillRect(0, 69.5, PASSPORT_WIDTH_MM, PASSPORT_HEIGHT_MM);
  drawDataPage(sheet, holder, numbers, lines);
  context.restore();
  if (open) drawFold(sheet, topMm);
  return { sheet, lines };
}
