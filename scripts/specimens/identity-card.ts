import type { Colour, Holder } from './holders.js';
import { buildTd1, buildTd2, type DocumentNumbers } from './machine-readable-zone.js';
import { printGhostPortrait, printPortrait } from './printed-portrait.js';
import { createRandom } from './random.js';
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

const CARD_TINT: readonly Colour[] = [
  [222, 238, 230],
  [240, 240, 224],
  [226, 232, 244],
];
const CARD_INKS: readonly Colour[] = [
  [40, 140, 110],
  [190, 150, 70],
  [70, 110, 180],
];
const HEADING: Colour = [16, 82, 72];

export interface CardNumbers extends DocumentNumbers {
  /** ISO date. */
  dateOfIssue: string;
}

function drawCardGround(widthMm: number, heightMm: number, seed: number): Sheet {
  const sheet = createSheet(widthMm, heightMm, 24, 3.2);
  drawTint(sheet, CARD_TINT);
  drawWaves(sheet, seed, CARD_INKS, 0.34, 0.95);
  return sheet;
}

/** A gold contact chip. */
export function drawChip(sheet: Sheet, xMm: number, yMm: number): void {
  const { context } = sheet;
  context.save();
  context.beginPath();
  context.roundRect(xMm, yMm, 12.6, 10.2, 1.5);
  context.clip();
  const gold = context.createLinearGradient(xMm, yMm, xMm + 12.6, yMm + 10.2);
  gold.addColorStop(0, 'rgb(236, 208, 138)');
  gold.addColorStop(0.45, 'rgb(204, 166, 88)');
  gold.addColorStop(0.6, 'rgb(244, 224, 166)');
  gold.addColorStop(1, 'rgb(186, 146, 72)');
  context.fillStyle = gold;
  context.fillRect(xMm, yMm, 12.6, 10.2);
  context.strokeStyle = 'rgba(96, 70, 26, 0.75)';
  context.lineWidth = 0.22;
  for (const shareDown of [0.34, 0.66]) {
    for (const [from, to] of [
      [0, 4.1],
      [8.5, 12.6],
    ] as const) {
      context.beginPath();
      context.moveTo(xMm + from, yMm + 10.2 * shareDown);
      context.lineTo(xMm + to, yMm + 10.2 * shareDown);
      context.stroke();
    }
  }
  context.strokeRect(xMm + 4.1, yMm + 2.2, 4.4, 5.8);
  context.beginPath();
  context.moveTo(xMm + 6.3, yMm);
  context.lineTo(xMm + 6.3, yMm + 2.2);
  context.moveTo(xMm + 6.3, yMm + 8);
  context.lineTo(xMm + 6.3, yMm + 10.2);
  context.stroke();
  context.restore();
}

/** Portrait side of the ID-1 card; it carries no machine-readable zone. */
export function drawCardFront(holder: Holder, numbers: CardNumbers): Sheet {
  const sheet = drawCardGround(85.6, 53.98, holder.portrait.seed);
  const { context } = sheet;
  drawRosette(sheet, 57, 30, 21, [60, 130, 130], 0.26, 12);
  context.fillStyle = 'rgba(16, 82, 72, 0.12)';
  context.fillRect(0, 0, 85.6, 8.6);
  drawEmblem(sheet, 7.4, 5, 3.4, HEADING, 0.95);
  drawText(sheet, 'UTOPIA', 13, 4.9, 3.2, { family: 'Specimen Serif Bold', colour: HEADING, spacingMm: 0.55 });
  drawText(sheet, 'IDENTITY CARD · CARTE D’IDENTITÉ', 13, 7.6, 1.9, { colour: HEADING, spacingMm: 0.14 });
  printPortrait(sheet, holder, { xMm: 4.4, yMm: 11.4, widthMm: 23.4, heightMm: 30.1 });
  drawChip(sheet, 4.6, 43);
  drawLaminateSheen(sheet, 27, 40, 16, 0.2);
  printGhostPortrait(sheet, holder, { xMm: 70.5, yMm: 33.5, widthMm: 11.6, heightMm: 14.9 });
  const style = { labelColour: [30, 100, 92] as Colour, valueSizeMm: 2.7 };
  drawField(sheet, 'Card No. / No de carte', numbers.documentNumber, 31, 12.4, { ...style, valueSizeMm: 3 });
  drawField(sheet, 'Surname / Nom', holder.surname, 31, 18, style);
  drawField(sheet, 'Given names / Prénoms', holder.givenNames, 31, 23.4, style);
  drawField(sheet, 'Sex / Sexe', holder.sex, 31, 28.8, style);
  drawField(sheet, 'Nationality / Nationalité', holder.nationality, 42, 28.8, style);
  drawField(sheet, 'Date of birth / Date de naissance', printedDate(holder.dateOfBirth), 31, 34.2, style);
  drawField(sheet, 'Date of expiry / Date d’expiration', printedDate(numbers.dateOfExpiry), 31, 39.6, style);
  drawField(sheet, 'Signature', '', 31, 45, style);
  drawSignature(sheet, holder.portrait.seed, 33, 50.2, 22);
  drawSpecimenMark(sheet, 56, 27, 7.4, -16, [180, 40, 60], 0.4);
  return sheet;
}

/** Back of the ID-1 card with its three lines (TD1). */
export function drawCardBack(holder: Holder, numbers: CardNumbers): { sheet: Sheet; lines: string[] } {
  const sheet = drawCardGround(85.6, 53.98, holder.portrait.seed + 1);
  const lines = buildTd1(holder, numbers);
  const { context } = sheet;
  drawRosette(sheet, 66, 17, 15, [60, 120, 150], 0.28, 10);
  drawEmblem(sheet, 66, 17, 8.4, [40, 120, 110], 0.3);
  const style = { labelColour: [30, 100, 92] as Colour, valueSizeMm: 2.35 };
  drawField(sheet, 'Place of birth / Lieu de naissance', holder.placeOfBirth, 5, 5.4, style);
  drawField(sheet, 'Height / Taille', `${(holder.heightCentimetres / 100).toFixed(2)} m`, 36, 5.4, style);
  drawField(sheet, 'Address / Adresse', '12 EXAMPLE STREET, ZENITH', 5, 10.6, style);
  drawField(sheet, 'Date of issue / Date de délivrance', printedDate(numbers.dateOfIssue), 5, 15.8, style);
  drawField(sheet, 'Authority / Autorité', 'MINISTRY OF THE INTERIOR', 5, 21, style);
  const random = createRandom(holder.portrait.seed + 9);
  context.fillStyle = 'rgb(30, 32, 38)';
  let x = 5;
  while (x < 40) {
    const bar = [0.2, 0.2, 0.4, 0.6][Math.floor(random.next() * 4)] ?? 0.2;
    context.fillRect(x, 25.8, bar, 3.6);
    x += bar + ([0.2, 0.4, 0.4, 0.6][Math.floor(random.next() * 4)] ?? 0.2);
  }
  drawText(sheet, 'If found, please hand in at any town hall of Utopia. SPECIMEN.', 82, 28.6, 1.3, {
    align: 'right',
    colour: [60, 90, 90],
  });
  context.fillStyle = 'rgba(252, 252, 250, 0.62)';
  context.fillRect(0, 30.6, 85.6, 23.4);
  drawLaminateSheen(sheet, 58, 20, 17, 0.16);
  drawSpecimenMark(sheet, 58, 18, 6.6, -14, [180, 40, 60], 0.4);
  drawMachineReadableZone(sheet, lines, (85.6 - 30 * 2.54) / 2, 37.6);
  return { sheet, lines };
}

/** The larger card (ID-2) with portrait and two lines of 36 on one side. */
export function drawTd2Card(holder: Holder, numbers: CardNumbers): { sheet: Sheet; lines: string[] } {
  const sheet = drawCardGround(105, 74, holder.portrait.seed);
  const lines = buildTd2(holder, numbers);
  const { context } = sheet;
  drawRosette(sheet, 70, 30, 24, [60, 120, 150], 0.26, 14);
  drawEmblem(sheet, 9, 7, 4.6, HEADING, 0.95);
  drawText(sheet, 'UTOPIA', 16, 6.6, 4, { family: 'Specimen Serif Bold', colour: HEADING, spacingMm: 0.6 });
  drawText(sheet, 'NATIONAL IDENTITY CARD · CARTE D’IDENTITÉ', 16, 10.2, 2.1, { colour: HEADING, spacingMm: 0.14 });
  printPortrait(sheet, holder, { xMm: 5, yMm: 14.4, widthMm: 30, heightMm: 38.6 });
  drawLaminateSheen(sheet, 34, 50, 20, 0.18);
  const style = { labelColour: [30, 100, 92] as Colour };
  drawField(sheet, 'Card No. / No de carte', numbers.documentNumber, 40, 15.4, { ...style, valueSizeMm: 3.2 });
  drawField(sheet, 'Surname / Nom', holder.surname, 40, 22, style);
  drawField(sheet, 'Given names / Prénoms', holder.givenNames, 40, 28.2, style);
  drawField(sheet, 'Date of birth / Date de naissance', printedDate(holder.dateOfBirth), 40, 34.4, style);
  drawField(sheet, 'Sex / Sexe', holder.sex, 76, 34.4, style);
  drawField(sheet, 'Nationality / Nationalité', holder.nationality, 86, 34.4, style);
  drawField(sheet, 'Date of issue / Date de délivrance', printedDate(numbers.dateOfIssue), 40, 40.6, style);
  drawField(sheet, 'Date of expiry / Date d’expiration', printedDate(numbers.dateOfExpiry), 40, 46.8, style);
  drawSignature(sheet, holder.portrait.seed, 76, 51, 22);
  context.fillStyle = 'rgba(252, 252, 250, 0.6)';
  context.fillRect(0, 56, 105, 18);
  drawSpecimenMark(sheet, 74, 30, 9, -15, [180, 40, 60], 0.38);
  drawMachineReadableZone(sheet, lines, (105 - 36 * 2.54) / 2, 62.4);
  return { sheet, lines };
}
