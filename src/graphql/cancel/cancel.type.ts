import { Field, ObjectType } from 'type-graphql';
import { Tracked } from '../node/node.type.js';
import { UserError } from '../user-error.type.js';

@ObjectType({ description: 'What was called off, as it stands now.' })
export class CancelPayload {
  @Field(() => Tracked)
  tracked!: Tracked;

  @Field(() => Boolean, {
    description: 'Whether this call ended anything. False where it had ended before; it stays as it is then.',
  })
  canceled!: boolean;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
