import type { OcrExportReading } from '../../domain/ocr-export.js';
import type { QuestionByKind } from '../../domain/inquiry.js';
import type { ProvidedReading } from '../../domain/reading.js';
import type { OcrExportRequest } from '../../providers/contract.js';
import { findDocument } from '../../store/documents.js';
import type { InquiryHandler } from './handler.js';

export const ocrExportHandler: InquiryHandler<'OCR_EXPORT'> = {
  async prepare({ queries }, { tenant, question }) {
    const { documentId, target, fingerprint } = question;
    // The result is at hand, but whoever erased the document meanwhile does not want it written anywhere any more.
    if (!(await findDocument(queries, tenant, documentId))) return null;
    return {
      request: exportRequest(question),
      contentHash: fingerprint,
      // Two documents may say the same, and each is written by itself.
      question: { kind: 'OCR_EXPORT', documentId, target },
    };
  },
  judge: {
    isAnswered: (_strategy, readings) => readings.length > 0,
    hasConsensus: ({ quorum }, readings) => readings.length >= quorum,
  },
  conclude: (_inquiry, readings) => ({ answer: answersOf(readings)[0] ?? null }),
};

/** What a customer system is sent. */
export function exportRequest({
  target,
  additions,
  result,
}: Pick<QuestionByKind['OCR_EXPORT'], 'target' | 'additions' | 'result'>): OcrExportRequest {
  return { kind: 'OCR_EXPORT', target, ...result, ...(additions === null ? {} : { additions }) };
}

function answersOf(readings: readonly ProvidedReading[]): OcrExportReading[] {
  return readings.flatMap(({ reading }) => (reading.kind === 'OCR_EXPORT' ? [reading.export] : []));
}
