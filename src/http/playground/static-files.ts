import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface StaticFile {
  absolutePath: string;
  contentType: string;
}

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Every file below the folder that a browser may ask for, by its path with forward slashes. A request is answered from
 * this list and never turned into a path on the disk, so none can climb out of the folder.
 */
export async function listStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    const contentType = CONTENT_TYPES.get(extname(entry.name));
    if (!entry.isFile() || contentType === undefined) continue;
    const absolutePath = join(entry.parentPath, entry.name);
    files.set(relative(folder, absolutePath).split(sep).join('/'), { absolutePath, contentType });
  }
  return files;
}
