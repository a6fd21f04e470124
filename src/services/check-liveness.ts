import { UserFault } from '../domain/errors.js';
import type { LivenessMethod } from '../domain/face.js';
import type { InquiryOf } from '../domain/inquiry.js';
import { isVideoMediaType, LIVENESS_MEDIA_TYPES } from '../domain/media-type.js';
import type { Strategy } from '../domain/strategy.js';
import type { Caller } from './caller.js';
import type { ImageSource, ReceivedImage } from './receive-image.js';
import type { StartInquiryParts } from './start-inquiry.js';
import { startInquiry } from './start-inquiry.js';

export interface CheckLivenessRequest {
  /** A picture or a film. */
  image: ImageSource;
  /** Null: by what the file is. */
  method: LivenessMethod | null;
  sessionId: string | null;
  customerId: string | null;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/** Resolves once the file, the row and the job are durable. `path` is where the request stands in the arguments. */
export function checkLiveness(
  parts: StartInquiryParts,
  caller: Caller,
  { image, method, ...request }: CheckLivenessRequest,
  path: string[],
): Promise<InquiryOf<'LIVENESS'>> {
  return startInquiry(
    parts,
    caller,
    {
      ...request,
      kind: 'LIVENESS',
      files: [{ source: image, accepts: LIVENESS_MEDIA_TYPES, path: [...path, 'image'] }],
      question: (imageIds, received) => ({
        method: methodOf(received, method, [...path, 'method']),
        imageId: imageIds[0]!,
      }),
    },
    path,
  );
}

function methodOf(received: readonly ReceivedImage[], asked: LivenessMethod | null, path: string[]): LivenessMethod {
  const isFilm = received.some(({ image }) => isVideoMediaType(image.mediaType));
  const method = isFilm ? 'VIDEO' : 'SILENT_IMAGE';
  if (asked === null || asked === method) return method;
  const message = isFilm
    ? 'The file is a film, which is checked by the method VIDEO.'
    : 'The file is a picture, which is checked by the method SILENT_IMAGE.';
  throw new UserFault({ code: 'LIVENESS_METHOD_MISMATCH', message, path });
}
