import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { Kind, parse } from 'graphql';
import { playgroundPlugin, type PlaygroundOptions } from '../../../src/http/playground/plugin.js';
import { loadSavedOperations } from '../../../src/http/playground/saved-operations.js';

const operations = await loadSavedOperations();

async function serve(changes: Partial<PlaygroundOptions> = {}): Promise<FastifyInstance> {
  const server = Fastify();
  const options = { graphqlPath: '/graphql', playgroundPath: '/playground', operations, version: '1.2.3' };
  await server.register(playgroundPlugin, { ...options, ...changes });
  return server;
}

interface EmbeddedSettings {
  graphqlPath: string;
  altair: { initialWindows: { initialName: string; initialHeaders: Record<string, string> }[] };
}

function embeddedSettings(html: string): EmbeddedSettings {
  const text = /<script type="application\/json" id="playground-settings">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  return JSON.parse(text) as EmbeddedSettings;
}

describe('the playground', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => server.close());

  test('serves its page under the path, with and without a slash, and never from a cache', async () => {
    for (const url of ['/playground', '/playground/', '/playground/index.html']) {
      const reply = await server.inject({ url });
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(reply.headers['cache-control']).toBe('no-store');
      expect(reply.headers['referrer-policy']).toBe('no-referrer');
      expect(reply.body).toContain('<title>Verigraph 1.2.3 playground</title>');
      expect(reply.body).toContain('<base href="/playground/" />');
    }
  });

  test('forbids framing, other hosts and inline scripts', async () => {
    const first = await server.inject({ url: '/playground' });
    const second = await server.inject({ url: '/playground' });
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`script-src 'self';`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).not.toBe(second.headers['content-security-policy']);
    const inlineScripts = first.body.match(/<script(?![^>]*\bsrc=)(?![^>]*application\/json)[^>]*>/g);
    expect(inlineScripts).toBeNull();
  });

  test('opens a tab for each saved operation, in order, with the header that uploads need', async () => {
    const { body } = await server.inject({ url: '/playground' });
    const { graphqlPath, altair } = embeddedSettings(body);
    expect(graphqlPath).toBe('/graphql');
    expect(altair.initialWindows.map((tab) => tab.initialName)).toEqual(operations.map((operation) => operation.title));
    for (const tab of altair.initialWindows) {
      expect(tab.initialHeaders).toEqual({ 'apollo-require-preflight': 'true' });
    }
  });

  test('puts in a place for the key where the server asks for one', async () => {
    const withKeys = await serve({ requiresApiKey: true });
    const { altair } = embeddedSettings((await withKeys.inject({ url: '/playground' })).body);
    expect(altair.initialWindows[0]?.initialHeaders.Authorization).toMatch(/^Bearer /);
    await withKeys.close();
  });

  test('keeps a saved text from ending the element that carries it', async () => {
    const hostile = { title: '</script><script>', query: '# </script>', variables: {} };
    const withHostile = await serve({ operations: [hostile] });
    const { body } = await withHostile.inject({ url: '/playground' });
    expect(embeddedSettings(body).altair.initialWindows[0]?.initialName).toBe('</script><script>');
    await withHostile.close();
  });

  test.each(['main.js', 'styles.css', 'start-playground.js', 'assets/i18n/en-US.json'])('serves %s', async (file) => {
    const reply = await server.inject({ url: `/playground/${file}` });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(reply.body.length).toBeGreaterThan(100);
  });

  test.each(['../index.js', '..%2findex.js', '%2e%2e/%2e%2e/package.json', 'assets', 'nothing.js', '..\\index.js'])(
    'has nothing to give for %s',
    async (path) => {
      const reply = await server.inject({ url: `/playground/${path}` });
      expect(reply.statusCode).toBe(404);
    },
  );
});

describe('the saved operations', () => {
  test.each(operations)(
    '$title is one GraphQL operation that uses every variable it is given',
    ({ query, variables }) => {
      const { definitions } = parse(query);
      expect(definitions).toHaveLength(1);
      const [definition] = definitions;
      if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
      const declared = definition.variableDefinitions?.map((variable) => variable.variable.name.value) ?? [];
      expect(declared).toEqual(expect.arrayContaining(Object.keys(variables)));
    },
  );
});
