import { Directive, Field, Float, ObjectType } from 'type-graphql';
import type { UndecidedReason } from '../../domain/agreement.js';
import type {
  FaceDecision,
  FaceSourceRole,
  FalseMatchRate as DomainFalseMatchRate,
  ScoreScale as DomainScoreScale,
} from '../../domain/face.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { Attempt } from '../attempt/attempt.type.js';
import { Customer } from '../customer/customer.type.js';
import { Document, DocumentImage } from '../document/document.type.js';
import { ProviderNameEnum } from '../enums.js';
import { Node, Tracked } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars.js';
import { Session } from '../session/session.type.js';
import { UserError } from '../user-error.type.js';
import { FaceDecisionEnum, FaceSourceRoleEnum, UndecidedReasonEnum } from './face.enums.js';

@ObjectType({ description: 'How a vendor expresses likeness or liveness; a score means nothing without it.' })
export class ScoreScale implements DomainScoreScale {
  @Field(() => Float, { description: 'The score that says most surely "different", or "not live".' })
  worst!: number;

  @Field(() => Float, {
    description: 'The score that says most surely "same", or "live". Smaller than worst where they are distances.',
  })
  best!: number;
}

@ObjectType({ description: 'How often a threshold lets two persons pass as one, as the vendor states it.' })
export class FalseMatchRate implements DomainFalseMatchRate {
  @Field(() => Float, { description: 'Share of all comparisons of two different persons, 0 to 1.' })
  from!: number;

  @Field(() => Float, { description: 'The same as from where the vendor states one figure.' })
  to!: number;
}

@ObjectType({ description: 'What one provider said of the two faces, and what that decides.' })
export class FaceReading {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => String, { nullable: true, description: 'As the vendor wrote it, such as "92%" or "0.41".' })
  rawScore!: string | null;

  @Field(() => Float, { nullable: true, description: 'On the scale; null where the vendor does not say on which.' })
  score!: number | null;

  @Field(() => ScoreScale, { nullable: true })
  scale!: ScoreScale | null;

  @Field(() => Float, {
    nullable: true,
    description: 'On the same scale: from here on to best it is the same person for the vendor. Null: it does not say.',
  })
  threshold!: number | null;

  @Field(() => FalseMatchRate, {
    nullable: true,
    description: 'Of that threshold. Null where the vendor states none, as all five do today; it is never estimated.',
  })
  falseMatchRate!: FalseMatchRate | null;

  @Field(() => Boolean, { nullable: true, description: 'The vendor’s own verdict; null where it gives none.' })
  samePerson!: boolean | null;

  @Field(() => FaceDecisionEnum, {
    description:
      'By the vendor’s verdict, else by its score at its own threshold. A score without a threshold decides nothing.',
  })
  decision!: FaceDecision;

  @Field(() => [String], { description: 'What was odd, in the vendor’s words.' })
  remarks!: string[];
}

@ObjectType({ description: 'One of two faces.' })
export class FaceSource {
  @Field(() => FaceSourceRoleEnum)
  role!: FaceSourceRole;

  @Field(() => Document, { nullable: true, description: 'Whose portrait it is; null for other roles.' })
  document?: Document | null;

  @Field(() => DocumentImage, {
    nullable: true,
    description: 'Null where it is not there any more, or a vendor does not tell which picture it was.',
  })
  image?: DocumentImage | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ implements: [Node, Tracked], description: 'Whether two faces are one person’s.' })
export class FaceMatch extends Tracked implements Node {
  @Field(() => Session, { nullable: true })
  session?: Session | null;

  @Field(() => Customer, { nullable: true })
  customer?: Customer | null;

  @Field(() => FaceSource)
  left?: FaceSource;

  @Field(() => FaceSource)
  right?: FaceSource;

  @Field(() => FaceDecisionEnum, {
    nullable: true,
    description:
      'Null while nobody has answered. With CONSENSUS what the quorum says; else a single contradiction makes it INCONCLUSIVE.',
  })
  decision?: FaceDecision | null;

  @Field(() => [UndecidedReasonEnum], {
    description: 'Why it is neither SAME_PERSON nor DIFFERENT_PERSON; empty while the work goes on.',
  })
  reasons?: UndecidedReason[];

  @Field(() => [FaceReading], { description: 'In the order of asking; empty until the work has ended.' })
  readings?: FaceReading[];

  @Field(() => [FaceReading], {
    description: 'Those that decide otherwise than decision does; of an open contradiction, both sides.',
  })
  dissent?: FaceReading[];

  @Field(() => [Attempt], { description: 'Who was asked, what it cost, how it ended.' })
  attempts?: Attempt[];

  @Field(() => Boolean, {
    description: 'True where any of it was made up by an imitation of a vendor. Such a match proves nothing.',
  })
  sandbox?: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'Either the match, which is then safely stored, or what to mend.' })
export class MatchFacesPayload {
  @Field(() => FaceMatch, { nullable: true })
  faceMatch!: FaceMatch | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
