import type { ProviderErrorCode } from '../../src/domain/attempt.js';
import type { AbsenceReason } from '../../src/domain/field.js';
import type { Lifecycle, NextAction, Verdict } from '../../src/domain/lifecycle.js';
import type { UploadDocumentInput } from '../../operations/generated.js';

/** What an app sees of a document at one moment. */
export interface Seen {
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  /** Of all fields, each once, sorted. */
  absences: AbsenceReason[];
  /** Of all attempts, each once, sorted. */
  errors: ProviderErrorCode[];
}

/** One thing that can happen to a document, and what an app is told of it. */
export interface ScenarioRow {
  name: string;
  /** The name of a specimen, or a file beside this folder. */
  picture: string | URL;
  input: Omit<UploadDocumentInput, 'image'>;
  /**
   * AT_ONCE: in the answer to the upload, which waits for nothing. WHILE_RUNNING: as soon as the work is seen to have
   * begun. AT_THE_END: when there is nothing more to come.
   */
  moment: 'AT_ONCE' | 'WHILE_RUNNING' | 'AT_THE_END';
  expected: Seen;
}

/** A drawn passport page whose dates were altered, and the digits that prove them were not. */
const CONTRADICTING = new URL('../providers/local/mrz/fixtures/td3-contradicting.jpg', import.meta.url);

type Providers = NonNullable<NonNullable<UploadDocumentInput['strategy']>['providers']>;

const only = (...providers: Providers) => ({ strategy: { mode: 'ALL' as const, providers } });

/** What is known of a document about which nobody could say anything. */
const FAILED = { lifecycle: 'FAILED', verdict: null, nextAction: 'CONTACT_SUPPORT' } as const;
const NOT_READ: Seen = { ...FAILED, absences: ['PROVIDER_FAILED'], errors: [] };

/** A vendor's failure, alone: one row for each code that a vendor's answer can become. */
const failure = (code: ProviderErrorCode, scenario: string, provider: Providers[number]): ScenarioRow => ({
  name: `${provider} fails with ${code}`,
  picture: 'passport-utopia',
  input: { scenario, ...only(provider) },
  moment: 'AT_THE_END',
  expected: { ...NOT_READ, ...(code === 'INVALID_IMAGE' ? { nextAction: 'RETAKE_PHOTO' } : {}), errors: [code] },
});

export const SCENARIO_ROWS: readonly ScenarioRow[] = [
  {
    name: 'a document that was only just handed in',
    picture: 'passport-utopia',
    input: only('local'),
    moment: 'AT_ONCE',
    expected: { lifecycle: 'PROCESSING', verdict: null, nextAction: 'WAIT', absences: [], errors: [] },
  },
  {
    name: 'a vendor that is never ready',
    picture: 'passport-utopia',
    input: { scenario: 'chekin-never-ready', strategy: { mode: 'ALL', providers: ['chekin'], deadlineMs: 20_000 } },
    moment: 'WHILE_RUNNING',
    expected: { lifecycle: 'PROCESSING', verdict: null, nextAction: 'WAIT', absences: [], errors: [] },
  },
  {
    name: 'a passport that nobody judged',
    picture: 'passport-utopia',
    input: only('local'),
    moment: 'AT_THE_END',
    expected: { lifecycle: 'COMPLETED', verdict: null, nextAction: 'NONE', absences: [], errors: [] },
  },
  {
    name: 'a genuine passport',
    picture: 'passport-utopia',
    input: { scenario: 'all-normal', ...only('local', 'neurovision') },
    moment: 'AT_THE_END',
    expected: { lifecycle: 'COMPLETED', verdict: 'ACCEPTED', nextAction: 'NONE', absences: [], errors: [] },
  },
  {
    name: 'a forged passport',
    picture: 'passport-utopia',
    input: { scenario: 'neurovision-forged', ...only('local', 'neurovision') },
    moment: 'AT_THE_END',
    expected: { lifecycle: 'COMPLETED', verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT', absences: [], errors: [] },
  },
  {
    name: 'a passport that looks genuine and whose zone contradicts itself',
    picture: CONTRADICTING,
    input: { scenario: 'all-normal', ...only('local', 'neurovision') },
    moment: 'AT_THE_END',
    expected: {
      lifecycle: 'COMPLETED',
      verdict: 'SUSPICIOUS',
      nextAction: 'CONTACT_SUPPORT',
      absences: ['WITHHELD_LOW_CONFIDENCE'],
      errors: [],
    },
  },
  {
    name: 'the front of a card, for the embedded engine',
    picture: 'id-card-utopia-front',
    input: { kind: 'IDENTITY_CARD', ...only('local') },
    moment: 'AT_THE_END',
    expected: {
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'UPLOAD_OTHER_SIDE',
      absences: ['UNREADABLE'],
      errors: [],
    },
  },
  {
    name: 'a passport under a lamp, for the embedded engine',
    picture: 'passport-utopia-glare',
    input: only('local'),
    moment: 'AT_THE_END',
    expected: {
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      absences: ['UNREADABLE'],
      errors: [],
    },
  },
  {
    name: 'a zone that nobody stands behind',
    picture: CONTRADICTING,
    input: only('local'),
    moment: 'AT_THE_END',
    expected: {
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      absences: ['WITHHELD_LOW_CONFIDENCE'],
      errors: [],
    },
  },
  {
    name: 'a driving licence, whose barcode has no nationality',
    picture: 'driving-licence-back',
    input: only('local'),
    moment: 'AT_THE_END',
    expected: { lifecycle: 'COMPLETED', verdict: null, nextAction: 'NONE', absences: ['NOT_ON_DOCUMENT'], errors: [] },
  },
  {
    name: 'the back of a card whose names stand on the front',
    picture: 'id-card-utopia-back',
    input: { scenario: 'all-normal', typeCode: 'chn-identity-card-back', ...only('flyocr') },
    moment: 'AT_THE_END',
    expected: {
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'NONE',
      absences: ['UNREADABLE', 'WRONG_SIDE'],
      errors: [],
    },
  },
  {
    name: 'a bank card, where nobody is asked who reads one',
    picture: 'bank-card',
    input: { kind: 'BANK_CARD', ...only('local') },
    moment: 'AT_THE_END',
    expected: { ...FAILED, absences: ['NOT_SUPPORTED'], errors: [] },
  },
  {
    name: 'the front of a card, where the one who could read it fails',
    picture: 'id-card-utopia-front',
    input: { kind: 'IDENTITY_CARD', scenario: 'chekin-unauthorized', ...only('local', 'chekin') },
    moment: 'AT_THE_END',
    expected: {
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'UPLOAD_OTHER_SIDE',
      absences: ['PROVIDER_FAILED'],
      errors: ['AUTHENTICATION_FAILED'],
    },
  },
  {
    name: 'a type of document for which the vendor has no code',
    picture: 'driving-licence-back',
    input: { scenario: 'all-normal', typeCode: 'eue-driving-licence', ...only('flyocr') },
    moment: 'AT_THE_END',
    expected: { ...NOT_READ, errors: ['UNSUPPORTED_DOCUMENT'] },
  },
  failure('INVALID_IMAGE', 'chekin-refused', 'chekin'),
  failure('INVALID_REQUEST', 'neurovision-refused', 'neurovision'),
  failure('AUTHENTICATION_FAILED', 'chekin-unauthorized', 'chekin'),
  failure('PAYMENT_REQUIRED', 'chekin-payment-required', 'chekin'),
  failure('PERMISSION_DENIED', 'neurovision-forbidden', 'neurovision'),
  failure('NOT_FOUND', 'beorg-not-found', 'beorg'),
  failure('CONFLICT', 'beorg-conflict', 'beorg'),
  failure('RATE_LIMITED', 'flyocr-rate-limited', 'flyocr'),
  failure('TIMEOUT', 'flyocr-times-out', 'flyocr'),
  failure('UNAVAILABLE', 'flyocr-server-error-always', 'flyocr'),
  failure('MALFORMED_REPLY', 'chekin-malformed-json', 'chekin'),
];
