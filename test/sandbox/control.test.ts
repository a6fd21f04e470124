import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SandboxCall, SandboxPace } from '../../src/sandbox/control.js';
import type { Sandbox } from '../../src/sandbox/server.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { VendorSandbox } from '../../src/sandbox/vendor.js';
import { eventually } from '../e2e/server-process.js';

/** Charges for whatever is posted, and answers at once. */
function vendor(name: VendorSandbox['name']): VendorSandbox {
  return {
    name,
    register(app, parts) {
      app.post('/work', (request, reply) => {
        parts.charge(request);
        return reply.send({ accepted: true });
      });
      app.get('/work', (_request, reply) => reply.send({ ready: true }));
    },
  };
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [vendor('chekin'), vendor('flyocr')],
    documentOf: () => Promise.reject(new Error('Nobody looks at pictures here.')),
    control: true,
  });
});
afterAll(() => sandbox.stop());
beforeEach(() => setPace({}));

async function setPace(pace: Partial<SandboxPace>): Promise<void> {
  expect(await putPace(pace)).toBe(200);
}

async function putPace(body: unknown): Promise<number> {
  const response = await fetch(`${sandbox.origin}/control/pace`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}

async function look(after = 0) {
  const response = await fetch(`${sandbox.origin}/control/calls?after=${after}`);
  return (await response.json()) as { calls: SandboxCall[]; charges: Record<string, number> };
}

const lastNumber = async () => (await look()).calls.at(-1)?.number ?? 0;

test('tells each call, whose it was, and whether it was charged, without what stands in a query', async () => {
  const before = await look();
  await fetch(`${sandbox.origin}/chekin/work?token=secret`, {
    method: 'POST',
    headers: { 'x-verigraph-attempt': 'attempt-1' },
  });
  await fetch(`${sandbox.origin}/chekin/work`);
  const { charges, calls } = await eventually('Both have ended', async () => {
    const seen = await look(before.calls.length);
    return seen.calls.every(({ endedAtMs }) => endedAtMs !== null) ? seen : null;
  });
  expect(charges).toEqual({ ...before.charges, chekin: (before.charges['chekin'] ?? 0) + 1 });
  expect(calls).toMatchObject([
    { vendor: 'chekin', attempt: 'attempt-1', method: 'POST', path: '/work', answered: true },
    { vendor: 'chekin', attempt: null, method: 'GET', path: '/work', answered: true, chargedAtMs: null },
  ]);
  expect(calls[0]!.chargedAtMs).toBeGreaterThanOrEqual(calls[0]!.arrivedAtMs);
  expect(calls[0]!.endedAtMs).toBeGreaterThanOrEqual(calls[0]!.chargedAtMs!);
});

test('a latency is put in front of each call of that vendor alone', async () => {
  const from = await lastNumber();
  await setPace({ latenciesMs: { flyocr: 120 } });
  await fetch(`${sandbox.origin}/flyocr/work`);
  const [call] = await eventually('It has ended', async () => {
    const { calls } = await look(from);
    return calls[0]?.endedAtMs ? calls : null;
  });
  // Timers may fire a millisecond early.
  expect(call!.endedAtMs! - call!.arrivedAtMs).toBeGreaterThanOrEqual(118);
});

test('a reply is held back once it was charged, until it is let go', async () => {
  const from = await lastNumber();
  await setPace({ holdReplies: ['flyocr'] });
  let answered = false;
  const held = fetch(`${sandbox.origin}/flyocr/work`, { method: 'POST' }).then(() => (answered = true));
  await eventually('It was charged', async () => (await look(from)).calls[0]?.chargedAtMs);
  // What costs nothing, and other vendors, are not held.
  expect((await fetch(`${sandbox.origin}/flyocr/work`)).status).toBe(200);
  expect((await fetch(`${sandbox.origin}/chekin/work`, { method: 'POST' })).status).toBe(200);
  expect(answered).toBe(false);
  await setPace({});
  expect(await held).toBe(true);
});

test('who goes away while the reply is held was charged and not answered', async () => {
  const from = await lastNumber();
  await setPace({ holdReplies: ['chekin'] });
  const impatient = new AbortController();
  const held = fetch(`${sandbox.origin}/chekin/work`, { method: 'POST', signal: impatient.signal });
  const gone = expect(held).rejects.toThrow();
  await eventually('It was charged', async () => (await look(from)).calls[0]?.chargedAtMs);
  impatient.abort();
  await gone;
  const [call] = await eventually('The sandbox has noticed', async () => {
    const { calls } = await look(from);
    return calls[0]?.endedAtMs ? calls : null;
  });
  expect(call).toMatchObject({ answered: false });
});

test.each([
  { latenciesMs: { flyocr: -1 } },
  { latenciesMs: { flyocr: 'long' } },
  { latenciesMs: { nobody: 10 } },
  { latenciesMs: [10] },
  { holdReplies: 'flyocr' },
  { holdReplies: ['nobody'] },
  { speed: 1 },
  null,
])('%j is refused as a pace', async (pace) => {
  expect(await putPace(pace)).toBe(400);
});

test('without being asked for there is no control', async () => {
  const plain = await startSandbox({
    vendors: [vendor('chekin')],
    documentOf: () => Promise.reject(new Error('none')),
  });
  try {
    expect((await fetch(`${plain.origin}/control/calls`)).status).toBe(404);
  } finally {
    await plain.stop();
  }
});
