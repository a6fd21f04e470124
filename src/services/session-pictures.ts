import type { DocumentQuestion, ImageRole } from '../domain/document.js';
import { isImageMediaType, isVideoMediaType } from '../domain/media-type.js';
import type { Session } from '../domain/session.js';
import type { Strategy } from '../domain/strategy.js';
import type { BeginDocumentParts, PreparedDocument } from '../orchestration/begin-document.js';
import { prepareDocument } from '../orchestration/begin-document.js';
import type { BeginInquiryParts } from '../orchestration/inquiries/begin-inquiry.js';
import { storeInquiries } from '../orchestration/inquiries/begin-inquiry.js';
import { newInquiry } from '../orchestration/inquiries/new-inquiry.js';
import { newDocument } from '../orchestration/new-document.js';
import type { ProviderRegistry } from '../providers/registry.js';
import { listAttempts } from '../store/attempts.js';
import type { Queries, Transaction } from '../store/database.js';
import { newIdentifier } from '../store/identifiers.js';
import type { OwnedImage } from '../store/images.js';
import { insertImages } from '../store/images.js';
import { listInquiriesOfSessions } from '../store/inquiries.js';

/** What the app says that a picture shows. */
export const SESSION_IMAGE_ROLES = ['DOCUMENT', 'SELFIE', 'SELFIE_WITH_DOCUMENT', 'INVOICE'] as const;
export type SessionImageRole = (typeof SESSION_IMAGE_ROLES)[number];

export interface PictureHints {
  /** Null: to be found out. */
  role: SessionImageRole | null;
  /** Of a document; all null where the app does not know. */
  question: DocumentQuestion;
}

/** A picture that is new to the session. */
export interface Taken extends PictureHints {
  image: OwnedImage;
  bytes: Buffer | null;
}

/**
 * Pure: which pictures go to a vendor in one call, because the app named one first who sorts them out and compares them by
 * itself; and which are asked about one by one.
 */
export function chooseWhole(
  registry: ProviderRegistry,
  { providers }: Strategy,
  taken: readonly Taken[],
): { whole: Taken[]; apart: Taken[] } {
  const first = providers?.[0] ? registry[providers[0]] : null;
  // Who takes many pictures at once but must be told what each shows is asked about each.
  if (!first?.capabilities.sorts || !first.capabilities.requests.includes('SESSION')) {
    return { whole: [], apart: [...taken] };
  }
  const { mediaTypesByRequest, mediaTypes, maxImageBytes } = first.capabilities;
  const accepted = mediaTypesByRequest?.SESSION ?? mediaTypes;
  const isFit = ({ role, image }: Taken) =>
    role !== 'INVOICE' &&
    accepted.includes(image.mediaType) &&
    (maxImageBytes === null || image.byteLength <= maxImageBytes);
  return { whole: taken.filter(isFit), apart: taken.filter((picture) => !isFit(picture)) };
}

const OWN_ROLES: Partial<Record<SessionImageRole, ImageRole>> = {
  SELFIE: 'SELFIE',
  SELFIE_WITH_DOCUMENT: 'SELFIE_WITH_DOCUMENT',
};

/** One call about all of them. The pictures belong to the session: which shows which document is the vendor's to say. */
export async function storeWhole(
  parts: BeginInquiryParts,
  transaction: Transaction,
  session: Session,
  asked: { captcha: string | null; ocr: boolean },
  pictures: readonly Taken[],
  now: Date,
): Promise<void> {
  const { id: sessionId, tenant } = session;
  const owned = pictures.map(({ image, role }) => ({ ...image, role: (role && OWN_ROLES[role]) ?? 'UNSORTED' }));
  await insertImages(transaction, tenant, { sessionId }, owned, now);
  const question = {
    imageIds: owned.map(({ id }) => id),
    questions: pictures.map(({ role, question }) => (role === null && !isHinted(question) ? null : question)),
    clientKey: session.clientKey,
    schemaId: session.schemaId,
    captcha: asked.captcha,
    ocr: asked.ocr,
    externalSessionId: await externalSessionOf(transaction.queries, session),
  };
  const inquiry = newInquiry({ ...ofSession(session), kind: 'SESSION', question }, now);
  await storeInquiries(parts, transaction, [{ inquiry, files: [] }], now);
}

/** The vendor's id of the session that its earlier call for ours began; null before the first. */
async function externalSessionOf(queries: Queries, { id, tenant }: Session): Promise<string | null> {
  const inquiries = await listInquiriesOfSessions(queries, tenant, [id]);
  const calls = inquiries.filter(({ kind, lifecycle }) => kind === 'SESSION' && lifecycle === 'COMPLETED');
  const attempts = await listAttempts(
    queries,
    tenant,
    calls.map((call) => call.id),
  );
  return attempts.findLast(({ externalId }) => externalId !== null)?.externalId ?? null;
}

/** Those of the pictures that are documents, or may be. */
export async function prepareDocuments(
  parts: BeginDocumentParts,
  session: Session,
  pictures: readonly Taken[],
  now: Date,
): Promise<PreparedDocument[]> {
  const documents = pictures.filter(({ image, role }) =>
    role === null ? isImageMediaType(image.mediaType) : role !== 'SELFIE' && role !== 'INVOICE',
  );
  return Promise.all(
    documents.map(({ image, bytes, role, question }, index) => {
      const asked = { ...ofSession(session), unsorted: role === null && !isHinted(question) };
      // Lists go by the moment of creation, to the millisecond; this keeps the order in which they were handed in.
      const createdAt = new Date(now.getTime() + index);
      return prepareDocument(parts, newDocument(asked, createdAt, question), { image, bytes }, now);
    }),
  );
}

function isHinted({ kind, typeCode, side }: DocumentQuestion): boolean {
  return kind !== null || typeCode !== null || side !== null;
}

/** What else a picture is: a face of the session, a film of one, an invoice. */
export async function storeBesideDocuments(
  parts: BeginInquiryParts,
  transaction: Transaction,
  session: Session,
  { image, role }: Taken,
  now: Date,
): Promise<void> {
  const own = { ...image, id: newIdentifier('image') };
  const { tenant, id: sessionId } = session;
  if (isVideoMediaType(image.mediaType)) {
    const question = { method: 'VIDEO' as const, imageId: own.id };
    const inquiry = newInquiry({ ...ofSession(session), kind: 'LIVENESS', question }, now);
    await storeInquiries(parts, transaction, [{ inquiry, files: [own] }], now);
  } else if (role === 'SELFIE' || role === 'SELFIE_WITH_DOCUMENT') {
    await insertImages(transaction, tenant, { sessionId }, [{ ...own, role }], now);
  } else if (role === 'INVOICE' || !isImageMediaType(image.mediaType)) {
    const question = { typeCode: null, croppedImage: false, imageId: own.id };
    const inquiry = newInquiry({ ...ofSession(session), kind: 'INVOICE', question }, now);
    await storeInquiries(parts, transaction, [{ inquiry, files: [own] }], now);
  }
}

function ofSession({ id, tenant, customerId, strategy, scenario }: Session) {
  return { sessionId: id, tenant, customerId, strategy, scenario, subjectId: null };
}
