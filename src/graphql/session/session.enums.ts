import { CROSS_CHECK_NAMES, CROSS_CHECK_SOURCE_KINDS } from '../../domain/cross-check.js';
import { SESSION_IMAGE_ROLES } from '../../services/session-pictures.js';
import { IMAGE_ROLES } from '../../domain/document.js';
import { publish } from '../enums.js';

export const SessionImageRoleEnum = publish(
  'SessionImageRole',
  SESSION_IMAGE_ROLES,
  'What a picture of a session shows, as the app says it.',
  {
    DOCUMENT: 'A document, or one side of it.',
    SELFIE: 'A face, or a film of one.',
    SELFIE_WITH_DOCUMENT: 'A face beside a document: both are used.',
    INVOICE: 'An invoice or ticket.',
  },
);
export const CrossCheckNameEnum = publish(
  'CrossCheckName',
  CROSS_CHECK_NAMES,
  'What is compared across the parts of a session.',
  {
    NAMES_MATCH: 'The holders’ names of two documents.',
    DATE_OF_BIRTH_MATCHES: 'The holders’ birth dates of two documents.',
    DOCUMENT_NUMBER_MATCHES: 'The numbers on two pictures of one document, such as both sides of a card.',
    FACE_MATCHES_PORTRAIT: 'A face with the portrait of a document.',
    CARD_HOLDER_MATCHES: 'The holder of a bank card with that of a document.',
    INVOICE_BUYER_MATCHES: 'Who an invoice is made out to with the holder of a document.',
    INVOICE_PAYEE_MATCHES: 'Who an invoice is to be paid to with the holder of a document.',
    PLATE_MATCHES_VEHICLE_LICENCE: 'A licence plate with the one that a vehicle licence names.',
    NOT_EXPIRED: 'The date of expiry of a document with today.',
  },
);
export const CrossCheckSourceKindEnum = publish(
  'CrossCheckSourceKind',
  CROSS_CHECK_SOURCE_KINDS,
  'Where one side of a comparison comes from.',
  {
    DOCUMENT: 'A document of the session.',
    FACE_MATCH: 'Two faces that were compared in the session.',
    INVOICE: 'An invoice of the session.',
  },
);
export const ImageRoleEnum = publish('ImageRole', IMAGE_ROLES, 'What a file is to whom it belongs.', {
  ORIGINAL: 'As it was handed in for a document or an inquiry.',
  SELFIE: 'A face, of a session.',
  SELFIE_WITH_DOCUMENT: 'A face beside a document, of a session.',
  UNSORTED: 'Of a session that a vendor sorts out by itself.',
  CROPPED: 'Cut out of an original by a vendor.',
});
