import { Directive, Field, Float, ObjectType } from 'type-graphql';
import type { UndecidedReason } from '../../domain/agreement.js';
import type { LivenessMethod } from '../../domain/face.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { Attempt } from '../attempt/attempt.type.js';
import { Customer } from '../customer/customer.type.js';
import { DocumentImage } from '../document/document.type.js';
import { ProviderNameEnum } from '../enums.js';
import { LivenessMethodEnum, UndecidedReasonEnum } from '../face-match/face.enums.js';
import { ScoreScale } from '../face-match/face-match.type.js';
import { Node, Tracked } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars.js';
import { Session } from '../session/session.type.js';
import { UserError } from '../user-error.type.js';

@ObjectType({ description: 'What one provider said of whether somebody living was there. Null: it does not say.' })
export class LivenessReading {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => Boolean, { nullable: true, description: 'The vendor’s own verdict; a score never stands in for it.' })
  live!: boolean | null;

  @Field(() => String, { nullable: true, description: 'As the vendor wrote it.' })
  rawScore!: string | null;

  @Field(() => Float, { nullable: true, description: 'On the scale; null where the vendor does not say on which.' })
  score!: number | null;

  @Field(() => ScoreScale, { nullable: true })
  scale!: ScoreScale | null;

  @Field(() => Boolean, { nullable: true })
  blinked!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  mouthOpened!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the face was exchanged during the film.' })
  replaced!: boolean | null;

  @Field(() => [String], { description: 'What was odd, in the vendor’s words.' })
  remarks!: string[];
}

@ObjectType({ description: 'A score together with whose it is and what it is measured on.' })
export class LivenessScore {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => Float)
  value!: number;

  @Field(() => ScoreScale)
  scale!: ScoreScale;
}

@Directive('@key(fields: "id")')
@ObjectType({ implements: [Node, Tracked], description: 'Whether somebody living was before the camera.' })
export class LivenessCheck extends Tracked implements Node {
  @Field(() => Session, { nullable: true })
  session?: Session | null;

  @Field(() => Customer, { nullable: true })
  customer?: Customer | null;

  @Field(() => LivenessMethodEnum)
  method?: LivenessMethod;

  @Field(() => DocumentImage, {
    nullable: true,
    description:
      'The picture or film. Null where it is not there any more, or a vendor does not tell which picture it was.',
  })
  image?: DocumentImage | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Null: nobody has decided, or providers contradict each other; the reasons say which.',
  })
  live?: boolean | null;

  @Field(() => [UndecidedReasonEnum], { description: 'Why live is null; empty while the work goes on.' })
  reasons?: UndecidedReason[];

  @Field(() => LivenessScore, {
    nullable: true,
    description: 'Of the first provider that decided as live says and states its scale; null where none does.',
  })
  score?: LivenessScore | null;

  @Field(() => Boolean, { nullable: true, description: 'Null: nobody says, or they contradict each other.' })
  blinked?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Null: nobody says, or they contradict each other.' })
  mouthOpened?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the face was exchanged during the film. Null: nobody says, or they contradict each other.',
  })
  replaced?: boolean | null;

  @Field(() => [LivenessReading], { description: 'In the order of asking; empty until the work has ended.' })
  readings?: LivenessReading[];

  @Field(() => [LivenessReading], {
    description: 'Those that decide otherwise than live does; of an open contradiction, both sides.',
  })
  dissent?: LivenessReading[];

  @Field(() => [Attempt], { description: 'Who was asked, what it cost, how it ended.' })
  attempts?: Attempt[];

  @Field(() => Boolean, {
    description: 'True where any of it was made up by an imitation of a vendor. Such a check proves nothing.',
  })
  sandbox?: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'Either the check, which is then safely stored, or what to mend.' })
export class CheckLivenessPayload {
  @Field(() => LivenessCheck, { nullable: true })
  livenessCheck!: LivenessCheck | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
