import type { FastifyRequest } from 'fastify';
import { HttpProblem, problemOf } from '../errors.js';
import { Places } from '../places.js';

/** The headers that Apollo's csrfPrevention accepts: a browser does not send them to another site without asking first. */
const PREFLIGHT_HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

export interface GateOptions {
  /** Throws an HttpProblem (401) for a caller that may not upload. Nothing of the body was read yet. */
  readonly authenticate: (request: FastifyRequest) => Promise<void>;
  /** The whole body: all files, fields and separators. */
  readonly maxRequestBytes: number;
  /** How many uploads are received at once in this process; further ones are told to come back. */
  readonly maxConcurrent: number;
  /** The same for one caller alone, so that none takes all places. */
  readonly maxConcurrentOfCaller: number;
  /** Whose request it is; asked after `authenticate`. */
  readonly callerOf: (request: FastifyRequest) => string;
}

/** Whether a request brings a multipart form, decided as Fastify decides which parser it gives the body to. */
export function isMultipart(request: FastifyRequest): boolean {
  const contentType = request.headers['content-type'];
  return request.method === 'POST' && contentType?.split(';', 1)[0]!.trim().toLowerCase() === 'multipart/form-data';
}

/**
 * All that can be decided from the headers, before a byte of the body is read: graphql-upload itself writes files to the
 * disk first and lets the server judge later, so anyone could fill it.
 */
export class Gate {
  private readonly places: Places;

  constructor(private readonly options: GateOptions) {
    this.places = new Places(options.maxConcurrent, options.maxConcurrentOfCaller);
  }

  /** Resolves with a function that frees the place which the request takes, or throws an HttpProblem. */
  async enter(request: FastifyRequest): Promise<() => void> {
    if (!PREFLIGHT_HEADERS.some((header) => (request.headers[header]?.length ?? 0) > 0)) {
      throw new HttpProblem(
        400,
        'CSRF_PREFLIGHT_MISSING',
        `An upload needs a non-empty header ${PREFLIGHT_HEADERS.join(' or ')}, against forged requests from other sites.`,
      );
    }
    await this.options.authenticate(request);
    const contentLength = request.headers['content-length'];
    if (contentLength === undefined) throw problemOf(411);
    if (Number(contentLength) > this.options.maxRequestBytes) throw problemOf(413);
    const free = this.places.take(this.options.callerOf(request));
    if (!free) throw new HttpProblem(503, 'TOO_BUSY', 'Too many uploads are being received. Try again shortly.', 1);
    return free;
  }
}
