import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import type { ApolloServer } from '@apollo/server';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import type { Settings } from '../config.js';
import type { GraphContext, GraphParts } from '../graphql/context.js';
import { createAuthenticator } from './authenticate.js';
import { jsonErrorOptions, registerJsonErrors } from './errors.js';
import { graphqlRoutePlugin } from './graphql-route.js';
import { healthPlugin } from './health.js';
import { playgroundPlugin } from './playground/plugin.js';
import { loadSavedOperations } from './playground/saved-operations.js';
import { signedFilesPlugin } from './signed-files.js';

export interface HttpServerOptions {
  settings: Settings;
  version: string;
  logger: FastifyBaseLogger;
  apollo: ApolloServer<GraphContext>;
  parts: GraphParts;
  checkReady: () => Promise<void>;
  draining: AbortSignal;
}

/** Everything that can be reached over HTTP. Registered, not yet listening. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { settings, parts, logger } = options;
  const app = fastify({
    loggerInstance: logger,
    ...jsonErrorOptions,
    // A held poll is no idle connection, but one that never sends its headers is.
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  registerJsonErrors(app);
  // So that no client sends its next request on a connection that is about to be closed.
  app.addHook('onSend', (_request, reply, payload, next) => {
    if (options.draining.aborted) void reply.header('connection', 'close');
    next(null, payload);
  });
  await app.register(fastifyHelmet, {
    global: true,
    contentSecurityPolicy: { directives: { 'default-src': ["'none'"] } },
  });
  await app.register(fastifyCors, {
    origin: settings.corsOrigins.length > 0 ? [...settings.corsOrigins] : false,
    methods: ['GET', 'POST', 'PUT'],
    maxAge: 600,
  });
  await app.register(healthPlugin, { checkReady: options.checkReady });
  await app.register(signedFilesPlugin, parts);
  await app.register(graphqlRoutePlugin, {
    apollo: options.apollo,
    parts,
    authenticate: createAuthenticator(settings.apiKeys),
    publicUrl: () => settings.publicUrl ?? addressOf(app, settings),
    draining: options.draining,
    maxRequestBytes: settings.maxRequestBytes,
  });
  if (settings.playground) {
    await app.register(playgroundPlugin, {
      graphqlPath: '/graphql',
      playgroundPath: '/playground',
      operations: await loadSavedOperations(),
      version: options.version,
      requiresApiKey: settings.apiKeys.length > 0,
    });
  }
  return app;
}

/** As it listens, which the system may have chosen. */
export function addressOf(app: FastifyInstance, settings: Settings): string {
  const address = app.addresses()[0];
  const port = typeof address === 'object' ? address.port : settings.port;
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
