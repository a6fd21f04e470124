import type { BlobStore } from '../blobs/contract.js';
import type { ProviderImage } from '../providers/contract.js';
import type { OwnedImage } from '../store/images.js';

/** A stored picture as a provider gets it. */
export function providerImage(blobs: BlobStore, image: OwnedImage): ProviderImage {
  return {
    mediaType: image.mediaType,
    pageCount: image.pageCount,
    width: image.width,
    height: image.height,
    byteLength: image.byteLength,
    sha256: image.sha256,
    bytes: () => blobs.read(image.blobKey, { maxBytes: image.byteLength }),
  };
}
