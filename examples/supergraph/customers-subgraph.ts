import { readFile } from 'node:fs/promises';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

interface Customer {
  id: string;
  nickname: string;
  account: { number: string; unlimited: boolean };
}

export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

/** All invented. In a real supergraph this is another team's service with a database of its own. */
const CUSTOMERS: readonly Customer[] = [
  { id: 'customer-1', nickname: 'Marigold', account: { number: '0000-0001', unlimited: true } },
  { id: 'customer-2', nickname: 'Larkspur', account: { number: '0000-0002', unlimited: false } },
];

/** What the customers' subgraph offers, for whoever composes it with others. */
export function readCustomersSchema(): Promise<string> {
  return readFile(new URL('customers.graphql', import.meta.url), 'utf8');
}

/** A subgraph that owns the customers. Port 0 takes a free one. */
export async function startCustomers(port: number): Promise<RunningServer> {
  const find = (id: string) => CUSTOMERS.find((customer) => customer.id === id) ?? null;
  const server = new ApolloServer({
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    schema: buildSubgraphSchema({
      typeDefs: parse(await readCustomersSchema()),
      resolvers: {
        Query: { customers: () => CUSTOMERS, customer: (_root, { id }: { id: string }) => find(id) },
        // The router asks by the key that Verigraph gave it, such as document.customer.id.
        Customer: { __resolveReference: ({ id }: { id: string }) => find(id) },
      },
    }),
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
  return { url, stop: () => server.stop() };
}
