import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Scope } from './domain/scope.js';
import { SCOPES } from './domain/scope.js';
import { SettingsReader } from './providers/settings-reader.js';
import type { CreateVendor, VendorName } from './providers/vendors.js';
import { readVendors } from './providers/vendors.js';

export const ROLES = ['all', 'api', 'worker'] as const;
/** `api` answers requests, `worker` does the work that takes time, `all` does both in one process. */
export type Role = (typeof ROLES)[number];

/** A tenant and the SHA-256 of one of its keys; the key itself is forgotten as soon as it is read. */
export interface ApiKey {
  tenant: string;
  sha256: Buffer;
  /** What this key allows beyond what every key does. */
  scopes: readonly Scope[];
}

export interface Settings {
  readonly production: boolean;
  readonly role: Role;
  readonly host: string;
  readonly port: number;
  /** Where clients reach this server, without a slash at the end; null: as it listens. */
  readonly publicUrl: string | null;
  /** Absolute. */
  readonly dataDirectory: string;
  /** null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** null: memory. */
  readonly cacheUrl: string | null;
  /** Empty: everything belongs to the tenant `demo`, which production refuses. */
  readonly apiKeys: readonly ApiKey[];
  /** 32 bytes in Base64; null: a key of our own in the data folder. */
  readonly masterKey: string | null;
  /** One file. */
  readonly maxUploadBytes: number;
  /** A whole multipart request. */
  readonly maxRequestBytes: number;
  /** Documents worked on at once by this process. */
  readonly jobConcurrency: number;
  /** Threads of the embedded engine. */
  readonly engineThreads: number;
  /** Languages of printed text that the engine reads, as their packages are called; empty: none. */
  readonly ocrLanguages: readonly string[];
  /** Pages of text read side by side. */
  readonly ocrThreads: number;
  /** Origins of pages whose scripts may call this server. */
  readonly corsOrigins: readonly string[];
  readonly playground: boolean;
  readonly introspection: boolean;
  readonly logLevel: string;
  /** Those with credentials are there to be made; null for the others. */
  readonly vendors: Readonly<Record<VendorName, CreateVendor | null>>;
  /** Whether vendors without credentials are imitated. */
  readonly sandbox: boolean;
  /** A sandbox that runs elsewhere; null: one of our own. */
  readonly sandboxUrl: string | null;
}

/** Every fault of the configuration, named at once. */
export class ConfigurationError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Configuration: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n- ${faults.join('\n- ')}`);
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const TENANT_PATTERN = /^[a-z0-9][a-z0-9_-]{0,62}$/;
/** In production a key that was given in plain text must be too long to be tried out. */
const MINIMUM_KEY_LENGTH = 20;

/** Reads the environment into frozen settings, or throws ConfigurationError. */
export function readSettings(environment: Environment): Settings {
  const read = new SettingsReader(environment);
  const { faults } = read;
  const production = environment['NODE_ENV'] === 'production';
  const role = read.choice('ROLE', 'all', ROLES);
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  if (role !== 'all' && databaseUrl === null) {
    faults.push(`ROLE=${role} needs DATABASE_URL: the embedded PostgreSQL serves one process only.`);
  }
  const apiKeys = readApiKeys(read.text('API_KEYS'), production, faults);
  const masterKey = read.text('MASTER_KEY');
  if (masterKey !== null && Buffer.from(masterKey, 'base64').length !== 32) {
    faults.push('MASTER_KEY must be 32 bytes in Base64 (make one with: openssl rand -base64 32).');
  }

  const maxUploadBytes = read.integer('MAX_UPLOAD_BYTES', 15_000_000, 1_000, 200_000_000);

  const vendors = readVendors(read);

  const settings: Settings = {
    production,
    role,
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.integer('PORT', 4000, 0, 65_535),
    publicUrl: read.url('PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? null,
    dataDirectory: resolve(read.text('DATA_DIR') ?? './data'),
    databaseUrl,
    cacheUrl: read.url('CACHE_URL', ['redis:', 'rediss:', 'postgres:', 'postgresql:']),
    apiKeys,
    masterKey,
    maxUploadBytes,
    maxRequestBytes: read.integer('MAX_REQUEST_BYTES', maxUploadBytes * 4, maxUploadBytes, 2_000_000_000),
    jobConcurrency: read.integer('JOB_CONCURRENCY', 16, 1, 64),
    engineThreads: read.integer('ENGINE_THREADS', Math.min(4, Math.max(1, availableParallelism())), 1, 64),
    ocrLanguages: readOcrLanguages(read),
    ocrThreads: read.integer('OCR_THREADS', 1, 1, 16),
    corsOrigins: readOrigins(read.text('CORS_ORIGINS'), faults),
    playground: read.flag('PLAYGROUND', !production),
    introspection: read.flag('INTROSPECTION', !production),
    logLevel: read.choice('LOG_LEVEL', 'info', LOG_LEVELS),
    vendors,
    sandbox: read.flag('SANDBOX', !production && Object.values(vendors).every((vendor) => vendor === null)),
    sandboxUrl: read.url('SANDBOX_URL', ['http:']),
  };
  if (faults.length > 0) throw new ConfigurationError(faults);
  return Object.freeze(settings);
}

/**
 * `tenant:key` or `tenant:sha256:HEX`, separated by commas; a tenant may have several keys. Scopes stand in brackets behind the
 * tenant, separated by blanks: `tenant[card-number:read]:key`.
 */
function readApiKeys(value: string | null, production: boolean, faults: string[]): ApiKey[] {
  if (value === null) {
    if (production) faults.push('API_KEYS must name at least one tenant when NODE_ENV is production.');
    return [];
  }
  const keys: ApiKey[] = [];
  for (const [index, entry] of value.split(',').entries()) {
    const where = `API_KEYS, entry ${index + 1}`;
    const parts = /^([^:[]+)(?:\[([^\]]*)\])?:(.+)$/s.exec(entry.trim());
    const tenant = parts?.[1]?.trim() ?? '';
    const words = (parts?.[2] ?? '').split(' ').filter((word) => word !== '');
    const scopes = SCOPES.filter((scope) => words.includes(scope));
    const key = parts?.[3]?.trim() ?? '';
    if (!parts || key === '') {
      faults.push(`${where} must have the form tenant:key, tenant:sha256:HEX or tenant[scope]:key.`);
    } else if (scopes.length < words.length) {
      faults.push(`${where}: the scopes in brackets must be different ones of: ${SCOPES.join(', ')}.`);
    } else if (!TENANT_PATTERN.test(tenant)) {
      faults.push(
        `${where}: a tenant's name is 1 to 63 of a-z, 0-9, "-" and "_", and begins with a letter or a digit.`,
      );
    } else if (key.startsWith('sha256:')) {
      if (/^sha256:[0-9a-f]{64}$/i.test(key)) keys.push({ tenant, scopes, sha256: Buffer.from(key.slice(7), 'hex') });
      else faults.push(`${where}: sha256: must be followed by 64 hexadecimal digits.`);
    } else if (production && key.length < MINIMUM_KEY_LENGTH) {
      faults.push(`${where}: in production a key has at least ${MINIMUM_KEY_LENGTH} characters.`);
    } else {
      keys.push({ tenant, scopes, sha256: createHash('sha256').update(key).digest() });
    }
  }
  const seen = new Map<string, ApiKey>();
  for (const each of keys) {
    const other = seen.get(each.sha256.toString('hex'));
    if (other && other.tenant !== each.tenant)
      faults.push(`API_KEYS: ${other.tenant} and ${each.tenant} must not have the same key.`);
    else if (other && other.scopes.join() !== each.scopes.join())
      faults.push(`API_KEYS: the same key of ${each.tenant} must not have different scopes.`);
    seen.set(each.sha256.toString('hex'), each);
  }
  return keys;
}

/** `eng,chi_sim`, or `off`. The name becomes part of a path. */
function readOcrLanguages(read: SettingsReader): string[] {
  const languages = read.list('OCR_LANGUAGES', ['eng']);
  if (languages.length === 1 && languages[0] === 'off') return [];
  if (!languages.every((language) => /^(?!off$)[a-z]{3}(?:_[a-z]{1,10})*$/.test(language))) {
    read.faults.push('OCR_LANGUAGES must be names such as eng or chi_sim, separated by commas, or off.');
  }
  return [...new Set(languages)];
}

/** `https://app.example,https://other.example`. */
function readOrigins(value: string | null, faults: string[]): string[] {
  if (value === null) return [];
  return value.split(',').map((entry, index) => {
    const origin = entry.trim();
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      faults.push(`CORS_ORIGINS, entry ${index + 1}, must be an origin such as https://app.example, without a path.`);
    }
    return origin;
  });
}
