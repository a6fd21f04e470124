import { createSheet, drawSpecimenMark, drawText, type FontFamily, type Sheet } from './sheet.js';

export interface InvoiceLine {
  description: string;
  quantity: number;
  unitPriceCents: number;
}

export interface InvoiceContent {
  number: string;
  /** ISO date. */
  billingDate: string;
  seller: readonly string[];
  buyer: readonly string[];
  lines: readonly InvoiceLine[];
  taxPercent: number;
  currency: string;
  /** Where to pay, at the foot of the page. Default: an account of zeros. */
  payment?: string;
}

const NO_PAYMENT = 'Bank of Utopia · account 0000 0000 0000 · an invented company, an invented invoice';

export function invoiceTotals(content: InvoiceContent) {
  const netCents = content.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, 0);
  const taxCents = Math.round((netCents * content.taxPercent) / 100);
  return { netCents, taxCents, grossCents: netCents + taxCents };
}

export function decimal(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** An A4 page of plain office print. */
export function drawInvoice(content: InvoiceContent): Sheet {
  const sheet = createSheet(210, 297, 9);
  const { context } = sheet;
  context.fillStyle = 'rgb(252, 252, 250)';
  context.fillRect(0, 0, 210, 297);
  const write = (text: string, x: number, y: number, size = 3.6, family: FontFamily = 'Specimen Sans', right = false) =>
    drawText(sheet, text, x, y, size, { family, align: right ? 'right' : 'left', colour: [30, 32, 38] });
  context.fillStyle = 'rgb(34, 92, 104)';
  context.fillRect(20, 20, 10, 10);
  drawText(sheet, 'Z', 25, 28.3, 8.6, { family: 'Specimen Serif Bold', colour: [255, 255, 255], align: 'center' });
  for (const [index, row] of content.seller.entries()) {
    write(row, 34, 24 + index * 4.8, index === 0 ? 4.6 : 3.2, index === 0 ? 'Specimen Sans Bold' : 'Specimen Sans');
  }
  write('INVOICE', 190, 28, 9, 'Specimen Sans Bold', true);
  write('SPECIMEN', 190, 36, 4.2, 'Specimen Sans Bold', true);
  write('Bill to', 20, 62, 3.2, 'Specimen Sans Bold');
  for (const [index, row] of content.buyer.entries()) write(row, 20, 68 + index * 5.2);
  const facts = [
    ['Invoice number', content.number],
    ['Invoice date', content.billingDate],
    ['Currency', content.currency],
  ] as const;
  for (const [index, [name, value]] of facts.entries()) {
    write(name, 128, 68 + index * 6);
    write(value, 190, 68 + index * 6, 3.6, 'Specimen Sans Bold', true);
  }
  context.fillStyle = 'rgb(226, 234, 236)';
  context.fillRect(20, 100, 170, 9);
  const heads = ['Description', 'Quantity', 'Unit price', 'Amount'] as const;
  const columns = [24, 122, 154, 186] as const;
  for (const [index, head] of heads.entries()) {
    write(head, columns[index] ?? 24, 106, 3.4, 'Specimen Sans Bold', index > 0);
  }
  context.strokeStyle = 'rgb(190, 198, 202)';
  context.lineWidth = 0.25;
  for (const [index, line] of content.lines.entries()) {
    const y = 117 + index * 10;
    write(line.description, 24, y);
    write(String(line.quantity), 122, y, 3.6, 'Specimen Sans', true);
    write(decimal(line.unitPriceCents), 154, y, 3.6, 'Specimen Sans', true);
    write(decimal(line.quantity * line.unitPriceCents), 186, y, 3.6, 'Specimen Sans', true);
    context.beginPath();
    context.moveTo(20, y + 3.6);
    context.lineTo(190, y + 3.6);
    context.stroke();
  }
  const { netCents, taxCents, grossCents } = invoiceTotals(content);
  const sums = [
    ['Net amount', netCents],
    [`Tax ${content.taxPercent} %`, taxCents],
    ['Total', grossCents],
  ] as const;
  const top = 128 + content.lines.length * 10;
  for (const [index, [name, cents]] of sums.entries()) {
    const family = index === 2 ? 'Specimen Sans Bold' : 'Specimen Sans';
    write(name, 128, top + index * 7.4, index === 2 ? 4.4 : 3.6, family);
    write(`${decimal(cents)} ${content.currency}`, 186, top + index * 7.4, index === 2 ? 4.4 : 3.6, family, true);
  }
  write('Payable within 30 days. Thank you for your order.', 20, top + 40);
  write(content.payment ?? NO_PAYMENT, 20, 276, 2.8);
  drawSpecimenMark(sheet, 105, 226, 26, -24, [180, 40, 60], 0.12);
  return sheet;
}
