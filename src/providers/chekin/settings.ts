import type { SettingsReader } from '../settings-reader.js';

export const CHEKIN_VERSIONS = ['v1', 'v2', 'v3'] as const;
export type ChekinVersion = (typeof CHEKIN_VERSIONS)[number];

export const AUTHORIZATION_SCHEMES = ['Token', 'JWT'] as const;
export type AuthorizationScheme = (typeof AUTHORIZATION_SCHEMES)[number];

/** A user token that was handed out once (v1, v2), or an account from which tokens are fetched (v3). */
export type ChekinCredentials = { kind: 'TOKEN'; token: string } | { kind: 'ACCOUNT'; email: string; password: string };

export interface ChekinSettings {
  /**
   * Everything before the version, without a slash at the end. CHEKIN_BASE_URL; default `https://api.chekin.io/api` for
   * v1 and v2, `https://a.chekin.io/api` for v3 (HIGH, the vendor's documentation and knowledge base).
   */
  baseUrl: string;
  /** CHEKIN_API_VERSION; default v1 with a user token, v3 with an account. */
  version: ChekinVersion;
  /** CHEKIN_TOKEN, or CHEKIN_EMAIL and CHEKIN_PASSWORD. */
  credentials: ChekinCredentials;
  /** The word before the token. CHEKIN_AUTHORIZATION_SCHEME; default `Token` with a user token, `JWT` with an account. */
  scheme: AuthorizationScheme;
  /** Sent as `Api-Key` where set. CHEKIN_API_KEY; default none: only the error list still speaks of it (LOW). */
  apiKey: string | null;
  /** Of a fetched token that does not say so itself. CHEKIN_TOKEN_LIFETIME_MS; default one hour (HIGH for v3). */
  tokenLifetimeMs: number;
  /** How long before its end a token is renewed. CHEKIN_TOKEN_RENEWAL_MARGIN_MS; default 300000. */
  tokenRenewalMarginMs: number;
  /** Until young work is asked about again. CHEKIN_POLL_INTERVAL_MS; default 1000 (undocumented). */
  pollIntervalMs: number;
  /** The same for old work, at most. CHEKIN_POLL_INTERVAL_CEILING_MS; default 10000 (undocumented). */
  pollIntervalCeilingMs: number;
  /** Work that is older and still not done has failed. CHEKIN_PROCESSING_CEILING_MS; default 600000 (undocumented). */
  processingCeilingMs: number;
  /** Wait after a 429 or 503 without Retry-After; 0: nothing is said. CHEKIN_RETRY_AFTER_MS; default 0 (undocumented). */
  retryAfterMs: number;
  /** CHEKIN_MAX_IMAGE_BYTES; 0, the default: no limit is known. */
  maxImageBytes: number;
  /**
   * Years that an expiry in six digits may lie ahead before it is of the century before.
   * CHEKIN_LONGEST_VALIDITY_YEARS; default 50 (INFERRED; a birth in six digits is never in the future).
   */
  longestValidityYears: number;
  /**
   * Whether values may win that came with `mrz_detected` other than true. CHEKIN_ACCEPT_WITHOUT_ZONE; default off: nobody
   * documents where such values would come from.
   */
  acceptWithoutZone: boolean;
  /**
   * Whether `valid_number` proves the document number. CHEKIN_VALID_NUMBER_PROVES_NUMBER; default on. The vendor's
   * documentation calls it the personal number's; its name and its place beside `number`, and that it is no score but true
   * or false, speak for the check digit of `number` (INFERRED).
   */
  validNumberProvesNumber: boolean;
  /** Whether two faces may be compared by biomatch. CHEKIN_FACE_MATCH; default off: a service of its own. */
  faceMatch: boolean;
}

const DAY_MS = 86_400_000;

/** null where neither a token nor an account is set. */
export function readChekinSettings(read: SettingsReader): ChekinSettings | null {
  const credentials = readCredentials(read);
  if (!credentials) return null;
  const hasAccount = credentials.kind === 'ACCOUNT';
  const version = read.choice('CHEKIN_API_VERSION', hasAccount ? 'v3' : 'v1', CHEKIN_VERSIONS);
  const defaults = defaultsOf(version);
  const integer = (name: string, fallback: number, minimum: number, maximum: number) =>
    read.integer(`CHEKIN_${name}`, fallback, minimum, maximum);
  return {
    version,
    credentials,
    baseUrl: read.base('CHEKIN_BASE_URL', defaults.baseUrl),
    scheme: read.choice('CHEKIN_AUTHORIZATION_SCHEME', hasAccount ? 'JWT' : 'Token', AUTHORIZATION_SCHEMES),
    apiKey: read.text('CHEKIN_API_KEY'),
    tokenLifetimeMs: integer('TOKEN_LIFETIME_MS', defaults.tokenLifetimeMs, 1_000, 365 * DAY_MS),
    tokenRenewalMarginMs: integer('TOKEN_RENEWAL_MARGIN_MS', defaults.tokenRenewalMarginMs, 0, DAY_MS),
    pollIntervalMs: integer('POLL_INTERVAL_MS', defaults.pollIntervalMs, 1, 600_000),
    pollIntervalCeilingMs: integer('POLL_INTERVAL_CEILING_MS', defaults.pollIntervalCeilingMs, 1, 600_000),
    processingCeilingMs: integer('PROCESSING_CEILING_MS', defaults.processingCeilingMs, 1_000, 7 * DAY_MS),
    retryAfterMs: integer('RETRY_AFTER_MS', defaults.retryAfterMs, 0, DAY_MS),
    maxImageBytes: integer('MAX_IMAGE_BYTES', defaults.maxImageBytes, 0, 100_000_000),
    longestValidityYears: integer('LONGEST_VALIDITY_YEARS', defaults.longestValidityYears, 1, 99),
    acceptWithoutZone: read.flag('CHEKIN_ACCEPT_WITHOUT_ZONE', defaults.acceptWithoutZone),
    validNumberProvesNumber: read.flag('CHEKIN_VALID_NUMBER_PROVES_NUMBER', defaults.validNumberProvesNumber),
    faceMatch: read.flag('CHEKIN_FACE_MATCH', defaults.faceMatch),
  };
}

function readCredentials(read: SettingsReader): ChekinCredentials | null {
  const token = read.text('CHEKIN_TOKEN');
  const email = read.text('CHEKIN_EMAIL');
  const password = read.text('CHEKIN_PASSWORD');
  if (token !== null && (email !== null || password !== null)) {
    read.faults.push('CHEKIN_TOKEN excludes CHEKIN_EMAIL and CHEKIN_PASSWORD: set the one or the others.');
  }
  if (token !== null) return { kind: 'TOKEN', token };
  if (email !== null && password !== null) return { kind: 'ACCOUNT', email, password };
  if (email !== null) read.faults.push('CHEKIN_PASSWORD must be set along with CHEKIN_EMAIL.');
  if (password !== null) read.faults.push('CHEKIN_EMAIL must be set along with CHEKIN_PASSWORD.');
  return null;
}

/** All settings that have a default, for one version. */
export function defaultsOf(version: ChekinVersion): Omit<ChekinSettings, 'credentials' | 'scheme'> {
  return {
    baseUrl: version === 'v3' ? 'https://a.chekin.io/api' : 'https://api.chekin.io/api',
    version,
    apiKey: null,
    tokenLifetimeMs: 3_600_000,
    tokenRenewalMarginMs: 300_000,
    pollIntervalMs: 1_000,
    pollIntervalCeilingMs: 10_000,
    processingCeilingMs: 600_000,
    retryAfterMs: 0,
    maxImageBytes: 0,
    longestValidityYears: 50,
    acceptWithoutZone: false,
    validNumberProvesNumber: true,
    faceMatch: false,
  };
}
