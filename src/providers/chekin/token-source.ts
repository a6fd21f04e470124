import type { CallContext } from '../contract.js';
import { ProviderFailure } from '../contract.js';

export interface FetchedToken {
  token: string;
  /** How long it is valid from the moment it was asked for. */
  lifetimeMs: number;
}

/** Holds one token in memory and renews it before it ends; concurrent callers share one fetch. */
export interface TokenSource {
  token(context: CallContext): Promise<string>;
  /** To be called when the vendor refused this token. Whether another can be had by asking again. */
  discard(token: string): boolean;
}

/** A token that was handed out once and cannot be renewed from here. */
export function fixedToken(token: string): TokenSource {
  return { token: () => Promise.resolve(token), discard: () => false };
}

export function createTokenSource(
  fetchToken: (context: CallContext) => Promise<FetchedToken>,
  renewalMarginMs: number,
): TokenSource {
  let held: { token: string; renewAtMs: number } | null = null;
  let fetching: { promise: Promise<string>; context: CallContext } | null = null;

  async function renew(context: CallContext): Promise<string> {
    // Counted from before the call: its own duration then shortens the life that we assume, and never lengthens it.
    const askedAtMs = context.now().getTime();
    const { token, lifetimeMs } = await fetchToken(context);
    // A life shorter than the margin is used for its first half, or every call would fetch anew.
    held = { token, renewAtMs: askedAtMs + lifetimeMs - Math.min(renewalMarginMs, lifetimeMs / 2) };
    return token;
  }

  function start(context: CallContext): Promise<string> {
    const promise = renew(context).finally(() => {
      if (fetching?.promise === promise) fetching = null;
    });
    fetching = { promise, context };
    return promise;
  }

  async function share(other: { promise: Promise<string>; context: CallContext }, context: CallContext) {
    try {
      return await orCalledOff(other.promise, context.signal);
    } catch (fault) {
      // Whoever fetched was called off or ran out of time; that is no word about this caller.
      if (context.signal.aborted || !other.context.signal.aborted) throw fault;
      return fetching ? orCalledOff(fetching.promise, context.signal) : start(context);
    }
  }

  return {
    token(context) {
      if (held && context.now().getTime() < held.renewAtMs) return Promise.resolve(held.token);
      return fetching ? share(fetching, context) : start(context);
    },
    discard(token) {
      if (held?.token === token) held = null;
      return true;
    },
  };
}

/** Waits no longer than this caller may. */
async function orCalledOff<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const calledOff = new Promise<never>((_resolve, reject) => {
    stop = () => {
      const timedOut = (signal.reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
      reject(
        timedOut
          ? new ProviderFailure('TIMEOUT', 'Chekin’s token did not come in time.', { delivery: 'NOT_SENT' })
          : new ProviderFailure('CANCELED', 'The call to Chekin was called off.', { delivery: 'NOT_SENT' }),
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

/**
 * The life that a JWT claims for itself: from its issue (`iat`, or `orig_iat` as in the vendor's example) to `exp`. As a
 * difference it does not depend on whether the vendor's clock and ours agree. null where it does not say.
 */
export function lifetimeOfJwt(token: string): number | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (typeof claims !== 'object' || claims === null) return null;
  const { exp, iat, orig_iat: firstIssued } = claims as Record<string, unknown>;
  const issued = typeof iat === 'number' ? iat : firstIssued;
  if (typeof exp !== 'number' || typeof issued !== 'number') return null;
  const lifetimeMs = (exp - issued) * 1000;
  return lifetimeMs > 0 && Number.isFinite(lifetimeMs) ? lifetimeMs : null;
}
