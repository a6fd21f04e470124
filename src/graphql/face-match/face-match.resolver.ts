import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UndecidedReason } from '../../domain/agreement.js';
import { undecidedReasons } from '../../domain/agreement.js';
import type { Document as DomainDocument } from '../../domain/document.js';
import type { UserError } from '../../domain/errors.js';
import type { FaceDecision, FaceSource as DomainFaceSource } from '../../domain/face.js';
import type { DecidedFaceReading, InquiryOf } from '../../domain/inquiry.js';
import type { Session as DomainSession } from '../../domain/session.js';
import { saidOf } from '../../orchestration/inquiries/face-match.js';
import { matchFaces } from '../../services/match-faces.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findInquiry } from '../../store/inquiries.js';
import { Attempt } from '../attempt/attempt.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { Document, DocumentImage } from '../document/document.type.js';
import { answerMutation, checkWait } from '../problems.js';
import { Session } from '../session/session.type.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { lookAtTracked, whenEnded } from '../tracked.js';
import { withAddress } from '../upload/image-address.js';
import { FaceDecisionEnum, UndecidedReasonEnum } from './face.enums.js';
import { MatchFacesInput, toFaceSide } from './face-match.input.js';
import { FaceMatch, FaceReading, FaceSource, MatchFacesPayload } from './face-match.type.js';

type DomainFaceMatch = InquiryOf<'FACE_MATCH'>;

@Resolver(() => FaceMatch)
export class FaceMatchResolver {
  @Query(() => FaceMatch, {
    nullable: true,
    description: 'One face match. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  faceMatch(
    @Arg('id', () => ID) id: string,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<DomainFaceMatch> {
    return lookAtTracked(context, 'face match', { id, afterRevision, waitMs }, () => find(context, id));
  }

  @Mutation(() => MatchFacesPayload, {
    description: 'Asks whether two faces are one person’s. Answers once it is safely stored; with waitMs it waits.',
  })
  matchFaces(
    @Arg('input', () => MatchFacesInput) input: MatchFacesInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<{ faceMatch: DomainFaceMatch | null; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    const { parts, caller } = context;
    return answerMutation(
      input,
      async () => {
        const begun = await matchFaces(
          parts,
          caller,
          {
            left: toFaceSide(input.left, parts.maxUploadBytes, ['input', 'left']),
            right: toFaceSide(input.right, parts.maxUploadBytes, ['input', 'right']),
            sessionId: input.sessionId ?? null,
            customerId: input.customerId ?? null,
            strategy: toStrategy(input.strategy),
            scenario: scenarioOf(parts, input.scenario, ['input', 'scenario']),
          },
          ['input'],
        );
        return { faceMatch: await whenEnded(context, begun, (id) => find(context, id), waitMs) };
      },
      { faceMatch: null as DomainFaceMatch | null },
    );
  }

  @FieldResolver(() => Session, { nullable: true })
  session(
    @Root() { sessionId }: DomainFaceMatch,
    @Ctx() { loaders }: GraphContext,
  ): Promise<DomainSession | null> | null {
    return sessionId === null ? null : loaders.session.load(sessionId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: DomainFaceMatch): Customer | null {
    return customerId === null ? null : { id: customerId };
  }

  @FieldResolver(() => FaceSource)
  left(@Root() { question }: DomainFaceMatch): DomainFaceSource {
    return question.left;
  }

  @FieldResolver(() => FaceSource)
  right(@Root() { question }: DomainFaceMatch): DomainFaceSource {
    return question.right;
  }

  @FieldResolver(() => FaceDecisionEnum, { nullable: true })
  decision(@Root() { outcome }: DomainFaceMatch): FaceDecision | null {
    return outcome?.decision ?? null;
  }

  @FieldResolver(() => [UndecidedReasonEnum])
  async reasons(
    @Root() { id, lifecycle, outcome, strategy, erasedAt }: DomainFaceMatch,
    @Ctx() { loaders }: GraphContext,
  ): Promise<UndecidedReason[]> {
    const readings = outcome?.readings ?? [];
    const attempts = await loaders.attemptsOfWork.load(id);
    return undecidedReasons(
      strategy,
      { lifecycle, answers: readings.length, said: saidOf(readings), erasedAt },
      attempts,
    );
  }

  @FieldResolver(() => [FaceReading])
  readings(@Root() { outcome }: DomainFaceMatch): FaceReading[] {
    return (outcome?.readings ?? []).map(toFaceReading);
  }

  @FieldResolver(() => [FaceReading])
  dissent(@Root() { outcome }: DomainFaceMatch): FaceReading[] {
    return (outcome?.readings ?? [])
      .filter(({ decision }) => decision !== 'INCONCLUSIVE' && decision !== outcome?.decision)
      .map(toFaceReading);
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() { id }: DomainFaceMatch, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return loaders.attemptsOfWork.load(id);
  }

  @FieldResolver(() => Boolean)
  sandbox(@Root() { outcome }: DomainFaceMatch, @Ctx() { parts }: GraphContext): boolean {
    return (outcome?.readings ?? []).some(({ provider }) => parts.registry[provider]?.mode === 'SANDBOX');
  }
}

@Resolver(() => FaceSource)
export class FaceSourceResolver {
  @FieldResolver(() => Document, { nullable: true })
  document(
    @Root() { documentId }: DomainFaceSource,
    @Ctx() { loaders }: GraphContext,
  ): Promise<DomainDocument | null> | null {
    return documentId === null ? null : loaders.document.load(documentId);
  }

  @FieldResolver(() => DocumentImage, { nullable: true })
  async image(@Root() { imageId }: DomainFaceSource, @Ctx() context: GraphContext): Promise<DocumentImage | null> {
    const image = imageId === null ? null : await context.loaders.image.load(imageId);
    return image && withAddress(context, image);
  }
}

function find({ parts, caller }: GraphContext, id: string): Promise<DomainFaceMatch | null> {
  return findInquiry(parts.database.queries, caller.tenant, 'FACE_MATCH', id);
}

/** A number without the scale that it is on would be taken for a percentage; as raw text it is still there. */
function toFaceReading({ provider, decision, reading }: DecidedFaceReading): FaceReading {
  const isOnScale = reading.scale !== null;
  return {
    ...reading,
    provider,
    decision,
    score: isOnScale ? reading.score : null,
    threshold: isOnScale ? reading.threshold : null,
    falseMatchRate: reading.falseMatchRate ?? null,
  };
}
