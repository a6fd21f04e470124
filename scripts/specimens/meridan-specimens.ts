import { drawBankCard } from './bank-card.js';
import { cardTruth } from './card-specimens.js';
import { drawLicenceFront } from './driving-licence-front.js';
import { ELARA } from './holders.js';
import { drawCardBack, drawCardFront } from './identity-card.js';
import { drawCarWithPlate } from './licence-plate.js';
import {
  MERIDAN_ADDRESS,
  MERIDAN_BANK_CARD,
  MERIDAN_CARD,
  MERIDAN_EXPIRED_PASSPORT,
  MERIDAN_LICENCE,
  MERIDAN_PASSPORT,
  MERIDAN_VEHICLE,
} from './meridan-documents.js';
import { drawPassport } from './passport.js';
import type { PhotographSettings } from './photograph.js';
import { takePicture } from './pictures.js';
import type { SpecimenDrawing } from './specimen.js';
import { passportTruth } from './travel-specimens.js';
import { drawVehicleLicence } from './vehicle-licence.js';

/** A smaller, calmer picture than the others', so that a whole set of papers stays small. */
const SMALL: Partial<PhotographSettings> = { widthPixels: 1600, heightPixels: 1200, noise: 1.1 };
const JPEG = { mediaType: 'image/jpeg', quality: 66 } as const;

const cardFront: SpecimenDrawing = async () => ({
  bytes: await takePicture(
    drawCardFront(ELARA, MERIDAN_CARD).canvas,
    { ...SMALL, seed: 401, desk: 'marble', fill: 0.84, rotationDegrees: 1.2, tilt: [0.08, -0.09] },
    JPEG,
  ),
  entry: {
    name: 'id-card-meridan-front',
    title: 'Identity card of Elara Meridan, front',
    description: 'Photo of the portrait side of the identity card of the person in passport-utopia.',
    file: 'id-card-meridan-front.jpg',
    mediaType: 'image/jpeg',
    documentType: 'IDENTITY_CARD',
    country: 'UTO',
    side: 'FRONT',
    truth: {
      documentNumber: MERIDAN_CARD.documentNumber,
      surname: ELARA.surname,
      givenNames: ELARA.givenNames,
      nationality: ELARA.nationality,
      dateOfBirth: ELARA.dateOfBirth,
      sex: ELARA.sex,
      dateOfExpiry: MERIDAN_CARD.dateOfExpiry,
    },
    mrz: [],
    person: 'elara',
  },
});

const cardBack: SpecimenDrawing = async () => {
  const { sheet, lines } = drawCardBack(ELARA, MERIDAN_CARD);
  return {
    bytes: await takePicture(
      sheet.canvas,
      { ...SMALL, seed: 403, desk: 'marble', fill: 0.86, rotationDegrees: -1.1, tilt: [-0.07, -0.08] },
      JPEG,
    ),
    entry: {
      name: 'id-card-meridan-back',
      title: 'Identity card of Elara Meridan, back',
      description: 'Photo of the back of the same card; three-line zone (TD1).',
      file: 'id-card-meridan-back.jpg',
      mediaType: 'image/jpeg',
      documentType: 'IDENTITY_CARD',
      country: 'UTO',
      side: 'BACK',
      truth: {
        ...cardTruth(ELARA, MERIDAN_CARD),
        dateOfIssue: MERIDAN_CARD.dateOfIssue,
        placeOfBirth: ELARA.placeOfBirth,
        address: MERIDAN_ADDRESS,
      },
      mrz: lines,
    },
  };
};

const expiredPassport: SpecimenDrawing = async () => {
  const { sheet, lines } = drawPassport(ELARA, MERIDAN_EXPIRED_PASSPORT, false);
  return {
    bytes: await takePicture(
      sheet.canvas,
      { ...SMALL, seed: 407, desk: 'walnut', fill: 0.93, rotationDegrees: 0.9, tilt: [0.05, -0.07] },
      JPEG,
    ),
    entry: {
      name: 'passport-meridan-expired',
      title: 'Passport that has expired',
      description: 'Photo of the passport that the person in passport-utopia had before; it expired in 2023.',
      file: 'passport-meridan-expired.jpg',
      mediaType: 'image/jpeg',
      documentType: 'PASSPORT',
      country: 'UTO',
      side: 'FRONT',
      truth: passportTruth(ELARA, MERIDAN_EXPIRED_PASSPORT),
      mrz: lines,
      person: 'elara',
    },
  };
};

const darkPassport: SpecimenDrawing = async () => {
  const { sheet, lines } = drawPassport(ELARA, MERIDAN_PASSPORT, false);
  return {
    bytes: await takePicture(
      sheet.canvas,
      // A room with hardly any light: the camera has more noise than picture.
      {
        ...SMALL,
        seed: 409,
        desk: 'walnut',
        fill: 0.9,
        rotationDegrees: -2.1,
        tilt: [0.06, -0.1],
        light: [0.062, 0.058, 0.056],
        noise: 6,
        blurSigma: 3,
      },
      { mediaType: 'image/jpeg', quality: 50 },
    ),
    entry: {
      name: 'passport-meridan-dark',
      title: 'Passport in the dark',
      description:
        'The passport of passport-utopia in a room with hardly any light: whoever is asked must ask for another.',
      file: 'passport-meridan-dark.jpg',
      mediaType: 'image/jpeg',
      documentType: 'PASSPORT',
      country: 'UTO',
      side: 'FRONT',
      truth: passportTruth(ELARA, MERIDAN_PASSPORT),
      mrz: lines,
      person: 'elara',
      tooDark: true,
    },
  };
};

interface PrintedNames {
  surname: string;
  givenNames: string;
  placeOfBirth: string;
  address: string;
}

const LATIN: PrintedNames = { ...ELARA, address: MERIDAN_ADDRESS };
/** Letter by letter what ICAO 9303 part 3 transliterates to the names in Latin letters. */
const CYRILLIC: PrintedNames = {
  surname: 'МЕРИДАН',
  givenNames: 'ЭЛАРА СОЛЕНЕ',
  placeOfBirth: 'ЗЕНИТ',
  address: 'ЗЕНИТ, ПРИМЕРНАЯ УЛ. 12',
};

function licence(names: PrintedNames, seed: number, texts: { name: string; title: string; description: string }) {
  return async () => ({
    bytes: await takePicture(
      drawLicenceFront(ELARA, { ...MERIDAN_LICENCE, ...names }).canvas,
      { ...SMALL, seed, desk: 'linen', fill: 0.84, rotationDegrees: 1.4, tilt: [-0.08, -0.07] },
      JPEG,
    ),
    entry: {
      ...texts,
      file: `${texts.name}.jpg`,
      mediaType: 'image/jpeg' as const,
      documentType: 'DRIVING_LICENCE' as const,
      country: 'UTO',
      side: 'FRONT' as const,
      truth: {
        documentNumber: MERIDAN_LICENCE.documentNumber,
        surname: names.surname,
        givenNames: names.givenNames,
        dateOfBirth: ELARA.dateOfBirth,
        placeOfBirth: names.placeOfBirth,
        sex: ELARA.sex,
        dateOfIssue: MERIDAN_LICENCE.dateOfIssue,
        dateOfExpiry: MERIDAN_LICENCE.dateOfExpiry,
        issuingState: 'UTO',
        address: names.address,
        vehicleClasses: MERIDAN_LICENCE.vehicleClasses,
      },
      mrz: [],
      person: 'elara',
    },
  });
}

const latinLicence: SpecimenDrawing = licence(LATIN, 411, {
  name: 'driving-licence-meridan',
  title: 'Driving licence, front',
  description: 'Photo of the driving licence of the person in passport-utopia: print only, no zone and no barcode.',
});

const cyrillicLicence: SpecimenDrawing = licence(CYRILLIC, 413, {
  name: 'driving-licence-meridan-cyrillic',
  title: 'Driving licence in Cyrillic letters',
  description:
    'The same licence with the names in Cyrillic letters: they differ from the passport by transliteration only.',
});

const vehicleLicence: SpecimenDrawing = async () => {
  const owner = `${ELARA.surname} ${ELARA.givenNames}`;
  return {
    bytes: await takePicture(
      drawVehicleLicence({ ...MERIDAN_VEHICLE, owner, address: MERIDAN_ADDRESS }).canvas,
      { ...SMALL, seed: 417, desk: 'slate', fill: 0.88, rotationDegrees: -1.3, tilt: [0.07, -0.06] },
      JPEG,
    ),
    entry: {
      name: 'vehicle-licence-meridan',
      title: 'Vehicle licence',
      description:
        'Photo of the registration of the car in licence-plate-meridan, owned by the person in passport-utopia.',
      file: 'vehicle-licence-meridan.jpg',
      mediaType: 'image/jpeg',
      documentType: 'VEHICLE_LICENCE',
      country: 'UTO',
      side: 'FRONT',
      truth: {
        documentNumber: MERIDAN_VEHICLE.documentNumber,
        plateNumber: MERIDAN_VEHICLE.plateNumber,
        plateType: 'SMALL CAR',
        surname: ELARA.surname,
        givenNames: ELARA.givenNames,
        address: MERIDAN_ADDRESS,
        dateOfIssue: MERIDAN_VEHICLE.dateOfIssue,
      },
      mrz: [],
    },
  };
};

const licencePlate: SpecimenDrawing = async () => ({
  bytes: await takePicture(
    drawCarWithPlate(MERIDAN_VEHICLE.plateNumber).canvas,
    {
      ...SMALL,
      seed: 419,
      desk: 'slate',
      fill: 1.12,
      rotationDegrees: 0.8,
      tilt: [0.1, 0.03],
      shadow: 0,
      blurSigma: 0.8,
    },
    JPEG,
  ),
  entry: {
    name: 'licence-plate-meridan',
    title: 'Licence plate',
    description: 'The back of a car with the plate that stands in vehicle-licence-meridan.',
    file: 'licence-plate-meridan.jpg',
    mediaType: 'image/jpeg',
    documentType: 'LICENCE_PLATE',
    truth: { plateNumber: MERIDAN_VEHICLE.plateNumber, plateColour: 'blue', plateType: 'small car' },
    mrz: [],
  },
});

const bankCard: SpecimenDrawing = async () => ({
  bytes: await takePicture(
    drawBankCard(MERIDAN_BANK_CARD).canvas,
    { ...SMALL, seed: 421, desk: 'oak', fill: 0.82, rotationDegrees: -1.6, tilt: [-0.07, -0.08] },
    JPEG,
  ),
  entry: {
    name: 'bank-card-meridan',
    title: 'Bank card of Elara Meridan',
    description:
      'Photo of a card of an invented bank with the whole name of the person in passport-utopia; the number is one for tests.',
    file: 'bank-card-meridan.jpg',
    mediaType: 'image/jpeg',
    documentType: 'BANK_CARD',
    side: 'FRONT',
    truth: {
      cardNumber: MERIDAN_BANK_CARD.cardNumber,
      cardholderName: MERIDAN_BANK_CARD.cardholderName,
      dateOfExpiry: '2030-11',
      bankName: 'Bank of Utopia',
      cardType: 'Debit card',
    },
    mrz: [],
  },
});

export const MERIDAN_DRAWINGS: readonly SpecimenDrawing[] = [
  cardFront,
  cardBack,
  expiredPassport,
  darkPassport,
  latinLicence,
  cyrillicLicence,
  vehicleLicence,
  licencePlate,
  bankCard,
];
