import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { together } from '../../src/store/together.js';
import type { TestDatabase } from '../support/postgres.js';
import { createTestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let other: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.connection, () => undefined);
  other = openDatabase(testDatabase.connection, () => undefined);
  await database.pool.query('create table kept (number int)');
});
afterAll(async () => {
  await database.close();
  await other.close();
  await testDatabase.drop();
});

const numbers = async () =>
  (await database.pool.query<{ number: number }>('select number from kept order by number')).rows;

test('commits what resolves, and rolls back what rejects', async () => {
  await database.transaction(({ client }) => client.query('insert into kept values (1)'));
  await expect(
    database.transaction(async ({ client }) => {
      await client.query('insert into kept values (2)');
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await numbers()).toEqual([{ number: 1 }]);
});

test('runs in order what is asked in one turn, each query seeing what the lock before it has waited for', async () => {
  const first = database.transaction(async ({ client }) => {
    await client.query('lock table kept in exclusive mode');
    const waiting = other.transaction(async (transaction) => {
      const [, seen] = await together([
        transaction.client.query('lock table kept in exclusive mode'),
        transaction.client.query<{ number: number }>('select number from kept order by number'),
        transaction.client.query('delete from kept where number = 7'),
      ]);
      return seen.rows;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.query('insert into kept values (7)');
    return { waiting };
  });
  expect(await (await first).waiting).toEqual([{ number: 1 }, { number: 7 }]);
  expect(await numbers()).toEqual([{ number: 1 }]);
});

test('leaves nothing of a turn in which one query fails, and says so even where nobody minded', async () => {
  const ends: boolean[] = [];
  const run = (minds: boolean) =>
    database.transaction(async (transaction) => {
      const { client } = transaction;
      transaction.onEnd((isCommitted) => ends.push(isCommitted));
      const turn = together([
        client.query('insert into kept values (8)'),
        client.query('insert into kept values (null, 8)'),
        client.query('insert into kept values (9)'),
      ]);
      await (minds ? turn : turn.catch(() => undefined));
    });
  await expect(run(true)).rejects.toThrow('more expressions than target columns');
  await expect(run(false)).rejects.toThrow('rolled back');
  expect(ends).toEqual([false, false]);
  expect(await numbers()).toEqual([{ number: 1 }]);
});

test.each(['between two queries', 'during a query'])(
  'a connection that is ended %s fails its transaction and nothing else',
  async (moment) => {
    const broken = database.transaction(async ({ client }) => {
      await client.query('insert into kept values (3)');
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const running = moment === 'during a query' ? client.query('select pg_sleep(20)') : Promise.resolve();
      running.catch(() => undefined);
      await other.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await running;
      await client.query('insert into kept values (4)');
    });
    await expect(broken).rejects.toThrow();
    expect(await numbers()).toEqual([{ number: 1 }]);
  },
);

test('connections that are ended while nobody uses them are replaced', async () => {
  await Promise.all(Array.from({ length: 5 }, () => database.pool.query('select pg_sleep(0.05)')));
  await other.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await new Promise((resolve) => database.pool.once('remove', resolve));
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => database.pool.query('select 1')));
  // One may still have got a connection whose end was on its way.
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  expect(await numbers()).toEqual([{ number: 1 }]);
});
