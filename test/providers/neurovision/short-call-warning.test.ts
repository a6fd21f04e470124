import { expect, test } from '@jest/globals';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import { reply, scriptedCall, sessionRequest, settingsWith } from './scripted-call.js';

const ENDED = { sessionId: '550e8400-e29b-11d4-a716-446655440000', status: 'success', results: [] };
const syncProvider = () => neurovisionModule.create(settingsWith({ mode: 'sync' }), { mode: 'LIVE', cost: null });

test('too little time for sync mode is warned of once by each provider, and not where there is enough', async () => {
  const { context, logged } = scriptedCall([reply(ENDED), reply(ENDED), reply(ENDED), reply(ENDED)]);
  const warnings = () => logged.filter((line) => line.startsWith('NeuroVision may take longer'));
  const one = syncProvider();
  await one.start(sessionRequest(), { ...context, deadlineMs: 300_000 });
  expect(warnings()).toHaveLength(0);
  await one.start(sessionRequest(), { ...context, deadlineMs: 25_000 });
  await one.start(sessionRequest(), { ...context, deadlineMs: 20_000 });
  expect(warnings()).toEqual([expect.stringContaining('"deadlineMs":25000')]);
  await syncProvider().start(sessionRequest(), { ...context, deadlineMs: 25_000 });
  expect(warnings()).toHaveLength(2);
});
