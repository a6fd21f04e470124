import type { MediaType } from '../domain/media-type.js';
import { IMAGE_MEDIA_TYPES, INVOICE_MEDIA_TYPES, LIVENESS_MEDIA_TYPES, MEDIA_TYPES } from '../domain/media-type.js';
import { UserFault } from '../domain/errors.js';
import type { Session, SessionWishes } from '../domain/session.js';
import type { Strategy } from '../domain/strategy.js';
import type { BeginDocumentParts } from '../orchestration/begin-document.js';
import { storeDocuments } from '../orchestration/begin-document.js';
import { refreshSession } from '../orchestration/session-progress.js';
import type { OwnedImage } from '../store/images.js';
import { listContentsOfSession } from '../store/images.js';
import { findSession, updateSession } from '../store/sessions.js';
import type { Caller } from './caller.js';
import type { NewSession } from './create-session.js';
import { buildSession, requireFuture, storeSession } from './create-session.js';
import { holdOpenSession, requireSession } from './customer-of.js';
import type { ImageSource, ReceivedImage, ReceiveParts } from './receive-image.js';
import { receiveImage, useUploads } from './receive-image.js';
import type { PictureHints, SessionImageRole, Taken } from './session-pictures.js';
import { chooseWhole, prepareDocuments, storeBesideDocuments, storeWhole } from './session-pictures.js';

export type ProcessSessionParts = ReceiveParts & BeginDocumentParts;

export interface SessionPicture extends PictureHints {
  image: ImageSource;
}

export interface ProcessSessionRequest extends NewSession {
  /** Of a session that exists; null: a new one. */
  sessionId: string | null;
  pictures: readonly SessionPicture[];
  wishes: Partial<SessionWishes>;
  captcha: string | null;
  ocr: boolean;
  /** Null: as the session was begun with, else DEFAULT_STRATEGY. */
  strategy: Strategy | null;
  /** Of the sandbox; null: as the session was begun with, else everything normal. */
  scenario: string | null;
}

const RECEIVED_AT_ONCE = 3;

const ACCEPTED: Readonly<Record<SessionImageRole, readonly MediaType[]>> = {
  DOCUMENT: IMAGE_MEDIA_TYPES,
  SELFIE: LIVENESS_MEDIA_TYPES,
  SELFIE_WITH_DOCUMENT: IMAGE_MEDIA_TYPES,
  INVOICE: INVOICE_MEDIA_TYPES,
};

/**
 * Takes all pictures or none, and resolves once they, their session and their jobs are durable. A picture that the session
 * holds already is not taken again, so that a request may be repeated.
 */
export async function processSession(
  parts: ProcessSessionParts,
  caller: Caller,
  request: ProcessSessionRequest,
  path: string[],
): Promise<Session> {
  const { queries } = parts.database;
  const known = request.sessionId === null ? null : await requireSession(parts, caller, request, path);
  if (known) requireNothingNew(known, request, path);
  const received = await receiveAll(parts, caller, request.pictures, path);
  const now = parts.now();
  const session = known ? { ...known, ...changesOf(known, request) } : buildSession(caller, request, now);
  const pictures = distinct(
    request.pictures.map((picture, index): Taken => ({ ...picture, ...pictureOf(received[index]!) })),
  );
  if (!known) requireFuture(session, path);
  const { whole, apart } = chooseWhole(parts.registry, session.strategy, pictures);
  const documents = await prepareDocuments(parts, session, apart, now);
  const uses = received.map((one, index) => ({ received: one, path: picturePath(path, index) }));
  await useUploads(parts, uses, async (transaction) => {
    const held = known && (await holdOpenSession(transaction, known.id, now, path));
    if (held) await updateSession(transaction, session.id, changesOf(held, request), now);
    else await storeSession(parts, transaction, session, path);
    // Of two requests with the same pictures the later one waits above, and sees here what the earlier one brought.
    const contents = new Set(await listContentsOfSession(transaction.queries, caller.tenant, session.id));
    const isNew = ({ image }: { image: OwnedImage }) => !contents.has(image.sha256);
    const asked = whole.filter(isNew);
    if (asked.length > 0) await storeWhole(parts, transaction, session, request, asked, now);
    await storeDocuments(parts, transaction, documents.filter(isNew), now);
    for (const picture of apart.filter(isNew)) await storeBesideDocuments(parts, transaction, session, picture, now);
    await refreshSession(parts, transaction, session, now);
  });
  return (await findSession(queries, caller.tenant, session.id)) ?? session;
}

/** A few are read at a time; all of a request are not larger than MAX_REQUEST_BYTES. The first one that is refused refuses all. */
async function receiveAll(
  parts: ProcessSessionParts,
  caller: Caller,
  pictures: readonly SessionPicture[],
  path: string[],
): Promise<ReceivedImage[]> {
  const received: ReceivedImage[] = [];
  const next = pictures.entries();
  const receive = async () => {
    for (const [index, { image, role }] of next) {
      const accepts = role === null ? MEDIA_TYPES : ACCEPTED[role];
      received[index] = await receiveImage(parts, caller, image, picturePath(path, index), { accepts });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: RECEIVED_AT_ONCE }, receive));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  return received;
}

function pictureOf({ image, bytes }: ReceivedImage): Pick<Taken, 'image' | 'bytes'> {
  return { image, bytes };
}

/** The same picture twice in one request is taken once. */
function distinct(pictures: readonly Taken[]): Taken[] {
  const contents = pictures.map(({ image }) => image.sha256);
  return pictures.filter(({ image }, index) => contents.indexOf(image.sha256) === index);
}

/** What only a new session is given; saying it of another one would be a wish that nobody hears. */
function requireNothingNew({ clientKey, expiresAt }: Session, request: ProcessSessionRequest, path: string[]): void {
  const isOther = {
    clientKey: (request.clientKey ?? clientKey) !== clientKey,
    expiresAt: (request.expiresAt ?? expiresAt)?.getTime() !== expiresAt?.getTime(),
  };
  for (const name of ['clientKey', 'expiresAt'] as const) {
    if (!isOther[name]) continue;
    const message = `The session has another ${name}, which cannot be changed.`;
    throw new UserFault({ code: 'INPUT_INVALID', message, path: [...path, name] });
  }
}

function picturePath(path: string[], index: number): string[] {
  return [...path, 'images', String(index), 'image'];
}

/** What is said anew wins; what is not said stays. */
function changesOf(session: Session, { wishes, strategy, scenario, schemaId, customerId }: ProcessSessionRequest) {
  return {
    wishes: { ...session.wishes, ...wishes },
    strategy: strategy ?? session.strategy,
    scenario: scenario ?? session.scenario,
    schemaId: schemaId ?? session.schemaId,
    customerId: session.customerId ?? customerId ?? null,
  };
}
