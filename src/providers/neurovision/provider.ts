import type { MediaType } from '../../domain/media-type.js';
import type {
  CallContext,
  Capabilities,
  DocumentRequest,
  Json,
  Provider,
  ProviderImage,
  ProviderRequest,
  SessionRequest,
  StartResult,
} from '../contract.js';
import { ProviderFailure } from '../contract.js';
import type { ProviderModule, ProviderParts } from '../module.js';
import type { NeurovisionClient, ProcessForm } from './client.js';
import { createNeurovisionClient } from './client.js';
import { malformed, notSent } from './errors.js';
import { MAPPING_VERSION, mapSession } from './mapping.js';
import { READ_FIELDS } from './ocr-titles.js';
import { withoutPictures } from './redact.js';
import type { NeurovisionSettings } from './settings.js';
import { readNeurovisionSettings, sandboxNeurovisionSettings } from './settings.js';
import type { WireSession } from './wire.js';
import { readSession } from './wire.js';
import type { Handle } from './work.js';
import { isOlderSession, isOverdue, keyOf, pendingAs, readHandle } from './work.js';

/** "Only JPEG and PNG are supported" (HIGH, the vendor's table of errors). */
const MEDIA_TYPES: readonly MediaType[] = ['image/jpeg', 'image/png'];
/** "The larger dimension must be at least 300 pixels" (HIGH, the same). */
const SMALLEST_LONGER_SIDE_PIXELS = 300;
/** HIGH, the page of POST /kyc/session/status. */
const LONGEST_CLIENT_KEY = 36;

export const neurovisionModule: ProviderModule<NeurovisionSettings> = {
  name: 'neurovision',
  readSettings: readNeurovisionSettings,
  sandboxSettings: sandboxNeurovisionSettings,
  create: createNeurovisionProvider,
  // The vendor finds out by itself what a picture shows; there are no types to ask for.
  documentTypes: [],
};

function createNeurovisionProvider(settings: NeurovisionSettings, parts: ProviderParts): Provider {
  const client = createNeurovisionClient(settings);
  const warnOfShortCalls = createShortCallWarning(settings);
  return {
    name: 'neurovision',
    mode: parts.mode,
    capabilities: capabilitiesOf(settings, parts),
    mappingVersion: MAPPING_VERSION,
    start: (request, context) => start(client, settings, warnOfShortCalls, request, context),
    check: (handle, request, context) => check(client, settings, handle, request, context),
  };
}

function capabilitiesOf(settings: NeurovisionSettings, { cost }: ProviderParts): Capabilities {
  return {
    requests: ['DOCUMENT', 'SESSION'],
    // "Passports, national ID cards, driver's licenses, and other official documents" (HIGH, the vendor's FAQ).
    sorts: true,
    documentKinds: ['PASSPORT', 'IDENTITY_CARD', 'DRIVING_LICENCE', 'OTHER'],
    fields: READ_FIELDS,
    mediaTypes: MEDIA_TYPES,
    maxImageBytes: settings.maxImageBytes,
    synchronous: settings.mode === 'sync',
    canCancel: false,
    canErase: false,
    idempotent: false,
    // No price is published; the operator's own is taken.
    cost,
    costKnown: cost !== null,
    faces: true,
    liveness: true,
    authenticity: true,
    limitations: [
      'Compares faces only inside a session that holds a document and a selfie; two pictures alone cannot be compared.',
      'Reports liveness only inside a session whose schema asks for it; a picture alone cannot be asked about.',
      'Takes JPEG and PNG only, and no picture whose longer side has less than 300 pixels.',
      'Finds out by itself what a picture shows; what the app says of it is not passed on.',
      'Gives the lines of a machine-readable zone without saying where they stand or how sure it is.',
      'Says how sure it is of a field in words such as "high", which are no figures and are not made into any.',
      'Work cannot be called off, and nothing can be erased by way of its API.',
      'Publishes neither prices nor limits of size and number; in sync mode a call may take more than four minutes, and what does not come in time is asked for by a key.',
      'Does not tell which picture a document or a face of a session came from.',
      'Results come by asking; its callbacks are encrypted in a way that is not documented.',
    ],
  };
}

/** Says once that calls in mode sync are given less time than the vendor may take: it is so by the settings, at every call. */
function createShortCallWarning({ mode, syncCallMs }: NeurovisionSettings): (context: CallContext) => void {
  let isSaid = false;
  return ({ deadlineMs, logger }) => {
    if (isSaid || mode !== 'sync' || deadlineMs >= syncCallMs) return;
    isSaid = true;
    logger.warn({ deadlineMs, syncCallMs }, 'NeuroVision may take longer in sync mode.');
  };
}

async function start(
  client: NeurovisionClient,
  settings: NeurovisionSettings,
  warnOfShortCalls: (context: CallContext) => void,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  if (request.kind !== 'DOCUMENT' && request.kind !== 'SESSION') {
    throw notSent('INVALID_REQUEST', `NeuroVision cannot be asked for ${request.kind}.`);
  }
  const form = await formOf(request, settings, context);
  warnOfShortCalls(context);
  const startedAt = context.now().toISOString();
  const handle: Handle = { sessionId: null, clientKey: form.clientKey, startedAt, isUnanswered: false };
  let json: unknown;
  try {
    json = await client.process(form, context);
  } catch (fault) {
    // In mode sync a call may take longer than we may wait (documented: 261 s), and the vendor works on and is paid. It finds
    // sessions by their key, so the answer is not lost: it is asked for like that of mode async. Whether the vendor ends the
    // work when a caller hangs up is not documented; if so, it knows of no such session, or never ends it, and that is told.
    if (settings.mode !== 'sync' || !isCutShort(fault)) throw fault;
    context.logger.info({ deadlineMs: context.deadlineMs }, 'NeuroVision takes longer; its answer is asked for later.');
    return pendingAs({ ...handle, sessionId: form.sessionId, isUnanswered: true }, settings);
  }
  return conclude(json, handle, request, settings, context);
}

/** Our own time is over, or a gateway's on the way, while the vendor has the pictures. */
function isCutShort(fault: unknown): boolean {
  if (!(fault instanceof ProviderFailure) || fault.delivery !== 'UNKNOWN') return false;
  return fault.status === 504 || (fault.status === null && fault.code === 'TIMEOUT');
}

async function check(
  client: NeurovisionClient,
  settings: NeurovisionSettings,
  handle: Json,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  if (request.kind !== 'DOCUMENT' && request.kind !== 'SESSION') {
    throw notSent('INVALID_REQUEST', `NeuroVision cannot be asked for ${request.kind}.`);
  }
  const known = readHandle(handle);
  let json: unknown;
  try {
    json = await client.sessionStatus(keyOf(known), context);
  } catch (fault) {
    if (known.isUnanswered && fault instanceof ProviderFailure && fault.code === 'NOT_FOUND') throw neverAnswered();
    throw fault;
  }
  if (known.sessionId === null && isOlderSession(json, known)) {
    if (isOverdue(known, settings, context)) throw gaveUp(null);
    return pendingAs(known, settings);
  }
  return conclude(json, known, request, settings, context);
}

/** Asking again for the session is free; handing the pictures in again would not be. */
function neverAnswered(): ProviderFailure {
  return new ProviderFailure('TIMEOUT', 'NeuroVision did not answer in time, and knows no session of that call yet.', {
    delivery: 'UNKNOWN',
  });
}

/** What a session says: not yet, or its outcome. */
function conclude(
  json: unknown,
  handle: Handle,
  request: DocumentRequest | SessionRequest,
  settings: NeurovisionSettings,
  context: CallContext,
): StartResult {
  const warnings: string[] = [];
  const session = readSession(json, warnings);
  if (handle.sessionId !== null && session.sessionId !== null && !isSame(handle.sessionId, session.sessionId)) {
    throw malformed('The answer is about another session than the one asked about.');
  }
  const sessionId = handle.sessionId ?? session.sessionId;
  if (isPending(session, handle, settings)) {
    if (isOverdue(handle, settings, context)) throw gaveUp(session.status);
    if (sessionId === null && handle.clientKey === null) throw malformed('Pending work has no session to ask about.');
    return pendingAs({ ...handle, sessionId, isUnanswered: false }, settings);
  }
  context.logger.debug(
    {
      spentSeconds: session.spentSeconds,
      createdAt: session.createdAt,
      isClientNew: session.isClientNew,
      isClientKnown: session.clientId !== null,
    },
    'NeuroVision has ended a session.',
  );
  const reading = mapSession(session, request.kind, {
    faceNumbers: settings.faceNumbers,
    today: context.now(),
    imageCount: request.kind === 'SESSION' && request.externalSessionId === null ? request.images.length : null,
    warnings,
  });
  return { state: 'done', outcome: { reading, warnings, raw: withoutPictures(json), externalId: sessionId } };
}

/** What the first answer in mode async holds is not documented: a session without a status is one that has only begun. */
function isPending(session: WireSession, handle: Handle, settings: NeurovisionSettings): boolean {
  if (session.status !== null) return settings.pendingStatuses.includes(session.status);
  if (handle.sessionId !== null || session.results.length > 0) throw malformed('The session has no status.');
  return true;
}

/** Not to be repeated: that would begin, and perhaps pay for, another session, and this one may still end. */
function gaveUp(status: string | null): ProviderFailure {
  return new ProviderFailure('TIMEOUT', 'NeuroVision has not ended the session in the time that is allowed for it.', {
    retryable: false,
    delivery: 'RECEIVED',
    ...(status === null ? {} : { providerCode: status }),
  });
}

async function formOf(
  request: DocumentRequest | SessionRequest,
  settings: NeurovisionSettings,
  { idempotencyKey }: CallContext,
): Promise<ProcessForm> {
  const schemaId = schemaOf(request) ?? settings.schemaId;
  if (schemaId === null && settings.schemaRequired) {
    throw notSent('INVALID_REQUEST', 'NeuroVision needs a schemaId here, and none is given or set.');
  }
  const session = request.kind === 'SESSION' ? request : null;
  // In mode sync there is no session's id before the end, so that only a key finds the session of a call that was cut short.
  const ownKey = settings.mode === 'sync' ? idempotencyKey.slice(-LONGEST_CLIENT_KEY) || null : null;
  const clientKey = session?.clientKey ?? ownKey;
  if (clientKey !== null && (clientKey === '' || clientKey.length > LONGEST_CLIENT_KEY)) {
    throw notSent('INVALID_REQUEST', `NeuroVision takes client keys of 1 to ${LONGEST_CLIENT_KEY} characters.`);
  }
  requireUsable(request.images, settings);
  const images = await Promise.all(
    request.images.map(async (image) => ({ bytes: await image.bytes(), mediaType: image.mediaType })),
  );
  return {
    images,
    sessionId: session?.externalSessionId ?? null,
    schemaId,
    captcha: session?.captcha ?? settings.captcha,
    mode: settings.mode,
    clientKey,
    ocr: session?.ocr ?? true,
  };
}

/** The schema is the nearest that the vendor has to a type of its own, so a type that is passed through is one. */
function schemaOf(request: DocumentRequest | SessionRequest): string | null {
  return request.kind === 'SESSION' ? request.schemaId : (request.question.providerTypes.neurovision ?? null);
}

/** Faults that the vendor is known to refuse are found before anything is sent and paid. */
function requireUsable(images: readonly ProviderImage[], { maxImages, maxImageBytes }: NeurovisionSettings): void {
  if (images.length === 0) throw notSent('INVALID_REQUEST', 'No picture was given.');
  if (maxImages !== null && images.length > maxImages) {
    throw notSent('INVALID_REQUEST', `NeuroVision takes ${maxImages} pictures in one call, and not ${images.length}.`);
  }
  for (const { mediaType, byteLength, width = null, height = null } of images) {
    if (!MEDIA_TYPES.includes(mediaType)) {
      throw notSent('INVALID_IMAGE', `NeuroVision takes JPEG and PNG, and not ${mediaType}.`);
    }
    if (maxImageBytes !== null && byteLength > maxImageBytes) {
      throw notSent('INVALID_IMAGE', `NeuroVision takes pictures of at most ${maxImageBytes} bytes.`);
    }
    if (width !== null && height !== null && Math.max(width, height) < SMALLEST_LONGER_SIDE_PIXELS) {
      throw notSent('INVALID_IMAGE', `The longer side must have ${SMALLEST_LONGER_SIDE_PIXELS} pixels.`);
    }
  }
}

/** UUIDs are the same in either case (RFC 4122, 3). */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
