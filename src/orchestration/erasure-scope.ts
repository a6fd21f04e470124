import type { Document } from '../domain/document.js';
import type { Inquiry } from '../domain/inquiry.js';
import type { Session } from '../domain/session.js';
import type { Queries } from '../store/database.js';
import { findDocument, listDocumentsOfSessions } from '../store/documents.js';
import { listImagesOwnedBy, listInquiriesAbout, listInquiriesWithContents } from '../store/erasure-scope.js';
import type { StoredImage } from '../store/images.js';
import { listImages, listImagesByIds } from '../store/images.js';
import { listInquiriesByIds, listInquiriesOfSessions } from '../store/inquiries.js';
import { findSession } from '../store/sessions.js';

/** All that goes when one thing is erased. */
export interface ErasureScope {
  /** Null where a part of a session is erased, or nothing of one. */
  session: Session | null;
  documents: Document[];
  inquiries: Inquiry[];
  images: StoredImage[];
  /** Calls about all pictures of a session that stand, and whose answers tell of what is erased as well. */
  wholeCalls: Inquiry[];
  /** What stands and looked at other pictures of the same content: it keeps its answers, which serve nobody else any more. */
  beside: Inquiry[];
  /** Sessions that stand and lose a part. */
  sessionIds: string[];
}

/** What is to go with the thing of this id; null where the tenant has none. */
export async function findErasureScope(queries: Queries, tenant: string, id: string): Promise<ErasureScope | null> {
  const session = await findSession(queries, tenant, id);
  const document = session ? null : await findDocument(queries, tenant, id);
  const [inquiry] = session || document ? [] : await listInquiriesByIds(queries, tenant, [id]);
  if (!session && !document && !inquiry) return null;
  const ofSession = session ? [session.id] : [];
  const documents = session ? await listDocumentsOfSessions(queries, tenant, ofSession) : document ? [document] : [];
  const begun = session ? await listInquiriesOfSessions(queries, tenant, ofSession) : inquiry ? [inquiry] : [];
  const { inquiries, images } = await follow(queries, tenant, { sessionIds: ofSession, documents, inquiries: begun });
  const parts = [...documents, ...inquiries];
  const sessionIds = [...new Set(parts.flatMap(({ sessionId }) => sessionId ?? []))].filter((each) => each !== id);
  const wholeCalls = (await listInquiriesOfSessions(queries, tenant, sessionIds)).filter(
    (call) =>
      call.kind === 'SESSION' &&
      !inquiries.some((each) => each.id === call.id) &&
      (call.outcome?.documentIds.some((each) => documents.some((gone) => gone.id === each)) === true ||
        call.question.imageIds.some((each) => images.some((gone) => gone.id === each))),
  );
  const goes = new Set([...inquiries, ...wholeCalls].map((each) => each.id));
  const beside = (await listInquiriesWithContents(queries, tenant, images)).filter((each) => !goes.has(each.id));
  return { session, documents, inquiries, images, wholeCalls, beside, sessionIds };
}

interface Found {
  inquiries: Inquiry[];
  images: StoredImage[];
}

/** From pictures to what was made of them, and from there to what was made of that, until there is no more. */
async function follow(
  queries: Queries,
  tenant: string,
  begun: { sessionIds: string[]; documents: Document[]; inquiries: Inquiry[] },
): Promise<Found> {
  const documentIds = begun.documents.map(({ id }) => id);
  let inquiries = begun.inquiries;
  for (;;) {
    const inquiryIds = inquiries.map(({ id }) => id);
    const owned = await listImagesOwnedBy(queries, tenant, { ...begun, documentIds, inquiryIds });
    const images = [...owned, ...(await sameInSessions(queries, tenant, begun, owned))];
    const imageIds = images.map(({ id }) => id);
    const about = await listInquiriesAbout(queries, tenant, { documentIds, inquiryIds, imageIds });
    const firsts = await listInquiriesByIds(queries, tenant, inquiries.flatMap(firstOfFile));
    const all = new Map([...inquiries, ...about, ...firsts].map((each) => [each.id, each]));
    if (all.size === inquiries.length) return { inquiries, images };
    inquiries = [...all.values()];
  }
}

/** The invoice in whose file this one was found: the file cannot go in part. */
function firstOfFile({ kind, subjectId }: Inquiry): string[] {
  return kind === 'INVOICE' && subjectId !== null ? [subjectId] : [];
}

/**
 * A picture that a vendor sorted out stands with the session as well as with the document that it shows. Where the vendor
 * does not tell which that is, it may be any that is known to show no other document.
 */
async function sameInSessions(
  queries: Queries,
  tenant: string,
  { sessionIds, documents }: { sessionIds: string[]; documents: Document[] },
  owned: readonly StoredImage[],
): Promise<StoredImage[]> {
  const others = [...new Set(documents.flatMap(({ sessionId }) => sessionId ?? []))].filter(
    (id) => !sessionIds.includes(id),
  );
  if (others.length === 0) return [];
  const held = await listImagesOwnedBy(queries, tenant, { documentIds: [], inquiryIds: [], sessionIds: others });
  const pictureless = documents.filter(({ id }) => !owned.some(({ documentId }) => documentId === id));
  const mayShow = pictureless.length === 0 ? [] : await picturesOfCalls(queries, tenant, others, pictureless);
  return held.filter(
    ({ id, sha256, role }) =>
      (owned.some((each) => each.sha256 === sha256) || (role === 'UNSORTED' && mayShow.includes(sha256))) &&
      !owned.some((each) => each.id === id),
  );
}

/** Contents of the calls that these documents came from, without those that are known to show another document. */
async function picturesOfCalls(
  queries: Queries,
  tenant: string,
  sessionIds: readonly string[],
  documents: readonly Document[],
): Promise<string[]> {
  const calls = (await listInquiriesOfSessions(queries, tenant, sessionIds)).flatMap((inquiry) =>
    inquiry.kind === 'SESSION' && documents.some(({ id }) => inquiry.outcome?.documentIds.includes(id))
      ? [inquiry.question.imageIds]
      : [],
  );
  const shown = await listDocumentsOfSessions(queries, tenant, sessionIds);
  const images = await listImages(
    queries,
    tenant,
    shown.map(({ id }) => id),
  );
  const known = new Set(images.map(({ sha256 }) => sha256));
  const ofCalls = await listImagesByIds(queries, tenant, calls.flat());
  return ofCalls.flatMap(({ sha256 }) => (known.has(sha256) ? [] : [sha256]));
}
