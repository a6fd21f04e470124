import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Agent, request } from 'undici';
import { ProviderFailure } from './contract.js';
import { MultipartForm } from './multipart-form.js';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  headers?: Record<string, string>;
  body?: string | MultipartForm | URLSearchParams;
}

/** Any answer at all, whatever its status: what a status means is the vendor's to say. */
export interface HttpReply {
  status: number;
  headers: Headers;
  /** The body as UTF-8. */
  text: string;
  /** The body as JSON; undefined where it is none. */
  json: unknown;
}

export type SendHttp = (request: HttpRequest) => Promise<HttpReply>;

export interface HttpOptions {
  signal: AbortSignal;
  /** Longest reply that is read. Default 8 MB: replies may hold cropped pictures. */
  maxReplyBytes?: number;
  /** Added to every request. */
  headers?: Record<string, string>;
}

/**
 * A signal that is aborted with `parent`, or when the time is over, by a TimeoutError. To be released when the call has
 * ended. Not AbortSignal.any with AbortSignal.timeout: what they join may be collected as garbage before it fires (Node 20).
 */
export function boundedSignal(parent: AbortSignal, timeoutMs: number): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(parent.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('The time is over.', 'TimeoutError')), timeoutMs);
  if (parent.aborted) abort();
  else parent.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', abort);
    },
  };
}

const DEFAULT_MAX_REPLY_BYTES = 8_000_000;

/** Faults of a connection that was never made: the vendor has surely not received anything. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Connections that stay open between calls. Nothing of it follows a redirect or asks again by itself. */
const connections = new Agent();

/** By the name that the reply gives its encoding. */
const DECODERS: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * The one way from a provider to the network. Follows no redirects, reads no more than it is allowed to, and rejects with
 * ProviderFailure only; its texts name the host and never the rest of the address, where secrets may stand.
 *
 * Not `fetch`: it takes each body apart into streams, and was measured to cost a millisecond more for each call.
 */
export function createSender({ signal, maxReplyBytes = DEFAULT_MAX_REPLY_BYTES, headers = {} }: HttpOptions): SendHttp {
  return async ({ method, url, headers: own, body }) => {
    const { host } = url;
    try {
      const encoded = encodedBody(body);
      const reply = await request(url, {
        dispatcher: connections,
        method,
        headers: {
          accept: 'application/json',
          'accept-encoding': Object.keys(DECODERS).join(', '),
          ...encoded.headers,
          ...own,
          ...headers,
        },
        body: encoded.bytes,
        signal,
      });
      const { statusCode: status } = reply;
      // Whoever reads it is told of a fault; where nobody does any more, the event alone would end the process.
      reply.body.on('error', () => undefined);
      const malformed = (message: string) =>
        new ProviderFailure('MALFORMED_REPLY', `${host} answered with ${message}.`, { status, delivery: 'RECEIVED' });
      if (status >= 300 && status < 400) {
        reply.body.destroy();
        throw malformed('a redirect, which is not followed');
      }
      const tooLong = () => malformed(`more than ${maxReplyBytes} bytes`);
      const sent = await readBytes(reply.body, maxReplyBytes, tooLong);
      const bytes = await decoded(sent, reply.headers['content-encoding'], { maxReplyBytes, tooLong, malformed });
      const text = bytes.toString('utf8');
      return { status, headers: headersOf(reply.headers), text, json: parse(text) };
    } catch (fault) {
      throw fault instanceof ProviderFailure ? fault : failureOf(fault, host, signal);
    }
  };
}

function encodedBody(body: HttpRequest['body']): { headers: Record<string, string>; bytes: Buffer | string | null } {
  if (body instanceof MultipartForm) {
    const { contentType, bytes } = body.encode();
    return { headers: { 'content-type': contentType }, bytes };
  }
  if (body instanceof URLSearchParams) {
    return { headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }, bytes: body.toString() };
  }
  return { headers: {}, bytes: body ?? null };
}

function headersOf(sent: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(sent)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}

async function readBytes(body: AsyncIterable<Buffer>, maxBytes: number, tooLong: () => Error): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let byteLength = 0;
  for await (const chunk of body) {
    byteLength += chunk.length;
    if (byteLength > maxBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

interface DecodeOptions {
  maxReplyBytes: number;
  tooLong: () => Error;
  malformed: (message: string) => Error;
}

async function decoded(
  bytes: Buffer,
  encoding: string | string[] | undefined,
  { maxReplyBytes, tooLong, malformed }: DecodeOptions,
): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity' || bytes.length === 0) return bytes;
  const decode = DECODERS[String(encoding).trim().toLowerCase()];
  if (!decode) throw malformed('a body whose encoding is unknown');
  try {
    return await decode(bytes, { maxOutputLength: maxReplyBytes });
  } catch (fault) {
    throw codeOf(fault) === 'ERR_BUFFER_TOO_LARGE' ? tooLong() : malformed('a body that cannot be decompressed');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function failureOf(fault: unknown, host: string, signal: AbortSignal): ProviderFailure {
  const code = codeOf(fault);
  if (signal.aborted) {
    const timedOut = (signal.reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
    return timedOut
      ? new ProviderFailure('TIMEOUT', `${host} did not answer in time.`, { delivery: 'UNKNOWN' })
      : new ProviderFailure('CANCELED', `The call to ${host} was called off.`, { delivery: 'UNKNOWN' });
  }
  if (NOT_SENT.has(code)) {
    return new ProviderFailure('UNAVAILABLE', `${host} cannot be reached (${code}).`, { delivery: 'NOT_SENT' });
  }
  return new ProviderFailure('UNAVAILABLE', `The connection to ${host} broke (${code}).`, { delivery: 'UNKNOWN' });
}

/** The system's fault may be wrapped in one or two others. */
function codeOf(fault: unknown): string {
  for (
    let each: unknown = fault;
    typeof each === 'object' && each !== null;
    each = (each as { cause?: unknown }).cause
  ) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return 'unknown';
}
