import type { Document } from '../../domain/document.js';
import type { FaceSource } from '../../domain/face.js';
import { decideFace } from '../../domain/face.js';
import type { Inquiry, InquiryOf, OutcomeByKind } from '../../domain/inquiry.js';
import type { ProviderName } from '../../domain/provider-name.js';
import type { ProvidedReading, Reading, SessionFace, SessionReading } from '../../domain/reading.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { listAttempts, saveAttempt } from '../../store/attempts.js';
import type { Transaction } from '../../store/database.js';
import { insertDocuments } from '../../store/documents.js';
import { newIdentifier } from '../../store/identifiers.js';
import type { StoredImage } from '../../store/images.js';
import { bareImage, listImagesByIds } from '../../store/images.js';
import { insertInquiries } from '../../store/inquiries.js';
import type { StoredReading } from '../../store/readings.js';
import { findStoredReading, hashQuestion, insertReading } from '../../store/readings.js';
import { updateSession } from '../../store/sessions.js';
import { concludeDocument } from '../conclude.js';
import { newDocument } from '../new-document.js';
import type { InquiryHandler } from './handler.js';
import { hashOfAll, loadImages } from './images.js';
import { newInquiry } from './new-inquiry.js';

/** All pictures of a session in one call, where a vendor sorts them out and compares them by itself. */
export const sessionHandler: InquiryHandler<'SESSION'> = {
  async prepare(parts, { tenant, question }) {
    const images = await loadImages(parts, tenant, question.imageIds);
    if (!images) return null;
    const { clientKey, schemaId, captcha, ocr, externalSessionId } = question;
    const asked = { clientKey, schemaId, captcha, ocr, externalSessionId };
    return {
      request: { kind: 'SESSION', images, questions: question.questions, ...asked },
      contentHash: hashOfAll(images),
      // A captcha is good for once and says nothing about the pictures.
      question: { kind: 'SESSION', clientKey, schemaId, ocr, externalSessionId, questions: question.questions },
    };
  },
  judge: {
    isAnswered: (_strategy, readings) => readings.length > 0,
    hasConsensus: ({ quorum }, readings) => readings.length >= quorum,
  },
  conclude: (_inquiry, readings) => outcomeOf(firstOf(readings)?.session ?? null, []),
  async settle(parts, transaction, inquiry, readings, now) {
    const first = firstOf(readings);
    if (!first || inquiry.sessionId === null) {
      return { ...outcomeOf(null, []), wentOnApart: await goOnApart(parts, transaction, inquiry, now) };
    }
    const images = await listImagesByIds(transaction.queries, inquiry.tenant, inquiry.question.imageIds);
    const ordered = inquiry.question.imageIds.map((id) => images.find((image) => image.id === id) ?? null);
    const call = await callOf(transaction, inquiry, first.provider);
    const documents = await keepDocuments(transaction, inquiry, call, first, ordered, now);
    await keepFaces(transaction, inquiry, call, first, documents, ordered, now);
    const { isCustomerNew } = first.session;
    if (isCustomerNew !== null) await updateSession(transaction, inquiry.sessionId, { isCustomerNew }, now);
    return outcomeOf(
      first.session,
      documents.map(({ id }) => id),
    );
  },
};

interface First {
  provider: ProviderName;
  session: SessionReading;
}

type Ordered = readonly (StoredImage | null)[];

/** What one vendor made of the whole; a second one's session has documents of its own and is not mixed with it. */
function firstOf(readings: readonly ProvidedReading[]): First | null {
  const [found] = readings.flatMap(({ provider, reading }) =>
    reading.kind === 'SESSION' ? [{ provider, session: reading.session }] : [],
  );
  return found ?? null;
}

function outcomeOf(session: SessionReading | null, documentIds: string[]): OutcomeByKind['SESSION'] {
  return {
    verdict: session?.verdict ?? null,
    isCustomerNew: session?.isCustomerNew ?? null,
    documentIds,
    remarks: session?.remarks ?? [],
    wentOnApart: false,
  };
}

/**
 * The vendor could not be asked, or failed: each picture is read by itself, by the others that the app chose; a selfie stays
 * what the app said it is. Answers whether there are others.
 */
async function goOnApart(
  parts: Parameters<NonNullable<typeof sessionHandler.settle>>[0],
  transaction: Transaction,
  inquiry: InquiryOf<'SESSION'>,
  now: Date,
): Promise<boolean> {
  const others = inquiry.strategy.providers?.slice(1) ?? null;
  if (others?.length === 0) return false;
  const { tenant, sessionId, customerId, scenario } = inquiry;
  const images = await listImagesByIds(transaction.queries, tenant, inquiry.question.imageIds);
  const strategy = { ...inquiry.strategy, providers: others };
  for (const [index, imageId] of inquiry.question.imageIds.entries()) {
    const stored = images.find(({ id }) => id === imageId);
    // A selfie is the session's already, and is compared by itself.
    if (!stored || stored.role === 'SELFIE') continue;
    const question = inquiry.question.questions[index] ?? null;
    const asked = { tenant, sessionId, customerId, strategy, scenario, unsorted: question === null };
    // Lists go by the moment of creation; this keeps the order in which they were handed in.
    const document = newDocument(asked, new Date(now.getTime() + index), question ?? undefined);
    const own = { ...bareImage(stored), id: newIdentifier('image'), role: 'ORIGINAL' as const };
    await insertDocuments(transaction, [{ document, images: [own] }]);
    await parts.jobs.enqueue(transaction, 'process-document', { documentId: document.id });
  }
  return true;
}

/** The one call that all parts of the session came from. */
interface Call {
  attempt: StoredAttempt;
  reading: StoredReading;
}

async function callOf(
  transaction: Transaction,
  { id, tenant }: InquiryOf<'SESSION'>,
  provider: ProviderName,
): Promise<Call> {
  const attempts = await listAttempts(transaction.queries, tenant, [id]);
  const attempt = attempts.find((each) => each.provider === provider && each.readingId !== null);
  const reading = attempt?.readingId ? await findStoredReading(transaction.queries, attempt.readingId) : null;
  if (!attempt || !reading) throw new Error('A reading of a session came from no attempt.');
  return { attempt, reading };
}

/** Who answered about one part, kept like an answer of its own so that it can be merged again. The call is paid for once. */
async function keepAnswer(
  transaction: Transaction,
  call: Call,
  workId: string,
  part: string,
  reading: Reading,
): Promise<void> {
  const questionHash = hashQuestion({ of: call.reading.questionHash, part }, null, false);
  const row = {
    ...call.reading,
    id: newIdentifier('reading'),
    questionHash,
    reading,
    warnings: [],
    raw: null,
    cost: null,
  };
  const kept = await insertReading(transaction, row, { replace: true });
  const attempt = { ...call.attempt, id: newIdentifier('attempt'), workId, readingId: kept.id, cost: null };
  await saveAttempt(transaction, attempt);
}

async function keepDocuments(
  transaction: Transaction,
  inquiry: InquiryOf<'SESSION'>,
  call: Call,
  { provider, session }: First,
  ordered: Ordered,
  now: Date,
): Promise<Document[]> {
  const { tenant, sessionId, customerId, strategy, scenario } = inquiry;
  const documents: Document[] = [];
  for (const [index, { imageIndexes, ...reading }] of session.documents.entries()) {
    const createdAt = new Date(now.getTime() + index);
    const fresh = newDocument({ tenant, sessionId, customerId, strategy, scenario, unsorted: false }, createdAt);
    const readings = [{ provider, reading: { kind: 'DOCUMENT' as const, document: reading } }];
    const document = { ...fresh, ...concludeDocument(fresh, readings, [], now) };
    const images = (imageIndexes ?? [])
      .flatMap((place) => ordered[place] ?? [])
      .map((image) => ({ ...bareImage(image), id: newIdentifier('image'), role: 'ORIGINAL' as const }));
    await insertDocuments(transaction, [{ document, images }]);
    await keepAnswer(transaction, call, document.id, `documents[${index}]`, { kind: 'DOCUMENT', document: reading });
    documents.push(document);
  }
  return documents;
}

/** Comparisons and looks at whether somebody lives that the vendor made; each is an entity as if it had been asked alone. */
async function keepFaces(
  transaction: Transaction,
  inquiry: InquiryOf<'SESSION'>,
  call: Call,
  { provider, session }: First,
  documents: readonly Document[],
  ordered: Ordered,
  now: Date,
): Promise<void> {
  const { tenant, sessionId, customerId, strategy, scenario, id: subjectId } = inquiry;
  const asked = { tenant, sessionId, customerId, strategy, scenario, subjectId };
  const ended = { lifecycle: 'COMPLETED' as const, completedAt: now };
  for (const [index, { imageIndexes, pair, ...reading }] of session.faces.entries()) {
    const [left, right] = (pair ?? [null, null]).map((face, side) =>
      sourceOf(face, documents, ordered[imageIndexes?.[side] ?? -1] ?? null),
    );
    if (!left || !right) continue;
    const decision = decideFace(reading);
    const match: Inquiry = {
      ...newInquiry({ ...asked, kind: 'FACE_MATCH' as const, question: { left, right } }, now),
      ...ended,
      outcome: { decision, readings: [{ provider, reading, decision }] },
    };
    await insertInquiries(transaction, [{ inquiry: match, files: [] }]);
    await keepAnswer(transaction, call, match.id, `faces[${index}]`, { kind: 'FACE_MATCH', face: reading });
  }
  for (const [index, { imageIndexes, ...reading }] of session.liveness.entries()) {
    const imageId = ordered[imageIndexes?.[0] ?? -1]?.id ?? null;
    const question = { method: 'SILENT_IMAGE' as const, imageId };
    const { live, blinked, mouthOpened, replaced } = reading;
    const check: Inquiry = {
      ...newInquiry({ ...asked, kind: 'LIVENESS' as const, question }, now),
      ...ended,
      outcome: { live, blinked, mouthOpened, replaced, readings: [{ provider, reading }] },
    };
    await insertInquiries(transaction, [{ inquiry: check, files: [] }]);
    await keepAnswer(transaction, call, check.id, `liveness[${index}]`, { kind: 'LIVENESS', liveness: reading });
  }
}

function sourceOf(face: SessionFace | null, documents: readonly Document[], image: StoredImage | null): FaceSource {
  const document = face?.documentIndex == null ? null : (documents[face.documentIndex] ?? null);
  const role =
    face?.source === 'DOCUMENT' ? 'DOCUMENT_PORTRAIT' : face?.source === 'UNKNOWN' || !face ? 'UPLOAD' : 'SELFIE';
  return { role, imageId: image?.id ?? null, documentId: document?.id ?? null };
}
