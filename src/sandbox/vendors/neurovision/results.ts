import type { Behaviour } from '../../../domain/scenario.js';
import { madeUpNumber, madeUpScore } from '../../made-up.js';
import type { SandboxDocument } from '../../vendor.js';
import { bearsFace, isLive, isSamePerson } from '../../what-is-seen.js';
import { pictureFaultOf } from './picture-fault.js';

export type CheckStatus = 'success' | 'failed';

interface CheckItem {
  status: CheckStatus;
  caption: string;
  value?: string;
  images?: string[];
}

/** One of a session's `results`, with the keys and in the shapes of the samples of POST /kyc/process (HIGH). */
export interface SandboxResult {
  status: CheckStatus;
  type: string;
  spent: number;
  errors: string[];
  docName?: string;
  checks?: { caption: string; items: CheckItem[] }[];
  ocr?: { status: 'success' | 'idle'; fields: OcrField[] };
  [field: string]: unknown;
}

interface OcrField {
  title: string;
  value: string;
  conf: 'high';
  /** MED. */
  valueUTC?: string;
}

export interface SandboxPicture {
  bytes: Buffer;
  document: SandboxDocument;
}

/** Kinds that the vendor finds a document in; the specimens know some more (HIGH: the vendor's FAQ, in general words). */
const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  PASSPORT: 'Passport',
  IDENTITY_CARD: 'Identity card',
  RESIDENCE_PERMIT: 'Residence permit',
  TRAVEL_PERMIT: 'Travel permit',
  VISA: 'Visa',
  DRIVING_LICENCE: 'Driving licence',
};

/** What the vendor would say of these pictures. The same for the same pictures and the same behaviour. */
export function resultsOf(
  sessionId: string,
  pictures: readonly SandboxPicture[],
  ocr: boolean,
  behaviour: Behaviour,
): SandboxResult[] {
  const address = (name: string) => `https://images.neurovision.invalid/kyc/${sessionId}/${name}`;
  const isSelfie = selfieRule(pictures);
  const results: SandboxResult[] = [];
  const portraits: Portrait[] = [];
  const selfies: SandboxPicture[] = [];
  for (const [index, picture] of pictures.entries()) {
    const own = (name: string) => address(`${name}_${index}`);
    const fault = pictureFaultOf(picture.bytes) ?? (picture.document.tooDark ? '[general] low light' : null);
    if (fault !== null) results.push(failedResult(fault));
    else if (isSelfie(picture)) {
      selfies.push(picture);
      results.push(selfieResult(picture, portraits[0]?.docName ?? null, own, behaviour));
    } else if (!isDocument(picture.document)) results.push(failedResult('[general] no documents on image'));
    else {
      const result = documentResult(picture, ocr, own, behaviour);
      results.push(result);
      if (result.status === 'success' && bearsFace(picture.document)) {
        portraits.push({ picture, type: result.type, docName: documentName(picture.document) });
      }
    }
  }
  if (selfies.length > 0) results.push(livenessResult(address('liveness_0'), selfies, behaviour));
  if (selfies.length > 0 && portraits.length > 0) results.push(facesResult(address, portraits, selfies, behaviour));
  return results;
}

/** A document that was found with the face on it. */
interface Portrait {
  picture: SandboxPicture;
  type: string;
  docName: string;
}

/** Besides the specimens, a picture that nobody can read is taken for the selfie that belongs to one that was read. */
function selfieRule(pictures: readonly SandboxPicture[]): (picture: SandboxPicture) => boolean {
  const known = pictures.some(({ document }) => document.source !== 'INVENTED' && isDocument(document));
  return ({ document }) => document.shows === 'SELFIE' || (known && document.source === 'INVENTED');
}

/** The sample of a failed session, as it stands in the documentation (HIGH). */
export function brokenResults(): SandboxResult[] {
  return [failedResult('[system] exception')];
}

function failedResult(error: string): SandboxResult {
  return { status: 'failed', type: 'document', spent: 0, errors: [error], ocr: { status: 'idle', fields: [] } };
}

function documentResult(
  { bytes, document }: SandboxPicture,
  ocr: boolean,
  address: (name: string) => string,
  behaviour: Behaviour,
): SandboxResult {
  const forged: CheckStatus = behaviour === 'FORGED' ? 'failed' : 'success';
  const type = document.kind === 'PASSPORT' ? 'passport' : 'document';
  return {
    status: forged,
    type,
    spent: seconds(bytes, 'document', 4, 9),
    errors: [],
    docName: documentName(document),
    // MED: seen with a client, and there for either side.
    ...(document.side === 'BACK' ? { isBackSide: true } : {}),
    checks: [fraud({ isEdited: forged, isDisplay: 'success', isPrinted: 'success' })],
    ocr: ocr ? { status: 'success', fields: fieldsOf(document, behaviour) } : { status: 'idle', fields: [] },
    image: address(type),
    imageFull: address(`full_${type}`),
  };
}

function selfieResult(
  { bytes, document }: SandboxPicture,
  docName: string | null,
  address: (name: string) => string,
  behaviour: Behaviour,
): SandboxResult {
  const live: CheckStatus = behaviour !== 'NOT_LIVE' && isLive(document) ? 'success' : 'failed';
  return {
    status: live,
    type: 'selfie',
    spent: seconds(bytes, 'selfie', 3, 5),
    errors: [],
    ...(docName === null ? {} : { docName }),
    ...(document.isHeld ? { withDoc: document.kind === 'PASSPORT' ? 'passport' : 'document' } : {}),
    checks: [fraud({ isEdited: 'success', isDisplaySelfie: live })],
    faceSelfie: address('selfie'),
    image: address('selfie'),
    imageFull: address('full_selfie'),
  };
}

/** MED: seen with no checks, and with the addresses of the pictures that were taken. */
function livenessResult(address: string, selfies: readonly SandboxPicture[], behaviour: Behaviour): SandboxResult {
  const live = behaviour !== 'NOT_LIVE' && selfies.every(({ document }) => isLive(document));
  return {
    status: live ? 'success' : 'failed',
    type: 'liveness',
    spent: 0,
    errors: [],
    checks: [],
    faces: [address],
  };
}

/** Each selfie against each document with a portrait. */
function facesResult(
  address: (name: string) => string,
  portraits: readonly Portrait[],
  selfies: readonly SandboxPicture[],
  behaviour: Behaviour,
): SandboxResult {
  const items = selfies.flatMap((selfie) =>
    portraits.map(({ picture, type }): CheckItem => {
      const differs = behaviour === 'FACE_DIFFERS' || !isSamePerson(selfie.document, picture.document);
      const seed = Buffer.concat([selfie.bytes, picture.bytes]);
      const score = differs ? madeUpScore(seed, 'face', 0.04, 0.31) : madeUpScore(seed, 'face', 0.79, 0.97);
      return {
        status: differs ? 'failed' : 'success',
        caption: `selfie & ${type}`,
        value: `${Math.round(score * 100)}%`,
        images: [address('face_selfie'), address(`face_${type}`)],
      };
    }),
  );
  return {
    status: items.every(({ status }) => status === 'success') ? 'success' : 'failed',
    type: 'faces',
    spent: 0.004,
    errors: [],
    checks: [{ caption: 'Face matching', items }],
  };
}

/** Titles as seen (HIGH, MED), and those of expiry and nationality as they would be (INFERRED). */
function fieldsOf(document: SandboxDocument, behaviour: Behaviour): OcrField[] {
  const words: [string, string][] = [
    ['Surname', document.surname],
    ['Given name(s)', document.givenNames],
    ['Nationality', document.nationality],
    ['Sex', document.sex],
    ['Place of birth', document.placeOfBirth],
    ['Document number', document.documentNumber],
    ...(document.kind === 'IDENTITY_CARD' ? [['address', document.address] as [string, string]] : []),
    ...(document.kind === 'DRIVING_LICENCE'
      ? [['Vehicle categories', document.vehicleClasses] as [string, string]]
      : []),
  ];
  const born = behaviour === 'WRONG_DATE_OF_BIRTH' ? anotherDay(document.dateOfBirth) : document.dateOfBirth;
  const dates: [string, string][] = [
    ['Date of birth', born],
    ['Date of issue', document.dateOfIssue],
    ['Date of expiry', document.dateOfExpiry],
  ];
  return [
    ...words.map(([title, value]): OcrField => ({ title, value, conf: 'high' })),
    ...dates.map(([title, date]) => dateField(title, date)),
    // The lines of a zone are joined into one text (MED).
    ...(document.mrzLines ? [{ title: 'MRZ string', value: document.mrzLines.join(''), conf: 'high' as const }] : []),
  ];
}

/** DD.MM.YYYY, and ISO 8601 beside it (MED). A date without its day has no second form. */
function dateField(title: string, date: string): OcrField {
  const value = date.split('-').reverse().join('.');
  return date.length < 10
    ? { title, value, conf: 'high' }
    : { title, value, conf: 'high', valueUTC: `${date}T00:00:00.000Z` };
}

/** A week away in the same month, so that it stays a day of the calendar. */
function anotherDay(date: string): string {
  const day = Number(date.slice(8));
  return `${date.slice(0, 8)}${String(day > 14 ? day - 7 : day + 7).padStart(2, '0')}`;
}

function fraud(statuses: Record<string, CheckStatus>): { caption: string; items: CheckItem[] } {
  return { caption: 'fraud', items: Object.entries(statuses).map(([caption, status]) => ({ status, caption })) };
}

function documentName({ kind, country, dateOfIssue }: SandboxDocument): string {
  return `${country} — ${DOCUMENT_WORDS[kind] ?? 'Document'} (${dateOfIssue.slice(0, 4)})`;
}

function isDocument({ shows, kind }: SandboxDocument): boolean {
  return shows === 'DOCUMENT' && Object.hasOwn(DOCUMENT_WORDS, kind);
}

function seconds(bytes: Buffer, purpose: string, lowest: number, highest: number): number {
  return lowest + madeUpNumber(bytes, purpose, (highest - lowest) * 1_000) / 1_000;
}
