import type { GraphQLDataSource } from '@apollo/gateway';

import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import type { GatewayConfig } from '../config.ts';
import { subgraphDataSource, type FetchContext } from './data-source.ts';
import { httpTransport } from './http-transport.ts';
import { inProcessTransport } from './in-process-transport.ts';
import { openSubgraph, type Subgraph } from './subgraph.ts';
import { subgraphModels } from './subgraph-models.ts';
import type { SubgraphTransport } from './transport.ts';

export interface ConnectedSubgraphs {
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /** By public name; what `askSubgraph` asks. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  dataSourceOf(subgraph: string): GraphQLDataSource<FetchContext>;
  close(): Promise<void>;
}

/**
 * A way to every subgraph that the supergraph names: in process where a handler is given, else at its configured URL.
 * The URLs that composition wrote into the supergraph are not used: they are of the machine that composed it.
 *
 * @throws naming the subgraph that has neither
 */
export function connectSubgraphs(
  supergraphSdl: string,
  config: GatewayConfig['subgraphs'],
  handlers: Readonly<Record<string, SubgraphHandler>>,
): ConnectedSubgraphs {
  const transports = new Map<string, SubgraphTransport>();
  const subgraphs = new Map<string, Subgraph>();
  const dataSources = new Map<string, GraphQLDataSource<FetchContext>>();
  for (const model of subgraphModels(supergraphSdl).values()) {
    const transport = transportOf(model.name, config, handlers[model.name]);
    transports.set(model.name, transport);
    const subgraph = openSubgraph(model.name, transport, config);
    subgraphs.set(model.name, subgraph);
    dataSources.set(model.name, subgraphDataSource(model, subgraph));
  }
  return {
    transports,
    subgraphs,
    dataSourceOf(subgraph) {
      const dataSource = dataSources.get(subgraph);
      if (dataSource === undefined) {
        throw new Error(`The plan names a subgraph that the supergraph does not: ${subgraph}.`);
      }
      return dataSource;
    },
    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}

function transportOf(
  name: string,
  { urls, connections, replyBytes, deadlineMs }: GatewayConfig['subgraphs'],
  handler: SubgraphHandler | undefined,
): SubgraphTransport {
  if (handler !== undefined) {
    return inProcessTransport(handler, replyBytes);
  }
  const url = Object.entries(urls).find(([subgraph]) => subgraph === name)?.[1];
  if (url === undefined) {
    throw new Error(`The supergraph names a subgraph that has no address: ${name}.`);
  }
  return httpTransport({ url, connections, replyBytes, deadlineMs });
}
