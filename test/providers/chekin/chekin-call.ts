import { readFile } from 'node:fs/promises';
import type {
  CallContext,
  DocumentRequest,
  FaceMatchRequest,
  Json,
  Provider,
  StartResult,
} from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import type { ChekinSettings } from '../../../src/providers/chekin/settings.js';
import { defaultsOf } from '../../../src/providers/chekin/settings.js';
import { chekinModule } from '../../../src/providers/chekin/provider.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { ASK_ANYTHING, contextOf, imageOf } from '../../support/provider-call.js';

const SPECIMENS = new URL('../../../assets/specimens/', import.meta.url);

export async function specimen(file: string): Promise<Buffer> {
  return readFile(new URL(file, SPECIMENS));
}

export async function requestFor(...files: string[]): Promise<DocumentRequest> {
  const images = await Promise.all(
    files.map(async (file) => imageOf(await specimen(file), file.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg')),
  );
  return { kind: 'DOCUMENT', question: ASK_ANYTHING, images };
}

export async function faceRequest(left = 'passport-utopia.jpg', right = 'selfie.jpg'): Promise<FaceMatchRequest> {
  return { kind: 'FACE_MATCH', left: imageOf(await specimen(left)), right: imageOf(await specimen(right)) };
}

/** Settings of an account that no vendor knows, for calls that never leave this process. */
export function settingsOf(changes: Partial<ChekinSettings> = {}): ChekinSettings {
  return {
    ...defaultsOf('v1'),
    credentials: { kind: 'TOKEN', token: 'token-of-a-test' },
    scheme: 'Token',
    ...changes,
  };
}

export function providerOf(changes: Partial<ChekinSettings> = {}): Provider {
  return chekinModule.create(settingsOf(changes), { mode: 'LIVE', cost: null });
}

export interface ScriptedReply {
  status?: number;
  headers?: Record<string, string>;
  /** JSON; a string stands as it is. */
  body?: unknown;
}

/** A context whose network answers by this list and fails on anything beyond it; what was sent is kept. */
export function scripted(...replies: ScriptedReply[]): { context: CallContext; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const context: CallContext = {
    ...contextOf(),
    send: (request) => {
      sent.push(request);
      const reply = replies[sent.length - 1];
      if (!reply) throw new Error(`Nothing was scripted for call ${sent.length}.`);
      return Promise.resolve(replyOf(reply));
    },
  };
  return { context, sent };
}

export function replyOf({ status = 200, headers = {}, body = {} }: ScriptedReply): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status, headers: new Headers(headers), text, json };
}

/** What a picture's reply looks like while there is nothing to tell. */
export function newPicture(id: number | string): Record<string, unknown> {
  return {
    id,
    picture_file: 'https://s3.example.invalid/uploads/pictures/1.jpg?X-Amz-Signature=EXAMPLE',
    mrz_detected: false,
    status: 'NEW',
    type_doc: null,
    country: null,
    date_of_birth: null,
    expiration_date: null,
    names: null,
    surname: null,
    nationality: null,
    number: null,
    sex: null,
    valid_composite: false,
    valid_date_of_birth: false,
    valid_expiration_date: false,
    valid_number: false,
    valid_score: null,
  };
}

/** As it comes back from the queue. */
export function handleOf(result: StartResult): Json {
  if (result.state !== 'pending') throw new Error('It is done.');
  return JSON.parse(JSON.stringify(result.handle)) as Json;
}

export async function codeOf(run: Promise<unknown>): Promise<string> {
  const fault: unknown = await run.catch((error: unknown) => error);
  return fault instanceof ProviderFailure ? fault.code : `no failure: ${String(fault)}`;
}
