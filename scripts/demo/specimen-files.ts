import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface SpecimenFile {
  name: string;
  title: string;
  path: string;
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

/** Those that are named, or all that ship and are no videos: a video is no document. */
export async function listSpecimenFiles(names: readonly string[]): Promise<SpecimenFile[]> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as {
    name: string;
    title: string;
    file: string;
    mediaType: string;
  }[];
  const unknown = names.filter((name) => !listed.some((specimen) => specimen.name === name));
  if (unknown.length > 0) {
    throw new Error(`No such specimen: ${unknown.join(', ')}. There are: ${listed.map(({ name }) => name).join(', ')}`);
  }
  return listed
    .filter(({ name, mediaType }) => (names.length === 0 ? !mediaType.startsWith('video/') : names.includes(name)))
    .map(({ name, title, file }) => ({ name, title, path: fileURLToPath(new URL(file, FOLDER)) }));
}
