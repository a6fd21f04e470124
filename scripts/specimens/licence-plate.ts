import { createSheet, drawText, type Sheet } from './sheet.js';

/** The back of a car, as seen from behind it; the plate is 520 by 110 mm. Larger than the picture, so that nothing else shows. */
export function drawCarWithPlate(plateNumber: string): Sheet {
  const sheet = createSheet(1000, 750, 2.2);
  const { context } = sheet;
  const paint = context.createLinearGradient(0, 0, 0, 520);
  paint.addColorStop(0, 'rgb(190, 74, 58)');
  paint.addColorStop(0.35, 'rgb(150, 44, 36)');
  paint.addColorStop(0.75, 'rgb(122, 32, 28)');
  paint.addColorStop(1, 'rgb(84, 20, 20)');
  context.fillStyle = paint;
  context.fillRect(0, 0, 1000, 560);
  const sheen = context.createLinearGradient(0, 60, 0, 170);
  sheen.addColorStop(0, 'rgba(255, 230, 220, 0)');
  sheen.addColorStop(0.5, 'rgba(255, 230, 220, 0.34)');
  sheen.addColorStop(1, 'rgba(255, 230, 220, 0)');
  context.fillStyle = sheen;
  context.fillRect(0, 60, 1000, 110);
  context.strokeStyle = 'rgba(30, 6, 6, 0.8)';
  context.lineWidth = 5;
  context.beginPath();
  context.roundRect(120, -60, 760, 470, 60);
  context.stroke();
  for (const [from, width] of [
    [-40, 130],
    [910, 130],
  ] as const) {
    const lamp = context.createLinearGradient(from, 0, from + width, 0);
    lamp.addColorStop(0, 'rgb(150, 12, 18)');
    lamp.addColorStop(0.5, 'rgb(230, 50, 46)');
    lamp.addColorStop(1, 'rgb(130, 10, 16)');
    context.fillStyle = lamp;
    context.beginPath();
    context.roundRect(from, 90, width, 190, 24);
    context.fill();
  }
  const bumper = context.createLinearGradient(0, 520, 0, 750);
  bumper.addColorStop(0, 'rgb(66, 68, 74)');
  bumper.addColorStop(1, 'rgb(28, 29, 33)');
  context.fillStyle = bumper;
  context.fillRect(0, 520, 1000, 230);
  drawPlate(sheet, plateNumber, 240, 330);
  return sheet;
}

/** White on blue, as the plates of Utopia's small cars are. */
function drawPlate(sheet: Sheet, plateNumber: string, xMm: number, yMm: number): void {
  const { context } = sheet;
  context.fillStyle = 'rgba(10, 4, 4, 0.6)';
  context.beginPath();
  context.roundRect(xMm - 8, yMm - 4, 536, 130, 12);
  context.fill();
  context.fillStyle = 'rgb(22, 66, 150)';
  context.beginPath();
  context.roundRect(xMm, yMm, 520, 110, 9);
  context.fill();
  context.strokeStyle = 'rgb(240, 244, 250)';
  context.lineWidth = 4;
  context.beginPath();
  context.roundRect(xMm + 6, yMm + 6, 508, 98, 7);
  context.stroke();
  const style = { family: 'Specimen Sans Bold', colour: [244, 247, 252] as [number, number, number] } as const;
  const [region, digits] = [plateNumber.slice(0, 2), plateNumber.slice(2)];
  drawText(sheet, region, xMm + 34, yMm + 84, 88, { ...style, spacingMm: 6 });
  drawText(sheet, '·', xMm + 182, yMm + 76, 60, style);
  drawText(sheet, digits, xMm + 212, yMm + 84, 88, { ...style, spacingMm: 6, maxWidthMm: 290 });
  for (const screw of [xMm + 150, xMm + 370]) {
    context.fillStyle = 'rgb(196, 200, 208)';
    context.beginPath();
    context.arc(screw, yMm + 12, 5, 0, Math.PI * 2);
    context.fill();
  }
  drawText(sheet, 'SPECIMEN', xMm + 260, yMm + 122, 11, { ...style, align: 'center', spacingMm: 3 });
}
