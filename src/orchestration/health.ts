import {
  bulkhead,
  BulkheadRejectedError,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  wrap,
} from 'cockatiel';
import type { BulkheadPolicy, CircuitBreakerPolicy } from 'cockatiel';
import type { ProviderErrorCode } from '../domain/attempt.js';
import type { ProviderName } from '../domain/provider-name.js';
import { ProviderFailure } from '../providers/contract.js';
import type { HealthView } from './plan.js';

/** UNKNOWN: never asked. HEALTHY, DEGRADED: by the share of calls that went well. DOWN: not asked for the time being. */
export const HEALTH_STATES = ['UNKNOWN', 'HEALTHY', 'DEGRADED', 'DOWN'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export interface HealthReport {
  state: HealthState;
  /** Calls that the figures are of; at most the last hundred of this process. */
  calls: number;
  /** Milliseconds; null without calls. */
  medianLatencyMs: number | null;
  percentile95LatencyMs: number | null;
  /** 0..1; null without calls. */
  successRate: number | null;
}

/** Failures that say something about the provider and not about the document or the question. */
const COUNTS: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'AUTHENTICATION_FAILED',
  'PAYMENT_REQUIRED',
  'RATE_LIMITED',
  'TIMEOUT',
  'UNAVAILABLE',
  'MALFORMED_REPLY',
]);

const WINDOW = 100;
const FAILURES_UNTIL_OPEN = 5;
const OPEN_MS = 15_000;
const CALLS_AT_ONCE = 16;
const CALLS_WAITING = 256;
const DEGRADED_BELOW = 0.8;

interface Guard {
  breaker: CircuitBreakerPolicy;
  bulkhead: BulkheadPolicy;
}

/**
 * How the providers have fared in this process, and what protects them and us: for each tenant and provider, no more than
 * so many calls at once, and none at all for a while after several in a row have failed.
 */
export class ProviderHealth {
  readonly #guards = new Map<string, Guard>();
  readonly #calls = new Map<ProviderName, { latencyMs: number; ok: boolean }[]>();

  /** `failuresUntilOpen`: failures in a row after which a provider is left alone. Default 5. */
  constructor(private readonly failuresUntilOpen = FAILURES_UNTIL_OPEN) {}

  async guard<T>(tenant: string, name: ProviderName, call: () => Promise<T>): Promise<T> {
    const guard = this.#guardOf(tenant, name);
    const startedAtMs = performance.now();
    try {
      const result = await wrap(guard.bulkhead, guard.breaker).execute(call);
      this.#record(name, performance.now() - startedAtMs, true);
      return result;
    } catch (fault) {
      if (fault instanceof BulkheadRejectedError) {
        throw new ProviderFailure('OVERLOADED', 'Too many calls to this provider at once.', {
          retryAfterMs: 1_000,
          delivery: 'NOT_SENT',
        });
      }
      if (fault instanceof ProviderFailure) {
        if (COUNTS.has(fault.code)) this.#record(name, performance.now() - startedAtMs, false);
        throw fault;
      }
      if (guard.breaker.state === CircuitState.Open) {
        throw new ProviderFailure(
          'UNAVAILABLE',
          'This provider has failed several times and is left alone for a while.',
          {
            retryable: false,
            retryAfterMs: OPEN_MS,
            delivery: 'NOT_SENT',
          },
        );
      }
      throw fault;
    }
  }

  /** As the plan of one tenant sees it. */
  viewFor(tenant: string): HealthView {
    return {
      isOpen: (name) => this.#guards.get(keyOf(tenant, name))?.breaker.state === CircuitState.Open,
      medianLatencyMs: (name) => this.report(tenant, name).medianLatencyMs,
    };
  }

  report(tenant: string, name: ProviderName): HealthReport {
    const calls = this.#calls.get(name) ?? [];
    const latencies = calls.map((each) => each.latencyMs).sort((one, other) => one - other);
    const at = (share: number) =>
      latencies.length === 0
        ? null
        : Math.round(latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0);
    const successRate = calls.length === 0 ? null : calls.filter((each) => each.ok).length / calls.length;
    const isDown = this.#guards.get(keyOf(tenant, name))?.breaker.state === CircuitState.Open;
    return {
      state: isDown ? 'DOWN' : successRate === null ? 'UNKNOWN' : successRate < DEGRADED_BELOW ? 'DEGRADED' : 'HEALTHY',
      calls: calls.length,
      medianLatencyMs: at(0.5),
      percentile95LatencyMs: at(0.95),
      successRate,
    };
  }

  #record(name: ProviderName, latencyMs: number, ok: boolean): void {
    const calls = this.#calls.get(name) ?? [];
    calls.push({ latencyMs, ok });
    this.#calls.set(name, calls.slice(-WINDOW));
  }

  #guardOf(tenant: string, name: ProviderName): Guard {
    const key = keyOf(tenant, name);
    const known = this.#guards.get(key);
    if (known) return known;
    const guard: Guard = {
      breaker: circuitBreaker(
        handleWhen((error) => error instanceof ProviderFailure && COUNTS.has(error.code)),
        { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(this.failuresUntilOpen) },
      ),
      bulkhead: bulkhead(CALLS_AT_ONCE, CALLS_WAITING),
    };
    this.#guards.set(key, guard);
    return guard;
  }
}

function keyOf(tenant: string, name: ProviderName): string {
  return `${tenant}\0${name}`;
}
