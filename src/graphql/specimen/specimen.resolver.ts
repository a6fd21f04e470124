import { Query, Resolver } from 'type-graphql';
import { listSpecimens } from '../../services/specimens.js';
import { Specimen } from './specimen.type.js';

@Resolver(() => Specimen)
export class SpecimenResolver {
  @Query(() => [Specimen], {
    description: 'The pictures and films that ship with Verigraph, to be named in place of a file.',
  })
  specimens(): Promise<Specimen[]> {
    return listSpecimens();
  }
}
