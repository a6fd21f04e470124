import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Pool, PoolClient } from 'pg';

/** Any number that nobody else uses in this database for an advisory lock. */
const SCHEMA_LOCK = 0x76657269;

/** Brings the database to the newest schema. Safe when many processes start at once: drizzle's migrator takes no lock itself. */
export async function migrate(pool: Pool): Promise<void> {
  await withSchemaLock(pool, (client) =>
    runMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
      migrationsSchema: 'verigraph_migrations',
    }),
  );
}

/** Only one process at a time gets to change the schema. */
export async function withSchemaLock(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  // A lost connection fails the query that runs; without a listener the event would also end the process.
  client.on('error', () => undefined);
  try {
    await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK]);
    // Otherwise PostgreSQL reports "already exists, skipping" at each start.
    await client.query('set client_min_messages = warning');
    await work(client);
  } finally {
    // Closed instead of handed on: the lock and the setting end with it.
    client.release(true);
  }
}
