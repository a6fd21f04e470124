import { registerEnumType } from 'type-graphql';
import { ATTEMPT_LIFECYCLES, PROVIDER_ERROR_CODES, SERVED_FROM } from '../domain/attempt.js';
import {
  BARCODE_SYMBOLOGIES,
  CHECK_NAMES,
  CHECK_OUTCOMES,
  DOCUMENT_KINDS,
  DOCUMENT_SIDES,
} from '../domain/document.js';
import { USER_ERROR_CODES } from '../domain/errors.js';
import { ABSENCE_REASONS, FIELD_NAMES, INFERENCES, PROOF_KINDS, ZONES } from '../domain/field.js';
import { LIFECYCLES, NEXT_ACTIONS, REASONS, VERDICTS } from '../domain/lifecycle.js';
import { MRZ_CHECK_DIGITS, MRZ_FORMATS, MRZ_REFUSALS } from '../domain/mrz.js';
import { PROVIDER_NAMES } from '../domain/provider-name.js';
import { PROVIDER_MODES, REQUEST_KINDS } from '../providers/contract.js';
import { FAN_OUT_MODES } from '../domain/strategy.js';
import type { InvoiceVerificationParameterName } from '../domain/invoice-types.js';
import { INVOICE_VERIFICATION_PARAMETERS } from '../domain/invoice-types.js';
import { HEALTH_STATES } from '../orchestration/health.js';
import { EXCLUSION_REASONS } from '../orchestration/plan.js';
import {
  CHECK_NAME_DESCRIPTIONS,
  DOCUMENT_KIND_DESCRIPTIONS,
  MRZ_REFUSAL_DESCRIPTIONS,
} from './enums/document-words.js';
import { FIELD_NAME_DESCRIPTIONS } from './enums/field-names.js';
import { PROVIDER_ERROR_CODE_DESCRIPTIONS, REQUEST_KIND_DESCRIPTIONS } from './enums/provider-words.js';
import { USER_ERROR_CODE_DESCRIPTIONS } from './enums/user-error-codes.js';

type EnumObject<T extends string> = { readonly [Value in T]: Value };

/** Makes a GraphQL enum of one of the domain's lists of words, each with a sentence that says what it means. */
export function publish<const T extends string>(
  name: string,
  values: readonly T[],
  description: string,
  descriptions: Readonly<Record<T, string>>,
): EnumObject<T> {
  const published = Object.fromEntries(values.map((value) => [value, value])) as EnumObject<T>;
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(descriptions).map(([value, text]) => [value, { description: text }]),
  ) as Record<T, { description: string }>;
  registerEnumType(published, { name, description, valuesConfig });
  return published;
}

export const LifecycleEnum = publish('Lifecycle', LIFECYCLES, 'Where the work stands. Never says what was found.', {
  QUEUED: 'Safely stored, not begun.',
  PROCESSING: 'Somebody is at it.',
  COMPLETED: 'The work has ended; the verdict says what came of it, if anything was decided.',
  FAILED: 'Nobody who was asked could answer.',
  CANCELED: 'Called off by the app.',
  EXPIRED: 'Not finished in its time.',
});
export const VerdictEnum = publish('Verdict', VERDICTS, 'What was decided. Null where nothing is: a normal outcome.', {
  ACCEPTED: 'Read, and judged genuine by a provider that can.',
  REJECTED: 'Must not be relied on; the reasons say why.',
  SUSPICIOUS: 'A person should look at it.',
});
export const NextActionEnum = publish('NextAction', NEXT_ACTIONS, 'The one thing to ask of the person now.', {
  NONE: 'Nothing.',
  WAIT: 'Work is going on; ask again when poll says so.',
  UPLOAD_DOCUMENT: 'Hand in a document, or another one.',
  UPLOAD_OTHER_SIDE: 'Hand in the other side of the same document.',
  RETAKE_PHOTO: 'Take a better picture of the same side.',
  UPLOAD_SELFIE: 'Hand in a picture of the face.',
  CONTACT_SUPPORT: 'There is nothing the person can do.',
});
export const ReasonEnum = publish('Reason', REASONS, 'Why verdict and nextAction are what they are.', {
  AUTHENTICITY_NOT_CHECKED: 'Nobody who was asked judges whether a document is genuine.',
  AUTHENTICITY_FAILED: 'A provider judged the document not genuine.',
  DOCUMENT_EXPIRED: 'Its date of expiry is over.',
  MACHINE_READABLE_ZONE_NOT_FOUND: 'No machine-readable zone is in the picture; it may stand on the other side.',
  MRZ_CHECK_DIGITS_FAILED:
    'Check digits of its machine-readable zone do not hold, and a provider says so or judged it genuine.',
  MACHINE_READABLE_ZONE_NOT_ACCEPTED: 'A machine-readable zone was seen but not read surely enough to be used.',
  NOTHING_READABLE: 'Nothing that can be read surely is in the picture.',
  NO_IDENTITY_FIELDS: 'A barcode was read, but it says nothing about a person or a document.',
  PROVIDERS_FAILED: 'Everybody who was to be asked has failed, or was too late; see the attempts.',
  NOT_SUPPORTED: 'Nobody was asked: no configured provider takes this kind of document or file.',
  WRONG_SIDE: 'The picture shows the other side than the one that was asked for.',
  IMAGE_TOO_DARK: 'A provider found the picture too dark.',
  IMAGE_QUALITY_INSUFFICIENT: 'A provider found the picture not good enough; its check says in what.',
  NOT_THE_ORIGINAL: 'A provider holds it for a picture of a screen, a print or a copy.',
  IMAGE_EDITED: 'A provider holds the picture for an edited one.',
  DATA_INCONSISTENT: 'A provider found that what stands on the document contradicts itself; its check says in what.',
  NOT_AN_IDENTITY_DOCUMENT:
    'It says who somebody is at most in passing, such as a bank card; whether it is genuine is not judged.',
  CARD_NUMBER_NOT_PROVED: 'The check digit of the card number does not hold, so that it was probably misread.',
  DOCUMENT_MISSING: 'A session has a selfie, and no document to compare it with.',
  SELFIE_MISSING: 'The app wants a selfie, and none was handed in.',
  FACE_NOT_COMPARED: 'A selfie was handed in and could not be compared with any document.',
  FACE_DIFFERS: 'The face is another one than on the document.',
  FACE_INCONCLUSIVE: 'Nobody could tell whether the face is the one on the document.',
  LIVENESS_MISSING: 'The app wants to know whether a living person was there, and nothing to tell it by was handed in.',
  LIVENESS_INCONCLUSIVE: 'Nobody could tell whether a living person was there.',
  NOT_LIVE: 'A provider found that no living person was there.',
  NAMES_DIFFER: 'Two documents name different persons; see the cross-checks.',
  DATES_OF_BIRTH_DIFFER: 'Two documents give different dates of birth.',
  DOCUMENT_NUMBERS_DIFFER: 'Two pictures of one document give different numbers.',
  CARD_HOLDER_DIFFERS: 'The bank card names somebody else than the document.',
  INVOICE_PARTY_DIFFERS: 'The invoice names somebody else than the document.',
  PLATES_DIFFER: 'The licence plate is another one than on the vehicle licence.',
  SESSION_EXPIRED: 'The session was not finished in its time.',
  PROVIDER_REJECTED: 'A provider who looked at the whole session rejected it.',
  PROVIDER_SUSPICIOUS: 'A provider who looked at the whole session found it suspicious.',
  TAKEN_FOR_SELFIE: 'Nobody saw a document in the picture; it counts as a selfie of the session.',
  TAKEN_FOR_INVOICE: 'The picture shows an invoice, and counts as one of the session.',
  ERASED: 'What was judged, or a part of it, has been erased, so that nobody can tell any more what it proved.',
});
export const DocumentKindEnum = publish(
  'DocumentKind',
  DOCUMENT_KINDS,
  'What kind of document it is.',
  DOCUMENT_KIND_DESCRIPTIONS,
);
export const DocumentSideEnum = publish('DocumentSide', DOCUMENT_SIDES, 'Which side the picture shows.', {
  FRONT: 'The front, which has the portrait where there is one.',
  BACK: 'The other side, where many cards have their machine-readable zone.',
});
export const BarcodeSymbologyEnum = publish('BarcodeSymbology', BARCODE_SYMBOLOGIES, 'What kind of barcode it is.', {
  QR_CODE: 'ISO/IEC 18004.',
  PDF417: 'ISO/IEC 15438: a broad stack of rows, as on North American driving licences.',
  AZTEC: 'ISO/IEC 24778, as on boarding passes and tickets.',
  DATA_MATRIX: 'ISO/IEC 16022.',
});
export const CheckOutcomeEnum = publish(
  'CheckOutcome',
  CHECK_OUTCOMES,
  'Three-valued: nobody having looked is no pass.',
  {
    PASSED: 'Somebody looked, and it is as it should be.',
    FAILED: 'Somebody looked, and it is not.',
    NOT_RUN: 'Nobody looked; the explanation says why.',
  },
);
export const CheckNameEnum = publish('CheckName', CHECK_NAMES, 'What was looked at.', CHECK_NAME_DESCRIPTIONS);
export const FieldNameEnum = publish(
  'FieldName',
  FIELD_NAMES,
  'What a field holds: the words of ICAO 9303, and of EN 16931 for an invoice.',
  FIELD_NAME_DESCRIPTIONS,
);
export const AbsenceReasonEnum = publish('AbsenceReason', ABSENCE_REASONS, 'Why a field has no value.', {
  NOT_ON_DOCUMENT: 'The document does not carry it.',
  WRONG_SIDE: 'It stands on the other side.',
  UNREADABLE: 'It may be there, but could not be read.',
  NOT_SUPPORTED: 'Nobody who was asked reads it from where it stands.',
  REDACTED: 'It was there and has been erased.',
  WITHHELD_LOW_CONFIDENCE: 'Readings exist among the candidates, but none is sure enough to be given as a value.',
  PROVIDER_FAILED: 'Whoever could have read it has failed.',
});
export const ZoneEnum = publish('Zone', ZONES, 'The part of the document that a value was read from.', {
  MACHINE_READABLE_ZONE: 'The lines that are printed for machines, at the foot of a page or on a card.',
  BARCODE: 'A barcode on it.',
  VISUAL: 'The printed part that is made for people.',
  STRUCTURED_DATA: 'What was written for machines, such as the XML of an invoice.',
  TEXT_LAYER: 'The text of a file that has text and not only a picture of it.',
});
export const InferenceEnum = publish('Inference', INFERENCES, 'What was added that the document does not say.', {
  CENTURY: 'A year of two digits got its century: no birth lies in the future, no expiry more than 50 years ahead.',
});
export const ProofKindEnum = publish('ProofKind', PROOF_KINDS, 'A kind of proof, strongest first.', {
  MRZ_CHECK_DIGIT: 'A check digit of its own covers the value and holds.',
  MRZ_COMPOSITE_CHECK_DIGIT: 'The check digit over the whole zone covers the value and holds.',
  IBAN_CHECK_DIGITS: 'The two check digits of an IBAN hold (ISO 7064, MOD 97-10).',
  VAT_NUMBER_CHECK_DIGIT: 'The check digit that its country puts into a VAT number holds.',
  LUHN: 'The check digit of a card number holds (ISO/IEC 7812-1).',
  TOTALS_ADD_UP: 'The amounts of the invoice prove each other by exact arithmetic.',
  STRUCTURED_DATA: 'It stands in data that was written for machines, so that nothing had to be recognised.',
  BARCODE_ERROR_CORRECTION: 'Read from a barcode whose error correction (Reed-Solomon) holds.',
  CROSS_ZONE_MATCH: 'The same value stands in another zone of the document.',
  PROVIDER_AGREEMENT: 'Several providers read the same value independently.',
  MRZ_CHECK_DIGIT_REPORTED: 'A provider says that a check digit over the value holds, without giving what it covers.',
  MRZ_ACCEPTED:
    'It stands in a machine-readable zone that was read surely as a whole; no check digit covers this value itself.',
  CODE_LIST: 'It is one of the codes that the standard allows at this place.',
});
export const ServedFromEnum = publish('ServedFrom', SERVED_FROM, 'Where an answer came from.', {
  PROVIDER: 'A vendor was asked, and paid.',
  CACHE: 'It was known from the same question about the same bytes; it cost nothing.',
  EMBEDDED: 'The engine inside this server.',
  SANDBOX: 'An imitation of a vendor. Not to be relied on.',
});
export const AttemptLifecycleEnum = publish(
  'AttemptLifecycle',
  ATTEMPT_LIFECYCLES,
  'How one provider’s part stands or ended.',
  {
    QUEUED: 'It is yet to be asked.',
    PROCESSING: 'It is at it.',
    COMPLETED: 'It has answered.',
    FAILED: 'It could not be asked, or did not answer; see error.',
    CANCELED: 'It was called off.',
    SKIPPED_DEADLINE: 'It was not done by the deadline.',
    SKIPPED_BUDGET: 'It would cost more than maxCost leaves, or its price in that currency is not known.',
    SKIPPED_CIRCUIT_OPEN: 'It failed several times in a row, and is left alone for a while.',
    SKIPPED_NOT_NEEDED: 'What is wanted was known without it.',
  },
);
export const ProviderErrorCodeEnum = publish(
  'ProviderErrorCode',
  PROVIDER_ERROR_CODES,
  'What can go wrong with a provider, in one vocabulary for all of them.',
  PROVIDER_ERROR_CODE_DESCRIPTIONS,
);
export const ProviderNameEnum = publish('ProviderName', PROVIDER_NAMES, 'Who can be asked.', {
  local: 'The embedded engine: no account, no network, no cost.',
  chekin: 'Chekin (chekin.io).',
  beorg: 'BeOrg (beorg.ru).',
  neurovision: 'NeuroVision (neuro-vision.ru).',
  flyocr: 'FlyOCR of Sinosecu (flyocr.com).',
  artemis: 'Cynopsis ARTEMIS, a customer system that results are written to.',
});
export const ProviderModeEnum = publish('ProviderMode', PROVIDER_MODES, 'How real a provider is.', {
  LIVE: 'The vendor itself.',
  SANDBOX: 'An imitation of the vendor.',
  EMBEDDED: 'Runs inside this server.',
});
export const MrzFormatEnum = publish('MrzFormat', MRZ_FORMATS, 'Layout of a machine-readable zone.', {
  TD1: 'Three lines of 30: cards (ICAO 9303 part 5).',
  TD2: 'Two lines of 36: larger cards (ICAO 9303 part 6).',
  TD3: 'Two lines of 44: passports (ICAO 9303 part 4).',
  MRV_A: 'Two lines of 44: visas (ICAO 9303 part 7).',
  MRV_B: 'Two lines of 36: smaller visas (ICAO 9303 part 7).',
  FRENCH_ID: 'Two lines of 36: the French national identity card of 1988 to 2021.',
});
export const MrzCheckDigitNameEnum = publish('MrzCheckDigitName', MRZ_CHECK_DIGITS, 'What a check digit covers.', {
  DOCUMENT_NUMBER: 'The number of the document.',
  DATE_OF_BIRTH: 'The date of birth.',
  DATE_OF_EXPIRY: 'The date of expiry.',
  OPTIONAL_DATA: 'What the issuer put into the optional part.',
  COMPOSITE: 'Several fields together.',
});
export const MrzRefusalEnum = publish(
  'MrzRefusal',
  MRZ_REFUSALS,
  'Why a reading of a machine-readable zone was not accepted.',
  MRZ_REFUSAL_DESCRIPTIONS,
);
export const UserErrorCodeEnum = publish(
  'UserErrorCode',
  USER_ERROR_CODES,
  'Faults that the caller can mend. Stable: branch on them.',
  USER_ERROR_CODE_DESCRIPTIONS,
);
export const FanOutModeEnum = publish('FanOutMode', FAN_OUT_MODES, 'How several providers are asked.', {
  FIRST: 'Only the first in the order.',
  FALLBACK: 'One after the other, until what is wanted is known.',
  RACE: 'All at once; the first useful answer wins, the others are called off.',
  ALL: 'All at once; everybody is waited for.',
  CONSENSUS: 'Until as many as the quorum says agree on each wanted field.',
});
export const ExclusionReasonEnum = publish('ExclusionReason', EXCLUSION_REASONS, 'Why a provider is not asked.', {
  NOT_CONFIGURED: 'It has no credentials here.',
  NOT_CHOSEN: 'The strategy names others.',
  NOT_OFFERED: 'It does nothing of this kind.',
  DOES_NOT_TAKE_FILE_TYPE: 'It takes no files of this type.',
  FILE_TOO_LARGE: 'It takes no files of this size.',
  DOES_NOT_KNOW_KIND: 'It reads no documents of this kind.',
  OVER_BUDGET: 'It would cost more than maxCost leaves, or its price in that currency is not known.',
  CIRCUIT_OPEN: 'It failed several times in a row, and is left alone for a while.',
});
export const HealthStateEnum = publish('HealthState', HEALTH_STATES, 'How a provider has fared of late.', {
  UNKNOWN: 'It was not asked of late.',
  HEALTHY: 'At least four calls in five went well.',
  DEGRADED: 'More than one call in five has failed.',
  DOWN: 'Several calls in a row have failed; it is left alone for a while.',
});
const PARAMETER_DESCRIPTIONS: Readonly<Record<InvoiceVerificationParameterName, string>> = {
  invoiceCode: 'The number of the printed form.',
  invoiceNumber: 'By which the seller knows the invoice.',
  billingDate: 'When it was issued.',
  totalAmount: 'Its amount: without tax or with it, by the type of the invoice.',
  checkCode: 'The last six characters of its check code or of its full number, by the type.',
  salesTaxNumber: 'The number that the state taxes the seller by.',
  orderNumber: 'The order that the invoice answers.',
};
/** `TOTAL_AMOUNT` for `totalAmount`: names in the domain, values in capitals in GraphQL. */
const inCapitals = (name: InvoiceVerificationParameterName) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
export const InvoiceVerificationParameterEnum = Object.fromEntries(
  INVOICE_VERIFICATION_PARAMETERS.map((name) => [inCapitals(name), name]),
);
registerEnumType(InvoiceVerificationParameterEnum, {
  name: 'InvoiceVerificationParameter',
  description: 'What a verification may require.',
  valuesConfig: Object.fromEntries(
    INVOICE_VERIFICATION_PARAMETERS.map((name) => [inCapitals(name), { description: PARAMETER_DESCRIPTIONS[name] }]),
  ),
});
export const RequestKindEnum = publish(
  'RequestKind',
  REQUEST_KINDS,
  'What a provider can be asked for.',
  REQUEST_KIND_DESCRIPTIONS,
);
