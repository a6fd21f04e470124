import { readFile } from 'node:fs/promises';
import { beorgModule } from '../../../src/providers/beorg/provider.js';
import type { InvoiceFieldName } from '../../../src/domain/invoice.js';
import type { BeorgSettings } from '../../../src/providers/beorg/settings.js';
import type { CallContext } from '../../../src/providers/contract.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { contextOf } from '../../support/provider-call.js';

/** Today in all tests of readings, so that centuries and ages do not move. */
export const TODAY = new Date('2026-03-01T12:00:00Z');

/** What invoice-result.json calls the fields; two names lead to one of ours. */
export const INVOICE_FIELDS: Readonly<Record<string, InvoiceFieldName>> = {
  Номер: 'INVOICE_NUMBER',
  Дата: 'BILLING_DATE',
  ПолныйНомер: 'FULL_INVOICE_NUMBER',
  Код: 'INVOICE_CODE',
  Поставщик: 'SELLER_NAME',
  ИНН: 'SELLER_TAX_NUMBER',
  СтранаПоставщика: 'SELLER_COUNTRY',
  Покупатель: 'BUYER_NAME',
  СуммаБезНДС: 'NET_AMOUNT',
  СуммаНДС: 'TAX_AMOUNT',
  Всего: 'GROSS_AMOUNT',
  Итого: 'GROSS_AMOUNT',
  КОплате: 'DUE_AMOUNT',
  Валюта: 'CURRENCY',
  Срок: 'DUE_DATE',
  Счёт: 'IBAN',
  БИК: 'BIC',
};

export function settingsWith(changes: Partial<BeorgSettings> = {}): BeorgSettings {
  return { ...beorgModule.sandboxSettings('http://beorg.invalid'), ...changes };
}

export async function fixture(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as unknown;
}

export function replyOf(status: number, body: unknown, headers: Record<string, string> = {}): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  let json: unknown;
  try {
    json = JSON.parse(text) as unknown;
  } catch {
    json = undefined;
  }
  return { status, headers: new Headers(headers), text, json };
}

/** A context whose vendor gives these answers in order and fails on a call that nobody expected. */
export function scripted(...replies: HttpReply[]): { context: CallContext; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const rest = [...replies];
  const send = (request: HttpRequest): Promise<HttpReply> => {
    sent.push(request);
    const reply = rest.shift();
    return reply ? Promise.resolve(reply) : Promise.reject(new Error('Nobody expected this call.'));
  };
  return { context: { ...contextOf(), now: () => TODAY, send }, sent };
}
