import { createCanvas, loadImage } from '@napi-rs/canvas';
import { electronicInvoice } from './electronic-invoice.js';
import { ELARA, TOBIAS } from './holders.js';
import { decimal, drawInvoice, invoiceTotals, type InvoiceContent } from './invoice.js';
import { drawLivenessVideo, SECONDS } from './liveness-video.js';
import { MERIDAN_PASSPORT } from './meridan-documents.js';
import { drawPassport } from './passport.js';
import { takePicture } from './pictures.js';
import { drawSelfie } from './selfie.js';
import type { SpecimenDrawing } from './specimen.js';
import { drawTextPage, type TextPage } from './text-page.js';
import { drawVatInvoice, type VatInvoice, vatTotals } from './vat-invoice.js';

const PAGE = { widthPixels: 1200, heightPixels: 1600, noise: 1.1 } as const;

/** The account is the example of the IBAN registry (ISO 13616) for Germany: it satisfies its check digits and is nobody's. */
const INVOICE: InvoiceContent = {
  number: 'ZOS-2026-00733',
  billingDate: '2026-03-02',
  seller: ['Zenith Office Supplies', '4 Example Quay, 10007 Zenith, Utopia', 'Tax number UT 000 417 163'],
  buyer: ['Elara Solene Meridan', '12 Example Street', '10001 Zenith', 'Utopia'],
  lines: [
    { description: 'Office chair', quantity: 1, unitPriceCents: 18900 },
    { description: 'Desk lamp', quantity: 2, unitPriceCents: 4250 },
    { description: 'Delivery', quantity: 1, unitPriceCents: 1200 },
  ],
  taxPercent: 20,
  currency: 'EUR',
  payment: 'Please pay to IBAN DE89 3704 0044 0532 0130 00 · an invented company, an invented invoice',
};

const VAT_INVOICE: VatInvoice = {
  type: '10',
  code: '099900000417',
  number: '00417162',
  billingDate: '2025-11-07',
  checkCode: '08714926035581560417',
  taxPercent: 13,
  seller: { name: '极顶办公用品有限公司', taxNumber: '99999900000417162X' },
  buyer: { name: '梅里丹制图工作室', taxNumber: '99999900000910417X' },
  lines: [
    { description: '*纸制品*绘图纸 A2', quantity: 20, unitPriceCents: 3850 },
    { description: '*文具*绘图笔 12支装', quantity: 10, unitPriceCents: 1425 },
  ],
};

const TEXT_PAGE: TextPage = {
  title: 'On the lamps of Zenith',
  lines: [
    'The harbour of Zenith has forty lamps, and each of them',
    'has a keeper. At dusk the keepers walk the quay with a',
    'ladder and a can of oil, and by nine the water is a second',
    'street, with a second row of lamps hanging upside down.',
    'A visitor once asked why nobody had put them on a wire.',
    'The oldest keeper, who had kept lamp number seventeen for',
    '52 years, said that a wire never tells you about the fog.',
    'This page is a specimen. Every word of it was made up.',
  ],
};

const invoice: SpecimenDrawing = async () => {
  const { netCents, taxCents, grossCents } = invoiceTotals(INVOICE);
  return {
    bytes: await takePicture(
      drawInvoice(INVOICE).canvas,
      { ...PAGE, seed: 431, desk: 'oak', fill: 0.95, rotationDegrees: 0.8, tilt: [-0.03, -0.05], falloff: 0.2 },
      { mediaType: 'image/jpeg', quality: 72 },
    ),
    entry: {
      name: 'invoice-meridan',
      title: 'Invoice to Elara Meridan',
      description:
        'Photo of an invoice of an invented company to the person in passport-utopia, with an account to pay to.',
      file: 'invoice-meridan.jpg',
      mediaType: 'image/jpeg',
      documentType: 'INVOICE',
      truth: {
        invoiceNumber: INVOICE.number,
        billingDate: INVOICE.billingDate,
        netAmount: decimal(netCents),
        taxAmount: decimal(taxCents),
        grossAmount: decimal(grossCents),
        currency: INVOICE.currency,
        sellerName: 'Zenith Office Supplies',
        buyerName: 'Elara Solene Meridan',
        iban: 'DE89370400440532013000',
      },
      mrz: [],
    },
  };
};

const vatInvoice: SpecimenDrawing = async () => {
  const { sheet, payload } = await drawVatInvoice(VAT_INVOICE);
  const { netCents, taxCents, grossCents } = vatTotals(VAT_INVOICE);
  return {
    bytes: await takePicture(
      sheet.canvas,
      {
        widthPixels: 1600,
        heightPixels: 1200,
        noise: 1.1,
        seed: 433,
        desk: 'slate',
        fill: 0.95,
        rotationDegrees: -0.6,
        tilt: [0.03, -0.04],
      },
      { mediaType: 'image/jpeg', quality: 66 },
    ),
    entry: {
      name: 'invoice-chinese-vat',
      title: 'Chinese VAT invoice',
      description:
        'Photo of an electronic ordinary VAT invoice (type 10) in Chinese, with its QR code; parties and numbers are invented.',
      file: 'invoice-chinese-vat.jpg',
      mediaType: 'image/jpeg',
      documentType: 'INVOICE',
      country: 'CHN',
      truth: {
        invoiceType: VAT_INVOICE.type,
        invoiceCode: VAT_INVOICE.code,
        invoiceNumber: VAT_INVOICE.number,
        billingDate: VAT_INVOICE.billingDate,
        checkCode: VAT_INVOICE.checkCode,
        netAmount: decimal(netCents),
        taxAmount: decimal(taxCents),
        grossAmount: decimal(grossCents),
        sellerName: VAT_INVOICE.seller.name,
        sellerTaxNumber: VAT_INVOICE.seller.taxNumber,
        buyerName: VAT_INVOICE.buyer.name,
        buyerTaxNumber: VAT_INVOICE.buyer.taxNumber,
      },
      mrz: [],
      barcode: payload,
    },
  };
};

const textPage: SpecimenDrawing = async () => ({
  bytes: await takePicture(
    drawTextPage(TEXT_PAGE).canvas,
    { ...PAGE, seed: 437, desk: 'walnut', fill: 0.95, rotationDegrees: -0.5, tilt: [0.02, -0.04] },
    { mediaType: 'image/jpeg', quality: 70 },
  ),
  entry: {
    name: 'text-page',
    title: 'A page of text',
    description: 'Photo of a page of running text, and nothing else.',
    file: 'text-page.jpg',
    mediaType: 'image/jpeg',
    documentType: 'TEXT',
    truth: { title: TEXT_PAGE.title },
    mrz: [],
    lines: [TEXT_PAGE.title, ...TEXT_PAGE.lines],
  },
});

const selfieWithPassport: SpecimenDrawing = async () => ({
  bytes: await drawSelfie(ELARA, {
    held: drawPassport(ELARA, MERIDAN_PASSPORT, false).sheet.canvas,
    quality: 76,
    noise: 0.6,
  }),
  entry: {
    name: 'selfie-with-passport',
    title: 'Selfie with the passport',
    description: 'The person in passport-utopia, holding that passport up to the camera.',
    file: 'selfie-with-passport.jpg',
    mediaType: 'image/jpeg',
    documentType: 'SELFIE',
    truth: { samePersonAs: 'passport-utopia', holds: 'passport-utopia' },
    mrz: [],
    person: 'elara',
    live: true,
  },
});

const otherSelfie: SpecimenDrawing = async () => ({
  bytes: await drawSelfie(TOBIAS, { quality: 72, noise: 0.7 }),
  entry: {
    name: 'selfie-other-person',
    title: 'Selfie of somebody else',
    description: 'A drawn portrait of the person in passport-utopia-rotated. Nobody real.',
    file: 'selfie-other-person.jpg',
    mediaType: 'image/jpeg',
    documentType: 'SELFIE',
    truth: { samePersonAs: 'passport-utopia-rotated' },
    mrz: [],
    person: 'tobias',
    live: true,
  },
});

const selfieOfPrint: SpecimenDrawing = async () => {
  const picture = await loadImage(await drawSelfie(ELARA));
  const print = createCanvas(picture.width + 120, picture.height + 120);
  const context = print.getContext('2d');
  context.fillStyle = 'rgb(250, 250, 247)';
  context.fillRect(0, 0, print.width, print.height);
  context.drawImage(picture, 60, 60);
  return {
    bytes: await takePicture(
      print,
      { ...PAGE, seed: 439, desk: 'oak', fill: 0.86, rotationDegrees: 3.2, tilt: [0.09, -0.11] },
      { mediaType: 'image/jpeg', quality: 66 },
    ),
    entry: {
      name: 'selfie-of-a-print',
      title: 'Photo of a printed selfie',
      description: 'A print of the selfie, lying on a desk: the right face, and nobody alive before the camera.',
      file: 'selfie-of-a-print.jpg',
      mediaType: 'image/jpeg',
      documentType: 'SELFIE',
      truth: { samePersonAs: 'passport-utopia' },
      mrz: [],
      person: 'elara',
      live: false,
    },
  };
};

function video(
  name: string,
  container: 'mp4' | 'webm',
  live: boolean,
  texts: { title: string; description: string },
): SpecimenDrawing {
  return async () => ({
    bytes: await drawLivenessVideo(ELARA, container, !live),
    entry: {
      name,
      ...texts,
      file: `${name}.${container}`,
      mediaType: `video/${container}`,
      documentType: 'LIVENESS_VIDEO',
      truth: { samePersonAs: 'passport-utopia' },
      mrz: [],
      person: 'elara',
      live,
      video: { durationMs: SECONDS * 1000, blinked: live, mouthOpened: live },
    },
  });
}

const DESCRIPTION = 'Four seconds of the person in passport-utopia, who blinks twice and opens her mouth once; drawn.';

export const CHECK_DRAWINGS: readonly SpecimenDrawing[] = [
  invoice,
  vatInvoice,
  electronicInvoice,
  textPage,
  selfieWithPassport,
  otherSelfie,
  selfieOfPrint,
  video('liveness-video', 'mp4', true, { title: 'Video for liveness, MP4', description: DESCRIPTION }),
  video('liveness-video-webm', 'webm', true, { title: 'Video for liveness, WebM', description: DESCRIPTION }),
  video('liveness-video-still', 'mp4', false, {
    title: 'Video of a photo',
    description: 'Four seconds of one and the same picture, as if a photo were held before the camera. An MP4 file.',
  }),
];
