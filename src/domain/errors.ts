/** Codes of faults that a caller can mend. Stable: apps branch on them. */
export const USER_ERROR_CODES = [
  'IMAGE_SOURCE_MISSING',
  'IMAGE_SOURCE_AMBIGUOUS',
  'IMAGE_DATA_URL_INVALID',
  'IMAGE_BASE64_INVALID',
  'IMAGE_TOO_LARGE',
  'IMAGE_EMPTY',
  'IMAGE_TYPE_NOT_SUPPORTED',
  'IMAGE_TRUNCATED',
  'IMAGE_CORRUPT',
  'IMAGE_TOO_MANY_PIXELS',
  'IMAGE_TOO_SMALL',
  'IMAGE_TOO_NARROW',
  'IMAGE_TOO_MANY_PAGES',
  'PDF_CORRUPT',
  'PDF_ENCRYPTED',
  'PDF_TOO_MANY_PAGES',
  'PDF_TOO_LARGE_UNPACKED',
  'PDF_TOO_SLOW',
  'PAGE_NOT_FOUND',
  'XML_INVALID',
  'XML_DECLARATIONS_NOT_ALLOWED',
  'OFD_INVALID',
  'OFD_TOO_LARGE_UNPACKED',
  'VIDEO_TRUNCATED',
  'VIDEO_CORRUPT',
  'VIDEO_WITHOUT_PICTURE',
  'VIDEO_TOO_SHORT',
  'VIDEO_TOO_LONG',
  'SPECIMEN_UNKNOWN',
  'SCENARIO_UNKNOWN',
  'SCENARIO_NOT_ALLOWED',
  'UPLOAD_FAILED',
  'UPLOAD_NOT_FOUND',
  'UPLOAD_NOT_RECEIVED',
  'UPLOAD_EXPIRED',
  'UPLOAD_ALREADY_USED',
  'SESSION_NOT_FOUND',
  'SESSION_CLOSED',
  'CLIENT_KEY_TAKEN',
  'DOCUMENT_NOT_FOUND',
  'IMAGE_NOT_FOUND',
  'FACE_SOURCE_MISSING',
  'FACE_SOURCE_AMBIGUOUS',
  'SAME_PICTURE_TWICE',
  'LIVENESS_METHOD_MISMATCH',
  'INVOICE_NOT_FOUND',
  'INVOICE_NOT_READ_YET',
  'INVOICE_TYPE_UNKNOWN',
  'INVOICE_TYPE_NOT_VERIFIABLE',
  'INVOICE_PARAMETER_MISSING',
  'DOCUMENT_NOT_ENDED',
  'DOCUMENT_WITHOUT_VALUES',
  'DOCUMENT_FROM_SANDBOX',
  'EXPORT_NOT_CONFIGURED',
  'INPUT_INVALID',
  'TOO_MANY_ITEMS',
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** A fault of the caller's, as data: what, in words, and where in the input. */
export interface UserError {
  code: UserErrorCode;
  message: string;
  /** Path into the arguments, such as `["input", "image", "upload"]`. */
  path: string[];
}

/** Thrown by services when the caller must mend something; the edge turns it into `userErrors`. Holds no personal data. */
export class UserFault extends Error {
  readonly errors: UserError[];

  constructor(...errors: [UserError, ...UserError[]]) {
    super(errors.map((error) => error.code).join(', '));
    this.name = 'UserFault';
    this.errors = errors;
  }
}
