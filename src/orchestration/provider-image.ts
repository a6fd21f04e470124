import type { BlobStore } from '../blobs/contract.js';
import type { ProviderImage } from '../providers/contract.js';
import type { OwnedImage } from '../store/images.js';

/** The first calls begin within milliseconds; whoever comes later reads the file. */
const IN_MEMORY_MS = 1_000;

/** A stored picture as a provider gets it. `bytes`: the same, where whoever has just received them still has them. */
export function providerImage(blobs: BlobStore, image: OwnedImage, bytes: Buffer | null = null): ProviderImage {
  let inMemory = bytes;
  if (inMemory) setTimeout(() => (inMemory = null), IN_MEMORY_MS).unref();
  return {
    mediaType: image.mediaType,
    pageCount: image.pageCount,
    width: image.width,
    height: image.height,
    byteLength: image.byteLength,
    sha256: image.sha256,
    bytes: () => (inMemory ? Promise.resolve(inMemory) : blobs.read(image.blobKey, { maxBytes: image.byteLength })),
  };
}
