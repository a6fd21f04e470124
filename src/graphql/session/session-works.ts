import type { Document } from '../../domain/document.js';
import type { Inquiry } from '../../domain/inquiry.js';
import type { Session } from '../../domain/session.js';
import type { StoredAttempt } from '../../store/attempts.js';
import type { Loaders } from '../loaders.js';

/** Documents and whatever else was asked for the session. */
export async function worksOfSession({ id }: Session, loaders: Loaders): Promise<(Document | Inquiry)[]> {
  const [documents, inquiries] = await Promise.all([
    loaders.documentsOfSession.load(id),
    loaders.inquiriesOfSession.load(id),
  ]);
  return [...documents, ...inquiries];
}

/**
 * Each call once: what a vendor said of a whole session stands again with every part that came of it, and was asked and paid
 * for only once.
 */
export async function attemptsOfSession(session: Session, loaders: Loaders): Promise<StoredAttempt[]> {
  const works = await worksOfSession(session, loaders);
  const inquiries = works.filter((work): work is Inquiry => 'outcome' in work);
  const wholes = inquiries.filter((inquiry) => inquiry.kind === 'SESSION');
  const parted = new Set([
    ...wholes.flatMap(({ outcome }) => outcome?.documentIds ?? []),
    ...inquiries.filter(({ subjectId }) => wholes.some(({ id }) => id === subjectId)).map(({ id }) => id),
  ]);
  const asked = works.filter(({ id }) => !parted.has(id));
  return (await Promise.all(asked.map(({ id }) => loaders.attemptsOfWork.load(id)))).flat();
}
