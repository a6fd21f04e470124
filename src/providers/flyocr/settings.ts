import type { ProviderErrorCode } from '../../domain/attempt.js';
import { PROVIDER_ERROR_CODES } from '../../domain/attempt.js';
import type { InvoiceOutcome } from '../../domain/invoice.js';
import { INVOICE_OUTCOMES } from '../../domain/invoice.js';
import { FLYOCR_SANDBOX_CREDENTIALS, FLYOCR_SANDBOX_INVOICE_OUTCOMES } from './sandbox-credentials.js';
import type { SettingsReader } from '../settings-reader.js';
import type { LabelTarget } from './labels.js';
import { isLabelTarget } from './labels.js';

/** What the vendor sells apart; each may have a path of its own. */
export const FLYOCR_SERVICES = [
  'PASSPORT',
  'TRAVEL_DOCUMENT',
  'BANK_CARD',
  'IDENTITY_DOCUMENT',
  'PLATE',
  'TEXT',
  'INVOICE',
  'FACE_MATCH',
  'SILENT_LIVENESS',
  'VIDEO_LIVENESS',
  'INVOICE_VERIFICATION',
] as const;
export type FlyocrService = (typeof FLYOCR_SERVICES)[number];

export interface FlyocrSettings {
  /** `FLYOCR_BASE_URL`. Default `https://flyocr.com` (HIGH). */
  base: string;
  /** `FLYOCR_KEY`: the account's ocrKey. */
  key: string;
  /** `FLYOCR_SECRET`: the account's ocrSecret. Sent itself in auth mode `secret` only. */
  secret: string;
  /** `FLYOCR_AUTH_MODE`. Default `token` (HIGH); `secret` is the way of the twin netocr.com (HIGH for netocr). */
  authMode: 'token' | 'secret';
  /** `FLYOCR_TIMESTAMP_UNIT`. Default `ms`, as in the vendor's running samples; the page says seconds (HIGH that they differ). */
  timestampUnit: 'ms' | 's';
  /** `FLYOCR_BODY_ENCODING`. Default `multipart` (HIGH); `urlencoded` is taken by the twin (MED). */
  bodyEncoding: 'multipart' | 'urlencoded';
  /** `FLYOCR_IMAGE_FORM`. Default `base64`, field `img` to recogliu.do; `file`: field `file` to recog.do (both HIGH for passports). */
  imageForm: 'base64' | 'file';
  /** `FLYOCR_SEND_FORMAT`: whether `format=json` is sent. Default: in auth mode `secret`, where the twin answers XML without it. */
  sendFormat: boolean;
  /** `FLYOCR_PATH_...`, one for each service. */
  paths: Readonly<Record<FlyocrService, string>>;
  /** `FLYOCR_SUCCESS_STATUSES`: of `messageString.status`. Default `2000`; services of the twin use `0000` (MED). */
  successStatuses: ReadonlySet<string>;
  /** `FLYOCR_ERROR_CODES`: a JSON object from the vendor's code to ours; adds to and overrides the table in errors.ts. */
  errorCodes: Readonly<Record<string, ProviderErrorCode>>;
  /** `FLYOCR_INVOICE_OUTCOMES`: a JSON object from a code of the verification to an outcome, such as NOT_FOUND. Default: none is known. */
  invoiceOutcomes: Readonly<Record<string, InvoiceOutcome>>;
  /** `FLYOCR_LABELS`: a JSON object from a label, or `typeId:label`, to a field of ours, VALIDITY, MRZ_LINE or IGNORED. */
  labels: Readonly<Record<string, LabelTarget>>;
  /** `FLYOCR_TYPE_IDS`: a JSON object from a code of the catalogue to the vendor's typeId, such as for the two without one. */
  typeIds: Readonly<Record<string, string>>;
  /** `FLYOCR_DEFAULT_TYPE_ID`: asked for where nothing is known of the document. Default 13, the passport (our choice). */
  defaultTypeId: string;
  /** `FLYOCR_PLATE_CONFIDENCE`: how "Overall plate confidenc" is written. Default `percent` (INFERRED from the other scores). */
  plateConfidence: 'percent' | 'fraction';
  /** `FLYOCR_MAX_IMAGE_BYTES`. Default 3 000 000: "max 3 MB" of the twin (MED). */
  maxImageBytes: number;
}

const DEFAULT_BASE = 'https://flyocr.com';
const DEFAULT_MAX_IMAGE_BYTES = 3_000_000;
const LARGEST_MAX_IMAGE_BYTES = 50_000_000;

/**
 * Only recogliu.do and recog.do are documented, and printed for passports (HIGH); bank and identity cards go to the former
 * in the vendor's samples (HIGH). The others are the twin's paths under this host (INFERRED).
 */
export function defaultPaths(imageForm: FlyocrSettings['imageForm']): Record<FlyocrService, string> {
  const recognition = imageForm === 'base64' ? '/api/recogliu.do' : '/api/recog.do';
  return {
    PASSPORT: recognition,
    TRAVEL_DOCUMENT: recognition,
    BANK_CARD: recognition,
    IDENTITY_DOCUMENT: recognition,
    PLATE: recognition,
    TEXT: recognition,
    // "Invoive" is how the vendor spells it. No path for a file is known.
    INVOICE: imageForm === 'base64' ? '/api/v2/recogInvoiveBase64.do' : recognition,
    FACE_MATCH: '/verapi/verFaceImage.do',
    SILENT_LIVENESS: '/verapi/verFaceImage.do',
    VIDEO_LIVENESS: '/verapi/verFaceImage.do',
    INVOICE_VERIFICATION: '/verapi/verInvoice.do',
  };
}

/** null where the credentials are not set. */
export function readFlyocrSettings(read: SettingsReader): FlyocrSettings | null {
  const key = read.text('FLYOCR_KEY');
  const secret = read.text('FLYOCR_SECRET');
  if (key === null && secret === null) return null;
  if (key === null || secret === null) {
    read.faults.push(`${key === null ? 'FLYOCR_KEY' : 'FLYOCR_SECRET'} must be set too.`);
    return null;
  }
  const authMode = read.choice('FLYOCR_AUTH_MODE', 'token', ['token', 'secret']);
  const imageForm = read.choice('FLYOCR_IMAGE_FORM', 'base64', ['base64', 'file']);
  const bodyEncoding = read.choice('FLYOCR_BODY_ENCODING', 'multipart', ['multipart', 'urlencoded']);
  if (imageForm === 'file' && bodyEncoding === 'urlencoded') {
    read.faults.push('FLYOCR_IMAGE_FORM file needs FLYOCR_BODY_ENCODING multipart.');
  }
  return {
    base: read.base('FLYOCR_BASE_URL', DEFAULT_BASE),
    key,
    secret,
    authMode,
    timestampUnit: read.choice('FLYOCR_TIMESTAMP_UNIT', 'ms', ['ms', 's']),
    bodyEncoding,
    imageForm,
    sendFormat: read.flag('FLYOCR_SEND_FORMAT', authMode === 'secret'),
    paths: readPaths(read, defaultPaths(imageForm)),
    successStatuses: new Set(read.list('FLYOCR_SUCCESS_STATUSES', ['2000'])),
    errorCodes: readTable(read, 'FLYOCR_ERROR_CODES', isErrorCode, 'error codes of ours'),
    invoiceOutcomes: readTable(read, 'FLYOCR_INVOICE_OUTCOMES', isInvoiceOutcome, 'outcomes of a verification'),
    labels: readTable(read, 'FLYOCR_LABELS', isLabelTarget, 'names of fields'),
    typeIds: read.table('FLYOCR_TYPE_IDS'),
    defaultTypeId: read.text('FLYOCR_DEFAULT_TYPE_ID') ?? '13',
    plateConfidence: read.choice('FLYOCR_PLATE_CONFIDENCE', 'percent', ['percent', 'fraction']),
    maxImageBytes: read.integer('FLYOCR_MAX_IMAGE_BYTES', DEFAULT_MAX_IMAGE_BYTES, 1, LARGEST_MAX_IMAGE_BYTES),
  };
}

export function flyocrSandboxSettings(origin: string): FlyocrSettings {
  return {
    base: `${origin}/flyocr`,
    ...FLYOCR_SANDBOX_CREDENTIALS,
    authMode: 'token',
    timestampUnit: 'ms',
    bodyEncoding: 'multipart',
    imageForm: 'base64',
    sendFormat: false,
    // Both kinds of liveness have one typeId; by their paths the sandbox can show the answers of both.
    paths: { ...defaultPaths('base64'), VIDEO_LIVENESS: '/api/faceliu.do' },
    successStatuses: new Set(['2000']),
    errorCodes: {},
    invoiceOutcomes: FLYOCR_SANDBOX_INVOICE_OUTCOMES,
    labels: {},
    typeIds: {},
    defaultTypeId: '13',
    plateConfidence: 'percent',
    maxImageBytes: DEFAULT_MAX_IMAGE_BYTES,
  };
}

/** A path is put behind the base as text: it must begin with a slash, so that it can never name another host. */
function readPaths(
  read: SettingsReader,
  defaults: Record<FlyocrService, string>,
): Readonly<Record<FlyocrService, string>> {
  const paths = { ...defaults };
  for (const service of FLYOCR_SERVICES) {
    const path = read.text(`FLYOCR_PATH_${service}`);
    if (path === null) continue;
    if (/^\/[\w./~-]+$/.test(path)) paths[service] = path;
    else read.faults.push(`FLYOCR_PATH_${service} must be a path that begins with a slash, without a query.`);
  }
  return paths;
}

function readTable<Value extends string>(
  read: SettingsReader,
  name: string,
  isAllowed: (value: string) => value is Value,
  allowed: string,
): Record<string, Value> {
  const entries = Object.entries(read.table(name));
  const good = entries.filter((entry): entry is [string, Value] => isAllowed(entry[1]));
  if (good.length < entries.length) read.faults.push(`${name} must lead to ${allowed} only.`);
  return Object.fromEntries(good);
}

function isErrorCode(value: string): value is ProviderErrorCode {
  return (PROVIDER_ERROR_CODES as readonly string[]).includes(value);
}

function isInvoiceOutcome(value: string): value is InvoiceOutcome {
  return (INVOICE_OUTCOMES as readonly string[]).includes(value);
}
