import { parseArgs } from 'node:util';
import { SCENARIOS } from './domain/scenario.js';
import { createEngine } from './providers/local/engine.js';
import { readDocument } from './providers/local/read-document.js';
import { startVendorSandbox } from './sandbox/start.js';

const DEFAULT_PORT = '4010';

/** `npm run sandbox -- --port 4010`: the vendors' APIs on loopback, for a server started with SANDBOX_URL. */
const { values } = parseArgs({ options: { port: { type: 'string', default: DEFAULT_PORT } } });
const engine = createEngine({ threads: 1 });
const sandbox = await startVendorSandbox((bytes) => readDocument(engine, bytes), { port: Number(values.port) });
process.stdout.write(
  `SANDBOX of the vendors at ${sandbox.origin}, each under /NAME; nothing that it says is real.\n` +
    `${SCENARIOS.length} scenarios, such as ${SCENARIOS.slice(0, 3)
      .map(({ id }) => id)
      .join(', ')}.\n`,
);

async function stop(): Promise<void> {
  await sandbox.stop();
  await engine.close();
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
