import type { CallContext } from '../contract.js';
import { ProviderFailure } from '../contract.js';

export interface FetchedToken {
  accessToken: string;
  /** From the moment it was asked for, as the vendor says; null where it says nothing: good until it is refused. */
  lifetimeMs: number | null;
  refreshToken: string | null;
}

/** Holds one token in memory and renews it before it ends; concurrent callers share one fetch. */
export interface TokenSource {
  token(context: CallContext): Promise<string>;
  /** To be called when the vendor refused this token; a newer one that somebody else has fetched meanwhile stays. */
  discard(accessToken: string): void;
}

export type FetchToken = (refreshToken: string | null, context: CallContext) => Promise<FetchedToken>;

export function createTokenSource(fetchToken: FetchToken, renewalMarginMs: number): TokenSource {
  let held: { accessToken: string; renewAtMs: number } | null = null;
  let refreshToken: string | null = null;
  let fetching: { promise: Promise<string>; owner: CallContext } | null = null;

  async function renew(context: CallContext): Promise<string> {
    // Counted from before the call: its own duration then shortens the life that we assume, and never lengthens it.
    const askedAtMs = context.now().getTime();
    const fetched = await fetchToken(refreshToken, context);
    refreshToken = fetched.refreshToken;
    held = { accessToken: fetched.accessToken, renewAtMs: renewAtMs(askedAtMs, fetched.lifetimeMs) };
    return fetched.accessToken;
  }

  /** A life shorter than the margin is used for its first half, or every call would fetch anew. */
  function renewAtMs(askedAtMs: number, lifetimeMs: number | null): number {
    if (lifetimeMs === null) return Number.POSITIVE_INFINITY;
    return askedAtMs + lifetimeMs - Math.min(renewalMarginMs, Math.max(0, lifetimeMs) / 2);
  }

  function start(owner: CallContext): Promise<string> {
    const promise = renew(owner).finally(() => {
      if (fetching?.promise === promise) fetching = null;
    });
    fetching = { promise, owner };
    return promise;
  }

  async function token(context: CallContext): Promise<string> {
    if (held && context.now().getTime() < held.renewAtMs) return held.accessToken;
    const shared = fetching;
    if (!shared) return start(context);
    try {
      return await unlessCalledOff(shared.promise, context.signal);
    } catch (fault) {
      // Whoever fetched was called off or ran out of time; that is no word about this caller.
      if (context.signal.aborted || !shared.owner.signal.aborted) throw fault;
      return token(context);
    }
  }

  return {
    token,
    discard(accessToken) {
      if (held?.accessToken === accessToken) held = null;
    },
  };
}

/** Waits no longer than this caller may. */
async function unlessCalledOff<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const calledOff = new Promise<never>((_resolve, reject) => {
    stop = () => {
      const timedOut = (signal.reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
      reject(
        timedOut
          ? new ProviderFailure('TIMEOUT', 'The token of Artemis did not come in time.', { delivery: 'NOT_SENT' })
          : new ProviderFailure('CANCELED', 'The call to Artemis was called off.', { delivery: 'NOT_SENT' }),
      );
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, calledOff]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
