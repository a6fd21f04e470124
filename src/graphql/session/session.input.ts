import { IsOptional, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class CreateSessionInput {
  @Field(() => String, { nullable: true, description: 'A key of your own to find it by; 1 to 36 characters.' })
  @IsOptional()
  @Length(1, 36)
  clientKey?: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own id of the person; 1 to 128 characters, no personal data.' })
  @IsOptional()
  @Length(1, 128)
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The schema of checks that is wanted; 1 to 64 characters.' })
  @IsOptional()
  @Length(1, 64)
  schemaId?: string | null;
}

@InputType()
export class SessionFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @MaxLength(128)
  customerId?: string | null;
}
