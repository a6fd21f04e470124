import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphContext, GraphParts } from '../graphql/context.js';
import { createLoaders } from '../graphql/loaders.js';
import type { Caller } from '../services/caller.js';
import { HttpProblem } from './errors.js';
import { isMultipart } from './multipart/gate.js';
import { multipartPlugin } from './multipart/plugin.js';
import { Places } from './places.js';

export interface GraphqlRouteOptions {
  apollo: ApolloServer<GraphContext>;
  parts: GraphParts;
  authenticate: (request: FastifyRequest) => Caller;
  publicUrl: () => string;
  /** Aborted when the server drains, so that held requests are answered at once. */
  draining: AbortSignal;
  maxRequestBytes: number;
}

const MAX_FILES = 10;
const MAX_CONCURRENT_UPLOADS = 32;
const MAX_CONCURRENT_UPLOADS_OF_TENANT = 8;
const MAX_WAITING_UPLOADS = 96;
const MAX_WAITING_UPLOADS_OF_TENANT = 48;
const BODY_TIMEOUT_MS = 60_000;
const MAX_FIELD_BYTES = 1_000_000;
/** A JSON body that is larger can only be one with pictures in Base64, and stays in memory until it is answered. */
const LARGE_BODY_BYTES = 1_000_000;
const MAX_LARGE_BODIES = 24;
const MAX_LARGE_BODIES_OF_TENANT = 12;
const MAX_LIST_LENGTH = 100;

export function graphqlRoutePlugin(app: FastifyInstance, options: GraphqlRouteOptions, done: () => void): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  const places = new WeakMap<FastifyRequest, () => void>();
  const largeBodies = new Places(MAX_LARGE_BODIES, MAX_LARGE_BODIES_OF_TENANT);
  // Before the body is read: whoever may not ask sends nothing.
  app.addHook('onRequest', (request, reply, next) => {
    // A browser asks beforehand without credentials; @fastify/cors answers it.
    if (request.method === 'OPTIONS') return next();
    void reply.header('cache-control', 'no-store');
    const caller = options.authenticate(request);
    callers.set(request, caller);
    if (!isMultipart(request) && isLarge(request)) {
      const free = largeBodies.take(caller.tenant);
      if (!free) throw new HttpProblem(503, 'TOO_BUSY', 'Too many large requests at once. Try again shortly.', 1);
      reply.raw.once('close', free);
    }
    next();
  });
  multipartPlugin(
    app,
    {
      // Has happened in onRequest.
      authenticate: () => Promise.resolve(),
      maxRequestBytes: options.maxRequestBytes,
      maxFileBytes: options.parts.maxUploadBytes,
      maxFieldBytes: MAX_FIELD_BYTES,
      maxFiles: MAX_FILES,
      maxListLength: MAX_LIST_LENGTH,
      maxConcurrent: MAX_CONCURRENT_UPLOADS,
      maxConcurrentOfCaller: MAX_CONCURRENT_UPLOADS_OF_TENANT,
      maxWaiting: MAX_WAITING_UPLOADS,
      maxWaitingOfCaller: MAX_WAITING_UPLOADS_OF_TENANT,
      callerOf: (request) => callers.get(request)?.tenant ?? '',
      onAdmitted: (request, letGo) => places.set(request, letGo),
      bodyTimeoutMs: BODY_TIMEOUT_MS,
    },
    () => undefined,
  );
  const context = (request: FastifyRequest, reply: FastifyReply): Promise<GraphContext> => {
    const caller = callers.get(request);
    if (!caller) throw new Error('A request came to GraphQL without a caller.');
    // Not AbortSignal.any: what it joins may be collected as garbage before it is aborted (Node 20).
    const gone = new AbortController();
    const abort = () => gone.abort();
    options.draining.addEventListener('abort', abort);
    if (options.draining.aborted) abort();
    reply.raw.once('close', () => {
      options.draining.removeEventListener('abort', abort);
      abort();
    });
    return Promise.resolve({
      caller,
      parts: options.parts,
      loaders: createLoaders(options.parts.database.queries, caller),
      signal: gone.signal,
      stored: () => places.get(request)?.(),
      publicUrl: options.publicUrl(),
    });
  };
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // A picture in Base64 is a third longer than its bytes.
    bodyLimit: Math.ceil(options.parts.maxUploadBytes * 1.4) + MAX_FIELD_BYTES,
    handler: fastifyApolloHandler(options.apollo, { context }),
  });
  done();
}

/** Who does not say how long a body is may send as much as anybody. */
function isLarge({ method, headers }: FastifyRequest): boolean {
  const length = headers['content-length'];
  if (length === undefined) return method === 'POST' && headers['transfer-encoding'] !== undefined;
  return Number(length) > LARGE_BODY_BYTES;
}
