import type { DocumentQuestion } from '../domain/document.js';
import type { MediaType } from '../domain/media-type.js';
import type { Provider } from '../providers/contract.js';

/** What is known about the picture before anybody is asked. */
export interface PlannedImage {
  mediaType: MediaType;
  byteLength: number;
}

/** Who is asked about a picture, in this order: every configured provider that takes the file and may know the kind. */
export function planProviders(
  question: DocumentQuestion,
  image: PlannedImage,
  providers: readonly Provider[],
): Provider[] {
  return providers.filter(({ capabilities }) => {
    const { mediaTypes, maxImageBytes, documentKinds } = capabilities;
    const { kind } = question;
    const takesFile =
      mediaTypes.includes(image.mediaType) && (maxImageBytes === null || image.byteLength <= maxImageBytes);
    return takesFile && (kind === null || kind === 'UNKNOWN' || documentKinds.includes(kind));
  });
}
