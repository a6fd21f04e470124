import { and, asc, desc, eq, getTableColumns, inArray, lt, or, sql } from 'drizzle-orm';
import type { Inquiry, InquiryKind, InquiryOf } from '../domain/inquiry.js';
import type { Lifecycle } from '../domain/lifecycle.js';
import { changeAnnounced } from './change-feed.js';
import type { Cursor, Page } from './cursor.js';
import { toPage } from './cursor.js';
import type { Queries, Transaction } from './database.js';
import type { OwnedImage } from './images.js';
import { insertImageRows } from './images.js';
import { driverValuesOf, isAnyOf, pick, placeholdersOf, preparedOn } from './prepared.js';
import { inquiries } from './schema.js';
import { together } from './together.js';

const INQUIRY_COLUMNS = getTableColumns(inquiries);

export interface InquiryFilter {
  sessionId?: string | null;
  customerId?: string | null;
  lifecycle?: Lifecycle | null;
}

/** The rows and their files. Nobody can wait for them before; their session is told by whoever writes it (orchestration/session-progress.ts). */
export async function insertInquiries(
  transaction: Transaction,
  written: readonly { inquiry: Inquiry; files: readonly OwnedImage[] }[],
): Promise<void> {
  const insert = preparedOn(transaction.queries, 'insert_inquiry', (on, name) =>
    on.insert(inquiries).values(placeholdersOf(INQUIRY_COLUMNS)).prepare(name),
  );
  // The connection keeps their order: a file comes after its inquiry.
  await together([
    ...written.map(({ inquiry }) => insert.execute(driverValuesOf(INQUIRY_COLUMNS, inquiry))),
    insertImageRows(
      transaction,
      written.flatMap(({ inquiry: { id: inquiryId, tenant, createdAt }, files }) =>
        files.map((image) => ({ ...image, tenant, inquiryId, createdAt })),
      ),
    ),
  ]);
}

type InquiryChanges = Partial<Pick<Inquiry, 'lifecycle' | 'question' | 'outcome' | 'completedAt'>>;

/** Writes a new revision. Work that has ended does not begin again: answers false then. */
export function updateInquiry(
  transaction: Transaction,
  id: string,
  changes: InquiryChanges,
  now: Date,
): Promise<boolean> {
  return writeRevision(transaction, id, changes, now, ['QUEUED', 'PROCESSING']);
}

/** Says that it is being worked on. False where somebody else has begun or ended it meanwhile. */
export function beginInquiry(transaction: Transaction, id: string, now: Date): Promise<boolean> {
  return writeRevision(transaction, id, { lifecycle: 'PROCESSING' }, now, ['QUEUED']);
}

async function writeRevision(
  transaction: Transaction,
  id: string,
  changes: InquiryChanges,
  now: Date,
  from: Lifecycle[],
): Promise<boolean> {
  const row = { ...changes, updatedAt: now };
  const changed = pick(INQUIRY_COLUMNS, row);
  const rows = await preparedOn(transaction.queries, `update_inquiry ${Object.keys(changed).join()}`, (on, name) =>
    on
      .update(inquiries)
      .set({ ...placeholdersOf(changed), revision: sql`${inquiries.revision} + 1` })
      .where(and(eq(inquiries.id, sql.placeholder('id')), isAnyOf(inquiries.lifecycle, 'from')))
      .returning({ told: changeAnnounced(inquiries.id) })
      .prepare(name),
  ).execute({ ...driverValuesOf(changed, row), id, from });
  return rows.length > 0;
}

/** Holds the inquiry until the end of the transaction. False where it has ended: there is nothing left to write then. */
export async function lockOpenInquiry(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await preparedOn(transaction.queries, 'lock_open_inquiry', (on, name) =>
    on
      .select({ id: inquiries.id })
      .from(inquiries)
      .where(and(eq(inquiries.id, sql.placeholder('id')), inArray(inquiries.lifecycle, ['QUEUED', 'PROCESSING'])))
      .for('update')
      .prepare(name),
  ).execute({ id });
  return rows.length > 0;
}

/** Holds an inquiry that another one is about until the transaction ends. False where it was erased. */
export async function holdInquiry(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await transaction.queries
    .select({ erasedAt: inquiries.erasedAt })
    .from(inquiries)
    .where(eq(inquiries.id, id))
    .for('share');
  return rows[0]?.erasedAt === null;
}

/** Null also where the id names an inquiry of another kind. */
export async function findInquiry<Kind extends InquiryKind>(
  queries: Queries,
  tenant: string,
  kind: Kind,
  id: string,
): Promise<InquiryOf<Kind> | null> {
  const rows = await queries
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.tenant, tenant), eq(inquiries.kind, kind), eq(inquiries.id, id)));
  return (rows[0] as InquiryOf<Kind> | undefined) ?? null;
}

/** For the worker alone, which acts for whoever queued the job. */
export async function findInquiryOfJob(queries: Queries, id: string): Promise<Inquiry | null> {
  const rows = await queries.select().from(inquiries).where(eq(inquiries.id, id));
  return (rows[0] as Inquiry | undefined) ?? null;
}

/** For the worker alone: ids of inquiries that have not ended and did not change since then, longest unchanged first. */
export async function listUnfinishedInquiries(queries: Queries, before: Date, limit: number): Promise<string[]> {
  const rows = await queries
    .select({ id: inquiries.id })
    .from(inquiries)
    .where(and(lt(inquiries.updatedAt, before), sql`${inquiries.lifecycle} in ('QUEUED', 'PROCESSING')`))
    .orderBy(asc(inquiries.updatedAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Newest first. */
export async function listInquiries<Kind extends InquiryKind>(
  queries: Queries,
  tenant: string,
  kind: Kind,
  filter: InquiryFilter,
  first: number,
  after: Cursor | null,
): Promise<Page<InquiryOf<Kind>>> {
  const rows = await queries
    .select()
    .from(inquiries)
    .where(
      and(
        eq(inquiries.tenant, tenant),
        eq(inquiries.kind, kind),
        // An empty id is one that nobody has, and not the wish for everybody's.
        typeof filter.sessionId === 'string' ? eq(inquiries.sessionId, filter.sessionId) : undefined,
        typeof filter.customerId === 'string' ? eq(inquiries.customerId, filter.customerId) : undefined,
        filter.lifecycle ? eq(inquiries.lifecycle, filter.lifecycle) : undefined,
        after
          ? or(
              lt(inquiries.createdAt, after.createdAt),
              and(eq(inquiries.createdAt, after.createdAt), lt(inquiries.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(inquiries.createdAt), desc(inquiries.id))
    .limit(first + 1);
  return toPage(rows as InquiryOf<Kind>[], first);
}

/** Oldest first. */
export async function listInquiriesOfSessions(
  queries: Queries,
  tenant: string,
  sessionIds: readonly string[],
): Promise<Inquiry[]> {
  const rows = await preparedOn(queries, 'list_inquiries_of_sessions', (on, name) =>
    on
      .select()
      .from(inquiries)
      .where(and(eq(inquiries.tenant, sql.placeholder('tenant')), isAnyOf(inquiries.sessionId, 'sessionIds')))
      .orderBy(asc(inquiries.createdAt), asc(inquiries.id))
      .prepare(name),
  ).execute({ tenant, sessionIds: [...sessionIds] });
  return rows as Inquiry[];
}

/** What is about these documents or invoices, oldest first. */
export async function listInquiriesOfSubjects<Kind extends InquiryKind>(
  queries: Queries,
  tenant: string,
  kind: Kind,
  subjectIds: readonly string[],
): Promise<InquiryOf<Kind>[]> {
  const rows = await queries
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.tenant, tenant), eq(inquiries.kind, kind), inArray(inquiries.subjectId, [...subjectIds])))
    .orderBy(asc(inquiries.createdAt), asc(inquiries.id));
  return rows as InquiryOf<Kind>[];
}

export async function listInquiriesByIds(queries: Queries, tenant: string, ids: readonly string[]): Promise<Inquiry[]> {
  const rows = await queries
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.tenant, tenant), inArray(inquiries.id, [...ids])));
  return rows as Inquiry[];
}
