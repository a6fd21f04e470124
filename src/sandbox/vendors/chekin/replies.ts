import { createHash } from 'node:crypto';
import { madeUpNumber, madeUpScore } from '../../made-up.js';
import type { Behaviour } from '../../../domain/scenario.js';
import type { SandboxDocument } from '../../vendor.js';
import { bearsFace, isSamePerson } from '../../what-is-seen.js';

export type SandboxVersion = 'v1' | 'v2' | 'v3';
export type SandboxStatus = 'NEW' | 'PRO' | 'COM' | 'ERR';
/** A whole number in v1 as the documentation of January 2019 has it, 32 hexadecimal characters later. */
export type SandboxId = number | string;

interface PictureParts {
  version: SandboxVersion;
  id: SandboxId;
  status: SandboxStatus;
  behaviour: Behaviour;
  /** Has to be there once the status is COM. */
  document: SandboxDocument | null;
  now: Date;
}

/** The one object that both calls about a picture answer. */
export function pictureReply({ version, id, status, behaviour, document, now }: PictureParts): object {
  const read = status === 'COM' && document && bearsZone(document) ? document : null;
  const flags = flagsOf(behaviour, read);
  const date = (text: string) => (version === 'v1' ? sixDigits(text) : text);
  const birth = read && behaviour === 'WRONG_DATE_OF_BIRTH' ? otherBirthDate(read.dateOfBirth) : read?.dateOfBirth;
  return {
    id,
    picture_file: presignedAddress('pictures', id, now),
    ...(version === 'v2' ? { picture_file_2: null, extracted_face_file: null, picture_with_face: 2 } : {}),
    ...(version === 'v2' ? { do_face_extraction: false, is_face_detected: false } : {}),
    mrz_detected: read !== null,
    status,
    type_doc: read ? documentCodeOf(read) : null,
    country: read?.country ?? null,
    date_of_birth: birth === undefined ? null : date(birth),
    ...(version === 'v3' ? { place_of_birth: read?.placeOfBirth ?? null } : {}),
    // "" when there is none, as the vendor writes it.
    ...(version === 'v1' ? {} : { issue_date: read?.dateOfIssue ?? '' }),
    expiration_date: read && hasExpiry(read) ? date(read.dateOfExpiry) : null,
    names: read?.givenNames ?? null,
    surname: read?.surname ?? null,
    ...(version === 'v2' ? surnamesOf(read) : {}),
    nationality: read?.nationality ?? null,
    number: read?.documentNumber ?? null,
    sex: read?.sex ?? null,
    ...flags,
    ...(version === 'v3' ? { valid_issue_date: read !== null, created_by: '00000000000000000000000000000001' } : {}),
    valid_score: read ? scoreOf(flags) : null,
  };
}

/** It reads zones only: a picture without one is completed and empty. What nobody could read is taken to bear one. */
function bearsZone(document: SandboxDocument): boolean {
  return !document.tooDark && (document.mrzLines !== null || document.source === 'INVENTED');
}

/** The zone's own code, which is what P, ID and IX are. */
function documentCodeOf({ mrzLines, kind }: SandboxDocument): string {
  const printed = mrzLines?.[0]?.slice(0, 2).replaceAll('<', '');
  if (printed) return printed;
  return kind === 'PASSPORT' ? 'P' : kind === 'RESIDENCE_PERMIT' ? 'IX' : 'ID';
}

/** The French card's two lines of 36 have no date of expiry. */
function hasExpiry({ mrzLines }: SandboxDocument): boolean {
  return !(mrzLines?.[0]?.startsWith('IDFRA') && mrzLines[0].length === 36);
}

interface Flags {
  valid_composite: boolean;
  valid_date_of_birth: boolean;
  valid_expiration_date: boolean;
  valid_number: boolean;
}

/** A birth date read wrongly, and a zone that was tampered with, fail the check digits over them. */
function flagsOf(behaviour: Behaviour, read: SandboxDocument | null): Flags {
  const good = read !== null && behaviour !== 'FORGED';
  const isVisa = read?.mrzLines?.[0]?.startsWith('V') === true;
  return {
    valid_composite: good && !isVisa && behaviour !== 'WRONG_DATE_OF_BIRTH',
    valid_date_of_birth: good && behaviour !== 'WRONG_DATE_OF_BIRTH',
    valid_expiration_date: good && hasExpiry(read),
    valid_number: good,
  };
}

/** "Calculated based on valid_* fields" (HIGH); how is not said, but four of four are 100. */
function scoreOf(flags: Flags): number {
  const all = Object.values(flags) as boolean[];
  return Math.round((100 * all.filter(Boolean).length) / all.length);
}

function surnamesOf(read: SandboxDocument | null): object {
  const [first = null, ...others] = read?.surname.split(' ') ?? [];
  return { first_surname: first, second_surname: others.length > 0 ? others.join(' ') : null };
}

function sixDigits(date: string): string {
  return date.replaceAll('-', '').slice(2);
}

/** A day that is read as another: 17 as 11, 02 as 12. */
function otherBirthDate(date: string): string {
  const day = Number(date.slice(8));
  const other = day === 11 ? 17 : 11;
  return `${date.slice(0, 8)}${other}`;
}

export function faceReply(parts: {
  folder: 'identifications' | 'persons';
  id: SandboxId;
  status: SandboxStatus;
  document: SandboxDocument | null;
  now: Date;
}): object {
  const { folder, id, status, document, now } = parts;
  return {
    id,
    picture_file: presignedAddress(folder, id, now),
    status,
    is_face_detected: status === 'COM' && document !== null && bearsFace(document),
  };
}

/** A picture that is compared. */
interface Compared {
  id: SandboxId;
  /** SHA-256: how far two faces lie apart is made up of both. */
  fingerprint: Buffer;
  /** Has to be there once the status is COM. */
  document: SandboxDocument | null;
}

export function comparisonReply(parts: {
  id: SandboxId;
  identification: Compared;
  person: Compared;
  status: SandboxStatus;
  behaviour: Behaviour;
}): object {
  const { id, identification, person, status, behaviour } = parts;
  const distance = status === 'COM' ? distanceOf(identification, person, behaviour) : null;
  return {
    id,
    identification_picture: identification.id,
    person_picture: person.id,
    status,
    distance,
    // "The distance must be included in [0.35-0.6]" (HIGH): nearer is taken for the same photo.
    is_match: distance !== null && distance >= 0.35 && distance <= 0.6,
  };
}

function distanceOf(one: Compared, other: Compared, behaviour: Behaviour): number {
  if (one.fingerprint.equals(other.fingerprint)) return 0;
  const both = Buffer.concat([one.fingerprint, other.fingerprint]);
  const differs =
    behaviour === 'FACE_DIFFERS' ||
    (one.document !== null && other.document !== null && !isSamePerson(one.document, other.document));
  return differs ? madeUpScore(both, 'far', 0.65, 0.95) : madeUpScore(both, 'near', 0.37, 0.58);
}

/** Presigned for an hour, as in the vendor's example; the host is one that cannot exist. */
function presignedAddress(folder: string, id: SandboxId, now: Date): string {
  const name = createHash('sha256').update(`${folder}/${id}`).digest('hex').slice(0, 32);
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const signature = madeUpNumber(name, 'signature', 1_000_000);
  return (
    `https://s3.eu-west-2.amazonaws.invalid/chekinapptest/uploads/${folder}/${name}.jpg?X-Amz-Expires=3600` +
    `&X-Amz-Credential=EXAMPLE&X-Amz-Date=${stamp}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host` +
    `&X-Amz-Signature=EXAMPLE${signature}`
  );
}
