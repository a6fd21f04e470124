import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ProvidedMrzLine } from '../../domain/mrz.js';
import type { ProviderName } from '../../domain/provider-name.js';
import type { ProvidedPlate, ProvidedTextLine } from '../../domain/text.js';
import { ProviderNameEnum } from '../enums.js';
import { ImagePoint } from '../mrz/mrz.type.js';

@ObjectType({ description: 'One line of printed text, as it was read; nothing proves it.' })
export class TextLine implements Omit<ProvidedTextLine, 'quadrilateral' | 'page'> {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => String)
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Zero-based; null where the provider does not say.' })
  page?: number | null;

  @Field(() => Float, { nullable: true, description: '0..1; null where the provider gives none.' })
  confidence!: number | null;

  @Field(() => [ImagePoint], { nullable: true, description: 'Four corners in reading order; null where not known.' })
  quadrilateral!: ImagePoint[] | null;
}

@ObjectType({ description: 'A vehicle’s licence plate, as one provider found it.' })
export class LicencePlate implements Omit<ProvidedPlate, 'quadrilateral'> {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => String, { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'In the provider’s word.' })
  colour!: string | null;

  @Field(() => String, { nullable: true, description: 'In the provider’s word.' })
  type!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the vehicle heads, in the provider’s word.' })
  direction!: string | null;

  @Field(() => Float, { nullable: true, description: '0..1; null where the provider gives none.' })
  confidence!: number | null;

  @Field(() => [ImagePoint], { nullable: true, description: 'Four corners in reading order; null where not known.' })
  quadrilateral!: ImagePoint[] | null;
}

@ObjectType({
  description: 'A line of a machine-readable zone as a vendor gave it; what follows from it stands in the fields.',
})
export class MrzLine implements ProvidedMrzLine {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => String)
  text!: string;

  @Field(() => String, { description: 'Where in the provider’s reply it stood.' })
  rawPath!: string;
}
