import type { MediaType } from '../../domain/media-type.js';
import type { CallContext } from '../contract.js';
import type { FetchedToken } from '../fetched-token.js';
import { createTokenSource, isHeaderToken, lifetimeOfJwt } from '../fetched-token.js';
import type { HttpReply } from '../http.js';
import { MultipartForm } from '../multipart-form.js';
import { WireReader } from '../read.js';
import { failureOfReply, loginFailureOf, malformed, notSent } from './errors.js';
import type { NeurovisionSettings } from './settings.js';

/** The form of POST /kyc/process, in the vendor's words. null: the field is left out. */
export interface ProcessForm {
  images: { bytes: Buffer; mediaType: MediaType }[];
  /** "Binding to an existing session." */
  sessionId: string | null;
  schemaId: string | null;
  captcha: string | null;
  mode: 'async' | 'sync';
  /** "Key for session search", at most 36 characters (HIGH). */
  clientKey: string | null;
  ocr: boolean;
}

/** Where both are given the vendor searches by `clientKey`, of which there may be several sessions; so one is given. */
export type SessionKey = { sessionId: string } | { clientKey: string };

export interface NeurovisionClient {
  /** POST /kyc/process -> the body, which should be a session. */
  process(form: ProcessForm, context: CallContext): Promise<unknown>;
  /** POST /kyc/session/status -> the body, which should be a session. */
  sessionStatus(key: SessionKey, context: CallContext): Promise<unknown>;
}

/** What carries the token: fields of the body, or headers. */
interface Authorization {
  fields: Record<string, string>;
  headers: Record<string, string>;
}

const EXTENSIONS: Partial<Record<MediaType, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };
const DAY_MS = 86_400_000;
/** A temporary token is renewed so long before its end. */
const RENEWAL_MARGIN_MS = 60_000;

export function createNeurovisionClient(settings: NeurovisionSettings): NeurovisionClient {
  const { login, tokenRoute } = settings;
  const temporary =
    login !== null && tokenRoute !== 'form'
      ? createTokenSource('NeuroVision', (_refreshToken, context) => logIn(settings, login, context), RENEWAL_MARGIN_MS)
      : null;

  function inHeader(token: string): Authorization {
    return { fields: {}, headers: tokenRoute === 'header' ? { token } : { authorization: `Bearer ${token}` } };
  }

  /** The permanent token, or a temporary one that was made elsewhere. */
  function givenAuthorization(): Authorization {
    const { token } = settings;
    if (token === null) throw notSent('AUTHENTICATION_FAILED', 'NeuroVision: no token is set.');
    if (tokenRoute === 'form') return { fields: { token }, headers: {} };
    if (!isHeaderToken(token)) throw notSent('AUTHENTICATION_FAILED', 'NeuroVision: the token cannot be a header.');
    return inHeader(token);
  }

  async function authorized(
    context: CallContext,
    send: (authorization: Authorization) => Promise<HttpReply>,
  ): Promise<unknown> {
    const reply = temporary
      ? await temporary.sendWithToken(context, (token) => send(inHeader(token)))
      : await send(givenAuthorization());
    if (!settings.sessionHttpStatuses.includes(reply.status) || isError(reply.json)) {
      throw failureOfReply(reply, context.now());
    }
    if (reply.json === undefined) throw malformed('The answer is no JSON.', reply.status);
    return reply.json;
  }

  return {
    process: (form, context) =>
      authorized(context, ({ fields, headers }) =>
        context.send({
          method: 'POST',
          url: endpoint(settings, 'kyc/process'),
          headers,
          body: multipartOf(form, fields, settings.ocrEncoding),
        }),
      ),
    sessionStatus: (key, context) =>
      authorized(context, ({ fields, headers }) =>
        context.send({
          method: 'POST',
          url: endpoint(settings, 'kyc/session/status'),
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ ...fields, ...key }),
        }),
      ),
  };
}

/** POST /user/login -> a temporary JWT (HIGH). It lives as long as it says, else for the days that were asked for. */
async function logIn(
  settings: NeurovisionSettings,
  { email, password, validDays }: NonNullable<NeurovisionSettings['login']>,
  context: CallContext,
): Promise<FetchedToken> {
  const reply = await context.send({
    method: 'POST',
    url: endpoint(settings, 'user/login'),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, valid_days: validDays }),
  });
  const token = WireReader.of(reply.json, []).at('token').textIfText();
  if (reply.status !== 200 || !isHeaderToken(token)) throw loginFailureOf(reply, context.now());
  const lifetimeMs = lifetimeOfJwt(token, context.now()) ?? (validDays === 0 ? null : validDays * DAY_MS);
  return { token, lifetimeMs, refreshToken: null };
}

/** The vendor's own sign of an error, whatever the HTTP status. */
function isError(json: unknown): boolean {
  return WireReader.of(json, []).at('status').textIfText() === 'error';
}

function endpoint({ baseUrl }: NeurovisionSettings, path: string): URL {
  return new URL(`${baseUrl}/${path}`);
}

/** Each picture is a part of its own named `images`; files bear no names of the caller's. */
function multipartOf(
  form: ProcessForm,
  fields: Record<string, string>,
  ocrEncoding: NeurovisionSettings['ocrEncoding'],
): MultipartForm {
  const body = new MultipartForm();
  const texts: [string, string | null][] = [
    ...Object.entries(fields),
    ['sessionId', form.sessionId],
    ['schemaId', form.schemaId],
    ['captcha', form.captcha],
    ['mode', form.mode],
    ['clientKey', form.clientKey],
    ['ocr', ocrEncoding === 'words' ? String(form.ocr) : form.ocr ? '1' : '0'],
  ];
  for (const [name, text] of texts) if (text !== null) body.append(name, text);
  form.images.forEach(({ bytes, mediaType }, index) => {
    const fileName = `image-${index + 1}.${EXTENSIONS[mediaType] ?? 'bin'}`;
    body.append('images', { bytes, mediaType, fileName });
  });
  return body;
}
