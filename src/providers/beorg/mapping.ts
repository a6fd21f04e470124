import type { Check, DocumentReading } from '../../domain/document.js';
import type { Candidate, FieldName } from '../../domain/field.js';
import type { FromImages, Reading, SessionFace } from '../../domain/reading.js';
import type { ProviderRequest } from '../contract.js';
import type { NormalForm } from '../normal-form.js';
import type { ZoneLine } from '../zone-lines.js';
import { readingsOfZone } from '../zone-lines.js';
import { knownType } from './document-types.js';
import { fieldMappingOf, MRZ_FIELDS, PRESENCE_FIELDS } from './fields.js';
import { mapInvoices } from './invoice-mapping.js';
import type { BeorgSettings } from './settings.js';
import type { AskedDocument } from './submission.js';
import { BROKEN_WITHOUT_REASON, brokenChecks, checksOf, faceOf, livenessOf, remarksOf } from './verifications.js';
import type { WireDocument, WireField, WireResult } from './wire.js';

export interface MappingParts {
  settings: BeorgSettings;
  /** What was asked for, in the order in which it was sent. */
  asked: readonly AskedDocument[];
  today: Date;
  /** Is added to; never with a value of a document. */
  warnings: string[];
}

/** Pure: a result -> the reading of the kind that was asked for; null where it holds nothing to read. */
export function mapResult(result: WireResult, kind: ProviderRequest['kind'], parts: MappingParts): Reading | null {
  const documents = result.documents ?? [];
  const hasContent = documents.some(hasSomething);
  const isBroken = result.broken || documents.some(({ broken }) => broken);
  if (isBroken && !hasContent) return null;
  switch (kind) {
    case 'DOCUMENT':
      return { kind, document: mapDocument(documentsFor(parts.asked[0], documents, parts.warnings), result, parts) };
    case 'SESSION':
      return mapSession(documents, result, parts);
    case 'FACE_MATCH': {
      const face = faceOf(documents);
      return { kind, face: { ...face, remarks: [...result.reasons, ...face.remarks] } };
    }
    case 'LIVENESS': {
      const liveness = livenessOf(documents);
      return { kind, liveness: { ...liveness, remarks: [...result.reasons, ...liveness.remarks] } };
    }
    case 'INVOICE': {
      const asked = documentsFor(parts.asked[0], documents, parts.warnings);
      const invoices = mapInvoices(asked, result, parts);
      // Where something is broken and nothing of an invoice is left, it is the picture that could not be read.
      return isBroken && invoices.length === 0 ? null : { kind, invoices };
    }
    default:
      return null;
  }
}

function hasSomething({ fields, verifications }: WireDocument): boolean {
  return fields.some(({ text }) => text !== '') || verifications.checks.length > 0;
}

/** Several parts of the answer may bear the key of one document: the two pictures of a passport with registration do. */
function documentsFor(
  asked: AskedDocument | undefined,
  documents: readonly WireDocument[],
  warnings: string[],
): WireDocument[] {
  // A key that did not come back is the type, as the vendor does it for a key that was not sent.
  const matching = documents.filter(({ key, type }) => asked !== undefined && (key ?? type) === asked.key);
  if (matching.length > 0 || documents.length === 0) return matching;
  warnings.push('No document of the reply bears the key that was asked for; the first one was taken.');
  return documents.slice(0, 1);
}

function mapSession(documents: readonly WireDocument[], result: WireResult, parts: MappingParts): Reading {
  const { settings, asked, warnings } = parts;
  const remarks = result.broken && result.reasons.length === 0 ? [BROKEN_WITHOUT_REASON] : [...result.reasons];
  const isSelfie = (document: WireDocument) => document.type === settings.selfieType;
  const identities = documents.filter((document) => !isSelfie(document));
  const selfies = documents.filter(isSelfie);
  const keys = [...new Set(identities.map(({ key, type }) => key ?? type))];
  for (const { key } of asked) {
    if (documents.some((document) => (document.key ?? document.type) === key)) continue;
    warnings.push(`The reply has nothing for ${key}.`);
    remarks.push(`Nothing came back for ${key}.`);
  }
  const askedOf = ({ key, type }: WireDocument) => asked.find((each) => each.key === (key ?? type));
  // A selfie is matched with the first document of the call, see submission.ts.
  const portrait = asked.find(({ type }) => type !== settings.selfieType);
  return {
    kind: 'SESSION',
    session: {
      documents: keys.map((name) => {
        const same = identities.filter(({ key, type }) => (key ?? type) === name);
        const document = mapDocument(same, { ...result, broken: false, reasons: [] }, parts);
        return { ...document, ...fromImages(same.map(askedOf)) };
      }),
      faces:
        identities.length > 0
          ? selfies.map((selfie) => ({
              ...faceOf([selfie]),
              ...fromImages([portrait, askedOf(selfie)]),
              ...(portrait ? { pair: pairOf(portrait, keys, selfie) } : {}),
            }))
          : [],
      liveness: selfies.map((selfie) => ({ ...livenessOf([selfie]), ...fromImages([askedOf(selfie)]) })),
      verdict: null,
      isCustomerNew: null,
      clientKey: null,
      remarks: [...remarks, ...remarksOf(documents.filter(({ broken }) => broken))],
    },
  };
}

/** The keys that come back are ours, so the pictures behind them are known; where one did not come back, nothing is. */
function fromImages(asked: readonly (AskedDocument | undefined)[]): FromImages {
  const lists = asked.map((each) => each?.imageIndexes);
  if (lists.length === 0 || lists.includes(undefined)) return {};
  return { imageIndexes: [...new Set(lists.flatMap((indexes) => indexes ?? []))] };
}

function pairOf(
  portrait: AskedDocument,
  keys: readonly (string | null)[],
  selfie: WireDocument,
): [SessionFace, SessionFace] {
  const documentIndex = keys.indexOf(portrait.key);
  return [
    { source: 'DOCUMENT', documentIndex: documentIndex === -1 ? null : documentIndex, label: portrait.key },
    { source: 'SELFIE', documentIndex: null, label: selfie.key ?? selfie.type ?? '' },
  ];
}

function mapDocument(documents: readonly WireDocument[], result: WireResult, parts: MappingParts): DocumentReading {
  const candidates: DocumentReading['candidates'] = [];
  const absences: DocumentReading['absences'] = [];
  const checks: Check[] = [];
  const mrzLines: ZoneLine[] = [];
  for (const document of documents) {
    const isBroken = result.broken || document.broken;
    const badFields = new Set(document.verifications.status === 'PASSED' ? [] : document.verifications.badFields);
    for (const field of document.fields) {
      const mapping = fieldMappingOf(field.name);
      const question = Object.hasOwn(PRESENCE_FIELDS, field.name) ? PRESENCE_FIELDS[field.name] : undefined;
      if (question !== undefined) {
        checks.push(presenceCheck(field, question));
      } else if (mapping && field.text.trim() !== '') {
        const accepted = !badFields.has(field.name);
        candidates.push({
          name: mapping.name,
          candidate: candidateOf(field, mapping.name, mapping.normalize, accepted),
        });
      } else if (mapping && (isBroken || badFields.has(field.name))) {
        absences.push({ name: mapping.name, reason: 'UNREADABLE' });
      } else if (!mapping && !(MRZ_FIELDS as readonly string[]).includes(field.name)) {
        parts.warnings.push(`${field.path} is a field that is not documented; it stands in the raw reply.`);
      }
    }
    const lines = zoneLinesOf(document);
    const zone = readingsOfZone(lines, 'beorg', parts.today);
    if (zone.length === 0 && lines.length > 0) {
      parts.warnings.push(`${document.path}.data bears lines of a zone whose layout is not known.`);
    }
    mrzLines.push(...lines);
    candidates.push(...zone);
    checks.push(...checksOf(document.verifications));
  }
  checks.push(...brokenChecks(documents, result));
  const type = documents.map((document) => knownType(document.type, parts.settings)).find((known) => known !== null);
  return {
    kind: type?.kind ?? null,
    country: issuerOf(candidates) ?? type?.country ?? null,
    side: null,
    candidates,
    // The vendor gives the zone as two lines only, without a place and without the sureness of each character.
    mrz: null,
    ...(mrzLines.length > 0 ? { mrzLines } : {}),
    barcodes: [],
    checks,
    absences: absences.filter(({ name }) => !candidates.some((each) => each.name === name)),
  };
}

function zoneLinesOf({ fields }: WireDocument): ZoneLine[] {
  return MRZ_FIELDS.flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    return field?.text.trim() ? [{ text: field.text, rawPath: field.path }] : [];
  });
}

/** What the document itself says goes before what its type implies. */
function issuerOf(candidates: DocumentReading['candidates']): string | null {
  return (
    candidates.find(({ name, candidate }) => name === 'ISSUING_STATE' && candidate.accepted)?.candidate.value ?? null
  );
}

function candidateOf(
  field: WireField,
  name: FieldName,
  normalize: (text: string) => NormalForm,
  accepted: boolean,
): Candidate {
  const { value, inferences } = normalize(field.text);
  return {
    provider: 'beorg',
    zone: 'VISUAL',
    value,
    raw: field.text,
    rawPath: field.path,
    // The vendor is sure of the letters it read, not of the code that a list has for them, nor of what cannot be parsed.
    confidence: value === null || (name === 'NATIONALITY' && value !== field.text) ? null : field.confidence,
    inferences,
    accepted,
    proof: [],
    box: null,
  };
}

function presenceCheck({ name, text }: WireField, question: string): Check {
  const answer = text.trim().toLowerCase();
  const outcome = ['1', 'true'].includes(answer) ? 'PASSED' : ['0', 'false'].includes(answer) ? 'FAILED' : 'NOT_RUN';
  return { name: 'OTHER', outcome, explanation: question, provider: 'beorg', providerCode: name };
}
