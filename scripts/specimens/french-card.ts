import type { Colour, Holder } from './holders.js';
import { buildFrenchCard, type FrenchCardNumbers } from './machine-readable-zone.js';
import { printPortrait } from './printed-portrait.js';
import { drawLaminateSheen, drawRosette, drawSignature, drawTint, drawWaves } from './security-print.js';
import { createSheet, drawMachineReadableZone, drawSpecimenMark, drawText } from './sheet.js';

const INK: Colour = [40, 62, 112];

/** The layout of the French card of 1988 to 2021, without its emblems and plainly marked. */
export function drawFrenchCard(holder: Holder, numbers: FrenchCardNumbers) {
  const lines = buildFrenchCard(holder, numbers);
  const sheet = createSheet(105, 74, 20, 3);
  const { context } = sheet;
  drawTint(sheet, [
    [214, 228, 244],
    [232, 238, 244],
    [222, 230, 246],
  ]);
  drawWaves(
    sheet,
    holder.portrait.seed,
    [
      [90, 130, 190],
      [140, 150, 190],
      [90, 140, 170],
    ],
    0.34,
    1.1,
  );
  drawRosette(sheet, 72, 30, 22, [110, 120, 180], 0.22, 12);
  drawText(sheet, 'SPÉCIMEN · CARTE FICTIVE', 52.5, 6.6, 3.2, {
    family: 'Specimen Serif Bold',
    colour: INK,
    align: 'center',
    spacingMm: 0.4,
  });
  drawText(sheet, 'CARTE NATIONALE D’IDENTITÉ N° :', 5, 12.4, 2.2, { colour: INK });
  drawText(sheet, numbers.cardNumber, 47, 12.4, 3, { family: 'Specimen Sans Bold', spacingMm: 0.3 });
  drawText(sheet, 'Nationalité française (fictive)', 100, 12.4, 2, { colour: INK, align: 'right' });
  printPortrait(sheet, holder, { xMm: 5, yMm: 15.5, widthMm: 29, heightMm: 37.3 });
  drawLaminateSheen(sheet, 33, 48, 18, 0.18);
  const rows: readonly (readonly [label: string, value: string])[] = [
    ['Nom :', holder.surname],
    ['Prénom(s) :', holder.givenNames.replaceAll(' ', ', ')],
    ['Sexe :', `${holder.sex}        Né(e) le : ${holder.dateOfBirth.split('-').reverse().join('.')}`],
    ['à :', holder.placeOfBirth],
    ['Taille :', `${(holder.heightCentimetres / 100).toFixed(2)} m`],
  ];
  for (const [index, [label, value]] of rows.entries()) {
    const y = 20 + index * 5.6;
    drawText(sheet, label, 38, y, 2.1, { colour: INK });
    drawText(sheet, value, 55, y, 2.9, { family: 'Specimen Narrow Bold', spacingMm: 0.14 });
  }
  drawText(sheet, 'Signature du titulaire :', 38, 47.6, 2, { colour: INK });
  drawSignature(sheet, holder.portrait.seed, 66, 50.6, 24);
  drawSpecimenMark(sheet, 71, 33, 9, -14, [180, 40, 60], 0.36);
  context.fillStyle = 'rgba(250, 251, 253, 0.66)';
  context.fillRect(0, 56, 105, 18);
  drawMachineReadableZone(sheet, lines, (105 - 36 * 2.54) / 2, 62.4);
  return { sheet, lines };
}
