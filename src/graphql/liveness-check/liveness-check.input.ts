import { IsEnum, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { LivenessMethod } from '../../domain/face.js';
import { LivenessMethodEnum } from '../face-match/face.enums.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { StrategyInput } from '../strategy/strategy.input.js';
import { ImageInput } from '../upload/image.input.js';

@InputType({ description: 'A picture or a film of a face, and who is asked whether somebody living is on it.' })
export class CheckLivenessInput {
  @Field(() => ImageInput, { description: 'A picture, or a film of 1 to 15 seconds as MP4 or WebM; no PDF.' })
  @ValidateNested()
  image!: ImageInput;

  @Field(() => LivenessMethodEnum, { nullable: true, description: 'Default: by what the file is, told by content.' })
  @IsOptional()
  @IsEnum(LivenessMethodEnum)
  method?: LivenessMethod | null;

  @Field(() => ID, { nullable: true, description: 'A session that the check shall belong to.' })
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
    description: 'Who is asked, in which way, at what price and until when. With CONSENSUS the quorum is of verdicts.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "flyocr-not-live". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
}
