import { readFileSync } from 'node:fs';
import type { CallContext, Outcome, Provider, ProviderRequest } from '../../../src/providers/contract.js';
import { flyocrModule } from '../../../src/providers/flyocr/provider.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';

export const NOW = new Date('2026-02-16T10:00:00.123Z');

export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as unknown;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  text: string;
}

export function flyocr(changes: Partial<FlyocrSettings> = {}): Provider {
  const settings = { ...flyocrModule.sandboxSettings('http://127.0.0.1:1'), ...changes };
  return flyocrModule.create(settings, { mode: 'LIVE', cost: null });
}

/** A call that gets this answer and reaches no network. */
export function answering({ status = 200, headers = {}, text }: Answer, sent: HttpRequest[] = []): CallContext {
  const ignore = () => undefined;
  return {
    signal: new AbortController().signal,
    deadlineMs: 1_000,
    idempotencyKey: 'att_test',
    logger: { debug: ignore, info: ignore, warn: ignore },
    now: () => NOW,
    send: (request) => {
      sent.push(request);
      const reply: HttpReply = { status, headers: new Headers(headers), text, json: parse(text) };
      return Promise.resolve(reply);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What the provider makes of this reply. */
export async function outcomeOf(
  request: ProviderRequest,
  json: unknown,
  changes: Partial<FlyocrSettings> = {},
): Promise<Outcome> {
  const result = await flyocr(changes).start(request, answering({ text: JSON.stringify(json) }));
  if (result.state !== 'done') throw new Error('It is never pending.');
  return result.outcome;
}

/** What the items of a fixture's first card are called. */
export function labelsOf(name: string): string[] {
  const { cardsinfo } = fixture(name) as { cardsinfo: { items: { desc: string }[] }[] };
  return cardsinfo[0]!.items.map(({ desc }) => desc);
}
