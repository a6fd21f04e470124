import { jest } from '@jest/globals';
import pg from 'pg';
import {
  createTestDatabase,
  prepareTemplate,
  startTestServer,
  type TestConnection,
  type TestServer,
} from '../../support/postgres.js';

// A first start takes half a second, and ten times that where every core is taken.
jest.setTimeout(120_000);

// The server of the whole run is another one; this file has its own.
const runVariable = 'VERIGRAPH_TEST_RUN';
let before: string | undefined;
let server: TestServer;

async function query<Row extends pg.QueryResultRow>(connection: TestConnection | string, sql: string): Promise<Row[]> {
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  before = process.env[runVariable];
  server = await startTestServer();
  await prepareTemplate(async (connection) => {
    await query(connection, `create table prepared (word text); insert into prepared values ('once')`);
  });
});

afterAll(async () => {
  await server.stop();
  if (before === undefined) delete process.env[runVariable];
  else process.env[runVariable] = before;
});

test('each database begins as the template was prepared and changes alone', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(one.connection, 'delete from prepared');
  expect(await query(one.connectionString, 'select word from prepared')).toEqual([]);
  expect(await query(other.connectionString, 'select word from prepared')).toEqual([{ word: 'once' }]);
  expect(await query(other.connection, 'select current_database() as name')).toEqual([
    { name: other.connection.database },
  ]);
  await one.drop();
  await other.drop();
});

test('a database is dropped although somebody is connected, and only once', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client(database.connection);
  client.on('error', () => undefined);
  await client.connect();
  await database.drop();
  await database.drop();
  await expect(query(database.connection, 'select 1')).rejects.toThrow(/does not exist/);
  await client.end().catch(() => undefined);
});
