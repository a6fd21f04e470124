import type { Document, ImageRole } from '../domain/document.js';
import type { FaceSource } from '../domain/face.js';
import type { Inquiry, QuestionByKind } from '../domain/inquiry.js';
import type { SessionWishes } from '../domain/session.js';

/** What a session asks by itself. */
export type SessionWork =
  | { kind: 'FACE_MATCH'; question: QuestionByKind['FACE_MATCH'] }
  | { kind: 'LIVENESS'; question: QuestionByKind['LIVENESS'] };

export interface SessionPlanInput {
  /** Oldest first. */
  documents: readonly PlannedDocument[];
  /** All of the session's, whether or not they have ended. */
  inquiries: readonly Inquiry[];
  /** Pictures that belong to the session itself, oldest first. */
  pictures: readonly { id: string; role: ImageRole; sha256: string }[];
  wishes: SessionWishes;
}

export interface PlannedDocument extends Pick<Document, 'id' | 'kind' | 'side' | 'lifecycle' | 'verdict' | 'mrz'> {
  /** Its first picture; null where a vendor does not tell which it was. */
  imageId: string | null;
  sha256: string | null;
}

const WITH_PORTRAIT: readonly Document['kind'][] = ['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT', 'DRIVING_LICENCE'];

/**
 * Pure: what is to be asked now that was not asked before. The newest selfie is compared with the portrait of each identity
 * document as soon as that is read, since a second document with somebody else's portrait must not go unseen; a document
 * that is rejected is not worth the price. Whether a living person was there is asked of the newest selfie, unless a film
 * tells better.
 */
export function planSessionWork(input: SessionPlanInput): SessionWork[] {
  // A vendor who sorts the pictures out compares the faces as well.
  if (input.inquiries.some(({ kind, lifecycle }) => kind === 'SESSION' && lifecycle !== 'FAILED')) return [];
  const selfie = input.pictures.filter(({ role }) => role === 'SELFIE' || role === 'SELFIE_WITH_DOCUMENT').at(-1);
  if (!selfie) return [];
  const right: FaceSource = { role: 'SELFIE', imageId: selfie.id, documentId: null };
  const faces = input.documents
    .filter((document) => hasPortrait(document) && document.sha256 !== selfie.sha256)
    .flatMap(({ id, imageId }): QuestionByKind['FACE_MATCH'][] => {
      if (imageId === null || isCompared(input.inquiries, imageId, selfie.id)) return [];
      return [{ left: { role: 'DOCUMENT_PORTRAIT', imageId, documentId: id }, right }];
    });
  return [
    ...faces.map((question): SessionWork => ({ kind: 'FACE_MATCH', question })),
    ...(input.wishes.liveness && !isLivenessAsked(input.inquiries, selfie.id)
      ? [{ kind: 'LIVENESS', question: { method: 'SILENT_IMAGE', imageId: selfie.id } } as const]
      : []),
  ];
}

/** A card's back has none; where nobody told the side, the three-line zone tells it. */
export function hasPortrait({ kind, side, lifecycle, verdict, mrz }: PlannedDocument): boolean {
  if (lifecycle !== 'COMPLETED' || verdict === 'REJECTED' || !WITH_PORTRAIT.includes(kind)) return false;
  return kind === 'PASSPORT' || (side !== 'BACK' && mrz?.format !== 'TD1');
}

function isCompared(inquiries: readonly Inquiry[], imageId: string, selfieId: string): boolean {
  return inquiries.some((inquiry) => {
    if (inquiry.kind !== 'FACE_MATCH') return false;
    const { left, right } = inquiry.question;
    const ids = [left.imageId, right.imageId];
    return ids.includes(imageId) && ids.includes(selfieId);
  });
}

function isLivenessAsked(inquiries: readonly Inquiry[], selfieId: string): boolean {
  return inquiries.some(
    (inquiry) =>
      inquiry.kind === 'LIVENESS' && (inquiry.question.method === 'VIDEO' || inquiry.question.imageId === selfieId),
  );
}
