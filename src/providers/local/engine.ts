import { Piscina } from 'piscina';
import { compiledWorkerUrl } from '../../images/compiled-worker-url.js';
import { ImageRefused } from '../../images/image-refused.js';
import type { ProviderImage } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import type { PageAnswer, PageReading, PageTask } from './engine-worker.js';

export interface EngineOptions {
  threads: number;
  /** From the moment a thread takes a page, after which the thread is ended. Default 10 000. */
  pageDeadlineMs?: number;
  /** Pages that may wait for a thread before further ones are refused. Default 64. */
  maxWaiting?: number;
  /** Default: the compiled engine-worker. Tests put in one that hangs or dies. */
  workerUrl?: URL;
}

/** Reads pages in threads of its own, so that neither a long nor a broken page holds up the server. */
export interface Engine {
  /** Page after page, until one has a zone that was read surely. Rejects with ProviderFailure. */
  readPages(image: ProviderImage, signal: AbortSignal): Promise<PageReading[]>;
  close(): Promise<void>;
}

const MAX_HEAP_MEGABYTES = 1024;
/** Ten times what an ordinary page takes. */
const PDF_PAGE_DEADLINE_MS = 5_000;

export function createEngine(options: EngineOptions): Engine {
  const pageDeadlineMs = options.pageDeadlineMs ?? 10_000;
  const places = new Places(options.threads, options.maxWaiting ?? 64);
  const pool = new Piscina<PageTask, PageAnswer>({
    filename: (options.workerUrl ?? compiledWorkerUrl(import.meta.url, './engine-worker.js')).href,
    name: 'readPage',
    minThreads: options.threads,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });

  async function readPage(task: PageTask, signal: AbortSignal): Promise<PageReading> {
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
      const answer = await pool.run(task, { signal: off.signal });
      if ('refusal' in answer) throw ImageRefused.from(answer.refusal);
      return answer.reading;
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
