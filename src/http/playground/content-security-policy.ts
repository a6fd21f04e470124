/**
 * Style elements that Altair 8.5.9 makes without a nonce, by hash: an empty one, an empty `:root` rule, and the editor's
 * base sheet before it learns the nonce. Its test in the browser fails when an update brings others.
 */
const HARMLESS_STYLES = [
  `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
  `'sha256-KEusrVhJr9hIBdaMJvOVaP+WWz8kc3DCY43CCLLIGfY='`,
  `'sha256-yk9i/VlAiCewfGAOHBXDc9YkttDeM+lHMEWQuZFElGM='`,
];

/** For the page itself. Nothing of it names another host, and no inline script runs; inline styles need this reply's nonce. */
export function pageContentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}' ${HARMLESS_STYLES.join(' ')}`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'self'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** For the files beside the page. */
export const FILE_CONTENT_SECURITY_POLICY = `default-src 'none'; frame-ancestors 'none'`;
