/** How much of something goes on at once in this process, altogether and for one caller, so that none takes all places. */
export class Places {
  #taken = 0;
  readonly #takenBy = new Map<string, number>();

  constructor(
    private readonly atMost: number,
    private readonly atMostOfCaller: number,
  ) {}

  /** How the place that was taken is freed again, once; null where there is none. */
  take(caller: string): (() => void) | null {
    const own = this.#takenBy.get(caller) ?? 0;
    if (this.#taken >= this.atMost || own >= this.atMostOfCaller) return null;
    this.#taken += 1;
    this.#takenBy.set(caller, own + 1);
    let free = false;
    return () => {
      if (free) return;
      free = true;
      this.#taken -= 1;
      const left = (this.#takenBy.get(caller) ?? 1) - 1;
      if (left > 0) this.#takenBy.set(caller, left);
      else this.#takenBy.delete(caller);
    };
  }
}
