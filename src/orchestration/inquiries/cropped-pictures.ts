import type { BlobStore } from '../../blobs/contract.js';
import { BlobUnreadable } from '../../blobs/contract.js';
import type { CroppedPicture, InvoiceReading } from '../../domain/invoice.js';
import { IMAGE_MEDIA_TYPES } from '../../domain/media-type.js';
import type { Reading } from '../../domain/reading.js';
import { DEFAULT_IMAGE_LIMITS } from '../../images/image-limits.js';
import { ImageRefused } from '../../images/image-refused.js';
import { inspectImage } from '../../images/inspect.js';
import { newIdentifier } from '../../store/identifiers.js';
import type { OwnedImage } from '../../store/images.js';

/** Pictures only: nobody cuts a PDF out of something. */
const ACCEPTED = IMAGE_MEDIA_TYPES.filter((mediaType) => mediaType !== 'application/pdf');
/** Of a narrow ticket little may be left. */
const LIMITS = { ...DEFAULT_IMAGE_LIMITS, minSidePixels: 1 };
/** No PDF gets as far as to be inspected. */
const NO_PDFS = { inspect: () => Promise.reject(new Error('A picture was taken for a PDF.')) };

/**
 * The same answer with its pictures as files: rows hold no pictures, and an answer that is served again has them still. What
 * cannot be decoded is a vendor's fault and left out, with a warning.
 */
export async function keepCroppedPictures(
  blobs: BlobStore,
  reading: Reading,
): Promise<{ reading: Reading; warnings: string[] }> {
  if (reading.kind !== 'INVOICE') return { reading, warnings: [] };
  const warnings: string[] = [];
  const invoices: InvoiceReading[] = [];
  for (const invoice of reading.invoices) {
    const { croppedImage } = invoice;
    const picture = croppedImage === null ? null : await keep(blobs, Buffer.from(croppedImage, 'base64'));
    if (croppedImage !== null && !picture) warnings.push('A cropped picture cannot be decoded and was left out.');
    invoices.push({ ...invoice, croppedImage: null, ...(picture ? { croppedPicture: picture } : {}) });
  }
  return { reading: { ...reading, invoices }, warnings };
}

async function keep(blobs: BlobStore, bytes: Buffer): Promise<CroppedPicture | null> {
  try {
    const { mediaType, width, height } = await inspectImage(bytes, LIMITS, NO_PDFS, { accepts: ACCEPTED });
    const { key: blobKey, byteLength, sha256 } = await blobs.put(bytes);
    return { blobKey, mediaType, byteLength, sha256, width, height };
  } catch (error) {
    if (error instanceof ImageRefused) return null;
    throw error;
  }
}

/** The picture, ready to belong to an invoice. Null where there is none, or its file is gone: no row spoke of it for too long. */
export async function croppedImageOf(blobs: BlobStore, picture: CroppedPicture | null): Promise<OwnedImage | null> {
  if (!picture) return null;
  try {
    await blobs.read(picture.blobKey, { maxBytes: picture.byteLength });
  } catch (error) {
    if (error instanceof BlobUnreadable) return null;
    throw error;
  }
  return { ...picture, id: newIdentifier('image'), role: 'CROPPED', pageCount: 1 };
}
