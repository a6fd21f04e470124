import { tsImport } from 'tsx/esm/api';

// Jest loads this file outside its own module system, which cannot resolve TypeScript's ".js" names; tsx can.
export default async function globalSetup() {
  const { startTestServer, prepareTemplate } = await tsImport('./postgres.ts', import.meta.url);
  globalThis.verigraphTestServer = await startTestServer();
  await prepareTemplate();
}
