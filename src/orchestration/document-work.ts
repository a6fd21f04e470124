import type { Document } from '../domain/document.js';
import type { ProviderImage, ProviderRequest } from '../providers/contract.js';
import { updateDocument } from '../store/documents.js';
import { touchSession } from '../store/sessions.js';
import { documentJudge } from './document-judge.js';
import { unsortedJudge } from './sort-picture.js';
import type { Work } from './work.js';

/** Types of the catalogue that are no documents: they are asked for by requests of their own. */
const REQUEST_OF_TYPE: Readonly<Record<string, 'TEXT' | 'PLATE'>> = {
  'general-text': 'TEXT',
  'licence-plate': 'PLATE',
};

export function documentWork(document: Document, image: ProviderImage): Work {
  const { id, tenant, sessionId, strategy, scenario, createdAt, question } = document;
  return {
    id,
    tenant,
    strategy,
    scenario,
    createdAt,
    request: requestOf(document, image),
    question: canonical(question),
    contentHash: image.sha256,
    unsorted: document.unsorted,
    judge: document.unsorted ? unsortedJudge : documentJudge,
    async touch(transaction, now) {
      if (!(await updateDocument(transaction, id, {}, now))) return;
      if (sessionId !== null) await touchSession(transaction, sessionId, now);
    },
  };
}

function requestOf({ question }: Document, image: ProviderImage): ProviderRequest {
  const kind = requestKindOf(question.typeCode);
  return kind === 'DOCUMENT' ? { kind, question, images: [image] } : { kind, images: [image] };
}

/** What a picture of this type of the catalogue is asked about by. */
export function requestKindOf(typeCode: string | null): 'DOCUMENT' | 'TEXT' | 'PLATE' {
  return (typeCode === null ? undefined : REQUEST_OF_TYPE[typeCode]) ?? 'DOCUMENT';
}

function canonical({ kind, country, side, typeCode, providerTypes }: Document['question']): object {
  const types = Object.entries(providerTypes).sort(([one], [other]) => (one < other ? -1 : 1));
  return { kind, country, side, typeCode, providerTypes: types };
}
