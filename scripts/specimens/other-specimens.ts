import sharp from 'sharp';
import { drawBankCard } from './bank-card.js';
import { drawBoardingPass, type BoardingPassNumbers } from './boarding-pass.js';
import { ELARA } from './holders.js';
import { decimal, drawInvoice, invoiceTotals, type InvoiceContent } from './invoice.js';
import { takePicture } from './pictures.js';
import { drawSelfie } from './selfie.js';
import type { SpecimenDrawing } from './specimen.js';

const BOARDING_PASS: BoardingPassNumbers = {
  bookingReference: 'VG7K2Q',
  carrier: 'ZZ',
  flightNumber: '417',
  from: 'ZEN',
  to: 'UTP',
  dayOfYear: 163,
  seat: '12A',
  sequence: 27,
};

const INVOICE: InvoiceContent = {
  number: 'ZOS-2026-00417',
  billingDate: '2026-02-16',
  seller: ['Zenith Office Supplies', '4 Example Quay, 10007 Zenith, Utopia', 'Tax number UT 000 417 163'],
  buyer: ['Meridan Cartography', '12 Example Street', '10001 Zenith', 'Utopia'],
  lines: [
    { description: 'Drawing paper, A2, 250 sheets', quantity: 4, unitPriceCents: 3850 },
    { description: 'Fine liner pens, box of 12', quantity: 10, unitPriceCents: 1425 },
    { description: 'Light table, second-hand', quantity: 1, unitPriceCents: 21900 },
    { description: 'Delivery', quantity: 1, unitPriceCents: 1200 },
  ],
  taxPercent: 20,
  currency: 'EUR',
};

const boardingPass: SpecimenDrawing = async () => {
  const { canvas, payload } = await drawBoardingPass(ELARA, BOARDING_PASS);
  const bytes = await sharp(canvas.toBuffer('image/png')).png({ palette: true, effort: 9 }).toBuffer();
  return {
    bytes,
    entry: {
      name: 'boarding-qr',
      title: 'Boarding pass on a telephone',
      description:
        'A screenshot with a QR code that holds the 60 characters of a boarding pass; airline and airports are invented.',
      file: 'boarding-qr.png',
      mediaType: 'image/png',
      documentType: 'BOARDING_PASS',
      truth: {
        surname: ELARA.surname,
        givenNames: 'ELARA',
        bookingReference: BOARDING_PASS.bookingReference,
        carrier: BOARDING_PASS.carrier,
        flightNumber: BOARDING_PASS.flightNumber,
        from: BOARDING_PASS.from,
        to: BOARDING_PASS.to,
        seat: BOARDING_PASS.seat,
      },
      mrz: [],
      barcode: payload,
    },
  };
};

const invoice: SpecimenDrawing = async () => {
  const { netCents, taxCents, grossCents } = invoiceTotals(INVOICE);
  const bytes = await takePicture(
    drawInvoice(INVOICE).canvas,
    {
      seed: 371,
      widthPixels: 1500,
      heightPixels: 2000,
      desk: 'walnut',
      fill: 0.95,
      rotationDegrees: -0.7,
      tilt: [0.03, -0.05],
      falloff: 0.2,
    },
    { mediaType: 'image/jpeg', quality: 70 },
  );
  return {
    bytes,
    entry: {
      name: 'invoice-no-mrz',
      title: 'Invoice',
      description: 'Photo of an invoice of an invented company: a page with no machine-readable zone.',
      file: 'invoice-no-mrz.jpg',
      mediaType: 'image/jpeg',
      documentType: 'INVOICE',
      truth: {
        invoiceNumber: INVOICE.number,
        billingDate: INVOICE.billingDate,
        netAmount: decimal(netCents),
        taxAmount: decimal(taxCents),
        grossAmount: decimal(grossCents),
        currency: INVOICE.currency,
        sellerName: INVOICE.seller[0] ?? '',
        buyerName: INVOICE.buyer[0] ?? '',
      },
      mrz: [],
    },
  };
};

const selfie: SpecimenDrawing = async () => ({
  bytes: await drawSelfie(ELARA),
  entry: {
    name: 'selfie',
    title: 'Selfie',
    description: 'A drawn portrait of the person in passport-utopia, as a telephone would take it. Nobody real.',
    file: 'selfie.jpg',
    mediaType: 'image/jpeg',
    documentType: 'SELFIE',
    truth: { samePersonAs: 'passport-utopia' },
    mrz: [],
    person: 'elara',
    live: true,
  },
});

const bankCard: SpecimenDrawing = async () => {
  const numbers = { cardNumber: '4000001234567899', cardholderName: 'ELARA S MERIDAN', validThrough: '09/29' };
  const bytes = await takePicture(
    drawBankCard(numbers).canvas,
    { seed: 379, desk: 'marble', fill: 0.8, rotationDegrees: 1.3, tilt: [0.08, -0.08] },
    { mediaType: 'image/jpeg', quality: 72 },
  );
  return {
    bytes,
    entry: {
      name: 'bank-card',
      title: 'Bank card',
      description:
        'Photo of a card of an invented bank; the number lies in a range for tests and satisfies the Luhn check.',
      file: 'bank-card.jpg',
      mediaType: 'image/jpeg',
      documentType: 'BANK_CARD',
      side: 'FRONT',
      truth: { cardNumber: numbers.cardNumber, cardholderName: numbers.cardholderName, dateOfExpiry: '2029-09' },
      mrz: [],
    },
  };
};

export const OTHER_DRAWINGS: readonly SpecimenDrawing[] = [boardingPass, invoice, selfie, bankCard];
