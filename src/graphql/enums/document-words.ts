import type { CheckName, DocumentKind } from '../../domain/document.js';
import type { MrzRefusal } from '../../domain/mrz.js';

export const DOCUMENT_KIND_DESCRIPTIONS: Readonly<Record<DocumentKind, string>> = {
  PASSPORT: 'A passport, also one that is valid inside a country only.',
  IDENTITY_CARD: 'A card that says who its holder is.',
  RESIDENCE_PERMIT: 'Allows a foreigner to stay.',
  TRAVEL_PERMIT: 'Allows to cross a border without a passport, such as those between China, Hong Kong and Macao.',
  VISA: 'Allows to enter a country.',
  DRIVING_LICENCE: 'Allows a person to drive.',
  VEHICLE_LICENCE: 'The papers of a vehicle, which name its licence plate.',
  BANK_CARD: 'A card to pay with.',
  OTHER: 'None of these kinds, such as a certificate of birth.',
  UNKNOWN: 'Not known, or not known yet.',
};

export const CHECK_NAME_DESCRIPTIONS: Readonly<Record<CheckName, string>> = {
  MRZ_CHECK_DIGITS: 'Whether the check digits of the machine-readable zone hold.',
  NOT_EXPIRED: 'Whether the date of expiry is still to come.',
  AUTHENTICITY: 'Whether the document is genuine.',
  IMAGE_QUALITY: 'Whether the picture is good enough.',
  NOT_TOO_DARK: 'Whether there is enough light in the picture.',
  NOT_EDITED: 'Whether the picture is as the camera took it.',
  NOT_A_SCREEN: 'Whether the thing itself was photographed, and not a screen that shows it.',
  NOT_A_PRINT: 'Whether the thing itself was photographed, and not a print of it.',
  NOT_A_PHOTOCOPY: 'Whether the document itself was photographed, and not a photocopy of it.',
  NOT_DAMAGED: 'Whether the document is undamaged.',
  DATA_CONSISTENT: 'Whether what stands on the document agrees with itself, and with the face of the person.',
  REGISTER_MATCHES: 'Whether a register knows the document as it was read.',
  CARD_NUMBER_VALID: 'Whether the check digit of the card number holds (ISO/IEC 7812-1, Luhn).',
  INVOICE_LINES_ADD_UP: 'Whether lines, allowances and charges make the amount without tax.',
  INVOICE_TAXES_ADD_UP: 'Whether each tax is its rate of its basis, and all of them the tax of the invoice.',
  INVOICE_TOTALS_ADD_UP: 'Whether net and tax make gross, and gross without what was paid makes what is due.',
  IBAN_VALID: 'Whether the check digits of the bank account hold, and its form is that of its country.',
  VAT_NUMBER_VALID: 'Whether the VAT numbers have the form of their country and their check digits hold.',
  OTHER: 'A check of the provider’s that has no name here; explanation and providerCode say which.',
};

export const MRZ_REFUSAL_DESCRIPTIONS: Readonly<Record<MrzRefusal, string>> = {
  CHECK_DIGIT_FAILED: 'A check digit does not hold.',
  TOO_MANY_CORRECTIONS: 'What stands in the lines is too far from what the picture shows.',
  AMBIGUOUS_CORRECTION: 'Another reading satisfies the check digits nearly as well.',
  CHARACTER_UNSURE: 'At least one character is not sure enough.',
  LINE_UNSURE: 'At least one line as a whole is not sure enough.',
  GRID_DOES_NOT_FIT: 'The characters do not stand in even steps, as they do in a zone.',
  IMPLAUSIBLE_CONTENT: 'It reads well and cannot be: a state, a date or a name that none can be.',
};
