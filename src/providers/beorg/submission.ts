import type { DocumentQuestion } from '../../domain/document.js';
import type { MediaType } from '../../domain/media-type.js';
import type { Json, ProviderImage, ProviderRequest } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import type { ProcessInfo, Stage } from './client.js';
import { TWO_PICTURE_TYPE, typeOf } from './document-types.js';
import type { BeorgSettings } from './settings.js';

/** One document that is asked for: one picture, or several under the same key. */
export interface AskedDocument {
  /** As it will come back: the key that was sent, or the type where none was. */
  key: string;
  type: string;
  /** Which pictures of a session it is on, from 0; absent for anything else. */
  imageIndexes?: number[];
}

/** One call: pictures, and in the same order what each of them is (MED: `images` and `process_info` are parallel). */
export interface Submission {
  images: readonly ProviderImage[];
  processInfo: ProcessInfo[];
  documents: AskedDocument[];
}

/** Pure: request of ours -> pictures and their `process_info`. Rejects what the vendor cannot do, before anything is sent. */
export function submissionOf(request: ProviderRequest, settings: BeorgSettings): Submission {
  const submission = partsOf(request, settings);
  for (const { mediaType, byteLength } of submission.images) {
    const isTaken = (settings.mediaTypes as readonly MediaType[]).includes(mediaType);
    if (!isTaken || (request.kind === 'LIVENESS' && mediaType === 'application/pdf')) {
      throw notSent('INVALID_IMAGE', `BeOrg does not take ${mediaType} for ${request.kind}.`);
    }
    if (settings.maxImageBytes !== null && byteLength > settings.maxImageBytes) {
      throw notSent('INVALID_IMAGE', `BeOrg takes up to ${settings.maxImageBytes} bytes, not ${byteLength}.`);
    }
  }
  return submission;
}

function partsOf(request: ProviderRequest, settings: BeorgSettings): Submission {
  switch (request.kind) {
    case 'DOCUMENT':
      return documentSubmission(request.images, request.question, settings);
    case 'SESSION':
      if (request.externalSessionId !== null) {
        throw notSent('INVALID_REQUEST', 'BeOrg cannot add pictures to work that was handed in before.');
      }
      return sessionSubmission(request.images, request.questions, settings);
    case 'FACE_MATCH':
      return faceSubmission(request.left, request.right, settings);
    case 'LIVENESS':
      if (request.method !== 'SILENT_IMAGE')
        throw notSent('INVALID_REQUEST', 'BeOrg checks liveness on pictures only.');
      return livenessSubmission(request.image, settings);
    case 'INVOICE':
      if (Object.keys(settings.invoiceFields).length === 0) {
        throw notSent('INVALID_REQUEST', 'Nobody has said what BeOrg calls the fields of an invoice.');
      }
      return invoiceSubmission(request.images, settings);
    default:
      throw notSent('INVALID_REQUEST', `BeOrg cannot be asked for ${request.kind}.`);
  }
}

function notSent(code: 'INVALID_IMAGE' | 'INVALID_REQUEST' | 'UNSUPPORTED_DOCUMENT', message: string): ProviderFailure {
  return new ProviderFailure(code, message, { delivery: 'NOT_SENT' });
}

function documentSubmission(
  images: readonly ProviderImage[],
  question: DocumentQuestion,
  settings: BeorgSettings,
): Submission {
  return oneDocument(images, knownTypeOf(question, settings), settings);
}

/** The page of invoices has the request of the other pages (HIGH). The pictures are pages of one invoice. */
function invoiceSubmission(images: readonly ProviderImage[], settings: BeorgSettings): Submission {
  return oneDocument(images, settings.invoiceType, settings);
}

function oneDocument(images: readonly ProviderImage[], type: string, settings: BeorgSettings): Submission {
  if (images.length === 0) throw notSent('INVALID_REQUEST', 'There is no picture to send to BeOrg.');
  // A key holds several pictures of one document together; a single one needs none, and the vendor takes its type.
  const key = images.length > 1 ? { key: type } : {};
  const stages = stagesOf(type, settings);
  return {
    images,
    processInfo: images.map(() => ({ ...key, type, ...stages })),
    documents: [{ key: type, type }],
  };
}

function knownTypeOf(question: DocumentQuestion | null, settings: BeorgSettings): string {
  const type = typeOf(question, settings);
  if (type === null) throw notSent('UNSUPPORTED_DOCUMENT', 'BeOrg has no known type code for this document.');
  return type;
}

function stagesOf(type: string, settings: BeorgSettings): Pick<ProcessInfo, 'options'> {
  if (type === settings.selfieType) return { options: { stages: ['biometry_liveness'] } };
  return settings.verification ? { options: { stages: ['verification'] } } : {};
}

/**
 * Each picture is a document of its own, but for the second picture of a passport with registration and for a back that
 * follows its front. A selfie is matched with the first document of the call.
 */
function sessionSubmission(
  images: readonly ProviderImage[],
  questions: readonly (DocumentQuestion | null)[],
  settings: BeorgSettings,
): Submission {
  if (images.length === 0) throw notSent('INVALID_REQUEST', 'There is no picture to send to BeOrg.');
  const documents: (Required<AskedDocument> & { lastSide: DocumentQuestion['side'] })[] = [];
  const keys = images.map((_image, index) => {
    const question = questions[index] ?? null;
    const type = knownTypeOf(question, settings);
    const side = question?.side ?? null;
    const last = documents.at(-1);
    const isSecond = type === TWO_PICTURE_TYPE || isBackOf(last?.lastSide ?? null, side);
    if (last?.type === type && last.imageIndexes.length === 1 && isSecond) {
      last.imageIndexes.push(index);
      return last;
    }
    const asked = { key: `document-${documents.length + 1}`, type, imageIndexes: [index], lastSide: side };
    documents.push(asked);
    return asked;
  });
  const portrait = documents.find((each) => each.type !== settings.selfieType);
  const processInfo = keys.map(({ key, type }): ProcessInfo => {
    if (type !== settings.selfieType || !portrait) return { key, type, ...stagesOf(type, settings) };
    const stages: Stage[] = ['biometry_liveness', 'biometry_match'];
    return { key, type, options: { stages, relation: relationTo(portrait.key, settings) } };
  });
  const asked = documents.map(({ key, type, imageIndexes }) => ({ key, type, imageIndexes }));
  return { images, processInfo, documents: asked };
}

function isBackOf(previous: DocumentQuestion['side'], side: DocumentQuestion['side']): boolean {
  return previous === 'FRONT' && side === 'BACK';
}

/** The stage stands on the selfie and points at the document (INFERRED: the vendor says only that a relation links). */
function faceSubmission(left: ProviderImage, right: ProviderImage, settings: BeorgSettings): Submission {
  const document = { key: 'left', type: settings.faceDocumentType };
  const selfie = { key: 'right', type: settings.selfieType };
  const options = { stages: ['biometry_match' as const], relation: relationTo(document.key, settings) };
  return {
    images: [left, right],
    processInfo: [document, { ...selfie, options }],
    documents: [document, selfie],
  };
}

function livenessSubmission(image: ProviderImage, settings: BeorgSettings): Submission {
  const type = settings.selfieType;
  return {
    images: [image],
    processInfo: [{ type, options: { stages: ['biometry_liveness'] } }],
    documents: [{ key: type, type }],
  };
}

/** See RELATION_FORMS. */
export function relationTo(key: string, settings: Pick<BeorgSettings, 'relationForm' | 'relationTemplate'>): Json {
  if (settings.relationForm === 'key') return key;
  return settings.relationForm === 'array' ? [key] : filled(settings.relationTemplate, key);
}

function filled(template: Json, key: string): Json {
  if (typeof template === 'string') return template.replaceAll('{key}', () => key);
  if (Array.isArray(template)) return template.map((item) => filled(item, key));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, filled(value, key)]));
}
