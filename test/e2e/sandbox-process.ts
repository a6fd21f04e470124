import type { ProviderName } from '../../src/domain/provider-name.js';
import type { SandboxCall, SandboxPace } from '../../src/sandbox/control.js';
import { eventually, findFreePort, killProcess, spawnServer } from './server-process.js';

export type VendorName = Exclude<ProviderName, 'local'>;

/** The imitated vendors in a process of their own, which outlives servers. */
export interface SandboxProcess {
  /** For SANDBOX_URL. */
  origin: string;
  /** What came after the call of this number, in the order of arrival; by default everything. */
  calls(after?: number): Promise<SandboxCall[]>;
  charges(): Promise<Record<VendorName, number>>;
  /** What is left out has its default. */
  setPace(pace: Partial<SandboxPace>): Promise<void>;
  stop(): Promise<void>;
}

/** The built sandbox. It works no data folder, so none is given to it. */
export async function spawnSandbox({ processingMs = 400 } = {}): Promise<SandboxProcess> {
  const port = await findFreePort();
  const server = await spawnServer({
    dataDirectory: '/nonexistent',
    programArguments: ['dist/sandbox-main.js', '--port', String(port), '--processing-ms', String(processingMs)],
  });
  const origin = `http://127.0.0.1:${port}`;
  await eventually('The sandbox answers', async () => {
    if (server.child.exitCode !== null) throw new Error(`The sandbox ended instead: ${server.stderr()}`);
    const response = await fetch(`${origin}/control/calls`).catch(() => null);
    await response?.arrayBuffer();
    return response?.ok;
  });
  const look = async (after: number) => {
    const response = await fetch(`${origin}/control/calls?after=${after}`);
    return (await response.json()) as { calls: SandboxCall[]; charges: Record<VendorName, number> };
  };
  return {
    origin,
    calls: async (after = 0) => (await look(after)).calls,
    charges: async () => (await look(Number.MAX_SAFE_INTEGER)).charges,
    async setPace(pace) {
      const response = await fetch(`${origin}/control/pace`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(pace),
      });
      if (!response.ok) throw new Error(`The sandbox refused its pace: ${await response.text()}`);
    },
    stop: () => killProcess(server),
  };
}
