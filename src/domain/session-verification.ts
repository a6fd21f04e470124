import type { DocumentKind } from './document.js';
import type { Field } from './field.js';
import { isOver } from './partial-date.js';
import type { Session, SessionPart } from './session.js';

/** A session of one customer with its documents, as far as it counts for who the customer is. */
export interface CustomerSession extends Pick<Session, 'verdict' | 'createdAt'> {
  documents: readonly (Pick<SessionPart, 'kind' | 'verdict'> & { fields: readonly Field[] })[];
}

export interface CustomerVerification {
  isVerified: boolean;
  /**
   * YYYY-MM-DD, the last day that counts: the earliest date of expiry among the accepted identity documents of the newest
   * session that verifies the customer; where none does any more, of the newest that did, so that it lies in the past. Null
   * where the customer was never verified, and where no document states a whole date.
   */
  verifiedUntil: string | null;
}

/** Kinds whose expiry says nothing about who somebody is. */
const BESIDE_IDENTITY: readonly DocumentKind[] = ['BANK_CARD', 'VEHICLE_LICENCE'];

/**
 * Pure: a customer is verified while there is an accepted session none of whose accepted identity documents has surely
 * expired. A later session that failed takes nothing back: it is a fact of its own, and the app sees it.
 */
export function verificationOf(sessions: readonly CustomerSession[], now: Date): CustomerVerification {
  const accepted = sessions
    .filter(({ verdict }) => verdict === 'ACCEPTED')
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  const verifying = accepted.find((session) => expiriesOf(session).every((expiry) => isOver(expiry, now) !== true));
  const deciding = verifying ?? accepted[0];
  const whole = deciding ? expiriesOf(deciding).filter((expiry) => /^\d{4}-\d{2}-\d{2}$/.test(expiry)) : [];
  return { isVerified: verifying !== undefined, verifiedUntil: whole.sort()[0] ?? null };
}

function expiriesOf({ documents }: CustomerSession): string[] {
  return documents
    .filter(({ kind, verdict }) => verdict === 'ACCEPTED' && !BESIDE_IDENTITY.includes(kind))
    .flatMap(({ fields }) => fields.find(({ name }) => name === 'DATE_OF_EXPIRY')?.value ?? []);
}
