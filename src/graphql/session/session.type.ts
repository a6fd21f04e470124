import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ImageRole } from '../../domain/document.js';
import type { Lifecycle, NextAction, Reason, Verdict } from '../../domain/lifecycle.js';
import type { SessionWishes as DomainWishes } from '../../domain/session.js';
import { Attempt } from '../attempt/attempt.type.js';
import type { Attempt as AttemptType } from '../attempt/attempt.type.js';
import { Money } from '../provider/provider.type.js';
import { PageInfo } from '../connection.type.js';
import { Customer } from '../customer/customer.type.js';
import { Document, DocumentImage } from '../document/document.type.js';
import type { Document as DocumentType, DocumentImage as DocumentImageType } from '../document/document.type.js';
import { FaceMatch } from '../face-match/face-match.type.js';
import type { FaceMatch as FaceMatchType } from '../face-match/face-match.type.js';
import { Invoice } from '../invoice/invoice.type.js';
import type { Invoice as InvoiceType } from '../invoice/invoice.type.js';
import { LivenessCheck } from '../liveness-check/liveness-check.type.js';
import type { LivenessCheck as LivenessCheckType } from '../liveness-check/liveness-check.type.js';
import { LifecycleEnum, NextActionEnum, ReasonEnum, VerdictEnum } from '../enums.js';
import { Node, Tracked } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars.js';
import { UserError } from '../user-error.type.js';
import { CrossCheck } from './cross-check.type.js';
import type { CrossCheck as CrossCheckType } from './cross-check.type.js';
import { ImageRoleEnum } from './session.enums.js';

@ObjectType({ description: 'How much of the work is done.' })
export class Progress {
  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  total!: number;
}

@ObjectType({ description: 'What a session needs beside its documents before it is accepted.' })
export class SessionWishes implements DomainWishes {
  @Field(() => Boolean, { description: 'A selfie that shows the holder.' })
  selfie!: boolean;

  @Field(() => Boolean, { description: 'That a living person was there.' })
  liveness!: boolean;
}

@ObjectType({ description: 'A picture that was handed in for a session and belongs to no document.' })
export class SessionImage {
  @Field(() => ImageRoleEnum)
  role!: ImageRole;

  @Field(() => DocumentImage)
  image!: DocumentImageType;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Tracked],
  description: 'Documents of one person that belong together, with the faces, invoices and comparisons between them.',
})
export class Session extends Tracked implements Node {
  @Field(() => String, { nullable: true, description: 'The key that the app chose itself.' })
  clientKey!: string | null;

  @Field(() => Customer, { nullable: true })
  customer?: Customer | null;

  @Field(() => String, { nullable: true, description: 'The schema of checks that the app asked for.' })
  schemaId!: string | null;

  @Field(() => LifecycleEnum, { description: 'Of all its parts together. A further one opens a session again.' })
  declare lifecycle: Lifecycle;

  @Field(() => VerdictEnum, {
    nullable: true,
    description: 'By rules over documents, faces, liveness and cross-checks; null while anything is undecided.',
  })
  verdict!: Verdict | null;

  @Field(() => NextActionEnum, { description: 'The one thing to ask of the person now.' })
  nextAction!: NextAction;

  @Field(() => [ReasonEnum], { description: 'Why verdict and nextAction are what they are.' })
  reasons!: Reason[];

  @Field(() => Int, { description: 'Grows by one with each visible change, of its documents too.' })
  declare revision: number;

  @Field(() => Progress)
  progress?: Progress;

  @Field(() => [Document], { description: 'In the order in which they were handed in.' })
  documents?: DocumentType[];

  @Field(() => [FaceMatch], {
    description: 'Faces that were compared, or are being; in the order in which that began.',
  })
  faceMatches?: FaceMatchType[];

  @Field(() => [LivenessCheck], { description: 'Looks at whether somebody living was before the camera.' })
  livenessChecks?: LivenessCheckType[];

  @Field(() => [Invoice], { description: 'In the order in which they were handed in or found in a file.' })
  invoices?: InvoiceType[];

  @Field(() => [CrossCheck], { description: 'What was compared across its parts, each with its evidence.' })
  crossChecks!: CrossCheckType[];

  @Field(() => [SessionImage], { description: 'What was handed in and belongs to no document: selfies.' })
  images?: SessionImage[];

  @Field(() => SessionWishes, { description: 'What it needs beside its documents before it is accepted.' })
  wishes!: SessionWishes;

  @Field(() => Int, { description: 'Milliseconds during which anything of it was being worked on.' })
  spentMs?: number;

  @Field(() => [Money], {
    description: 'What all its calls have cost, in each currency. Answers of unknown price are not in it.',
  })
  costs?: Money[];

  @Field(() => [Attempt], {
    description:
      'Everybody who was asked about any part of it; what was asked about all parts at once stands here once.',
  })
  attempts?: AttemptType[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a vendor had never seen the person. Null: nobody says.',
  })
  isCustomerNew!: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt!: Date | null;
}

@ObjectType({ description: 'A session and its place in the list.' })
export class SessionEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Session)
  node!: Session;
}

@ObjectType({ description: 'A page of sessions, newest first.' })
export class SessionConnection {
  @Field(() => [SessionEdge])
  edges!: SessionEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'Either the session or what to mend.' })
export class ProcessSessionPayload {
  @Field(() => Session, { nullable: true })
  session!: Session | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ description: 'Either the session or what to mend.' })
export class CreateSessionPayload {
  @Field(() => Session, { nullable: true })
  session!: Session | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
