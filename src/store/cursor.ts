/** Where a page begins: behind the row with this moment and id. Opaque to clients. */
export interface Cursor {
  createdAt: Date;
  id: string;
}

export function encodeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.getTime()}:${id}`).toString('base64url');
}

/** null for anything that we never gave out. */
export function decodeCursor(text: string): Cursor | null {
  if (!/^[A-Za-z0-9_-]{8,120}$/.test(text)) return null;
  const match = /^(\d{1,13}):([a-z]{3}_[A-Za-z0-9_-]{22})$/.exec(Buffer.from(text, 'base64url').toString('latin1'));
  if (!match?.[1] || !match[2]) return null;
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}

export interface Page<T> {
  items: T[];
  hasNextPage: boolean;
}

/** Cuts the one row too many that tells whether another page follows. */
export function toPage<T>(rows: T[], first: number): Page<T> {
  return { items: rows.slice(0, first), hasNextPage: rows.length > first };
}
