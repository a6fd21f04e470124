/** What a key may be allowed beyond what every key is. `card-number:read`: to see numbers of bank cards unmasked. */
export const SCOPES = ['card-number:read'] as const;
export type Scope = (typeof SCOPES)[number];
