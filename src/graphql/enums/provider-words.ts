import type { ProviderErrorCode } from '../../domain/attempt.js';
import type { RequestKind } from '../../providers/contract.js';

export const PROVIDER_ERROR_CODE_DESCRIPTIONS: Readonly<Record<ProviderErrorCode, string>> = {
  INVALID_IMAGE:
    'It cannot use this picture: its kind, its size, or nothing could be read from it. Another picture may do.',
  UNSUPPORTED_DOCUMENT: 'It does not read such a document, must be told more of it, or saw none in the picture.',
  INVALID_REQUEST: 'It does not take such a request, or refused it for a reason that it does not name.',
  AUTHENTICATION_FAILED: 'It does not accept the credentials that are configured.',
  PAYMENT_REQUIRED: 'The account has no credit or quota left.',
  PERMISSION_DENIED: 'The account may not do or see this.',
  NOT_FOUND: 'It does not know the address, or what was asked about.',
  CONFLICT: 'It says that this exists already, or cannot be done as things stand there.',
  RATE_LIMITED: 'It has had too many calls of late.',
  TIMEOUT: 'It did not answer, or did not end the work, in time.',
  UNAVAILABLE: 'It cannot be reached, or failed by itself.',
  MALFORMED_REPLY: 'It answered with something that cannot be understood.',
  OVERLOADED: 'Too much is going on in this server; the provider was not asked.',
  CANCELED: 'The work was called off.',
  INTERNAL: 'A fault of this server’s.',
};

export const REQUEST_KIND_DESCRIPTIONS: Readonly<Record<RequestKind, string>> = {
  DOCUMENT: 'The fields of one document, or of one side of it.',
  SESSION: 'Many pictures in one call; it finds out or is told what each shows.',
  TEXT: 'Any printed text.',
  PLATE: 'A licence plate.',
  FACE_MATCH: 'Whether two pictures show the same face.',
  LIVENESS: 'Whether a living person was before the camera.',
  INVOICE: 'What stands on an invoice or ticket.',
  INVOICE_VERIFICATION: 'Whether a register has an invoice just so.',
  OCR_EXPORT: 'Writing what was read into a customer system.',
};
