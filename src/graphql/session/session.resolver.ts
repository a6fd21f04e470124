import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Document as DomainDocument } from '../../domain/document.js';
import type { UserError } from '../../domain/errors.js';
import type { Inquiry, InquiryKind, InquiryOf } from '../../domain/inquiry.js';
import { isOfKind } from '../../domain/inquiry.js';
import { isTerminal } from '../../domain/lifecycle.js';
import type { Session as DomainSession } from '../../domain/session.js';
import { sumOf } from '../../domain/strategy.js';
import { busyMs } from '../../domain/session.js';
import { createSession } from '../../services/create-session.js';
import { waitForChange } from '../../services/wait-for-change.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findSession, findSessionByClientKey, listSessions } from '../../store/sessions.js';
import { Attempt } from '../attempt/attempt.type.js';
import { Money } from '../provider/provider.type.js';
import { toConnection } from '../connection.type.js';
import type { Connection } from '../connection.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { Document } from '../document/document.type.js';
import { FaceMatch } from '../face-match/face-match.type.js';
import { Invoice } from '../invoice/invoice.type.js';
import { LivenessCheck } from '../liveness-check/liveness-check.type.js';
import { answerMutation, badArgument, checkTexts, checkWait, notFound, pageArguments } from '../problems.js';
import { withAddress } from '../upload/image-address.js';
import { processNow, wishesOf } from './process.js';
import { attemptsOfSession, worksOfSession } from './session-works.js';
import { CreateSessionInput, ProcessSessionInput, SessionFilter } from './session.input.js';
import {
  CreateSessionPayload,
  ProcessSessionPayload,
  Progress,
  Session,
  SessionConnection,
  SessionImage,
} from './session.type.js';

@Resolver(() => Session)
export class SessionResolver {
  @Query(() => Session, {
    nullable: true,
    description:
      'One session, by exactly one of id and clientKey. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  async session(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('clientKey', () => String, { nullable: true }) clientKey: string | null,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() { parts, caller, signal }: GraphContext,
  ): Promise<DomainSession> {
    checkWait(waitMs, afterRevision);
    checkTexts({ id, clientKey });
    if ((id ?? null) === null ? (clientKey ?? null) === null : (clientKey ?? null) !== null) {
      throw badArgument('id', 'Give exactly one of id and clientKey.');
    }
    const { queries } = parts.database;
    const first =
      typeof id === 'string'
        ? await findSession(queries, caller.tenant, id)
        : await findSessionByClientKey(queries, caller.tenant, clientKey ?? '');
    if (!first) throw notFound('session');
    const known = afterRevision ?? first.revision;
    const session = await waitForChange(
      parts.changes,
      [first.id],
      () => findSession(queries, caller.tenant, first.id),
      (seen) => !seen || seen.revision > known || isTerminal(seen.lifecycle),
      { waitMs, signal },
    );
    if (!session) throw notFound('session');
    return session;
  }

  @Query(() => SessionConnection, { description: 'Newest first.' })
  async sessions(
    @Arg('filter', () => SessionFilter, { nullable: true }) filter: SessionFilter | null,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Connection<DomainSession>> {
    const page = pageArguments(first, after);
    checkTexts({ customerId: filter?.customerId });
    return toConnection(
      await listSessions(parts.database.queries, caller.tenant, filter ?? {}, page.first, page.after),
    );
  }

  @Mutation(() => CreateSessionPayload, { description: 'Opens a session that documents can be handed in to.' })
  createSession(
    @Arg('input', () => CreateSessionInput) input: CreateSessionInput,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<{ session: DomainSession | null; userErrors: UserError[] }> {
    const request = { ...input, wishes: wishesOf(input) };
    return answerMutation(input, async () => ({ session: await createSession(parts, caller, request) }), {
      session: null as DomainSession | null,
    });
  }

  @Mutation(() => ProcessSessionPayload, {
    description:
      'Takes all pictures of a person at once, finds out what each shows, reads the documents, compares the faces and judges all of it. Answers once everything is safely stored; with waitMs it waits for the end.',
  })
  processSession(
    @Arg('input', () => ProcessSessionInput) input: ProcessSessionInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<{ session: DomainSession | null; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    return answerMutation(input, async () => ({ session: await processNow(context, input, waitMs) }), {
      session: null as DomainSession | null,
    });
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() session: DomainSession): Customer | null {
    return session.customerId === null ? null : { id: session.customerId };
  }

  @FieldResolver(() => Progress)
  async progress(@Root() session: DomainSession, @Ctx() { loaders }: GraphContext): Promise<Progress> {
    const works = await worksOfSession(session, loaders);
    return { done: works.filter((work) => isTerminal(work.lifecycle)).length, total: works.length };
  }

  @FieldResolver(() => Int)
  async spentMs(@Root() session: DomainSession, @Ctx() { loaders, parts }: GraphContext): Promise<number> {
    const works = await worksOfSession(session, loaders);
    return busyMs(works.map(({ createdAt, completedAt }) => ({ from: createdAt, to: completedAt ?? parts.now() })));
  }

  @FieldResolver(() => [Money])
  async costs(@Root() session: DomainSession, @Ctx() { loaders }: GraphContext): Promise<Money[]> {
    return sumOf((await attemptsOfSession(session, loaders)).flatMap(({ cost }) => cost ?? []));
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() session: DomainSession, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return attemptsOfSession(session, loaders);
  }

  @FieldResolver(() => [SessionImage])
  async images(@Root() session: DomainSession, @Ctx() context: GraphContext): Promise<SessionImage[]> {
    const images = await context.loaders.imagesOfSession.load(session.id);
    return images.map((image) => ({ role: image.role, image: withAddress(context, image) }));
  }

  @FieldResolver(() => [Document])
  documents(@Root() session: DomainSession, @Ctx() { loaders }: GraphContext): Promise<DomainDocument[]> {
    return loaders.documentsOfSession.load(session.id);
  }

  @FieldResolver(() => [FaceMatch])
  async faceMatches(
    @Root() { id }: DomainSession,
    @Ctx() { loaders }: GraphContext,
  ): Promise<InquiryOf<'FACE_MATCH'>[]> {
    return ofKind(await loaders.inquiriesOfSession.load(id), 'FACE_MATCH');
  }

  @FieldResolver(() => [LivenessCheck])
  async livenessChecks(
    @Root() { id }: DomainSession,
    @Ctx() { loaders }: GraphContext,
  ): Promise<InquiryOf<'LIVENESS'>[]> {
    return ofKind(await loaders.inquiriesOfSession.load(id), 'LIVENESS');
  }

  @FieldResolver(() => [Invoice])
  async invoices(@Root() { id }: DomainSession, @Ctx() { loaders }: GraphContext): Promise<InquiryOf<'INVOICE'>[]> {
    return ofKind(await loaders.inquiriesOfSession.load(id), 'INVOICE');
  }
}

function ofKind<Kind extends InquiryKind>(inquiries: readonly Inquiry[], kind: Kind): InquiryOf<Kind>[] {
  return inquiries.filter((inquiry): inquiry is Inquiry & InquiryOf<Kind> => isOfKind(inquiry, kind));
}
