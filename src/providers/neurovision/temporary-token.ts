import type { CallContext } from '../contract.js';
import { ProviderFailure } from '../contract.js';

export interface TemporaryToken {
  /** The token that is known, or a new one; calls at the same time share one log-in. */
  get(context: CallContext): Promise<string>;
  /** To be called when the vendor refuses this token: the next `get` logs in again, unless somebody already has. */
  drop(token: string): void;
}

interface KnownToken {
  value: string;
  /** null: good until it is refused. */
  renewAtMs: number | null;
}

const DAY_MS = 86_400_000;
/** A token is renewed so long before its end, or a tenth of its life before where it lives for less than ten minutes. */
const LONGEST_MARGIN_MS = 60_000;

/** Keeps a JWT in memory, and renews it before it ends. */
export function createTemporaryToken(
  validDays: number,
  logIn: (context: CallContext) => Promise<string>,
): TemporaryToken {
  let known: KnownToken | null = null;
  let fetching: Promise<string> | null = null;

  function fetchShared(context: CallContext): Promise<string> {
    fetching ??= logIn(context)
      .then((value) => {
        known = { value, renewAtMs: renewAtMs(value, validDays, context.now().getTime()) };
        return value;
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  return {
    async get(context) {
      if (known && (known.renewAtMs === null || context.now().getTime() < known.renewAtMs)) return known.value;
      const joined = fetching !== null;
      try {
        return await orCalledOff(fetchShared(context), context.signal);
      } catch (fault) {
        // The call that logged in for both was called off, which says nothing about this one.
        if (!joined || !isCalledOff(fault) || context.signal.aborted) throw fault;
        return orCalledOff(fetchShared(context), context.signal);
      }
    },
    drop(token) {
      if (known?.value === token) known = null;
    },
  };
}

/** By the token's own `exp` (and `iat`, so that clocks need not agree), else by the days that were asked for. */
function renewAtMs(token: string, validDays: number, nowMs: number): number | null {
  const { exp, iat } = claimsOf(token);
  const lifeMs = exp !== null ? exp * 1_000 - (iat === null ? nowMs : iat * 1_000) : validDays * DAY_MS;
  if (exp === null && validDays === 0) return null;
  return nowMs + lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 10);
}

/** RFC 7519. The vendor verifies its token, we only want to know when it ends; one that we cannot read may still be good. */
function claimsOf(token: string): { exp: number | null; iat: number | null } {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const claims = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
    const seconds = (claim: unknown) => (typeof claim === 'number' && Number.isFinite(claim) ? claim : null);
    return { exp: seconds(claims['exp']), iat: seconds(claims['iat']) };
  } catch {
    return { exp: null, iat: null };
  }
}

function isCalledOff(fault: unknown): boolean {
  return fault instanceof ProviderFailure && (fault.code === 'CANCELED' || fault.code === 'TIMEOUT');
}

/** Somebody else's log-in goes on without us when we are called off. */
async function orCalledOff<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const calledOff = new Promise<never>((_resolve, reject) => {
    stop = () => {
      const timedOut = (signal.reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
      reject(
        timedOut
          ? new ProviderFailure('TIMEOUT', 'The log-in took too long.', { delivery: 'NOT_SENT' })
          : new ProviderFailure('CANCELED', 'The call was called off during the log-in.', { delivery: 'NOT_SENT' }),
      );
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, calledOff]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
