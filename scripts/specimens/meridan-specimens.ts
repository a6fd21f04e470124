import { cardTruth } from './card-specimens.js';
import { drawLicenceFront } from './driving-licence-front.js';
import { ELARA } from './holders.js';
import { drawCardBack, drawCardFront } from './identity-card.js';
import {
  MERIDAN_ADDRESS,
  MERIDAN_CARD,
  MERIDAN_EXPIRED_PASSPORT,
  MERIDAN_LICENCE,
  MERIDAN_PASSPORT,
  SMALL_JPEG,
  SMALL_PICTURE,
} from './meridan-documents.js';
import { drawPassport } from './passport.js';
import { takePicture } from './pictures.js';
import type { SpecimenDrawing } from './specimen.js';
import { passportTruth } from './travel-specimens.js';

const cardFront: SpecimenDrawing = async () => ({
  bytes: await takePicture(
    drawCardFront(ELARA, MERIDAN_CARD).canvas,
    { ...SMALL_PICTURE, seed: 401, desk: 'marble', fill: 0.84, rotationDegrees: 1.2, tilt: [0.08, -0.09] },
    SMALL_JPEG,
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
      { ...SMALL_PICTURE, seed: 403, desk: 'marble', fill: 0.86, rotationDegrees: -1.1, tilt: [-0.07, -0.08] },
      SMALL_JPEG,
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
      { ...SMALL_PICTURE, seed: 407, desk: 'walnut', fill: 0.93, rotationDegrees: 0.9, tilt: [0.05, -0.07] },
      SMALL_JPEG,
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
        ...SMALL_PICTURE,
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
      { ...SMALL_PICTURE, seed, desk: 'linen', fill: 0.84, rotationDegrees: 1.4, tilt: [-0.08, -0.07] },
      SMALL_JPEG,
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

export const MERIDAN_DRAWINGS: readonly SpecimenDrawing[] = [
  cardFront,
  cardBack,
  expiredPassport,
  darkPassport,
  latinLicence,
  cyrillicLicence,
];
