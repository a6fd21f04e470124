import type { Field, FieldName, ProofKind } from '../../domain/field.js';
import type { InquiryOf, InvoiceContent } from '../../domain/inquiry.js';
import type { Strategy } from '../../domain/strategy.js';
import { listAttempts } from '../../store/attempts.js';
import type { Transaction } from '../../store/database.js';
import { insertImages } from '../../store/images.js';
import { insertInquiries } from '../../store/inquiries.js';
import type { MergedInvoice } from '../merge-invoices.js';
import { mergeInvoices } from '../merge-invoices.js';
import type { AnswerJudge } from '../work.js';
import { croppedImageOf, keepCroppedPictures } from './cropped-pictures.js';
import type { InquiryHandler, InquiryParts } from './handler.js';
import { hashOfAll, loadImages } from './images.js';
import { newInquiry } from './new-inquiry.js';

export const invoiceHandler: InquiryHandler<'INVOICE'> = {
  async prepare(parts, { tenant, question: { imageId, croppedImage } }) {
    const images = await loadImages(parts, tenant, [imageId]);
    if (!images) return null;
    return {
      request: { kind: 'INVOICE', images, croppedImage },
      contentHash: hashOfAll(images),
      // What type the app takes it for is no part of it: nobody is told.
      question: { kind: 'INVOICE', croppedImage },
      judge: judgeOf(croppedImage),
    };
  },
  judge: judgeOf(false),
  keep: ({ blobs }, reading) => keepCroppedPictures(blobs, reading),
  conclude: (_inquiry, readings) => ({
    invoices: mergeInvoices(readings, false)
      .slice(0, 1)
      .map((merged) => contentOf(merged, null)),
  }),
  async settle(parts, transaction, inquiry, readings, now) {
    const attempts = await listAttempts(transaction.queries, inquiry.tenant, [inquiry.id]);
    const anyFailed = attempts.some(({ lifecycle }) => lifecycle === 'FAILED');
    const [first, ...others] = mergeInvoices(readings, anyFailed);
    for (const other of others) await insertSibling(parts, transaction, inquiry, other, now);
    if (!first) return { invoices: [] };
    const image = await croppedImageOf(parts.blobs, first.croppedPicture);
    if (image) await insertImages(transaction, inquiry.tenant, { inquiryId: inquiry.id }, [image], now);
    return { invoices: [contentOf(first, image?.id ?? null)] };
  },
};

/** Data and barcodes bring a number as it was written, so that nothing is left that a picture could tell better. */
const AS_WRITTEN: readonly ProofKind[] = ['STRUCTURED_DATA', 'BARCODE_ERROR_CORRECTION'];

/** `croppedImage`: whether the app wants a picture of the invoice alone; whoever does not cut one out is not enough then. */
function judgeOf(croppedImage: boolean): AnswerJudge {
  return {
    /** Without a wish, every invoice in the file has its number and its amount with tax, or a number that is proved. */
    isAnswered(strategy, readings) {
      const invoices = mergeInvoices(readings, false);
      const isWhole = ({ fields, croppedPicture }: MergedInvoice) =>
        (strategy.wanted ? strategy.wanted.every((name) => has(fields, name)) : isKnown(fields)) &&
        (!croppedImage || croppedPicture !== null);
      return invoices.every(isWhole);
    },
    /** For each wanted field that anybody has read, of every invoice. */
    hasConsensus(strategy, readings) {
      if (readings.length < strategy.quorum) return false;
      return mergeInvoices(readings, false).every((invoice) => isAgreed(strategy, invoice));
    },
  };
}

function has(fields: readonly Field[], name: FieldName): boolean {
  return fields.some((field) => field.name === name && field.value !== null);
}

function isKnown(fields: readonly Field[]): boolean {
  const number = fields.find(({ name, value }) => name === 'INVOICE_NUMBER' && value !== null);
  if (!number) return false;
  return has(fields, 'GROSS_AMOUNT') || number.proof.some(({ kind }) => AS_WRITTEN.includes(kind));
}

function isAgreed({ wanted, quorum }: Strategy, { fields }: MergedInvoice): boolean {
  const read = fields.filter(({ name, value }) => value !== null && (wanted === null || wanted.includes(name)));
  return (
    read.length > 0 &&
    read.every(({ value, candidates }) => {
      const agreeing = candidates.filter((each) => each.accepted && each.value === value);
      return new Set(agreeing.map(({ provider }) => provider)).size >= quorum;
    })
  );
}

function contentOf({ croppedPicture: _picture, ...content }: MergedInvoice, imageId: string | null): InvoiceContent {
  return { ...content, croppedImageId: imageId };
}

/** A further invoice in the same file: an inquiry that has ended, whose attempts are those of the first. */
async function insertSibling(
  { blobs }: InquiryParts,
  transaction: Transaction,
  { id, tenant, sessionId, customerId, question, strategy, scenario }: InquiryOf<'INVOICE'>,
  merged: MergedInvoice,
  now: Date,
): Promise<void> {
  const asked = { tenant, kind: 'INVOICE' as const, sessionId, customerId, subjectId: id, question };
  const image = await croppedImageOf(blobs, merged.croppedPicture);
  const outcome = { invoices: [contentOf(merged, image?.id ?? null)] };
  const ended = { lifecycle: 'COMPLETED' as const, completedAt: now, outcome };
  const inquiry = { ...newInquiry({ ...asked, strategy, scenario }, now), ...ended };
  await insertInquiries(transaction, [{ inquiry, files: image ? [image] : [] }]);
}
