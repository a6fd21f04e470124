import type { DocumentQuestion } from '../../../src/domain/document.js';
import type { Provider, ProviderImage, ProviderRequest } from '../../../src/providers/contract.js';
import { flyocrModule } from '../../../src/providers/flyocr/provider.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { flyocrSandbox } from '../../../src/sandbox/vendors/flyocr.js';
import { ASK_ANYTHING, imageOf } from '../../support/provider-call.js';

/** A sandbox of FlyOCR alone; specimens are known by their bytes, anything else is made up. */
export function startFlyocrSandbox(): Promise<Sandbox> {
  return startSandbox({ vendors: [flyocrSandbox], documentOf: createDocumentOf(() => Promise.resolve(null)) });
}

export function flyocrAt(sandbox: Sandbox, changes: Partial<FlyocrSettings> = {}): Provider {
  const settings = { ...flyocrModule.sandboxSettings(sandbox.origin), ...changes };
  return flyocrModule.create(settings, { mode: 'SANDBOX', cost: null });
}

export const PICTURE: ProviderImage = imageOf(Buffer.from('a picture of some document'));

export function documentRequest(
  question: Partial<DocumentQuestion> = {},
  image: ProviderImage = PICTURE,
): Extract<ProviderRequest, { kind: 'DOCUMENT' }> {
  return { kind: 'DOCUMENT', question: { ...ASK_ANYTHING, ...question }, images: [image] };
}
