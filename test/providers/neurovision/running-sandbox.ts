import { afterAll, beforeAll } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { ProviderImage } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { neurovisionSandbox } from '../../../src/sandbox/vendors/neurovision.js';
import { imageOf } from '../../support/provider-call.js';

const SPECIMENS = new URL('../../../assets/specimens/', import.meta.url);
export const PROCESSING_MS = 100;
/** How much of the sandbox's time each look at its clock takes, so that work that is asked about comes to its end. */
const TICK_MS = 10;

export function specimen(file: string): Promise<ProviderImage> {
  return readFile(new URL(file, SPECIMENS)).then((bytes) => imageOf(bytes));
}

/** A sandbox of this vendor alone for the tests of one file, with a clock that stands in their hands. */
export function runSandbox() {
  let clockMs = Date.parse('2026-03-19T10:31:06.000Z');
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      vendors: [neurovisionSandbox],
      documentOf: createDocumentOf(() => Promise.resolve(null)),
      processingMs: PROCESSING_MS,
      now: () => new Date((clockMs += TICK_MS)),
    });
  });
  afterAll(() => sandbox.stop());
  return {
    origin: () => sandbox.origin,
    charges: () => sandbox.charges('neurovision'),
    /** Without letting time pass. */
    now: () => new Date(clockMs),
    passTime: (ms: number) => void (clockMs += ms),
    provider: (settings: Partial<NeurovisionSettings> = {}) =>
      neurovisionModule.create(
        { ...neurovisionModule.sandboxSettings(sandbox.origin), ...settings },
        { mode: 'SANDBOX', cost: null },
      ),
  };
}
