import { base64Of } from '../base64.js';
import type { MediaType } from '../../domain/media-type.js';
import type { FieldName } from '../../domain/field.js';
import type { Reading } from '../../domain/reading.js';
import { CHEKIN_SANDBOX_TOKEN } from './sandbox-credentials.js';
import type { CallContext, Capabilities, Json, Outcome, Provider, ProviderImage, StartResult } from '../contract.js';
import type { ProviderRequest } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import type { ProviderModule, ProviderParts } from '../module.js';
import type { ChekinClient, FacePicture } from './client.js';
import { createChekinClient } from './client.js';
import { malformedReply, noFaceFailure, processingFailure } from './errors.js';
import { mapComparison } from './face-mapping.js';
import { mapPicture } from './mapping.js';
import type { ChekinSettings, ChekinVersion } from './settings.js';
import { defaultsOf, readChekinSettings } from './settings.js';
import type { ChekinId, FaceReply } from './wire.js';
import { isSameId, readComparison, readFace, readPicture, withoutPictures } from './wire.js';
import type { Work } from './work.js';
import { AT_ONCE_MS, checkAfterMs, readWork } from './work.js';

/** Documented for v2 (HIGH); taken for v1 and v3 as well (INFERRED). */
const MEDIA_TYPES: readonly MediaType[] = ['image/png', 'image/jpeg', 'application/pdf', 'image/tiff', 'image/bmp'];

/** "No PDF with face extraction" (HIGH for v2; taken for biomatch, INFERRED). */
const FACE_MEDIA_TYPES = MEDIA_TYPES.filter((mediaType) => mediaType !== 'application/pdf');

const FIELDS: readonly FieldName[] = [
  'DOCUMENT_CODE',
  'ISSUING_STATE',
  'SURNAME',
  'GIVEN_NAMES',
  'DOCUMENT_NUMBER',
  'NATIONALITY',
  'DATE_OF_BIRTH',
  'SEX',
  'DATE_OF_EXPIRY',
];

const FIELDS_BY_VERSION: Readonly<Record<ChekinVersion, readonly FieldName[]>> = {
  v1: FIELDS,
  v2: [...FIELDS, 'DATE_OF_ISSUE'],
  v3: [...FIELDS, 'DATE_OF_ISSUE', 'PLACE_OF_BIRTH'],
};

function capabilitiesOf(settings: ChekinSettings, { cost }: ProviderParts): Capabilities {
  return {
    requests: settings.faceMatch ? ['DOCUMENT', 'FACE_MATCH'] : ['DOCUMENT'],
    // "We can recognize all MRZ formats standardized by ICAO" (HIGH).
    documentKinds: ['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT', 'TRAVEL_PERMIT', 'VISA'],
    fields: FIELDS_BY_VERSION[settings.version],
    mediaTypes: MEDIA_TYPES,
    mediaTypesByRequest: { FACE_MATCH: FACE_MEDIA_TYPES },
    maxImageBytes: settings.maxImageBytes === 0 ? null : settings.maxImageBytes,
    synchronous: false,
    canCancel: false,
    canErase: false,
    idempotent: false,
    // Paid by subscription (HIGH, error 402); a price of one call is not published.
    cost,
    costKnown: cost !== null,
    // The second picture and the comparison are posted once the first picture is ready.
    paidChecks: ['FACE_MATCH'],
    faces: settings.faceMatch,
    liveness: false,
    authenticity: false,
    limitations: [
      'Reads machine-readable zones only; a side without one gives no fields.',
      'Says whether check digits hold and does not give the zone itself.',
      'Gives one score for a whole reading and none for a single field.',
      'Does not judge whether a document is genuine.',
      'Wants the document on 70 to 80 % of the picture, not touching its edges, tilted by at most 10 degrees, and 1290 pixels of width for a card.',
      'Takes two faces that are too much alike for the same photo and does not accept them.',
    ],
  };
}

/** Chekin: OCR of machine-readable zones, asked for and asked again; optionally the comparison of two faces. */
export const chekinModule: ProviderModule<ChekinSettings> = {
  name: 'chekin',
  readSettings: readChekinSettings,
  sandboxSettings: (origin) => ({
    ...defaultsOf('v1'),
    baseUrl: `${origin}/chekin/api`,
    credentials: { kind: 'TOKEN', token: CHEKIN_SANDBOX_TOKEN },
    scheme: 'Token',
    pollIntervalMs: 200,
    faceMatch: true,
  }),
  create: createChekinProvider,
  documentTypes: ['passport', 'td1-card', 'td2-card', 'visa-mrv-a', 'visa-mrv-b'].map((typeCode) => ({
    typeCode,
    providerCode: null,
  })),
};

function createChekinProvider(settings: ChekinSettings, parts: ProviderParts): Provider {
  const client = createChekinClient(settings);
  return {
    name: 'chekin',
    mode: parts.mode,
    capabilities: capabilitiesOf(settings, parts),
    mappingVersion: 3,
    start: (request, context) => start(client, settings, request, context),
    check: (handle, request, context) => proceed(client, settings, readWork(handle), request, context),
  };
}

async function start(
  client: ChekinClient,
  settings: ChekinSettings,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  const sinceMs = context.now().getTime();
  if (request.kind === 'DOCUMENT') {
    const [image, second] = request.images;
    if (!image) throw new ProviderFailure('INVALID_REQUEST', 'No picture was given.', { delivery: 'NOT_SENT' });
    const file = await dataUri(image, settings);
    const secondFile = second && settings.version === 'v2' ? await dataUri(second, settings) : null;
    const json = await client.postPicture(file, secondFile, context);
    const { id } = readPicture(json, []);
    return concludePicture({ step: 'PICTURE', sinceMs, picture: id }, json, request.images.length, settings, context);
  }
  if (request.kind === 'FACE_MATCH' && settings.faceMatch) {
    const { id } = readFace(
      await client.postFace('identification', await dataUri(request.left, settings, FACE_MEDIA_TYPES), context),
      [],
    );
    return pending({ step: 'PERSON_UPLOAD', sinceMs, identification: id }, id, AT_ONCE_MS);
  }
  throw new ProviderFailure('INVALID_REQUEST', `Chekin is not asked for ${request.kind} here.`, {
    delivery: 'NOT_SENT',
  });
}

/** One step further. */
async function proceed(
  client: ChekinClient,
  settings: ChekinSettings,
  work: Work,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  switch (work.step) {
    case 'PICTURE': {
      const json = await client.getData(work.picture, context);
      const pictureCount = request.kind === 'DOCUMENT' ? request.images.length : 1;
      return concludePicture(work, json, pictureCount, settings, context);
    }
    case 'PERSON_UPLOAD': {
      if (request.kind !== 'FACE_MATCH') throw wrongRequest();
      const { sinceMs, identification } = work;
      const { id } = readFace(
        await client.postFace('person', await dataUri(request.right, settings, FACE_MEDIA_TYPES), context),
        [],
      );
      const next: Work = { step: 'FACES', sinceMs, identification, person: id };
      return pending(next, identification, checkAfterMs(next, context.now(), settings));
    }
    case 'FACES':
      return proceedWithFaces(client, settings, work, context);
    case 'COMPARISON': {
      const json = await client.getComparison(work.comparison, context);
      return concludeComparison(work, json, settings, context);
    }
  }
}

async function proceedWithFaces(
  client: ChekinClient,
  settings: ChekinSettings,
  work: Extract<Work, { step: 'FACES' }>,
  context: CallContext,
): Promise<StartResult> {
  const { sinceMs, identification, person } = work;
  const ready = await Promise.all([
    isFaceReady(client, 'identification', identification, context),
    isFaceReady(client, 'person', person, context),
  ]);
  if (ready.includes(false)) return pending(work, identification, checkAfterMs(work, context.now(), settings));
  const json = await client.postComparison(identification, person, context);
  const { id } = readComparison(json, []);
  return concludeComparison({ step: 'COMPARISON', sinceMs, comparison: id }, json, settings, context);
}

async function isFaceReady(
  client: ChekinClient,
  picture: FacePicture,
  id: ChekinId,
  context: CallContext,
): Promise<boolean> {
  const reply: FaceReply = readFace(await client.getFace(picture, id, context), []);
  ofTheSameWork(reply.id, id);
  const what = picture === 'person' ? 'the picture of the person' : 'the picture of the document';
  if (reply.status === 'ERR') throw processingFailure(what);
  if (reply.status !== 'COM') return false;
  if (reply.is_face_detected !== true) throw noFaceFailure(what);
  return true;
}

function concludePicture(
  work: Extract<Work, { step: 'PICTURE' }>,
  json: unknown,
  pictureCount: number,
  settings: ChekinSettings,
  context: CallContext,
): StartResult {
  const warnings: string[] = [];
  const reply = readPicture(json, warnings);
  ofTheSameWork(reply.id, work.picture);
  if (reply.status === 'ERR') throw processingFailure('the picture');
  if (reply.status !== 'COM') return pending(work, work.picture, checkAfterMs(work, context.now(), settings));
  const sent = settings.version === 'v2' ? 2 : 1;
  if (pictureCount > sent) warnings.push(`Only ${sent} of ${pictureCount} pictures can be sent at once.`);
  const document = mapPicture(reply, { today: context.now(), settings, warnings });
  return done({ kind: 'DOCUMENT', document }, warnings, json, reply.id);
}

function concludeComparison(
  work: Extract<Work, { step: 'COMPARISON' }>,
  json: unknown,
  settings: ChekinSettings,
  context: CallContext,
): StartResult {
  const warnings: string[] = [];
  const reply = readComparison(json, warnings);
  ofTheSameWork(reply.id, work.comparison);
  if (reply.status === 'ERR') throw processingFailure('the comparison');
  if (reply.status !== 'COM') return pending(work, work.comparison, checkAfterMs(work, context.now(), settings));
  return done({ kind: 'FACE_MATCH', face: mapComparison(reply, warnings) }, warnings, json, reply.id);
}

/** A reply about other work would show one person another's document. */
function ofTheSameWork(found: ChekinId, asked: ChekinId): void {
  if (!isSameId(found, asked)) throw malformedReply('is about other work than was asked for');
}

function pending(work: Work, externalId: ChekinId, afterMs: number): StartResult {
  return { state: 'pending', handle: work as Json, externalId: String(externalId), checkAfterMs: afterMs };
}

function done(reading: Reading, warnings: string[], json: unknown, id: ChekinId): StartResult {
  const outcome: Outcome = { reading, warnings, raw: withoutPictures(json), externalId: String(id) };
  return { state: 'done', outcome };
}

/** `data:image/png;base64,...`, the only form in which a picture is taken (HIGH). */
async function dataUri(image: ProviderImage, settings: ChekinSettings, mediaTypes = MEDIA_TYPES): Promise<string> {
  const refuse = (why: string) => new ProviderFailure('INVALID_IMAGE', why, { delivery: 'NOT_SENT' });
  if (!mediaTypes.includes(image.mediaType)) throw refuse(`Chekin does not take ${image.mediaType} here.`);
  if (settings.maxImageBytes > 0 && image.byteLength > settings.maxImageBytes) {
    throw refuse(`The picture is larger than ${settings.maxImageBytes} bytes.`);
  }
  return `data:${image.mediaType};base64,${base64Of(await image.bytes())}`;
}

function wrongRequest(): ProviderFailure {
  return new ProviderFailure('INTERNAL', 'The handle belongs to another kind of request.', { delivery: 'NOT_SENT' });
}
