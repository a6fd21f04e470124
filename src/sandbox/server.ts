import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify } from 'fastify';
import type { ProviderName } from '../domain/provider-name.js';
import type { Behaviour } from '../domain/scenario.js';
import { findScenario, SCENARIO_HEADER } from '../domain/scenario.js';
import { SandboxControl } from './control.js';
import type { SandboxDocument, SandboxParts, VendorSandbox } from './vendor.js';

export interface SandboxOptions {
  vendors: readonly VendorSandbox[];
  documentOf(bytes: Buffer): Promise<SandboxDocument>;
  now?: () => Date;
  /** Default 400: long enough to see a document being processed. */
  processingMs?: number;
  /** How long SLOW takes. Default 1500. */
  slowMs?: number;
  /** Of the HTTP server. Default 0: any free one. */
  port?: number;
  /** Whether what was asked and charged can be looked at under `/control`, and the pace set there. Default false. */
  control?: boolean;
}

export interface Sandbox {
  /** Such as `http://127.0.0.1:4321`; a vendor's API stands under `/NAME`. */
  origin: string;
  /** Calls that the real vendor would have charged for, by vendor. */
  charges(name: ProviderName): number;
  stop(): Promise<void>;
}

const LARGEST_PICTURE_BYTES = 40_000_000;
const HUGE_BYTES = 64_000_000;

/** Serves the vendors' APIs on loopback, for people without accounts and for tests. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const app = fastify({ bodyLimit: LARGEST_PICTURE_BYTES, forceCloseConnections: true });
  const control = new SandboxControl(options.vendors.map(({ name }) => name));
  if (options.control) control.register(app);
  const failures = new Map<string, number>();
  for (const vendor of options.vendors) {
    const parts: SandboxParts = {
      now: options.now ?? (() => new Date()),
      processingMs: options.processingMs ?? 400,
      documentOf: (bytes) => options.documentOf(bytes),
      behaviourOf: (request) => behaviourOf(vendor.name, request),
      charge: (request) => control.charge(vendor.name, request),
    };
    await app.register(
      (scope, _options, done) => {
        control.watch(vendor.name, scope);
        scope.addHook('onRequest', (request, reply) =>
          misbehave(vendor.name, request, reply, options.slowMs ?? 1500, failures),
        );
        vendor.register(scope, parts);
        done();
      },
      { prefix: `/${vendor.name}` },
    );
  }
  const origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return { origin, charges: (name) => control.charges(name), stop: () => stop(app) };
}

async function stop(app: FastifyInstance): Promise<void> {
  await app.close();
}

function behaviourOf(vendor: ProviderName, request: FastifyRequest): Behaviour {
  const id = request.headers[SCENARIO_HEADER];
  const scenario = typeof id === 'string' ? findScenario(id) : null;
  return scenario?.behaviours[vendor] ?? 'NORMAL';
}

/** What is the same for all vendors. A reply that is sent here ends the request; otherwise the vendor's own code answers. */
async function misbehave(
  vendor: ProviderName,
  request: FastifyRequest,
  reply: FastifyReply,
  slowMs: number,
  failures: Map<string, number>,
): Promise<FastifyReply | undefined> {
  switch (behaviourOf(vendor, request)) {
    case 'SLOW':
      await delay(slowMs);
      return undefined;
    case 'TIMES_OUT':
      // Until the client gives up; bounded, so that nothing is held for ever.
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 120_000);
        request.raw.socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      return reply.code(504).send({});
    case 'UNAUTHORIZED':
      return reply.code(401).send({ message: 'access denied', status: 'error' });
    case 'PAYMENT_REQUIRED':
      return reply.code(402).send({ detail: 'No valid subscription.' });
    case 'FORBIDDEN':
      return reply.code(403).send({ detail: 'You do not have permission to perform this action.' });
    case 'NOT_FOUND':
      return reply.code(404).send({ detail: 'Not found.' });
    case 'CONFLICT':
      return reply.code(409).send({ detail: 'The work exists already.' });
    case 'RATE_LIMITED':
      return reply.code(429).header('retry-after', '2').send({ detail: 'Too Many Requests -- Slow down!' });
    case 'SERVER_ERROR_ONCE':
      return failFirst(vendor, request, reply, failures, 1);
    case 'SERVER_ERROR_TWICE':
      return failFirst(vendor, request, reply, failures, 2);
    case 'SERVER_ERROR_ALWAYS':
      return reply.code(503).send({ detail: 'Service Unavailable' });
    case 'MALFORMED_JSON':
      return reply.type('application/json').send('{"status": "ok", "result": {"truncated": ');
    case 'WRONG_TYPES':
      return reply.send([{ id: {}, status: 7, results: 'Access denied', documents: 3, cardsinfo: true, data: [] }]);
    case 'HUGE':
      return reply.type('application/json').send(`"${'x'.repeat(HUGE_BYTES)}"`);
    case 'CUT_CONNECTION':
      request.raw.socket.destroy();
      return reply.hijack();
    case 'REDIRECT':
      return reply.code(302).header('location', 'http://127.0.0.1:9/elsewhere').send();
    default:
      return undefined;
  }
}

/** The first calls of a scenario's client fail, later ones do not; counted by the idempotency key where one is sent. */
function failFirst(
  vendor: ProviderName,
  request: FastifyRequest,
  reply: FastifyReply,
  failures: Map<string, number>,
  count: number,
): FastifyReply | undefined {
  const key = `${vendor} ${request.headers['x-verigraph-attempt'] as string} ${request.method} ${request.url}`;
  const failed = failures.get(key) ?? 0;
  if (failed >= count) return undefined;
  failures.set(key, failed + 1);
  return reply.code(503).send({ detail: 'Service Unavailable' });
}
