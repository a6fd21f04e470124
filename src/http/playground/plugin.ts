import { getAltairHtml, getDistDirectory } from 'altair-static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FILE_CONTENT_SECURITY_POLICY, pageContentSecurityPolicy } from './content-security-policy.js';
import type { SavedOperation } from './saved-operations.js';
import { listStaticFiles } from './static-files.js';

export interface PlaygroundOptions {
  /** Where the page sends its requests: a path on this server, with a leading slash. */
  graphqlPath: string;
  /** Where the page stands: a path with a leading slash and no trailing one. */
  playgroundPath: string;
  /** The tabs, in order; the first is open. */
  operations: readonly SavedOperation[];
  /** This server's own version, shown in the page's title. */
  version: string;
  /** True puts an `Authorization` header to fill in into every tab. Default: false. */
  requiresApiKey?: boolean;
}

/** In ./browser; served beside Altair's files. */
const START_SCRIPT = 'start-playground.js';
const ENVIRONMENT_ID = 'playground';
const API_KEY_PLACEHOLDER = 'Bearer paste-your-api-key-here';

/**
 * A GraphQL page in the browser, whole from this server: Altair's files come from its package, and the policy lets the
 * browser talk to nobody else. It keeps nothing between visits, so a pasted key does not stay in the browser.
 */
export async function playgroundPlugin(server: FastifyInstance, options: PlaygroundOptions): Promise<void> {
  const files = new Map([
    ...(await listStaticFiles(getDistDirectory())),
    ...(await listStaticFiles(fileURLToPath(new URL('./browser', import.meta.url)))),
  ]);

  const servePage = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(18).toString('base64');
    return withCommonHeaders(reply)
      .header('content-security-policy', pageContentSecurityPolicy(nonce))
      .header('x-frame-options', 'DENY')
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(renderPage(options, nonce));
  };

  server.get(options.playgroundPath, (_request, reply) => servePage(reply));

  server.get<{ Params: { '*': string } }>(`${options.playgroundPath}/*`, (request, reply) => {
    const path = request.params['*'];
    if (path === '' || path === 'index.html') return servePage(reply);
    const file = files.get(path);
    if (file === undefined) {
      return withCommonHeaders(reply).code(404).header('cache-control', 'no-store').send({ error: 'Not found' });
    }
    return withCommonHeaders(reply)
      .header('content-security-policy', FILE_CONTENT_SECURITY_POLICY)
      .header('cache-control', 'private, max-age=600')
      .type(file.contentType)
      .send(createReadStream(file.absolutePath));
  });
}

function withCommonHeaders(reply: FastifyReply): FastifyReply {
  return reply
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin');
}

function renderPage(options: PlaygroundOptions, nonce: string): string {
  const settings = JSON.stringify({ graphqlPath: options.graphqlPath, altair: altairSettings(options, nonce) });
  return getAltairHtml()
    .replace(/<base[^>]*>/, () => `<base href="${escapeHtml(options.playgroundPath)}/" />`)
    .replace(/<title>[^<]*/, () => `<title>Verigraph ${escapeHtml(options.version)} playground`)
    .replace('<style>', () => `<style nonce="${nonce}">`)
    .replace('</body>', () => {
      // Data, not code; a "<" inside a string must not end the element.
      const data = settings.replaceAll('<', '\\u003c');
      return (
        `<script type="application/json" id="playground-settings">${data}</script>\n` +
        `<script type="module" src="${START_SCRIPT}"></script>\n</body>`
      );
    });
}

function altairSettings(options: PlaygroundOptions, nonce: string) {
  const initialHeaders = {
    // Apollo Server refuses multipart without it: a foreign page's plain form cannot set a header.
    'apollo-require-preflight': 'true',
    ...(options.requiresApiKey === true ? { Authorization: API_KEY_PLACEHOLDER } : {}),
  };
  return {
    initialHeaders,
    initialWindows: options.operations.map((operation) => ({
      initialName: operation.title,
      initialQuery: operation.query,
      initialVariables: JSON.stringify(operation.variables, null, 2),
      initialHeaders,
      ...(operation.afterResponse === undefined ? {} : { initialPostRequestScript: operation.afterResponse }),
    })),
    // Scripts write into the active environment; without one, what they remember is dropped.
    initialEnvironments: {
      activeSubEnvironment: ENVIRONMENT_ID,
      subEnvironments: [{ id: ENVIRONMENT_ID, title: 'Playground', variables: {} }],
    },
    preserveState: false,
    disableAccount: true,
    cspNonce: nonce,
    persistedSettings: {
      theme: 'light',
      // With a key still to be pasted, each tab would only show a refusal.
      'schema.reloadOnStart': options.requiresApiKey !== true,
      'alert.disableUpdateNotification': true,
      'alert.disableWarnings': true,
      'banners.disable': true,
      disablePushNotification: true,
      'plugin.list': [],
      // The older way interprets a tab's script; the newer would compile it, which the policy forbids.
      'beta.disable.newScript': true,
    },
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
