import { Field as GraphField, Float, ObjectType } from 'type-graphql';
import type {
  AbsenceReason,
  Candidate as DomainCandidate,
  FieldName,
  Inference,
  Proof as DomainProof,
  ProofKind,
  Zone,
} from '../../domain/field.js';
import type { MrzCheckDigitName } from '../../domain/mrz.js';
import type { ProviderName } from '../../domain/provider-name.js';
import {
  AbsenceReasonEnum,
  FieldNameEnum,
  InferenceEnum,
  MrzCheckDigitNameEnum,
  ProofKindEnum,
  ProviderNameEnum,
  ZoneEnum,
} from '../enums.js';
import { ImagePoint } from '../mrz/mrz.type.js';

@ObjectType({ description: 'One reason to believe a value.' })
export class Proof implements DomainProof {
  @GraphField(() => ProofKindEnum)
  kind!: ProofKind;

  @GraphField(() => String, { description: 'A sentence for a person.' })
  explanation!: string;

  @GraphField(() => MrzCheckDigitNameEnum, { nullable: true, description: 'For the two kinds of check digit.' })
  checkDigit!: MrzCheckDigitName | null;

  @GraphField(() => [ProviderNameEnum], { description: 'Who read it, or who agrees.' })
  providers!: ProviderName[];
}

@ObjectType({ description: 'One provider’s reading of a field, kept whether or not it won.' })
export class Candidate implements Omit<DomainCandidate, 'box'> {
  @GraphField(() => ProviderNameEnum)
  provider!: ProviderName;

  @GraphField(() => ZoneEnum)
  zone!: Zone;

  @GraphField(() => String, {
    nullable: true,
    description: 'Normal form; null where the raw text could not be brought to it.',
  })
  value!: string | null;

  @GraphField(() => String, { description: 'As printed, or as the provider gave it; never altered.' })
  raw!: string;

  @GraphField(() => String, { description: 'Where in the provider’s reply it stood.' })
  rawPath!: string;

  @GraphField(() => Float, { nullable: true, description: '0..1; null where none was given or the value was derived.' })
  confidence!: number | null;

  @GraphField(() => [InferenceEnum])
  inferences!: Inference[];

  @GraphField(() => Boolean, {
    description: 'False where not even its own provider stands behind it: for review only.',
  })
  accepted!: boolean;

  @GraphField(() => [Proof])
  proof!: Proof[];

  @GraphField(() => [ImagePoint], {
    nullable: true,
    description: 'Four corners in reading order; null where not known.',
  })
  box!: ImagePoint[] | null;
}

@ObjectType({ description: 'One value, why we believe it, and who disagreed.' })
export class Field {
  @GraphField(() => FieldNameEnum)
  name!: FieldName;

  @GraphField(() => String, {
    nullable: true,
    description: 'Normal form: dates ISO 8601 (a partial date stays partial), countries alpha-3, sex M, F or X.',
  })
  value!: string | null;

  @GraphField(() => String, { nullable: true, description: 'As printed, of the reading that won.' })
  raw!: string | null;

  @GraphField(() => Float, {
    nullable: true,
    description: '0..1, of the reading that won; null when the value was derived from what was read.',
  })
  confidence!: number | null;

  @GraphField(() => [InferenceEnum], { description: 'What was added that the document does not say.' })
  inferences!: Inference[];

  @GraphField(() => [Proof], { description: 'Strongest first.' })
  proof!: Proof[];

  @GraphField(() => AbsenceReasonEnum, { nullable: true, description: 'Set exactly when value is null.' })
  absence!: AbsenceReason | null;

  @GraphField(() => [Candidate], { description: 'Every reading of this field.' })
  candidates!: Candidate[];

  @GraphField(() => [Candidate], { description: 'The candidates whose value differs from the one that won.' })
  dissent?: Candidate[];
}
