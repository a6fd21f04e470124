import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { drawBarcode } from './barcode.js';
import type { Holder } from './holders.js';
import { drawEmblem } from './security-print.js';
import { createSheet, drawText, type Sheet } from './sheet.js';

export interface BoardingPassNumbers {
  /** Seven characters at most. */
  bookingReference: string;
  /** Two characters; ZZ belongs to no airline. */
  carrier: string;
  flightNumber: string;
  /** Three letters each, invented. */
  from: string;
  to: string;
  /** Day of the year, 1..366: the standard carries no year. */
  dayOfYear: number;
  seat: string;
  sequence: number;
}

/** IATA bar coded boarding pass, resolution 792: the mandatory 60 characters of one leg. */
export function buildBoardingPassPayload(holder: Holder, numbers: BoardingPassNumbers): string {
  const [firstName = ''] = holder.givenNames.split(' ');
  const name = `${holder.surname}/${firstName}`.slice(0, 20).padEnd(20);
  return [
    'M1',
    name,
    'E',
    numbers.bookingReference.padEnd(7),
    numbers.from,
    numbers.to,
    numbers.carrier.padEnd(3),
    numbers.flightNumber.padStart(4, '0').padEnd(5),
    String(numbers.dayOfYear).padStart(3, '0'),
    'Y',
    numbers.seat.padStart(4, '0'),
    String(numbers.sequence).padStart(4, '0').padEnd(5),
    '1',
    '00',
  ].join('');
}

function label(sheet: Sheet, text: string, value: string, x: number, y: number, size = 5): void {
  drawText(sheet, text, x, y, 2.3, { colour: [120, 128, 142] });
  drawText(sheet, value, x, y + size + 0.9, size, { family: 'Specimen Sans Bold', colour: [24, 32, 48] });
}

/** As a telephone's screen shows it: 72 by 128 "millimetres" at 15 pixels each. */
export async function drawBoardingPass(holder: Holder, numbers: BoardingPassNumbers) {
  const payload = buildBoardingPassPayload(holder, numbers);
  const sheet = createSheet(72, 128, 15);
  const { context } = sheet;
  context.fillStyle = 'rgb(226, 232, 240)';
  context.fillRect(0, 0, 72, 128);
  context.fillStyle = 'rgb(255, 255, 255)';
  context.beginPath();
  context.roundRect(4, 10, 64, 114, 4);
  context.fill();
  context.fillStyle = 'rgb(20, 70, 120)';
  context.beginPath();
  context.roundRect(4, 10, 64, 17, [4, 4, 0, 0]);
  context.fill();
  drawText(sheet, '09:41', 8, 6.6, 3.2, { family: 'Specimen Sans Bold', colour: [30, 40, 56] });
  drawText(sheet, 'SPECIMEN', 64, 6.6, 3, { family: 'Specimen Sans Bold', colour: [190, 40, 60], align: 'right' });
  drawEmblem(sheet, 12, 18.4, 5, [255, 255, 255], 0.95);
  drawText(sheet, 'AIR UTOPIA', 20, 18, 4.4, { family: 'Specimen Sans Bold', colour: [255, 255, 255] });
  drawText(sheet, 'Boarding pass · specimen', 20, 22.6, 2.6, { colour: [200, 220, 240] });
  label(sheet, 'FROM', numbers.from, 9, 34, 9);
  label(sheet, 'TO', numbers.to, 45, 34, 9);
  drawText(sheet, '→', 36, 43, 8, { family: 'Specimen Mono', colour: [20, 70, 120], align: 'center' });
  label(sheet, 'PASSENGER', `${holder.surname} / ${holder.givenNames}`, 9, 51, 3.6);
  label(sheet, 'FLIGHT', `${numbers.carrier} ${numbers.flightNumber}`, 9, 61, 4.2);
  label(sheet, 'SEAT', numbers.seat, 34, 61, 4.2);
  label(sheet, 'BOOKING', numbers.bookingReference, 48, 61, 4.2);
  await drawBarcode(sheet, payload, 'QRCode', { xMm: 17, yMm: 76, widthMm: 38, heightMm: 38 });
  drawText(sheet, 'Not valid for travel', 36, 120, 2.6, { colour: [120, 128, 142], align: 'center' });
  return { canvas: flatten(sheet.canvas), payload };
}

function flatten(source: Canvas): Canvas {
  const canvas = createCanvas(source.width, source.height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, source.width, source.height);
  context.drawImage(source, 0, 0);
  return canvas;
}
