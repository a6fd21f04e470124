import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CheckLivenessInput, MatchFacesInput } from '../../operations/generated.js';
import { CheckLivenessDocument, MatchFacesDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
});
afterAll(() => app.stop());

async function match(left: string, right: string, more: Partial<MatchFacesInput> = {}) {
  const input = { left: { image: { specimen: left } }, right: { image: { specimen: right } }, ...more };
  const { data, errors } = await app.ask(MatchFacesDocument, { input, waitMs: 25_000 });
  expect(errors).toBeUndefined();
  expect(data.matchFaces.userErrors).toEqual([]);
  return data.matchFaces.faceMatch!;
}

async function check(specimen: string, more: Partial<CheckLivenessInput> = {}) {
  const input = { image: { specimen }, ...more };
  const { data, errors } = await app.ask(CheckLivenessDocument, { input, waitMs: 25_000 });
  expect(errors).toBeUndefined();
  expect(data.checkLiveness.userErrors).toEqual([]);
  return data.checkLiveness.livenessCheck!;
}

describe('two faces of the specimens', () => {
  test.each([
    ['passport-utopia', 'selfie', 'SAME_PERSON'],
    ['id-card-meridan-front', 'selfie', 'SAME_PERSON'],
    ['passport-utopia', 'selfie-other-person', 'DIFFERENT_PERSON'],
    ['passport-utopia', 'passport-utopia-rotated', 'DIFFERENT_PERSON'],
  ])('%s and %s: %s to each of the three that compare', async (left, right, decision) => {
    const found = await match(left, right, { strategy: { mode: 'ALL' } });
    expect(found).toMatchObject({ lifecycle: 'COMPLETED', decision, reasons: [], dissent: [], sandbox: true });
    expect(found.readings.map(({ provider }) => provider).sort()).toEqual(['beorg', 'chekin', 'flyocr']);
  });

  test('each vendor’s score stands on its own scale, and on none where it says none', async () => {
    const found = await match('passport-utopia', 'selfie', { strategy: { mode: 'ALL' } });
    const readings = Object.fromEntries(found.readings.map((reading) => [reading.provider, reading]));
    expect(readings['flyocr']).toMatchObject({ scale: { worst: 0, best: 100 }, threshold: null, samePerson: true });
    expect(readings['chekin']).toMatchObject({ scale: { worst: 1, best: 0 }, threshold: 0.6, samePerson: true });
    expect(readings['chekin']!.score).toBeLessThanOrEqual(0.6);
    expect(readings['beorg']).toMatchObject({ score: null, scale: null, threshold: null });
    expect(found.readings.map(({ falseMatchRate }) => falseMatchRate)).toEqual([null, null, null]);
  });

  test('the cheapest is asked alone where nothing is said', async () => {
    const found = await match('driving-licence-meridan', 'selfie');
    const asked = found.attempts.filter(({ lifecycle }) => lifecycle !== 'SKIPPED_NOT_NEEDED');
    expect(asked).toMatchObject([{ lifecycle: 'COMPLETED', servedFrom: 'SANDBOX' }]);
    const planned = found.attempts.map(({ provider }) => provider.name);
    expect(planned).toHaveLength(3);
    expect(found.decision).toBe('SAME_PERSON');
  });

  test('one vendor that finds them different is the dissent of two that do not', async () => {
    const strategy = { mode: 'CONSENSUS' as const, quorum: 2, providers: ['flyocr', 'chekin', 'beorg'] as const };
    const found = await match('passport-meridan-expired', 'selfie', {
      strategy: { ...strategy, providers: [...strategy.providers] },
      scenario: 'flyocr-face-differs',
    });
    expect(found).toMatchObject({
      decision: 'SAME_PERSON',
      dissent: [{ provider: 'flyocr', decision: 'DIFFERENT_PERSON' }],
    });
    const all = await match('passport-meridan-expired', 'selfie', {
      strategy: { mode: 'ALL' },
      scenario: 'flyocr-face-differs',
    });
    expect(all).toMatchObject({ decision: 'INCONCLUSIVE', reasons: ['PROVIDERS_DISAGREE'] });
    expect(
      await match('passport-utopia', 'selfie', { strategy: { mode: 'ALL' }, scenario: 'all-face-differs' }),
    ).toMatchObject({ decision: 'DIFFERENT_PERSON', dissent: [] });
  });

  test('a picture without a face is nobody’s: no decision, and each vendor’s own words', async () => {
    const found = await match('invoice-no-mrz', 'selfie', { strategy: { mode: 'ALL' } });
    expect(found.decision === null || found.decision === 'INCONCLUSIVE').toBe(true);
    expect(found.reasons).toContain('PROVIDERS_FAILED');
    const failed = found.attempts.filter(({ lifecycle }) => lifecycle === 'FAILED');
    expect(failed.length).toBeGreaterThanOrEqual(1);
    expect(failed.every(({ error }) => error?.code === 'INVALID_IMAGE')).toBe(true);
  });

  test('the portrait of a document that was read before', async () => {
    const uploaded = await app.ask(UploadDocumentDocument, {
      input: { image: { specimen: 'passport-utopia' } },
      waitMs: 20_000,
    });
    const documentId = uploaded.data.uploadDocument.document!.id;
    const found = await match('', '', {
      left: { documentId },
      right: { image: { specimen: 'selfie-other-person' }, role: 'SELFIE' },
      strategy: { providers: ['beorg'] },
    });
    expect(found).toMatchObject({ decision: 'DIFFERENT_PERSON', left: { document: { id: documentId } } });
  });
});

describe('somebody living', () => {
  test.each([
    ['selfie', 'SILENT_IMAGE', true],
    ['selfie-of-a-print', 'SILENT_IMAGE', false],
  ])('%s, by %s: %j to both that look', async (specimen, method, live) => {
    const found = await check(specimen, { strategy: { mode: 'CONSENSUS' } });
    expect(found).toMatchObject({ lifecycle: 'COMPLETED', method, live, reasons: [], dissent: [], sandbox: true });
    expect(found.readings.map(({ provider }) => provider).sort()).toEqual(['beorg', 'flyocr']);
    // flyocr gives a figure whose scale nobody states.
    expect(found.score).toBeNull();
    expect(found.readings.find(({ provider }) => provider === 'flyocr')).toMatchObject({
      rawScore: expect.stringMatching(/^\d+$/) as unknown as string,
      score: null,
    });
  });

  test.each([
    ['liveness-video', true],
    ['liveness-video-still', false],
  ])('%s: a film, which one vendor takes', async (specimen, live) => {
    expect(await check(specimen)).toMatchObject({
      method: 'VIDEO',
      lifecycle: 'COMPLETED',
      live,
      blinked: live,
      mouthOpened: live,
      replaced: false,
      attempts: [{ provider: { name: 'flyocr' }, lifecycle: 'COMPLETED' }],
    });
  });

  test('a vendor that finds nobody living contradicts the other, and it stays open', async () => {
    const found = await check('selfie', { strategy: { mode: 'ALL' }, scenario: 'flyocr-not-live' });
    expect(found).toMatchObject({ live: null, reasons: ['PROVIDERS_DISAGREE'] });
    expect(found.dissent).toHaveLength(2);
    expect(await check('selfie', { scenario: 'all-not-live' })).toMatchObject({ live: false, reasons: [] });
  });

  test('on a picture without a face nobody can tell', async () => {
    const found = await check('text-page', { strategy: { providers: ['flyocr'] } });
    expect(found).toMatchObject({ lifecycle: 'FAILED', live: null, reasons: ['PROVIDERS_FAILED'] });
  });
});
