import type { CallContext } from '../contract.js';
import type { FetchedToken } from '../fetched-token.js';
import { createTokenSource, fixedToken, isHeaderToken, lifetimeOfJwt } from '../fetched-token.js';
import { WireReader } from '../read.js';
import type { HttpReply } from '../http.js';
import { failureOf, loginFailureOf, malformedReply } from './errors.js';
import type { ChekinSettings } from './settings.js';
import type { ChekinId } from './wire.js';

/** The two kinds of picture that biomatch takes: of an identity document, and of the person. */
export type FacePicture = 'identification' | 'person';

/** The vendor's endpoints. Each answers the JSON of a success, or rejects with ProviderFailure. */
export interface ChekinClient {
  /** POST ocr/picture/. A data URI each; the second is the other side and exists in v2 only. */
  postPicture(file: string, secondFile: string | null, context: CallContext): Promise<unknown>;
  /** GET ocr/data/ID/. */
  getData(id: ChekinId, context: CallContext): Promise<unknown>;
  /** POST biomatch/identification/ or biomatch/person/. */
  postFace(picture: FacePicture, file: string, context: CallContext): Promise<unknown>;
  /** GET biomatch/identification/ID/ or biomatch/person/ID/. */
  getFace(picture: FacePicture, id: ChekinId, context: CallContext): Promise<unknown>;
  /** POST biomatch/compare/. */
  postComparison(identification: ChekinId, person: ChekinId, context: CallContext): Promise<unknown>;
  /** GET biomatch/compare/ID/. */
  getComparison(id: ChekinId, context: CallContext): Promise<unknown>;
}

type Call = { method: 'GET'; path: string } | { method: 'POST'; path: string; body: object };

/**
 * v1 and v2 stand under `tools/`, v3 does not (HIGH for pictures; MED for v3's data and biomatch: a public client of the
 * vendor's). Biomatch is documented for v1 only, so v2 uses that (INFERRED).
 */
const OCR_ROOTS = { v1: 'v1/tools', v2: 'v2/tools', v3: 'v3' } as const;
const BIOMATCH_ROOTS = { v1: 'v1/tools', v2: 'v1/tools', v3: 'v3' } as const;

export function createChekinClient(settings: ChekinSettings): ChekinClient {
  const { credentials, version } = settings;
  const ocr = `${OCR_ROOTS[version]}/ocr`;
  const biomatch = `${BIOMATCH_ROOTS[version]}/biomatch`;
  const tokens =
    credentials.kind === 'TOKEN'
      ? fixedToken(credentials.token)
      : createTokenSource(
          'Chekin',
          (_refreshToken, context) => fetchToken(credentials, settings, context),
          settings.tokenRenewalMarginMs,
        );

  async function send(call: Call, context: CallContext): Promise<unknown> {
    const reply = await tokens.sendWithToken(context, (token) => sendWith(settings, token, call, context));
    return successOf(reply, settings, context);
  }

  return {
    postPicture: (file, secondFile, context) =>
      send(
        {
          method: 'POST',
          path: `${ocr}/picture/`,
          body: { picture_file: file, ...(secondFile === null ? {} : { picture_file_2: secondFile }) },
        },
        context,
      ),
    getData: (id, context) => send({ method: 'GET', path: `${ocr}/data/${id}/` }, context),
    postFace: (picture, file, context) =>
      send({ method: 'POST', path: `${biomatch}/${picture}/`, body: { picture_file: file } }, context),
    getFace: (picture, id, context) => send({ method: 'GET', path: `${biomatch}/${picture}/${id}/` }, context),
    postComparison: (identification, person, context) =>
      send(
        {
          method: 'POST',
          path: `${biomatch}/compare/`,
          body: { identification_picture: identification, person_picture: person },
        },
        context,
      ),
    getComparison: (id, context) => send({ method: 'GET', path: `${biomatch}/compare/${id}/` }, context),
  };
}

/** POST api-token-auth/ with email and password -> `{token}`, valid for an hour (HIGH, v3). */
async function fetchToken(
  { email, password }: { email: string; password: string },
  settings: ChekinSettings,
  context: CallContext,
): Promise<FetchedToken> {
  const reply = await context.send({
    method: 'POST',
    url: new URL(`${settings.baseUrl}/v3/api-token-auth/`),
    headers: { 'content-type': 'application/json', ...apiKeyHeader(settings) },
    body: JSON.stringify({ email, password }),
  });
  if (!isSuccess(reply)) throw loginFailureOf(reply, { now: context.now(), retryAfterMs: settings.retryAfterMs });
  const token = WireReader.of(reply.json, []).at('token').text();
  if (!isHeaderToken(token)) throw malformedReply('to the account brings no token');
  return { token, lifetimeMs: lifetimeOfJwt(token) ?? settings.tokenLifetimeMs, refreshToken: null };
}

function sendWith(settings: ChekinSettings, token: string, call: Call, context: CallContext): Promise<HttpReply> {
  return context.send({
    method: call.method,
    url: new URL(`${settings.baseUrl}/${call.path}`),
    headers: {
      'content-type': 'application/json',
      authorization: `${settings.scheme} ${token}`,
      ...apiKeyHeader(settings),
    },
    ...(call.method === 'POST' ? { body: JSON.stringify(call.body) } : {}),
  });
}

function apiKeyHeader({ apiKey }: ChekinSettings): Record<string, string> {
  return apiKey === null ? {} : { 'api-key': apiKey };
}

/** Which status a success has is not documented, so any of 200 to 299 is one. */
function isSuccess(reply: HttpReply): boolean {
  return reply.status >= 200 && reply.status < 300;
}

function successOf(reply: HttpReply, settings: ChekinSettings, context: CallContext): unknown {
  if (!isSuccess(reply)) throw failureOf(reply, { now: context.now(), retryAfterMs: settings.retryAfterMs });
  if (reply.json === undefined) throw malformedReply('is no JSON');
  return reply.json;
}
