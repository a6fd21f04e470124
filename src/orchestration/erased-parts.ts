import type { Document } from '../domain/document.js';
import type { Inquiry } from '../domain/inquiry.js';
import { isTerminal } from '../domain/lifecycle.js';

type Part = Pick<Document, 'id' | 'erasedAt' | 'lifecycle' | 'nextAction'>;

/** What of a session still counts, and whether anything that would count is gone. */
export interface StandingParts<Whole extends Part> {
  documents: Whole[];
  inquiries: Inquiry[];
  anyErased: boolean;
}

/**
 * Pure: leaves out what was erased. A document whose place a later one has taken is not missed, nor is what was made of it;
 * both lists are oldest first.
 */
export function standingParts<Whole extends Part>(
  documents: readonly Whole[],
  inquiries: readonly Inquiry[],
): StandingParts<Whole> {
  const isUsable = (document: Part) =>
    !document.erasedAt && isTerminal(document.lifecycle) && document.nextAction === 'NONE';
  const replaced = new Set(
    documents.flatMap(({ id, erasedAt }, index) => (erasedAt && documents.slice(index + 1).some(isUsable) ? [id] : [])),
  );
  const missed = inquiries.filter(
    (inquiry, index) =>
      inquiry.erasedAt &&
      !sidesOf(inquiry).some((id) => replaced.has(id)) &&
      !inquiries.slice(index + 1).some(({ kind, erasedAt }) => kind === inquiry.kind && !erasedAt),
  );
  const left = documents.filter(({ id }) => !replaced.has(id));
  return {
    documents: left,
    inquiries: inquiries.filter(({ erasedAt }) => !erasedAt),
    anyErased: missed.length > 0 || left.some(({ erasedAt }) => Boolean(erasedAt)),
  };
}

function sidesOf(inquiry: Inquiry): string[] {
  if (inquiry.kind !== 'FACE_MATCH') return [];
  const { left, right } = inquiry.question;
  return [left.documentId, right.documentId].flatMap((id) => id ?? []);
}
