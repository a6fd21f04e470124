import { tsImport } from 'tsx/esm/api';

// Jest loads this file outside its own module system, which cannot resolve TypeScript's ".js" names; tsx can.
export default async function globalSetup() {
  const { startTestServer, prepareTemplate } = await tsImport('./postgres.ts', import.meta.url);
  const { migrate } = await tsImport('../../src/store/migrate.ts', import.meta.url);
  const { default: pg } = await import('pg');
  globalThis.verigraphTestServer = await startTestServer();
  await prepareTemplate(async (connection) => {
    const pool = new pg.Pool(connection);
    await migrate(pool);
    await pool.end();
  });
}
