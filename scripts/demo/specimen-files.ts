import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface SpecimenFile {
  name: string;
  title: string;
  path: string;
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

/** All that ship, or those that are named. */
export async function listSpecimenFiles(names: readonly string[]): Promise<SpecimenFile[]> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as {
    name: string;
    title: string;
    file: string;
  }[];
  const unknown = names.filter((name) => !listed.some((specimen) => specimen.name === name));
  if (unknown.length > 0) {
    throw new Error(`No such specimen: ${unknown.join(', ')}. There are: ${listed.map(({ name }) => name).join(', ')}`);
  }
  return listed
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map(({ name, title, file }) => ({ name, title, path: fileURLToPath(new URL(file, FOLDER)) }));
}
