import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DocumentKind, DocumentReading } from '../domain/document.js';
import type { FieldName } from '../domain/field.js';
import { madeUpDocument } from './made-up.js';
import type { SandboxDocument } from './vendor.js';

interface ListedSpecimen {
  file: string;
  documentType?: string;
  country?: string;
  truth?: Record<string, string>;
  mrz?: string[];
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

/** The specimens by the SHA-256 of their bytes. */
async function loadSpecimens(): Promise<Map<string, ListedSpecimen>> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as ListedSpecimen[];
  const entries = await Promise.all(
    listed.map(async (specimen) => [sha256(await readFile(new URL(specimen.file, FOLDER))), specimen] as const),
  );
  return new Map(entries);
}

/** Several vendors are often asked about one picture, and reading it takes a while. */
const MOST_REMEMBERED = 50;

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What is on a picture: the truth for a specimen, else what the embedded engine reads, else something plausible that is the
 * same each time. What is missing in the first two is made up as well, since the vendors read more than zones.
 */
export function createDocumentOf(
  read: (bytes: Buffer) => Promise<DocumentReading | null>,
): (bytes: Buffer) => Promise<SandboxDocument> {
  let specimens: Promise<Map<string, ListedSpecimen>> | null = null;
  const remembered = new Map<string, Promise<SandboxDocument>>();
  const look = async (bytes: Buffer, fingerprint: string): Promise<SandboxDocument> => {
    specimens ??= loadSpecimens();
    const madeUp = madeUpDocument(bytes);
    const specimen = (await specimens).get(fingerprint);
    if (specimen?.truth) {
      const { truth, mrz } = specimen;
      const known = Object.fromEntries(Object.entries(truth).filter(([name]) => name in madeUp));
      return {
        ...madeUp,
        ...known,
        source: 'SPECIMEN',
        kind: (specimen.documentType ?? 'OTHER') as DocumentKind,
        country: truth['issuingState'] ?? specimen.country ?? madeUp.country,
        mrzLines: mrz && mrz.length > 0 ? mrz : null,
      };
    }
    const reading = await read(bytes);
    return reading?.mrz?.accepted ? { ...madeUp, ...fromReading(reading) } : madeUp;
  };
  return (bytes) => {
    const fingerprint = sha256(bytes);
    const known = remembered.get(fingerprint);
    if (known) return known;
    const document = look(bytes, fingerprint);
    remembered.set(fingerprint, document);
    document.catch(() => remembered.delete(fingerprint));
    const oldest = remembered.keys().next();
    if (remembered.size > MOST_REMEMBERED && !oldest.done) remembered.delete(oldest.value);
    return document;
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
