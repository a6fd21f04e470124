import { CROSS_CHECK_NAMES, CROSS_CHECK_SOURCE_KINDS } from '../../domain/cross-check.js';
import { SESSION_IMAGE_ROLES } from '../../services/session-pictures.js';
import { IMAGE_ROLES } from '../../domain/document.js';
import { publish } from '../enums.js';

export const SessionImageRoleEnum = publish(
  'SessionImageRole',
  SESSION_IMAGE_ROLES,
  'What a picture of a session shows, as the app says it.',
  {
    SELFIE: 'A face, or a film of one.',
    SELFIE_WITH_DOCUMENT: 'A face beside a document: both are used.',
  },
);
export const CrossCheckNameEnum = publish(
  'CrossCheckName',
  CROSS_CHECK_NAMES,
  'What is compared across the parts of a session.',
);
export const CrossCheckSourceKindEnum = publish(
  'CrossCheckSourceKind',
  CROSS_CHECK_SOURCE_KINDS,
  'Where one side of a comparison comes from.',
);
export const ImageRoleEnum = publish('ImageRole', IMAGE_ROLES, 'What a file is to whom it belongs.', {
  ORIGINAL: 'As it was handed in for a document or an inquiry.',
  UNSORTED: 'Of a session that a vendor sorts out by itself.',
  CROPPED: 'Cut out of an original by a vendor.',
});
