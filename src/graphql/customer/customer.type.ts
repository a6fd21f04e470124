import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person in your own system. Owned by another subgraph; this one adds what it knows.' })
export class Customer {
  @Field(() => ID, { description: 'Your own id, as given with sessions and documents.' })
  id!: string;
}
