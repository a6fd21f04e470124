import type { FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';
import { identifierKind } from '../store/identifiers.js';

/** What is never written, wherever in a line it may turn up. */
const REDACTED = [
  'authorization',
  'cookie',
  'token',
  'password',
  'secret',
  'apiKey',
  'connectionString',
  'headers',
  'body',
  'variables',
  'fields',
  'lines',
  'raw',
  'value',
];

/**
 * Lines of JSON without personal data: no headers, no bodies, no address of the client, and of a URL only the path of a
 * route that exists, since signatures stand in the query.
 */
export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: pathOf(request) }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      // The message of a fault may quote what a person sent; its kind and the places in the code cannot.
      err: describeFault,
      error: describeFault,
    },
  };
}

export function describeFault(fault: unknown): { name: string; code?: string; frames: string[] } {
  const { name, code, stack } = (fault ?? {}) as { name?: unknown; code?: unknown; stack?: unknown };
  return {
    name: typeof name === 'string' ? name : typeof fault,
    ...(typeof code === 'string' ? { code } : {}),
    frames: typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [],
  };
}

/** An id that we gave out says nothing about a person, and is needed to follow one request; anything else might. */
function pathOf({ routeOptions, params, url }: Pick<FastifyRequest, 'routeOptions' | 'params' | 'url'>): string | null {
  const route = routeOptions?.url;
  if (route === undefined) return null;
  const values = Object.values((params ?? {}) as Record<string, string>);
  return values.every((value) => identifierKind(value) !== null) ? (url.split('?', 1)[0] ?? null) : route;
}
