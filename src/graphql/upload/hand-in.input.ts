import { IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { StrategyInput } from '../strategy/strategy.input.js';

/** What is said of anything that is handed in. */
@InputType()
export abstract class HandInInput {
  @Field(() => ID, { nullable: true, description: 'A session that it shall belong to.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own id of the person; 1 to 128 characters, no personal data.' })
  @IsOptional()
  @Length(1, 128)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  customerId?: string | null;

  @Field(() => StrategyInput, {
    nullable: true,
    description: 'Who is asked, in which way, at what price and until when.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "chekin-times-out" or "flyocr-face-differs". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
}
