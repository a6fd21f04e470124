import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { LivenessMethod } from '../../domain/face.js';
import { LivenessMethodEnum } from '../face-match/face.enums.js';
import { HandInInput } from '../upload/hand-in.input.js';
import { ImageInput } from '../upload/image.input.js';

@InputType({
  description:
    'A picture or a film of a face, and who is asked whether somebody living is on it. With CONSENSUS the quorum is of verdicts.',
})
export class CheckLivenessInput extends HandInInput {
  @Field(() => ImageInput, { description: 'A picture, or a film of 1 to 15 seconds as MP4 or WebM; no PDF.' })
  @ValidateNested()
  image!: ImageInput;

  @Field(() => LivenessMethodEnum, { nullable: true, description: 'Default: by what the file is, told by content.' })
  @IsOptional()
  @IsEnum(LivenessMethodEnum)
  method?: LivenessMethod | null;
}
