import type { FindPackage } from '../../../../src/providers/local/text/text-part.js';
import { createEngine } from '../../../../src/providers/local/engine.js';
import { createLocalProvider } from '../../../../src/providers/local/provider.js';
import { openText } from '../../../../src/providers/local/text/open-text.js';
import { findTextPart } from '../../../../src/providers/local/text/text-part.js';
import { contextOf, imageOf } from '../../../support/provider-call.js';

const NOTHING: FindPackage = () => null;
const PROGRAM_ONLY: FindPackage = (name) => (name === 'tesseract.js' ? '/nowhere' : null);

describe('what of the optional part is installed', () => {
  test('all of it', () => {
    const { languages, limitations } = findTextPart(['chi_sim', 'eng']);
    expect(languages.map(({ language }) => language)).toEqual(['chi_sim', 'eng']);
    expect(languages[0]!.file).toMatch(/chi_sim.4\.0\.0_best_int.chi_sim\.traineddata\.gz$/);
    expect(limitations).toEqual([
      'Reads printed text in these languages: chi_sim, eng; upright, and without saying what it means.',
    ]);
  });

  test('one language of two', () => {
    const { languages, limitations } = findTextPart(['eng', 'tlh']);
    expect(languages.map(({ language }) => language)).toEqual(['eng']);
    expect(limitations[1]).toBe(
      'Reads no text in some languages that were asked for; not installed: @tesseract.js-data/tlh.',
    );
  });

  test.each<[string, string[], FindPackage | undefined, string]>([
    ['no language of those asked for', ['tlh'], undefined, 'Reads no text: not installed: @tesseract.js-data/tlh.'],
    ['a package without data', ['eng'], () => '/nowhere', 'Reads no text: not installed: @tesseract.js-data/eng.'],
    ['the program alone', ['eng'], PROGRAM_ONLY, 'Reads no text: not installed: @tesseract.js-data/eng.'],
    ['nothing', ['eng'], NOTHING, 'Reads no text: the package tesseract.js is not installed.'],
    ['nothing asked for', [], undefined, 'Reads no text: it is switched off.'],
  ])('%s', (_, languages, findPackage, limitation) => {
    expect(findTextPart(languages, findPackage)).toEqual({ languages: [], limitations: [limitation] });
  });
});

test('without it the engine does not offer to read text, says so, and does not try', async () => {
  const engine = createEngine({ threads: 1 });
  const provider = createLocalProvider(engine, openText({ languages: ['eng'], threads: 1, findPackage: NOTHING }));
  try {
    expect(provider.capabilities.requests).toEqual(['DOCUMENT', 'INVOICE']);
    expect(provider.capabilities.limitations).toContain('Reads no text: the package tesseract.js is not installed.');
    const asked = provider.start({ kind: 'TEXT', images: [imageOf(Buffer.alloc(1))] }, contextOf());
    await expect(asked).rejects.toMatchObject({ name: 'ProviderFailure', code: 'INVALID_REQUEST' });
  } finally {
    await provider.close?.();
  }
});

test('with it the engine offers to read text', async () => {
  const provider = createLocalProvider(createEngine({ threads: 1 }), openText({ languages: ['eng'], threads: 1 }));
  expect(provider.capabilities.requests).toContain('TEXT');
  await provider.close?.();
});
