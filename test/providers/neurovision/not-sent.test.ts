import { describe, expect, test } from '@jest/globals';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { covers } from '../../support/covers.js';
import {
  documentRequest,
  failureOf,
  PICTURE,
  reply,
  scriptedCall,
  sessionRequest,
  settingsWith,
} from './scripted-call.js';

const provider = (settings: Partial<NeurovisionSettings> = {}) =>
  neurovisionModule.create(settingsWith(settings), { mode: 'LIVE', cost: null });

describe('what is refused before anything is sent', () => {
  const picture = (fields: object) => documentRequest([{ ...PICTURE, ...fields }]);
  test.each([
    ['no picture', sessionRequest({ images: [] }), {}, 'INVALID_REQUEST'],
    ['a client key of 37 characters', sessionRequest({ clientKey: 'k'.repeat(37) }), {}, 'INVALID_REQUEST'],
    ['an empty client key', sessionRequest({ clientKey: '' }), {}, 'INVALID_REQUEST'],
    ['no schema where one is required', documentRequest(), { schemaRequired: true }, 'INVALID_REQUEST'],
    ['more pictures than are set', sessionRequest({ images: [PICTURE, PICTURE] }), { maxImages: 1 }, 'INVALID_REQUEST'],
    ['a larger file than is set', documentRequest(), { maxImageBytes: 6 }, 'INVALID_IMAGE'],
    ['a PDF', picture({ mediaType: 'application/pdf' }), {}, 'INVALID_IMAGE'],
    ['a WebP', picture({ mediaType: 'image/webp' }), {}, 'INVALID_IMAGE'],
    ['a picture of 299 pixels', picture({ width: 299, height: 200 }), {}, 'INVALID_IMAGE'],
    ['two pictures alone', { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE }, {}, 'INVALID_REQUEST'],
    ['liveness alone', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: PICTURE }, {}, 'INVALID_REQUEST'],
  ] as [string, ProviderRequest, Partial<NeurovisionSettings>, string][])(
    '%s',
    async (_name, request, settings, code) => {
      covers(
        'neurovision:request:images-format',
        'neurovision:request:images-size',
        'neurovision:request:clientKey-length',
        'neurovision:setting:NEUROVISION_SCHEMA_REQUIRED',
        'neurovision:setting:NEUROVISION_MAX_IMAGES',
        'neurovision:setting:NEUROVISION_MAX_IMAGE_BYTES',
      );
      const { context, sent } = scriptedCall([]);
      const failure = await failureOf(provider(settings).start(request, context));
      expect([failure.code, failure.delivery]).toEqual([code, 'NOT_SENT']);
      expect(sent).toEqual([]);
    },
  );

  test('36 characters and 300 pixels are fine', async () => {
    covers('neurovision:request:images-size', 'neurovision:request:clientKey-length');
    const image = { ...PICTURE, width: 300, height: 20 };
    const pending = reply({ sessionId: '550e8400-e29b-11d4-a716-446655440000', status: 'processing' });
    const { context, sent } = scriptedCall([pending]);
    await provider().start(sessionRequest({ clientKey: 'k'.repeat(36), images: [image] }), context);
    expect(sent[0]?.form?.['clientKey']).toEqual(['k'.repeat(36)]);
  });
});
