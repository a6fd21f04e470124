import { readFileSync } from 'node:fs';
import type { CheckName } from '../../../../src/domain/document.js';
import type { Candidate, ProofKind, Zone } from '../../../../src/domain/field.js';
import type { InvoiceFieldName, InvoiceReading } from '../../../../src/domain/invoice.js';
import type { MediaType } from '../../../../src/domain/media-type.js';
import type { Outcome, Provider, ProviderImage } from '../../../../src/providers/contract.js';
import { readInvoiceXml } from '../../../../src/providers/local/invoice/read-invoice-xml.js';
import { mapInvoice } from '../../../../src/providers/local/invoice/invoice-mapping.js';
import { contextOf, imageOf } from '../../../support/provider-call.js';

export function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url));
}

export function mediaTypeOf(name: string): MediaType {
  return name.endsWith('.xml') ? 'application/xml' : 'application/pdf';
}

/** As the worker asks, in threads. */
export async function outcomeOf(
  provider: Provider,
  bytes: Buffer,
  mediaType: MediaType,
  changes: Partial<ProviderImage> = {},
): Promise<Outcome> {
  const images = [{ ...imageOf(bytes, mediaType), ...changes }];
  const result = await provider.start({ kind: 'INVOICE', images, croppedImage: false }, contextOf());
  if (result.state !== 'done') throw new Error('It is not done.');
  return result.outcome;
}

export function invoicesOf({ reading }: Outcome): InvoiceReading[] {
  if (reading.kind !== 'INVOICE') throw new Error('It is no invoice.');
  return reading.invoices;
}

/** Without threads. */
export function readXml(xml: string | Buffer): InvoiceReading {
  const facts = readInvoiceXml(Buffer.from(xml));
  if (!facts) throw new Error('It is no invoice.');
  return mapInvoice([facts]);
}

export function candidateOf(invoice: InvoiceReading, name: InvoiceFieldName, zone?: Zone): Candidate | null {
  const found = invoice.candidates.find(
    (each) => each.name === name && (zone ?? each.candidate.zone) === each.candidate.zone,
  );
  return found?.candidate ?? null;
}

export function valuesOf(invoice: InvoiceReading, zone?: Zone): Partial<Record<InvoiceFieldName, string | null>> {
  const candidates = invoice.candidates.filter(({ candidate }) => zone === undefined || candidate.zone === zone);
  return Object.fromEntries(candidates.map(({ name, candidate }) => [name, candidate.value]));
}

export function outcomeOfCheck(invoice: InvoiceReading, name: CheckName): string {
  return invoice.checks.find((check) => check.name === name)?.outcome ?? 'ABSENT';
}

export function kindsOf(candidate: Candidate | null): ProofKind[] {
  return (candidate?.proof ?? []).map(({ kind }) => kind);
}
