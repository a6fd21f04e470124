import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProviderName } from '../domain/provider-name.js';

/** One request that an imitated vendor got. Times are milliseconds since 1970, with fractions, by the sandbox's own clock. */
export interface SandboxCall {
  /** From 1, in the order of arrival. */
  number: number;
  vendor: ProviderName;
  /** The attempt that it is part of; null where the caller does not say, as with a vendor that is configured by hand. */
  attempt: string | null;
  method: string;
  /** Below the vendor's own root, without the query, where a token may stand. */
  path: string;
  arrivedAtMs: number;
  /** When the real vendor would have accepted and charged it; null where it has not. */
  chargedAtMs: number | null;
  /** When the reply was sent or the connection was gone; null while it is open. */
  endedAtMs: number | null;
  /** Whether the whole reply was handed to the connection. */
  answered: boolean;
}

/** What a client of the sandbox may set, beside scenarios, for all calls of a vendor. */
export interface SandboxPace {
  /** Added in front of each call. Default 0. */
  latenciesMs: Partial<Record<ProviderName, number>>;
  /**
   * Vendors that keep back the reply to what they have charged, until they are not named here any more, the connection is gone
   * or a minute has passed. Default none.
   */
  holdReplies: readonly ProviderName[];
}

/** Older ones are forgotten, so that a sandbox that runs for weeks does not grow; what was charged is counted all the same. */
const MOST_CALLS = 10_000;
const LONGEST_HOLD_MS = 60_000;
const LONGEST_LATENCY_MS = 60_000;

/** Remembers what the vendors were asked and charged, and sets their pace. */
export class SandboxControl {
  readonly #names: readonly ProviderName[];
  readonly #calls: SandboxCall[] = [];
  readonly #byRequest = new WeakMap<FastifyRequest, SandboxCall>();
  readonly #charges = new Map<ProviderName, number>();
  #number = 0;
  #pace: SandboxPace = { latenciesMs: {}, holdReplies: [] };
  #wake: (() => void)[] = [];

  constructor(names: readonly ProviderName[]) {
    this.#names = names;
  }

  charges(name: ProviderName): number {
    return this.#charges.get(name) ?? 0;
  }

  charge(vendor: ProviderName, request: FastifyRequest): void {
    this.#charges.set(vendor, this.charges(vendor) + 1);
    const call = this.#byRequest.get(request);
    if (call) call.chargedAtMs = now();
  }

  /** Puts itself in front of and behind a vendor's own code. */
  watch(vendor: ProviderName, scope: FastifyInstance): void {
    scope.addHook('onRequest', async (request, reply) => {
      this.#begin(vendor, request, reply);
      const latencyMs = this.#pace.latenciesMs[vendor] ?? 0;
      if (latencyMs > 0) await delay(latencyMs);
    });
    scope.addHook('onSend', async (request, reply) => {
      const isCharged = (this.#byRequest.get(request)?.chargedAtMs ?? null) !== null;
      if (isCharged) await this.#whileHeld(vendor, reply);
    });
  }

  /** `GET /control/calls?after=NUMBER` and `PUT /control/pace`. */
  register(app: FastifyInstance): void {
    app.get('/control/calls', (request) => {
      const { after } = request.query as { after?: unknown };
      const from = typeof after === 'string' ? Number(after) : 0;
      return Promise.resolve({
        charges: Object.fromEntries(this.#names.map((name) => [name, this.charges(name)])),
        calls: this.#calls.filter(({ number }) => number > from),
      });
    });
    app.put('/control/pace', async (request, reply) => {
      const pace = this.#readPace(request.body);
      if (!pace) return reply.code(400).send({ message: 'latenciesMs and holdReplies, by the names of vendors.' });
      this.#pace = pace;
      for (const wake of this.#wake.splice(0)) wake();
      return pace;
    });
  }

  #begin(vendor: ProviderName, request: FastifyRequest, reply: FastifyReply): void {
    const attempt = request.headers['x-verigraph-attempt'];
    const [path = ''] = request.url.split('?');
    const call: SandboxCall = {
      number: ++this.#number,
      vendor,
      attempt: typeof attempt === 'string' ? attempt : null,
      method: request.method,
      path: path.slice(`/${vendor}`.length),
      arrivedAtMs: now(),
      chargedAtMs: null,
      endedAtMs: null,
      answered: false,
    };
    this.#byRequest.set(request, call);
    this.#calls.push(call);
    if (this.#calls.length > MOST_CALLS) this.#calls.shift();
    reply.raw.once('close', () => {
      call.endedAtMs = now();
      call.answered = reply.raw.writableFinished;
    });
  }

  async #whileHeld(vendor: ProviderName, reply: FastifyReply): Promise<void> {
    const until = now() + LONGEST_HOLD_MS;
    while (this.#pace.holdReplies.includes(vendor) && !reply.raw.destroyed && now() < until) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, until - now());
        const done = () => {
          clearTimeout(timer);
          resolve();
        };
        this.#wake.push(done);
        reply.raw.once('close', done);
      });
    }
  }

  /** null where it is not as it should be. What is left out has its default. */
  #readPace(body: unknown): SandboxPace | null {
    if (typeof body !== 'object' || body === null) return null;
    const { latenciesMs = {}, holdReplies = [], ...others } = body as Record<string, unknown>;
    const isName = (name: unknown) => this.#names.some((each) => each === name);
    if (Object.keys(others).length > 0 || !Array.isArray(holdReplies) || !holdReplies.every(isName)) return null;
    if (typeof latenciesMs !== 'object' || latenciesMs === null || Array.isArray(latenciesMs)) return null;
    const isLatency = ([name, value]: [string, unknown]) =>
      isName(name) && typeof value === 'number' && value >= 0 && value <= LONGEST_LATENCY_MS;
    if (!Object.entries(latenciesMs).every(isLatency)) return null;
    return { latenciesMs, holdReplies: holdReplies as ProviderName[] };
  }
}

/** By the clock that never jumps, so that durations can be taken. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
