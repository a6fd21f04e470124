import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UndecidedReason } from '../../domain/agreement.js';
import { undecidedReasons } from '../../domain/agreement.js';
import type { UserError } from '../../domain/errors.js';
import type { LivenessMethod } from '../../domain/face.js';
import type { InquiryOf, ProvidedLivenessReading } from '../../domain/inquiry.js';
import type { Session as DomainSession } from '../../domain/session.js';
import { saidOf } from '../../orchestration/inquiries/liveness.js';
import { checkLiveness } from '../../services/check-liveness.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findInquiry } from '../../store/inquiries.js';
import { Attempt } from '../attempt/attempt.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { DocumentImage } from '../document/document.type.js';
import { LivenessMethodEnum, UndecidedReasonEnum } from '../face-match/face.enums.js';
import { answerMutation, checkWait } from '../problems.js';
import { Session } from '../session/session.type.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { lookAtTracked, whenEnded } from '../tracked.js';
import { withAddress } from '../upload/image-address.js';
import { toImageSource } from '../upload/image.input.js';
import { CheckLivenessInput } from './liveness-check.input.js';
import { CheckLivenessPayload, LivenessCheck, LivenessReading, LivenessScore } from './liveness-check.type.js';

type DomainLivenessCheck = InquiryOf<'LIVENESS'>;

@Resolver(() => LivenessCheck)
export class LivenessCheckResolver {
  @Query(() => LivenessCheck, {
    nullable: true,
    description: 'One liveness check. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  livenessCheck(
    @Arg('id', () => ID) id: string,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<DomainLivenessCheck> {
    return lookAtTracked(context, 'liveness check', { id, afterRevision, waitMs }, () => find(context, id));
  }

  @Mutation(() => CheckLivenessPayload, {
    description:
      'Asks whether somebody living is on a picture or film. Answers once it is safely stored; with waitMs it waits.',
  })
  checkLiveness(
    @Arg('input', () => CheckLivenessInput) input: CheckLivenessInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<{ livenessCheck: DomainLivenessCheck | null; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    const { parts, caller } = context;
    return answerMutation(
      input,
      async () => {
        const begun = await checkLiveness(
          parts,
          caller,
          {
            image: toImageSource(input.image, parts.maxUploadBytes, ['input', 'image']),
            method: input.method ?? null,
            sessionId: input.sessionId ?? null,
            customerId: input.customerId ?? null,
            strategy: toStrategy(input.strategy),
            scenario: scenarioOf(parts, input.scenario, ['input', 'scenario']),
          },
          ['input'],
        );
        return { livenessCheck: await whenEnded(context, begun, (id) => find(context, id), waitMs) };
      },
      { livenessCheck: null as DomainLivenessCheck | null },
    );
  }

  @FieldResolver(() => Session, { nullable: true })
  session(
    @Root() { sessionId }: DomainLivenessCheck,
    @Ctx() { loaders }: GraphContext,
  ): Promise<DomainSession | null> | null {
    return sessionId === null ? null : loaders.session.load(sessionId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: DomainLivenessCheck): Customer | null {
    return customerId === null ? null : { id: customerId };
  }

  @FieldResolver(() => LivenessMethodEnum)
  method(@Root() { question }: DomainLivenessCheck): LivenessMethod {
    return question.method;
  }

  @FieldResolver(() => DocumentImage, { nullable: true })
  async image(
    @Root() { question: { imageId } }: DomainLivenessCheck,
    @Ctx() context: GraphContext,
  ): Promise<DocumentImage | null> {
    const image = imageId === null ? null : await context.loaders.image.load(imageId);
    return image && withAddress(context, image);
  }

  @FieldResolver(() => Boolean, { nullable: true })
  live(@Root() { outcome }: DomainLivenessCheck): boolean | null {
    return outcome?.live ?? null;
  }

  @FieldResolver(() => [UndecidedReasonEnum])
  async reasons(
    @Root() { id, lifecycle, outcome, strategy, erasedAt }: DomainLivenessCheck,
    @Ctx() { loaders }: GraphContext,
  ): Promise<UndecidedReason[]> {
    const readings = outcome?.readings ?? [];
    const said = saidOf(readings, 'live');
    const attempts = await loaders.attemptsOfWork.load(id);
    return undecidedReasons(strategy, { lifecycle, answers: readings.length, said, erasedAt }, attempts);
  }

  @FieldResolver(() => LivenessScore, { nullable: true })
  score(@Root() { outcome }: DomainLivenessCheck): LivenessScore | null {
    if (!outcome || outcome.live === null) return null;
    for (const { provider, reading } of outcome.readings) {
      const { live, score, scale } = reading;
      if (live === outcome.live && score !== null && scale !== null) return { provider, value: score, scale };
    }
    return null;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  blinked(@Root() { outcome }: DomainLivenessCheck): boolean | null {
    return outcome?.blinked ?? null;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  mouthOpened(@Root() { outcome }: DomainLivenessCheck): boolean | null {
    return outcome?.mouthOpened ?? null;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  replaced(@Root() { outcome }: DomainLivenessCheck): boolean | null {
    return outcome?.replaced ?? null;
  }

  @FieldResolver(() => [LivenessReading])
  readings(@Root() { outcome }: DomainLivenessCheck): LivenessReading[] {
    return (outcome?.readings ?? []).map(toLivenessReading);
  }

  @FieldResolver(() => [LivenessReading])
  dissent(@Root() { outcome }: DomainLivenessCheck): LivenessReading[] {
    return (outcome?.readings ?? [])
      .filter(({ reading }) => reading.live !== null && reading.live !== outcome?.live)
      .map(toLivenessReading);
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() { id }: DomainLivenessCheck, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return loaders.attemptsOfWork.load(id);
  }

  @FieldResolver(() => Boolean)
  sandbox(@Root() { outcome }: DomainLivenessCheck, @Ctx() { parts }: GraphContext): boolean {
    return (outcome?.readings ?? []).some(({ provider }) => parts.registry[provider]?.mode === 'SANDBOX');
  }
}

function find({ parts, caller }: GraphContext, id: string): Promise<DomainLivenessCheck | null> {
  return findInquiry(parts.database.queries, caller.tenant, 'LIVENESS', id);
}

/** A number without the scale that it is on would be taken for a percentage; as raw text it is still there. */
function toLivenessReading({ provider, reading }: ProvidedLivenessReading): LivenessReading {
  return { ...reading, provider, score: reading.scale === null ? null : reading.score };
}
