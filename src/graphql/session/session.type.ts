import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Lifecycle, NextAction, Reason, Verdict } from '../../domain/lifecycle.js';
import { PageInfo } from '../connection.type.js';
import { Customer } from '../customer/customer.type.js';
import { Document } from '../document/document.type.js';
import type { Document as DocumentType } from '../document/document.type.js';
import { LifecycleEnum, NextActionEnum, ReasonEnum, VerdictEnum } from '../enums.js';
import { Node, Poll, Tracked } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars.js';
import { UserError } from '../user-error.type.js';

@ObjectType({ description: 'How much of the work is done.' })
export class Progress {
  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  total!: number;
}

@Directive('@key(fields: "id")')
@ObjectType({ implements: [Node, Tracked], description: 'Documents of one person that belong together.' })
export class Session implements Node, Tracked {
  @Field(() => ID, { description: 'Opaque and unguessable.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The key that the app chose itself.' })
  clientKey!: string | null;

  @Field(() => Customer, { nullable: true })
  customer?: Customer | null;

  @Field(() => String, { nullable: true, description: 'The schema of checks that the app asked for.' })
  schemaId!: string | null;

  @Field(() => LifecycleEnum, { description: 'Of all documents together. A further document opens a session again.' })
  lifecycle!: Lifecycle;

  @Field(() => VerdictEnum, { nullable: true, description: 'The worst of the documents; null while any is undecided.' })
  verdict!: Verdict | null;

  @Field(() => NextActionEnum, { description: 'The one thing to ask of the person now.' })
  nextAction!: NextAction;

  @Field(() => [ReasonEnum], { description: 'Why verdict and nextAction are what they are.' })
  reasons!: Reason[];

  @Field(() => Int, { description: 'Grows by one with each visible change, of its documents too.' })
  revision!: number;

  @Field(() => Poll, { description: 'When to ask again, and when to stop.' })
  poll?: Poll;

  @Field(() => Progress)
  progress?: Progress;

  @Field(() => [Document], { description: 'In the order in which they were handed in.' })
  documents?: DocumentType[];

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;

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
export class CreateSessionPayload {
  @Field(() => Session, { nullable: true })
  session!: Session | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
