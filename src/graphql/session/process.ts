import type { Session, SessionWishes } from '../../domain/session.js';
import { processSession } from '../../services/process-session.js';
import { waitUntilEnded } from '../../services/wait-until-ended.js';
import { findSession } from '../../store/sessions.js';
import type { GraphContext } from '../context.js';
import { toQuestion } from '../document/document.input.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { toImageSource } from '../upload/image.input.js';
import type { CreateSessionInput, ProcessSessionInput, SessionImageInput } from './session.input.js';

export async function processNow(context: GraphContext, input: ProcessSessionInput, waitMs: number): Promise<Session> {
  const { parts, caller, signal, stored } = context;
  const path = ['input'];
  const session = await processSession(
    parts,
    caller,
    {
      ...input,
      sessionId: input.sessionId ?? null,
      pictures: input.images.map((image, index) =>
        pictureOf(image, parts.maxUploadBytes, [...path, 'images', `${index}`]),
      ),
      wishes: wishesOf(input),
      captcha: input.captcha ?? null,
      ocr: input.ocr ?? true,
      strategy: input.strategy ? toStrategy(input.strategy) : null,
      scenario: scenarioOf(parts, input.scenario, [...path, 'scenario']),
    },
    path,
  );
  const find = (id: string) => findSession(parts.database.queries, caller.tenant, id);
  stored();
  const [ended] = await waitUntilEnded(parts.changes, [session], find, { waitMs, signal });
  return ended ?? session;
}

/** Only what was said: what an existing session wants otherwise stays. */
export function wishesOf({ wishes }: Pick<CreateSessionInput, 'wishes'>): Partial<SessionWishes> {
  return {
    ...(typeof wishes?.selfie === 'boolean' ? { selfie: wishes.selfie } : {}),
    ...(typeof wishes?.liveness === 'boolean' ? { liveness: wishes.liveness } : {}),
  };
}

function pictureOf(input: SessionImageInput, maxBytes: number, path: string[]) {
  const { image, role } = input;
  return {
    image: toImageSource(image, maxBytes, [...path, 'image']),
    role: role ?? null,
    question: toQuestion(input),
  };
}
