import type { CheckOutcome } from '../../domain/document.js';
import { WireReader } from '../read.js';

/** The result call's answer (HIGH), with `broken` as a public client saw it (LOW to MED). */
export interface WireResult {
  documentId: string | null;
  /** Null where the reply has no such list. */
  documents: WireDocument[] | null;
  broken: boolean;
  /** `broken_reasons_ru` first, since it is what people read; then those of `broken_reasons` that it does not repeat. */
  reasons: string[];
  /** `broken_reasons` alone: more likely codes than sentences. */
  reasonCodes: string[];
  hasError: boolean;
}

export interface WireDocument {
  path: string;
  key: string | null;
  type: string | null;
  broken: boolean;
  reasons: string[];
  fields: WireField[];
  verifications: WireVerifications;
}

export interface WireField {
  name: string;
  path: string;
  /** As the vendor wrote it. */
  text: string;
  /** False where it wrote a number or a truth value: of a long number the last digits may be lost. */
  isText: boolean;
  /** 0..1; null where there is none. */
  confidence: number | null;
}

/** `metadata.verifications` (HIGH). */
export interface WireVerifications {
  path: string;
  /** PASSED: all passed, or all skipped. FAILED: at least one failed. */
  status: CheckOutcome | null;
  statusText: string | null;
  /** Every group and every entry, whatever their names. */
  checks: WireCheck[];
  badFields: string[];
}

export interface WireCheck {
  path: string;
  /** Name of the group, such as `verify_passport`. */
  group: string;
  /** Null where there is no `status` at all, or one that is not documented. */
  outcome: CheckOutcome | null;
  key: string | null;
  /** Words the failure, even where the check passed (HIGH). */
  title: string | null;
  /** A figure beside the three documented names, which nothing documents. */
  score: string | null;
}

const SCORE_NAMES = ['score', 'similarity', 'probability', 'distance', 'confidence', 'value'] as const;

/** The id that add_document answers with: text, or a bare number in older set-ups (LOW). Null where there is none. */
export function readDocumentId(json: unknown, warnings: string[]): string | null {
  const id = WireReader.of(json, warnings).at('document_id').looseText()?.trim();
  // Opaque, but it becomes a part of an address: nothing that would climb out of its place there.
  return id && id.length <= 200 && !/^\.+$/.test(id) ? id : null;
}

export function readResult(json: unknown, warnings: string[]): WireResult {
  const root = WireReader.of(json, warnings);
  const documents = root.at('documents');
  const isNull = documents.shape === 'absent' && isObject(json) && 'documents' in json;
  return {
    documentId: readDocumentId(json, warnings),
    documents: documents.shape === 'list' ? documents.items().map((item) => readDocument(item)) : isNull ? [] : null,
    broken: isSet(root.at('broken')),
    reasons: readReasons(root),
    reasonCodes: texts(root.at('broken_reasons')),
    hasError: root.at('errors').shape === 'object' || root.at('error').shape === 'object',
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True as such, as a text or as 1: one client's notes do not say which. */
function isSet(reader: WireReader): boolean {
  return ['true', '1'].includes(reader.looseText()?.trim().toLowerCase() ?? '');
}

function readReasons(reader: WireReader): string[] {
  const russian = texts(reader.at('broken_reasons_ru'));
  return [...new Set(russian.length > 0 ? russian : texts(reader.at('broken_reasons')))];
}

/** A list of texts, or one text. */
function texts(reader: WireReader): string[] {
  const found = reader.oneOrMore().map((item) => item.looseText());
  return found.map((text) => text?.trim() ?? '').filter((text) => text !== '');
}

function readDocument(reader: WireReader): WireDocument {
  const metadata = reader.at('metadata');
  const confidences = metadata.at('confidences');
  return {
    path: reader.path,
    key: reader.at('key').looseText(),
    type: reader.at('type').text(),
    broken: isSet(reader.at('broken')),
    reasons: readReasons(reader),
    fields: reader
      .at('data')
      .entries()
      .flatMap(([name, value]) => {
        const text = value.looseText();
        if (text === null) return [];
        const isText = value.textIfText() !== null;
        return [{ name, path: value.path, text, isText, confidence: readConfidence(confidences, name) }];
      }),
    verifications: readVerifications(metadata.at('verifications')),
  };
}

/** Text on one page, a number on another, null on a third (HIGH); above the 0.9999 that is promised as the most (HIGH). */
function readConfidence(confidences: WireReader, name: string): number | null {
  if (!confidences.exists) return null;
  const confidence = confidences.at(name).looseNumber();
  return confidence !== null && confidence >= 0 && confidence <= 1 ? confidence : null;
}

function readVerifications(reader: WireReader): WireVerifications {
  return {
    path: reader.path,
    status: readOutcome(reader.at('status')),
    statusText: reader.at('status_text').text(),
    checks: reader
      .at('checks')
      .entries()
      .flatMap(([group, entries]) => readGroup(group, entries)),
    badFields: texts(reader.at('bad_fields')),
  };
}

/** A list of entries; a single entry is taken as a list of one, since the biometric answers are not documented. */
function readGroup(group: string, reader: WireReader): WireCheck[] {
  return reader.oneOrMore().map((entry) => ({
    path: entry.path,
    group,
    outcome: readOutcome(entry.at('status')),
    key: entry.at('key').looseText(),
    title: entry.at('title').looseText(),
    score: SCORE_NAMES.map((name) => entry.at(name).looseText()).find((text) => text !== null && text !== '') ?? null,
  }));
}

/** 0 passed, 1 failed, empty text not run for lack of values (HIGH). Null for anything else. */
function readOutcome(reader: WireReader): CheckOutcome | null {
  if (!reader.exists) return null;
  switch (reader.looseText()?.trim()) {
    case '0':
      return 'PASSED';
    case '1':
      return 'FAILED';
    case '':
      return 'NOT_RUN';
    default:
      return null;
  }
}
