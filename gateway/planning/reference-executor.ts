import { forbidTelemetry } from './no-telemetry.ts';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';

import type { FetchContext } from '../subgraph-client/data-source.ts';
import { reliableExecutor } from './reliable-executor.ts';
import { attachScalars } from './scalars.ts';

export interface ReferenceOptions {
  readonly supergraphSdl: string;
  readonly paths: number;
  readonly plans: number;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<FetchContext>;
}

/**
 * The planner and reference executor of `@apollo/gateway` behind Apollo Server's own interface, so that another could take
 * its place: loads a fixed supergraph, attaches our scalars, and gives its results the guarantees of `reliableExecutor`.
 */
export function createReferenceGateway(options: ReferenceOptions): GatewayInterface {
  forbidTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name }) => options.dataSourceOf(name) as GraphQLDataSource,
    queryPlannerConfig: { debug: { pathsLimit: options.paths, maxEvaluatedPlans: options.plans } },
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    logger: SILENT,
  });
  return {
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchemaLoadOrUpdate((context) => {
        attachScalars(context.apiSchema);
        callback(context);
      }),
    async load(loadOptions) {
      const { schema, executor } = await gateway.load(loadOptions);
      return { schema, executor: reliableExecutor(executor, schema as GraphQLSchema) };
    },
    stop: () => gateway.stop(),
  };
}

/** Its lines hold plans and messages with values; what matters of them is logged by our own stages. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
