import { randomBytes } from 'node:crypto';
import {
  ARTEMIS_SANDBOX_CLIENT_ID,
  ARTEMIS_SANDBOX_CLIENT_SECRET,
  ARTEMIS_SANDBOX_PASSWORD,
  ARTEMIS_SANDBOX_USERNAME,
} from '../../../providers/artemis/sandbox-credentials.js';

/** "Typically 8 hours" on one page of the vendor's, an hour in the example of another; the longer one here. */
const LIFETIME_SECONDS = 28_800;
/** Old tokens are forgotten beyond this, so that a sandbox that runs for weeks does not grow. */
const MOST_TOKENS = 1_000;

export interface SandboxReply {
  status: number;
  body: Record<string, unknown>;
}

export interface SandboxTokens {
  /** POST /oauth/token. */
  grant(form: URLSearchParams, now: Date): SandboxReply;
  /** POST /api/authentication/token. */
  authenticate(body: Record<string, unknown>, now: Date): SandboxReply;
  isGood(accessToken: string, now: Date): boolean;
}

/** Tokens as RFC 6749 describes them and the vendor's pages show them. */
export function createSandboxTokens(): SandboxTokens {
  const accessTokens = new Map<string, number>();
  const refreshTokens = new Set<string>();

  function issue(now: Date): string {
    const token = randomBytes(24).toString('base64url');
    accessTokens.set(token, now.getTime() + LIFETIME_SECONDS * 1000);
    forgetOldest(accessTokens);
    return token;
  }

  function issueRefresh(): string {
    const token = randomBytes(24).toString('base64url');
    refreshTokens.add(token);
    forgetOldest(refreshTokens);
    return token;
  }

  function grant(form: URLSearchParams, now: Date): SandboxReply {
    if (!isClient(form.get('client_id'), form.get('client_secret'))) {
      return refusal(401, 'invalid_client', 'Bad client credentials');
    }
    const token = { token_type: 'Bearer', expires_in: LIFETIME_SECONDS };
    switch (form.get('grant_type')) {
      case 'client_credentials':
        return { status: 200, body: { access_token: issue(now), ...token } };
      case 'password': {
        const isUser =
          form.get('username') === ARTEMIS_SANDBOX_USERNAME && form.get('password') === ARTEMIS_SANDBOX_PASSWORD;
        if (!isUser) return refusal(400, 'invalid_grant', 'Bad credentials');
        return { status: 200, body: { access_token: issue(now), refresh_token: issueRefresh(), ...token } };
      }
      case 'refresh_token': {
        if (!refreshTokens.delete(form.get('refresh_token') ?? '')) {
          return refusal(400, 'invalid_grant', 'Invalid refresh token');
        }
        return { status: 200, body: { access_token: issue(now), refresh_token: issueRefresh(), ...token } };
      }
      default:
        return refusal(400, 'unsupported_grant_type', 'Unsupported grant type');
    }
  }

  return {
    grant,
    authenticate({ clientId, clientSecret }, now) {
      if (!isClient(clientId, clientSecret)) return refusal(401, 'invalid_client', 'Bad client credentials');
      // Every field is text, the number of seconds too.
      const body = {
        access_token: issue(now),
        expires_in: String(LIFETIME_SECONDS),
        jti: randomBytes(8).toString('hex'),
        message: '',
        refresh_token: '',
        scope: 'read write',
        sub: ARTEMIS_SANDBOX_CLIENT_ID,
        token_type: 'Bearer',
        user_id: '1',
      };
      return { status: 200, body };
    },
    isGood: (accessToken, now) => (accessTokens.get(accessToken) ?? 0) > now.getTime(),
  };
}

function isClient(clientId: unknown, clientSecret: unknown): boolean {
  return clientId === ARTEMIS_SANDBOX_CLIENT_ID && clientSecret === ARTEMIS_SANDBOX_CLIENT_SECRET;
}

function refusal(status: number, error: string, description: string): SandboxReply {
  return { status, body: { error, error_description: description } };
}

function forgetOldest(kept: Map<string, unknown> | Set<string>): void {
  const oldest = kept.keys().next();
  if (kept.size > MOST_TOKENS && !oldest.done) kept.delete(oldest.value);
}
