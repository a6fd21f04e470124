import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DocumentKind } from '../../operations/generated.js';

export interface SpecimenFile {
  name: string;
  title: string;
  path: string;
  /** What is told of it; absent where it is left to be found out. */
  hint: { kind?: DocumentKind; typeCode?: string };
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

/** What can be handed in as a document; selfies, invoices, plates and videos go elsewhere. */
const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'PASSPORT',
  'VISA',
  'IDENTITY_CARD',
  'DRIVING_LICENCE',
  'VEHICLE_LICENCE',
  'BANK_CARD',
];
/** Nobody finds these out by the picture alone. */
const HINTS: Readonly<Record<string, SpecimenFile['hint']>> = {
  BANK_CARD: { kind: 'BANK_CARD' },
  VEHICLE_LICENCE: { typeCode: 'chn-vehicle-licence' },
};

/** Those that are named, or all documents that ship. */
export async function listSpecimenFiles(names: readonly string[]): Promise<SpecimenFile[]> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as {
    name: string;
    title: string;
    file: string;
    documentType: string;
  }[];
  const unknown = names.filter((name) => !listed.some((specimen) => specimen.name === name));
  if (unknown.length > 0) {
    throw new Error(`No such specimen: ${unknown.join(', ')}. There are: ${listed.map(({ name }) => name).join(', ')}`);
  }
  return listed
    .filter(({ name, documentType }) =>
      names.length === 0 ? DOCUMENT_KINDS.some((kind) => kind === documentType) : names.includes(name),
    )
    .map(({ name, title, file, documentType }) => ({
      name,
      title,
      path: fileURLToPath(new URL(file, FOLDER)),
      hint: HINTS[documentType] ?? {},
    }));
}
