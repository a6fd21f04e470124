import { readFile } from 'node:fs/promises';

/** A picture that ships with Verigraph, of an invented person. */
export interface Specimen {
  name: string;
  title: string;
  description: string;
  mediaType: string;
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

type ListedSpecimen = Specimen & { file: string };
let listing: Promise<ListedSpecimen[]> | null = null;

function readListing(): Promise<ListedSpecimen[]> {
  listing ??= readFile(new URL('specimens.json', FOLDER), 'utf8').then((text) => JSON.parse(text) as ListedSpecimen[]);
  return listing;
}

export async function listSpecimens(): Promise<Specimen[]> {
  return readListing();
}

/** null for a name that is not in the list; a name never becomes a path. */
export async function readSpecimen(name: string): Promise<Buffer | null> {
  const specimen = (await readListing()).find((each) => each.name === name);
  return specimen ? readFile(new URL(specimen.file, FOLDER)) : null;
}
