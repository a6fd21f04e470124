import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSpecimenFile, uploadPicture, withComment } from '../test/e2e/client.js';
import { killProcess, spawnServer, waitUntilReady } from '../test/e2e/server-process.js';
import { report } from './support/figures.js';

// A picture that was read before, uploaded again as multipart form: from the first byte sent to the whole document.

const UPLOADS = 200;
const WARM_UP = 20;

const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-bench-'));
const server = await spawnServer({ dataDirectory });
try {
  await waitUntilReady(server);
  const picture = withComment(await readSpecimenFile('passport-utopia.jpg'), randomUUID());
  const first = await uploadPicture(server.url, picture, { waitMs: 25_000 });
  if (first.lifecycle !== 'COMPLETED') throw new Error(`The picture was not read: ${first.lifecycle}`);
  const samples: number[] = [];
  for (let count = 0; count < WARM_UP + UPLOADS; count++) {
    const startedAt = performance.now();
    const { attempts, lifecycle } = await uploadPicture(server.url, picture);
    const durationMs = performance.now() - startedAt;
    if (lifecycle !== 'COMPLETED' || attempts.some(({ servedFrom }) => servedFrom !== 'CACHE')) {
      throw new Error('The answer did not come from the cache.');
    }
    if (count >= WARM_UP) samples.push(durationMs);
  }
  const kilobytes = Math.round(picture.length / 1000);
  report('Cached answers', [
    { name: `second upload of a photo of ${kilobytes} kB`, milliseconds: samples, targetMs: 50 },
  ]);
} finally {
  await killProcess(server);
  await rm(dataDirectory, { recursive: true, force: true });
}
