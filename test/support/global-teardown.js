export default async function globalTeardown() {
  await globalThis.verigraphTestServer?.stop();
}
