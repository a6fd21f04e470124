import { isImageMediaType } from '../../domain/media-type.js';
import { compiledWorkerUrl } from '../../images/compiled-worker-url.js';
import type { ProviderImage } from '../contract.js';
import type { InvoiceAnswer, InvoiceFileTask, PageAnswer, PageReading, PageTask } from './engine-worker.js';
import type { InvoiceFacts } from './invoice/invoice-facts.js';
import { createPageThreads } from './page-threads.js';

export interface EngineOptions {
  threads: number;
  /** From the moment a thread takes a page, after which the thread is ended. Default 10 000. */
  pageDeadlineMs?: number;
  /** Pages that may wait for a thread before further ones are refused. Default 64. */
  maxWaiting?: number;
  /** Default: the compiled engine-worker. Tests put in one that hangs or dies. */
  workerUrl?: URL;
}

/** What one file says about invoices. */
export interface InvoiceFileReading {
  /** Of its data and its text, best source first. */
  content: InvoiceFacts[];
  /** Of the barcodes on its pages, in order; not looked for where there is data. */
  barcodes: InvoiceFacts[];
  warnings: string[];
}

/** Reads pages in threads of its own, so that neither a long nor a broken page holds up the server. */
export interface Engine {
  /** Page after page, until one has a zone that was read surely. Rejects with ProviderFailure. */
  readPages(image: ProviderImage, signal: AbortSignal): Promise<PageReading[]>;
  /** Data and text first; pages are looked at only where no data was found. Rejects with ProviderFailure. */
  readInvoiceFile(image: ProviderImage, signal: AbortSignal): Promise<InvoiceFileReading>;
  close(): Promise<void>;
}

type Task = PageTask | InvoiceFileTask;
type Answer = PageAnswer | InvoiceAnswer;

/** Ten times what an ordinary page takes. */
const PDF_PAGE_DEADLINE_MS = 5_000;

export function createEngine(options: EngineOptions): Engine {
  const pageDeadlineMs = options.pageDeadlineMs ?? 10_000;
  const threads = createPageThreads<Task, Answer>({
    workerUrl: options.workerUrl ?? compiledWorkerUrl(import.meta.url, './engine-worker.js'),
    minThreads: options.threads,
    maxThreads: options.threads,
    ...(options.maxWaiting === undefined ? {} : { maxWaiting: options.maxWaiting }),
  });

  /** `name` is that of a function of the worker. */
  function run(name: string, task: Task, signal: AbortSignal): Promise<Exclude<Answer, { refusal: unknown }>> {
    const isPdf = task.mediaType === 'application/pdf';
    return threads.run(name, task, {
      deadlineMs: isPdf ? Math.min(pageDeadlineMs, PDF_PAGE_DEADLINE_MS) : pageDeadlineMs,
      signal,
    });
  }

  async function readPage(task: PageTask, signal: AbortSignal): Promise<PageReading> {
    return ((await run('readPage', task, signal)) as { reading: PageReading }).reading;
  }

  async function readFacts(
    name: 'readInvoiceFile' | 'readInvoicePage',
    task: Task,
    signal: AbortSignal,
  ): Promise<InvoiceFacts[]> {
    return ((await run(name, task, signal)) as { facts: InvoiceFacts[] }).facts;
  }

  return {
    async readPages(image, signal) {
      const bytes = await image.bytes();
      const pages: PageReading[] = [];
      for (let page = 0; page < image.pageCount; page++) {
        const reading = await readPage({ bytes, mediaType: image.mediaType, page }, signal);
        pages.push(reading);
        if (reading.mrz?.accepted) break;
      }
      return pages;
    },
    async readInvoiceFile(image, signal) {
      const bytes = await image.bytes();
      const { mediaType } = image;
      const hasContent = mediaType === 'application/pdf' || !isImageMediaType(mediaType);
      const content = hasContent ? await readFacts('readInvoiceFile', { bytes, mediaType }, signal) : [];
      const reading: InvoiceFileReading = { content, barcodes: [], warnings: [] };
      if (!isImageMediaType(mediaType) || content.some(({ zone }) => zone === 'STRUCTURED_DATA')) return reading;
      for (let page = 0; page < image.pageCount; page++) {
        try {
          reading.barcodes.push(...(await readFacts('readInvoicePage', { bytes, mediaType, page }, signal)));
        } catch (error) {
          // A page that cannot be drawn does not take along what its text has said.
          if (content.length === 0 || signal.aborted) throw error;
          reading.warnings.push('The pages could not be looked at for barcodes.');
          break;
        }
      }
      return reading;
    },
    async close() {
      await threads.close();
    },
  };
}
