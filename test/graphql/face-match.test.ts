import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GetFaceMatchDocument, GetNodeDocument } from '../../operations/generated.js';
import { saysOfFaces } from '../support/face-answers.js';
import { fails, held } from '../support/fake-provider.js';
import type { FaceMatchStage } from './face-match-stage.js';
import { ACME, anImage, createFaceMatchStage, GLOBEX } from './face-match-stage.js';

let app: FaceMatchStage['app'];
let vendors: FaceMatchStage['vendors'];
let cheap: FaceMatchStage['cheap'];
let middle: FaceMatchStage['middle'];
let dear: FaceMatchStage['dear'];
let match: FaceMatchStage['match'];
beforeAll(async () => {
  ({ app, vendors, cheap, middle, dear, match } = await createFaceMatchStage());
});
afterAll(() => app.stop());
beforeEach(() => {
  for (const { calls } of vendors) calls.length = 0;
});

const statesOf = ({ attempts }: { attempts: { provider: { name: string }; lifecycle: string }[] }) =>
  Object.fromEntries(attempts.map(({ provider, lifecycle }) => [provider.name, lifecycle]));

describe('a decision', () => {
  test('is of one vendor, the cheapest, and the others are not needed', async () => {
    cheap.script(saysOfFaces({ samePerson: true, rawScore: '99', score: 99, scale: { worst: 0, best: 100 } }));
    const found = await match();
    expect(found).toMatchObject({
      lifecycle: 'COMPLETED',
      poll: { terminal: true, afterMs: 0 },
      decision: 'SAME_PERSON',
      reasons: [],
      dissent: [],
      sandbox: false,
    });
    expect(found.readings).toEqual([
      {
        provider: 'flyocr',
        rawScore: '99',
        score: 99,
        scale: { worst: 0, best: 100 },
        threshold: null,
        falseMatchRate: null,
        samePerson: true,
        decision: 'SAME_PERSON',
        remarks: [],
      },
    ]);
    expect(statesOf(found)).toEqual({
      flyocr: 'COMPLETED',
      chekin: 'SKIPPED_NOT_NEEDED',
      beorg: 'SKIPPED_NOT_NEEDED',
    });
    expect(cheap.calls).toHaveLength(1);
    expect(middle.calls).toHaveLength(0);
  });

  test('is by the threshold in its own direction where there is no verdict', async () => {
    const distance = { scale: { worst: 1, best: 0 }, threshold: 0.6 };
    middle.script(saysOfFaces({ rawScore: '0.41', score: 0.41, ...distance, falseMatchRate: { from: 0, to: 0.001 } }));
    const strategy = { providers: ['chekin' as const] };
    expect(await match({ strategy })).toMatchObject({
      decision: 'SAME_PERSON',
      readings: [{ threshold: 0.6, scale: { worst: 1, best: 0 }, falseMatchRate: { from: 0, to: 0.001 } }],
    });
    middle.script(saysOfFaces({ rawScore: '0.9', score: 0.9, ...distance }));
    expect(await match({ strategy })).toMatchObject({ decision: 'DIFFERENT_PERSON', reasons: [] });
  });

  test('is asked of the next where the first cannot tell, and a score without its scale stays raw text', async () => {
    cheap.script(saysOfFaces({ rawScore: '0.93', score: 0.93, remarks: ['No verdict was given.'] }));
    middle.script(saysOfFaces({ samePerson: false }));
    const found = await match();
    expect(found).toMatchObject({ decision: 'DIFFERENT_PERSON', dissent: [] });
    expect(found.readings).toMatchObject([
      { provider: 'flyocr', decision: 'INCONCLUSIVE', rawScore: '0.93', score: null, scale: null },
      { provider: 'chekin', decision: 'DIFFERENT_PERSON' },
    ]);
    expect(dear.calls).toHaveLength(0);
  });

  test('is INCONCLUSIVE where nobody can tell, which is no failure', async () => {
    for (const vendor of vendors) vendor.script(saysOfFaces({ rawScore: 'perhaps' }));
    expect(await match()).toMatchObject({
      lifecycle: 'COMPLETED',
      decision: 'INCONCLUSIVE',
      reasons: ['NO_VERDICT'],
      dissent: [],
    });
  });

  test('is INCONCLUSIVE where ALL are asked and one contradicts, with both sides as dissent', async () => {
    cheap.script(saysOfFaces({ samePerson: true }));
    middle.script(saysOfFaces({ samePerson: false }));
    dear.script(saysOfFaces({ samePerson: true }));
    const found = await match({ strategy: { mode: 'ALL' } });
    expect(found).toMatchObject({ decision: 'INCONCLUSIVE', reasons: ['PROVIDERS_DISAGREE'] });
    expect(found.dissent).toHaveLength(3);
  });

  test('with CONSENSUS is what two say; a third is asked only where they differ, and the other is the dissent', async () => {
    const strategy = { mode: 'CONSENSUS' as const, quorum: 2 };
    cheap.script(saysOfFaces({ samePerson: true }));
    middle.script(saysOfFaces({ samePerson: true }));
    expect(await match({ strategy })).toMatchObject({ decision: 'SAME_PERSON', dissent: [] });
    expect(dear.calls).toHaveLength(0);
    cheap.script(saysOfFaces({ samePerson: true }));
    middle.script(saysOfFaces({ samePerson: false }));
    dear.script(saysOfFaces({ samePerson: false }));
    expect(await match({ strategy })).toMatchObject({
      decision: 'DIFFERENT_PERSON',
      reasons: [],
      dissent: [{ provider: 'flyocr', decision: 'SAME_PERSON' }],
    });
    expect(dear.calls).toHaveLength(1);
  });

  test('with CONSENSUS is not taken from one alone', async () => {
    cheap.script(saysOfFaces({ samePerson: true }));
    middle.script(fails('INVALID_REQUEST', 'No.'));
    dear.script(saysOfFaces({}));
    const found = await match({ strategy: { mode: 'CONSENSUS' } });
    expect(found).toMatchObject({
      lifecycle: 'COMPLETED',
      decision: 'INCONCLUSIVE',
      reasons: ['QUORUM_NOT_REACHED', 'PROVIDERS_FAILED'],
    });
    expect(statesOf(found)).toEqual({ flyocr: 'COMPLETED', chekin: 'FAILED', beorg: 'COMPLETED' });
  });

  test('with RACE is of whoever decides first, and the late one is called off', async () => {
    const late = held();
    cheap.script(late.step);
    middle.script(saysOfFaces({ samePerson: true }));
    const found = await match({ strategy: { mode: 'RACE', providers: ['flyocr', 'chekin'] } });
    late.release(saysOfFaces({ samePerson: false }));
    expect(found).toMatchObject({ decision: 'SAME_PERSON', readings: [{ provider: 'chekin' }] });
    expect(statesOf(found)).toEqual({ flyocr: 'CANCELED', chekin: 'COMPLETED' });
  });

  test('is missing where all have failed, and their failures are data', async () => {
    for (const vendor of vendors) vendor.script(fails('INVALID_IMAGE', 'There is no face.'));
    const found = await match();
    expect(found).toMatchObject({
      lifecycle: 'FAILED',
      decision: null,
      reasons: ['PROVIDERS_FAILED'],
      readings: [],
      attempts: Array(3).fill({ lifecycle: 'FAILED', error: { code: 'INVALID_IMAGE' } }),
    });
  });

  test('is missing where nobody can be asked: the embedded engine compares no faces', async () => {
    expect(await match({ strategy: { providers: ['local'] } })).toMatchObject({
      lifecycle: 'FAILED',
      decision: null,
      reasons: ['NOBODY_ASKED'],
      attempts: [],
    });
  });
});

describe('the same two pictures', () => {
  test('are paid once, in whichever order they stand, and once more where it is wished', async () => {
    cheap.always(saysOfFaces({ samePerson: true }));
    const [left, right] = [await anImage(), await anImage()];
    const first = await match({ left, right });
    const again = await match({ left, right });
    const turned = await match({ left: right, right: left });
    expect(cheap.calls).toHaveLength(1);
    expect(again.id).not.toBe(first.id);
    expect([again, turned]).toMatchObject(
      Array(2).fill({ decision: 'SAME_PERSON', attempts: [{ servedFrom: 'CACHE', cost: null }, {}, {}] }),
    );
    await match({ left, right, strategy: { fresh: true } });
    expect(cheap.calls).toHaveLength(2);
    await match({ left, right }, GLOBEX);
    expect(cheap.calls).toHaveLength(3);
  });

  test('asked about by many at once are one call', async () => {
    const call = held();
    cheap.script(call.step);
    const [left, right] = [await anImage(), await anImage()];
    const all = Array.from({ length: 8 }, () => match({ left, right }));
    await call.reached;
    call.release(saysOfFaces({ samePerson: true }));
    const found = await Promise.all(all);
    expect(found.map(({ decision }) => decision)).toEqual(Array<string>(8).fill('SAME_PERSON'));
    expect(cheap.calls).toHaveLength(1);
  });
});

describe('a face match is looked at', () => {
  test('again by its id, until it has ended', async () => {
    const call = held();
    cheap.script(call.step);
    const begun = await match({}, ACME, 0);
    expect(begun).toMatchObject({ decision: null, reasons: [], readings: [], poll: { terminal: false } });
    await call.reached;
    const look = (afterRevision: number, waitMs: number) =>
      app.ask(GetFaceMatchDocument, { id: begun.id, afterRevision, waitMs }, ACME);
    const running = (await look(0, 0)).data.faceMatch!;
    expect(running.lifecycle).toBe('PROCESSING');
    const waiting = look(running.revision, 20_000);
    call.release(saysOfFaces({ samePerson: false }));
    let seen = (await waiting).data.faceMatch!;
    while (!seen.poll.terminal) seen = (await look(seen.revision, 20_000)).data.faceMatch!;
    expect(seen).toMatchObject({ lifecycle: 'COMPLETED', decision: 'DIFFERENT_PERSON' });
    expect(seen.revision).toBeGreaterThan(running.revision);
  });

  test('by its own tenant alone: as itself, as a node, as an entity', async () => {
    cheap.script(saysOfFaces({ samePerson: true }));
    const { id } = await match();
    const entity = (headers: Record<string, string>) =>
      app.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on FaceMatch { id decision } } }',
        { r: [{ __typename: 'FaceMatch', id }] },
        headers,
      );
    expect((await app.ask(GetNodeDocument, { id }, ACME)).data.node).toMatchObject({ __typename: 'FaceMatch', id });
    expect(await entity(ACME)).toMatchObject({ data: { _entities: [{ id, decision: 'SAME_PERSON' }] } });
    expect(await entity(GLOBEX)).toMatchObject({ data: { _entities: [null] } });
    const absent = await app.ask(GetFaceMatchDocument, { id: 'fmt_AAAAAAAAAAAAAAAAAAAAAA' }, GLOBEX);
    expect(absent.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await app.ask(GetFaceMatchDocument, { id }, GLOBEX)).toEqual(absent);
    expect((await app.ask(GetNodeDocument, { id }, GLOBEX)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});
