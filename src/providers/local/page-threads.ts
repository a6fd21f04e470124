import { Piscina } from 'piscina';
import type { MediaType } from '../../domain/media-type.js';
import type { ImageRefusal } from '../../images/image-refused.js';
import { ImageRefused } from '../../images/image-refused.js';
import { ProviderFailure } from '../contract.js';

export interface PageThreadsOptions {
  /** The compiled module whose functions are called by name. */
  workerUrl: URL;
  minThreads: number;
  maxThreads: number;
  /** A thread above `minThreads` without work ends after this time. Default: never. */
  idleTimeoutMs?: number;
  /** Pages that may wait for a thread before further ones are refused. Default 64. */
  maxWaiting?: number;
}

export interface PageRun {
  /** From the moment a thread takes the page, after which the thread is ended. */
  deadlineMs: number;
  signal: AbortSignal;
}

/** Threads for work on pages that may be broken or made to do harm: whichever holds one up is ended, and replaced. */
export interface PageThreads<Task, Answer> {
  /** `name` is that of a function of the worker. Rejects with ProviderFailure, also where the answer is a refusal. */
  run(name: string, task: Task, run: PageRun): Promise<Exclude<Answer, { refusal: ImageRefusal }>>;
  close(): Promise<void>;
}

const MAX_HEAP_MEGABYTES = 1024;

export function createPageThreads<Task extends { mediaType: MediaType }, Answer extends object>(
  options: PageThreadsOptions,
): PageThreads<Task, Answer> {
  const places = new Places(options.maxThreads, options.maxWaiting ?? 64);
  const pool = new Piscina<Task, Answer | { refusal: ImageRefusal }>({
    filename: options.workerUrl.href,
    minThreads: options.minThreads,
    maxThreads: options.maxThreads,
    ...(options.idleTimeoutMs === undefined ? {} : { idleTimeout: options.idleTimeoutMs }),
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });
  return {
    async run(name, task, { deadlineMs, signal }) {
      const leave = await places.enter();
      // The clock starts here: time spent waiting for others is not the page's fault.
      const off = new AbortController();
      const callOff = () => off.abort();
      signal.addEventListener('abort', callOff);
      if (signal.aborted) callOff();
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        off.abort();
      }, deadlineMs);
      try {
        const answer = await pool.run(task, { name, signal: off.signal });
        if ('refusal' in answer) throw ImageRefused.from(answer.refusal);
        return answer as Exclude<Answer, { refusal: ImageRefusal }>;
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
