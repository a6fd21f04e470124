import { parseArgs } from 'node:util';
import { SCENARIOS } from './domain/scenario.js';
import { createEngine } from './providers/local/engine.js';
import { readDocument } from './providers/local/read-document.js';
import { startVendorSandbox } from './sandbox/start.js';

const DEFAULT_PORT = '4010';
/** Milliseconds that a vendor works on what it has accepted, where it is asked again until it is done. */
const DEFAULT_PROCESSING_MS = '400';

/**
 * `npm run sandbox -- --port 4010 --processing-ms 400`: the vendors' APIs on loopback, for a server started with SANDBOX_URL.
 * `GET /control/calls` tells what they were asked and what they would have charged, `PUT /control/pace` makes them slower.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    'processing-ms': { type: 'string', default: DEFAULT_PROCESSING_MS },
  },
});
const engine = createEngine({ threads: 1 });
const sandbox = await startVendorSandbox((bytes) => readDocument(engine, bytes), {
  port: Number(values.port),
  processingMs: Number(values['processing-ms']),
  control: true,
});
process.stdout.write(
  `SANDBOX of the vendors at ${sandbox.origin}, each under /NAME; nothing that it says is real.\n` +
    `${sandbox.origin}/control/calls tells what was asked and what it would have cost.\n` +
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
