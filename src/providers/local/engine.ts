import { Piscina } from 'piscina';
import { isImageMediaType } from '../../domain/media-type.js';
import { compiledWorkerUrl } from '../../images/compiled-worker-url.js';
import { ImageRefused } from '../../images/image-refused.js';
import type { ProviderImage } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import type { InvoiceAnswer, InvoiceFileTask, PageAnswer, PageReading, PageTask } from './engine-worker.js';
import type { InvoiceFacts } from './invoice/invoice-facts.js';

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

const MAX_HEAP_MEGABYTES = 1024;
/** Ten times what an ordinary page takes. */
const PDF_PAGE_DEADLINE_MS = 5_000;

export function createEngine(options: EngineOptions): Engine {
  const pageDeadlineMs = options.pageDeadlineMs ?? 10_000;
  const places = new Places(options.threads, options.maxWaiting ?? 64);
  const pool = new Piscina<Task, Answer>({
    filename: (options.workerUrl ?? compiledWorkerUrl(import.meta.url, './engine-worker.js')).href,
    name: 'readPage',
    minThreads: options.threads,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });

  /** `name` is that of a function of the worker. */
  async function run(name: string, task: Task, signal: AbortSignal): Promise<Exclude<Answer, { refusal: unknown }>> {
    const leave = await places.enter();
    // The clock starts here: time spent waiting for others is not the page's fault.
    const off = new AbortController();
    const callOff = () => off.abort();
    signal.addEventListener('abort', callOff);
    if (signal.aborted) callOff();
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        off.abort();
      },
      task.mediaType === 'application/pdf' ? Math.min(pageDeadlineMs, PDF_PAGE_DEADLINE_MS) : pageDeadlineMs,
    );
    try {
      const answer = await pool.run(task, { name, signal: off.signal });
      if ('refusal' in answer) throw ImageRefused.from(answer.refusal);
      return answer;
    } catch (error) {
      // A machine that was too busy may not be so later; but a PDF may be made to be drawn without end.
      if (late) {
        throw new ProviderFailure('TIMEOUT', 'The engine gave a page up at its deadline.', {
          retryable: task.mediaType !== 'application/pdf',
        });
      }
      if (signal.aborted) throw new ProviderFailure('CANCELED', 'The engine was told to stop.', { retryable: true });
      throw failureOf(error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', callOff);
      leave();
    }
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
      await pool.destroy();
    },
  };
}

function failureOf(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error;
  if (error instanceof ImageRefused) {
    return new ProviderFailure('INVALID_IMAGE', error.message, { providerCode: error.code });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new ProviderFailure('INTERNAL', `A thread of the engine ended unexpectedly (${code}).`, {
    retryable: true,
    cause: error,
  });
}

/** As many places as threads, and a queue that does not grow without end. */
class Places {
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly count: number,
    private readonly maxWaiting: number,
  ) {}

  async enter(): Promise<() => void> {
    if (this.#taken >= this.count) {
      if (this.#waiting.length >= this.maxWaiting) {
        throw new ProviderFailure('OVERLOADED', 'The queue of the engine is full.', { retryAfterMs: 1_000 });
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#taken += 1;
    }
    return () => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken -= 1;
    };
  }
}
