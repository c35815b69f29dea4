import { readFile } from 'node:fs/promises';

import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { forbidTelemetry } from '../../../execution/apollo/no-telemetry.ts';

import type { ContenderOptions } from './contender-options.ts';

/** `@apollo/server` and `@apollo/gateway` as in their documentation; only telemetry is off. */
export async function startPlainApollo({
  supergraphFile,
  subgraphs,
}: ContenderOptions): Promise<{ url: string; stop(): Promise<void> }> {
  forbidTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile(supergraphFile, 'utf8'),
    buildService: ({ name }) => new RemoteGraphQLDataSource({ url: subgraphs[name] ?? '' }),
    logger: SILENT,
  });
  const server = new ApolloServer({ gateway, nodeEnv: 'production', logger: SILENT, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url: new URL('/graphql', url).toString(), stop: () => server.stop() };
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
