import type { UserErrorCode } from '../domain/errors.js';
import { UserFault } from '../domain/errors.js';
import type { FaceSource, FaceSourceRole } from '../domain/face.js';
import type { InquiryOf } from '../domain/inquiry.js';
import type { MediaType } from '../domain/media-type.js';
import { IMAGE_MEDIA_TYPES } from '../domain/media-type.js';
import type { Strategy } from '../domain/strategy.js';
import { findDocument } from '../store/documents.js';
import type { StoredImage } from '../store/images.js';
import { listImages, listImagesByIds } from '../store/images.js';
import type { Caller } from './caller.js';
import type { ImageSource } from './receive-image.js';
import type { InquiryFile, StartInquiryParts } from './start-inquiry.js';
import { startInquiry } from './start-inquiry.js';

/** One of two faces: exactly one of `documentId`, `imageId` and `image`. */
export interface FaceSide {
  /** A document of the tenant's: the portrait on its first picture. */
  documentId: string | null;
  /** A picture that the tenant handed in before. */
  imageId: string | null;
  image: ImageSource | null;
  /** What `image` or `imageId` shows; null: as the picture was handed in, else UPLOAD. */
  role: 'SELFIE' | 'UPLOAD' | null;
}

export interface MatchFacesRequest {
  left: FaceSide;
  right: FaceSide;
  sessionId: string | null;
  customerId: string | null;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/** A side whose picture is there, or one whose picture comes with the request. */
type Side = { source: FaceSource & { imageId: string }; sha256: string } | { role: FaceSourceRole; file: InquiryFile };

const SOURCES = ['documentId', 'imageId', 'image'] as const;

/** Resolves once the pictures, the row and the job are durable. `path` is where the request stands in the arguments. */
export async function matchFaces(
  parts: StartInquiryParts,
  caller: Caller,
  request: MatchFacesRequest,
  path: string[],
): Promise<InquiryOf<'FACE_MATCH'>> {
  const sides = [
    await findSide(parts, caller, request.left, [...path, 'left']),
    await findSide(parts, caller, request.right, [...path, 'right']),
  ] as const;
  return startInquiry(
    parts,
    caller,
    {
      kind: 'FACE_MATCH',
      files: sides.flatMap((side) => ('file' in side ? [side.file] : [])),
      question: (_imageIds, received) => {
        const waiting = [...received];
        const take = (side: Side) => {
          if ('source' in side) return side;
          const { image } = waiting.shift()!;
          return { source: { role: side.role, imageId: image.id, documentId: null }, sha256: image.sha256 };
        };
        const [left, right] = [take(sides[0]), take(sides[1])];
        if (left.sha256 === right.sha256) {
          const message = 'Both sides are the same picture, which always matches itself; nobody was asked.';
          throw fault('SAME_PICTURE_TWICE', message, [...path, 'right']);
        }
        return { left: left.source, right: right.source };
      },
      sessionId: request.sessionId,
      customerId: request.customerId,
      strategy: request.strategy,
      scenario: request.scenario,
    },
    path,
  );
}

async function findSide(parts: StartInquiryParts, caller: Caller, side: FaceSide, path: string[]): Promise<Side> {
  const { queries } = parts.database;
  switch (onlySource(side, path)) {
    case 'documentId': {
      if (side.role !== null) {
        throw fault('INPUT_INVALID', 'The face of a document is its portrait; role must not be given.', [
          ...path,
          'role',
        ]);
      }
      const document = await findDocument(queries, caller.tenant, side.documentId ?? '');
      const [image] = document ? await listImages(queries, caller.tenant, [document.id]) : [];
      const at = [...path, 'documentId'];
      if (!document || !image) throw fault('DOCUMENT_NOT_FOUND', 'There is no document with this id.', at);
      return stored(image, { role: 'DOCUMENT_PORTRAIT', imageId: image.id, documentId: document.id }, at);
    }
    case 'imageId': {
      const [image] = await listImagesByIds(queries, caller.tenant, [side.imageId ?? '']);
      const at = [...path, 'imageId'];
      if (!image) throw fault('IMAGE_NOT_FOUND', 'There is no picture with this id.', at);
      const role = side.role ?? roleOf(image);
      const documentId = role === 'DOCUMENT_PORTRAIT' ? image.documentId : null;
      return stored(image, { role, imageId: image.id, documentId }, at);
    }
    case 'image': {
      const role = side.role ?? 'UPLOAD';
      return { role, file: { source: side.image ?? {}, accepts: acceptedAs(role), path: [...path, 'image'] } };
    }
  }
}

function onlySource(side: FaceSide, path: string[]): (typeof SOURCES)[number] {
  const given = SOURCES.filter((name) => side[name] !== null);
  const [name] = given;
  if (name && given.length === 1) return name;
  throw name
    ? fault('FACE_SOURCE_AMBIGUOUS', `Give exactly one of ${SOURCES.join(', ')}; ${given.length} were given.`, path)
    : fault('FACE_SOURCE_MISSING', `Give exactly one of ${SOURCES.join(', ')}; none was given.`, path);
}

/** What a picture was handed in as. */
function roleOf(image: StoredImage): FaceSourceRole {
  if (image.documentId !== null) return 'DOCUMENT_PORTRAIT';
  const role: string = image.role;
  return role.startsWith('SELFIE') ? 'SELFIE' : 'UPLOAD';
}

function stored(image: StoredImage, source: FaceSource & { imageId: string }, path: string[]): Side {
  if (!acceptedAs(source.role).includes(image.mediaType)) {
    throw fault('IMAGE_TYPE_NOT_SUPPORTED', 'A face is looked for on pictures only.', path);
  }
  return { source, sha256: image.sha256 };
}

/** Nobody takes a picture of himself as a PDF. */
function acceptedAs(role: FaceSourceRole): readonly MediaType[] {
  return IMAGE_MEDIA_TYPES.filter((mediaType) => role !== 'SELFIE' || mediaType !== 'application/pdf');
}

function fault(code: UserErrorCode, message: string, path: string[]): UserFault {
  return new UserFault({ code, message, path });
}
