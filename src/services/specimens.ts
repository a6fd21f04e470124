import { readFile } from 'node:fs/promises';
import type { DocumentKind, DocumentSide } from '../domain/document.js';
import { DOCUMENT_KINDS } from '../domain/document.js';

/** A picture or film that ships with Verigraph, of an invented person. */
export interface Specimen {
  name: string;
  title: string;
  description: string;
  mediaType: string;
  /** Null where it shows no document, but a face, an invoice, a plate or a page of text. */
  kind: DocumentKind | null;
  /** ISO 3166-1 alpha-3; null where it belongs to no country. */
  country: string | null;
  /** Null where it has no sides. */
  side: DocumentSide | null;
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

type ListedSpecimen = Pick<Specimen, 'name' | 'title' | 'description' | 'mediaType'> & {
  file: string;
  documentType: string;
  country?: string;
  side?: DocumentSide;
};
let listing: Promise<ListedSpecimen[]> | null = null;

function readListing(): Promise<ListedSpecimen[]> {
  listing ??= readFile(new URL('specimens.json', FOLDER), 'utf8').then((text) => JSON.parse(text) as ListedSpecimen[]);
  return listing;
}

export async function listSpecimens(): Promise<Specimen[]> {
  return (await readListing()).map(({ name, title, description, mediaType, documentType, country, side }) => ({
    name,
    title,
    description,
    mediaType,
    kind: DOCUMENT_KINDS.find((kind) => kind === documentType) ?? null,
    country: country ?? null,
    side: side ?? null,
  }));
}

/** null for a name that is not in the list; a name never becomes a path. */
export async function readSpecimen(name: string): Promise<Buffer | null> {
  const specimen = (await readListing()).find((each) => each.name === name);
  return specimen ? readFile(new URL(specimen.file, FOLDER)) : null;
}
