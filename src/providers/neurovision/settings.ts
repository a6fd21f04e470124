import type { SettingsReader } from '../settings-reader.js';

export const TOKEN_ROUTES = ['form', 'header', 'bearer'] as const;
/**
 * How the token travels; the vendor's documentation shows all three, and they do not agree.
 * form: the permanent token as field `token` of the form or of the JSON body (HIGH, documented three times).
 * header: a temporary JWT in a header named `token` (HIGH).
 * bearer: a temporary JWT as `Authorization: Bearer` (HIGH: the documentation's own cURL sample).
 */
export type TokenRoute = (typeof TOKEN_ROUTES)[number];

/** Besides these, NEUROVISION_COST states what one call costs; the vendor publishes no price. */
export interface NeurovisionSettings {
  /** NEUROVISION_BASE_URL. Default https://api.neuro-vision.ru/v1 (HIGH). Without a slash at the end. */
  baseUrl: string;
  /** NEUROVISION_TOKEN_ROUTE. Default form. */
  tokenRoute: TokenRoute;
  /**
   * NEUROVISION_TOKEN. The permanent token; with the routes header and bearer a JWT made elsewhere, which is sent as it is
   * and never renewed, unless `login` is set. null: not set.
   */
  token: string | null;
  /**
   * NEUROVISION_EMAIL, NEUROVISION_PASSWORD, NEUROVISION_VALID_DAYS. For the routes header and bearer: with these a JWT is
   * fetched and renewed. null: not set.
   */
  login: {
    email: string;
    password: string;
    /** Days; default 1; 0: until logged out by hand (HIGH). */ validDays: number;
  } | null;
  /**
   * NEUROVISION_MODE. Default async, so that nothing waits for minutes; the vendor's own default is sync, whose examples
   * spend up to 261 s (HIGH). With sync, a call that names no client key gets one of ours, by which its answer is asked for
   * where it takes longer than the call may.
   */
  mode: 'async' | 'sync';
  /** NEUROVISION_SCHEMA_ID. Sent where a request names none. null (default): the field is left out. */
  schemaId: string | null;
  /**
   * NEUROVISION_SCHEMA_REQUIRED. Default off: whether `schemaId` is required is not documented. On: a request without one is
   * refused here, before it costs anything.
   */
  schemaRequired: boolean;
  /** NEUROVISION_CAPTCHA. Sent where a request names none; where it comes from is not documented. null (default): left out. */
  captcha: string | null;
  /** NEUROVISION_OCR_ENCODING. How `ocr` is written: words (default; the documentation's sample has `ocr=true`) or digits. */
  ocrEncoding: 'words' | 'digits';
  /**
   * NEUROVISION_PENDING_STATUSES. Default idle,processing. Any other status ends the work; the documented list is known to
   * be incomplete, so a status that turns out to mean "not yet" can be added.
   */
  pendingStatuses: readonly string[];
  /** NEUROVISION_POLL_INTERVAL_MS. Default 3000; not documented. Milliseconds until pending work is asked about again. */
  pollIntervalMs: number;
  /** NEUROVISION_GIVE_UP_AFTER_MS. Default 600000; not documented. Work that is pending for longer is a TIMEOUT. */
  giveUpAfterMs: number;
  /** NEUROVISION_SESSION_HTTP_STATUSES. Default 200,201,202. HTTP statuses whose body is read as a session: 200 is HIGH, those
   * of the first answer in mode async and of a failed session are not documented. */
  sessionHttpStatuses: readonly number[];
  /** NEUROVISION_MAX_IMAGES. Pictures of one call. null (0, the default): no limit is documented. */
  maxImages: number | null;
  /** NEUROVISION_MAX_IMAGE_BYTES. Of one picture. null (0, the default): no limit is documented. */
  maxImageBytes: number | null;
  /** NEUROVISION_SYNC_CALL_MS. Default 300000: a call in mode sync that is given less is logged, since documented ones took 261 s; its answer is then asked for. */
  syncCallMs: number;
  /**
   * NEUROVISION_FACE_NUMBERS. What a likeness that comes as a number and not as "92%" means: percent (0..100), share (0..1)
   * or unknown (default: kept without a scale). Such numbers were seen (MED), their scale was not.
   */
  faceNumbers: 'unknown' | 'percent' | 'share';
}

const DEFAULT_BASE_URL = 'https://api.neuro-vision.ru/v1';
const DAY_MS = 86_400_000;
const LONGEST_VALID_DAYS = 3_650;

/** The accounts that the sandbox's imitation knows, and nobody else. */
export const NEUROVISION_SANDBOX_CREDENTIALS = {
  /** A time-UUID, as the vendor's permanent tokens are (HIGH). */
  token: '5a1d0b60-c0de-11ef-8000-0242ac130003',
  email: 'sandbox@verigraph.example',
  password: 'correct-horse-of-utopia',
} as const;

/** null where no credentials are set. */
export function readNeurovisionSettings(read: SettingsReader): NeurovisionSettings | null {
  const token = read.text('NEUROVISION_TOKEN');
  const email = read.text('NEUROVISION_EMAIL');
  const password = read.text('NEUROVISION_PASSWORD');
  const tokenRoute = read.choice('NEUROVISION_TOKEN_ROUTE', 'form', TOKEN_ROUTES);
  if ((email === null) !== (password === null)) {
    read.faults.push('NEUROVISION_EMAIL and NEUROVISION_PASSWORD belong together: set both or neither.');
    return null;
  }
  if (token === null && email !== null && tokenRoute === 'form') {
    read.faults.push(
      'NEUROVISION_EMAIL needs NEUROVISION_TOKEN_ROUTE to be header or bearer: form takes NEUROVISION_TOKEN.',
    );
    return null;
  }
  if (token === null && email === null) return null;
  const validDays = read.integer('NEUROVISION_VALID_DAYS', 1, 0, LONGEST_VALID_DAYS);
  return {
    baseUrl: read.base('NEUROVISION_BASE_URL', DEFAULT_BASE_URL),
    tokenRoute,
    token,
    login: email !== null && password !== null ? { email, password, validDays } : null,
    mode: read.choice('NEUROVISION_MODE', 'async', ['async', 'sync']),
    schemaId: read.text('NEUROVISION_SCHEMA_ID'),
    schemaRequired: read.flag('NEUROVISION_SCHEMA_REQUIRED', false),
    captcha: read.text('NEUROVISION_CAPTCHA'),
    ocrEncoding: read.choice('NEUROVISION_OCR_ENCODING', 'words', ['words', 'digits']),
    pendingStatuses: read.list('NEUROVISION_PENDING_STATUSES', ['idle', 'processing']),
    pollIntervalMs: read.integer('NEUROVISION_POLL_INTERVAL_MS', 3_000, 100, 600_000),
    giveUpAfterMs: read.integer('NEUROVISION_GIVE_UP_AFTER_MS', 600_000, 1_000, 7 * DAY_MS),
    sessionHttpStatuses: read.integers('NEUROVISION_SESSION_HTTP_STATUSES', [200, 201, 202]),
    maxImages: read.integer('NEUROVISION_MAX_IMAGES', 0, 0, 1_000) || null,
    maxImageBytes: read.integer('NEUROVISION_MAX_IMAGE_BYTES', 0, 0, 1_000_000_000) || null,
    syncCallMs: read.integer('NEUROVISION_SYNC_CALL_MS', 300_000, 1_000, 3_600_000),
    faceNumbers: read.choice('NEUROVISION_FACE_NUMBERS', 'unknown', ['unknown', 'percent', 'share']),
  };
}

/** What reaches the sandbox's imitation at this origin: every default, and a quick pace. */
export function sandboxNeurovisionSettings(origin: string): NeurovisionSettings {
  return {
    baseUrl: `${origin}/neurovision/v1`,
    tokenRoute: 'form',
    token: NEUROVISION_SANDBOX_CREDENTIALS.token,
    login: null,
    mode: 'async',
    schemaId: null,
    schemaRequired: false,
    captcha: null,
    ocrEncoding: 'words',
    pendingStatuses: ['idle', 'processing'],
    pollIntervalMs: 250,
    giveUpAfterMs: 600_000,
    sessionHttpStatuses: [200, 201, 202],
    maxImages: null,
    maxImageBytes: null,
    syncCallMs: 300_000,
    faceNumbers: 'unknown',
  };
}
