import { readFile } from 'node:fs/promises';
import { CheckLivenessDocument, MatchFacesDocument } from '../../operations/generated.js';
import type { FaceSourceInput } from '../../operations/generated.js';
import type { UserErrorCode } from '../../src/domain/errors.js';
import type { UserErrorRow } from './user-error-table.js';

const PASSPORT: FaceSourceInput = { image: { specimen: 'passport-utopia' } };

/** A row about one of two faces. */
const face = (code: UserErrorCode, right: FaceSourceInput): UserErrorRow => ({
  code,
  act: async ({ app }) => {
    const { data } = await app.ask(MatchFacesDocument, { input: { left: PASSPORT, right } });
    return data.matchFaces.userErrors;
  },
});

/** A row about a film that is not taken. */
const film = (code: UserErrorCode, make: () => Promise<Buffer>): UserErrorRow => ({
  code,
  act: async ({ app }) => {
    const image = { base64: (await make()).toString('base64') };
    return (await app.ask(CheckLivenessDocument, { input: { image } })).data.checkLiveness.userErrors;
  },
});

const recorded = (name: string) => readFile(new URL(`../images/films/${name}`, import.meta.url));

/** A film whose index says to be shorter than its own head. */
async function contradictingFilm(): Promise<Buffer> {
  const bytes = await recorded('two-seconds.mp4');
  bytes.writeUInt32BE(7, bytes.indexOf('moov') - 4);
  return bytes;
}

export const FACE_ERROR_ROWS: readonly UserErrorRow[] = [
  face('DOCUMENT_NOT_FOUND', { documentId: 'doc_AAAAAAAAAAAAAAAAAAAAAA' }),
  face('IMAGE_NOT_FOUND', { imageId: 'img_AAAAAAAAAAAAAAAAAAAAAA' }),
  face('FACE_SOURCE_MISSING', { role: 'SELFIE' }),
  face('FACE_SOURCE_AMBIGUOUS', { ...PASSPORT, imageId: 'img_AAAAAAAAAAAAAAAAAAAAAA' }),
  face('SAME_PICTURE_TWICE', PASSPORT),
  {
    code: 'LIVENESS_METHOD_MISMATCH',
    act: async ({ app }) => {
      const input = { image: { specimen: 'selfie' }, method: 'VIDEO' as const };
      return (await app.ask(CheckLivenessDocument, { input })).data.checkLiveness.userErrors;
    },
  },
  film('VIDEO_TRUNCATED', async () => (await recorded('two-seconds.mp4')).subarray(0, -1_200)),
  film('VIDEO_CORRUPT', contradictingFilm),
  film('VIDEO_WITHOUT_PICTURE', () => recorded('sound-only.mp4')),
  film('VIDEO_TOO_SHORT', () => recorded('too-short.mp4')),
  film('VIDEO_TOO_LONG', () => recorded('twenty-seconds.mp4')),
];
