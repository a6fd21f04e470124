import { describe, expect, test } from '@jest/globals';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { fixture, outcomeOf } from './answer.js';
import { PICTURE } from './sandbox-call.js';

const FACES: ProviderRequest = { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE };
const SILENT: ProviderRequest = { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: PICTURE };
const VIDEO: ProviderRequest = { kind: 'LIVENESS', method: 'VIDEO', image: PICTURE };

const e3 = (...items: [desc: string, content: string][]) => ({
  infoList: [{ veritem: items.map(([desc, content]) => ({ desc, name: null, content })) }],
  messageString: { status: '2000', value: 'success' },
});

describe('faces', () => {
  test('behind a colon in desc', async () => {
    covers(
      'flyocr:service:face_match',
      'flyocr:envelope:infoList',
      'flyocr:verdict:decision-result',
      'flyocr:verdict:decision-value',
    );
    const { reading } = await outcomeOf(FACES, fixture('face-comparison'));
    expect(reading).toEqual({
      kind: 'FACE_MATCH',
      face: {
        rawScore: '99',
        score: 99,
        scale: { worst: 0, best: 100 },
        threshold: null,
        samePerson: true,
        remarks: [],
      },
    });
  });

  test('in content, in Chinese', async () => {
    covers('flyocr:verdict:chinese');
    const { reading } = await outcomeOf(FACES, fixture('face-comparison-chinese'));
    expect(reading).toMatchObject({ face: { rawScore: '98.8', score: 98.8, samePerson: true, remarks: [] } });
  });

  test.each<[string, boolean | null]>([
    ['Decision result:no', false],
    ['判定结果：否', false],
    ['Decision result:perhaps', null],
  ])('%s is %s', async (desc, samePerson) => {
    covers('flyocr:verdict:decision-result');
    const { reading } = await outcomeOf(FACES, e3([desc, ''], ['Decision value:101', '']));
    expect(reading).toMatchObject({ face: { samePerson, rawScore: '101', score: null, scale: null } });
    if (reading.kind === 'FACE_MATCH') expect(reading.face.remarks).toEqual(samePerson === null ? [desc] : []);
  });

  test('what nobody understands is a remark in the vendor’s words, an address is not', async () => {
    covers('flyocr:verdict:other');
    const reply = e3(['Face too small', ''], ['Angle', '40'], ['See http://127.0.0.1/p', ''], ['x'.repeat(300), '']);
    const { reading } = await outcomeOf(FACES, reply);
    expect(reading).toMatchObject({ face: { samePerson: null, remarks: ['Face too small', 'Angle: 40'] } });
  });
});

describe('liveness', () => {
  test('of one picture: desc itself is the verdict', async () => {
    covers('flyocr:service:silent_liveness', 'flyocr:verdict:decision-value', 'flyocr:verdict:living-body');
    const { reading } = await outcomeOf(SILENT, fixture('silent-liveness'));
    expect(reading).toEqual({
      kind: 'LIVENESS',
      liveness: {
        live: true,
        rawScore: '99',
        score: 99,
        scale: null,
        blinked: null,
        mouthOpened: null,
        replaced: null,
        remarks: [],
      },
    });
  });

  test('of a video: everything in content', async () => {
    covers(
      'flyocr:service:video_liveness',
      'flyocr:envelope:infoList',
      'flyocr:verdict:decision-value',
      'flyocr:verdict:live-or-not',
      'flyocr:verdict:replacement',
      'flyocr:verdict:blinking',
      'flyocr:verdict:mouth',
    );
    const { reading } = await outcomeOf(VIDEO, fixture('video-liveness'));
    expect(reading).toEqual({
      kind: 'LIVENESS',
      liveness: {
        live: false,
        rawScore: '100.0',
        score: 100,
        scale: null,
        blinked: false,
        mouthOpened: false,
        replaced: false,
        remarks: [],
      },
    });
  });

  test.each<[string, string, boolean | null]>([
    ['Non-living body', '', false],
    ['活体', '', true],
    ['非活体', '', false],
    ['Live or not', 'Living body', true],
    ['Live or not:no', '', false],
    ['是否活体', '是', true],
    ['判定结果', '否', false],
    ['Blurred', '', null],
  ])('"%s" with "%s" is %s', async (desc, content, live) => {
    covers('flyocr:verdict:live-or-not');
    const { reading } = await outcomeOf(SILENT, e3([desc, content]));
    expect(reading).toMatchObject({ liveness: { live } });
  });

  test('what a person did before the camera, in Chinese', async () => {
    covers('flyocr:verdict:replacement', 'flyocr:verdict:blinking', 'flyocr:verdict:mouth');
    const { reading } = await outcomeOf(VIDEO, e3(['是否有替换', '是'], ['是否有眨眼', '是'], ['是否有张嘴', '否']));
    expect(reading).toMatchObject({ liveness: { replaced: true, blinked: true, mouthOpened: false } });
  });
});
