import { drawBankCard } from './bank-card.js';
import { ELARA } from './holders.js';
import { drawCarWithPlate } from './licence-plate.js';
import { MERIDAN_ADDRESS, MERIDAN_BANK_CARD, MERIDAN_VEHICLE, SMALL_JPEG, SMALL_PICTURE } from './meridan-documents.js';
import { takePicture } from './pictures.js';
import type { SpecimenDrawing } from './specimen.js';
import { drawVehicleLicence } from './vehicle-licence.js';

const vehicleLicence: SpecimenDrawing = async () => {
  const owner = `${ELARA.surname} ${ELARA.givenNames}`;
  return {
    bytes: await takePicture(
      drawVehicleLicence({ ...MERIDAN_VEHICLE, owner, address: MERIDAN_ADDRESS }).canvas,
      { ...SMALL_PICTURE, seed: 417, desk: 'slate', fill: 0.88, rotationDegrees: -1.3, tilt: [0.07, -0.06] },
      SMALL_JPEG,
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
      ...SMALL_PICTURE,
      seed: 419,
      desk: 'slate',
      fill: 1.12,
      rotationDegrees: 0.8,
      tilt: [0.1, 0.03],
      shadow: 0,
      blurSigma: 0.8,
    },
    SMALL_JPEG,
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
    { ...SMALL_PICTURE, seed: 421, desk: 'oak', fill: 0.82, rotationDegrees: -1.6, tilt: [-0.07, -0.08] },
    SMALL_JPEG,
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

export const BELONGINGS_DRAWINGS: readonly SpecimenDrawing[] = [vehicleLicence, licencePlate, bankCard];
