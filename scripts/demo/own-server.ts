import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A server with a data folder of its own, on a free port; both are gone after `stop`. */
export async function startOwnServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-demo-'));
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDirectory,
      LOG_LEVEL: 'warn',
      API_KEYS: '',
      NODE_ENV: 'development',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  // Also where the demo ends early, as when its output is cut off by a pager.
  process.once('exit', () => child.kill('SIGTERM'));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDirectory, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^GraphQL:\s+(http\S+)\/graphql$/.exec(line)?.[1];
    if (url) {
      // Whatever it says later must not fill the pipe.
      child.stdout.resume();
      return { url, stop };
    }
  }
  await stop();
  throw new Error('The server did not start.');
}
