import { readFile } from 'node:fs/promises';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readCustomersSchema } from './customers-subgraph.js';

export interface SubgraphAddresses {
  verigraph: string;
  customers: string;
}

/** One schema out of both, which also says where each part is to be asked. Any router of Federation 2 takes it. */
export async function composeSupergraph(addresses: SubgraphAddresses): Promise<string> {
  // Verigraph's contract is published as a file; asking a running server for `_service { sdl }` gives the same.
  const verigraph = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
  const { supergraphSdl, errors } = composeServices([
    { name: 'verigraph', url: addresses.verigraph, typeDefs: parse(verigraph) },
    { name: 'customers', url: addresses.customers, typeDefs: parse(await readCustomersSchema()) },
  ]);
  if (supergraphSdl) return supergraphSdl;
  throw new Error((errors ?? []).map(({ message }) => message).join('\n'));
}
