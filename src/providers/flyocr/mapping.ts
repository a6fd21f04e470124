import type { DocumentType } from '../../domain/document-types.js';
import type { ProviderRequest } from '../contract.js';
import type { Reading } from '../../domain/reading.js';
import { mapDocument } from './document-mapping.js';
import { mapFace, mapLiveness } from './face-mapping.js';
import { mapInvoiceCards, mapInvoiceEntries, mapVerificationEntries, verificationOf } from './invoice-mapping.js';
import type { createLabelReader } from './labels.js';
import type { PictureSize } from './normal-values.js';
import { mapPlates, mapText } from './picture-mapping.js';
import type { FlyocrSettings } from './settings.js';
import type { FlyocrReply } from './wire.js';

export interface MappingParts {
  typeId: string;
  size: PictureSize | null;
  meaningOf: ReturnType<typeof createLabelReader>;
  documentTypeOf: (typeId: string) => DocumentType | null;
  plateConfidence: FlyocrSettings['plateConfidence'];
  today: Date;
  warnings: string[];
}

/** Pure: an answer that is no refusal -> the reading that was asked for; null where its envelope does not suit the question. */
export function mapReply(request: ProviderRequest, reply: FlyocrReply, parts: MappingParts): Reading | null {
  switch (request.kind) {
    case 'DOCUMENT':
      return reply.envelope === 'CARDS' ? { kind: 'DOCUMENT', document: mapDocument(reply.cards, parts) } : null;
    case 'PLATE':
      return reply.envelope === 'CARDS'
        ? { kind: 'PLATE', plates: mapPlates(reply.cards, parts.plateConfidence, parts.size, parts.warnings) }
        : null;
    case 'TEXT':
      return reply.envelope === 'LINES' ? { kind: 'TEXT', text: mapText(reply.lines, parts.size) } : null;
    case 'FACE_MATCH':
      return hasVerdicts(reply) ? { kind: 'FACE_MATCH', face: mapFace(reply.items) } : null;
    case 'LIVENESS':
      return hasVerdicts(reply) ? { kind: 'LIVENESS', liveness: mapLiveness(reply.items) } : null;
    case 'INVOICE':
      return mapInvoices(reply, request.croppedImage);
    case 'INVOICE_VERIFICATION':
      return mapVerification(reply);
    default:
      return null;
  }
}

function hasVerdicts(reply: FlyocrReply): reply is Extract<FlyocrReply, { envelope: 'VERDICTS' }> {
  return reply.envelope === 'VERDICTS' && reply.items.length > 0;
}

function mapInvoices(reply: FlyocrReply, croppedImage: boolean): Reading | null {
  if (reply.envelope === 'CARDS') return { kind: 'INVOICE', invoices: mapInvoiceCards(reply.cards) };
  if (reply.envelope !== 'DATA') return null;
  const invoices = mapInvoiceEntries(reply.entries, croppedImage);
  return invoices.length > 0 ? { kind: 'INVOICE', invoices } : null;
}

/** No sample is printed: any envelope that holds something is taken. */
function mapVerification(reply: FlyocrReply): Reading | null {
  switch (reply.envelope) {
    case 'DATA':
      return reply.entries.length > 0
        ? { kind: 'INVOICE_VERIFICATION', verification: mapVerificationEntries(reply.entries) }
        : null;
    case 'VERDICTS':
      return reply.items.length > 0
        ? { kind: 'INVOICE_VERIFICATION', verification: verificationOf(reply.items) }
        : null;
    case 'CARDS':
      return {
        kind: 'INVOICE_VERIFICATION',
        verification: verificationOf(reply.cards.flatMap((card) => card.items)),
      };
    default:
      return null;
  }
}
