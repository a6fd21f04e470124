import { describe, expect, test } from '@jest/globals';
import { decideFace } from '../../../src/domain/face.js';
import { mapComparison } from '../../../src/providers/chekin/face-mapping.js';
import { readComparison } from '../../../src/providers/chekin/wire.js';
import { covers } from '../../support/covers.js';
import { fixture } from './chekin-mapping.js';

describe('comparisons', () => {
  const comparison = (distance: unknown, isMatch: unknown) => {
    const warnings: string[] = [];
    const json = { id: 2, identification_picture: 2, person_picture: 2, status: 'COM', distance, is_match: isMatch };
    return { face: mapComparison(readComparison(json, warnings), warnings), warnings };
  };

  test('comparison-completed.json', async () => {
    covers('chekin:face:is_match');
    const warnings: string[] = [];
    const face = mapComparison(readComparison(await fixture('comparison-completed'), warnings), warnings);
    expect(face).toEqual({
      rawScore: '0.41156753794555',
      score: 0.41156753794555,
      scale: { worst: 1, best: 0 },
      threshold: 0.6,
      samePerson: true,
      remarks: [],
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    [0.35, true, 0],
    [0.6, true, 0],
    [0.61, false, 0],
    [1, false, 0],
    [0.34, false, 1],
    [0, false, 1],
  ])('a distance of %d with is_match %s is passed on with %i remarks', (distance, isMatch, remarks) => {
    covers('chekin:face:distance');
    const { face, warnings } = comparison(distance, isMatch);
    expect(face).toMatchObject({ score: distance, samePerson: isMatch });
    expect(face.remarks).toHaveLength(remarks);
    expect(warnings).toEqual([]);
  });

  test('is_match against the documented range stays and is noted', () => {
    covers('chekin:face:is_match');
    const { face, warnings } = comparison(0.9, true);
    expect(face.samePerson).toBe(true);
    expect(face.remarks).toHaveLength(1);
    expect(warnings).toEqual(['is_match and distance contradict each other.']);
  });

  test.each([
    [0.2, 'INCONCLUSIVE'],
    [0.4, 'SAME_PERSON'],
    [0.7, 'DIFFERENT_PERSON'],
  ])('a distance of %d without is_match is decided by the range as %s', (distance, decision) => {
    covers('chekin:face:distance');
    expect(decideFace(comparison(distance, undefined).face)).toBe(decision);
  });

  test('a distance that is none has no scale', () => {
    covers('chekin:face:distance');
    expect(comparison(null, false).face).toMatchObject({ rawScore: null, score: null, scale: null, threshold: null });
    const outside = comparison(1.5, false);
    expect(outside.face).toMatchObject({ rawScore: '1.5', score: null, scale: null });
    expect(outside.warnings).toEqual(['distance is outside of 0 to 1.']);
  });
});
