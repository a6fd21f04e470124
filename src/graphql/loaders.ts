import DataLoader from 'dataloader';
import type { Document } from '../domain/document.js';
import type { Inquiry, InquiryOf } from '../domain/inquiry.js';
import type { Session } from '../domain/session.js';
import type { CustomerSession } from '../domain/session-verification.js';
import type { Caller } from '../services/caller.js';
import type { StoredAttempt } from '../store/attempts.js';
import { listAttempts } from '../store/attempts.js';
import type { Queries } from '../store/database.js';
import { listDocumentsByIds, listDocumentsOfSessions } from '../store/documents.js';
import type { StoredImage } from '../store/images.js';
import { listImages, listImagesByIds, listImagesOfSessions } from '../store/images.js';
import { listInquiriesByIds, listInquiriesOfSessions, listInquiriesOfSubjects } from '../store/inquiries.js';
import { listAcceptedSessionsOfCustomers, listSessionsByIds } from '../store/sessions.js';

export interface Loaders {
  attemptsOfWork: DataLoader<string, StoredAttempt[]>;
  imagesOfDocument: DataLoader<string, StoredImage[]>;
  imagesOfSession: DataLoader<string, StoredImage[]>;
  documentsOfSession: DataLoader<string, Document[]>;
  inquiriesOfSession: DataLoader<string, Inquiry[]>;
  exportsOfDocument: DataLoader<string, InquiryOf<'OCR_EXPORT'>[]>;
  /** Those that were accepted, with all that says who the customer is. */
  acceptedSessionsOfCustomer: DataLoader<string, CustomerSession[]>;
  /** Further invoices of a file, by the first. */
  invoicesBeside: DataLoader<string, InquiryOf<'INVOICE'>[]>;
  verificationsOfInvoice: DataLoader<string, InquiryOf<'INVOICE_VERIFICATION'>[]>;
  invoice: DataLoader<string, InquiryOf<'INVOICE'> | null>;
  session: DataLoader<string, Session | null>;
  document: DataLoader<string, Document | null>;
  image: DataLoader<string, StoredImage | null>;
}

export function createLoaders(queries: Queries, { tenant }: Caller): Loaders {
  return {
    attemptsOfWork: grouped(
      (ids) => listAttempts(queries, tenant, ids),
      (attempt) => attempt.workId,
    ),
    imagesOfDocument: grouped(
      (ids) => listImages(queries, tenant, ids),
      (image) => image.documentId ?? '',
    ),
    imagesOfSession: grouped(
      (ids) => listImagesOfSessions(queries, tenant, ids),
      (image) => image.sessionId ?? '',
    ),
    documentsOfSession: grouped(
      (ids) => listDocumentsOfSessions(queries, tenant, ids),
      (document) => document.sessionId ?? '',
    ),
    inquiriesOfSession: grouped(
      (ids) => listInquiriesOfSessions(queries, tenant, ids),
      (inquiry) => inquiry.sessionId ?? '',
    ),
    exportsOfDocument: grouped(
      (ids) => listInquiriesOfSubjects(queries, tenant, 'OCR_EXPORT', ids),
      ({ question }) => question.documentId,
    ),
    acceptedSessionsOfCustomer: grouped(
      (ids) => loadAcceptedSessions(queries, tenant, ids),
      ({ customerId }) => customerId ?? '',
    ),
    invoicesBeside: grouped(
      (ids) => listInquiriesOfSubjects(queries, tenant, 'INVOICE', ids),
      ({ subjectId }) => subjectId ?? '',
    ),
    verificationsOfInvoice: grouped(
      (ids) => listInquiriesOfSubjects(queries, tenant, 'INVOICE_VERIFICATION', ids),
      ({ subjectId }) => subjectId ?? '',
    ),
    invoice: single(async (ids) => {
      const found = await listInquiriesByIds(queries, tenant, ids);
      return found.filter((inquiry) => inquiry.kind === 'INVOICE');
    }),
    session: new DataLoader(async (ids) => {
      const found = await listSessionsByIds(queries, tenant, ids);
      return ids.map((id) => found.find((session) => session.id === id) ?? null);
    }),
    document: single((ids) => listDocumentsByIds(queries, tenant, ids)),
    image: single((ids) => listImagesByIds(queries, tenant, ids)),
  };
}

/** Two queries, however many customers and sessions there are. */
async function loadAcceptedSessions(queries: Queries, tenant: string, customerIds: readonly string[]) {
  const sessions = await listAcceptedSessionsOfCustomers(queries, tenant, customerIds);
  const ids = sessions.map(({ id }) => id);
  const documents = ids.length === 0 ? [] : await listDocumentsOfSessions(queries, tenant, ids);
  return sessions.map((session) => ({
    ...session,
    documents: documents.filter(({ sessionId }) => sessionId === session.id),
  }));
}

/** All children of many parents in one query. Not cached: a request that waits for news must see them anew. */
function grouped<T>(load: (ids: readonly string[]) => Promise<T[]>, parentOf: (child: T) => string) {
  return new DataLoader<string, T[]>(
    async (ids) => {
      const children = await load(ids);
      return ids.map((id) => children.filter((child) => parentOf(child) === id));
    },
    { cache: false },
  );
}

/** Many things by their ids in one query; null for each that is not the tenant's. Not cached either. */
function single<T extends { id: string }>(load: (ids: readonly string[]) => Promise<T[]>) {
  return new DataLoader<string, T | null>(
    async (ids) => {
      const found = await load(ids);
      return ids.map((id) => found.find((each) => each.id === id) ?? null);
    },
    { cache: false },
  );
}
