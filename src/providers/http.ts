import { ProviderFailure } from './contract.js';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  headers?: Record<string, string>;
  body?: string | FormData | URLSearchParams;
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

/**
 * The one way from a provider to the network. Follows no redirects, reads no more than it is allowed to, and rejects with
 * ProviderFailure only; its texts name the host and never the rest of the address, where secrets may stand.
 */
export function createSender({ signal, maxReplyBytes = DEFAULT_MAX_REPLY_BYTES, headers = {} }: HttpOptions): SendHttp {
  return async (request) => {
    const { host } = request.url;
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: { accept: 'application/json', ...request.headers, ...headers },
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        signal,
      });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw new ProviderFailure('MALFORMED_REPLY', `${host} answered with a redirect, which is not followed.`, {
          status: response.status,
          delivery: 'RECEIVED',
        });
      }
      const text = await readText(response, maxReplyBytes, host);
      return { status: response.status, headers: response.headers, text, json: parse(text) };
    } catch (fault) {
      throw fault instanceof ProviderFailure ? fault : failureOf(fault, host, signal);
    }
  };
}

async function readText(response: Response, maxReplyBytes: number, host: string): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    byteLength += chunk.length;
    if (byteLength > maxReplyBytes) {
      throw new ProviderFailure('MALFORMED_REPLY', `${host} answered with more than ${maxReplyBytes} bytes.`, {
        status: response.status,
        delivery: 'RECEIVED',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
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

/** Node wraps the system's fault in one or two others. */
function codeOf(fault: unknown): string {
  for (let each: unknown = fault; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return 'unknown';
}
