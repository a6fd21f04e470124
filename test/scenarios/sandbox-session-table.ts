import type { AttemptLifecycle, ProviderErrorCode } from '../../src/domain/attempt.js';
import type { Lifecycle, NextAction, Reason, Verdict } from '../../src/domain/lifecycle.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import type { Behaviour } from '../../src/domain/scenario.js';
import { BEHAVIOURS } from '../../src/domain/scenario.js';
import type { ProcessSessionInput } from '../../operations/generated.js';

/** What an app sees of a session in the end. */
export interface SeenSessionEnd {
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  /** In the table: those that must be among them, and all where the list is empty. */
  reasons: Reason[];
  /** Of all attempts, each once, sorted. */
  errors: ProviderErrorCode[];
  /** Whose part the deadline ended, each once, sorted. */
  late: ProviderName[];
}

export interface SandboxSessionRow {
  name: string;
  scenario: string;
  input: Omit<ProcessSessionInput, 'scenario'>;
  /** What is asked once the session has ended: the export of its document, the verification of its invoice. */
  then?: 'EXPORT' | 'VERIFY_INVOICE';
  expected: SeenSessionEnd;
  /** Who read another date of birth on the first document than the one that counts, and that its zone proves. */
  birthDateDissent?: ProviderName[];
  /** What comes of `then`. */
  expectedThen?: { lifecycle: Lifecycle; errors: ProviderErrorCode[]; outcome?: string };
}

type Vendor = 'chekin' | 'beorg' | 'neurovision' | 'flyocr';
const VENDORS: readonly Vendor[] = ['chekin', 'beorg', 'neurovision', 'flyocr'];

const PASSPORT = { image: { specimen: 'passport-utopia' }, kind: 'PASSPORT' as const };
const CARD = { image: { specimen: 'id-card-meridan-front' }, kind: 'IDENTITY_CARD' as const };
const SELFIE = { image: { specimen: 'selfie' }, role: 'SELFIE' as const };
const INVOICE = { image: { specimen: 'invoice-chinese-vat' }, role: 'INVOICE' as const };

/** Where nobody answers before it, and where others do. */
const DEADLINE_MS = 3_000;
const LONG_DEADLINE_MS = 15_000;

/** By what each vendor's answer becomes; the same for all but those that are named. */
const CODES: Partial<Record<Behaviour, ProviderErrorCode>> = {
  UNAUTHORIZED: 'AUTHENTICATION_FAILED',
  PAYMENT_REQUIRED: 'PAYMENT_REQUIRED',
  FORBIDDEN: 'PERMISSION_DENIED',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  RATE_LIMITED: 'RATE_LIMITED',
  // Nobody knows whether the call arrived, so it is not paid for again.
  SERVER_ERROR_ONCE: 'UNAVAILABLE',
  SERVER_ERROR_TWICE: 'UNAVAILABLE',
  SERVER_ERROR_ALWAYS: 'UNAVAILABLE',
  MALFORMED_JSON: 'MALFORMED_REPLY',
  WRONG_TYPES: 'MALFORMED_REPLY',
  HUGE: 'MALFORMED_REPLY',
  CUT_CONNECTION: 'UNAVAILABLE',
  REDIRECT: 'MALFORMED_REPLY',
  REFUSED: 'INVALID_IMAGE',
  BROKEN: 'INVALID_IMAGE',
};
const OWN_CODES: Partial<Record<ProviderName, Partial<Record<Behaviour, ProviderErrorCode | null>>>> = {
  // Its word for a wrong key.
  chekin: { FORBIDDEN: 'AUTHENTICATION_FAILED' },
  // It refuses the form, not the picture; and its exception is the system's.
  neurovision: { REFUSED: 'INVALID_REQUEST', BROKEN: 'UNAVAILABLE' },
  // What it could read it tells all the same.
  beorg: { BROKEN: null },
  // The same result may be written twice, so it is asked again; and its log-in, asked for anew by then, refuses the account.
  artemis: {
    FORBIDDEN: 'AUTHENTICATION_FAILED',
    SERVER_ERROR_ONCE: null,
    SERVER_ERROR_TWICE: null,
    REFUSED: 'INVALID_REQUEST',
    BROKEN: 'UNAVAILABLE',
  },
};

function codeOf(vendor: ProviderName, behaviour: Behaviour): ProviderErrorCode | null {
  const own = OWN_CODES[vendor]?.[behaviour];
  return own === undefined ? (CODES[behaviour] ?? null) : own;
}

/** It answers at once and so is always ready. */
const isLate = (vendor: Vendor, behaviour: Behaviour) =>
  behaviour === 'TIMES_OUT' || (behaviour === 'NEVER_READY' && vendor !== 'flyocr');

const end = (
  verdict: Verdict | null,
  nextAction: NextAction,
  reasons: Reason[],
  changes: Partial<SeenSessionEnd> = {},
): SeenSessionEnd => ({ lifecycle: 'COMPLETED', verdict, nextAction, reasons, errors: [], late: [], ...changes });

const ACCEPTED = end('ACCEPTED', 'NONE', []);
/** Read and compared; none of those who were asked judges whether a document is genuine. */
const NOT_JUDGED = end(null, 'NONE', ['AUTHENTICITY_NOT_CHECKED']);
const FACE_DIFFERS = end('REJECTED', 'CONTACT_SUPPORT', ['FACE_DIFFERS']);
const NOT_LIVE = end('REJECTED', 'CONTACT_SUPPORT', ['NOT_LIVE']);
const FORGED = end('REJECTED', 'UPLOAD_DOCUMENT', ['AUTHENTICITY_FAILED']);
/** The passport's zone proves its date against what the vendor read; the card has no zone, and so the two differ. */
const DATES_DIFFER = end('SUSPICIOUS', 'CONTACT_SUPPORT', ['DATES_OF_BIRTH_DIFFER']);
const DIGITS_FAILED = end(null, 'RETAKE_PHOTO', ['MRZ_CHECK_DIGITS_FAILED', 'AUTHENTICITY_NOT_CHECKED']);

/** What a vendor can say of a session, where it is not what it says of any. */
const SAID: Record<Vendor, Partial<Record<Behaviour, SeenSessionEnd>>> = {
  // It judges zones by their check digits, and compares faces.
  chekin: { WRONG_DATE_OF_BIRTH: DIGITS_FAILED, FORGED: DIGITS_FAILED, FACE_DIFFERS },
  // It tells contradictions, and never that a document is not genuine.
  beorg: {
    FORGED: end('SUSPICIOUS', 'CONTACT_SUPPORT', ['DATA_INCONSISTENT']),
    FACE_DIFFERS,
    NOT_LIVE,
  },
  neurovision: { WRONG_DATE_OF_BIRTH: DATES_DIFFER, FORGED, FACE_DIFFERS, NOT_LIVE },
  // It has no word for what is forged.
  flyocr: { FACE_DIFFERS, NOT_LIVE },
};

const NORMAL: Record<Vendor, SeenSessionEnd> = {
  chekin: NOT_JUDGED,
  beorg: NOT_JUDGED,
  neurovision: ACCEPTED,
  flyocr: NOT_JUDGED,
};

const slugOf = (behaviour: Behaviour) => behaviour.toLowerCase().replaceAll('_', '-');

function strategyOf(behaviour: Behaviour, providers: ProviderName[] | null): ProcessSessionInput['strategy'] {
  const late = VENDORS.filter((vendor) => isLate(vendor, behaviour) && (providers ?? VENDORS).includes(vendor));
  const deadline = providers?.length === 1 ? DEADLINE_MS : LONG_DEADLINE_MS;
  return {
    mode: 'ALL',
    ...(providers ? { providers } : {}),
    ...(late.length > 0 ? { deadlineMs: deadline } : {}),
  };
}

function picturesOf(vendor: Vendor | null, behaviour: Behaviour): Pick<ProcessSessionInput, 'images' | 'wishes'> {
  // Several calls that are turned away at once are no rate limit any more: the vendor is then left alone.
  if (behaviour === 'RATE_LIMITED') return { images: [PASSPORT] };
  // It alone of those who read the date wrongly can be asked about a card without telling whose.
  if (behaviour === 'WRONG_DATE_OF_BIRTH' && vendor === 'neurovision') return { images: [PASSPORT, CARD] };
  return { images: [PASSPORT, SELFIE], wishes: { selfie: true, liveness: vendor !== 'chekin' } };
}

/** One vendor, asked alone; NeuroVision gets the whole session in one call. */
function vendorRow(vendor: Vendor, behaviour: Behaviour): SandboxSessionRow {
  const code = codeOf(vendor, behaviour);
  const late = isLate(vendor, behaviour);
  const isVoid = vendor === 'flyocr' && behaviour === 'INVOICE_VOID';
  const pictures = picturesOf(vendor, behaviour);
  // Where the vendor says that it is the picture, the person can take another.
  const [nextAction, reason] =
    code === 'INVALID_IMAGE'
      ? (['RETAKE_PHOTO', 'NOTHING_READABLE'] as const)
      : (['CONTACT_SUPPORT', 'PROVIDERS_FAILED'] as const);
  return {
    name: `${vendor} alone: ${slugOf(behaviour)}`,
    scenario: `${vendor}-${slugOf(behaviour)}`,
    input: {
      ...pictures,
      images: [...pictures.images, ...(isVoid ? [INVOICE] : [])],
      strategy: strategyOf(behaviour, [vendor]),
    },
    ...(isVoid ? { then: 'VERIFY_INVOICE', expectedThen: VOIDED } : {}),
    ...(behaviour === 'WRONG_DATE_OF_BIRTH' && vendor !== 'chekin' ? { birthDateDissent: [vendor] } : {}),
    expected:
      code !== null || late
        ? end(null, nextAction, [reason], {
            lifecycle: 'FAILED',
            errors: code === null ? [] : [code],
            late: late ? [vendor] : [],
          })
        : (SAID[vendor][behaviour] ?? NORMAL[vendor]),
  };
}

const VOIDED = { lifecycle: 'COMPLETED' as const, errors: [], outcome: 'VOIDED' };

/** NeuroVision cannot take the whole session, and the others of the app's choice go on with each picture. */
function standInRow(behaviour: Behaviour): SandboxSessionRow | null {
  const code = codeOf('neurovision', behaviour);
  if (code === null) return null;
  return {
    name: `others go on where NeuroVision fails: ${slugOf(behaviour)}`,
    scenario: `neurovision-${slugOf(behaviour)}`,
    input: {
      images: [PASSPORT, SELFIE],
      wishes: { selfie: true, liveness: true },
      strategy: strategyOf(behaviour, ['neurovision', 'local', 'flyocr']),
    },
    expected: { ...NOT_JUDGED, errors: [code] },
  };
}

/** What all of them together amount to; where all fail, the embedded engine has read the passport all the same. */
const TOGETHER: Partial<Record<Behaviour, SeenSessionEnd>> = {
  RATE_LIMITED: NOT_JUDGED,
  // BeOrg reads and compares nevertheless.
  BROKEN: NOT_JUDGED,
  // FlyOCR is always ready.
  NEVER_READY: NOT_JUDGED,
  // Our own arithmetic holds and one vendor's does not, on a document that another holds for genuine: somebody has to look.
  WRONG_DATE_OF_BIRTH: end('SUSPICIOUS', 'CONTACT_SUPPORT', ['MRZ_CHECK_DIGITS_FAILED']),
  FORGED,
  FACE_DIFFERS,
  NOT_LIVE,
};

function allRow(behaviour: Behaviour): SandboxSessionRow {
  const errors = once(VENDORS.map((vendor) => codeOf(vendor, behaviour)));
  const late = VENDORS.filter((vendor) => isLate(vendor, behaviour));
  const fallen = end(null, 'CONTACT_SUPPORT', ['PROVIDERS_FAILED', 'AUTHENTICITY_NOT_CHECKED']);
  const usual = errors.length > 0 || late.length > 0 ? fallen : ACCEPTED;
  const isVoid = behaviour === 'INVOICE_VOID';
  const pictures = picturesOf(null, behaviour);
  return {
    name: `all: ${slugOf(behaviour)}`,
    scenario: `all-${slugOf(behaviour)}`,
    input: {
      ...pictures,
      images: [...pictures.images, ...(isVoid ? [INVOICE] : [])],
      strategy: strategyOf(behaviour, null),
    },
    ...(isVoid ? { then: 'VERIFY_INVOICE', expectedThen: VOIDED } : {}),
    ...(behaviour === 'WRONG_DATE_OF_BIRTH' ? { birthDateDissent: once(VENDORS) } : {}),
    expected: { ...(TOGETHER[behaviour] ?? usual), errors, late: once(late) },
  };
}

/** Nobody asks Artemis about a session; its document is written there once it has ended. */
function artemisRow(behaviour: Behaviour): SandboxSessionRow {
  const code = codeOf('artemis', behaviour);
  const late = behaviour === 'TIMES_OUT';
  return {
    name: `artemis, when the document is written to it: ${slugOf(behaviour)}`,
    scenario: `artemis-${slugOf(behaviour)}`,
    input: { images: [PASSPORT], strategy: { mode: 'FIRST', providers: ['local'] } },
    then: 'EXPORT',
    expected: NOT_JUDGED,
    expectedThen: { lifecycle: code !== null || late ? 'FAILED' : 'COMPLETED', errors: code === null ? [] : [code] },
  };
}

export function once<T extends string>(values: readonly (T | null)[]): T[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

export const LATE: readonly AttemptLifecycle[] = ['SKIPPED_DEADLINE'];
/** In front of everything, so that it is given up before the vendor's own deadline. */
export const exportDeadlineOf = (scenario: string) => (scenario === 'artemis-times-out' ? DEADLINE_MS : null);

export const SANDBOX_SESSION_ROWS: readonly SandboxSessionRow[] = [
  ...BEHAVIOURS.flatMap((behaviour) => [
    allRow(behaviour),
    ...VENDORS.map((vendor) => vendorRow(vendor, behaviour)),
    artemisRow(behaviour),
    ...[standInRow(behaviour)].filter((row) => row !== null),
  ]),
  {
    name: 'A times out, B disagrees on the birth date, C says forged',
    scenario: 'one-times-out-one-disagrees-one-forged',
    input: {
      images: [PASSPORT, SELFIE],
      wishes: { selfie: true, liveness: true },
      strategy: { mode: 'ALL', deadlineMs: LONG_DEADLINE_MS },
    },
    expected: { ...FORGED, late: ['chekin'] },
    birthDateDissent: ['beorg'],
  },
];
