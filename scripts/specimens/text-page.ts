import { createSheet, drawSpecimenMark, drawText, type Sheet } from './sheet.js';

export interface TextPage {
  title: string;
  lines: readonly string[];
}

/** An A5 page of running text and nothing else. */
export function drawTextPage(page: TextPage): Sheet {
  const sheet = createSheet(148, 210, 11);
  const { context } = sheet;
  context.fillStyle = 'rgb(251, 250, 245)';
  context.fillRect(0, 0, 148, 210);
  drawText(sheet, page.title, 18, 30, 6.4, { family: 'Specimen Serif Bold' });
  for (const [index, line] of page.lines.entries()) {
    drawText(sheet, line, 18, 44 + index * 7.4, 4.3, { family: 'Specimen Serif' });
  }
  drawSpecimenMark(sheet, 74, 196, 7, 0, [180, 40, 60], 0.3);
  return sheet;
}
