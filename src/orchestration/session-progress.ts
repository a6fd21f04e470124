import type { Document } from '../domain/document.js';
import type { Inquiry, InquiryKind, InquiryOf } from '../domain/inquiry.js';
import type { Session, SessionFaceMatch, SessionInput } from '../domain/session.js';
import { judgeSession } from '../domain/session-verdict.js';
import type { Transaction } from '../store/database.js';
import { listDocumentsOfSessions } from '../store/documents.js';
import type { StoredImage } from '../store/images.js';
import { listImagesOfDocumentsOfSession, listImagesOfSessions } from '../store/images.js';
import { listInquiriesOfSessions } from '../store/inquiries.js';
import { lockSession, updateSession } from '../store/sessions.js';
import { crossCheck } from './cross-checks.js';
import { standingParts } from './erased-parts.js';
import type { BeginInquiryParts, NewInquiry } from './inquiries/begin-inquiry.js';
import { storeInquiries } from './inquiries/begin-inquiry.js';
import { newInquiry } from './inquiries/new-inquiry.js';
import { planSessionWork } from './session-plan.js';
import { together } from '../store/together.js';

export type SessionProgressParts = BeginInquiryParts;

/**
 * After a part of a session has changed, and in the transaction that changes it: asks what is to be asked next, compares
 * the parts with each other, and judges the session anew.
 */
export async function refreshSession(
  parts: SessionProgressParts,
  transaction: Transaction,
  { id: sessionId, tenant }: { id: string; tenant: string },
  now: Date,
): Promise<void> {
  const { queries } = transaction;
  // On their way at once: the one connection runs them in this order, so that all is seen as it is once the session is held.
  const [session, documents, pictures, known, images] = await together([
    lockSession(transaction, sessionId),
    listDocumentsOfSessions(queries, tenant, [sessionId]),
    listImagesOfSessions(queries, tenant, [sessionId]),
    listInquiriesOfSessions(queries, tenant, [sessionId]),
    listImagesOfDocumentsOfSession(queries, sessionId),
  ]);
  if (!session || session.lifecycle === 'CANCELED' || session.erasedAt) return;
  const begun = await beginWork(parts, transaction, session, { documents, pictures, images, known }, now);
  const input = sessionInput(session, documents, pictures, [...known, ...begun], now);
  const { lifecycle, verdict, nextAction, reasons } = judgeSession(input);
  const isOver = lifecycle !== 'QUEUED' && lifecycle !== 'PROCESSING';
  await updateSession(
    transaction,
    sessionId,
    {
      lifecycle,
      verdict,
      nextAction,
      reasons,
      crossChecks: [...input.crossChecks],
      completedAt: isOver ? now : null,
    },
    now,
  );
}

/** The same for the session that a part belongs to, if it belongs to one. */
export async function refreshSessionOf(
  parts: SessionProgressParts,
  transaction: Transaction,
  { sessionId, tenant }: { sessionId: string | null; tenant: string },
  now: Date,
): Promise<void> {
  if (sessionId !== null) await refreshSession(parts, transaction, { id: sessionId, tenant }, now);
}

async function beginWork(
  parts: SessionProgressParts,
  transaction: Transaction,
  session: Session,
  held: { documents: Document[]; pictures: StoredImage[]; images: StoredImage[]; known: Inquiry[] },
  now: Date,
): Promise<Inquiry[]> {
  const planned = planSessionWork({
    documents: held.documents.map((document) => {
      const image = held.images.find(({ documentId }) => documentId === document.id);
      return { ...document, imageId: image?.id ?? null, sha256: image?.sha256 ?? null };
    }),
    inquiries: held.known,
    pictures: held.pictures,
    wishes: session.wishes,
  });
  const { tenant, customerId, strategy, scenario } = session;
  const asked = { tenant, customerId, strategy, scenario, sessionId: session.id, subjectId: null };
  const created = planned.map(({ kind, question }): NewInquiry => {
    const inquiry: Inquiry =
      kind === 'FACE_MATCH'
        ? newInquiry({ ...asked, kind, question }, now)
        : newInquiry({ ...asked, kind, question }, now);
    return { inquiry, files: [] };
  });
  return created.length === 0 ? [] : storeInquiries(parts, transaction, created, now);
}

/** Pure: what the rules look at. */
export function sessionInput(
  session: Pick<Session, 'wishes' | 'expiresAt'>,
  held: readonly Document[],
  pictures: readonly StoredImage[],
  asked: readonly Inquiry[],
  today: Date,
): SessionInput {
  const { documents, inquiries, anyErased } = standingParts(held, asked);
  const faceMatches = ofKind(inquiries, 'FACE_MATCH');
  const invoices = ofKind(inquiries, 'INVOICE');
  return {
    documents,
    selfies: pictures.filter(({ role }) => role === 'SELFIE' || role === 'SELFIE_WITH_DOCUMENT'),
    faceMatches: faceMatches.map((match): SessionFaceMatch => ({ ...sidesOf(match), ...match, ...decisionOf(match) })),
    livenessChecks: ofKind(inquiries, 'LIVENESS').map((check) => ({ ...check, live: check.outcome?.live ?? null })),
    invoices,
    wholeCalls: ofKind(inquiries, 'SESSION').map(({ id, lifecycle, outcome }) => ({
      id,
      lifecycle,
      leftLying: lifecycle === 'FAILED' && outcome?.wentOnApart !== true,
    })),
    // A vendor's later word is about all pictures, those of its earlier ones too.
    vendorVerdicts: ofKind(inquiries, 'SESSION')
      .filter(({ lifecycle }) => lifecycle === 'COMPLETED')
      .slice(-1)
      .map(({ outcome }) => outcome?.verdict ?? null),
    crossChecks: crossCheck({
      documents: documents.filter(({ lifecycle, erasedAt }) => lifecycle === 'COMPLETED' && !erasedAt),
      faceMatches: faceMatches.map((match) => ({ ...match.question, ...match, ...decisionOf(match) })),
      invoices: invoices.flatMap(({ id, outcome }) => (outcome?.invoices ?? []).map(({ fields }) => ({ id, fields }))),
      today,
    }),
    anyErased,
    wishes: session.wishes,
    today,
    expiresAt: session.expiresAt,
  };
}

function ofKind<Kind extends InquiryKind>(inquiries: readonly Inquiry[], kind: Kind): InquiryOf<Kind>[] {
  return inquiries.filter((inquiry) => inquiry.kind === kind) as unknown as InquiryOf<Kind>[];
}

function decisionOf({ outcome }: InquiryOf<'FACE_MATCH'>): Pick<SessionFaceMatch, 'decision'> {
  return { decision: outcome?.decision ?? null };
}

function sidesOf({ question }: InquiryOf<'FACE_MATCH'>): Pick<SessionFaceMatch, 'documentIds'> {
  return { documentIds: [question.left, question.right].flatMap(({ documentId }) => documentId ?? []) };
}
