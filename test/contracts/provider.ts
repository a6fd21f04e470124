import { describe, expect, test } from '@jest/globals';
import type { ProviderErrorCode } from '../../src/domain/attempt.js';
import type { Provider, ProviderRequest } from '../../src/providers/contract.js';
import { ProviderFailure } from '../../src/providers/contract.js';
import type { Behaviour } from '../../src/domain/scenario.js';
import { callUntilDone, contextOf, loggedLines } from '../support/provider-call.js';

export interface ProviderContract {
  /** The provider under test, against its imitation in a running sandbox. */
  provider: () => Provider;
  /** The same with credentials that the vendor does not know. */
  withWrongCredentials: () => Provider;
  /** A request that the provider can carry out. */
  request: () => Promise<ProviderRequest>;
  /** Texts that must never turn up in an error or a log. */
  secrets: () => string[];
  /** What the provider makes of a refusal by the vendor in its own words (behaviour REFUSED). */
  refusal: ProviderErrorCode;
  /** Whether work may be pending, so that NEVER_READY means something. */
  pends: boolean;
  /** Codes that differ from the usual, for honest differences between vendors. */
  codes?: Partial<Record<Behaviour, ProviderErrorCode>>;
}

const CODES: Partial<Record<Behaviour, ProviderErrorCode>> = {
  UNAUTHORIZED: 'AUTHENTICATION_FAILED',
  PAYMENT_REQUIRED: 'PAYMENT_REQUIRED',
  RATE_LIMITED: 'RATE_LIMITED',
  SERVER_ERROR_ALWAYS: 'UNAVAILABLE',
  MALFORMED_JSON: 'MALFORMED_REPLY',
  WRONG_TYPES: 'MALFORMED_REPLY',
  HUGE: 'MALFORMED_REPLY',
  CUT_CONNECTION: 'UNAVAILABLE',
  REDIRECT: 'MALFORMED_REPLY',
};

/** What every provider promises, whoever the vendor is. Called by each provider's own test. */
export function describeProviderContract(name: string, contract: ProviderContract): void {
  const scenario = (behaviour: Behaviour) => `${name}-${behaviour.toLowerCase().replaceAll('_', '-')}`;

  async function failureOf(run: Promise<unknown>): Promise<ProviderFailure> {
    const fault: unknown = await run.then(
      () => new Error('It did not fail.'),
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(ProviderFailure);
    return fault as ProviderFailure;
  }

  describe(`the contract of providers, kept by ${name}`, () => {
    test('brings a reading of the kind that was asked for, and says where each field stood', async () => {
      const request = await contract.request();
      const { reading, raw } = await callUntilDone(contract.provider(), request);
      expect(reading.kind).toBe(request.kind);
      expect(raw).not.toBeNull();
      if (reading.kind === 'DOCUMENT') {
        expect(reading.document.candidates.length).toBeGreaterThan(0);
        for (const { candidate } of reading.document.candidates) {
          expect(candidate.provider).toBe(name);
          expect(candidate.rawPath).not.toBe('');
        }
      }
    });

    test('gives the same reading for the same bytes', async () => {
      const one = await callUntilDone(contract.provider(), await contract.request());
      const other = await callUntilDone(contract.provider(), await contract.request());
      expect(other.reading).toEqual(one.reading);
    });

    test('waits for a slow vendor', async () => {
      const request = await contract.request();
      const { reading } = await callUntilDone(contract.provider(), request, { scenario: scenario('SLOW') });
      expect(reading.kind).toBe(request.kind);
    });

    test('says TIMEOUT at its deadline', async () => {
      const run = callUntilDone(contract.provider(), await contract.request(), {
        scenario: scenario('TIMES_OUT'),
        deadlineMs: 200,
      });
      expect((await failureOf(run)).code).toBe('TIMEOUT');
    });

    test('says CANCELED when it is called off', async () => {
      const off = new AbortController();
      const run = callUntilDone(contract.provider(), await contract.request(), {
        scenario: scenario('TIMES_OUT'),
        signal: off.signal,
      });
      setTimeout(() => off.abort(), 50);
      expect((await failureOf(run)).code).toBe('CANCELED');
    });

    test.each(Object.entries({ ...CODES, ...contract.codes }) as [Behaviour, ProviderErrorCode][])(
      '%s becomes %s',
      async (behaviour, code) => {
        const run = callUntilDone(contract.provider(), await contract.request(), { scenario: scenario(behaviour) });
        expect((await failureOf(run)).code).toBe(code);
      },
    );

    test('passes on when to come back', async () => {
      const run = callUntilDone(contract.provider(), await contract.request(), { scenario: scenario('RATE_LIMITED') });
      const failure = await failureOf(run);
      expect(failure.retryAfterMs).toBe(2_000);
      expect(failure.retryable).toBe(true);
      // Turned away before any work began, so that even a paid call may be made again.
      expect(failure.delivery).toBe('NOT_SENT');
    });

    test('a refusal in the vendor’s own words has a code', async () => {
      const run = callUntilDone(contract.provider(), await contract.request(), { scenario: scenario('REFUSED') });
      expect((await failureOf(run)).code).toBe(contract.refusal);
    });

    test('wrong credentials are told as such', async () => {
      const run = callUntilDone(contract.withWrongCredentials(), await contract.request());
      const failure = await failureOf(run);
      expect(failure.code).toBe('AUTHENTICATION_FAILED');
      expect(failure.retryable).toBe(false);
    });

    test('one call is one step: work that is not ready stays pending', async () => {
      if (!contract.pends) {
        const result = await contract.provider().start(await contract.request(), contextOf());
        expect(result.state).toBe('done');
        return;
      }
      const context = contextOf({ scenario: scenario('NEVER_READY') });
      const request = await contract.request();
      const started = await contract.provider().start(request, context);
      if (started.state !== 'pending') throw new Error('It is not pending.');
      expect(started.checkAfterMs).toBeGreaterThan(0);
      const looked = await contract.provider().check?.(started.handle, request, context);
      expect(looked?.state).toBe('pending');
    });

    test('no secret is in any error or log', async () => {
      const behaviours = [...Object.keys(CODES), 'REFUSED'] as Behaviour[];
      const texts: string[] = [];
      for (const behaviour of behaviours) {
        const run = callUntilDone(contract.provider(), await contract.request(), { scenario: scenario(behaviour) });
        const failure = await failureOf(run);
        texts.push(failure.message, JSON.stringify(failure.toProviderError()), failure.stack ?? '');
      }
      const everything = [...texts, ...loggedLines].join('\n');
      for (const secret of contract.secrets()) expect(everything).not.toContain(secret);
    });
  });
}
