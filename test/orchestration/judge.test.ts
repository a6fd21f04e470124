import { describe, expect, test } from '@jest/globals';
import { readingOf } from '../support/fake-provider.js';
import { authenticity, EXPIRES, judge, mrz, VALID } from '../support/judged.js';

describe('a document that was read', () => {
  test('and that nobody checked is not decided, which is no failure', () => {
    expect(judge(readingOf(VALID))).toMatchObject({
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'NONE',
      reasons: ['AUTHENTICITY_NOT_CHECKED'],
    });
  });

  test('and that a provider judged genuine is accepted', () => {
    expect(judge(readingOf(VALID, authenticity('PASSED')))).toMatchObject({
      verdict: 'ACCEPTED',
      nextAction: 'NONE',
      reasons: [],
    });
  });

  test('and that a provider judged genuine while check digits fail is suspicious', () => {
    const digits = {
      name: 'MRZ_CHECK_DIGITS',
      outcome: 'FAILED',
      explanation: 'One fails.',
      provider: 'chekin',
    } as const;
    const genuine = authenticity('PASSED');
    const reading = readingOf(VALID, { ...genuine, checks: [...(genuine.checks ?? []), digits] });
    expect(judge(reading)).toMatchObject({
      verdict: 'SUSPICIOUS',
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['MRZ_CHECK_DIGITS_FAILED'],
    });
  });

  test('and whose check digits hold for nobody is to be photographed again, unless somebody proves them', () => {
    const digits = { name: 'MRZ_CHECK_DIGITS', explanation: 'Looked at.', provider: 'chekin' } as const;
    const failed = readingOf(VALID, { checks: [{ ...digits, outcome: 'FAILED' }] });
    expect(judge(failed)).toMatchObject({
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      reasons: ['MRZ_CHECK_DIGITS_FAILED', 'AUTHENTICITY_NOT_CHECKED'],
    });
    const proved = { ...digits, provider: 'local', outcome: 'PASSED' } as const;
    const both = readingOf(VALID, { checks: [{ ...digits, outcome: 'FAILED' }, proved] });
    expect(judge(both)).toMatchObject({ verdict: null, nextAction: 'NONE', reasons: ['AUTHENTICITY_NOT_CHECKED'] });
  });

  test.each(['NOT_RUN', 'PASSED'] as const)('and contradicts itself is for a person to see, genuine: %s', (outcome) => {
    const contradiction = {
      name: 'DATA_CONSISTENT',
      outcome: 'FAILED',
      explanation: 'Two of its parts differ.',
      provider: 'beorg',
    } as const;
    const checks = [...(authenticity(outcome).checks ?? []), contradiction];
    expect(judge(readingOf(VALID, { checks }))).toMatchObject({
      verdict: 'SUSPICIOUS',
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['DATA_INCONSISTENT'],
    });
  });

  test('and that a provider judged not genuine is rejected', () => {
    expect(judge(readingOf(VALID, authenticity('FAILED')))).toMatchObject({
      lifecycle: 'COMPLETED',
      verdict: 'REJECTED',
      nextAction: 'UPLOAD_DOCUMENT',
      reasons: ['AUTHENTICITY_FAILED'],
    });
  });

  test('and that a provider could not judge is not decided', () => {
    expect(judge(readingOf(VALID, authenticity('NOT_RUN')))).toMatchObject({ verdict: null });
  });

  test('is rejected when it is over, even if genuine', () => {
    const today = new Date('2030-06-17T00:00:00Z');
    expect(judge(readingOf(VALID, authenticity('PASSED')), { today })).toMatchObject({
      verdict: 'REJECTED',
      nextAction: 'UPLOAD_DOCUMENT',
      reasons: ['DOCUMENT_EXPIRED'],
    });
  });
});

describe('the date of expiry', () => {
  const outcomeAt = (now: string, expiry = EXPIRES) =>
    judge(readingOf({ DATE_OF_EXPIRY: expiry }), { today: new Date(now) }).checks.find(
      ({ name }) => name === 'NOT_EXPIRED',
    )?.outcome;

  test.each([
    ['2030-06-14T12:00:00Z', 'PASSED'],
    ['2030-06-15T00:00:00Z', 'PASSED'],
    ['2030-06-15T23:59:59Z', 'PASSED'],
    // It is still the 15th where the day ends last.
    ['2030-06-16T11:59:59Z', 'PASSED'],
    ['2030-06-16T12:00:00Z', 'FAILED'],
    ['2031-01-01T00:00:00Z', 'FAILED'],
  ])('at %s has %s', (now, outcome) => {
    expect(outcomeAt(now)).toBe(outcome);
  });

  test('that is partial decides only what is certain whichever day was meant', () => {
    expect(outcomeAt('2030-06-20T00:00:00Z', '2030-06')).toBe('NOT_RUN');
    expect(outcomeAt('2030-06-20T00:00:00Z', '2030')).toBe('NOT_RUN');
    expect(outcomeAt('2029-12-20T00:00:00Z', '2030')).toBe('PASSED');
    expect(outcomeAt('2040-01-01T00:00:00Z', '2030-06')).toBe('FAILED');
    expect(outcomeAt('2040-01-01T00:00:00Z', '2030')).toBe('FAILED');
  });

  test('that is missing decides nothing', () => {
    expect(judge(readingOf({ SURNAME: 'MERIDAN' })).checks).toContainEqual(
      expect.objectContaining({ name: 'NOT_EXPIRED', outcome: 'NOT_RUN' }),
    );
  });
});

describe('a picture of which nothing could be read', () => {
  test('is to be taken again', () => {
    expect(judge(readingOf({}))).toMatchObject({
      lifecycle: 'COMPLETED',
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      reasons: ['NOTHING_READABLE'],
    });
  });

  test.each(['IDENTITY_CARD', 'RESIDENCE_PERMIT', 'DRIVING_LICENCE'] as const)(
    'asks for the other side of a %s, unless it shows the back',
    (kind) => {
      const reading = readingOf({}, { kind, side: null });
      expect(judge(reading)).toMatchObject({
        nextAction: 'UPLOAD_OTHER_SIDE',
        reasons: ['MACHINE_READABLE_ZONE_NOT_FOUND'],
      });
      expect(judge(reading, { side: 'FRONT' })).toMatchObject({ nextAction: 'UPLOAD_OTHER_SIDE' });
      expect(judge(reading, { side: 'BACK' })).toMatchObject({
        nextAction: 'RETAKE_PHOTO',
        reasons: ['NOTHING_READABLE'],
      });
    },
  );

  test('though a zone was seen is to be taken again, and says so', () => {
    expect(judge(readingOf({}, { kind: 'IDENTITY_CARD', mrz: mrz(false) }))).toMatchObject({
      nextAction: 'RETAKE_PHOTO',
      reasons: ['MACHINE_READABLE_ZONE_NOT_ACCEPTED'],
    });
  });
});

describe('where nobody answered', () => {
  test('because all failed, the document has failed', () => {
    expect(judge(null, { errorCodes: ['INVALID_IMAGE', 'INVALID_IMAGE'] })).toMatchObject({
      lifecycle: 'FAILED',
      nextAction: 'RETAKE_PHOTO',
      reasons: ['NOTHING_READABLE'],
    });
    expect(judge(null, { errorCodes: ['INVALID_IMAGE', 'TIMEOUT'] })).toMatchObject({ nextAction: 'CONTACT_SUPPORT' });
    expect(judge(null, { errorCodes: ['TIMEOUT'] })).toMatchObject({
      lifecycle: 'FAILED',
      verdict: null,
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['PROVIDERS_FAILED'],
    });
  });

  test('because nobody takes such a document, another picture would not help', () => {
    expect(judge(null)).toMatchObject({
      lifecycle: 'FAILED',
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['NOT_SUPPORTED'],
    });
  });

  test('but one did, the document is complete', () => {
    expect(judge(readingOf(VALID), { errorCodes: ['TIMEOUT'] })).toMatchObject({ lifecycle: 'COMPLETED' });
  });
});

describe('the checks', () => {
  test('are three-valued: what nobody looked at is not run, and says why', () => {
    const { checks } = judge(readingOf({}));
    expect(checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['MRZ_CHECK_DIGITS', 'NOT_RUN'],
      ['NOT_EXPIRED', 'NOT_RUN'],
      ['AUTHENTICITY', 'NOT_RUN'],
    ]);
    for (const { explanation } of checks) expect(explanation).toMatch(/^[A-Z].+\.$/);
  });

  test('tell whether the check digits hold', () => {
    const outcome = (passed: boolean) => judge(readingOf(VALID, { mrz: mrz(passed) })).checks[0];
    expect(outcome(true)).toMatchObject({ name: 'MRZ_CHECK_DIGITS', outcome: 'PASSED' });
    expect(outcome(false)).toMatchObject({ name: 'MRZ_CHECK_DIGITS', outcome: 'FAILED' });
  });

  test('of a provider stand beside ours, under its name', () => {
    const { checks } = judge(readingOf(VALID, authenticity('PASSED')));
    expect(checks.filter(({ name }) => name === 'AUTHENTICITY')).toEqual([
      { name: 'AUTHENTICITY', outcome: 'PASSED', explanation: 'Looked at.', provider: 'local' },
    ]);
  });
});
