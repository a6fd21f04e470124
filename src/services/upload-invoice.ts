import type { InquiryOf } from '../domain/inquiry.js';
import { INVOICE_MEDIA_TYPES } from '../domain/media-type.js';
import type { Strategy } from '../domain/strategy.js';
import type { Caller } from './caller.js';
import type { ImageSource } from './receive-image.js';
import type { StartInquiryParts } from './start-inquiry.js';
import { startInquiry } from './start-inquiry.js';

export interface UploadInvoiceRequest {
  image: ImageSource;
  /** Of the catalogue of invoice types; null: to be found out. */
  typeCode: string | null;
  /** Whether a picture of the invoice alone is wanted too. */
  croppedImage: boolean;
  sessionId: string | null;
  customerId: string | null;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/** Resolves once the file, the row and the job are durable. `path` is where the request stands in the arguments. */
export function uploadInvoice(
  parts: StartInquiryParts,
  caller: Caller,
  { image, typeCode, croppedImage, ...asked }: UploadInvoiceRequest,
  path: string[],
): Promise<InquiryOf<'INVOICE'>> {
  return startInquiry(
    parts,
    caller,
    {
      ...asked,
      kind: 'INVOICE',
      files: [{ source: image, accepts: INVOICE_MEDIA_TYPES, path: [...path, 'image'] }],
      question: ([imageId = '']) => ({ typeCode, croppedImage, imageId }),
    },
    path,
  );
}
