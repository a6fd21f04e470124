import type { Json } from '../contract.js';
import type { FetchedToken } from '../fetched-token.js';
import { isHeaderToken } from '../fetched-token.js';
import type { HttpReply } from '../http.js';
import { holdsAddress, keptReply, LEFT_OUT, looksLikePicture } from '../kept-reply.js';
import { WireReader } from '../read.js';
import { malformedReply, malformedToken } from './errors.js';

/** What both token endpoints answer; one gives `expires_in` as a number, the other everything as text (HIGH). */
export function readToken(json: unknown, warnings: string[]): FetchedToken {
  const reply = WireReader.of(json, warnings);
  const token = reply.at('access_token').text();
  if (!isHeaderToken(token)) throw malformedToken('is missing from the reply');
  const tokenType = reply.at('token_type').text();
  if (tokenType !== null && tokenType.toLowerCase() !== 'bearer') throw malformedToken('is not of the type Bearer');
  const lifetimeSeconds = reply.at('expires_in').looseNumber();
  return {
    token,
    lifetimeMs: lifetimeSeconds === null ? null : lifetimeSeconds * 1000,
    refreshToken: reply.at('refresh_token').text() || null,
  };
}

export interface UserInfo {
  id: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  fullName: string | null;
}

/** The document after the update (HIGH, the vendor's page of `updateOcrResult`). Whole numbers stand as their digits. */
export interface DocumentReply {
  id: string;
  customerId: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  createdBy: UserInfo | null;
  updatedBy: UserInfo | null;
  frontName: string | null;
  backName: string | null;
  type: string | null;
  number: string | null;
  authenticity: string | null;
  issueDate: string | null;
  expiryDate: string | null;
  showExpiryNotification: boolean | null;
  /** PERFORMED or NOT_PERFORMED; absent on some versions of the page (HIGH). */
  docverCheckStatus: string | null;
  /** Objects whose shape is not given. */
  faceCompare: Record<string, Json> | null;
  liveness: Record<string, Json> | null;
  other: Record<string, Json> | null;
  allowedDocumentFormat: boolean | null;
}

export function readDocument(json: unknown, warnings: string[]): DocumentReply {
  if (!isObject(json)) throw malformedReply('is no object');
  const reply = WireReader.of(json, warnings);
  const id = readWholeNumber(reply.at('id'), warnings);
  // No field is marked as required, but a document without its id says nothing about what was written.
  if (id === null) throw malformedReply('has no id of the documented form');
  const text = (name: string) => reply.at(name).text() || null;
  return {
    id,
    customerId: readWholeNumber(reply.at('customerId'), warnings),
    createdAt: text('createdAt'),
    updatedAt: text('updatedAt'),
    createdBy: readUser(reply.at('createdBy'), warnings),
    updatedBy: readUser(reply.at('updatedBy'), warnings),
    frontName: text('frontName'),
    backName: text('backName'),
    type: text('type'),
    number: text('number'),
    authenticity: text('authenticity'),
    issueDate: text('issueDate'),
    expiryDate: text('expiryDate'),
    showExpiryNotification: reply.at('showExpiryNotification').boolean(),
    docverCheckStatus: text('docverCheckStatus'),
    faceCompare: readOpaque(json, 'faceCompare', warnings),
    liveness: readOpaque(json, 'liveness', warnings),
    other: readOpaque(json, 'other', warnings),
    allowedDocumentFormat: reply.at('allowedDocumentFormat').boolean(),
  };
}

function readUser(user: WireReader, warnings: string[]): UserInfo | null {
  if (user.shape !== 'object') {
    // Notes what is odd about it.
    user.entries();
    return null;
  }
  const text = (name: string) => user.at(name).text() || null;
  return {
    id: readWholeNumber(user.at('id'), warnings),
    email: text('email'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    fullName: text('fullName'),
  };
}

/** The digits of a whole number, also where they came as text. */
function readWholeNumber(reader: WireReader, warnings: string[]): string | null {
  const text = reader.looseText();
  if (text === null || /^-?\d{1,19}$/.test(text)) return text;
  warnings.push(`${reader.path} is no whole number of 64 bits.`);
  return null;
}

function readOpaque(json: Record<string, unknown>, name: string, warnings: string[]): Record<string, Json> | null {
  const value = Object.hasOwn(json, name) ? json[name] : null;
  if (isObject(value)) return withoutPictures(value) as Record<string, Json>;
  if (value !== null && value !== undefined) {
    warnings.push(`${name} should be an object and is ${Array.isArray(value) ? 'a list' : typeof value}.`);
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Beyond this nobody looks for numbers; a document is a few kilobytes. */
const LONGEST_EXACT_CHARACTERS = 100_000;
/** A text as a whole, or a number that may be too large for a double. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** Ids are 64-bit numbers (HIGH), which JSON.parse rounds; such a number is read as text with all its digits. */
export function exactJson(reply: HttpReply): unknown {
  if (reply.json === undefined || reply.text.length > LONGEST_EXACT_CHARACTERS) return reply.json;
  const quoted = reply.text.replace(TEXT_OR_LONG_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
  return quoted === reply.text ? reply.json : (JSON.parse(quoted) as unknown);
}

/** The two pictures of the document, as whatever text the vendor gives them. */
const PICTURES: ReadonlySet<string> = new Set(['front', 'back']);
const LONGEST_TEXT = 2_000;

export function isPictureOrAddress(text: string): boolean {
  return looksLikePicture(text) || holdsAddress(text);
}

/** The reply as it came, without pictures, addresses and anything that never ends. */
export function withoutPictures(json: unknown): Json {
  return keptReply(json, {
    text: (text) => (text.length > LONGEST_TEXT || isPictureOrAddress(text) ? LEFT_OUT : text),
    value: (value, name) => (PICTURES.has(name) && value !== null && value !== '' ? LEFT_OUT : undefined),
  });
}
