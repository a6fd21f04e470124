import { Piscina } from 'piscina';
import { compiledWorkerUrl } from './compiled-worker-url.js';
import { DEFAULT_IMAGE_LIMITS } from './image-limits.js';
import { ImageRefused } from './image-refused.js';
import type { PdfInspection } from './pdf-document.js';
import type { PdfInspectionAnswer, PdfInspectionTask } from './pdf-inspection-worker.js';

export interface PdfInspectorOptions {
  /** From the moment a thread takes the file; waiting for a thread does not count. Default 5000. */
  deadlineMs?: number;
  /** Files looked at side by side. Default 1. */
  maxThreads?: number;
  /** A thread without work ends after this time and gives its memory back. Default 30 000. */
  idleTimeoutMs?: number;
  /** Default that of DEFAULT_IMAGE_LIMITS. */
  maxPixels?: number;
}

export interface PdfInspector {
  /** Throws ImageRefused. The bytes are copied to the thread and stay usable. */
  inspect(bytes: Uint8Array, maxPages: number): Promise<PdfInspection>;
  /** Ends the threads; what still runs is given up. */
  close(): Promise<void>;
}

const MAX_HEAP_MEGABYTES = 256;

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/**
 * Looks into PDFs in threads of their own, so that none of them can hold up or bring down the process. At the deadline the
 * thread is ended, whatever it is doing, and the next file gets a new one. No thread is started before the first PDF.
 */
export function createPdfInspector(options: PdfInspectorOptions = {}): PdfInspector {
  const deadlineMs = options.deadlineMs ?? 5000;
  const maxThreads = options.maxThreads ?? 1;
  const maxPixels = options.maxPixels ?? DEFAULT_IMAGE_LIMITS.maxPixels;
  const pool = new Piscina<PdfInspectionTask, PdfInspectionAnswer>({
    filename: compiledWorkerUrl(import.meta.url, './pdf-inspection-worker.js').href,
    name: 'answerPdfInspection',
    minThreads: 0,
    maxThreads,
    idleTimeout: options.idleTimeoutMs ?? 30_000,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });

  // The pool's own queue would let the deadline run while a file waits for others.
  let busy = 0;
  const waiting: (() => void)[] = [];
  const takePlace = async (): Promise<void> => {
    if (busy >= maxThreads) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
  };
  const givePlace = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };

  return {
    async inspect(bytes, maxPages) {
      await takePlace();
      const deadline = AbortSignal.timeout(deadlineMs);
      try {
        // A copy of just these bytes: small buffers share memory with others, and all of that would go along.
        const copy = Uint8Array.from(bytes);
        const task = { bytes: copy, maxPages, maxPixels };
        const answer = await pool.run(task, { signal: deadline, transferList: [copy.buffer] });
        if ('refusal' in answer) throw ImageRefused.from(answer.refusal);
        return answer.inspection;
      } catch (error) {
        if (deadline.aborted && !(error instanceof ImageRefused)) {
          throw new ImageRefused('PDF_TOO_SLOW', 'Reading the PDF took too long.');
        }
        if (hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) {
          throw new ImageRefused('PDF_TOO_LARGE_UNPACKED', 'Reading the PDF took too much memory.');
        }
        throw error;
      } finally {
        givePlace();
      }
    },
    async close() {
      await pool.destroy();
    },
  };
}
