import { UserFault } from '../domain/errors.js';
import type { Inquiry, InquiryKind, InquiryOf, QuestionByKind } from '../domain/inquiry.js';
import type { MediaType } from '../domain/media-type.js';
import type { Strategy } from '../domain/strategy.js';
import type { BeginInquiryParts } from '../orchestration/inquiries/begin-inquiry.js';
import { createInquiry } from '../orchestration/inquiries/create-inquiry.js';
import { newInquiry } from '../orchestration/inquiries/new-inquiry.js';
import { holdInquiry } from '../store/inquiries.js';
import type { Caller } from './caller.js';
import { customerOf, holdOpenSession } from './customer-of.js';
import type { ImageSource, ReceivedImage, ReceiveParts } from './receive-image.js';
import { receiveImage, useUploads } from './receive-image.js';

export type StartInquiryParts = ReceiveParts & BeginInquiryParts;

/** A file that is handed in with an inquiry, and where it stands in the arguments. */
export interface InquiryFile {
  source: ImageSource;
  accepts: readonly MediaType[];
  path: string[];
}

export interface InquiryRequest<Kind extends InquiryKind> {
  kind: Kind;
  files: readonly InquiryFile[];
  /** Given the ids of the files, in their order. */
  question(imageIds: string[], received: readonly ReceivedImage[]): QuestionByKind[Kind];
  sessionId?: string | null;
  customerId?: string | null;
  subjectId?: string | null;
  strategy: Strategy;
  /** Of the sandbox; null: everything normal. */
  scenario: string | null;
}

/** Resolves once the files, the row and the job are durable. `path` is where the request stands in the arguments. */
export async function startInquiry<Kind extends InquiryKind>(
  parts: StartInquiryParts,
  caller: Caller,
  request: InquiryRequest<Kind>,
  path: string[],
): Promise<InquiryOf<Kind>> {
  const { kind, strategy, scenario } = request;
  const customerId = await customerOf(parts, caller, request, path);
  const received: ReceivedImage[] = [];
  for (const { source, accepts, path: at } of request.files) {
    received.push(await receiveImage(parts, caller, source, at, { accepts }));
  }
  const question = request.question(
    received.map(({ image }) => image.id),
    received,
  );
  const inquiry = newInquiry(
    {
      tenant: caller.tenant,
      kind,
      sessionId: request.sessionId ?? null,
      customerId,
      subjectId: request.subjectId ?? null,
      question,
      strategy,
      scenario,
    },
    parts.now(),
  );
  const uses = received.map((one, index) => ({ received: one, path: request.files[index]?.path ?? path }));
  await useUploads(parts, uses, async (transaction) => {
    const { sessionId, createdAt, subjectId } = inquiry;
    // What fills the question may have been erased since it was read.
    if (subjectId !== null && !(await holdInquiry(transaction, subjectId))) throw subjectGone(path);
    if (sessionId !== null) await holdOpenSession(transaction, sessionId, createdAt, path);
    // The compiler cannot see that a kind and its question make one of the union.
    const stored = inquiry as unknown as Inquiry;
    await createInquiry(
      parts,
      transaction,
      stored,
      received.map(({ image }) => image),
    );
  });
  return inquiry;
}

/** Only verifications of invoices are about another inquiry. */
function subjectGone(path: string[]): UserFault {
  const message = 'There is no invoice with this id any more.';
  return new UserFault({ code: 'INVOICE_NOT_FOUND', message, path: [...path, 'invoiceId'] });
}
