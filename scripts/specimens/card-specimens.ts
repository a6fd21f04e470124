import { drawFrenchCard } from './french-card.js';
import { CLEMENCE, NOOR, ODELL, SILAS, type Holder } from './holders.js';
import { drawCardBack, drawCardFront, drawTd2Card, type CardNumbers } from './identity-card.js';
import type { FrenchCardNumbers } from './machine-readable-zone.js';
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

const SILAS_CARD: CardNumbers = {
  documentCode: 'I',
  issuingState: 'UTO',
  documentNumber: 'R30518847',
  dateOfIssue: '2022-09-01',
  dateOfExpiry: '2032-08-31',
  optionalData: '57Z614',
};

const CLEMENCE_CARD: FrenchCardNumbers = {
  cardNumber: '190699012345',
  department: '990001',
};

const ODELL_LICENCE: LicenceNumbers = {
  documentNumber: 'Z90417362',
  dateOfIssue: '2024-05-19',
  dateOfExpiry: '2032-05-19',
};

export function cardTruth(holder: Holder, numbers: CardNumbers): Record<string, string> {
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
    { mediaType: 'image/jpeg', quality: 74 },
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
    { mediaType: 'image/jpeg', quality: 76 },
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

const cardFront: SpecimenDrawing = async () => {
  const bytes = await takePicture(
    drawCardFront(NOOR, NOOR_CARD).canvas,
    { seed: 351, desk: 'slate', fill: 0.8, rotationDegrees: -1.5, tilt: [0.12, -0.1], light: [0.985, 0.99, 1] },
    { mediaType: 'image/jpeg', quality: 74 },
  );
  return {
    bytes,
    entry: {
      name: 'id-card-utopia-front',
      title: 'Identity card of Utopia, front',
      description: 'Photo of the portrait side of an identity card: print only, no zone to prove it by.',
      file: 'id-card-utopia-front.jpg',
      mediaType: 'image/jpeg',
      documentType: 'IDENTITY_CARD',
      country: 'UTO',
      side: 'FRONT',
      truth: {
        documentNumber: NOOR_CARD.documentNumber,
        surname: NOOR.surname,
        givenNames: NOOR.givenNames,
        nationality: NOOR.nationality,
        dateOfBirth: NOOR.dateOfBirth,
        sex: NOOR.sex,
        dateOfExpiry: NOOR_CARD.dateOfExpiry,
      },
      mrz: [],
      person: 'noor',
    },
  };
};

const td2Card: SpecimenDrawing = async () => {
  const { sheet, lines } = drawTd2Card(SILAS, SILAS_CARD);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 357, desk: 'marble', fill: 0.86, rotationDegrees: 1.1, tilt: [0.08, -0.1] },
    { mediaType: 'image/jpeg', quality: 74 },
  );
  return {
    bytes,
    entry: {
      name: 'id-card-td2-utopia',
      title: 'Larger identity card of Utopia',
      description: 'Photo of a larger identity card; two lines of 36 (TD2).',
      file: 'id-card-td2-utopia.jpg',
      mediaType: 'image/jpeg',
      documentType: 'IDENTITY_CARD',
      country: 'UTO',
      side: 'FRONT',
      truth: { ...cardTruth(SILAS, SILAS_CARD), dateOfIssue: SILAS_CARD.dateOfIssue },
      mrz: lines,
      person: 'silas',
    },
  };
};

const frenchCard: SpecimenDrawing = async () => {
  const { sheet, lines } = drawFrenchCard(CLEMENCE, CLEMENCE_CARD);
  const bytes = await takePicture(
    sheet.canvas,
    { seed: 363, desk: 'linen', fill: 0.88, rotationDegrees: -1.6, tilt: [-0.07, -0.09] },
    { mediaType: 'image/jpeg', quality: 72 },
  );
  return {
    bytes,
    entry: {
      name: 'id-card-french-style',
      title: 'Identity card in the French layout',
      description:
        'Photo of an invented card in the layout of the French one of 1988 to 2021: two lines of 36 in an order of their ' +
        'own. It states no date of expiry.',
      file: 'id-card-french-style.jpg',
      mediaType: 'image/jpeg',
      documentType: 'IDENTITY_CARD',
      country: 'FRA',
      side: 'FRONT',
      truth: {
        documentCode: 'ID',
        issuingState: 'FRA',
        documentNumber: CLEMENCE_CARD.cardNumber,
        surname: CLEMENCE.surname,
        givenNames: CLEMENCE.givenNames,
        nationality: CLEMENCE.nationality,
        dateOfBirth: CLEMENCE.dateOfBirth,
        sex: CLEMENCE.sex,
        // The zone knows the month only.
        dateOfIssue: '2019-06',
        placeOfBirth: CLEMENCE.placeOfBirth,
      },
      mrz: lines,
      person: 'clemence',
    },
  };
};

export const CARD_DRAWINGS: readonly SpecimenDrawing[] = [cardFront, cardBack, td2Card, frenchCard, licenceBack];
