import type { OcrExportTarget } from '../../domain/ocr-export.js';
import type { CallContext } from '../contract.js';
import type { FetchedToken } from '../fetched-token.js';
import { createTokenSource } from '../fetched-token.js';
import type { HttpReply, HttpRequest } from '../http.js';
import { failureOf, isRefusedLogin, loginFailureOf } from './errors.js';
import type { FailureParts } from './errors.js';
import type { ArtemisSettings } from './settings.js';
import { readToken } from './wire.js';

/** Both ids must be whole numbers: they become parts of the address. */
export const UPDATE_OCR_RESULT = {
  method: 'PUT',
  path: ({ customerId, documentId }: OcrExportTarget) => `/api/customer/${customerId}/document/${documentId}/ocr`,
} as const;

/** The vendor's endpoints. Each brings a reply of status 200, or rejects with ProviderFailure. */
export interface ArtemisClient {
  /** `UPDATE_OCR_RESULT`, the body already as JSON. */
  updateOcrResult(target: OcrExportTarget, body: string, context: CallContext): Promise<HttpReply>;
}

export function createArtemisClient(settings: ArtemisSettings): ArtemisClient {
  const tokens = createTokenSource(
    'Artemis',
    (refreshToken, context) => fetchToken(settings, refreshToken, context),
    settings.tokenRenewalMarginMs,
  );

  function send(request: HttpRequest, context: CallContext): Promise<HttpReply> {
    return tokens.sendWithToken(context, (token) =>
      context.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }),
    );
  }

  return {
    async updateOcrResult(target, body, context) {
      const url = new URL(`${settings.apiBase}${UPDATE_OCR_RESULT.path(target)}`);
      const headers = { 'content-type': 'application/json', 'x-domain-id': settings.domainId };
      const reply = await send({ method: UPDATE_OCR_RESULT.method, url, headers, body }, context);
      if (reply.status !== 200) throw failureOf(reply, failureParts(settings, context));
      return reply;
    },
  };
}

/**
 * A refresh token, where one is to be used, else the grant. A refresh token that is refused is no fault of the
 * credentials, so the grant is then asked for after all.
 */
async function fetchToken(
  settings: ArtemisSettings,
  refreshToken: string | null,
  context: CallContext,
): Promise<FetchedToken> {
  if (settings.useRefreshToken && settings.tokenEndpoint === 'OAUTH' && refreshToken !== null) {
    const reply = await context.send(
      formRequest(settings, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    );
    if (!isRefusedLogin(reply)) return tokenOf(settings, reply, context);
  }
  const request = settings.tokenEndpoint === 'JSON' ? jsonRequest(settings) : formRequest(settings, grantOf(settings));
  return tokenOf(settings, await context.send(request), context);
}

function tokenOf(settings: ArtemisSettings, reply: HttpReply, context: CallContext): FetchedToken {
  if (reply.status !== 200) throw loginFailureOf(reply, failureParts(settings, context));
  const warnings: string[] = [];
  const token = readToken(reply.json, warnings);
  if (warnings.length > 0) context.logger.warn({ provider: 'artemis', warnings }, 'A token came in an odd form.');
  return token;
}

/** POST {auth_base}/oauth/token, form-encoded (HIGH). */
function formRequest(settings: ArtemisSettings, fields: Record<string, string>): HttpRequest {
  const { clientId, clientSecret } = settings.credentials;
  const form = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret });
  return {
    method: 'POST',
    url: tokenUrl(settings),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  };
}

function grantOf({ credentials: { user } }: ArtemisSettings): Record<string, string> {
  return user === null ? { grant_type: 'client_credentials' } : { grant_type: 'password', ...user };
}

/** POST {api_base}/api/authentication/token (HIGH). The Authorization that its page lists cannot be meant (INFERRED). */
function jsonRequest(settings: ArtemisSettings): HttpRequest {
  const { clientId, clientSecret } = settings.credentials;
  return {
    method: 'POST',
    url: tokenUrl(settings),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, clientSecret }),
  };
}

function tokenUrl({ authBase, tokenPath }: ArtemisSettings): URL {
  return new URL(`${authBase}${tokenPath}`);
}

function failureParts({ retryAfterMs, statusCodes }: ArtemisSettings, context: CallContext): FailureParts {
  return { now: context.now(), retryAfterMs, statusCodes };
}
