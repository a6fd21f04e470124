import type { ProviderErrorCode } from '../../domain/attempt.js';
import { PROVIDER_ERROR_CODES } from '../../domain/attempt.js';
import type { DocumentKind } from '../../domain/document.js';
import { DOCUMENT_KINDS } from '../../domain/document.js';
import type { SettingsReader } from '../settings-reader.js';

export const ARTEMIS_ENVIRONMENTS = ['PRODUCTION', 'UAT'] as const;
export type ArtemisEnvironment = (typeof ARTEMIS_ENVIRONMENTS)[number];

/** OAUTH: a form to /oauth/token. JSON: clientId and clientSecret to /api/authentication/token. */
export const TOKEN_ENDPOINTS = ['OAUTH', 'JSON'] as const;
export type TokenEndpoint = (typeof TOKEN_ENDPOINTS)[number];

export const GRANTS = ['CLIENT_CREDENTIALS', 'PASSWORD'] as const;

export const UNKNOWN_VALUES = ['OMIT', 'NULL'] as const;
export type UnknownValues = (typeof UNKNOWN_VALUES)[number];

export const MRZ_LINE_SEPARATORS = ['NEWLINE', 'NONE'] as const;
export type MrzLineSeparator = (typeof MRZ_LINE_SEPARATORS)[number];

export interface ArtemisCredentials {
  /** ARTEMIS_CLIENT_ID. */
  clientId: string;
  /** ARTEMIS_CLIENT_SECRET. */
  clientSecret: string;
  /** ARTEMIS_USERNAME (an e-mail address) and ARTEMIS_PASSWORD; null with the grant of client credentials. */
  user: { username: string; password: string } | null;
}

/** How the body is made. All of it is undocumented, so all of it can be set. */
export interface ExportBodyOptions {
  /** ARTEMIS_STATUS_TASK; default `SUCCESS`, the only value ever seen (HIGH that it was). */
  statusTask: string;
  /** `status` of the result. ARTEMIS_RESULT_STATUS; default none: only `UNCERTAIN` was ever seen. */
  resultStatus: string | null;
  /** Whether keys beyond the 40 documented ones go out. ARTEMIS_ALLOW_UNDOCUMENTED_KEYS; default off (INFERRED safer). */
  allowUndocumentedKeys: boolean;
  /**
   * What stands for a value that is not known. ARTEMIS_UNKNOWN_VALUES; default OMIT: whether the call replaces or merges is
   * not documented, and a null might erase what the vendor knows (INFERRED).
   */
  unknownValues: UnknownValues;
  /** Between the lines of `mrz_raw_string`. ARTEMIS_MRZ_LINE_SEPARATOR; default NEWLINE (INFERRED). */
  mrzLineSeparator: MrzLineSeparator;
  /**
   * `document_type` for a kind of ours. ARTEMIS_DOCUMENT_TYPES, a JSON object; what it does not name stays as by default:
   * PASSPORT, NATIONAL_ID, DRIVING_LICENSE and OTHERS (HIGH, the vendor's types of a document), nothing for UNKNOWN.
   */
  documentTypes: Readonly<Partial<Record<DocumentKind, string>>>;
}

export interface ArtemisSettings extends ExportBodyOptions {
  /** Where documents are. ARTEMIS_API_BASE; default by ARTEMIS_ENVIRONMENT. Without a slash at the end. */
  apiBase: string;
  /** Where tokens are. ARTEMIS_AUTH_BASE; default by ARTEMIS_ENVIRONMENT, or `apiBase` with ARTEMIS_TOKEN_ENDPOINT=JSON. */
  authBase: string;
  /** ARTEMIS_TOKEN_ENDPOINT; default OAUTH (HIGH that both exist). */
  tokenEndpoint: TokenEndpoint;
  /** ARTEMIS_TOKEN_PATH; default `/oauth/token`, or `/api/authentication/token` with JSON. */
  tokenPath: string;
  /** With ARTEMIS_GRANT=PASSWORD there is a user in it; default: that where a user is set, else CLIENT_CREDENTIALS. */
  credentials: ArtemisCredentials;
  /** Sent as X-Domain-ID; a 64-bit whole number that the vendor assigns. ARTEMIS_DOMAIN_ID; no default. */
  domainId: string;
  /**
   * Whether a refresh token that came along is used to renew a token. ARTEMIS_USE_REFRESH_TOKEN; default off: the vendor's
   * form of that request was not seen, so a new token is asked for. On: the form of RFC 6749 section 6 (INFERRED).
   */
  useRefreshToken: boolean;
  /** How long before its end, as told by the vendor, a token is renewed. ARTEMIS_TOKEN_RENEWAL_MARGIN_MS; default 60000. */
  tokenRenewalMarginMs: number;
  /** Whether the call may be repeated. ARTEMIS_IDEMPOTENT; default on: it is a PUT (by method; the vendor does not say). */
  idempotent: boolean;
  /** What a status means to us, where it shall not be the usual. ARTEMIS_STATUS_CODES, a JSON object such as {"409":"CONFLICT"}. */
  statusCodes: Readonly<Record<string, ProviderErrorCode>>;
  /** Wait after a 429 or 503 without Retry-After; 0, the default: nothing is said. ARTEMIS_RETRY_AFTER_MS. */
  retryAfterMs: number;
  /** Largest body. ARTEMIS_MAX_BODY_BYTES; 0, the default: no limit is known. */
  maxBodyBytes: number;
}

const DAY_MS = 86_400_000;

/**
 * Production: HIGH. UAT: the host of tokens HIGH, that of documents LOW (a line in a public client).
 */
const BASES: Readonly<Record<ArtemisEnvironment, { apiBase: string; authBase: string }>> = {
  PRODUCTION: { apiBase: 'https://api.artemis.cynopsis.co', authBase: 'https://crm.cynopsis.co' },
  UAT: { apiBase: 'https://api1.artemisuat.cynopsis.co', authBase: 'https://crm-demo.cynopsis.co' },
};

const TOKEN_PATHS: Readonly<Record<TokenEndpoint, string>> = {
  OAUTH: '/oauth/token',
  JSON: '/api/authentication/token',
};

/** The vendor's types of a document (HIGH); which of our kinds is which is plain but for OTHERS (INFERRED). */
const DOCUMENT_TYPES: Readonly<Partial<Record<DocumentKind, string>>> = {
  PASSPORT: 'PASSPORT',
  IDENTITY_CARD: 'NATIONAL_ID',
  DRIVING_LICENCE: 'DRIVING_LICENSE',
  RESIDENCE_PERMIT: 'OTHERS',
  TRAVEL_PERMIT: 'OTHERS',
  VISA: 'OTHERS',
  VEHICLE_LICENCE: 'OTHERS',
  BANK_CARD: 'OTHERS',
  OTHER: 'OTHERS',
};

export const DEFAULT_BODY_OPTIONS: ExportBodyOptions = {
  statusTask: 'SUCCESS',
  resultStatus: null,
  allowUndocumentedKeys: false,
  unknownValues: 'OMIT',
  mrzLineSeparator: 'NEWLINE',
  documentTypes: DOCUMENT_TYPES,
};

/** All settings that have a default. */
export function defaultsOf(
  environment: ArtemisEnvironment = 'PRODUCTION',
  tokenEndpoint: TokenEndpoint = 'OAUTH',
): Omit<ArtemisSettings, 'credentials' | 'domainId'> {
  const { apiBase, authBase } = BASES[environment];
  return {
    ...DEFAULT_BODY_OPTIONS,
    apiBase,
    authBase: tokenEndpoint === 'JSON' ? apiBase : authBase,
    tokenEndpoint,
    tokenPath: TOKEN_PATHS[tokenEndpoint],
    useRefreshToken: false,
    tokenRenewalMarginMs: 60_000,
    idempotent: true,
    statusCodes: {},
    retryAfterMs: 0,
    maxBodyBytes: 0,
  };
}

/** null where no credentials are set. */
export function readArtemisSettings(read: SettingsReader): ArtemisSettings | null {
  const identity = readIdentity(read);
  if (!identity) return null;
  const environment = read.choice('ARTEMIS_ENVIRONMENT', 'PRODUCTION', ARTEMIS_ENVIRONMENTS);
  const tokenEndpoint = read.choice('ARTEMIS_TOKEN_ENDPOINT', 'OAUTH', TOKEN_ENDPOINTS);
  if (tokenEndpoint === 'JSON' && identity.credentials.user !== null) {
    read.faults.push('ARTEMIS_TOKEN_ENDPOINT JSON takes a client only: ARTEMIS_GRANT must be CLIENT_CREDENTIALS.');
  }
  const defaults = defaultsOf(environment, tokenEndpoint);
  const apiBase = read.base('ARTEMIS_API_BASE', defaults.apiBase);
  const integer = (name: string, fallback: number, maximum: number) =>
    read.integer(`ARTEMIS_${name}`, fallback, 0, maximum);
  return {
    ...identity,
    apiBase,
    authBase: read.base('ARTEMIS_AUTH_BASE', tokenEndpoint === 'JSON' ? apiBase : defaults.authBase),
    tokenEndpoint,
    tokenPath: readTokenPath(read, defaults.tokenPath),
    useRefreshToken: read.flag('ARTEMIS_USE_REFRESH_TOKEN', defaults.useRefreshToken),
    tokenRenewalMarginMs: integer('TOKEN_RENEWAL_MARGIN_MS', defaults.tokenRenewalMarginMs, DAY_MS),
    idempotent: read.flag('ARTEMIS_IDEMPOTENT', defaults.idempotent),
    statusCodes: readStatusCodes(read),
    retryAfterMs: integer('RETRY_AFTER_MS', defaults.retryAfterMs, DAY_MS),
    maxBodyBytes: integer('MAX_BODY_BYTES', defaults.maxBodyBytes, 100_000_000),
    statusTask: read.text('ARTEMIS_STATUS_TASK') ?? defaults.statusTask,
    resultStatus: read.text('ARTEMIS_RESULT_STATUS'),
    allowUndocumentedKeys: read.flag('ARTEMIS_ALLOW_UNDOCUMENTED_KEYS', defaults.allowUndocumentedKeys),
    unknownValues: read.choice('ARTEMIS_UNKNOWN_VALUES', defaults.unknownValues, UNKNOWN_VALUES),
    mrzLineSeparator: read.choice('ARTEMIS_MRZ_LINE_SEPARATOR', defaults.mrzLineSeparator, MRZ_LINE_SEPARATORS),
    documentTypes: readDocumentTypes(read),
  };
}

function readIdentity(read: SettingsReader): Pick<ArtemisSettings, 'credentials' | 'domainId'> | null {
  const clientId = read.text('ARTEMIS_CLIENT_ID');
  const clientSecret = read.text('ARTEMIS_CLIENT_SECRET');
  const domainId = read.text('ARTEMIS_DOMAIN_ID');
  const username = read.text('ARTEMIS_USERNAME');
  const password = read.text('ARTEMIS_PASSWORD');
  if ([clientId, clientSecret, domainId, username, password].every((value) => value === null)) return null;
  const hasUser = username !== null || password !== null;
  const grant = read.choice('ARTEMIS_GRANT', hasUser ? 'PASSWORD' : 'CLIENT_CREDENTIALS', GRANTS);
  const wanted = {
    ARTEMIS_CLIENT_ID: clientId,
    ARTEMIS_CLIENT_SECRET: clientSecret,
    ARTEMIS_DOMAIN_ID: domainId,
    ...(grant === 'PASSWORD' ? { ARTEMIS_USERNAME: username, ARTEMIS_PASSWORD: password } : {}),
  };
  const missing = Object.entries(wanted).flatMap(([name, value]) => (value === null ? [name] : []));
  if (missing.length > 0) read.faults.push(`${missing.join(', ')} must be set along with the others of Artemis.`);
  if (domainId !== null && !isInt64(domainId)) {
    read.faults.push('ARTEMIS_DOMAIN_ID must be a whole number of at most 64 bits.');
  }
  if (clientId === null || clientSecret === null || domainId === null || !isInt64(domainId)) return null;
  const user = grant === 'PASSWORD' && username !== null && password !== null ? { username, password } : null;
  if (grant === 'PASSWORD' && user === null) return null;
  return { credentials: { clientId, clientSecret, user }, domainId };
}

function readTokenPath(read: SettingsReader, fallback: string): string {
  const path = read.text('ARTEMIS_TOKEN_PATH');
  if (path === null) return fallback;
  // Two slashes at the beginning would name another host.
  if (/^\/[^/\\\s?#][^\\\s?#]*$/.test(path)) return path;
  read.faults.push('ARTEMIS_TOKEN_PATH must be a path that begins with one slash.');
  return fallback;
}

function readStatusCodes(read: SettingsReader): Record<string, ProviderErrorCode> {
  const codes: Record<string, ProviderErrorCode> = {};
  for (const [status, text] of Object.entries(read.table('ARTEMIS_STATUS_CODES'))) {
    const code = PROVIDER_ERROR_CODES.find((each) => each === text);
    if (code !== undefined && /^[2-5]\d\d$/.test(status) && status !== '200') codes[status] = code;
    else {
      read.faults.push('ARTEMIS_STATUS_CODES must name codes of ours by HTTP status, 200 excepted.');
      return {};
    }
  }
  return codes;
}

function readDocumentTypes(read: SettingsReader): Readonly<Partial<Record<DocumentKind, string>>> {
  const table = read.table('ARTEMIS_DOCUMENT_TYPES');
  if (Object.keys(table).every((kind) => (DOCUMENT_KINDS as readonly string[]).includes(kind))) {
    return { ...DOCUMENT_TYPES, ...table };
  }
  read.faults.push(`ARTEMIS_DOCUMENT_TYPES must name kinds out of ${DOCUMENT_KINDS.join(', ')}.`);
  return DOCUMENT_TYPES;
}

const LARGEST_INT64 = 2n ** 63n - 1n;

/** Canonical and not negative: it becomes a part of an address or a header. */
export function isInt64(text: string): boolean {
  return /^(?:0|[1-9]\d{0,18})$/.test(text) && BigInt(text) <= LARGEST_INT64;
}
