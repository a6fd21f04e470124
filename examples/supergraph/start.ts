/**
 * The example supergraph: Verigraph, a subgraph that owns the customers, and a gateway in front of both. With `--print` it
 * prints the composed schema and ends, for a router of your own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeSupergraph } from './compose.js';
import { startCustomers } from './customers-subgraph.js';
import { startGateway } from './gateway.js';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 60_000;

const { values } = parseArgs({ options: { print: { type: 'boolean', default: false } } });
const { PORT = '4000', VERIGRAPH_URL, CUSTOMERS_PORT = '4001', GATEWAY_PORT = '4002' } = process.env;
const verigraphUrl = VERIGRAPH_URL ?? `http://127.0.0.1:${PORT}/graphql`;

if (values.print) {
  const addresses = { verigraph: verigraphUrl, customers: `http://127.0.0.1:${CUSTOMERS_PORT}/` };
  process.stdout.write(await composeSupergraph(addresses));
} else {
  await run();
}

async function run(): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  const ended = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  try {
    if (!VERIGRAPH_URL) stops.push(await startVerigraph());
    const customers = await startCustomers(Number(CUSTOMERS_PORT));
    stops.push(() => customers.stop());
    const supergraph = await composeSupergraph({ verigraph: verigraphUrl, customers: customers.url });
    const gateway = await startGateway(supergraph, Number(GATEWAY_PORT));
    stops.push(() => gateway.stop());
    process.stdout.write(`verigraph  ${verigraphUrl}\ncustomers  ${customers.url}\ngateway    ${gateway.url}\n`);
    await ended;
  } finally {
    await stopAll();
  }
}

/** The built server as a process of its own, as `npm start` would start it. */
async function startVerigraph(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT },
  });
  const exited = once(child, 'exit');
  // Also where this process ends early.
  process.once('exit', () => child.kill('SIGTERM'));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
  };
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && Date.now() < giveUpAt) {
    const answer = await fetch(new URL('/readyz', verigraphUrl)).catch(() => null);
    if (answer?.ok) return stop;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error('Verigraph did not start; what it says stands above. VERIGRAPH_URL names one that runs already.');
}
