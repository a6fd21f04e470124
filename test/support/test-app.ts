import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { pino } from 'pino';
import type { App, AppOverrides } from '../../src/app.js';
import { createApp } from '../../src/app.js';
import { readSettings } from '../../src/config.js';
import { loggerOptions } from '../../src/http/request-log.js';
import { createTestDatabase } from './postgres.js';

export interface GraphReply<Data> {
  status: number;
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; argument?: string } }[];
}

export interface TestApp {
  app: App;
  url: string;
  dataDirectory: string;
  /** Every line that was logged so far. */
  logLines(): string[];
  /** Sends one operation as JSON. */
  ask<Data, Variables>(
    operation: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
    headers?: Record<string, string>,
  ): Promise<GraphReply<Data>>;
  stop(): Promise<void>;
}

export interface TestAppOptions extends AppOverrides {
  /** Environment variables as of the real process. */
  environment?: Record<string, string>;
  /** False: rows and files are there, but nobody works and nobody listens until `app.start()`. Default true. */
  start?: boolean;
}

/** The real server, put together as main.ts does it, on a free port with a database and a folder of its own. */
export async function createTestApp({
  environment = {},
  start = true,
  ...overrides
}: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-app-'));
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDirectory,
    DATABASE_URL: database.connectionString,
    ENGINE_THREADS: '1',
    SANDBOX: 'off',
    ...environment,
  });
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, written) {
      lines.push(chunk.toString());
      written();
    },
  });
  const app = await createApp(settings, 'test', pino(loggerOptions('debug'), sink), overrides);
  const url = start ? ((await app.start()) ?? '') : '';
  return {
    app,
    url,
    dataDirectory,
    logLines: () => lines,
    async ask(operation, variables, headers = {}) {
      const query = typeof operation === 'string' ? operation : print(operation);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as object) } as never;
    },
    async stop() {
      await app.stop();
      await database.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
