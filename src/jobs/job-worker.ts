import { setTimeout as delay } from 'node:timers/promises';

/** Nobody waits for a job to be over; until then it only keeps its place. */
const COMPLETE_AFTER_MS = 10;

/** A job as the worker needs it. */
export interface TakenJob<Payload> {
  id: string;
  payload: Payload;
  /** It was begun too often, and is there only to be brought to an end. */
  exhausted: boolean;
  /** What the process that put the job there knows about it, where that is this one; absent: all is to be looked up. */
  known?: unknown;
}

/** A place that is kept for a job which is being written as taken by this process. To be used once. */
export interface Place<Payload> {
  /** The job is durable, and is begun. */
  run(job: TakenJob<Payload>): void;
  /** The job was not written. */
  free(): void;
}

export interface JobSource<Payload> {
  /** At most so many; none where nothing is waiting or the queue cannot be reached. */
  take(count: number): Promise<TakenJob<Payload>[]>;
  /** The job is over. */
  complete(id: string): Promise<void>;
  /** The job has failed and is to be tried again later. */
  giveBack(id: string, error: unknown): Promise<void>;
}

export interface JobWorkerOptions<Payload> {
  source: JobSource<Payload>;
  handler: (payload: Payload, known: unknown) => Promise<void>;
  /** Called in place of the handler for an exhausted job. Repeated until it succeeds. */
  onExhausted: (payload: Payload) => Promise<void>;
  /** Jobs that run at once. */
  concurrency: number;
  pollingMs: number;
  /** After this time a job counts as failed, though its handler may still run. */
  deadlineMs: number;
  onError: (error: Error) => void;
}

/** Takes jobs as long as there is room, and looks again when woken, when a place is free that was missing, and from time to time. */
export class JobWorker<Payload> {
  readonly #options: JobWorkerOptions<Payload>;
  readonly #running = new Map<string, Promise<void>>();
  readonly #loop: Promise<void>;
  #stopping = false;
  #reserved = 0;
  /** Whether jobs may be waiting that there was no room for. */
  #mayBeMore = true;
  #woken = false;
  #wake: () => void = () => undefined;

  constructor(options: JobWorkerOptions<Payload>) {
    this.#options = options;
    this.#loop = this.#work();
  }

  /** There may be something to do. */
  notify(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Null where there is no room. */
  reserve(): Place<Payload> | null {
    if (this.#stopping || this.#room() <= 0) return null;
    this.#reserved += 1;
    const used = () => {
      this.#reserved -= 1;
    };
    return {
      run: (job) => {
        used();
        this.#running.set(job.id, this.#run(job));
      },
      free: () => {
        used();
        if (this.#mayBeMore) this.notify();
      },
    };
  }

  /** Takes nothing more, and waits for what runs. What is not done in time is given back. */
  async stop(timeoutMs: number): Promise<void> {
    this.#stopping = true;
    this.notify();
    await this.#loop;
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const timeIsOver = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
    await Promise.race([this.#untilIdle(), timeIsOver]);
    clearTimeout(timer);
    const left = [...this.#running.keys()];
    await Promise.all(left.map((id) => this.#settle(() => this.#options.source.giveBack(id, new Error('stopped')))));
  }

  async #work(): Promise<void> {
    const { source, onError } = this.#options;
    while (!this.#stopping) {
      this.#woken = false;
      const room = this.#room();
      this.#mayBeMore = room <= 0;
      if (room > 0) {
        const jobs = await source.take(room).catch((error: Error) => {
          onError(error);
          return [];
        });
        for (const job of jobs) this.#running.set(job.id, this.#run(job));
        this.#mayBeMore ||= jobs.length === room;
      }
      if (!this.#woken && !this.#stopping) await this.#rest();
    }
  }

  async #untilIdle(): Promise<void> {
    // What runs may begin more.
    while (this.#running.size > 0) await Promise.race(this.#running.values());
  }

  #room(): number {
    return this.#options.concurrency - this.#running.size - this.#reserved;
  }

  async #rest(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, this.#options.pollingMs);
    });
    clearTimeout(timer);
  }

  async #run({ id, payload, exhausted, known }: TakenJob<Payload>): Promise<void> {
    const { source, handler, onExhausted, deadlineMs, onError } = this.#options;
    try {
      await withDeadline(exhausted ? onExhausted(payload) : handler(payload, known), deadlineMs);
      // Whoever waits for what it has written looks first.
      await delay(COMPLETE_AFTER_MS);
      await this.#settle(() => source.complete(id));
    } catch (error) {
      onError(error as Error);
      await this.#settle(() => source.giveBack(id, error));
    } finally {
      this.#running.delete(id);
      // Whoever puts a job there says so; only what found no room then is looked for again.
      if (this.#mayBeMore || this.#stopping) this.notify();
    }
  }

  /** Where even this cannot be written, the job counts as running until it expires, and is tried again then. */
  async #settle(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) => this.#options.onError(error as Error));
  }
}

async function withDeadline(work: Promise<void>, deadlineMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsOver = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`A job took longer than ${deadlineMs} ms.`)), deadlineMs);
    // A handler that never comes back must not hold up the end of the process.
    timer.unref();
  });
  // Whichever comes too late is not waited for any more.
  work.catch(() => undefined);
  try {
    await Promise.race([work, timeIsOver]);
  } finally {
    clearTimeout(timer);
  }
}
