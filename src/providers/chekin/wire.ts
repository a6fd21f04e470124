import type { Json } from '../contract.js';
import { holdsAddress, keptReply, LEFT_OUT, looksLikePicture } from '../kept-reply.js';
import { WireReader } from '../read.js';
import { malformedReply } from './errors.js';

/** NEW stored, PRO in progress, COM completed, ERR failed (HIGH, the vendor's documentation). */
export const CHEKIN_STATUSES = ['NEW', 'PRO', 'COM', 'ERR'] as const;
export type ChekinStatus = (typeof CHEKIN_STATUSES)[number];

/** A whole number in the first months of v1, 32 hexadecimal characters since 2019-03-05 (HIGH). Sent back as it came. */
export type ChekinId = number | string;

/** What both calls about a picture answer. Absent, null and "" all stand as null in the texts. */
export interface PictureReply {
  id: ChekinId;
  status: ChekinStatus;
  mrz_detected: boolean | null;
  /** P, ID, IX (HIGH), or another code of a zone. */
  type_doc: string | null;
  country: string | null;
  nationality: string | null;
  /** YYMMDD in v1, YYYY-MM-DD from v2 on (HIGH). */
  date_of_birth: string | null;
  expiration_date: string | null;
  /** From v2 on; "" when there is none (HIGH). */
  issue_date: string | null;
  /** v3 (HIGH). */
  place_of_birth: string | null;
  names: string | null;
  surname: string | null;
  /** v2 (HIGH): the two surnames of Spain, apart. */
  first_surname: string | null;
  second_surname: string | null;
  number: string | null;
  sex: string | null;
  valid_composite: boolean | null;
  valid_date_of_birth: boolean | null;
  valid_expiration_date: boolean | null;
  valid_number: boolean | null;
  /** v3 (HIGH that it exists; what it checks is not said). */
  valid_issue_date: boolean | null;
  /** 0..100 for the whole zone, calculated from the `valid_*` (HIGH). */
  valid_score: number | null;
}

/** Of biomatch: what became of one picture of a face. */
export interface FaceReply {
  id: ChekinId;
  status: ChekinStatus;
  is_face_detected: boolean | null;
}

/** Of biomatch: what came of comparing two of them. */
export interface ComparisonReply {
  id: ChekinId;
  status: ChekinStatus;
  /** 0..1; near 0 is alike (HIGH). */
  distance: number | null;
  is_match: boolean | null;
}

export function readPicture(json: unknown, warnings: string[]): PictureReply {
  const reply = WireReader.of(json, warnings);
  const text = (name: string) => reply.at(name).text() || null;
  const flag = (name: string) => reply.at(name).boolean();
  return {
    ...readHead(json, reply),
    mrz_detected: flag('mrz_detected'),
    type_doc: text('type_doc'),
    country: text('country'),
    nationality: text('nationality'),
    date_of_birth: text('date_of_birth'),
    expiration_date: text('expiration_date'),
    issue_date: text('issue_date'),
    place_of_birth: text('place_of_birth'),
    names: text('names'),
    surname: text('surname'),
    first_surname: text('first_surname'),
    second_surname: text('second_surname'),
    number: text('number'),
    sex: text('sex'),
    valid_composite: flag('valid_composite'),
    valid_date_of_birth: flag('valid_date_of_birth'),
    valid_expiration_date: flag('valid_expiration_date'),
    valid_number: flag('valid_number'),
    valid_issue_date: flag('valid_issue_date'),
    valid_score: reply.at('valid_score').number(),
  };
}

export function readFace(json: unknown, warnings: string[]): FaceReply {
  const reply = WireReader.of(json, warnings);
  return { ...readHead(json, reply), is_face_detected: reply.at('is_face_detected').boolean() };
}

export function readComparison(json: unknown, warnings: string[]): ComparisonReply {
  const reply = WireReader.of(json, warnings);
  return {
    ...readHead(json, reply),
    distance: reply.at('distance').number(),
    is_match: reply.at('is_match').boolean(),
  };
}

/** What every documented reply has; without it nothing can be said of the work. */
function readHead(json: unknown, reply: WireReader): { id: ChekinId; status: ChekinStatus } {
  const id = readId(isObject(json) && Object.hasOwn(json, 'id') ? json['id'] : null);
  if (id === null) throw malformedReply('has no id of the documented form');
  const status = reply.at('status').text();
  const known = CHEKIN_STATUSES.find((each) => each === status);
  if (!known) throw malformedReply('has no status of the documented four');
  return { id, status: known };
}

/** An id becomes a part of an address, so nothing but letters, digits and hyphens passes. */
export function readId(value: unknown): ChekinId | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value) ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same id, whether or not it is written with hyphens or in capitals. */
export function isSameId(one: ChekinId, other: ChekinId): boolean {
  const plain = (id: ChekinId) => String(id).replaceAll('-', '').toLowerCase();
  return plain(one) === plain(other);
}

const LONGEST_TEXT = 2_000;

/** The reply as it came, without pictures, addresses of pictures (they carry credentials) and anything that never ends. */
export function withoutPictures(json: unknown): Json {
  return keptReply(json, {
    text: (text) => (text.length > LONGEST_TEXT || looksLikePicture(text) || holdsAddress(text) ? LEFT_OUT : text),
    value: (value, name) => (/picture_file|_file$/.test(name) && value !== null ? LEFT_OUT : undefined),
  });
}
