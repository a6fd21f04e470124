import { randomBytes } from 'node:crypto';

/** What an id names; it is its prefix. */
export const IDENTIFIER_PREFIXES = {
  document: 'doc',
  session: 'ses',
  upload: 'upl',
  image: 'img',
  faceMatch: 'fmt',
  livenessCheck: 'liv',
  invoice: 'inv',
  invoiceVerification: 'ivv',
  sessionInquiry: 'siq',
  ocrExport: 'exp',
  attempt: 'att',
  reading: 'rdg',
} as const;
export type IdentifierKind = keyof typeof IDENTIFIER_PREFIXES;

const PATTERN = /^([a-z]{3})_[A-Za-z0-9_-]{22}$/;

/** An id that cannot be guessed: a prefix that says what it names, and 128 random bits. */
export function newIdentifier(kind: IdentifierKind): string {
  return `${IDENTIFIER_PREFIXES[kind]}_${randomBytes(16).toString('base64url')}`;
}

/** What an id names, by its form alone; null for anything that we never gave out. */
export function identifierKind(id: string): IdentifierKind | null {
  const prefix = PATTERN.exec(id)?.[1];
  for (const [kind, known] of Object.entries(IDENTIFIER_PREFIXES)) {
    if (known === prefix) return kind as IdentifierKind;
  }
  return null;
}
