import { readFile } from 'node:fs/promises';

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

/** The bytes of a specimen by its name. */
export async function specimen(name: string): Promise<Buffer> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as {
    name: string;
    file: string;
  }[];
  const { file } = listed.find((each) => each.name === name) ?? {};
  if (file === undefined) throw new Error(`There is no specimen ${name}.`);
  return readFile(new URL(file, FOLDER));
}

/** A JPEG of 640 by 480 as far as its headers go, that nobody has seen before. */
export function unknownPicture(text: string): Buffer {
  const header = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  const frame = Buffer.from('ffc0001108' + '01e0' + '0280' + '0301220002110103110100', 'hex');
  return Buffer.concat([header, frame, Buffer.from(text)]);
}
