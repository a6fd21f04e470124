/**
 * The URL of a worker's entry file that stands beside the module `moduleUrl`. Threads run compiled JavaScript only, so where
 * the module itself runs from its TypeScript source (tests, development), the worker is the one compiled into dist.
 */
export function compiledWorkerUrl(moduleUrl: string, workerFile: `./${string}.js`): URL {
  const url = new URL(workerFile, moduleUrl);
  if (!new URL(moduleUrl).pathname.endsWith('.ts')) return url;
  const sourceFolder = url.pathname.lastIndexOf('/src/');
  if (sourceFolder < 0) throw new Error(`A worker is compiled only from a file under src, not from ${moduleUrl}.`);
  url.pathname = `${url.pathname.slice(0, sourceFolder)}/dist/${url.pathname.slice(sourceFolder + '/src/'.length)}`;
  return url;
}
