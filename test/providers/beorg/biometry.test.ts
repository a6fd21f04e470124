import { describe, expect, test } from '@jest/globals';
import { mapResult } from '../../../src/providers/beorg/mapping.js';
import { readResult } from '../../../src/providers/beorg/wire.js';
import { covers } from '../../support/covers.js';
import { fixture, settingsWith, TODAY } from './beorg-settings.js';

const ASKED = [
  { key: 'left', type: 'PASSPORT' },
  { key: 'right', type: 'SELFIE' },
];

function read(json: unknown, kind: 'FACE_MATCH' | 'LIVENESS') {
  const parts = { settings: settingsWith(), asked: ASKED, today: TODAY, warnings: [] };
  return mapResult(readResult(json, []), kind, parts);
}

function faceOf(json: unknown) {
  const reading = read(json, 'FACE_MATCH');
  if (reading?.kind !== 'FACE_MATCH') throw new Error('It is no reading of faces.');
  return reading.face;
}

function livenessOf(json: unknown) {
  const reading = read(json, 'LIVENESS');
  if (reading?.kind !== 'LIVENESS') throw new Error('It is no reading of liveness.');
  return reading.liveness;
}

function withChecks(checks: unknown): unknown {
  const metadata = { confidences: null, verifications: { status: 0, status_text: 'ok', checks } };
  return { document_id: 's-1', documents: [{ key: 'right', type: 'SELFIE', data: {}, metadata }] };
}

describe('answers of the biometric stages, which nobody documents', () => {
  test('words that nobody knows are no decision, and all of them are kept', async () => {
    covers('beorg:check:biometry_match', 'beorg:check:biometry_liveness');
    const json = await fixture('unknown-biometry-result');
    expect(faceOf(json)).toEqual({
      rawScore: null,
      score: null,
      scale: null,
      threshold: null,
      samePerson: null,
      remarks: ['zzz.qqq: passed (fault looked for: Неизвестная проверка)'],
    });
    expect(livenessOf(json).live).toBeNull();
  });

  test.each<[string, unknown, boolean | null]>([
    ['the group is named after the stage', { biometry_match: [{ status: 0, key: 'k', title: 't' }] }, true],
    ['the entry is named after it', { verify: [{ status: 0, key: 'biometry_match', title: 't' }] }, true],
    ['an entry without a list', { biometry_match: { status: 0, key: 'k' } }, true],
    ['a failure that says so by its key', { biometry_match: [{ status: 1, key: 'faces_match', title: 't' }] }, false],
    ['a failure that says so by its title', { biometry: [{ status: 1, key: 'k', title: 'Лица не совпадают' }] }, false],
    ['a failure without any words', { biometry_match: [{ status: 1 }] }, false],
    ['a failure for another cause', { biometry_match: [{ status: 1, key: 'face', title: 'Лицо не найдено' }] }, null],
    ['not run', { biometry_match: [{ status: '', key: 'faces_match', title: 't' }] }, null],
    ['a state that is not documented', { biometry_match: [{ status: 7, key: 'faces_match', title: 't' }] }, null],
    ['no state at all', { biometry_match: [{ key: 'faces_match' }] }, null],
    [
      'passed in part',
      {
        biometry_match: [
          { status: 0, key: 'a' },
          { status: '', key: 'faces_match', title: 't' },
        ],
      },
      null,
    ],
    ['only the other stage', { biometry_liveness: [{ status: 0, key: 'alive', title: 't' }] }, null],
    [
      'only checks of the document',
      { verify_passport: [{ status: 1, key: 'fio', title: 'не соответствует MRZ' }] },
      null,
    ],
    ['no checks', {}, null],
    ['something else', 'passed', null],
  ])('same person: %s', (_title, checks, expected) => {
    covers('beorg:check:biometry_match');
    expect(faceOf(withChecks(checks)).samePerson).toBe(expected);
  });

  test.each<[string, unknown, boolean | null]>([
    ['passed', { biometry_liveness: [{ status: 0, key: 'alive', title: 't' }] }, true],
    ['failed', { biometry_liveness: [{ status: 1, key: 'alive', title: 't' }] }, false],
    ['failed for another cause', { biometry_liveness: [{ status: 1, key: 'size', title: 'Фото мало' }] }, null],
    ['not run', { biometry_liveness: [{ status: '', key: 'alive' }] }, null],
    ['only the other stage', { biometry_match: [{ status: 0, key: 'faces', title: 't' }] }, null],
  ])('live: %s', (_title, checks, expected) => {
    expect(livenessOf(withChecks(checks)).live).toBe(expected);
  });

  test('a figure is kept as it came and is no score, since nobody knows its scale', () => {
    const face = faceOf(withChecks({ biometry_match: [{ status: 0, key: 'faces_match', title: 't', score: 0.87 }] }));
    expect(face).toMatchObject({ rawScore: '0.87', score: null, scale: null, threshold: null });
  });
});
