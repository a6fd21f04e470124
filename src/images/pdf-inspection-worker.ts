import { ImageRefused, type ImageRefusal } from './image-refused.js';
import { inspectPdf, type PdfInspection } from './pdf-document.js';

export interface PdfInspectionTask {
  bytes: Uint8Array;
  maxPages: number;
  maxPixels: number;
}

/** A refusal travels as data: an error would lose its code between two threads. */
export type PdfInspectionAnswer = { inspection: PdfInspection } | { refusal: ImageRefusal };

/** The entry of the thread: piscina calls what the module exports under this name. */
export async function answerPdfInspection(task: PdfInspectionTask): Promise<PdfInspectionAnswer> {
  try {
    return { inspection: await inspectPdf(task.bytes, task.maxPages, task.maxPixels) };
  } catch (error) {
    if (error instanceof ImageRefused) return { refusal: error.toRefusal() };
    throw error;
  }
}
