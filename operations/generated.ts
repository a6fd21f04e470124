/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why a field has no value. */
export type AbsenceReason =
  /** The document does not carry it. */
  | 'NOT_ON_DOCUMENT'
  /** Nobody who was asked reads it from where it stands. */
  | 'NOT_SUPPORTED'
  /** Whoever could have read it has failed. */
  | 'PROVIDER_FAILED'
  /** It was there and has been erased. */
  | 'REDACTED'
  /** It may be there, but could not be read. */
  | 'UNREADABLE'
  /** Readings exist among the candidates, but none is sure enough to be given as a value. */
  | 'WITHHELD_LOW_CONFIDENCE'
  /** It stands on the other side. */
  | 'WRONG_SIDE';

/** How one provider’s part stands or ended. */
export type AttemptLifecycle =
  | 'CANCELED'
  | 'COMPLETED'
  | 'FAILED'
  | 'PROCESSING'
  | 'QUEUED'
  | 'SKIPPED_BUDGET'
  | 'SKIPPED_CIRCUIT_OPEN'
  | 'SKIPPED_DEADLINE'
  | 'SKIPPED_NOT_NEEDED';

/** A picture or a film of a face, and who is asked whether somebody living is on it. */
export type CheckLivenessInput = {
  /** Your own id of the person; 1 to 128 characters, no personal data. */
  customerId?: string | number | null | undefined;
  /** A picture, or a film of 1 to 15 seconds as MP4 or WebM; no PDF. */
  image: ImageInput;
  /** Default: by what the file is, told by content. */
  method?: LivenessMethod | null | undefined;
  /** Of the sandbox, such as "flyocr-not-live". Refused outside of it. */
  scenario?: string | null | undefined;
  /** A session that the check shall belong to. */
  sessionId?: string | number | null | undefined;
  /** Who is asked, in which way, at what price and until when. With CONSENSUS the quorum is of verdicts. */
  strategy?: StrategyInput | null | undefined;
};

/** What was looked at. */
export type CheckName =
  /** Whether the document is genuine. */
  | 'AUTHENTICITY'
  /** Whether the check digit of the card number holds (ISO/IEC 7812-1, Luhn). */
  | 'CARD_NUMBER_VALID'
  | 'DATA_CONSISTENT'
  /** Whether the check digits of the bank account hold, and its form is that of its country. */
  | 'IBAN_VALID'
  /** Whether the picture is good enough. */
  | 'IMAGE_QUALITY'
  /** Whether lines, allowances and charges make the amount without tax. */
  | 'INVOICE_LINES_ADD_UP'
  /** Whether each tax is its rate of its basis, and all of them the tax of the invoice. */
  | 'INVOICE_TAXES_ADD_UP'
  /** Whether net and tax make gross, and gross without what was paid makes what is due. */
  | 'INVOICE_TOTALS_ADD_UP'
  /** Whether the check digits of the machine-readable zone hold. */
  | 'MRZ_CHECK_DIGITS'
  | 'NOT_A_PHOTOCOPY'
  | 'NOT_A_PRINT'
  | 'NOT_A_SCREEN'
  | 'NOT_DAMAGED'
  | 'NOT_EDITED'
  /** Whether the date of expiry is still to come. */
  | 'NOT_EXPIRED'
  /** Whether there is enough light in the picture. */
  | 'NOT_TOO_DARK'
  | 'OTHER'
  | 'REGISTER_MATCHES'
  /** Whether the VAT numbers have the form of their country and their check digits hold. */
  | 'VAT_NUMBER_VALID';

/** Three-valued: nobody having looked is no pass. */
export type CheckOutcome =
  | 'FAILED'
  /** Nobody looked; the explanation says why. */
  | 'NOT_RUN'
  | 'PASSED';

/** All of it may be left out. */
export type CreateSessionInput = {
  /** A key of your own to find it by; 1 to 36 characters. */
  clientKey?: string | null | undefined;
  /** Your own id of the person; 1 to 128 characters, no personal data. */
  customerId?: string | number | null | undefined;
  /** From then on nothing more is taken. Default: never. */
  expiresAt?: string | null | undefined;
  /** The schema of checks that is wanted; 1 to 64 characters. */
  schemaId?: string | number | null | undefined;
  wishes?: SessionWishesInput | null | undefined;
};

/** Exactly which file is to be sent: no other is taken. */
export type CreateUploadInput = {
  /** Exact length of the file in bytes. */
  byteLength: number;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  sha256: string;
};

/** What is compared across the parts of a session. */
export type CrossCheckName =
  | 'CARD_HOLDER_MATCHES'
  | 'DATE_OF_BIRTH_MATCHES'
  | 'DOCUMENT_NUMBER_MATCHES'
  | 'FACE_MATCHES_PORTRAIT'
  | 'INVOICE_BUYER_MATCHES'
  | 'INVOICE_PAYEE_MATCHES'
  | 'NAMES_MATCH'
  | 'NOT_EXPIRED'
  | 'PLATE_MATCHES_VEHICLE_LICENCE';

/** Where one side of a comparison comes from. */
export type CrossCheckSourceKind =
  | 'DOCUMENT'
  | 'FACE_MATCH'
  | 'INVOICE';

/** All that are given must hold. */
export type DocumentFilter = {
  customerId?: string | number | null | undefined;
  kind?: DocumentKind | null | undefined;
  lifecycle?: Lifecycle | null | undefined;
  sessionId?: string | number | null | undefined;
};

/** What kind of document it is. */
export type DocumentKind =
  | 'BANK_CARD'
  | 'DRIVING_LICENCE'
  | 'IDENTITY_CARD'
  | 'OTHER'
  | 'PASSPORT'
  | 'RESIDENCE_PERMIT'
  | 'TRAVEL_PERMIT'
  /** Not known, or not known yet. */
  | 'UNKNOWN'
  | 'VEHICLE_LICENCE'
  | 'VISA';

/** Which side the picture shows. */
export type DocumentSide =
  | 'BACK'
  | 'FRONT';

/** Why a provider is not asked. */
export type ExclusionReason =
  | 'CIRCUIT_OPEN'
  | 'DOES_NOT_KNOW_KIND'
  | 'DOES_NOT_TAKE_FILE_TYPE'
  | 'FILE_TOO_LARGE'
  | 'NOT_CHOSEN'
  | 'NOT_CONFIGURED'
  | 'NOT_OFFERED'
  | 'OVER_BUDGET';

/** What you are about to ask, without the file. */
export type ExplainInput = {
  /** Length of the file in bytes. */
  byteLength?: number;
  country?: string | null | undefined;
  kind?: DocumentKind | null | undefined;
  /** Of LIVENESS. Default: by the media type. */
  livenessMethod?: LivenessMethod | null | undefined;
  /** Media type of the file; of a face match, of both. */
  mediaType?: string;
  /** What providers would be asked for. Default: DOCUMENT, or what the typeCode is asked for by. */
  request?: RequestKind | null | undefined;
  strategy?: StrategyInput | null | undefined;
  /** A code of documentTypes. */
  typeCode?: string | null | undefined;
};

/** A document’s result, and where it is written to. */
export type ExportOcrResultInput = {
  additions?: OcrExportAdditionsInput | null | undefined;
  /** True: it is sent even if the very same was sent there before, as is right where something else was written since. */
  again?: boolean | null | undefined;
  /** Our id of a document that has ended and of which a value was read. */
  documentId: string | number;
  /** Of the sandbox, such as "artemis-refused". Refused outside of it. */
  scenario?: string | null | undefined;
  /** At what price and until when. Its fresh is the same as again. */
  strategy?: StrategyInput | null | undefined;
  target: OcrExportTargetInput;
};

/** Whether two faces are one person’s, by the vendors’ own verdicts and thresholds. */
export type FaceDecision =
  | 'DIFFERENT_PERSON'
  /** There are answers, and they are unsure or contradict each other; the reasons say which. */
  | 'INCONCLUSIVE'
  | 'SAME_PERSON';

/** A face. Exactly one of documentId, imageId and image. */
export type FaceSourceInput = {
  /** A document of yours: the portrait on its picture. */
  documentId?: string | number | null | undefined;
  image?: ImageInput | null | undefined;
  /** A picture that you handed in before, by its id. */
  imageId?: string | number | null | undefined;
  /** Of image or imageId. Default: what that picture was handed in as, else UPLOAD. */
  role?: HandedInFaceRole | null | undefined;
};

/** What a picture of a face is. */
export type FaceSourceRole =
  /** A document: the portrait on it. */
  | 'DOCUMENT_PORTRAIT'
  /** Taken by the person of himself. */
  | 'SELFIE'
  /** Any other picture. */
  | 'UPLOAD';

/** How several providers are asked. */
export type FanOutMode =
  /** All at once; everybody is waited for. */
  | 'ALL'
  /** Until as many as the quorum says agree on each wanted field. */
  | 'CONSENSUS'
  /** One after the other, until what is wanted is known. */
  | 'FALLBACK'
  /** Only the first in the order. */
  | 'FIRST'
  /** All at once; the first useful answer wins, the others are called off. */
  | 'RACE';

/** What a field holds: the words of ICAO 9303, and of EN 16931 for an invoice. */
export type FieldName =
  | 'ADDRESS'
  /** The allowances on the whole invoice together. */
  | 'ALLOWANCES_AMOUNT'
  | 'BANK_CODE'
  | 'BANK_NAME'
  | 'BIC'
  | 'BILLING_DATE'
  | 'BUYER_ADDRESS'
  | 'BUYER_COUNTRY'
  | 'BUYER_NAME'
  | 'BUYER_REFERENCE'
  | 'BUYER_TAX_NUMBER'
  | 'BUYER_VAT_NUMBER'
  | 'CARD_HOLDER'
  | 'CARD_NAME'
  | 'CARD_NUMBER'
  | 'CARD_TYPE'
  /** The charges on the whole invoice together. */
  | 'CHARGES_AMOUNT'
  | 'CHECK_CODE'
  | 'COUNTRY_OF_BIRTH'
  /** ISO 4217; only there where the invoice says it. */
  | 'CURRENCY'
  | 'DATE_OF_BIRTH'
  | 'DATE_OF_EXPIRY'
  | 'DATE_OF_ISSUE'
  | 'DECISION_DATE'
  | 'DECISION_NUMBER'
  | 'DELIVERY_DATE'
  /** As printed in the machine-readable zone, such as P, ID or V. */
  | 'DOCUMENT_CODE'
  | 'DOCUMENT_DISCRIMINATOR'
  | 'DOCUMENT_NAME'
  | 'DOCUMENT_NUMBER'
  | 'DOCUMENT_SERIES'
  /** What is still to be paid. */
  | 'DUE_AMOUNT'
  | 'DUE_DATE'
  | 'EMPLOYER'
  | 'FULL_INVOICE_NUMBER'
  | 'FULL_NAME'
  | 'GIVEN_NAMES'
  /** With tax; a plain decimal. */
  | 'GROSS_AMOUNT'
  | 'IBAN'
  /** Of Chinese invoices: the number of the printed form. */
  | 'INVOICE_CODE'
  | 'INVOICE_NUMBER'
  /** A code of UNTDID 1001, such as 380 for an invoice and 381 for a credit note. */
  | 'INVOICE_TYPE_CODE'
  | 'ISSUING_AUTHORITY'
  | 'ISSUING_AUTHORITY_CODE'
  /** The state or organisation that issued the document. */
  | 'ISSUING_STATE'
  /** The nets of all lines together. */
  | 'LINES_AMOUNT'
  | 'MIDDLE_NAME'
  | 'NATIONALITY'
  /** Without tax; a plain decimal. */
  | 'NET_AMOUNT'
  | 'OCCUPATION'
  /** What the issuer put into the optional part of the machine-readable zone. */
  | 'OPTIONAL_DATA'
  /** The second optional part, which TD1 has. */
  | 'OPTIONAL_DATA_2'
  | 'ORDER_NUMBER'
  /** Whom the money goes to, where that is not the seller. */
  | 'PAYEE_NAME'
  | 'PAYMENT_REFERENCE'
  | 'PERSONAL_NUMBER'
  | 'PLACE_OF_BIRTH'
  | 'PLATE_COLOUR'
  | 'PLATE_NUMBER'
  | 'PLATE_TYPE'
  | 'PRECEDING_INVOICE_NUMBER'
  /** What was paid already. */
  | 'PREPAID_AMOUNT'
  | 'RACE'
  /** What is added to round what is due. */
  | 'ROUNDING_AMOUNT'
  | 'SELLER_ADDRESS'
  | 'SELLER_COUNTRY'
  | 'SELLER_NAME'
  /** The number that the state taxes the seller by, where it is no VAT number. */
  | 'SELLER_TAX_NUMBER'
  | 'SELLER_VAT_NUMBER'
  | 'SEX'
  | 'SURNAME'
  /** The tax alone; a plain decimal. */
  | 'TAX_AMOUNT'
  | 'VEHICLE_CLASSES';

/** What a picture of a face that is handed in is. */
export type HandedInFaceRole =
  /** Taken by the person of himself. */
  | 'SELFIE'
  /** Any other picture. */
  | 'UPLOAD';

/** A picture. Exactly one of the five. */
export type ImageInput = {
  /** The file in Base64, without anything in front. */
  base64?: string | null | undefined;
  /** data:image/jpeg;base64,… */
  dataUrl?: string | null | undefined;
  /** The name of a picture that ships with Verigraph. */
  specimen?: string | null | undefined;
  /** A file of a GraphQL multipart request. */
  upload?: unknown;
  /** From createUpload, after the file was sent to its address. */
  uploadId?: string | number | null | undefined;
};

/** What a file is to whom it belongs. */
export type ImageRole =
  /** Cut out of an original by a vendor. */
  | 'CROPPED'
  /** As it was handed in for a document or an inquiry. */
  | 'ORIGINAL'
  | 'SELFIE'
  | 'SELFIE_WITH_DOCUMENT'
  /** Of a session that a vendor sorts out by itself. */
  | 'UNSORTED';

/** What was added that the document does not say. */
export type Inference =
  /** A year of two digits got its century: no birth lies in the future, no expiry more than 50 years ahead. */
  | 'CENTURY';

/** All that are given must hold. */
export type InvoiceFilter = {
  customerId?: string | number | null | undefined;
  lifecycle?: Lifecycle | null | undefined;
  sessionId?: string | number | null | undefined;
};

/** What a register says of an invoice. */
export type InvoiceOutcome =
  /** The register has it just so, and in order. */
  | 'GENUINE'
  /** There are answers, and they are unsure or contradict each other; the reasons say which. */
  | 'INCONCLUSIVE'
  /** The register has it otherwise. */
  | 'MISMATCH'
  /** The register has no such invoice. */
  | 'NOT_FOUND'
  /** It was reversed, wholly or in part. */
  | 'RED_LETTER'
  /** It was declared void. */
  | 'VOIDED';

/** Why nothing is known of an invoice. */
export type InvoiceReason =
  /** No configured provider reads invoices in such files, or the strategy left nobody to ask. */
  | 'NOBODY_ASKED'
  /** Whoever answered found nothing of an invoice in the file. */
  | 'NOTHING_READABLE'
  /** Somebody who was asked has failed, was too late or was called off; see the attempts. */
  | 'PROVIDERS_FAILED';

/** What a verification may require. */
export type InvoiceVerificationParameter =
  | 'BILLING_DATE'
  | 'CHECK_CODE'
  | 'INVOICE_CODE'
  | 'INVOICE_NUMBER'
  | 'ORDER_NUMBER'
  | 'SALES_TAX_NUMBER'
  | 'TOTAL_AMOUNT';

/** Where the work stands. Never says what was found. */
export type Lifecycle =
  /** Called off by the app. */
  | 'CANCELED'
  /** The work has ended; the verdict says what came of it, if anything was decided. */
  | 'COMPLETED'
  /** Not finished in its time. */
  | 'EXPIRED'
  /** Nobody who was asked could answer. */
  | 'FAILED'
  /** Somebody is at it. */
  | 'PROCESSING'
  /** Safely stored, not begun. */
  | 'QUEUED';

/** What liveness is judged from. */
export type LivenessMethod =
  /** One picture, without anything that the person has to do. */
  | 'SILENT_IMAGE'
  /** A film of 1 to 15 seconds. */
  | 'VIDEO';

/** Two faces, and who is asked whether they are one person’s. */
export type MatchFacesInput = {
  /** Your own id of the person; 1 to 128 characters, no personal data. */
  customerId?: string | number | null | undefined;
  left: FaceSourceInput;
  right: FaceSourceInput;
  /** Of the sandbox, such as "flyocr-face-differs". Refused outside of it. */
  scenario?: string | null | undefined;
  /** A session that the match shall belong to. */
  sessionId?: string | number | null | undefined;
  /** Who is asked, in which way, at what price and until when. With CONSENSUS the quorum is of decisions. */
  strategy?: StrategyInput | null | undefined;
};

/** A decimal amount of an ISO 4217 currency. */
export type MoneyInput = {
  /** A decimal with at most six places, such as "0.05". */
  amount: string;
  /** ISO 4217. */
  currency: string;
};

/** What a check digit covers. */
export type MrzCheckDigitName =
  /** Several fields together. */
  | 'COMPOSITE'
  | 'DATE_OF_BIRTH'
  | 'DATE_OF_EXPIRY'
  | 'DOCUMENT_NUMBER'
  | 'OPTIONAL_DATA';

/** Layout of a machine-readable zone. */
export type MrzFormat =
  /** Two lines of 36: the French national identity card of 1988 to 2021. */
  | 'FRENCH_ID'
  /** Two lines of 44: visas (ICAO 9303 part 7). */
  | 'MRV_A'
  /** Two lines of 36: smaller visas (ICAO 9303 part 7). */
  | 'MRV_B'
  /** Three lines of 30: cards (ICAO 9303 part 5). */
  | 'TD1'
  /** Two lines of 36: larger cards (ICAO 9303 part 6). */
  | 'TD2'
  /** Two lines of 44: passports (ICAO 9303 part 4). */
  | 'TD3';

/** Why a reading of a machine-readable zone was not accepted. */
export type MrzRefusal =
  | 'AMBIGUOUS_CORRECTION'
  | 'CHARACTER_UNSURE'
  | 'CHECK_DIGIT_FAILED'
  | 'GRID_DOES_NOT_FIT'
  | 'IMPLAUSIBLE_CONTENT'
  | 'LINE_UNSURE'
  | 'TOO_MANY_CORRECTIONS';

/** The one thing to ask of the person now. */
export type NextAction =
  /** There is nothing the person can do. */
  | 'CONTACT_SUPPORT'
  /** Nothing. */
  | 'NONE'
  /** Take a better picture of the same side. */
  | 'RETAKE_PHOTO'
  /** Hand in a document, or another one. */
  | 'UPLOAD_DOCUMENT'
  /** Hand in the other side of the same document. */
  | 'UPLOAD_OTHER_SIDE'
  /** Hand in a picture of the face. */
  | 'UPLOAD_SELFIE'
  /** Work is going on; ask again when poll says so. */
  | 'WAIT';

/** What you say yourself along with the fields, in Artemis’ words. It wins over what they say. */
export type OcrExportAdditionsInput = {
  description?: string | null | undefined;
  error?: string | null | undefined;
  /** Keys of Artemis’ result, as it spells them, such as {"expiry date": "2030-01-31"}; null says that there is no value. */
  result?: unknown;
  /** Your own or another system’s id of the reading. */
  taskId?: string | null | undefined;
};

/** Where the result is written to: both ids are Artemis’ own, and none of ours. */
export type OcrExportTargetInput = {
  /** Artemis’ id of the customer; a whole number as text, so that no digit is lost. */
  customerId: string;
  /** Artemis’ id of the customer’s document, which must exist there already. */
  documentId: string;
};

/** Pictures of one person, for a new session or for one that exists. All are taken, or none. */
export type ProcessSessionInput = {
  /** The answer to a captcha, where a vendor’s schema asks for one. */
  captcha?: string | null | undefined;
  /** A key of your own to find it by; 1 to 36 characters. */
  clientKey?: string | null | undefined;
  /** Your own id of the person; 1 to 128 characters, no personal data. */
  customerId?: string | number | null | undefined;
  /** From then on nothing more is taken. Default: never. */
  expiresAt?: string | null | undefined;
  /** 1 to 10. What the session holds already is not taken again. */
  images: Array<SessionImageInput>;
  /** Whether a vendor that takes all at once shall read texts. Default: true. */
  ocr?: boolean | null | undefined;
  /** Of the sandbox, such as "flyocr-face-differs". Refused outside of it. */
  scenario?: string | null | undefined;
  /** The schema of checks that is wanted; 1 to 64 characters. */
  schemaId?: string | number | null | undefined;
  /** A session that exists. Left out: a new one. */
  sessionId?: string | number | null | undefined;
  /** Who is asked about each part. Where the first of providers takes whole sessions, it gets all pictures in one call. */
  strategy?: StrategyInput | null | undefined;
  wishes?: SessionWishesInput | null | undefined;
};

/** A kind of proof, strongest first. */
export type ProofKind =
  /** Read from a barcode whose error correction (Reed-Solomon) holds. */
  | 'BARCODE_ERROR_CORRECTION'
  /** It is one of the codes that the standard allows at this place. */
  | 'CODE_LIST'
  /** The same value stands in another zone of the document. */
  | 'CROSS_ZONE_MATCH'
  /** The two check digits of an IBAN hold (ISO 7064, MOD 97-10). */
  | 'IBAN_CHECK_DIGITS'
  /** The check digit of a card number holds (ISO/IEC 7812-1). */
  | 'LUHN'
  /** It stands in a machine-readable zone that was read surely as a whole; no check digit covers this value itself. */
  | 'MRZ_ACCEPTED'
  /** A check digit of its own covers the value and holds. */
  | 'MRZ_CHECK_DIGIT'
  /** A provider says that a check digit over the value holds, without giving what it covers. */
  | 'MRZ_CHECK_DIGIT_REPORTED'
  /** The check digit over the whole zone covers the value and holds. */
  | 'MRZ_COMPOSITE_CHECK_DIGIT'
  /** Several providers read the same value independently. */
  | 'PROVIDER_AGREEMENT'
  /** It stands in data that was written for machines, so that nothing had to be recognised. */
  | 'STRUCTURED_DATA'
  /** The amounts of the invoice prove each other by exact arithmetic. */
  | 'TOTALS_ADD_UP'
  /** The check digit that its country puts into a VAT number holds. */
  | 'VAT_NUMBER_CHECK_DIGIT';

/** What can go wrong with a provider, in one vocabulary for all of them. */
export type ProviderErrorCode =
  | 'AUTHENTICATION_FAILED'
  | 'CANCELED'
  | 'CONFLICT'
  | 'INTERNAL'
  | 'INVALID_IMAGE'
  | 'INVALID_REQUEST'
  | 'MALFORMED_REPLY'
  | 'NOT_FOUND'
  | 'OVERLOADED'
  | 'PAYMENT_REQUIRED'
  | 'PERMISSION_DENIED'
  | 'RATE_LIMITED'
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'UNSUPPORTED_DOCUMENT';

/** How real a provider is. */
export type ProviderMode =
  /** Runs inside this server. */
  | 'EMBEDDED'
  /** The vendor itself. */
  | 'LIVE'
  /** An imitation of the vendor. */
  | 'SANDBOX';

/** Who can be asked. */
export type ProviderName =
  /** Cynopsis ARTEMIS, a customer system that results are written to. */
  | 'artemis'
  /** BeOrg (beorg.ru). */
  | 'beorg'
  /** Chekin (chekin.io). */
  | 'chekin'
  /** FlyOCR of Sinosecu (flyocr.com). */
  | 'flyocr'
  /** The embedded engine: no account, no network, no cost. */
  | 'local'
  /** NeuroVision (neuro-vision.ru). */
  | 'neurovision';

/** A vendor’s own code for a type of document, passed through as it is. */
export type ProviderTypeInput = {
  code: string;
  provider: ProviderName;
};

/** Why verdict and nextAction are what they are. */
export type Reason =
  /** A provider judged the document not genuine. */
  | 'AUTHENTICITY_FAILED'
  /** Nobody who was asked judges whether a document is genuine. */
  | 'AUTHENTICITY_NOT_CHECKED'
  /** The bank card names somebody else than the document. */
  | 'CARD_HOLDER_DIFFERS'
  /** The check digit of the card number does not hold, so that it was probably misread. */
  | 'CARD_NUMBER_NOT_PROVED'
  /** Two documents give different dates of birth. */
  | 'DATES_OF_BIRTH_DIFFER'
  /** Its date of expiry is over. */
  | 'DOCUMENT_EXPIRED'
  /** A session has a selfie, and no document to compare it with. */
  | 'DOCUMENT_MISSING'
  /** Two pictures of one document give different numbers. */
  | 'DOCUMENT_NUMBERS_DIFFER'
  /** The face is another one than on the document. */
  | 'FACE_DIFFERS'
  /** Nobody could tell whether the face is the one on the document. */
  | 'FACE_INCONCLUSIVE'
  /** A selfie was handed in and could not be compared with any document. */
  | 'FACE_NOT_COMPARED'
  /** A provider holds the picture for an edited one. */
  | 'IMAGE_EDITED'
  /** A provider found the picture not good enough; its check says in what. */
  | 'IMAGE_QUALITY_INSUFFICIENT'
  /** A provider found the picture too dark. */
  | 'IMAGE_TOO_DARK'
  /** The invoice names somebody else than the document. */
  | 'INVOICE_PARTY_DIFFERS'
  /** Nobody could tell whether a living person was there. */
  | 'LIVENESS_INCONCLUSIVE'
  /** The app wants to know whether a living person was there, and nothing to tell it by was handed in. */
  | 'LIVENESS_MISSING'
  /** A machine-readable zone was seen but not read surely enough to be used. */
  | 'MACHINE_READABLE_ZONE_NOT_ACCEPTED'
  /** No machine-readable zone is in the picture; it may stand on the other side. */
  | 'MACHINE_READABLE_ZONE_NOT_FOUND'
  /** A provider judged it genuine, but check digits of its zone do not hold. */
  | 'MRZ_CHECK_DIGITS_FAILED'
  /** Two documents name different persons; see the cross-checks. */
  | 'NAMES_DIFFER'
  /** Nothing that can be read surely is in the picture. */
  | 'NOTHING_READABLE'
  /** It says who somebody is at most in passing, such as a bank card; whether it is genuine is not judged. */
  | 'NOT_AN_IDENTITY_DOCUMENT'
  /** A provider found that no living person was there. */
  | 'NOT_LIVE'
  /** Nobody was asked: no configured provider takes this kind of document or file. */
  | 'NOT_SUPPORTED'
  /** A provider holds it for a picture of a screen, a print or a copy. */
  | 'NOT_THE_ORIGINAL'
  /** A barcode was read, but it says nothing about a person or a document. */
  | 'NO_IDENTITY_FIELDS'
  /** The licence plate is another one than on the vehicle licence. */
  | 'PLATES_DIFFER'
  /** Everybody who was asked has failed; see the attempts. */
  | 'PROVIDERS_FAILED'
  /** A provider who looked at the whole session rejected it. */
  | 'PROVIDER_REJECTED'
  /** A provider who looked at the whole session found it suspicious. */
  | 'PROVIDER_SUSPICIOUS'
  /** The app wants a selfie, and none was handed in. */
  | 'SELFIE_MISSING'
  /** The session was not finished in its time. */
  | 'SESSION_EXPIRED'
  /** The picture shows an invoice, and counts as one of the session. */
  | 'TAKEN_FOR_INVOICE'
  /** Nobody saw a document in the picture; it counts as a selfie of the session. */
  | 'TAKEN_FOR_SELFIE'
  /** The picture shows the other side than the one that was asked for. */
  | 'WRONG_SIDE';

/** What a provider can be asked for. */
export type RequestKind =
  | 'DOCUMENT'
  | 'FACE_MATCH'
  | 'INVOICE'
  | 'INVOICE_VERIFICATION'
  | 'LIVENESS'
  | 'OCR_EXPORT'
  | 'PLATE'
  | 'SESSION'
  | 'TEXT';

/** Where an answer came from. */
export type ServedFrom =
  /** It was known from the same question about the same bytes; it cost nothing. */
  | 'CACHE'
  /** The engine inside this server. */
  | 'EMBEDDED'
  /** A vendor was asked, and paid. */
  | 'PROVIDER'
  /** An imitation of a vendor. Not to be relied on. */
  | 'SANDBOX';

/** All that are given must hold. */
export type SessionFilter = {
  customerId?: string | number | null | undefined;
};

/** A picture, a film or an invoice file of a session, and what is known about it. */
export type SessionImageInput = {
  /** Of a document: a hint at who issued it. */
  country?: string | null | undefined;
  image: ImageInput;
  /** Of a document: a hint; what is read wins over it. */
  kind?: DocumentKind | null | undefined;
  /** For types that documentTypes does not list. */
  providerTypes?: Array<ProviderTypeInput> | null | undefined;
  /** What it shows. Left out, that is found out, which may cost a call to a provider. */
  role?: SessionImageRole | null | undefined;
  /** Of a document: a hint at the side that is shown. */
  side?: DocumentSide | null | undefined;
  /** Of a document: a code of documentTypes. */
  typeCode?: string | null | undefined;
};

/** What a picture of a session shows, as the app says it. */
export type SessionImageRole =
  | 'DOCUMENT'
  | 'INVOICE'
  /** A face, or a film of one. */
  | 'SELFIE'
  /** A face beside a document: both are used. */
  | 'SELFIE_WITH_DOCUMENT';

/** What the session needs beside its documents before it is accepted. */
export type SessionWishesInput = {
  /** That a living person was there. Default: not asked. */
  liveness?: boolean | null | undefined;
  /** A selfie that shows the holder. Default: not needed. */
  selfie?: boolean | null | undefined;
};

/** Who is asked, in which way, at what price and until when. */
export type StrategyInput = {
  /** From the upload on, 100 to 600000. Whoever is later is skipped. */
  deadlineMs?: number | null | undefined;
  /** True: nobody’s earlier answer is used, and all are paid again. */
  fresh?: boolean | null | undefined;
  /** True: the answer of a document stands at the deadline, and those who are at it go on; when they are done it is drawn anew, by a higher revision. Default: false. */
  keepWaiting?: boolean | null | undefined;
  /** Of all providers together. Default: no limit. */
  maxCost?: MoneyInput | null | undefined;
  /** Default: FALLBACK. */
  mode?: FanOutMode | null | undefined;
  /** Only these, in this order. Default: whoever can. */
  providers?: Array<ProviderName> | null | undefined;
  /** CONSENSUS: how many must agree on each field; 2 to 6. Default: 2. */
  quorum?: number | null | undefined;
  /** What you want to know: nobody further is asked once all of it has a value. Default: number, name and birth date. */
  wanted?: Array<FieldName> | null | undefined;
};

/** Why nothing is decided. */
export type UndecidedReason =
  /** No configured provider does this with such files, or the strategy left nobody to ask, or a picture was gone. */
  | 'NOBODY_ASKED'
  /** Whoever answered gave neither a verdict nor a score with its threshold. */
  | 'NO_VERDICT'
  /** Those who answered contradict each other; see the dissent. */
  | 'PROVIDERS_DISAGREE'
  /** Somebody who was asked has failed, was too late or was called off; see the attempts. */
  | 'PROVIDERS_FAILED'
  /** Fewer said so than the strategy wants to agree. */
  | 'QUORUM_NOT_REACHED';

/** A picture of one side of one document, and what is known about it. */
export type UploadDocumentInput = {
  /** A hint: who issued the document. */
  country?: string | null | undefined;
  /** Your own id of the person; 1 to 128 characters, no personal data. */
  customerId?: string | number | null | undefined;
  image: ImageInput;
  /** A hint; what is read wins over it. */
  kind?: DocumentKind | null | undefined;
  /** For types that documentTypes does not list. */
  providerTypes?: Array<ProviderTypeInput> | null | undefined;
  /** Of the sandbox, such as "chekin-times-out". Refused outside of it. */
  scenario?: string | null | undefined;
  /** A session that the document shall belong to. */
  sessionId?: string | number | null | undefined;
  /** A hint: which side the picture shows. */
  side?: DocumentSide | null | undefined;
  /** Who is asked, in which way, at what price and until when. */
  strategy?: StrategyInput | null | undefined;
  /** A hint: a code of documentTypes. */
  typeCode?: string | null | undefined;
};

/** A file with one invoice or more, and what is known about it. */
export type UploadInvoiceInput = {
  /** Whether you want a picture of the invoice alone too; a vendor that cuts it out is asked then. Default: no. */
  croppedImage?: boolean | null | undefined;
  /** Your own id of the person; 1 to 128 characters, no personal data. */
  customerId?: string | number | null | undefined;
  /** A picture or PDF; also data: UBL or CII as XML, or OFD. */
  image: ImageInput;
  /** Of the sandbox, such as "flyocr-times-out". Refused outside of it. */
  scenario?: string | null | undefined;
  /** A session that the invoice shall belong to. */
  sessionId?: string | number | null | undefined;
  /** Who is asked, in which way, at what price and until when. Without a wish the number and the amount with tax are wanted. */
  strategy?: StrategyInput | null | undefined;
  /** A hint: a code of invoiceTypes; what is read wins over it. */
  typeCode?: string | null | undefined;
};

/** Faults that the caller can mend. Stable: branch on them. */
export type UserErrorCode =
  | 'CLIENT_KEY_TAKEN'
  | 'DOCUMENT_FROM_SANDBOX'
  | 'DOCUMENT_NOT_ENDED'
  | 'DOCUMENT_NOT_FOUND'
  | 'DOCUMENT_WITHOUT_VALUES'
  | 'EXPORT_NOT_CONFIGURED'
  | 'FACE_SOURCE_AMBIGUOUS'
  | 'FACE_SOURCE_MISSING'
  | 'IMAGE_BASE64_INVALID'
  | 'IMAGE_CORRUPT'
  | 'IMAGE_DATA_URL_INVALID'
  | 'IMAGE_EMPTY'
  | 'IMAGE_NOT_FOUND'
  | 'IMAGE_SOURCE_AMBIGUOUS'
  | 'IMAGE_SOURCE_MISSING'
  | 'IMAGE_TOO_LARGE'
  | 'IMAGE_TOO_MANY_PAGES'
  | 'IMAGE_TOO_MANY_PIXELS'
  | 'IMAGE_TOO_NARROW'
  | 'IMAGE_TOO_SMALL'
  | 'IMAGE_TRUNCATED'
  | 'IMAGE_TYPE_NOT_SUPPORTED'
  | 'INPUT_INVALID'
  | 'INVOICE_NOT_FOUND'
  | 'INVOICE_NOT_READ_YET'
  | 'INVOICE_PARAMETER_MISSING'
  | 'INVOICE_TYPE_NOT_VERIFIABLE'
  | 'INVOICE_TYPE_UNKNOWN'
  | 'LIVENESS_METHOD_MISMATCH'
  /** Incomplete, damaged, or no OFD document at all. */
  | 'OFD_INVALID'
  /** It unpacks to more than any document needs. */
  | 'OFD_TOO_LARGE_UNPACKED'
  | 'PAGE_NOT_FOUND'
  | 'PDF_CORRUPT'
  | 'PDF_ENCRYPTED'
  | 'PDF_TOO_LARGE_UNPACKED'
  | 'PDF_TOO_MANY_PAGES'
  | 'PDF_TOO_SLOW'
  | 'SAME_PICTURE_TWICE'
  | 'SCENARIO_NOT_ALLOWED'
  | 'SCENARIO_UNKNOWN'
  | 'SESSION_CLOSED'
  | 'SESSION_NOT_FOUND'
  | 'SPECIMEN_UNKNOWN'
  | 'TOO_MANY_ITEMS'
  | 'UPLOAD_ALREADY_USED'
  | 'UPLOAD_EXPIRED'
  | 'UPLOAD_FAILED'
  | 'UPLOAD_NOT_FOUND'
  | 'UPLOAD_NOT_RECEIVED'
  /** The whole film is there, but its structure contradicts itself. */
  | 'VIDEO_CORRUPT'
  /** Longer than fifteen seconds. */
  | 'VIDEO_TOO_LONG'
  /** Shorter than a second. */
  | 'VIDEO_TOO_SHORT'
  /** The film ends too early, as after a broken upload. */
  | 'VIDEO_TRUNCATED'
  /** The film has sound only. */
  | 'VIDEO_WITHOUT_PICTURE'
  /** It declares entities or elements of its own. */
  | 'XML_DECLARATIONS_NOT_ALLOWED'
  /** Not well-formed at its ends, or not in the encoding that it declares. */
  | 'XML_INVALID';

/** What was decided. Null where nothing is: a normal outcome. */
export type Verdict =
  /** Read, and judged genuine by a provider that can. */
  | 'ACCEPTED'
  /** Must not be relied on; the reasons say why. */
  | 'REJECTED'
  /** A person should look at it. */
  | 'SUSPICIOUS';

/** An invoice that was read, or its type and parameters; invoiceTypes says which of them a type requires. */
export type VerifyInvoiceInput = {
  billingDate?: string | null | undefined;
  /** All of it or its end: only the last six characters are sent. For type 92 it is the full number of the invoice. */
  checkCode?: string | null | undefined;
  invoiceCode?: string | null | undefined;
  /** An invoice of yours that was read. Its fields fill whatever is not given here; what is given wins. */
  invoiceId?: string | number | null | undefined;
  invoiceNumber?: string | null | undefined;
  orderNumber?: string | null | undefined;
  /** The tax number of the seller. */
  salesTaxNumber?: string | null | undefined;
  /** Of the sandbox, such as "flyocr-invoice-void". Refused outside of it. */
  scenario?: string | null | undefined;
  /** Who is asked, in which way, at what price and until when. What a register said before is served again unless fresh is true. */
  strategy?: StrategyInput | null | undefined;
  /** A plain decimal; with or without tax depends on the type: with it for 9, 34, 38, 61, 62 and 83. */
  totalAmount?: string | null | undefined;
  /** A code of invoiceTypes. Default: the type of the invoice. */
  typeCode?: string | null | undefined;
};

/** The part of the document that a value was read from. */
export type Zone =
  | 'BARCODE'
  | 'MACHINE_READABLE_ZONE'
  /** What was written for machines, such as the XML of an invoice. */
  | 'STRUCTURED_DATA'
  /** The text of a file that has text and not only a picture of it. */
  | 'TEXT_LAYER'
  /** The printed part that is made for people. */
  | 'VISUAL';

export type EvidenceFragment = { name: FieldName, value: string | null, raw: string | null, confidence: number | null, inferences: Array<Inference>, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, checkDigit: MrzCheckDigitName | null, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null, accepted: boolean }>, dissent: Array<{ provider: ProviderName, zone: Zone, value: string | null }> };

export type WholeDocumentFragment = { id: string, kind: DocumentKind, country: string | null, side: DocumentSide | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, improving: boolean, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, fields: Array<{ name: FieldName, value: string | null, raw: string | null, confidence: number | null, inferences: Array<Inference>, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, checkDigit: MrzCheckDigitName | null, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null, accepted: boolean }>, dissent: Array<{ provider: ProviderName, zone: Zone, value: string | null }> }>, holder: { surname: string | null, givenNames: string | null, dateOfBirth: string | null, sex: string | null, nationality: string | null, documentNumber: string | null, issuingState: string | null, dateOfExpiry: string | null } | null, mrz: { format: MrzFormat, lines: Array<string>, accepted: boolean, score: number, refusals: Array<MrzRefusal>, checkDigits: Array<{ name: MrzCheckDigitName, passed: boolean }>, corrections: Array<{ line: number, column: number, read: string, corrected: string }> } | null, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, latencyMs: number | null, provider: { name: ProviderName }, error: { code: ProviderErrorCode, userMessage: string } | null }>, images: Array<{ mediaType: string, byteLength: number, sha256: string, width: number, height: number, pageCount: number, url: string }> };

export type UploadDocumentMutationVariables = Exact<{
  input: UploadDocumentInput;
  waitMs?: number;
}>;


export type UploadDocumentMutation = { uploadDocument: { document: { id: string, kind: DocumentKind, country: string | null, side: DocumentSide | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, improving: boolean, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, fields: Array<{ name: FieldName, value: string | null, raw: string | null, confidence: number | null, inferences: Array<Inference>, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, checkDigit: MrzCheckDigitName | null, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null, accepted: boolean }>, dissent: Array<{ provider: ProviderName, zone: Zone, value: string | null }> }>, holder: { surname: string | null, givenNames: string | null, dateOfBirth: string | null, sex: string | null, nationality: string | null, documentNumber: string | null, issuingState: string | null, dateOfExpiry: string | null } | null, mrz: { format: MrzFormat, lines: Array<string>, accepted: boolean, score: number, refusals: Array<MrzRefusal>, checkDigits: Array<{ name: MrzCheckDigitName, passed: boolean }>, corrections: Array<{ line: number, column: number, read: string, corrected: string }> } | null, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, latencyMs: number | null, provider: { name: ProviderName }, error: { code: ProviderErrorCode, userMessage: string } | null }>, images: Array<{ mediaType: string, byteLength: number, sha256: string, width: number, height: number, pageCount: number, url: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type UploadDocumentsMutationVariables = Exact<{
  input: Array<UploadDocumentInput> | UploadDocumentInput;
  waitMs?: number;
}>;


export type UploadDocumentsMutation = { uploadDocuments: { documents: Array<{ id: string, kind: DocumentKind, country: string | null, side: DocumentSide | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, improving: boolean, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, fields: Array<{ name: FieldName, value: string | null, raw: string | null, confidence: number | null, inferences: Array<Inference>, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, checkDigit: MrzCheckDigitName | null, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null, accepted: boolean }>, dissent: Array<{ provider: ProviderName, zone: Zone, value: string | null }> }>, holder: { surname: string | null, givenNames: string | null, dateOfBirth: string | null, sex: string | null, nationality: string | null, documentNumber: string | null, issuingState: string | null, dateOfExpiry: string | null } | null, mrz: { format: MrzFormat, lines: Array<string>, accepted: boolean, score: number, refusals: Array<MrzRefusal>, checkDigits: Array<{ name: MrzCheckDigitName, passed: boolean }>, corrections: Array<{ line: number, column: number, read: string, corrected: string }> } | null, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, latencyMs: number | null, provider: { name: ProviderName }, error: { code: ProviderErrorCode, userMessage: string } | null }>, images: Array<{ mediaType: string, byteLength: number, sha256: string, width: number, height: number, pageCount: number, url: string }> } | null>, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type GetDocumentQueryVariables = Exact<{
  id: string | number;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetDocumentQuery = { document: { id: string, kind: DocumentKind, country: string | null, side: DocumentSide | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, improving: boolean, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, fields: Array<{ name: FieldName, value: string | null, raw: string | null, confidence: number | null, inferences: Array<Inference>, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, checkDigit: MrzCheckDigitName | null, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null, accepted: boolean }>, dissent: Array<{ provider: ProviderName, zone: Zone, value: string | null }> }>, holder: { surname: string | null, givenNames: string | null, dateOfBirth: string | null, sex: string | null, nationality: string | null, documentNumber: string | null, issuingState: string | null, dateOfExpiry: string | null } | null, mrz: { format: MrzFormat, lines: Array<string>, accepted: boolean, score: number, refusals: Array<MrzRefusal>, checkDigits: Array<{ name: MrzCheckDigitName, passed: boolean }>, corrections: Array<{ line: number, column: number, read: string, corrected: string }> } | null, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, latencyMs: number | null, provider: { name: ProviderName }, error: { code: ProviderErrorCode, userMessage: string } | null }>, images: Array<{ mediaType: string, byteLength: number, sha256: string, width: number, height: number, pageCount: number, url: string }> } | null };

export type ListDocumentsQueryVariables = Exact<{
  filter?: DocumentFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ListDocumentsQuery = { documents: { edges: Array<{ cursor: string, node: { id: string, kind: DocumentKind, lifecycle: Lifecycle } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WholeOcrExportFragment = { id: string, documentRevision: number, lifecycle: Lifecycle, revision: number, sandbox: boolean, completedAt: string | null, document: { id: string } | null, customer: { id: string } | null, target: { customerId: string, documentId: string }, poll: { afterMs: number, terminal: boolean }, answer: { externalDocumentId: string | null, externalCustomerId: string | null, documentType: string | null, documentNumber: string | null, issueDate: string | null, expiryDate: string | null, authenticity: string | null, createdAt: string | null, updatedAt: string | null, frontName: string | null, backName: string | null, showExpiryNotification: boolean | null, allowedDocumentFormat: boolean | null, documentVerification: string | null, faceComparison: unknown, liveness: unknown, other: unknown, createdBy: { id: string | null, email: string | null, fullName: string | null } | null } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, externalId: string | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, internalMessage: string } | null }> };

export type ExportOcrResultMutationVariables = Exact<{
  input: ExportOcrResultInput;
  waitMs?: number;
}>;


export type ExportOcrResultMutation = { exportOcrResult: { alreadyAsked: boolean, ocrExport: { id: string, documentRevision: number, lifecycle: Lifecycle, revision: number, sandbox: boolean, completedAt: string | null, document: { id: string } | null, customer: { id: string } | null, target: { customerId: string, documentId: string }, poll: { afterMs: number, terminal: boolean }, answer: { externalDocumentId: string | null, externalCustomerId: string | null, documentType: string | null, documentNumber: string | null, issueDate: string | null, expiryDate: string | null, authenticity: string | null, createdAt: string | null, updatedAt: string | null, frontName: string | null, backName: string | null, showExpiryNotification: boolean | null, allowedDocumentFormat: boolean | null, documentVerification: string | null, faceComparison: unknown, liveness: unknown, other: unknown, createdBy: { id: string | null, email: string | null, fullName: string | null } | null } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, externalId: string | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, internalMessage: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type PreviewOcrExportQueryVariables = Exact<{
  input: ExportOcrResultInput;
}>;


export type PreviewOcrExportQuery = { ocrExportPreview: { requests: Array<{ provider: ProviderName, mode: ProviderMode, method: string | null, path: string | null, body: unknown, warnings: Array<string> }>, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type GetOcrExportQueryVariables = Exact<{
  id: string | number;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetOcrExportQuery = { ocrExport: { id: string, documentRevision: number, lifecycle: Lifecycle, revision: number, sandbox: boolean, completedAt: string | null, document: { id: string } | null, customer: { id: string } | null, target: { customerId: string, documentId: string }, poll: { afterMs: number, terminal: boolean }, answer: { externalDocumentId: string | null, externalCustomerId: string | null, documentType: string | null, documentNumber: string | null, issueDate: string | null, expiryDate: string | null, authenticity: string | null, createdAt: string | null, updatedAt: string | null, frontName: string | null, backName: string | null, showExpiryNotification: boolean | null, allowedDocumentFormat: boolean | null, documentVerification: string | null, faceComparison: unknown, liveness: unknown, other: unknown, createdBy: { id: string | null, email: string | null, fullName: string | null } | null } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, externalId: string | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, internalMessage: string } | null }> } | null };

export type ListExportsOfDocumentQueryVariables = Exact<{
  id: string | number;
}>;


export type ListExportsOfDocumentQuery = { document: { id: string, exports: Array<{ id: string, lifecycle: Lifecycle }> } | null };

export type WholeFaceReadingFragment = { provider: ProviderName, rawScore: string | null, score: number | null, threshold: number | null, samePerson: boolean | null, decision: FaceDecision, remarks: Array<string>, scale: { worst: number, best: number } | null, falseMatchRate: { from: number, to: number } | null };

export type WholeFaceSourceFragment = { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null };

export type InquiryAttemptFragment = { lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null };

export type WholeFaceMatchFragment = { id: string, lifecycle: Lifecycle, revision: number, decision: FaceDecision | null, reasons: Array<UndecidedReason>, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, left: { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null }, right: { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null }, readings: Array<{ provider: ProviderName, rawScore: string | null, score: number | null, threshold: number | null, samePerson: boolean | null, decision: FaceDecision, remarks: Array<string>, scale: { worst: number, best: number } | null, falseMatchRate: { from: number, to: number } | null }>, dissent: Array<{ provider: ProviderName, decision: FaceDecision }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> };

export type WholeLivenessReadingFragment = { provider: ProviderName, live: boolean | null, rawScore: string | null, score: number | null, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, remarks: Array<string>, scale: { worst: number, best: number } | null };

export type WholeLivenessCheckFragment = { id: string, method: LivenessMethod, lifecycle: Lifecycle, revision: number, live: boolean | null, reasons: Array<UndecidedReason>, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, image: { id: string, mediaType: string, url: string } | null, score: { provider: ProviderName, value: number, scale: { worst: number, best: number } } | null, readings: Array<{ provider: ProviderName, live: boolean | null, rawScore: string | null, score: number | null, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, remarks: Array<string>, scale: { worst: number, best: number } | null }>, dissent: Array<{ provider: ProviderName, live: boolean | null }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> };

export type MatchFacesMutationVariables = Exact<{
  input: MatchFacesInput;
  waitMs?: number;
}>;


export type MatchFacesMutation = { matchFaces: { faceMatch: { id: string, lifecycle: Lifecycle, revision: number, decision: FaceDecision | null, reasons: Array<UndecidedReason>, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, left: { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null }, right: { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null }, readings: Array<{ provider: ProviderName, rawScore: string | null, score: number | null, threshold: number | null, samePerson: boolean | null, decision: FaceDecision, remarks: Array<string>, scale: { worst: number, best: number } | null, falseMatchRate: { from: number, to: number } | null }>, dissent: Array<{ provider: ProviderName, decision: FaceDecision }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type GetFaceMatchQueryVariables = Exact<{
  id: string | number;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetFaceMatchQuery = { faceMatch: { id: string, lifecycle: Lifecycle, revision: number, decision: FaceDecision | null, reasons: Array<UndecidedReason>, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, left: { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null }, right: { role: FaceSourceRole, document: { id: string, kind: DocumentKind } | null, image: { id: string, mediaType: string, sha256: string, url: string } | null }, readings: Array<{ provider: ProviderName, rawScore: string | null, score: number | null, threshold: number | null, samePerson: boolean | null, decision: FaceDecision, remarks: Array<string>, scale: { worst: number, best: number } | null, falseMatchRate: { from: number, to: number } | null }>, dissent: Array<{ provider: ProviderName, decision: FaceDecision }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null };

export type CheckLivenessMutationVariables = Exact<{
  input: CheckLivenessInput;
  waitMs?: number;
}>;


export type CheckLivenessMutation = { checkLiveness: { livenessCheck: { id: string, method: LivenessMethod, lifecycle: Lifecycle, revision: number, live: boolean | null, reasons: Array<UndecidedReason>, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, image: { id: string, mediaType: string, url: string } | null, score: { provider: ProviderName, value: number, scale: { worst: number, best: number } } | null, readings: Array<{ provider: ProviderName, live: boolean | null, rawScore: string | null, score: number | null, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, remarks: Array<string>, scale: { worst: number, best: number } | null }>, dissent: Array<{ provider: ProviderName, live: boolean | null }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type GetLivenessCheckQueryVariables = Exact<{
  id: string | number;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetLivenessCheckQuery = { livenessCheck: { id: string, method: LivenessMethod, lifecycle: Lifecycle, revision: number, live: boolean | null, reasons: Array<UndecidedReason>, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, image: { id: string, mediaType: string, url: string } | null, score: { provider: ProviderName, value: number, scale: { worst: number, best: number } } | null, readings: Array<{ provider: ProviderName, live: boolean | null, rawScore: string | null, score: number | null, blinked: boolean | null, mouthOpened: boolean | null, replaced: boolean | null, remarks: Array<string>, scale: { worst: number, best: number } | null }>, dissent: Array<{ provider: ProviderName, live: boolean | null }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null };

export type WholeInvoiceFragment = { id: string, lifecycle: Lifecycle, reasons: Array<InvoiceReason>, revision: number, code: string | null, number: string | null, billingDate: string | null, netAmount: string | null, taxAmount: string | null, grossAmount: string | null, currency: string | null, checkCode: string | null, sandbox: boolean, type: { code: string, name: string } | null, poll: { afterMs: number, terminal: boolean }, image: { id: string, mediaType: string, url: string } | null, croppedImage: { id: string, mediaType: string, width: number, height: number, url: string } | null, fields: Array<{ name: FieldName, value: string | null, raw: string | null, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null }>, dissent: Array<{ provider: ProviderName, value: string | null }> }>, seller: { name: string | null, taxNumber: string | null, vatNumber: string | null, address: string | null, country: string | null } | null, buyer: { name: string | null, taxNumber: string | null, vatNumber: string | null, address: string | null, country: string | null } | null, lines: Array<{ description: string | null, quantity: string | null, unit: string | null, unitPrice: string | null, netAmount: string | null, taxRate: string | null }>, taxes: Array<{ category: string | null, rate: string | null, basis: string | null, amount: string | null }>, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string, provider: ProviderName | null }>, others: Array<{ label: string, text: string }>, siblings: Array<{ id: string, number: string | null }>, verifications: Array<{ id: string, outcome: InvoiceOutcome | null }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> };

export type WholeInvoiceVerificationFragment = { id: string, lifecycle: Lifecycle, revision: number, outcome: InvoiceOutcome | null, reasons: Array<UndecidedReason>, sandbox: boolean, invoice: { id: string, number: string | null } | null, customer: { id: string } | null, type: { code: string }, parameters: Array<{ name: InvoiceVerificationParameter, value: string }>, poll: { afterMs: number, terminal: boolean }, mismatches: Array<{ name: InvoiceVerificationParameter, asked: string | null, registered: string | null }>, readings: Array<{ provider: ProviderName, outcome: InvoiceOutcome, rawState: string | null, remarks: Array<string>, fields: Array<{ name: FieldName, value: string | null, raw: string }> }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> };

export type UploadInvoiceMutationVariables = Exact<{
  input: UploadInvoiceInput;
  waitMs?: number;
}>;


export type UploadInvoiceMutation = { uploadInvoice: { invoice: { id: string, lifecycle: Lifecycle, reasons: Array<InvoiceReason>, revision: number, code: string | null, number: string | null, billingDate: string | null, netAmount: string | null, taxAmount: string | null, grossAmount: string | null, currency: string | null, checkCode: string | null, sandbox: boolean, type: { code: string, name: string } | null, poll: { afterMs: number, terminal: boolean }, image: { id: string, mediaType: string, url: string } | null, croppedImage: { id: string, mediaType: string, width: number, height: number, url: string } | null, fields: Array<{ name: FieldName, value: string | null, raw: string | null, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null }>, dissent: Array<{ provider: ProviderName, value: string | null }> }>, seller: { name: string | null, taxNumber: string | null, vatNumber: string | null, address: string | null, country: string | null } | null, buyer: { name: string | null, taxNumber: string | null, vatNumber: string | null, address: string | null, country: string | null } | null, lines: Array<{ description: string | null, quantity: string | null, unit: string | null, unitPrice: string | null, netAmount: string | null, taxRate: string | null }>, taxes: Array<{ category: string | null, rate: string | null, basis: string | null, amount: string | null }>, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string, provider: ProviderName | null }>, others: Array<{ label: string, text: string }>, siblings: Array<{ id: string, number: string | null }>, verifications: Array<{ id: string, outcome: InvoiceOutcome | null }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type ReadInvoiceFieldsMutationVariables = Exact<{
  input: UploadInvoiceInput;
  names: Array<FieldName> | FieldName;
  waitMs?: number;
}>;


export type ReadInvoiceFieldsMutation = { uploadInvoice: { invoice: { lifecycle: Lifecycle, fields: Array<{ name: FieldName, value: string | null }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode }> } };

export type GetInvoiceQueryVariables = Exact<{
  id: string | number;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetInvoiceQuery = { invoice: { id: string, lifecycle: Lifecycle, reasons: Array<InvoiceReason>, revision: number, code: string | null, number: string | null, billingDate: string | null, netAmount: string | null, taxAmount: string | null, grossAmount: string | null, currency: string | null, checkCode: string | null, sandbox: boolean, type: { code: string, name: string } | null, poll: { afterMs: number, terminal: boolean }, image: { id: string, mediaType: string, url: string } | null, croppedImage: { id: string, mediaType: string, width: number, height: number, url: string } | null, fields: Array<{ name: FieldName, value: string | null, raw: string | null, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null }>, dissent: Array<{ provider: ProviderName, value: string | null }> }>, seller: { name: string | null, taxNumber: string | null, vatNumber: string | null, address: string | null, country: string | null } | null, buyer: { name: string | null, taxNumber: string | null, vatNumber: string | null, address: string | null, country: string | null } | null, lines: Array<{ description: string | null, quantity: string | null, unit: string | null, unitPrice: string | null, netAmount: string | null, taxRate: string | null }>, taxes: Array<{ category: string | null, rate: string | null, basis: string | null, amount: string | null }>, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string, provider: ProviderName | null }>, others: Array<{ label: string, text: string }>, siblings: Array<{ id: string, number: string | null }>, verifications: Array<{ id: string, outcome: InvoiceOutcome | null }>, session: { id: string } | null, customer: { id: string } | null, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null };

export type ListInvoicesQueryVariables = Exact<{
  filter?: InvoiceFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ListInvoicesQuery = { invoices: { edges: Array<{ cursor: string, node: { id: string, lifecycle: Lifecycle, number: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VerifyInvoiceMutationVariables = Exact<{
  input: VerifyInvoiceInput;
  waitMs?: number;
}>;


export type VerifyInvoiceMutation = { verifyInvoice: { verification: { id: string, lifecycle: Lifecycle, revision: number, outcome: InvoiceOutcome | null, reasons: Array<UndecidedReason>, sandbox: boolean, invoice: { id: string, number: string | null } | null, customer: { id: string } | null, type: { code: string }, parameters: Array<{ name: InvoiceVerificationParameter, value: string }>, poll: { afterMs: number, terminal: boolean }, mismatches: Array<{ name: InvoiceVerificationParameter, asked: string | null, registered: string | null }>, readings: Array<{ provider: ProviderName, outcome: InvoiceOutcome, rawState: string | null, remarks: Array<string>, fields: Array<{ name: FieldName, value: string | null, raw: string }> }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type GetInvoiceVerificationQueryVariables = Exact<{
  id: string | number;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetInvoiceVerificationQuery = { invoiceVerification: { id: string, lifecycle: Lifecycle, revision: number, outcome: InvoiceOutcome | null, reasons: Array<UndecidedReason>, sandbox: boolean, invoice: { id: string, number: string | null } | null, customer: { id: string } | null, type: { code: string }, parameters: Array<{ name: InvoiceVerificationParameter, value: string }>, poll: { afterMs: number, terminal: boolean }, mismatches: Array<{ name: InvoiceVerificationParameter, asked: string | null, registered: string | null }>, readings: Array<{ provider: ProviderName, outcome: InvoiceOutcome, rawState: string | null, remarks: Array<string>, fields: Array<{ name: FieldName, value: string | null, raw: string }> }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, provider: { name: ProviderName }, cost: { amount: string, currency: string } | null, error: { code: ProviderErrorCode, userMessage: string } | null }> } | null };

export type GetSessionInvoicesQueryVariables = Exact<{
  id: string | number;
}>;


export type GetSessionInvoicesQuery = { session: { id: string, lifecycle: Lifecycle, invoices: Array<{ id: string, number: string | null }> } | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { upload: { id: string, url: string, expiresAt: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type ListProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type ListProvidersQuery = { providers: Array<{ name: ProviderName, mode: ProviderMode | null, configured: boolean, capabilities: { documentKinds: Array<DocumentKind>, fields: Array<FieldName>, mediaTypes: Array<string>, maxImageBytes: number | null, faces: boolean, liveness: boolean, authenticity: boolean, limitations: Array<string>, cost: { amount: string, currency: string } | null } | null }> };

export type GetNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type GetNodeQuery = { node:
    | { __typename: 'Document', lifecycle: Lifecycle, revision: number, id: string }
    | { __typename: 'FaceMatch', lifecycle: Lifecycle, revision: number, id: string }
    | { __typename: 'Invoice', lifecycle: Lifecycle, revision: number, id: string }
    | { __typename: 'InvoiceVerification', lifecycle: Lifecycle, revision: number, id: string }
    | { __typename: 'LivenessCheck', lifecycle: Lifecycle, revision: number, id: string }
    | { __typename: 'OcrExport', lifecycle: Lifecycle, revision: number, id: string }
    | { __typename: 'Session', lifecycle: Lifecycle, revision: number, id: string }
   | null };

export type ListSpecimensQueryVariables = Exact<{ [key: string]: never; }>;


export type ListSpecimensQuery = { specimens: Array<{ name: string, title: string, description: string, mediaType: string, kind: DocumentKind | null, country: string | null, side: DocumentSide | null }> };

export type WholeSessionFragment = { id: string, clientKey: string | null, schemaId: string | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, spentMs: number, isCustomerNew: boolean | null, createdAt: string, updatedAt: string, completedAt: string | null, expiresAt: string | null, customer: { id: string } | null, poll: { afterMs: number, terminal: boolean }, progress: { done: number, total: number }, documents: Array<{ id: string, kind: DocumentKind, lifecycle: Lifecycle, reasons: Array<Reason> }>, crossChecks: Array<{ name: CrossCheckName, outcome: CheckOutcome, explanation: string, ruleVersion: number, evidence: Array<{ left: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null }, right: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null } | null }> }>, images: Array<{ role: ImageRole, image: { id: string, mediaType: string, url: string } }>, wishes: { selfie: boolean, liveness: boolean }, costs: Array<{ amount: string, currency: string }> };

export type CreateSessionMutationVariables = Exact<{
  input: CreateSessionInput;
}>;


export type CreateSessionMutation = { createSession: { session: { id: string, clientKey: string | null, schemaId: string | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, spentMs: number, isCustomerNew: boolean | null, createdAt: string, updatedAt: string, completedAt: string | null, expiresAt: string | null, customer: { id: string } | null, poll: { afterMs: number, terminal: boolean }, progress: { done: number, total: number }, documents: Array<{ id: string, kind: DocumentKind, lifecycle: Lifecycle, reasons: Array<Reason> }>, crossChecks: Array<{ name: CrossCheckName, outcome: CheckOutcome, explanation: string, ruleVersion: number, evidence: Array<{ left: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null }, right: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null } | null }> }>, images: Array<{ role: ImageRole, image: { id: string, mediaType: string, url: string } }>, wishes: { selfie: boolean, liveness: boolean }, costs: Array<{ amount: string, currency: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type ProcessSessionMutationVariables = Exact<{
  input: ProcessSessionInput;
  waitMs?: number;
}>;


export type ProcessSessionMutation = { processSession: { session: { id: string, clientKey: string | null, schemaId: string | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, spentMs: number, isCustomerNew: boolean | null, createdAt: string, updatedAt: string, completedAt: string | null, expiresAt: string | null, customer: { id: string } | null, poll: { afterMs: number, terminal: boolean }, progress: { done: number, total: number }, documents: Array<{ id: string, kind: DocumentKind, lifecycle: Lifecycle, reasons: Array<Reason> }>, crossChecks: Array<{ name: CrossCheckName, outcome: CheckOutcome, explanation: string, ruleVersion: number, evidence: Array<{ left: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null }, right: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null } | null }> }>, images: Array<{ role: ImageRole, image: { id: string, mediaType: string, url: string } }>, wishes: { selfie: boolean, liveness: boolean }, costs: Array<{ amount: string, currency: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type GetSessionQueryVariables = Exact<{
  id?: string | number | null | undefined;
  clientKey?: string | null | undefined;
  afterRevision?: number | null | undefined;
  waitMs?: number;
}>;


export type GetSessionQuery = { session: { id: string, clientKey: string | null, schemaId: string | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, spentMs: number, isCustomerNew: boolean | null, createdAt: string, updatedAt: string, completedAt: string | null, expiresAt: string | null, customer: { id: string } | null, poll: { afterMs: number, terminal: boolean }, progress: { done: number, total: number }, documents: Array<{ id: string, kind: DocumentKind, lifecycle: Lifecycle, reasons: Array<Reason> }>, crossChecks: Array<{ name: CrossCheckName, outcome: CheckOutcome, explanation: string, ruleVersion: number, evidence: Array<{ left: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null }, right: { kind: CrossCheckSourceKind, id: string, fieldName: FieldName | null } | null }> }>, images: Array<{ role: ImageRole, image: { id: string, mediaType: string, url: string } }>, wishes: { selfie: boolean, liveness: boolean }, costs: Array<{ amount: string, currency: string }> } | null };

export type ListSessionsQueryVariables = Exact<{
  filter?: SessionFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ListSessionsQuery = { sessions: { edges: Array<{ cursor: string, node: { id: string, clientKey: string | null, lifecycle: Lifecycle } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ExplainQueryVariables = Exact<{
  input: ExplainInput;
}>;


export type ExplainQuery = { explain: { mode: FanOutMode, summary: string, worstCost: { amount: string, currency: string } | null, providers: Array<{ position: number | null, excluded: ExclusionReason | null, expectedLatencyMs: number | null, provider: { name: ProviderName }, expectedCost: { amount: string, currency: string } | null }> } };

export type ListDocumentTypesQueryVariables = Exact<{
  country?: string | null | undefined;
  kind?: DocumentKind | null | undefined;
  provider?: ProviderName | null | undefined;
}>;


export type ListDocumentTypesQuery = { documentTypes: Array<{ code: string, name: string, kind: DocumentKind, country: string | null, side: DocumentSide | null, offeredBy: Array<{ provider: ProviderName, code: string | null }> }> };

export type ListInvoiceTypesQueryVariables = Exact<{
  verifiable?: boolean | null | undefined;
}>;


export type ListInvoiceTypesQuery = { invoiceTypes: Array<{ code: string, name: string, verifiable: boolean, requiredForVerification: Array<InvoiceVerificationParameter> }> };

export type RemergeMutationVariables = Exact<{
  id: string | number;
}>;


export type RemergeMutation = { remerge: { document: { id: string, kind: DocumentKind, country: string | null, side: DocumentSide | null, lifecycle: Lifecycle, verdict: Verdict | null, nextAction: NextAction, reasons: Array<Reason>, revision: number, improving: boolean, sandbox: boolean, poll: { afterMs: number, terminal: boolean }, fields: Array<{ name: FieldName, value: string | null, raw: string | null, confidence: number | null, inferences: Array<Inference>, absence: AbsenceReason | null, proof: Array<{ kind: ProofKind, explanation: string, checkDigit: MrzCheckDigitName | null, providers: Array<ProviderName> }>, candidates: Array<{ provider: ProviderName, zone: Zone, value: string | null, accepted: boolean }>, dissent: Array<{ provider: ProviderName, zone: Zone, value: string | null }> }>, holder: { surname: string | null, givenNames: string | null, dateOfBirth: string | null, sex: string | null, nationality: string | null, documentNumber: string | null, issuingState: string | null, dateOfExpiry: string | null } | null, mrz: { format: MrzFormat, lines: Array<string>, accepted: boolean, score: number, refusals: Array<MrzRefusal>, checkDigits: Array<{ name: MrzCheckDigitName, passed: boolean }>, corrections: Array<{ line: number, column: number, read: string, corrected: string }> } | null, checks: Array<{ name: CheckName, outcome: CheckOutcome, explanation: string }>, attempts: Array<{ lifecycle: AttemptLifecycle, servedFrom: ServedFrom, ageMs: number | null, latencyMs: number | null, provider: { name: ProviderName }, error: { code: ProviderErrorCode, userMessage: string } | null }>, images: Array<{ mediaType: string, byteLength: number, sha256: string, width: number, height: number, pageCount: number, url: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export const EvidenceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Field"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"inferences"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigit"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<EvidenceFragment, unknown>;
export const WholeDocumentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeDocument"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"surname"}},{"kind":"Field","name":{"kind":"Name","value":"givenNames"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issuingState"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfExpiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"improving"}},{"kind":"Field","name":{"kind":"Name","value":"mrz"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"passed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"corrected"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"pageCount"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Field"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"inferences"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigit"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<WholeDocumentFragment, unknown>;
export const WholeOcrExportFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeOcrExport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OcrExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalDocumentId"}},{"kind":"Field","name":{"kind":"Name","value":"externalCustomerId"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issueDate"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"authenticity"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frontName"}},{"kind":"Field","name":{"kind":"Name","value":"backName"}},{"kind":"Field","name":{"kind":"Name","value":"showExpiryNotification"}},{"kind":"Field","name":{"kind":"Name","value":"allowedDocumentFormat"}},{"kind":"Field","name":{"kind":"Name","value":"documentVerification"}},{"kind":"Field","name":{"kind":"Name","value":"faceComparison"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}},{"kind":"Field","name":{"kind":"Name","value":"other"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"internalMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}}]} as unknown as DocumentNode<WholeOcrExportFragment, unknown>;
export const WholeFaceSourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceSource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceSource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<WholeFaceSourceFragment, unknown>;
export const WholeFaceReadingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"falseMatchRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samePerson"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}}]} as unknown as DocumentNode<WholeFaceReadingFragment, unknown>;
export const InquiryAttemptFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]} as unknown as DocumentNode<InquiryAttemptFragment, unknown>;
export const WholeFaceMatchFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceMatch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceMatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceSource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceSource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceReading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceSource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceSource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"falseMatchRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samePerson"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]} as unknown as DocumentNode<WholeFaceMatchFragment, unknown>;
export const WholeLivenessReadingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}}]} as unknown as DocumentNode<WholeLivenessReadingFragment, unknown>;
export const WholeLivenessCheckFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessCheck"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeLivenessReading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]} as unknown as DocumentNode<WholeLivenessCheckFragment, unknown>;
export const WholeInvoiceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"croppedImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"billingDate"}},{"kind":"Field","name":{"kind":"Name","value":"netAmount"}},{"kind":"Field","name":{"kind":"Name","value":"taxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"grossAmount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"checkCode"}},{"kind":"Field","name":{"kind":"Name","value":"seller"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxNumber"}},{"kind":"Field","name":{"kind":"Name","value":"vatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxNumber"}},{"kind":"Field","name":{"kind":"Name","value":"vatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}},{"kind":"Field","name":{"kind":"Name","value":"netAmount"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"others"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"siblings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]} as unknown as DocumentNode<WholeInvoiceFragment, unknown>;
export const WholeInvoiceVerificationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeInvoiceVerification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceVerification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"mismatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"asked"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"rawState"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]} as unknown as DocumentNode<WholeInvoiceVerificationFragment, unknown>;
export const WholeSessionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clientKey"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schemaId"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"crossChecks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ruleVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"wishes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"selfie"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spentMs"}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCustomerNew"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<WholeSessionFragment, unknown>;
export const UploadDocumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadDocument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadDocumentInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadDocument"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeDocument"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Field"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"inferences"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigit"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeDocument"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"surname"}},{"kind":"Field","name":{"kind":"Name","value":"givenNames"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issuingState"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfExpiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"improving"}},{"kind":"Field","name":{"kind":"Name","value":"mrz"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"passed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"corrected"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"pageCount"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<UploadDocumentMutation, UploadDocumentMutationVariables>;
export const UploadDocumentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadDocuments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadDocumentInput"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadDocuments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeDocument"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Field"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"inferences"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigit"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeDocument"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"surname"}},{"kind":"Field","name":{"kind":"Name","value":"givenNames"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issuingState"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfExpiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"improving"}},{"kind":"Field","name":{"kind":"Name","value":"mrz"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"passed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"corrected"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"pageCount"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<UploadDocumentsMutation, UploadDocumentsMutationVariables>;
export const GetDocumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetDocument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeDocument"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Field"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"inferences"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigit"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeDocument"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"surname"}},{"kind":"Field","name":{"kind":"Name","value":"givenNames"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issuingState"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfExpiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"improving"}},{"kind":"Field","name":{"kind":"Name","value":"mrz"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"passed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"corrected"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"pageCount"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<GetDocumentQuery, GetDocumentQueryVariables>;
export const ListDocumentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListDocuments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"documents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListDocumentsQuery, ListDocumentsQueryVariables>;
export const ExportOcrResultDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExportOcrResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportOcrResultInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportOcrResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ocrExport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeOcrExport"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alreadyAsked"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeOcrExport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OcrExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalDocumentId"}},{"kind":"Field","name":{"kind":"Name","value":"externalCustomerId"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issueDate"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"authenticity"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frontName"}},{"kind":"Field","name":{"kind":"Name","value":"backName"}},{"kind":"Field","name":{"kind":"Name","value":"showExpiryNotification"}},{"kind":"Field","name":{"kind":"Name","value":"allowedDocumentFormat"}},{"kind":"Field","name":{"kind":"Name","value":"documentVerification"}},{"kind":"Field","name":{"kind":"Name","value":"faceComparison"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}},{"kind":"Field","name":{"kind":"Name","value":"other"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"internalMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}}]} as unknown as DocumentNode<ExportOcrResultMutation, ExportOcrResultMutationVariables>;
export const PreviewOcrExportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewOcrExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportOcrResultInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ocrExportPreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewOcrExportQuery, PreviewOcrExportQueryVariables>;
export const GetOcrExportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetOcrExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ocrExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeOcrExport"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeOcrExport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OcrExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalDocumentId"}},{"kind":"Field","name":{"kind":"Name","value":"externalCustomerId"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issueDate"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"authenticity"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frontName"}},{"kind":"Field","name":{"kind":"Name","value":"backName"}},{"kind":"Field","name":{"kind":"Name","value":"showExpiryNotification"}},{"kind":"Field","name":{"kind":"Name","value":"allowedDocumentFormat"}},{"kind":"Field","name":{"kind":"Name","value":"documentVerification"}},{"kind":"Field","name":{"kind":"Name","value":"faceComparison"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}},{"kind":"Field","name":{"kind":"Name","value":"other"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"internalMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}}]} as unknown as DocumentNode<GetOcrExportQuery, GetOcrExportQueryVariables>;
export const ListExportsOfDocumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListExportsOfDocument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"exports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}}]}}]}}]}}]} as unknown as DocumentNode<ListExportsOfDocumentQuery, ListExportsOfDocumentQueryVariables>;
export const MatchFacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MatchFaces"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MatchFacesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matchFaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"faceMatch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceMatch"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceSource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceSource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"falseMatchRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samePerson"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceMatch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceMatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceSource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceSource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceReading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<MatchFacesMutation, MatchFacesMutationVariables>;
export const GetFaceMatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetFaceMatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"faceMatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceMatch"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceSource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceSource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"falseMatchRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samePerson"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFaceMatch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FaceMatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceSource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceSource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFaceReading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<GetFaceMatchQuery, GetFaceMatchQueryVariables>;
export const CheckLivenessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckLiveness"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckLivenessInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkLiveness"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeLivenessCheck"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessCheck"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeLivenessReading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<CheckLivenessMutation, CheckLivenessMutationVariables>;
export const GetLivenessCheckDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetLivenessCheck"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeLivenessCheck"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessReading"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessReading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeLivenessCheck"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"worst"}},{"kind":"Field","name":{"kind":"Name","value":"best"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"blinked"}},{"kind":"Field","name":{"kind":"Name","value":"mouthOpened"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeLivenessReading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"live"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<GetLivenessCheckQuery, GetLivenessCheckQueryVariables>;
export const UploadInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadInvoiceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeInvoice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"croppedImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"billingDate"}},{"kind":"Field","name":{"kind":"Name","value":"netAmount"}},{"kind":"Field","name":{"kind":"Name","value":"taxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"grossAmount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"checkCode"}},{"kind":"Field","name":{"kind":"Name","value":"seller"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxNumber"}},{"kind":"Field","name":{"kind":"Name","value":"vatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxNumber"}},{"kind":"Field","name":{"kind":"Name","value":"vatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}},{"kind":"Field","name":{"kind":"Name","value":"netAmount"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"others"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"siblings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<UploadInvoiceMutation, UploadInvoiceMutationVariables>;
export const ReadInvoiceFieldsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadInvoiceFields"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadInvoiceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FieldName"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]} as unknown as DocumentNode<ReadInvoiceFieldsMutation, ReadInvoiceFieldsMutationVariables>;
export const GetInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeInvoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"croppedImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"billingDate"}},{"kind":"Field","name":{"kind":"Name","value":"netAmount"}},{"kind":"Field","name":{"kind":"Name","value":"taxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"grossAmount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"checkCode"}},{"kind":"Field","name":{"kind":"Name","value":"seller"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxNumber"}},{"kind":"Field","name":{"kind":"Name","value":"vatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxNumber"}},{"kind":"Field","name":{"kind":"Name","value":"vatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}},{"kind":"Field","name":{"kind":"Name","value":"netAmount"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"others"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"siblings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<GetInvoiceQuery, GetInvoiceQueryVariables>;
export const ListInvoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListInvoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListInvoicesQuery, ListInvoicesQueryVariables>;
export const VerifyInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyInvoiceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeInvoiceVerification"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeInvoiceVerification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceVerification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"mismatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"asked"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"rawState"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<VerifyInvoiceMutation, VerifyInvoiceMutationVariables>;
export const GetInvoiceVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetInvoiceVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoiceVerification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeInvoiceVerification"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InquiryAttempt"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeInvoiceVerification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceVerification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"mismatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"asked"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"rawState"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remarks"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InquiryAttempt"}}]}}]}}]} as unknown as DocumentNode<GetInvoiceVerificationQuery, GetInvoiceVerificationQueryVariables>;
export const GetSessionInvoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetSessionInvoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<GetSessionInvoicesQuery, GetSessionInvoicesQueryVariables>;
export const CreateUploadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateUpload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateUploadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createUpload"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateUploadMutation, CreateUploadMutationVariables>;
export const ListProvidersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"configured"}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"documentKinds"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"mediaTypes"}},{"kind":"Field","name":{"kind":"Name","value":"maxImageBytes"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"faces"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}},{"kind":"Field","name":{"kind":"Name","value":"authenticity"}},{"kind":"Field","name":{"kind":"Name","value":"limitations"}}]}}]}}]}}]} as unknown as DocumentNode<ListProvidersQuery, ListProvidersQueryVariables>;
export const GetNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tracked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}}]}}]} as unknown as DocumentNode<GetNodeQuery, GetNodeQueryVariables>;
export const ListSpecimensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListSpecimens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"specimens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}}]}}]} as unknown as DocumentNode<ListSpecimensQuery, ListSpecimensQueryVariables>;
export const CreateSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeSession"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clientKey"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schemaId"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"crossChecks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ruleVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"wishes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"selfie"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spentMs"}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCustomerNew"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<CreateSessionMutation, CreateSessionMutationVariables>;
export const ProcessSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProcessSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProcessSessionInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"processSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeSession"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clientKey"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schemaId"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"crossChecks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ruleVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"wishes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"selfie"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spentMs"}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCustomerNew"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<ProcessSessionMutation, ProcessSessionMutationVariables>;
export const GetSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientKey"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"clientKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientKey"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterRevision"}}},{"kind":"Argument","name":{"kind":"Name","value":"waitMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeSession"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clientKey"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schemaId"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"crossChecks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fieldName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ruleVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"wishes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"selfie"}},{"kind":"Field","name":{"kind":"Name","value":"liveness"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spentMs"}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCustomerNew"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GetSessionQuery, GetSessionQueryVariables>;
export const ListSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clientKey"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListSessionsQuery, ListSessionsQueryVariables>;
export const ExplainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Explain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExplainInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"worstCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"excluded"}},{"kind":"Field","name":{"kind":"Name","value":"expectedCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedLatencyMs"}}]}}]}}]}}]} as unknown as DocumentNode<ExplainQuery, ExplainQueryVariables>;
export const ListDocumentTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListDocumentTypes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"country"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CountryCode"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentKind"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderName"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"documentTypes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"country"},"value":{"kind":"Variable","name":{"kind":"Name","value":"country"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"offeredBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ListDocumentTypesQuery, ListDocumentTypesQueryVariables>;
export const ListInvoiceTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListInvoiceTypes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"verifiable"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoiceTypes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"verifiable"},"value":{"kind":"Variable","name":{"kind":"Name","value":"verifiable"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"verifiable"}},{"kind":"Field","name":{"kind":"Name","value":"requiredForVerification"}}]}}]}}]} as unknown as DocumentNode<ListInvoiceTypesQuery, ListInvoiceTypesQueryVariables>;
export const RemergeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Remerge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"remerge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeDocument"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Field"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"inferences"}},{"kind":"Field","name":{"kind":"Name","value":"absence"}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigit"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dissent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeDocument"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"afterMs"}},{"kind":"Field","name":{"kind":"Name","value":"terminal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"surname"}},{"kind":"Field","name":{"kind":"Name","value":"givenNames"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"issuingState"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfExpiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"improving"}},{"kind":"Field","name":{"kind":"Name","value":"mrz"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"}},{"kind":"Field","name":{"kind":"Name","value":"checkDigits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"passed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"corrected"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"servedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"ageMs"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"pageCount"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<RemergeMutation, RemergeMutationVariables>;