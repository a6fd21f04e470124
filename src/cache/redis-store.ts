import KeyvRedis from '@keyv/redis';

/**
 * Redis that fails at once instead of waiting: by itself the client keeps commands until the server is back, which may
 * be never. It goes on trying to reconnect for as long as it lives.
 */
export function createRedisStore(url: string): KeyvRedis<string> {
  return new KeyvRedis<string>(
    {
      url,
      disableOfflineQueue: true,
      // What a server that hangs is sent all the same must not fill the memory.
      commandsQueueMaxLength: 1_000,
      // With these two a connection that goes dead while nobody asks is noticed and replaced.
      pingInterval: 2_000,
      socket: {
        connectTimeout: 500,
        socketTimeout: 5_000,
        reconnectStrategy: (attempts: number) => Math.min(50 * 2 ** Math.min(attempts, 10), 1_000),
      },
    },
    { throwOnConnectError: false, throwOnErrors: true },
  );
}

/**
 * Replaces a connection that takes commands and does not answer. The client itself would not notice for a quarter of an
 * hour: every further command counts as activity.
 */
export function reconnect(store: KeyvRedis<string>): void {
  const client = store.client as { readonly isReady: boolean; destroy(): void; connect(): Promise<unknown> };
  // One that is not ready is being replaced already.
  if (!client.isReady) return;
  client.destroy();
  client.connect().catch(() => undefined);
}
