import { drawChip } from './identity-card.js';
import { createSheet, drawText, type Sheet } from './sheet.js';

export interface BankCardNumbers {
  /** Sixteen digits. */
  cardNumber: string;
  cardholderName: string;
  /** MM/YY. */
  validThrough: string;
}

/** Doubles every second digit from the right; the sum of all digits must end in zero (ISO/IEC 7812-1). */
export function satisfiesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [position, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (position % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

export function drawBankCard(numbers: BankCardNumbers): Sheet {
  if (!satisfiesLuhn(numbers.cardNumber)) throw new Error('The card number fails the Luhn check');
  const sheet = createSheet(85.6, 53.98, 24, 3.2);
  const { context } = sheet;
  const ground = context.createLinearGradient(0, 0, 85.6, 54);
  ground.addColorStop(0, 'rgb(18, 44, 84)');
  ground.addColorStop(0.55, 'rgb(26, 84, 118)');
  ground.addColorStop(1, 'rgb(16, 36, 70)');
  context.fillStyle = ground;
  context.fillRect(0, 0, 85.6, 54);
  for (let band = 0; band < 26; band++) {
    context.strokeStyle = `rgba(160, 220, 240, ${0.03 + band * 0.0032})`;
    context.lineWidth = 0.5;
    context.beginPath();
    context.arc(92, 62, 16 + band * 2.3, Math.PI, Math.PI * 1.5);
    context.stroke();
  }
  drawText(sheet, 'BANK OF UTOPIA', 6, 9.6, 4, {
    family: 'Specimen Serif Bold',
    colour: [238, 244, 250],
    spacingMm: 0.34,
  });
  drawText(sheet, 'SPECIMEN', 80, 9.4, 3.2, {
    family: 'Specimen Sans Bold',
    colour: [255, 206, 120],
    align: 'right',
    spacingMm: 0.5,
  });
  drawChip(sheet, 8, 16.4);
  context.strokeStyle = 'rgba(236, 242, 250, 0.85)';
  context.lineWidth = 0.55;
  for (let wave = 0; wave < 4; wave++) {
    context.beginPath();
    context.arc(23.6, 21.6, 1.6 + wave * 1.35, -0.75, 0.75);
    context.stroke();
  }
  const groups = numbers.cardNumber.match(/\d{4}/g) ?? [];
  const embossed = (text: string, xMm: number, yMm: number, sizeMm: number, spacingMm: number): void => {
    const style = { family: 'Specimen OCR-B', spacingMm } as const;
    drawText(sheet, text, xMm + 0.16, yMm + 0.2, sizeMm, { ...style, colour: [4, 12, 26], alpha: 0.75 });
    drawText(sheet, text, xMm - 0.08, yMm - 0.1, sizeMm, { ...style, colour: [255, 255, 255], alpha: 0.55 });
    drawText(sheet, text, xMm, yMm, sizeMm, { ...style, colour: [214, 222, 232] });
  };
  embossed(groups.join(' '), 8, 35.6, 4.7, 0);
  drawText(sheet, 'VALID THRU', 31, 40.6, 1.5, { colour: [206, 220, 236] });
  embossed(numbers.validThrough, 42, 41.4, 3.3, 0.2);
  embossed(numbers.cardholderName, 8, 48.6, 3.3, 0.2);
  drawText(sheet, 'debit', 79, 48.8, 3.8, { family: 'Specimen Script', colour: [238, 244, 250], align: 'right' });
  return sheet;
}
