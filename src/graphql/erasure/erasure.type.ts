import { Field, ID, ObjectType } from 'type-graphql';
import type { ErasureState } from '../../domain/erasure.js';
import { ERASURE_STATES } from '../../domain/erasure.js';
import { publish } from '../enums.js';
import { Provider } from '../provider/provider.type.js';
import { DateTimeScalar } from '../scalars.js';
import { UserError } from '../user-error.type.js';

export const ErasureStateEnum = publish('ErasureState', ERASURE_STATES, 'What became of it in one place.', {
  DONE: 'It is gone.',
  REQUESTED: 'It will be gone by dueAt.',
  NOT_SUPPORTED: 'It is there still: whoever holds it cannot be told by way of its API.',
  NOTHING_HELD: 'It was never there.',
});

@ObjectType({ description: 'One place where it had been, or might have been.' })
export class ErasureReceipt {
  @Field(() => Provider, { nullable: true, description: 'Null: this server, with rows, memory and files.' })
  provider!: Provider | null;

  @Field(() => ErasureStateEnum)
  state!: ErasureState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'By when it will be gone, or when it was; null where nobody can say.',
  })
  dueAt!: Date | null;

  @Field(() => String, { description: 'A sentence for a person.' })
  explanation!: string;

  @Field(() => [String], {
    description: 'The provider’s own ids of the work, to ask it in writing; empty where it holds nothing.',
  })
  externalIds!: string[];
}

@ObjectType({ description: 'What was erased, with a receipt for each place where it had been.' })
export class Erasure {
  @Field(() => ID, { description: 'Of the document, session or whatever else was erased.' })
  subjectId!: string;

  @Field(() => [ID], {
    description: 'What was erased along with it: parts of a session, and what was made of it, such as exports.',
  })
  alongIds!: string[];

  @Field(() => [ErasureReceipt], { description: 'This server first, then each provider who was to be asked.' })
  receipts!: ErasureReceipt[];

  @Field(() => DateTimeScalar)
  erasedAt!: Date;
}

@ObjectType({ description: 'What was erased, now or when it was asked for first.' })
export class ErasePayload {
  @Field(() => Erasure)
  erasure!: Erasure;

  @Field(() => [ErasureReceipt], { description: 'Those of the erasure.' })
  receipts!: ErasureReceipt[];

  @Field(() => [UserError])
  userErrors!: UserError[];
}
