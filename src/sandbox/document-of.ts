import { createHash } from 'node:crypto';
import type { DocumentReading } from '../domain/document.js';
import type { FieldName } from '../domain/field.js';
import { madeUpDocument } from './made-up.js';
import type { Specimens } from './specimens.js';
import { loadSpecimens, partsOf } from './specimens.js';
import type { SandboxDocument } from './vendor.js';

/**
 * What is on a picture: the truth for a specimen, else what the embedded engine reads, else something plausible that is the
 * same each time. What a document does not say in the first two is made up as well, since the vendors read more than zones;
 * what a specimen is known not to show, such as a face on an invoice, is not.
 */
export function createDocumentOf(
  read: (bytes: Buffer) => Promise<DocumentReading | null>,
): (bytes: Buffer) => Promise<SandboxDocument> {
  let specimens: Promise<Specimens> | null = null;
  const seen = new Map<string, Promise<SandboxDocument>>();
  const look = async (bytes: Buffer, sha256: string) => {
    specimens ??= loadSpecimens();
    const known = documentOfSpecimen(await specimens, sha256);
    if (known) return known;
    const madeUp = madeUpDocument(bytes);
    const reading = await read(bytes);
    return reading?.mrz?.accepted ? { ...madeUp, ...fromReading(reading) } : madeUp;
  };
  // The same picture goes to several vendors, and is read once.
  return (bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const found = seen.get(sha256) ?? look(bytes, sha256);
    seen.delete(sha256);
    seen.set(sha256, found);
    found.catch(() => seen.delete(sha256));
    const oldest = seen.keys().next();
    if (seen.size > MOST_SEEN && !oldest.done) seen.delete(oldest.value);
    return found;
  };
}

/** Pictures whose content is kept in mind; the pictures themselves are not. */
const MOST_SEEN = 500;

function documentOfSpecimen(specimens: Specimens, sha256: string): SandboxDocument | null {
  const specimen = specimens.find(sha256);
  if (!specimen) return null;
  const held = specimens.heldOn(specimen);
  const described = held ?? specimen;
  const truth = specimens.truthOf(described);
  // What is made up is the same for both sides of a document.
  const madeUp = madeUpDocument(Buffer.from(truth['documentNumber'] ?? specimen.name));
  const fields = Object.fromEntries(
    Object.entries(truth).filter(([name]) => typeof madeUp[name as keyof SandboxDocument] === 'string'),
  );
  const parts = partsOf(specimen);
  return {
    ...madeUp,
    ...fields,
    ...parts,
    ...(held ? { kind: partsOf(held).kind, mrzLines: partsOf(held).mrzLines } : {}),
    isHeld: held !== null,
    source: 'SPECIMEN',
    country: truth['issuingState'] ?? described.country ?? madeUp.country,
  };
}

function fromReading(reading: DocumentReading): Partial<SandboxDocument> {
  const valueOf = (name: FieldName) =>
    reading.candidates.find((entry) => entry.name === name && entry.candidate.accepted)?.candidate.value ?? undefined;
  const found = {
    documentNumber: valueOf('DOCUMENT_NUMBER'),
    surname: valueOf('SURNAME'),
    givenNames: valueOf('GIVEN_NAMES'),
    nationality: valueOf('NATIONALITY'),
    sex: valueOf('SEX') as SandboxDocument['sex'] | undefined,
    dateOfBirth: valueOf('DATE_OF_BIRTH'),
    dateOfExpiry: valueOf('DATE_OF_EXPIRY'),
    country: reading.country ?? undefined,
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...known, source: 'READ', kind: reading.kind ?? 'OTHER', mrzLines: reading.mrz?.lines ?? null };
}
