import type { FastifyInstance } from 'fastify';

export interface HealthOptions {
  /** Rejects while the server cannot do its work. */
  checkReady: () => Promise<void>;
}

/** `/healthz`: the process answers. `/readyz`: it can do its work now; 503 while it starts, drains or lacks its database. */
export function healthPlugin(app: FastifyInstance, options: HealthOptions, done: () => void): void {
  app.get('/healthz', { logLevel: 'warn' }, (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    try {
      await options.checkReady();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  done();
}
