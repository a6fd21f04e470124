import { describe, expect, test } from '@jest/globals';
import { deliveryOf, retryAfterOf } from '../../src/providers/reply-status.js';

const NOW = new Date('2026-11-20T12:00:00.250Z');

function answer(status: number, retryAfter?: string) {
  return { status, headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) };
}

describe('when to come back', () => {
  test.each([
    ['2', 2_000],
    [' 0 ', 0],
    ['2026', 2_026_000],
    // A date has no milliseconds, and now is 250 of them past the second.
    ['Fri, 20 Nov 2026 12:00:30 GMT', 29_750],
    ['Friday, 20-Nov-26 12:00:30 GMT', 29_750],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['Fri, soon', null],
    ['-1', null],
    ['1.5', null],
    ['2026-11-20', null],
    ['10000000000', null],
    ['', null],
  ])('Retry-After %j is %j milliseconds', (header, expected) => {
    for (const status of [408, 425, 429, 500, 503]) expect(retryAfterOf(answer(status, header), NOW)).toBe(expected);
  });

  test.each([200, 400, 401, 402, 403, 404, 409, 413])('%i does not pass by itself, whatever the header', (status) => {
    expect(retryAfterOf(answer(status, '7'), NOW, 5_000)).toBeNull();
  });

  test('without the header it is what is set, for 429 and 503 only', () => {
    expect(retryAfterOf(answer(429), NOW)).toBeNull();
    expect([429, 503, 500].map((status) => retryAfterOf(answer(status), NOW, 5_000))).toEqual([5_000, 5_000, null]);
    expect(retryAfterOf(answer(429, '1'), NOW, 5_000)).toBe(1_000);
    expect(retryAfterOf(answer(429, 'soon'), NOW, 5_000)).toBe(5_000);
  });
});

describe('whether the work may have been done', () => {
  test.each([
    [429, undefined, 'NOT_SENT'],
    [429, '2', 'NOT_SENT'],
    [503, '2', 'NOT_SENT'],
    [503, undefined, 'UNKNOWN'],
    [408, undefined, 'UNKNOWN'],
    [500, '2', 'UNKNOWN'],
    [502, '2', 'UNKNOWN'],
    [504, undefined, 'UNKNOWN'],
    [400, undefined, 'RECEIVED'],
    [401, undefined, 'RECEIVED'],
    [402, undefined, 'RECEIVED'],
    [403, undefined, 'RECEIVED'],
    [409, undefined, 'RECEIVED'],
    [425, undefined, 'RECEIVED'],
    [200, undefined, 'RECEIVED'],
  ])('%i with Retry-After %s: %s', (status, retryAfter, delivery) => {
    expect(deliveryOf(answer(status, retryAfter))).toBe(delivery);
  });
});
