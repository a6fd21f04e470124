import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MediaType } from '../../src/domain/media-type.js';
import type { Provider, ProviderImage, ProviderRequest } from '../../src/providers/contract.js';
import type { VendorName } from '../../src/providers/vendors.js';
import { imitatedVendors } from '../../src/providers/vendors.js';
import { createDocumentOf } from '../../src/sandbox/document-of.js';
import type { Sandbox } from '../../src/sandbox/server.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { VENDOR_SANDBOXES } from '../../src/sandbox/vendors.js';
import { specimen } from '../sandbox/specimen-pictures.js';
import { ASK_ANYTHING, callUntilDone, imageOf } from '../support/provider-call.js';

let sandbox: Sandbox;
beforeAll(async () => {
  const documentOf = createDocumentOf(() => Promise.resolve(null));
  sandbox = await startSandbox({ vendors: VENDOR_SANDBOXES, documentOf, processingMs: 0 });
});
afterAll(() => sandbox.stop());

function vendor(name: VendorName): Provider {
  const create = imitatedVendors(sandbox.origin)[name];
  if (!create) throw new Error(`There is no ${name}.`);
  return create();
}

const image = async (name: string, mediaType: MediaType = 'image/jpeg'): Promise<ProviderImage> =>
  imageOf(await specimen(name), mediaType);

async function readingOf(name: VendorName, request: ProviderRequest, scenario?: string) {
  const { reading } = await callUntilDone(vendor(name), request, scenario === undefined ? {} : { scenario });
  return reading;
}

describe('two faces', () => {
  const compare = async (name: VendorName, left: string, right: string, scenario?: string) => {
    const request: ProviderRequest = { kind: 'FACE_MATCH', left: await image(left), right: await image(right) };
    const reading = await readingOf(name, request, scenario);
    if (reading.kind !== 'FACE_MATCH') throw new Error('It is no match.');
    return reading.face;
  };

  test.each<[VendorName, object]>([
    ['flyocr', { scale: { worst: 0, best: 100 }, threshold: null }],
    ['chekin', { scale: { worst: 1, best: 0 }, threshold: 0.6 }],
    // Nothing of its figures is documented, so that there is none.
    ['beorg', { scale: null, threshold: null, score: null, rawScore: null }],
  ])('%s tells one person from another, by its own scale', async (name, stated) => {
    const same = await compare(name, 'passport-utopia', 'selfie');
    const other = await compare(name, 'passport-utopia', 'selfie-other-person');
    expect(same).toMatchObject({ samePerson: true, ...stated });
    expect(other).toMatchObject({ samePerson: false, ...stated });
    expect(await compare(name, 'passport-utopia', 'selfie', `${name}-face-differs`)).toMatchObject({
      samePerson: false,
    });
    if (same.score === null || other.score === null || same.scale === null) return;
    // What was written stays beside what it means, and the better score is nearer to the best.
    expect(Number(same.rawScore)).toBe(same.score);
    const distance = (score: number) => Math.abs(score - (same.scale?.best ?? 0));
    expect(distance(same.score)).toBeLessThan(distance(other.score));
  });
});

describe('a living person', () => {
  const judge = async (name: VendorName, file: string, mediaType: MediaType = 'image/jpeg', scenario?: string) => {
    const method = mediaType.startsWith('video/') ? 'VIDEO' : 'SILENT_IMAGE';
    const request: ProviderRequest = { kind: 'LIVENESS', method, image: await image(file, mediaType) };
    const reading = await readingOf(name, request, scenario);
    if (reading.kind !== 'LIVENESS') throw new Error('It is no liveness.');
    return reading.liveness;
  };

  test.each<VendorName>(['flyocr', 'beorg'])('%s tells one from a print, on a picture', async (name) => {
    expect(vendor(name).capabilities.livenessMethods).toContain('SILENT_IMAGE');
    expect(await judge(name, 'selfie')).toMatchObject({ live: true, blinked: null, mouthOpened: null, replaced: null });
    expect(await judge(name, 'selfie-of-a-print')).toMatchObject({ live: false });
    expect(await judge(name, 'selfie', 'image/jpeg', `${name}-not-live`)).toMatchObject({ live: false });
  });

  test.each([
    ['liveness-video', 'video/mp4', true],
    ['liveness-video-webm', 'video/webm', true],
    ['liveness-video-still', 'video/mp4', false],
  ] as const)('flyocr, on the film %s', async (file, mediaType, live) => {
    const liveness = await judge('flyocr', file, mediaType);
    expect(liveness).toMatchObject({ live, blinked: live, scale: null });
    // How sure the decision is, in the vendor's figures; no scale from "not live" to "live".
    expect(liveness.rawScore).toMatch(/^\d+(\.\d+)?$/);
  });

  test('beorg takes no film, and nothing is sent', async () => {
    const before = sandbox.charges('beorg');
    await expect(judge('beorg', 'liveness-video', 'video/mp4')).rejects.toMatchObject({ delivery: 'NOT_SENT' });
    expect(sandbox.charges('beorg')).toBe(before);
  });
});

describe('cards, plates and text, by FlyOCR', () => {
  test('a bank card has its number and what stands beside it', async () => {
    const question = { ...ASK_ANYTHING, kind: 'BANK_CARD' as const };
    const images = [await image('bank-card-meridan')];
    const reading = await readingOf('flyocr', { kind: 'DOCUMENT', question, images });
    if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
    const values = Object.fromEntries(
      reading.document.candidates.map(({ name, candidate }) => [name, candidate.value]),
    );
    expect(reading.document.kind).toBe('BANK_CARD');
    expect(values['CARD_NUMBER']).toMatch(/^\d{16}$/);
    for (const name of ['CARD_TYPE', 'CARD_NAME', 'BANK_NAME', 'BANK_CODE', 'CARD_HOLDER']) {
      expect(values).toHaveProperty(name);
    }
  });

  test.each([
    ['with the size of the picture, in fractions of it', { width: 1_600, height: 1_200 }, true],
    ['without its size, nowhere', {}, false],
    ['with a size of nothing, nowhere', { width: 0, height: 1_200 }, false],
    ['on a picture that is too small for them, nowhere', { width: 10, height: 10 }, false],
  ])('places stand %s', async (_name, size, isThere) => {
    const plate = { ...(await image('licence-plate-meridan')), ...size };
    const plates = await readingOf('flyocr', { kind: 'PLATE', images: [plate] });
    const page = { ...(await image('text-page')), ...size };
    const text = await readingOf('flyocr', { kind: 'TEXT', images: [page] });
    if (plates.kind !== 'PLATE' || text.kind !== 'TEXT') throw new Error('It is something else.');
    expect(plates.plates).toHaveLength(1);
    expect(plates.plates[0]?.number).toMatch(/\S/);
    expect(text.text.lines.length).toBeGreaterThan(1);
    for (const { quadrilateral } of [...plates.plates, ...text.text.lines]) {
      if (!isThere) expect(quadrilateral).toBeNull();
      else for (const { x, y } of quadrilateral ?? []) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
    }
    expect(plates.plates[0]?.quadrilateral !== null).toBe(isThere);
    expect(text.text.lines[0]?.quadrilateral !== null).toBe(isThere);
  });
});
