import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { ListSpecimensDocument } from '../../operations/generated.js';
import { UserFault } from '../../src/domain/errors.js';
import type { MediaType } from '../../src/domain/media-type.js';
import { IMAGE_MEDIA_TYPES, MEDIA_TYPES, VIDEO_MEDIA_TYPES } from '../../src/domain/media-type.js';
import { receiveImage } from '../../src/services/receive-image.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const LISTING = new URL('../../assets/specimens/specimens.json', import.meta.url);
const listed = JSON.parse(await readFile(LISTING, 'utf8')) as { name: string; mediaType: string }[];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

describe('the specimens', () => {
  test('are listed with what they are', async () => {
    const { data } = await app.ask(ListSpecimensDocument, {});
    expect(data.specimens.map(({ name }) => name)).toEqual(listed.map(({ name }) => name));
    expect(data.specimens).toContainEqual({
      name: 'id-card-meridan-back',
      title: 'Identity card of Elara Meridan, back',
      description: 'Photo of the back of the same card; three-line zone (TD1).',
      mediaType: 'image/jpeg',
      kind: 'IDENTITY_CARD',
      country: 'UTO',
      side: 'BACK',
    });
    expect(data.specimens.find(({ name }) => name === 'liveness-video')).toMatchObject({
      mediaType: 'video/mp4',
      kind: null,
      country: null,
      side: null,
    });
  });

  const receive = (specimen: string, accepts: readonly MediaType[]) =>
    receiveImage(app.app.parts, { tenant: 'demo' }, { specimen }, ['image'], { accepts });

  test.each(listed)('$name is taken where its kind of file is, and nowhere else', async ({ name, mediaType }) => {
    const { image } = await receive(name, MEDIA_TYPES);
    expect(image.mediaType).toBe(mediaType);
    expect(image.width * image.height).toBeGreaterThan(0);
    const isFilm = (VIDEO_MEDIA_TYPES as readonly string[]).includes(mediaType);
    const refused = receive(name, isFilm ? IMAGE_MEDIA_TYPES : VIDEO_MEDIA_TYPES);
    await expect(refused).rejects.toThrow(UserFault);
  });
});
