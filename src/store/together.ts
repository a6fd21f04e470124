/**
 * Waits for all of them, also where one fails, and then fails like the first that did. For what is written side by side in one
 * transaction: whoever is left running when it is rolled back would write outside of it.
 */
export async function together<Results extends readonly unknown[]>(
  work: readonly [...{ [Index in keyof Results]: Promise<Results[Index]> }],
): Promise<Results> {
  const ended = await Promise.allSettled(work as readonly Promise<unknown>[]);
  const failed = ended.find((each): each is PromiseRejectedResult => each.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.map((each) => (each as PromiseFulfilledResult<unknown>).value) as unknown as Results;
}
