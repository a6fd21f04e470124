import { drawBarcode } from './barcode.js';
import { createSheet, drawSpecimenMark, drawText, type Sheet } from './sheet.js';

export interface VatInvoice {
  /** Code of the type, such as 10. */
  type: string;
  code: string;
  number: string;
  /** ISO date. */
  billingDate: string;
  /** Twenty digits. */
  checkCode: string;
  taxPercent: number;
  seller: { name: string; taxNumber: string };
  buyer: { name: string; taxNumber: string };
  lines: readonly { description: string; quantity: number; unitPriceCents: number }[];
}

export function vatTotals(invoice: VatInvoice) {
  const netCents = invoice.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, 0);
  const taxCents = Math.round((netCents * invoice.taxPercent) / 100);
  return { netCents, taxCents, grossCents: netCents + taxCents };
}

const decimal = (cents: number) => (cents / 100).toFixed(2);

/**
 * The text of the QR code in the upper left corner: version 01, type, code, number, amount without tax, date, check code, and
 * four hexadecimal digits over what stands before (which polynomial the real one uses is not published; here CRC-16/CCITT).
 */
export function vatInvoicePayload(invoice: VatInvoice): string {
  const { netCents } = vatTotals(invoice);
  const { type, code, number, billingDate, checkCode } = invoice;
  const fields = ['01', type, code, number, decimal(netCents), billingDate.replaceAll('-', ''), checkCode];
  const text = `${fields.join(',')},`;
  return `${text}${crc16(text).toString(16).toUpperCase().padStart(4, '0')},`;
}

function crc16(text: string): number {
  let register = 0xffff;
  for (const byte of Buffer.from(text)) {
    register ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      register = (register & 0x8000 ? (register << 1) ^ 0x1021 : register << 1) & 0xffff;
  }
  return register;
}

const BROWN = [140, 72, 30] as [number, number, number];
const INK = [36, 36, 44] as [number, number, number];

/** A form in the layout of the electronic ordinary VAT invoice of China; seller, buyer and numbers are invented. */
export async function drawVatInvoice(invoice: VatInvoice) {
  const sheet = createSheet(215, 140, 11);
  const { context } = sheet;
  context.fillStyle = 'rgb(253, 252, 248)';
  context.fillRect(0, 0, 215, 140);
  const label = (text: string, x: number, y: number, size = 3.2) =>
    drawText(sheet, text, x, y, size, { family: 'Specimen Chinese', colour: BROWN });
  const value = (text: string, x: number, y: number, size = 3.2, align: 'left' | 'right' = 'left') =>
    drawText(sheet, text, x, y, size, { family: 'Specimen Chinese', colour: INK, align });
  const payload = vatInvoicePayload(invoice);
  await drawBarcode(sheet, payload, 'QRCode', { xMm: 10, yMm: 6, widthMm: 24, heightMm: 24 });
  label('乌托邦增值税电子普通发票', 50, 17, 7.2);
  drawText(sheet, 'SPECIMEN 样张', 92, 25, 3.6, { family: 'Specimen Chinese', colour: [180, 40, 60], align: 'center' });
  const [year, month, day] = invoice.billingDate.split('-');
  const heads = [
    ['发票代码:', invoice.code],
    ['发票号码:', invoice.number],
    ['开票日期:', `${year}年${month}月${day}日`],
    ['校验码:', (invoice.checkCode.match(/\d{5}/g) ?? []).join(' ')],
  ] as const;
  for (const [index, [name, text]] of heads.entries()) {
    label(name, 150, 11 + index * 5.4);
    value(text, name.length > 4 ? 167 : 163, 11 + index * 5.4);
  }
  drawFrame(sheet);
  drawParty(sheet, '购买方', invoice.buyer, 42);
  drawParty(sheet, '销售方', invoice.seller, 108);
  const columns = ['货物或应税劳务、服务名称', '数量', '单价', '金额', '税率', '税额'] as const;
  const at = [14, 92, 118, 146, 168, 200] as const;
  for (const [index, name] of columns.entries()) label(name, index === 0 ? 14 : (at[index] ?? 0) - 6, 60);
  for (const [index, line] of invoice.lines.entries()) {
    const y = 67 + index * 5.6;
    const cents = line.quantity * line.unitPriceCents;
    value(line.description, 14, y);
    value(String(line.quantity), at[1], y, 3.2, 'right');
    value(decimal(line.unitPriceCents), at[2], y, 3.2, 'right');
    value(decimal(cents), at[3], y, 3.2, 'right');
    value(`${invoice.taxPercent}%`, at[4], y, 3.2, 'right');
    value(decimal(Math.round((cents * invoice.taxPercent) / 100)), at[5], y, 3.2, 'right');
  }
  const { netCents, taxCents, grossCents } = vatTotals(invoice);
  label('合        计', 20, 89);
  value(`¥${decimal(netCents)}`, at[3], 89, 3.4, 'right');
  value(`¥${decimal(taxCents)}`, at[5], 89, 3.4, 'right');
  label('价税合计', 20, 97.4);
  value(`(小写) ¥${decimal(grossCents)}`, at[5], 97.4, 3.8, 'right');
  label('收款人:样张      复核:样张      开票人:样张', 14, 132);
  drawSpecimenMark(sheet, 110, 78, 15, -12, [180, 40, 60], 0.14);
  return { sheet, payload };
}

function drawFrame({ context }: Sheet): void {
  context.strokeStyle = 'rgb(150, 84, 40)';
  context.lineWidth = 0.35;
  context.strokeRect(10, 34, 195, 92);
  for (const y of [55, 84, 92, 101]) {
    context.beginPath();
    context.moveTo(10, y);
    context.lineTo(205, y);
    context.stroke();
  }
}

function drawParty(sheet: Sheet, title: string, party: { name: string; taxNumber: string }, yMm: number): void {
  const draw = (text: string, x: number, y: number, colour: [number, number, number]) =>
    drawText(sheet, text, x, y, 3.2, { family: 'Specimen Chinese', colour });
  draw(title, 12, yMm + 3, BROWN);
  draw('名称:', 26, yMm, BROWN);
  draw(party.name, 37, yMm, INK);
  draw('纳税人识别号:', 26, yMm + 6.4, BROWN);
  draw(party.taxNumber, 50, yMm + 6.4, INK);
}
