import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * A refusal that the client is told about. The text is ours and fixed: it never repeats what the client sent. Thrown in a
 * hook or a handler it becomes the whole answer; thrown in a resolver it becomes a GraphQL error with the same code.
 */
export class HttpProblem extends Error {
  override readonly name: string = 'HttpProblem';
  /** Read by graphql-js, which copies it into the error that a resolver's exception becomes. */
  readonly extensions: { readonly code: string };

  /**
   * @param status the HTTP status, 400 to 599
   * @param code stable, for programs
   * @param message for people
   * @param retryAfterSeconds sent as Retry-After; absent where trying again is no use
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.extensions = { code };
  }
}

const CODES: Partial<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request could not be understood.'],
  401: ['UNAUTHENTICATED', 'This needs a valid API key, sent as Authorization: Bearer KEY or as X-API-Key: KEY.'],
  403: ['FORBIDDEN', 'This is not allowed.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  405: ['METHOD_NOT_ALLOWED', 'This address does not take this method.'],
  406: ['NOT_ACCEPTABLE', 'None of the accepted content types can be given.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive.'],
  411: ['LENGTH_REQUIRED', 'The request must state its length.'],
  413: ['PAYLOAD_TOO_LARGE', 'The request is too large.'],
  414: ['URI_TOO_LONG', 'The address is too long.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'This content type is not taken here.'],
  429: ['RATE_LIMITED', 'Too many requests.'],
  431: ['HEADERS_TOO_LARGE', 'The headers are too large.'],
  503: ['SERVICE_UNAVAILABLE', 'The server cannot answer now.'],
};

/** A refusal in the words that go with an HTTP status. A status without words of its own becomes 400 or 500. */
export function problemOf(status: number): HttpProblem {
  const known = CODES[status];
  if (known) return new HttpProblem(status, ...known);
  if (status >= 400 && status < 500) return new HttpProblem(400, ...CODES[400]!);
  return new HttpProblem(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
}

/** The one shape of every failure: that of a GraphQL response without data. */
export function problemBody(problem: HttpProblem): string {
  return JSON.stringify({ errors: [{ message: problem.message, extensions: { code: problem.code } }] });
}

/** Sets status and headers of the reply and gives back the body that goes with them. */
export function writeProblem(reply: FastifyReply, problem: HttpProblem): string {
  void reply
    .code(problem.status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store');
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  return problemBody(problem);
}

/** What may be logged of a fault: its message could hold what a person sent, the places in the code cannot. */
function traceOf(error: unknown): { name: string; code?: string; frames: string[] } {
  const { name, code, stack } = (error ?? {}) as { name?: unknown; code?: unknown; stack?: unknown };
  return {
    name: typeof name === 'string' ? name : typeof error,
    ...(typeof code === 'string' ? { code } : {}),
    frames: typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [],
  };
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HttpProblem) return reply.send(writeProblem(reply, error));
  const status = (error as Partial<FastifyError> | undefined)?.statusCode;
  const problem = problemOf(typeof status === 'number' ? status : 500);
  if (problem.status === 500) {
    request.log.error({ requestId: request.id, fault: traceOf(error) }, 'A request failed unexpectedly.');
  }
  return reply.send(writeProblem(reply, problem));
}

/** Makes every failure outside GraphQL the same JSON. Register it before the routes. */
export function registerJsonErrors(app: FastifyInstance): void {
  const routes: { path: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ path: matcherOf(url), methods: [method].flat() });
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const found = routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods);
    const allowed = [...new Set(found)].sort();
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    return reply.send(writeProblem(reply, problemOf(allowed.length > 0 ? 405 : 404)));
  });
}

/** Which paths a route's pattern takes in. The pattern of all paths is how a plugin answers OPTIONS, and stands for none. */
function matcherOf(pattern: string): RegExp {
  if (pattern === '*' || pattern === '/*') return /$^/;
  const parts = pattern.split(/(:\w+|\*)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/**
 * Options for `fastify(...)`: failures that come before there is a route, which `registerJsonErrors` cannot reach. By
 * itself Fastify answers them in another shape and repeats the address.
 */
export const jsonErrorOptions = {
  frameworkErrors(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
    // The reply has no error handler and no serialiser at this point.
    const problem = problemOf(error.statusCode ?? 500);
    const body = problemBody(problem);
    reply.raw.writeHead(problem.status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    reply.raw.end(body);
  },

  clientErrorHandler(error: { readonly code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const statuses: Partial<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
    const problem = problemOf(statuses[error.code ?? ''] ?? 400);
    const body = problemBody(problem);
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: application/json; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  },
};
