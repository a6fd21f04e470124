import type { Document } from '../../domain/document.js';
import type { UserError } from '../../domain/errors.js';
import type { FieldName } from '../../domain/field.js';
import type { UploadDocumentRequest } from '../../services/upload-document.js';
import { uploadDocument } from '../../services/upload-document.js';
import { waitUntilEnded } from '../../services/wait-until-ended.js';
import { findDocument } from '../../store/documents.js';
import type { GraphContext } from '../context.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { answerMutation } from '../problems.js';
import { toImageSource } from '../upload/image.input.js';
import type { UploadDocumentInput } from './document.input.js';
import { toQuestion } from './document.input.js';

const LARGEST_BATCH = 10;

/** `wanted`: what the operation asks for by name, where the strategy does not say. */
export async function uploadOne(
  context: GraphContext,
  input: UploadDocumentInput,
  waitMs: number,
  wanted: FieldName[] | null,
) {
  const { parts, caller } = context;
  const path = ['input'];
  const stored = await uploadDocument(parts, caller, requestOf(context, input, path, wanted), path);
  const [document] = await untilEnded(context, [stored], waitMs);
  return { document: (document ?? stored) as Document | null };
}

/** One after another, since each holds a whole picture in memory. */
export async function uploadAll(
  context: GraphContext,
  inputs: UploadDocumentInput[],
  waitMs: number,
  wanted: FieldName[] | null,
): Promise<{ documents: (Document | null)[]; userErrors: UserError[] }> {
  if (inputs.length > LARGEST_BATCH) {
    const message = `At most ${LARGEST_BATCH} pictures are taken at once.`;
    return { documents: [], userErrors: [{ code: 'TOO_MANY_ITEMS', message, path: ['input'] }] };
  }
  const { parts, caller } = context;
  const documents: (Document | null)[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = ['input', String(index)];
    const answer = await answerMutation(
      input,
      async () => ({
        document: await uploadDocument(parts, caller, requestOf(context, input, path, wanted), path),
      }),
      { document: null as Document | null },
    );
    documents.push(answer.document);
    userErrors.push(
      ...answer.userErrors.map((error) => ({ ...error, path: [...path, ...withoutPrefix(error, path)] })),
    );
  }
  const stored = documents.filter((document) => document !== null);
  const ended = await untilEnded(context, stored, waitMs);
  return {
    documents: documents.map((document) => ended.find((each) => each.id === document?.id) ?? document),
    userErrors,
  };
}

function untilEnded(
  { parts, caller, signal, stored }: GraphContext,
  documents: Document[],
  waitMs: number,
): Promise<Document[]> {
  const find = (id: string) => findDocument(parts.database.queries, caller.tenant, id);
  stored();
  return waitUntilEnded(parts.changes, documents, find, { waitMs, signal });
}

/** A validator names the path from its own input on; a service names all of it. */
function withoutPrefix({ path }: UserError, prefix: string[]): string[] {
  return prefix.every((step, index) => path[index] === step) ? path.slice(prefix.length) : path.slice(1);
}

function requestOf(
  { parts }: GraphContext,
  input: UploadDocumentInput,
  path: string[],
  wanted: FieldName[] | null,
): UploadDocumentRequest {
  const { sessionId, customerId, strategy, scenario } = input;
  return {
    image: toImageSource(input.image, parts.maxUploadBytes, [...path, 'image']),
    sessionId: sessionId ?? null,
    customerId: customerId ?? null,
    question: toQuestion(input),
    strategy: { ...toStrategy(strategy), wanted: strategy?.wanted ?? wanted },
    scenario: scenarioOf(parts, scenario, [...path, 'scenario']),
  };
}
