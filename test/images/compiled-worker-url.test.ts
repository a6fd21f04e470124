import { compiledWorkerUrl } from '../../src/images/compiled-worker-url.js';

test.each([
  ['file:///app/dist/images/pdf-inspector.js', 'file:///app/dist/images/worker.js'],
  ['file:///app/src/images/pdf-inspector.ts', 'file:///app/dist/images/worker.js'],
  ['file:///src/app/src/a/b/c.ts', 'file:///src/app/dist/a/b/worker.js'],
  ['file:///a%20b/src/images/pdf-inspector.ts', 'file:///a%20b/dist/images/worker.js'],
])('beside %s it is %s', (moduleUrl, workerUrl) => {
  expect(compiledWorkerUrl(moduleUrl, './worker.js').href).toBe(workerUrl);
});

test('a source outside of src has no compiled neighbour', () => {
  expect(() => compiledWorkerUrl('file:///app/test/thing.ts', './worker.js')).toThrow('only from a file under src');
});
