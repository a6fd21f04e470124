import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Money, ProviderError } from '../domain/attempt.js';
import { ATTEMPT_LIFECYCLES, SERVED_FROM } from '../domain/attempt.js';
import type { CrossCheck } from '../domain/cross-check.js';
import type { Barcode, Check, DocumentQuestion } from '../domain/document.js';
import { DOCUMENT_KINDS, DOCUMENT_SIDES, IMAGE_ROLES } from '../domain/document.js';
import type { ErasureReceipt } from '../domain/erasure.js';
import type { Field } from '../domain/field.js';
import type { InquiryOutcome, InquiryQuestion } from '../domain/inquiry.js';
import { INQUIRY_KINDS } from '../domain/inquiry.js';
import type { Reason } from '../domain/lifecycle.js';
import { LIFECYCLES, NEXT_ACTIONS, VERDICTS } from '../domain/lifecycle.js';
import type { MrzReading, ProvidedMrzLine } from '../domain/mrz.js';
import { MEDIA_TYPES } from '../domain/media-type.js';
import { PROVIDER_NAMES } from '../domain/provider-name.js';
import type { Reading } from '../domain/reading.js';
import type { SessionWishes } from '../domain/session.js';
import { NO_WISHES } from '../domain/session.js';
import type { Strategy } from '../domain/strategy.js';
import { DEFAULT_STRATEGY } from '../domain/strategy.js';
import type { ProvidedPlate, ProvidedTextLine } from '../domain/text.js';

/** PostgreSQL keeps no character of code 0, which a barcode may hold; it becomes the sign for what cannot be shown. */
function json<T>(name: string) {
  return customType<{ data: T; driverData: string }>({
    dataType: () => 'jsonb',
    toDriver: toJson,
  })(name);
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '\ufffd') : part,
  );
}

/** What comes back of a value that is written into a column of JSON. */
export function asStored<T>(value: T): T {
  return JSON.parse(toJson(value)) as T;
}

// Milliseconds everywhere: JavaScript's dates hold no more, and a cursor must compare equal to what it was made from.
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    clientKey: text('client_key'),
    customerId: text('customer_id'),
    schemaId: text('schema_id'),
    lifecycle: text('lifecycle', { enum: LIFECYCLES }).notNull(),
    verdict: text('verdict', { enum: VERDICTS }),
    nextAction: text('next_action', { enum: NEXT_ACTIONS }).notNull(),
    reasons: json<Reason[]>('reasons').notNull(),
    revision: integer('revision').notNull(),
    wishes: json<SessionWishes>('wishes').notNull().default(NO_WISHES),
    /** For what the session asks by itself, such as whether two faces are the same. */
    strategy: json<Strategy>('strategy').notNull().default(DEFAULT_STRATEGY),
    /** Of the sandbox. */
    scenario: text('scenario'),
    crossChecks: json<CrossCheck[]>('cross_checks').notNull().default([]),
    isCustomerNew: boolean('is_customer_new'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    completedAt: moment('completed_at'),
    expiresAt: moment('expires_at'),
    erasedAt: moment('erased_at'),
  },
  (table) => [
    unique('sessions_client_key').on(table.tenant, table.clientKey),
    index('sessions_by_age').on(table.tenant, table.createdAt, table.id),
    index('sessions_by_customer').on(table.tenant, table.customerId, table.createdAt, table.id),
  ],
);

export const documents = pgTable(
  'documents',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    sessionId: text('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    customerId: text('customer_id'),
    kind: text('kind', { enum: DOCUMENT_KINDS }).notNull(),
    country: text('country'),
    side: text('side', { enum: DOCUMENT_SIDES }),
    lifecycle: text('lifecycle', { enum: LIFECYCLES }).notNull(),
    verdict: text('verdict', { enum: VERDICTS }),
    nextAction: text('next_action', { enum: NEXT_ACTIONS }).notNull(),
    reasons: json<Reason[]>('reasons').notNull(),
    revision: integer('revision').notNull(),
    question: json<DocumentQuestion>('question').notNull(),
    strategy: json<Strategy>('strategy').notNull().default(DEFAULT_STRATEGY),
    /** Of the sandbox. */
    scenario: text('scenario'),
    unsorted: boolean('unsorted').notNull().default(false),
    fields: json<Field[]>('fields').notNull(),
    mrz: json<MrzReading>('mrz'),
    mrzLines: json<ProvidedMrzLine[]>('mrz_lines').notNull().default([]),
    barcodes: json<Barcode[]>('barcodes').notNull(),
    /** Lines of general text, where that was asked for. */
    text: json<ProvidedTextLine[]>('text'),
    plates: json<ProvidedPlate[]>('plates').notNull().default([]),
    checks: json<Check[]>('checks').notNull(),
    mergeVersion: integer('merge_version').notNull(),
    improving: boolean('improving').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    completedAt: moment('completed_at'),
    erasedAt: moment('erased_at'),
  },
  (table) => [
    index('documents_by_age').on(table.tenant, table.createdAt, table.id),
    index('documents_by_session').on(table.sessionId, table.createdAt, table.id),
    index('documents_by_customer').on(table.tenant, table.customerId, table.createdAt, table.id),
    index('documents_unfinished')
      .on(table.updatedAt)
      .where(sql`lifecycle in ('QUEUED', 'PROCESSING')`),
    index('documents_improving')
      .on(table.updatedAt)
      .where(sql`improving`),
  ],
);

/** Work about anything but a document: which providers were asked what, and what came of it. */
export const inquiries = pgTable(
  'inquiries',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    kind: text('kind', { enum: INQUIRY_KINDS }).notNull(),
    sessionId: text('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    customerId: text('customer_id'),
    /** The document that is exported, or the invoice that is verified. */
    subjectId: text('subject_id'),
    lifecycle: text('lifecycle', { enum: LIFECYCLES }).notNull(),
    revision: integer('revision').notNull(),
    question: json<InquiryQuestion>('question').notNull(),
    outcome: json<InquiryOutcome>('outcome'),
    strategy: json<Strategy>('strategy').notNull(),
    /** Of the sandbox. */
    scenario: text('scenario'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    completedAt: moment('completed_at'),
    erasedAt: moment('erased_at'),
  },
  (table) => [
    index('inquiries_by_age').on(table.tenant, table.kind, table.createdAt, table.id),
    index('inquiries_by_session').on(table.sessionId, table.createdAt, table.id),
    index('inquiries_by_customer').on(table.tenant, table.customerId, table.createdAt, table.id),
    index('inquiries_by_subject').on(table.subjectId, table.createdAt, table.id),
    index('inquiries_by_content')
      .using('gin', table.question.op('jsonb_path_ops'))
      .where(sql`kind in ('FACE_MATCH', 'LIVENESS', 'INVOICE', 'SESSION')`),
    index('inquiries_unfinished')
      .on(table.updatedAt)
      .where(sql`lifecycle in ('QUEUED', 'PROCESSING')`),
  ],
);

/** Pictures and other files as they were handed in; each belongs to a document, to an inquiry or to a session. */
export const images = pgTable(
  'images',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    documentId: text('document_id').references(() => documents.id, { onDelete: 'cascade' }),
    inquiryId: text('inquiry_id').references(() => inquiries.id, { onDelete: 'cascade' }),
    sessionId: text('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    role: text('role', { enum: IMAGE_ROLES }).notNull(),
    blobKey: text('blob_key').notNull(),
    mediaType: text('media_type', { enum: MEDIA_TYPES }).notNull(),
    byteLength: integer('byte_length').notNull(),
    sha256: text('sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    pageCount: integer('page_count').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('images_by_document').on(table.documentId),
    index('images_by_inquiry').on(table.inquiryId),
    index('images_by_session').on(table.sessionId),
    index('images_by_content').on(table.tenant, table.sha256),
    index('images_by_blob').on(table.blobKey),
    check('images_one_owner', sql`num_nonnulls(${table.documentId}, ${table.inquiryId}, ${table.sessionId}) = 1`),
  ],
);

/** What was answered, and paid for, once. */
export const readings = pgTable(
  'readings',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    /** SHA-256 of what was asked about; of a single picture, of its bytes. */
    sha256: text('sha256').notNull(),
    provider: text('provider', { enum: PROVIDER_NAMES }).notNull(),
    /** SHA-256 of the canonical question. */
    questionHash: text('question_hash').notNull(),
    mappingVersion: integer('mapping_version').notNull(),
    reading: json<Reading>('reading').notNull(),
    warnings: json<string[]>('warnings').notNull(),
    raw: json<unknown>('raw'),
    externalId: text('external_id'),
    cost: json<Money>('cost'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('readings_once').on(
      table.tenant,
      table.sha256,
      table.provider,
      table.questionHash,
      table.mappingVersion,
    ),
  ],
);

export const attempts = pgTable(
  'attempts',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    /** The document or inquiry that the provider is asked for. */
    workId: text('work_id').notNull(),
    provider: text('provider', { enum: PROVIDER_NAMES }).notNull(),
    /** Order in which providers were asked, from 0. */
    position: integer('position').notNull(),
    lifecycle: text('lifecycle', { enum: ATTEMPT_LIFECYCLES }).notNull(),
    servedFrom: text('served_from', { enum: SERVED_FROM }).notNull(),
    readingId: text('reading_id').references(() => readings.id),
    ageMs: integer('age_ms'),
    latencyMs: integer('latency_ms'),
    cost: json<Money>('cost'),
    externalId: text('external_id'),
    /** What `check` needs to ask about pending work. */
    handle: json<unknown>('handle'),
    /** How often the provider was called. */
    calls: integer('calls').notNull(),
    error: json<ProviderError>('error'),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    unique('attempts_once').on(table.workId, table.provider),
    index('attempts_by_reading').on(table.readingId),
  ],
);

export const uploads = pgTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    state: text('state', { enum: ['OPEN', 'RECEIVED', 'USED'] }).notNull(),
    byteLength: integer('byte_length').notNull(),
    sha256: text('sha256').notNull(),
    blobKey: text('blob_key'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('uploads_by_expiry').on(table.expiresAt),
    check('uploads_received_has_bytes', sql`${table.state} = 'OPEN' or ${table.blobKey} is not null`),
  ],
);

/** Who is asking a provider something right now, so that nobody else asks the same meanwhile. */
export const claims = pgTable(
  'claims',
  {
    tenant: text('tenant').notNull(),
    sha256: text('sha256').notNull(),
    provider: text('provider', { enum: PROVIDER_NAMES }).notNull(),
    questionHash: text('question_hash').notNull(),
    mappingVersion: integer('mapping_version').notNull(),
    attemptId: text('attempt_id').notNull(),
    until: moment('until').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'claims_once',
      columns: [table.tenant, table.sha256, table.provider, table.questionHash, table.mappingVersion],
    }),
  ],
);

/** What was erased, and what became of it where it had been. One row for each thing; nothing in it is about a person. */
export const erasures = pgTable(
  'erasures',
  {
    /** The document, session or inquiry. */
    subjectId: text('subject_id').primaryKey(),
    tenant: text('tenant').notNull(),
    /** What was erased along with it, such as the documents of a session. */
    alongIds: json<string[]>('along_ids').notNull(),
    receipts: json<ErasureReceipt[]>('receipts').notNull(),
    /** Files that are still to be removed. */
    blobKeys: json<string[]>('blob_keys').notNull(),
    erasedAt: moment('erased_at').notNull(),
    /** Null until the last file is gone. */
    filesGoneAt: moment('files_gone_at'),
  },
  (table) => [
    index('erasures_with_files')
      .on(table.erasedAt)
      .where(sql`files_gone_at is null`),
  ],
);
