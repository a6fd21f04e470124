import { WireReader } from '../read.js';
import { malformed } from './errors.js';

/**
 * A session, as POST /kyc/process and POST /kyc/session/status answer it (HIGH: the samples of both pages). Fields marked MED
 * were seen in one richer session of a public client. Everything may be absent.
 */
export interface WireSession {
  /** UUID of version 1. */
  sessionId: string | null;
  /** null also for the word "null", which failed sessions bear (HIGH), and for "" where nobody was identified (HIGH). */
  clientId: string | null;
  /** As it came; the vendor's list is known to be longer than what was seen of it. */
  status: string | null;
  /** Seconds (HIGH). */
  spentSeconds: number | null;
  /** ISO 8601 with milliseconds. */
  createdAt: string | null;
  isClientNew: boolean | null;
  clientKey: string | null;
  /** "General session errors" (HIGH). */
  errors: string[];
  results: WireResult[];
  /** Paths at which the account is not allowed to look (HIGH): the word "Access denied" where data is due. */
  denied: string[];
}

/** One of `results`, a union told apart by `type`. */
export interface WireResult {
  path: string;
  /** document, passport, selfie, faces (HIGH); liveness, address_proof (MED); others as they come. */
  type: string | null;
  /** success, failed (HIGH). */
  status: string | null;
  /** Such as `[document] text fields not visible`; may stand beside `success` (HIGH). */
  errors: string[];
  /** Such as `GBR — Passport (2006)` (HIGH), or without the country (MED). */
  docName: WireText | null;
  /** Alpha-3 (MED). */
  countryCode: WireText | null;
  /** MED. */
  isBackSide: boolean | null;
  checks: WireCheckItem[];
  ocr: WireOcr | null;
}

export interface WireText {
  text: string;
  path: string;
}

/** An item of one of the groups in `checks`. */
export interface WireCheckItem {
  path: string;
  /** The group's caption: `fraud`, `Face matching` (HIGH). */
  group: string | null;
  /** Such as `isEdited`, or `selfie & passport` (HIGH). */
  caption: string | null;
  /** success (HIGH), failed (INFERRED from the results' own). */
  status: string | null;
  /** A percentage as text (HIGH), a word or a number (MED); as text. */
  value: string | null;
  /** Whether `value` came as a number. */
  isNumber: boolean;
}

export interface WireOcr {
  path: string;
  /** success, idle (HIGH). */
  status: string | null;
  fields: WireOcrField[];
}

export interface WireOcrField {
  path: string;
  title: string | null;
  value: string | null;
  /** `high` (HIGH), other words presumably; a number from 0 to 1 is taken for a confidence (INFERRED). null: absent (MED). */
  confidence: number | null;
  /** ISO 8601 (MED). */
  valueUtc: string | null;
  /** MED. */
  isUnreadable: boolean;
  /** Flags of MED whose meaning nobody documents, by name, that are set. */
  oddFlags: string[];
}

/** The vendor's word where a permission is missing (HIGH: `viewKYCDocumentsOCR`, `...Checks`, `...Images`). */
const ACCESS_DENIED = 'access denied';
const ODD_FLAGS = ['isModified', 'isEdited', 'isMismatch'] as const;

/** Reads what is there. Rejects only what is no object at all, or names neither a session nor a status. */
export function readSession(json: unknown, warnings: string[]): WireSession {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw malformed('The answer is no session.');
  const denied: string[] = [];
  const session = WireReader.of(json, warnings);
  const wire: WireSession = {
    sessionId: nonEmpty(session.at('sessionId').text()),
    clientId: nonEmpty(session.at('clientId').text()),
    status: nonEmpty(session.at('status').text()),
    spentSeconds: session.at('spent').looseNumber(),
    createdAt: session.at('createdAt').text(),
    isClientNew: session.at('isClientNew').boolean(),
    clientKey: nonEmpty(session.at('clientKey').text()),
    errors: textsOf(session.at('errors'), denied),
    results: granted(session.at('results'), denied)
      .flatMap((results) => results.items())
      .flatMap((result) => granted(result, denied))
      .map((result) => readResult(result, denied)),
    denied,
  };
  if (wire.sessionId === null && wire.status === null) throw malformed('The answer is no session.');
  return wire;
}

function readResult(result: WireReader, denied: string[]): WireResult {
  return {
    path: result.path,
    type: nonEmpty(result.at('type').text()),
    status: nonEmpty(result.at('status').text()),
    errors: textsOf(result.at('errors'), denied),
    docName: textAt(result.at('docName')),
    countryCode: textAt(result.at('countryCode')),
    isBackSide: result.at('isBackSide').boolean(),
    checks: granted(result.at('checks'), denied)
      .flatMap((groups) => groups.items())
      .flatMap((group) => granted(group, denied))
      .flatMap((group) => readGroup(group, denied)),
    ocr: granted(result.at('ocr'), denied).map((ocr) => readOcr(ocr, denied))[0] ?? null,
  };
}

function readGroup(group: WireReader, denied: string[]): WireCheckItem[] {
  const caption = nonEmpty(group.at('caption').text());
  return granted(group.at('items'), denied)
    .flatMap((items) => items.items())
    .map((item) => {
      const value = item.at('value');
      return {
        path: item.path,
        group: caption,
        caption: nonEmpty(item.at('caption').text()),
        status: nonEmpty(item.at('status').text()),
        value: value.looseText(),
        isNumber: value.exists && value.textIfText() === null,
      };
    });
}

function readOcr(ocr: WireReader, denied: string[]): WireOcr {
  return {
    path: ocr.path,
    status: nonEmpty(ocr.at('status').text()),
    fields: granted(ocr.at('fields'), denied)
      .flatMap((fields) => fields.items())
      .map(readOcrField),
  };
}

function readOcrField(field: WireReader): WireOcrField {
  const confidence = field.at('conf');
  return {
    path: field.path,
    title: nonEmpty(field.at('title').text()),
    value: field.at('value').looseText(),
    confidence: confidence.textIfText() === null ? shareOf(confidence.number()) : null,
    valueUtc: nonEmpty(field.at('valueUTC').text()),
    isUnreadable: field.at('isUnreadable').boolean() === true,
    oddFlags: ODD_FLAGS.filter((name) => field.at(name).boolean() === true),
  };
}

/** Texts of a list; anything else in it is left out and noted. */
function textsOf(list: WireReader, denied: string[]): string[] {
  return granted(list, denied)
    .flatMap((each) => each.items())
    .flatMap((item) => nonEmpty(item.text()) ?? []);
}

/** The reader itself, or nothing where the vendor writes that it may not be seen. */
function granted(reader: WireReader, denied: string[]): WireReader[] {
  if (!reader.exists) return [];
  if (reader.textIfText()?.trim().toLowerCase() !== ACCESS_DENIED) return [reader];
  denied.push(reader.path);
  return [];
}

function textAt(reader: WireReader): WireText | null {
  const text = nonEmpty(reader.text());
  return text === null ? null : { text, path: reader.path };
}

/** null for nothing but space, and for the word "null". */
function nonEmpty(text: string | null): string | null {
  return text === null || text.trim() === '' || text.trim() === 'null' ? null : text;
}

function shareOf(number: number | null): number | null {
  return number !== null && number >= 0 && number <= 1 ? number : null;
}
