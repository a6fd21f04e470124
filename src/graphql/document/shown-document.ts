import { concealCardNumbers, withDissent } from '../../domain/card-concealment.js';
import type { Concealed } from '../../domain/card-concealment.js';
import type { Document } from '../../domain/document.js';
import type { GraphContext } from '../context.js';

/** A document as this caller may see it. All of it that may hold a card number goes out through here. */
export function shownDocument(document: Document, { caller }: Pick<GraphContext, 'caller'>): Concealed<Document> {
  if (!caller.scopes?.includes('card-number:read')) return concealCardNumbers(document);
  return { ...document, fields: document.fields.map(withDissent) };
}
