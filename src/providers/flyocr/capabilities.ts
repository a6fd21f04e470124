import type { LivenessMethod } from '../../domain/face.js';
import type { MediaType } from '../../domain/media-type.js';
import { VIDEO_MEDIA_TYPES } from '../../domain/media-type.js';
import type { Capabilities, ProviderRequest } from '../contract.js';
import type { ProviderParts } from '../module.js';
import type { FlyocrSettings } from './settings.js';

/** Passports: JPG, PNG, BMP (MED, the twin). */
const RECOGNITION: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/bmp'];
/** JPG, PNG, BMP, WEBP, TIF, PDF and OFD (MED, the twin). */
const INVOICES: readonly MediaType[] = [
  ...RECOGNITION,
  'image/webp',
  'image/tiff',
  'application/pdf',
  'application/ofd',
];
/** The page names no format for liveness: that of pictures is taken to be that of documents (INFERRED). */
const LIVENESS: Readonly<Record<LivenessMethod, readonly MediaType[]>> = {
  SILENT_IMAGE: RECOGNITION,
  // "base64 stream of pictures" even for video (HIGH), whose answer speaks of blinking; that `img` takes a film as well is
  // INFERRED from that, and which kinds of film nobody says.
  VIDEO: [...VIDEO_MEDIA_TYPES, ...RECOGNITION],
};
/** BMP, JPG, TIF, PNG and four that we do not take (HIGH). */
const FACES: readonly MediaType[] = [...RECOGNITION, 'image/tiff'];

export function capabilitiesOf(settings: FlyocrSettings, { cost }: ProviderParts): Capabilities {
  return {
    requests: ['DOCUMENT', 'TEXT', 'PLATE', 'FACE_MATCH', 'LIVENESS', 'INVOICE', 'INVOICE_VERIFICATION'],
    documentKinds: [
      'PASSPORT',
      'IDENTITY_CARD',
      'RESIDENCE_PERMIT',
      'TRAVEL_PERMIT',
      'VISA',
      'DRIVING_LICENCE',
      'VEHICLE_LICENCE',
      'BANK_CARD',
      'OTHER',
    ],
    fields: [
      'DOCUMENT_NUMBER',
      'DOCUMENT_CODE',
      'FULL_NAME',
      'SURNAME',
      'GIVEN_NAMES',
      'DATE_OF_BIRTH',
      'DATE_OF_EXPIRY',
      'DATE_OF_ISSUE',
      'SEX',
      'NATIONALITY',
      'ISSUING_STATE',
      'ISSUING_AUTHORITY',
      'PERSONAL_NUMBER',
      'PLACE_OF_BIRTH',
      'ADDRESS',
      'RACE',
      'OCCUPATION',
      'MIDDLE_NAME',
      'VEHICLE_CLASSES',
      'CARD_NUMBER',
      'CARD_TYPE',
      'CARD_NAME',
      'BANK_NAME',
      'BANK_CODE',
      'CARD_HOLDER',
      'PLATE_NUMBER',
      'PLATE_COLOUR',
      'PLATE_TYPE',
    ],
    mediaTypes: RECOGNITION,
    mediaTypesByRequest: { INVOICE: INVOICES, FACE_MATCH: FACES, LIVENESS: LIVENESS.VIDEO },
    maxImageBytes: settings.maxImageBytes,
    synchronous: true,
    canCancel: false,
    canErase: false,
    idempotent: false,
    // No price was to be found: an assumption, to be replaced by the account's own.
    cost: cost ?? { amount: '0.05', currency: 'USD' },
    faces: true,
    liveness: true,
    livenessMethods: ['SILENT_IMAGE', 'VIDEO'],
    authenticity: false,
    limitations: [
      'It reads the type of document that it is asked for; where nothing is known it is asked for a passport.',
      'Driving licences, travel permits and visas are read by type, so that it must be told their country or typeCode; vehicle licences are read as Chinese ones.',
      'It takes one picture per call, of up to 3 MB; pictures of faces should have about 200 KB.',
      'It gives no confidence for fields, and does not judge whether a document is genuine.',
      'It has no code for driving licences of the European Union and for Kenyan identity cards.',
      'The vendor does not say how a video is handed over for liveness; it is sent like a picture, of up to 3 MB.',
      'Of several cards on one picture only the first is read.',
      'Its page names no date of expiry for bank cards; hosts that answer in Chinese give one.',
      'Its page has no sample of an invoice; lines of goods are read as clients of its Chinese twin tell of them.',
    ],
  };
}

export function mediaTypesFor(request: ProviderRequest): readonly MediaType[] {
  switch (request.kind) {
    case 'INVOICE':
      return INVOICES;
    case 'FACE_MATCH':
      return FACES;
    case 'LIVENESS':
      return LIVENESS[request.method];
    default:
      return RECOGNITION;
  }
}
