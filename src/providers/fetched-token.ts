import type { CallContext } from './contract.js';
import { ProviderFailure } from './contract.js';
import type { HttpReply } from './http.js';

export interface FetchedToken {
  token: string;
  /** From the moment it was asked for; null where nobody says: good until it is refused. */
  lifetimeMs: number | null;
  /** By which the next one may be had; null where there is none. */
  refreshToken: string | null;
}

/** Asks for a new token; `refreshToken` is that of the last one, if it came with any. */
export type FetchToken = (refreshToken: string | null, context: CallContext) => Promise<FetchedToken>;

/** Calls that bear a token which has to be fetched, is kept in memory and ends some time. */
export interface TokenSource {
  /**
   * Makes a call with the token that is held, or a new one. Where the vendor refuses it (401) it may have been revoked before
   * its time: once, and only then, the call is made again with a new one. A 401 has not done the work, so that is no
   * repetition of it.
   */
  sendWithToken(context: CallContext, send: (token: string) => Promise<HttpReply>): Promise<HttpReply>;
}

/** A token that was handed out once and cannot be renewed from here. */
export function fixedToken(token: string): TokenSource {
  return { sendWithToken: (_context, send) => send(token) };
}

interface Fetching {
  promise: Promise<string>;
  /** Whose deadline and signal it runs under. */
  owner: CallContext;
}

/**
 * Holds one token and renews it before it ends; concurrent callers share one fetch. Whatever fails while a token is fetched
 * has not sent the call that needed it.
 *
 * @param vendor for the texts of failures
 * @param renewalMarginMs how long before its end a token is renewed; half of its life where that is shorter than twice this
 */
export function createTokenSource(vendor: string, fetchToken: FetchToken, renewalMarginMs: number): TokenSource {
  let held: { token: string; renewAtMs: number } | null = null;
  let refreshToken: string | null = null;
  let fetching: Fetching | null = null;

  async function renew(context: CallContext): Promise<string> {
    // Counted from before the call: its own duration then shortens the life that we assume, and never lengthens it.
    const askedAtMs = context.now().getTime();
    const fetched = await fetchToken(refreshToken, context).catch((fault: unknown) => {
      throw fault instanceof ProviderFailure ? notSent(fault) : fault;
    });
    refreshToken = fetched.refreshToken;
    held = { token: fetched.token, renewAtMs: renewAtMs(askedAtMs, fetched.lifetimeMs) };
    return fetched.token;
  }

  /** A life shorter than the margin is used for its first half, or every call would fetch anew. */
  function renewAtMs(askedAtMs: number, lifetimeMs: number | null): number {
    if (lifetimeMs === null) return Number.POSITIVE_INFINITY;
    return askedAtMs + lifetimeMs - Math.min(renewalMarginMs, Math.max(0, lifetimeMs) / 2);
  }

  function start(owner: CallContext): Fetching {
    const promise = renew(owner).finally(() => {
      if (fetching?.promise === promise) fetching = null;
    });
    fetching = { promise, owner };
    return fetching;
  }

  async function tokenFor(context: CallContext): Promise<string> {
    if (held && context.now().getTime() < held.renewAtMs) return held.token;
    const shared = fetching ?? start(context);
    try {
      return await unlessCalledOff(vendor, shared.promise, context.signal);
    } catch (fault) {
      // Whoever fetched for all was called off or ran out of time; that is no word about this caller.
      const isOthers = shared.owner !== context && (shared.owner.signal.aborted || isCanceled(fault));
      if (context.signal.aborted || !isOthers) throw fault;
      return tokenFor(context);
    }
  }

  return {
    async sendWithToken(context, send) {
      const token = await tokenFor(context);
      const reply = await send(token);
      if (reply.status !== 401) return reply;
      // A newer one that somebody else has fetched meanwhile stays.
      if (held?.token === token) held = null;
      return send(await tokenFor(context));
    },
  };
}

function isCanceled(fault: unknown): boolean {
  return fault instanceof ProviderFailure && fault.code === 'CANCELED';
}

/** The same failure, of which it is known that it kept the call from being sent. */
function notSent(failure: ProviderFailure): ProviderFailure {
  const { code, message, retryable, retryAfterMs, status, providerCode, cause } = failure;
  return new ProviderFailure(code, message, {
    retryable,
    delivery: 'NOT_SENT',
    cause,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(status === null ? {} : { status }),
    ...(providerCode === null ? {} : { providerCode }),
  });
}

/** Waits no longer than this caller may; the fetch goes on for the others. */
async function unlessCalledOff<T>(vendor: string, promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const calledOff = new Promise<never>((_resolve, reject) => {
    stop = () => {
      const timedOut = (signal.reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
      reject(
        timedOut
          ? new ProviderFailure('TIMEOUT', `${vendor} gave no token in time.`, { delivery: 'NOT_SENT' })
          : new ProviderFailure('CANCELED', `The call to ${vendor} was called off.`, { delivery: 'NOT_SENT' }),
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

/** Whether it can be sent in a header: whatever could end one is no token. */
export function isHeaderToken(text: string | null): text is string {
  return text !== null && /^[\x21-\x7e]+$/.test(text);
}

/**
 * The life that a JWT (RFC 7519) claims for itself: from its issue (`iat`, or `orig_iat` as one vendor has it) to `exp`. As a
 * difference it does not depend on whether the vendor's clock and ours agree; where it names no issue it counts from `now`,
 * if that is given. null where it does not say. The vendor verifies its token; we only want to know when it ends.
 */
export function lifetimeOfJwt(token: string, now: Date | null = null): number | null {
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (typeof claims !== 'object' || claims === null) return null;
  const { exp, iat, orig_iat: firstIssued } = claims as Record<string, unknown>;
  const issued = [iat, firstIssued].find((claim) => typeof claim === 'number') ?? (now ? now.getTime() / 1_000 : null);
  if (typeof exp !== 'number' || issued === null) return null;
  const lifetimeMs = (exp - issued) * 1_000;
  return lifetimeMs > 0 && Number.isFinite(lifetimeMs) ? lifetimeMs : null;
}
