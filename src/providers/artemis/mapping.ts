import type { OcrExportReading, OcrExportTarget } from '../../domain/ocr-export.js';
import { isCalendarDate } from '../normal-form.js';
import type { DocumentReply } from './wire.js';
import { isPictureOrAddress } from './wire.js';

/** Pure: the document that the vendor answered with -> our words. What is not of the documented form is null and noted. */
export function mapDocument(reply: DocumentReply, target: OcrExportTarget, warnings: string[]): OcrExportReading {
  // Written is written, so another id is told and not taken for a failure.
  if (reply.id !== target.documentId) warnings.push('id is not the id of the document that was written to.');
  if (reply.customerId !== null && reply.customerId !== target.customerId) {
    warnings.push('customerId is not the id of the customer that was written to.');
  }
  return {
    externalDocumentId: reply.id,
    externalCustomerId: reply.customerId,
    documentType: reply.type,
    documentNumber: reply.number,
    issueDate: dateOf(reply, 'issueDate', warnings),
    expiryDate: dateOf(reply, 'expiryDate', warnings),
    authenticity: reply.authenticity,
    createdAt: instantOf(reply, 'createdAt', warnings),
    updatedAt: instantOf(reply, 'updatedAt', warnings),
    createdBy: reply.createdBy,
    updatedBy: reply.updatedBy,
    frontName: fileNameOf(reply, 'frontName', warnings),
    backName: fileNameOf(reply, 'backName', warnings),
    showExpiryNotification: reply.showExpiryNotification,
    allowedDocumentFormat: reply.allowedDocumentFormat,
    documentVerification: verificationOf(reply, warnings),
    faceComparison: reply.faceCompare,
    liveness: reply.liveness,
    other: reply.other,
  };
}

/** `2023-12-25` (HIGH). */
export function isDate(text: string): boolean {
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return parts.length === 3 && isCalendarDate(parts.map(Number));
}

function dateOf(reply: DocumentReply, name: 'issueDate' | 'expiryDate', warnings: string[]): string | null {
  const text = reply[name];
  if (text === null || isDate(text)) return text;
  warnings.push(`${name} is no date of the documented form.`);
  return null;
}

/** `2023-11-07T05:31:56Z` (HIGH), perhaps with parts of a second or another zone. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

function instantOf(reply: DocumentReply, name: 'createdAt' | 'updatedAt', warnings: string[]): string | null {
  const text = reply[name];
  if (text === null) return null;
  const date = INSTANT.exec(text)?.[1];
  if (date !== undefined && isDate(date) && !Number.isNaN(Date.parse(text))) return text;
  warnings.push(`${name} is no time of the documented form.`);
  return null;
}

function fileNameOf(reply: DocumentReply, name: 'frontName' | 'backName', warnings: string[]): string | null {
  const text = reply[name];
  if (text === null || !isPictureOrAddress(text)) return text;
  warnings.push(`${name} is no name of a file and was left out.`);
  return null;
}

function verificationOf(
  { docverCheckStatus }: DocumentReply,
  warnings: string[],
): OcrExportReading['documentVerification'] {
  if (docverCheckStatus === null || docverCheckStatus === 'PERFORMED' || docverCheckStatus === 'NOT_PERFORMED') {
    return docverCheckStatus;
  }
  warnings.push('docverCheckStatus is neither of the two documented values.');
  return null;
}
