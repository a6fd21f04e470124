import { Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  ImagePoint as DomainImagePoint,
  MrzCheckDigit as DomainMrzCheckDigit,
  MrzCheckDigitName,
  MrzCorrection as DomainMrzCorrection,
  MrzFormat,
  MrzRefusal,
} from '../../domain/mrz.js';
import { MrzCheckDigitNameEnum, MrzFormatEnum, MrzRefusalEnum } from '../enums.js';

@ObjectType({ description: 'A point of the picture, in fractions of its width and height from the top left, 0..1.' })
export class ImagePoint implements DomainImagePoint {
  @Field(() => Float)
  x!: number;

  @Field(() => Float)
  y!: number;
}

@ObjectType({ description: 'One check digit as printed, and what the characters before it require.' })
export class MrzCheckDigit implements DomainMrzCheckDigit {
  @Field(() => MrzCheckDigitNameEnum)
  name!: MrzCheckDigitName;

  @Field(() => Int, { description: 'Zero-based.' })
  line!: number;

  @Field(() => Int, { description: 'Zero-based.' })
  column!: number;

  @Field(() => String)
  printed!: string;

  @Field(() => String)
  computed!: string;

  @Field(() => Boolean)
  passed!: boolean;
}

@ObjectType({ description: 'A character that was changed, where, and from what.' })
export class MrzCorrection implements DomainMrzCorrection {
  @Field(() => Int, { description: 'Zero-based.' })
  line!: number;

  @Field(() => Int, { description: 'Zero-based.' })
  column!: number;

  @Field(() => String, { description: 'What the picture alone said.' })
  read!: string;

  @Field(() => String, { description: 'What stands in lines.' })
  corrected!: string;

  @Field(() => Float, { description: 'Probability, 0..1, that the picture alone gave to the corrected character.' })
  confidence!: number;
}

@ObjectType({ description: 'The machine-readable zone as it was read, with every check digit and every correction.' })
export class Mrz {
  @Field(() => MrzFormatEnum)
  format!: MrzFormat;

  @Field(() => [String], { description: 'After correction.' })
  lines!: string[];

  @Field(() => [String], { description: 'Before correction: the likeliest character of each cell.' })
  rawLines!: string[];

  @Field(() => Boolean, {
    description: 'Whether the reading is sure enough to become values. Check digits that hold are not enough for that.',
  })
  accepted!: boolean;

  @Field(() => [MrzRefusalEnum], { description: 'Why it was not accepted; empty when it was.' })
  refusals!: MrzRefusal[];

  @Field(() => Int, { description: '0..100: how far to trust the reading as a whole.' })
  score!: number;

  @Field(() => [MrzCheckDigit])
  checkDigits!: MrzCheckDigit[];

  @Field(() => [MrzCorrection])
  corrections!: MrzCorrection[];

  @Field(() => [ImagePoint], { description: 'Corners of the zone: top left, top right, bottom right, bottom left.' })
  zone!: ImagePoint[];

  @Field(() => Int, { description: 'Clockwise turn, in degrees, that makes the text upright: 0, 90, 180 or 270.' })
  rotation!: number;
}
