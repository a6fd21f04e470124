/** Everyone who can be asked. `local` is the embedded engine; it needs no account and no network. */
export const PROVIDER_NAMES = ['local', 'chekin', 'beorg', 'neurovision', 'flyocr', 'artemis'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];
