import { ELARA, type Holder } from './holders.js';
import { drawPassport, type PassportNumbers } from './passport.js';
import { takePicture } from './pictures.js';
import type { SpecimenDrawing } from './specimen.js';

const ELARA_PASSPORT: PassportNumbers = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'UX4827159',
  dateOfIssue: '2023-08-30',
  dateOfExpiry: '2033-08-29',
  optionalData: '910417552',
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
  const { sheet, lines } = drawPassport(ELARA, ELARA_PASSPORT, true);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 301, desk: 'oak', fill: 1.64, rotationDegrees: -1.4, tilt: [0.08, -0.14], centre: [0.5, 0.08] },
    { mediaType: 'image/jpeg', quality: 80 },
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
      truth: passportTruth(ELARA, ELARA_PASSPORT),
      mrz: lines,
    },
  };
};

export const TRAVEL_DRAWINGS: readonly SpecimenDrawing[] = [passportUtopia];
