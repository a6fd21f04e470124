/** Wakes whoever waits for the next news; what came before he waited counts as well. */
export class News {
  #arrived = false;
  #wake: () => void = () => undefined;

  async next(): Promise<void> {
    if (!this.#arrived) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#arrived = false;
  }

  tell(): void {
    this.#arrived = true;
    this.#wake();
  }
}

/** Resolves with the first of them, or when the time is over. */
export async function firstOf(promises: Promise<void>[], timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
  await Promise.race([...promises, late]).finally(() => clearTimeout(timer));
}

/** Shorter where the signal is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
