import { describe, test } from '@jest/globals';

/**
 * Tests that need something which `npm ci` does not bring. Where it is missing they are counted as skipped under a name
 * that says how to get it; on CI that is a failure, so that no gap goes unseen.
 */
export function describeWith(
  what: { name: string; isThere: boolean; howToGet: string },
  title: string,
  body: () => void,
): void {
  if (what.isThere) {
    describe(title, body);
    return;
  }
  const missing = `${what.name} is not there. ${what.howToGet}`;
  if (process.env.CI) {
    test(title, () => {
      throw new Error(missing);
    });
    return;
  }
  // Jest counts a file without a single test as broken.
  describe.skip(`${title} (${missing})`, body);
}
