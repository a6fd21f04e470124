import { NOOR, ODELL, type Holder } from './holders.js';
import { drawCardBack, type CardNumbers } from './identity-card.js';
import { drawLicenceBack, type LicenceNumbers } from './driving-licence.js';
import { takePicture } from './pictures.js';
import type { SpecimenDrawing } from './specimen.js';

const NOOR_CARD: CardNumbers = {
  documentCode: 'I',
  issuingState: 'UTO',
  documentNumber: 'D7K204816',
  dateOfIssue: '2024-03-12',
  dateOfExpiry: '2034-03-11',
  optionalData: '9912080427',
};

const ODELL_LICENCE: LicenceNumbers = {
  documentNumber: 'Z90417362',
  dateOfIssue: '2024-05-19',
  dateOfExpiry: '2032-05-19',
};

function cardTruth(holder: Holder, numbers: CardNumbers): Record<string, string> {
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

const cardBack: SpecimenDrawing = async () => {
  const { sheet, lines } = drawCardBack(NOOR, NOOR_CARD);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 322, desk: 'slate', fill: 0.8, rotationDegrees: 1.8, tilt: [-0.14, -0.12], light: [0.985, 0.99, 1] },
    { mediaType: 'image/jpeg', quality: 80 },
  );
  return {
    bytes,
    entry: {
      name: 'id-card-utopia-back',
      title: 'Identity card of Utopia, back',
      description: 'Photo of the back of an identity card; three-line zone (TD1).',
      file: 'id-card-utopia-back.jpg',
      mediaType: 'image/jpeg',
      documentType: 'IDENTITY_CARD',
      country: 'UTO',
      side: 'BACK',
      truth: {
        ...cardTruth(NOOR, NOOR_CARD),
        dateOfIssue: NOOR_CARD.dateOfIssue,
        placeOfBirth: NOOR.placeOfBirth,
      },
      mrz: lines,
    },
  };
};

const licenceBack: SpecimenDrawing = async () => {
  const { sheet, payload } = await drawLicenceBack(ODELL, ODELL_LICENCE);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 333, desk: 'walnut', fill: 0.86, rotationDegrees: 0.8, tilt: [0.05, 0.04] },
    { mediaType: 'image/jpeg', quality: 82 },
  );
  return {
    bytes,
    entry: {
      name: 'driving-licence-back',
      title: 'Driving licence, back',
      description:
        'Photo of the back of a licence in the layout of the United States and Canada (AAMVA, PDF417); the state of ' +
        'Zenith (ZZ) and its issuer number are invented.',
      file: 'driving-licence-back.jpg',
      mediaType: 'image/jpeg',
      documentType: 'DRIVING_LICENCE',
      country: 'USA',
      side: 'BACK',
      truth: {
        documentNumber: ODELL_LICENCE.documentNumber,
        surname: ODELL.surname,
        givenNames: ODELL.givenNames,
        dateOfBirth: ODELL.dateOfBirth,
        sex: ODELL.sex,
        dateOfIssue: ODELL_LICENCE.dateOfIssue,
        dateOfExpiry: ODELL_LICENCE.dateOfExpiry,
        issuingState: 'USA',
        jurisdiction: 'ZZ',
        address: '100 EXAMPLE AVENUE, ANYTOWN, ZZ 00000-0000',
      },
      mrz: [],
      barcode: payload,
    },
  };
};

export const CARD_DRAWINGS: readonly SpecimenDrawing[] = [cardBack, licenceBack];
