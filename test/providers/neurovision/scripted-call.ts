import type { CallContext, DocumentRequest, ProviderImage, SessionRequest } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { MultipartForm } from '../../../src/providers/multipart-form.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { sandboxNeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { ASK_ANYTHING, imageOf, partsOf } from '../../support/provider-call.js';

/** A call as it went out, in parts that a test can compare. */
export interface SentCall {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Of a form: field -> texts, in order. A file stands as `file NAME TYPE BYTES`. */
  form: Record<string, string[]> | null;
  json: unknown;
}

export interface ScriptedCall {
  context: CallContext;
  sent: SentCall[];
  logged: string[];
}

export const ORIGIN = 'https://vendor.example';
/** Not a picture; nothing here looks into it. */
export const PICTURE = imageOf(Buffer.from('picture'));

export function settingsWith(settings: Partial<NeurovisionSettings> = {}): NeurovisionSettings {
  return { ...sandboxNeurovisionSettings(ORIGIN), token: 'permanent-token', ...settings };
}

export function documentRequest(images: ProviderImage[] = [PICTURE], schema?: string): DocumentRequest {
  const providerTypes = schema === undefined ? {} : { neurovision: schema };
  return { kind: 'DOCUMENT', question: { ...ASK_ANYTHING, providerTypes }, images };
}

export function sessionRequest(fields: Partial<SessionRequest> = {}): SessionRequest {
  return {
    kind: 'SESSION',
    images: [PICTURE],
    questions: [null],
    externalSessionId: null,
    clientKey: null,
    schemaId: null,
    captcha: null,
    ocr: true,
    ...fields,
  };
}

export function reply(json: unknown, status = 200, headers: Record<string, string> = {}): HttpReply {
  return { status, headers: new Headers(headers), text: json === undefined ? 'no JSON' : JSON.stringify(json), json };
}

type Answer = HttpReply | ProviderFailure | ((call: SentCall) => HttpReply | Promise<HttpReply>);

/** Answers in order; a call too many is a fault of the test's subject, and is told as one. */
export function scriptedCall(
  answers: Answer[],
  options: { now?: () => Date; signal?: AbortSignal } = {},
): ScriptedCall {
  const sent: SentCall[] = [];
  const logged: string[] = [];
  const log = (details: object, message: string) => void logged.push(`${message} ${JSON.stringify(details)}`);
  const context: CallContext = {
    signal: options.signal ?? new AbortController().signal,
    deadlineMs: 600_000,
    idempotencyKey: 'att_test',
    logger: { debug: log, info: log, warn: log },
    now: options.now ?? (() => new Date('2026-03-19T10:31:00.000Z')),
    send: async (request) => {
      const call = await describeCall(request);
      sent.push(call);
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`Not scripted: ${call.method} ${call.path}`);
      if (answer instanceof ProviderFailure) throw answer;
      return typeof answer === 'function' ? answer(call) : answer;
    },
  };
  return { context, sent, logged };
}

async function describeCall({ method, url, headers = {}, body }: HttpRequest): Promise<SentCall> {
  const form: Record<string, string[]> = {};
  if (body instanceof MultipartForm) {
    for (const [name, part] of await partsOf(body)) {
      const text = typeof part === 'string' ? part : `file ${part.name} ${part.type} ${(await part.text()).length}`;
      form[name] = [...(form[name] ?? []), text];
    }
  }
  return {
    method,
    path: url.href.replace(ORIGIN, ''),
    headers,
    form: body instanceof MultipartForm ? form : null,
    json: typeof body === 'string' ? (JSON.parse(body) as unknown) : null,
  };
}

export async function failureOf(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
  if (fault instanceof ProviderFailure) return fault;
  throw fault;
}

/** A token such as the vendor's: only its middle part matters here. */
export function jwtOf(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
}
