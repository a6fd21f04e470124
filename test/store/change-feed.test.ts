import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { announceChange } from '../../src/store/change-feed.js';
import { eventually } from '../e2e/server-process.js';
import type { QueueParts } from '../jobs/queue-parts.js';
import { openQueue, terminateConnections } from '../jobs/queue-parts.js';
import type { TestDatabase } from '../support/postgres.js';
import { createTestDatabase } from '../support/postgres.js';

let database: TestDatabase;
let writer: QueueParts;
let listener: QueueParts;

beforeAll(async () => {
  database = await createTestDatabase();
  writer = await openQueue(database);
  listener = await openQueue(database);
});
afterAll(async () => {
  await listener.close();
  await writer.close();
  await database.drop();
});

const announce = (id: string) => writer.database.transaction((transaction) => announceChange(transaction, id));

describe('a change that another process makes', () => {
  test('wakes who waits for that thing, and nobody else', async () => {
    const woken: string[] = [];
    const stops = ['one', 'other'].map((id) => listener.changes.onChange(id, () => woken.push(id)));
    await announce('one');
    await eventually('Somebody was woken', () => woken.length > 0);
    expect(woken).toEqual(['one']);
    for (const stop of stops) stop();
    await announce('one');
    await announce('other');
    expect(woken).toEqual(['one']);
  });

  test('is told when it is committed, and never where it is rolled back', async () => {
    let count = 0;
    const stop = listener.changes.onChange('thing', () => (count += 1));
    await writer.database
      .transaction(async (transaction) => {
        await announceChange(transaction, 'thing');
        throw new Error('no');
      })
      .catch(() => undefined);
    let last = 0;
    const stopLast = listener.changes.onChange('last', () => (last += 1));
    await announce('last');
    await eventually('What came later was heard', () => last);
    expect(count).toBe(0);
    stop();
    stopLast();
  });
});

describe('a listener whose connection is ended', () => {
  test('connects again, wakes everyone once to look for himself, and hears what comes then', async () => {
    let count = 0;
    const stop = listener.changes.onChange('thing', () => (count += 1));
    await terminateConnections(writer, 'verigraph-changes');
    // Lost, for nobody listens now.
    await announce('thing');
    await eventually('Everyone was woken', () => count >= 1);
    const before = count;
    await announce('thing');
    await eventually('The next change was heard', () => count > before);
    stop();
  });
});
