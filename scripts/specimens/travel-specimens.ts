import { ELARA, JUNO, MAREN, RAFAEL, TOBIAS, VICTOR, type Holder } from './holders.js';
import { MERIDAN_PASSPORT } from './meridan-documents.js';
import { drawPassport, type PassportNumbers } from './passport.js';
import { wrapJpegAsPdf } from './pdf-file.js';
import { takePicture } from './pictures.js';
import type { SpecimenDrawing } from './specimen.js';
import { drawVisa, type VisaNumbers } from './visa.js';

const TOBIAS_PASSPORT: PassportNumbers = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'UX7730462',
  dateOfIssue: '2022-01-18',
  dateOfExpiry: '2032-01-17',
};

const MAREN_PASSPORT: PassportNumbers = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'UX2096381',
  dateOfIssue: '2021-06-04',
  dateOfExpiry: '2031-06-03',
  optionalData: 'ML68N2',
};

const RAFAEL_PASSPORT: PassportNumbers = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'UX5518074',
  dateOfIssue: '2025-02-11',
  dateOfExpiry: '2035-02-10',
  optionalData: '960130884',
};

const JUNO_VISA: VisaNumbers = {
  documentCode: 'V',
  issuingState: 'UTO',
  documentNumber: 'V40921786',
  validFrom: '2026-01-05',
  dateOfExpiry: '2031-01-04',
  placeOfIssue: 'CONSULATE AT EAST HAVEN',
  entries: 'MULTIPLE',
  durationOfStay: '90 DAYS',
  optionalData: 'B1C90D',
};

const VICTOR_VISA: VisaNumbers = {
  documentCode: 'VC',
  issuingState: 'UTO',
  documentNumber: 'V81307245',
  validFrom: '2026-03-01',
  dateOfExpiry: '2029-02-28',
  placeOfIssue: 'CONSULATE AT LAKE CROSSING',
  entries: 'ONE',
  durationOfStay: '30 DAYS',
};

export function passportTruth(holder: Holder, numbers: PassportNumbers): Record<string, string> {
  return {
    documentCode: numbers.documentCode,
    issuingState: numbers.issuingState,
    documentNumber: numbers.documentNumber,
    surname: holder.surname,
    givenNames: holder.givenNames,
    nationality: holder.nationality,
    dateOfBirth: holder.dateOfBirth,
    sex: holder.sex,
    dateOfExpiry: numbers.dateOfExpiry,
    ...(numbers.optionalData === undefined ? {} : { personalNumber: numbers.optionalData }),
    dateOfIssue: numbers.dateOfIssue,
    placeOfBirth: holder.placeOfBirth,
  };
}

const passportUtopia: SpecimenDrawing = async () => {
  const { sheet, lines } = drawPassport(ELARA, MERIDAN_PASSPORT, true);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 301, desk: 'oak', fill: 1.64, rotationDegrees: -1.4, tilt: [0.08, -0.14], centre: [0.5, 0.08] },
    { mediaType: 'image/jpeg', quality: 76 },
  );
  return {
    bytes,
    entry: {
      name: 'passport-utopia',
      title: 'Passport of Utopia',
      description: 'Photo of an open passport on a desk; two-line zone (TD3).',
      file: 'passport-utopia.jpg',
      mediaType: 'image/jpeg',
      documentType: 'PASSPORT',
      country: 'UTO',
      side: 'FRONT',
      truth: passportTruth(ELARA, MERIDAN_PASSPORT),
      mrz: lines,
      person: 'elara',
    },
  };
};

const passportRotated: SpecimenDrawing = async () => {
  const { sheet, lines } = drawPassport(TOBIAS, TOBIAS_PASSPORT, true);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 305, desk: 'slate', fill: 1.66, rotationDegrees: 1.7, tilt: [-0.07, -0.1], centre: [0.505, 0.08] },
    { mediaType: 'image/jpeg', quality: 74, turnDegrees: 90 },
  );
  return {
    bytes,
    entry: {
      name: 'passport-utopia-rotated',
      title: 'Passport of Utopia, lying on its side',
      description: 'The same kind of photo of another person, turned by 90 degrees in the pixels themselves.',
      file: 'passport-utopia-rotated.jpg',
      mediaType: 'image/jpeg',
      documentType: 'PASSPORT',
      country: 'UTO',
      side: 'FRONT',
      truth: passportTruth(TOBIAS, TOBIAS_PASSPORT),
      mrz: lines,
      person: 'tobias',
    },
  };
};

const passportScan: SpecimenDrawing = async () => {
  const { sheet, lines } = drawPassport(MAREN, MAREN_PASSPORT, true);
  const [widthPixels, heightPixels] = [1654, 2339];
  const jpeg = await takePicture(
    sheet.canvas,
    {
      seed: 311,
      widthPixels,
      heightPixels,
      desk: 'scanner',
      fill: 0.6,
      rotationDegrees: -0.8,
      centre: [0.5, 0.37],
      light: [1, 1, 1],
      falloff: 0,
      noise: 1.1,
      blurSigma: 0.6,
      vignette: 0,
      shadow: 0.35,
    },
    { mediaType: 'image/jpeg', quality: 76 },
  );
  return {
    bytes: wrapJpegAsPdf(jpeg, widthPixels, heightPixels, 'Scan of a specimen passport'),
    entry: {
      name: 'passport-utopia-scan-pdf',
      title: 'Passport of Utopia, scanned',
      description: 'A PDF of one page, as an office scanner writes it at 200 dots per inch.',
      file: 'passport-utopia-scan.pdf',
      mediaType: 'application/pdf',
      documentType: 'PASSPORT',
      country: 'UTO',
      side: 'FRONT',
      truth: passportTruth(MAREN, MAREN_PASSPORT),
      mrz: lines,
      person: 'maren',
    },
  };
};

const passportGlare: SpecimenDrawing = async () => {
  const { sheet, lines } = drawPassport(RAFAEL, RAFAEL_PASSPORT, true);
  const bytes = await takePicture(
    sheet.canvas,
    {
      seed: 317,
      desk: 'walnut',
      fill: 1.64,
      rotationDegrees: 0.9,
      tilt: [0.06, -0.12],
      centre: [0.5, 0.075],
      falloff: 0.3,
      glare: { x: 0.37, y: 0.8, radiusX: 0.3, radiusY: 0.085, degrees: -28, strength: 1.3 },
    },
    { mediaType: 'image/jpeg', quality: 74 },
  );
  return {
    bytes,
    entry: {
      name: 'passport-utopia-glare',
      title: 'Passport of Utopia under a lamp',
      description:
        'A lamp burns out part of the page and some characters of both lines of the zone: a reader that proves what it ' +
        'says must refuse this picture and ask for another.',
      file: 'passport-utopia-glare.jpg',
      mediaType: 'image/jpeg',
      documentType: 'PASSPORT',
      country: 'UTO',
      side: 'FRONT',
      truth: passportTruth(RAFAEL, RAFAEL_PASSPORT),
      mrz: lines,
      person: 'rafael',
    },
  };
};

function visaTruth(holder: Holder, numbers: VisaNumbers): Record<string, string> {
  return {
    documentCode: numbers.documentCode,
    issuingState: numbers.issuingState,
    documentNumber: numbers.documentNumber,
    surname: holder.surname,
    givenNames: holder.givenNames,
    nationality: holder.nationality,
    dateOfBirth: holder.dateOfBirth,
    sex: holder.sex,
    dateOfExpiry: numbers.dateOfExpiry,
    ...(numbers.optionalData === undefined ? {} : { optionalData: numbers.optionalData }),
  };
}

const visaA: SpecimenDrawing = async () => {
  const { sheet, lines } = drawVisa('MRV_A', JUNO, JUNO_VISA);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 341, desk: 'linen', fill: 0.94, rotationDegrees: -1.2, tilt: [0.05, -0.06] },
    { mediaType: 'image/jpeg', quality: 72 },
  );
  return {
    bytes,
    entry: {
      name: 'visa-a-utopia',
      title: 'Visa of Utopia, full page',
      description: 'Photo of a visa in a passport; two lines of 44 (MRV-A).',
      file: 'visa-a-utopia.jpg',
      mediaType: 'image/jpeg',
      documentType: 'VISA',
      country: 'UTO',
      side: 'FRONT',
      truth: visaTruth(JUNO, JUNO_VISA),
      mrz: lines,
      person: 'juno',
    },
  };
};

const visaB: SpecimenDrawing = async () => {
  const { sheet, lines } = drawVisa('MRV_B', VICTOR, VICTOR_VISA);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 347, desk: 'oak', fill: 0.95, rotationDegrees: 1.4, tilt: [-0.06, -0.05] },
    { mediaType: 'image/webp', quality: 74 },
  );
  return {
    bytes,
    entry: {
      name: 'visa-b-utopia',
      title: 'Visa of Utopia, small',
      description: 'Photo of a smaller visa in a passport; two lines of 36 (MRV-B). A WebP file.',
      file: 'visa-b-utopia.webp',
      mediaType: 'image/webp',
      documentType: 'VISA',
      country: 'UTO',
      side: 'FRONT',
      truth: visaTruth(VICTOR, VICTOR_VISA),
      mrz: lines,
      person: 'victor',
    },
  };
};

export const TRAVEL_DRAWINGS: readonly SpecimenDrawing[] = [
  passportUtopia,
  passportRotated,
  passportScan,
  passportGlare,
  visaA,
  visaB,
];
