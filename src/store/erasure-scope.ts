import type { SQL } from 'drizzle-orm';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Inquiry } from '../domain/inquiry.js';
import type { Queries } from './database.js';
import type { StoredImage } from './images.js';
import { images, inquiries } from './schema.js';

/** What belongs together, by ids. */
export interface OwnerIds {
  documentIds: readonly string[];
  inquiryIds: readonly string[];
  sessionIds: readonly string[];
}

/** Pictures and other files of any of these, oldest first. */
export async function listImagesOwnedBy(
  queries: Queries,
  tenant: string,
  { documentIds, inquiryIds, sessionIds }: OwnerIds,
): Promise<StoredImage[]> {
  return queries
    .select()
    .from(images)
    .where(
      and(
        eq(images.tenant, tenant),
        or(
          inArray(images.documentId, [...documentIds]),
          inArray(images.inquiryId, [...inquiryIds]),
          inArray(images.sessionId, [...sessionIds]),
        ),
      ),
    )
    .orderBy(images.createdAt, images.id);
}

/** Whatever was made of these: exports, verifications, further invoices of a file, and looks at their pictures. */
export async function listInquiriesAbout(
  queries: Queries,
  tenant: string,
  { documentIds, inquiryIds, imageIds }: { documentIds: string[]; inquiryIds: string[]; imageIds: string[] },
): Promise<Inquiry[]> {
  const patterns = [
    ...documentIds.flatMap((documentId) => [{ left: { documentId } }, { right: { documentId } }]),
    ...imageIds.flatMap(patternsOf),
  ];
  const rows = await queries
    .select()
    .from(inquiries)
    .where(
      and(
        eq(inquiries.tenant, tenant),
        or(inArray(inquiries.subjectId, [...documentIds, ...inquiryIds]), asks(patterns)),
      ),
    );
  return rows as Inquiry[];
}

/** Whatever looked at pictures of the same content, whoever they belong to. */
export async function listInquiriesWithContents(
  queries: Queries,
  tenant: string,
  pictures: readonly Pick<StoredImage, 'sha256'>[],
): Promise<Inquiry[]> {
  const contents = [...new Set(pictures.map(({ sha256 }) => sha256))];
  const same = await queries
    .select({ id: images.id })
    .from(images)
    .where(and(eq(images.tenant, tenant), inArray(images.sha256, contents)));
  const patterns = same.flatMap(({ id }) => [...patternsOf(id), { imageIds: [id] }]);
  const rows = await queries
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.tenant, tenant), asks(patterns)));
  return rows as Inquiry[];
}

function patternsOf(imageId: string): object[] {
  return [{ left: { imageId } }, { right: { imageId } }, { imageId }];
}

/** Whether a question holds one of these. The kinds are those of the index. */
function asks(patterns: readonly object[]): SQL {
  const texts = patterns.map((pattern) => JSON.stringify(pattern));
  return sql`(kind in ('FACE_MATCH', 'LIVENESS', 'INVOICE', 'SESSION') and ${inquiries.question} @> any(${sql.param(texts)}::jsonb[]))`;
}
