/**
 * Something that remembers for a while. It may forget everything at any time and is never waited for long: a server that
 * is down, slow or wrong gives misses, so nothing that was paid for may live here alone. No method rejects. Every
 * implementation is held to test/contracts/cache.ts.
 */
export interface Cache {
  /**
   * @param namespaceParts what the key belongs to, the tenant among it: `['reading', tenantId]`. Two lists are the same
   *   only if every part is, so no choice of names lets one tenant read another's
   * @returns what was set, as JSON gives it back (a Date has become a string); undefined for a miss
   */
  get<T>(namespaceParts: readonly string[], key: string): Promise<T | undefined>;

  /**
   * Where the server does not answer, nothing is kept, and what was set before may still be found when it does: a key
   * must say all that its value depends on.
   *
   * @param ttlMs how long it may be remembered; nothing is for zero or less, nor is undefined
   */
  set(namespaceParts: readonly string[], key: string, value: unknown, ttlMs: number): Promise<void>;

  /** Where the server does not answer, the value stays until its time is over. */
  delete(namespaceParts: readonly string[], key: string): Promise<void>;

  close(): Promise<void>;
}

/** Of pino's logger what the cache needs. */
export interface CacheLogger {
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}
