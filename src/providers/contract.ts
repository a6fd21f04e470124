import type { Money, ProviderError, ProviderErrorCode } from '../domain/attempt.js';
import type { DocumentKind, DocumentQuestion } from '../domain/document.js';
import type { Field, FieldName } from '../domain/field.js';
import type { LivenessMethod } from '../domain/face.js';
import type { InvoiceVerificationParameters } from '../domain/invoice.js';
import type { MrzReading } from '../domain/mrz.js';
import type { OcrExportAdditions, OcrExportTarget } from '../domain/ocr-export.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Reading } from '../domain/reading.js';
import type { SendHttp } from './http.js';
import type { MediaType } from '../domain/media-type.js';

/** Anything that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** LIVE: a vendor with our credentials. SANDBOX: our own imitation of it. EMBEDDED: runs inside this process. */
export const PROVIDER_MODES = ['LIVE', 'SANDBOX', 'EMBEDDED'] as const;
export type ProviderMode = (typeof PROVIDER_MODES)[number];

/** What a provider can do, as data. The core decides by this and never by a provider's name. */
export interface Capabilities {
  /** What it can be asked for. */
  requests: readonly RequestKind[];
  /** Whether it finds out by itself what a picture shows, so that its seeing no document in it says something. Default: no. */
  sorts?: boolean;
  /** Document kinds it reads; empty where it reads none. */
  documentKinds: readonly DocumentKind[];
  /** Fields that it can prove or read. */
  fields: readonly FieldName[];
  /** Media types it takes. */
  mediaTypes: readonly MediaType[];
  /** For kinds of request that take other media types than `mediaTypes`; absent where none does. */
  mediaTypesByRequest?: Partial<Record<RequestKind, readonly MediaType[]>>;
  /** Largest file, in bytes; null where no limit is known. */
  maxImageBytes: number | null;
  /** True where `start` itself brings the outcome, unless that takes longer than the call may. */
  synchronous: boolean;
  /** Whether work that was started can be called off. */
  canCancel: boolean;
  /** Whether what was handed over can be erased on request. */
  canErase: boolean;
  /** Whether a call with the same idempotency key is surely carried out only once. */
  idempotent: boolean;
  /** Expected price of one call; null where it costs nothing, or where `costKnown` is false. */
  cost: Money | null;
  /**
   * False where calls are paid for and nobody has said how much: then nobody can tell whether one fits a budget. Absent: true.
   * A vendor's `NAME_COST`, such as `0 EUR`, says it.
   */
  costKnown?: boolean;
  /** Requests whose `check` may post work that is paid for, so that it is repeated no more easily than `start`. Default: none. */
  paidChecks?: readonly RequestKind[];
  faces: boolean;
  liveness: boolean;
  /** How liveness can be asked for by a request of its own; absent where it cannot, even if sessions report it. */
  livenessMethods?: readonly LivenessMethod[];
  /** Whether it judges if a document is genuine. */
  authenticity: boolean;
  /** What it does not do and an app might expect, in plain sentences. */
  limitations: readonly string[];
}

/** A picture as a provider gets it. Bytes are read when asked for, so that an answer from the cache never touches them. */
export interface ProviderImage {
  /** By content. */
  mediaType: MediaType;
  /** 1 for anything but a PDF or a TIFF. */
  pageCount: number;
  /** Pixels of the first page, upright; absent where nobody has measured it. */
  width?: number;
  height?: number;
  byteLength: number;
  sha256: string;
  bytes(): Promise<Buffer>;
}

/** What a provider can be asked for. */
export const REQUEST_KINDS = [
  'DOCUMENT',
  'SESSION',
  'TEXT',
  'PLATE',
  'FACE_MATCH',
  'LIVENESS',
  'INVOICE',
  'INVOICE_VERIFICATION',
  'OCR_EXPORT',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** One picture of one document, or of one side of it. */
export interface DocumentRequest {
  kind: 'DOCUMENT';
  question: DocumentQuestion;
  images: readonly ProviderImage[];
}

/** Many pictures at once; the vendor finds out what is what. */
export interface SessionRequest {
  kind: 'SESSION';
  images: readonly ProviderImage[];
  /** What the app says of each picture, in the order of `images`; null where it does not know. */
  questions: readonly (DocumentQuestion | null)[];
  /** The vendor's id of a session that exists, to which these pictures are added. */
  externalSessionId: string | null;
  clientKey: string | null;
  schemaId: string | null;
  captcha: string | null;
  ocr: boolean;
}

export interface TextRequest {
  kind: 'TEXT';
  images: readonly ProviderImage[];
}

export interface PlateRequest {
  kind: 'PLATE';
  images: readonly ProviderImage[];
}

export interface FaceMatchRequest {
  kind: 'FACE_MATCH';
  left: ProviderImage;
  right: ProviderImage;
}

export interface LivenessRequest {
  kind: 'LIVENESS';
  method: LivenessMethod;
  image: ProviderImage;
}

export interface InvoiceRequest {
  kind: 'INVOICE';
  images: readonly ProviderImage[];
  /** Whether a picture of the invoice alone shall come back. */
  croppedImage: boolean;
}

export interface InvoiceVerificationRequest {
  kind: 'INVOICE_VERIFICATION';
  parameters: InvoiceVerificationParameters;
}

/** Writes what was read into a customer system. */
export interface OcrExportRequest {
  kind: 'OCR_EXPORT';
  target: OcrExportTarget;
  documentKind: DocumentKind;
  fields: readonly Field[];
  mrz: MrzReading | null;
  /** What the app says itself; absent where it says nothing. */
  additions?: OcrExportAdditions;
}

export type ProviderRequest =
  | DocumentRequest
  | SessionRequest
  | TextRequest
  | PlateRequest
  | FaceMatchRequest
  | LivenessRequest
  | InvoiceRequest
  | InvoiceVerificationRequest
  | OcrExportRequest;

/** The little that a provider may log with. */
export interface ProviderLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface CallContext {
  /** Aborted when nobody waits for the answer any more, or the deadline has passed. */
  signal: AbortSignal;
  /** Milliseconds that the call may take, from now. */
  deadlineMs: number;
  /** The same for every repetition of one call, so that a vendor that knows such keys carries it out once. */
  idempotencyKey: string;
  logger: ProviderLogger;
  now(): Date;
  /** The only way to the network: bounded in time and size, aborted with `signal`. */
  send: SendHttp;
}

export interface Outcome {
  reading: Reading;
  /** What was odd about the reply without spoiling it: wrong types, unknown codes. No values of the document. */
  warnings: string[];
  /** The vendor's reply as it came, without pictures and credentials; kept so that it can be mapped again. */
  raw: Json;
  /** The vendor's own id of the work; null where it has none. */
  externalId: string | null;
}

export type StartResult =
  | { state: 'done'; outcome: Outcome }
  /** `handle` is all that `check` needs, in any process, after any crash. */
  | { state: 'pending'; handle: Json; externalId: string | null; checkAfterMs: number };

/** A call that was not made. */
export interface RequestPreview {
  method: 'GET' | 'POST' | 'PUT';
  /** Of the address, without host, query and credentials. */
  path: string;
  /** Exactly as it would go out. */
  body: Json;
  /** What was left out of it, and why; no values. */
  warnings: string[];
}

export interface Provider {
  name: ProviderName;
  mode: ProviderMode;
  capabilities: Capabilities;
  /** Raised whenever a change to the mapping would give another reading; old readings are then not served any more. */
  mappingVersion: number;
  /** One call. Never loops, sleeps, retries or caches. Rejects with ProviderFailure and nothing else. */
  start(request: ProviderRequest, context: CallContext): Promise<StartResult>;
  /** Asks once how pending work stands; absent where `start` is always done. */
  check?(handle: Json, request: ProviderRequest, context: CallContext): Promise<StartResult>;
  /** Calls work off; absent where the provider cannot. */
  cancel?(handle: Json, context: CallContext): Promise<void>;
  /** What `start` would send, without sending it; absent where a provider cannot tell. Throws as `start` rejects. */
  preview?(request: ProviderRequest): RequestPreview;
  /** Frees what the provider holds in this process. */
  close?(): Promise<void>;
}

const USER_CAN_FIX: ReadonlySet<ProviderErrorCode> = new Set(['INVALID_IMAGE', 'UNSUPPORTED_DOCUMENT']);
const RETRYABLE: ReadonlySet<ProviderErrorCode> = new Set(['RATE_LIMITED', 'TIMEOUT', 'UNAVAILABLE', 'OVERLOADED']);

const USER_MESSAGES: Record<ProviderErrorCode, string> = {
  INVALID_IMAGE: 'The picture could not be read. Please take it again.',
  UNSUPPORTED_DOCUMENT: 'Such a picture cannot be used here.',
  INVALID_REQUEST: 'This could not be processed.',
  AUTHENTICATION_FAILED: 'This could not be processed just now.',
  PAYMENT_REQUIRED: 'This could not be processed just now.',
  PERMISSION_DENIED: 'This could not be processed just now.',
  NOT_FOUND: 'This could not be processed.',
  CONFLICT: 'This could not be processed.',
  RATE_LIMITED: 'Too much is going on just now. Please wait a moment.',
  TIMEOUT: 'This took too long. Please try again.',
  UNAVAILABLE: 'This could not be processed just now. Please try again.',
  MALFORMED_REPLY: 'This could not be processed just now.',
  OVERLOADED: 'Too much is going on just now. Please wait a moment.',
  CANCELED: 'The work was called off.',
  INTERNAL: 'This could not be processed.',
};

/**
 * Whether the vendor may have carried the call out: what a repeated call may cost depends on it. Whether it is repeated at
 * all is told by `retryable`.
 *
 * NOT_SENT: surely not. It never reached the vendor, or was turned away before any work began: 429, and 503 with Retry-After.
 * A paid call may then be made again, after the time that the vendor names.
 * RECEIVED: the vendor has decided about it, and may have been paid. 401, 402 and 403 are such: they refuse the work, but what
 * they refuse it for does not pass by itself, so they are not retryable and are not asked again.
 * UNKNOWN: the connection broke, nobody answered in time, or a server failed (408, 5xx). A paid call is not made again.
 */
export type Delivery = 'NOT_SENT' | 'RECEIVED' | 'UNKNOWN';

/**
 * The one failure that a provider may reject with. It says what happened to one call; it does not say whether the call
 * was paid, nor whether anybody will ask again. Its message must never hold bytes or values of a document, or a credential.
 */
export class ProviderFailure extends Error {
  readonly code: ProviderErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** HTTP status, where there was one. */
  readonly status: number | null;
  readonly providerCode: string | null;
  readonly delivery: Delivery;

  constructor(
    code: ProviderErrorCode,
    internalMessage: string,
    options: {
      retryable?: boolean;
      retryAfterMs?: number;
      status?: number;
      providerCode?: string;
      delivery?: Delivery;
      cause?: unknown;
    } = {},
  ) {
    super(internalMessage, { cause: options.cause });
    this.name = 'ProviderFailure';
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.status = options.status ?? null;
    this.providerCode = options.providerCode ?? null;
    this.delivery = options.delivery ?? 'UNKNOWN';
  }

  toProviderError(): ProviderError {
    return {
      code: this.code,
      userMessage: USER_MESSAGES[this.code],
      internalMessage: this.message,
      providerCode: this.providerCode,
      retryable: this.retryable,
      userCanFix: USER_CAN_FIX.has(this.code),
      retryAfterMs: this.retryAfterMs,
    };
  }
}
