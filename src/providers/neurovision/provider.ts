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
import { WireReader } from '../read.js';
import type { NeurovisionClient, ProcessForm, SessionKey } from './client.js';
import { createNeurovisionClient } from './client.js';
import { malformed, notSent } from './errors.js';
import { MAPPING_VERSION, mapSession } from './mapping.js';
import { READ_FIELDS } from './ocr-titles.js';
import { withoutPictures } from './redact.js';
import type { NeurovisionSettings } from './settings.js';
import { readNeurovisionSettings, sandboxNeurovisionSettings } from './settings.js';
import type { WireSession } from './wire.js';
import { readSession } from './wire.js';

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
  return {
    name: 'neurovision',
    mode: parts.mode,
    capabilities: capabilitiesOf(settings, parts),
    mappingVersion: MAPPING_VERSION,
    start: (request, context) => start(client, settings, request, context),
    check: (handle, request, context) => check(client, settings, handle, request, context),
  };
}

function capabilitiesOf(settings: NeurovisionSettings, { cost }: ProviderParts): Capabilities {
  return {
    requests: ['DOCUMENT', 'SESSION'],
    // "Passports, national ID cards, driver's licenses, and other official documents" (HIGH, the vendor's FAQ).
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
      'Publishes neither prices nor limits of size and number; in sync mode a call may take more than four minutes.',
      'Results come by asking; its callbacks are encrypted in a way that is not documented.',
    ],
  };
}

/** What `check` needs: how to find the session, and since when it has been worked on. */
interface Handle {
  sessionId: string | null;
  clientKey: string | null;
  startedAt: string;
}

async function start(
  client: NeurovisionClient,
  settings: NeurovisionSettings,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  if (request.kind !== 'DOCUMENT' && request.kind !== 'SESSION') {
    throw notSent('INVALID_REQUEST', `NeuroVision cannot be asked for ${request.kind}.`);
  }
  const form = await formOf(request, settings);
  if (settings.mode === 'sync' && context.deadlineMs < settings.syncCallMs) {
    const { deadlineMs } = context;
    context.logger.warn({ deadlineMs, syncCallMs: settings.syncCallMs }, 'NeuroVision may take longer in sync mode.');
  }
  const startedAt = context.now().toISOString();
  const json = await client.process(form, context);
  return conclude(json, { sessionId: null, clientKey: form.clientKey, startedAt }, request, settings, context);
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
  const json = await client.sessionStatus(keyOf(known), context);
  return conclude(json, known, request, settings, context);
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
    const waitedMs = context.now().getTime() - Date.parse(handle.startedAt);
    if (waitedMs > settings.giveUpAfterMs) throw gaveUp(session.status);
    if (sessionId === null && handle.clientKey === null) throw malformed('Pending work has no session to ask about.');
    const next: Handle = { ...handle, sessionId };
    return { state: 'pending', handle: { ...next }, externalId: sessionId, checkAfterMs: settings.pollIntervalMs };
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

async function formOf(request: DocumentRequest | SessionRequest, settings: NeurovisionSettings): Promise<ProcessForm> {
  const schemaId = schemaOf(request) ?? settings.schemaId;
  if (schemaId === null && settings.schemaRequired) {
    throw notSent('INVALID_REQUEST', 'NeuroVision needs a schemaId here, and none is given or set.');
  }
  const session = request.kind === 'SESSION' ? request : null;
  const clientKey = session?.clientKey ?? null;
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

function keyOf({ sessionId, clientKey }: Handle): SessionKey {
  if (sessionId !== null) return { sessionId };
  if (clientKey !== null) return { clientKey };
  throw new ProviderFailure('INTERNAL', 'The handle names no session.', { delivery: 'NOT_SENT' });
}

function readHandle(handle: Json): Handle {
  const read = WireReader.of(handle, []);
  const startedAt = read.at('startedAt').text();
  if (startedAt === null || Number.isNaN(Date.parse(startedAt))) {
    throw new ProviderFailure('INTERNAL', 'The handle is none of ours.', { delivery: 'NOT_SENT' });
  }
  return { sessionId: read.at('sessionId').text(), clientKey: read.at('clientKey').text(), startedAt };
}

/** UUIDs are the same in either case (RFC 4122, 3). */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
