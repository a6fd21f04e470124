import { createHash } from 'node:crypto';
import type { DocumentQuestion } from '../../src/domain/document.js';
import type {
  CallContext,
  Provider,
  ProviderImage,
  ProviderRequest,
  StartResult,
} from '../../src/providers/contract.js';
import type { HttpRequest } from '../../src/providers/http.js';
import { createSender } from '../../src/providers/http.js';
import { MultipartForm } from '../../src/providers/multipart-form.js';
import { SCENARIO_HEADER } from '../../src/domain/scenario.js';

export const ASK_ANYTHING: DocumentQuestion = {
  kind: null,
  country: null,
  side: null,
  typeCode: null,
  providerTypes: {},
};

export function imageOf(bytes: Buffer, mediaType: ProviderImage['mediaType'] = 'image/jpeg'): ProviderImage {
  return {
    mediaType,
    pageCount: 1,
    byteLength: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: () => Promise.resolve(bytes),
  };
}

export interface CallOptions {
  /** Of the sandbox. Default: none, everything normal. */
  scenario?: string;
  deadlineMs?: number;
  signal?: AbortSignal;
  maxReplyBytes?: number;
  idempotencyKey?: string;
}

/** Every line that providers logged in this process, for the search for secrets. */
export const loggedLines: string[] = [];

export function contextOf(options: CallOptions = {}): CallContext {
  const deadlineMs = options.deadlineMs ?? 10_000;
  const timeout = AbortSignal.timeout(deadlineMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const idempotencyKey = options.idempotencyKey ?? 'att_test';
  const log = (details: object, message: string) => void loggedLines.push(`${message} ${JSON.stringify(details)}`);
  return {
    signal,
    deadlineMs,
    idempotencyKey,
    logger: { debug: log, info: log, warn: log },
    now: () => new Date(),
    send: createSender({
      signal,
      ...(options.maxReplyBytes === undefined ? {} : { maxReplyBytes: options.maxReplyBytes }),
      headers: {
        'x-verigraph-attempt': idempotencyKey,
        ...(options.scenario === undefined ? {} : { [SCENARIO_HEADER]: options.scenario }),
      },
    }),
  };
}

/** Starts, and asks again as the provider says, until it is done. Rejects as the provider does. */
export async function callUntilDone(
  provider: Provider,
  request: ProviderRequest,
  options: CallOptions = {},
): Promise<Extract<StartResult, { state: 'done' }>['outcome']> {
  let result = await provider.start(request, contextOf(options));
  for (let looks = 0; result.state === 'pending'; looks++) {
    if (looks > 200 || !provider.check) throw new Error('Pending work never ends.');
    const { handle } = JSON.parse(JSON.stringify(result)) as typeof result;
    await new Promise((resolve) => setTimeout(resolve, 20));
    result = await provider.check(handle, request, contextOf(options));
  }
  return result.outcome;
}

/** What a form says once it is on the wire, as somebody else's parser reads it. */
export async function partsOf(form: HttpRequest['body']): Promise<[string, string | File][]> {
  if (form instanceof URLSearchParams) return [...form.entries()];
  if (!(form instanceof MultipartForm)) throw new Error('It is no form.');
  const { contentType, bytes } = form.encode();
  const parsed = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  return [...(parsed.entries() as Iterable<[string, string | File]>)];
}
