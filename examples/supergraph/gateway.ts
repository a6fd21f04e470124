import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { RunningServer } from './customers-subgraph.js';

/** Who calls, as Verigraph wants to know it. Without one of the two it answers nothing where API keys are configured. */
const PASSED_ON = ['authorization', 'x-api-key'] as const;
type Caller = Partial<Record<(typeof PASSED_ON)[number], string>>;

/** A router of the supergraph. It decides nothing about who may see what: it passes on who calls. Port 0 takes a free one. */
export async function startGateway(supergraphSdl: string, port: number): Promise<RunningServer> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) =>
      new RemoteGraphQLDataSource<Caller>({
        ...(url ? { url } : {}),
        willSendRequest({ request, context }) {
          // While the gateway starts it asks on nobody's behalf.
          const caller = context as Caller;
          for (const name of PASSED_ON) {
            const value = caller[name];
            if (value) request.http?.headers.set(name, value);
          }
        },
      }),
  });
  const server = new ApolloServer<Caller>({ gateway, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port },
    context: ({ req }) =>
      Promise.resolve(
        Object.fromEntries(
          PASSED_ON.flatMap((name) => {
            const value = req.headers[name];
            return typeof value === 'string' ? [[name, value]] : [];
          }),
        ),
      ),
  });
  return { url, stop: () => server.stop() };
}
