import type { CardNumbers } from './identity-card.js';
import type { PassportNumbers } from './passport.js';
import type { PhotographSettings } from './photograph.js';

/**
 * What Elara Meridan's papers say besides herself. They belong together: the personal number of the passport stands on
 * the card, the plate on the vehicle licence, and her name on the bank card and the invoice.
 */
export const MERIDAN_PASSPORT: PassportNumbers = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'UX4827159',
  dateOfIssue: '2023-08-30',
  dateOfExpiry: '2033-08-29',
  optionalData: '910417552',
};

/** The one before: over since the new one was issued. */
export const MERIDAN_EXPIRED_PASSPORT: PassportNumbers = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'UX1190347',
  dateOfIssue: '2013-09-02',
  dateOfExpiry: '2023-09-01',
  optionalData: '910417552',
};

export const MERIDAN_CARD: CardNumbers = {
  documentCode: 'I',
  issuingState: 'UTO',
  documentNumber: 'D9M417206',
  dateOfIssue: '2024-05-06',
  dateOfExpiry: '2034-05-05',
  optionalData: '910417552',
};

export const MERIDAN_LICENCE = {
  documentNumber: 'L91041706',
  dateOfIssue: '2019-06-03',
  dateOfExpiry: '2034-06-02',
  vehicleClasses: 'AM B',
} as const;

export const MERIDAN_VEHICLE = {
  documentNumber: 'V22031408',
  plateNumber: 'ZN41763',
  dateOfIssue: '2022-03-14',
  make: 'ZENITH COMET 1.2',
  vehicleIdentification: 'UTZZZ0SPEC1MEN417',
} as const;

/** A test number that Mastercard's network knows as such; it satisfies the Luhn check and belongs to nobody. */
export const MERIDAN_BANK_CARD = {
  cardNumber: '5555555555554444',
  cardholderName: 'ELARA SOLENE MERIDAN',
  validThrough: '11/30',
} as const;

export const MERIDAN_ADDRESS = '12 EXAMPLE STREET, ZENITH';

/** A smaller, calmer picture than the others', so that a whole set of papers stays small. */
export const SMALL_PICTURE: Partial<PhotographSettings> = { widthPixels: 1600, heightPixels: 1200, noise: 1.1 };
export const SMALL_JPEG = { mediaType: 'image/jpeg', quality: 66 } as const;
