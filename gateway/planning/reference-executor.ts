import { forbidTelemetry } from './no-telemetry.ts';
import { AsyncLocalStorage } from 'node:async_hooks';

import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { print, type GraphQLSchema } from 'graphql';

import type { FetchContext } from '../subgraph-client/ask-subgraph.ts';
import type { Planner } from './planner.ts';
import type { QueryPlan } from './query-plan.ts';
import { reliableExecutor } from './reliable-executor.ts';
import { attachScalars } from './scalars.ts';

export interface ReferenceOptions {
  readonly supergraphSdl: string;
  /** Apollo's: its executor knows no other planner's plans. */
  readonly planner: Planner;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<FetchContext>;
}

export interface ReferenceExecutor {
  readonly execute: GatewayExecutor;
  stop(): Promise<void>;
}

type PlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
type ApolloPlan = NonNullable<Awaited<ReturnType<PlanCache['get']>>>;

/**
 * The executor of `@apollo/gateway` over one generation of the supergraph: what ours is measured by, and what takes the
 * operations that ours does not know. Its own planner never runs, since it would run in everybody's way: the plan is made
 * by `planner` before, and handed to it as if its cache had held it. Its results get the guarantees of `reliableExecutor`.
 *
 * @throws where the supergraph cannot be loaded
 */
export async function openReferenceExecutor(options: ReferenceOptions): Promise<ReferenceExecutor> {
  forbidTelemetry();
  const plans = new AsyncLocalStorage<QueryPlan>();
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name }) => options.dataSourceOf(name) as GraphQLDataSource,
    queryPlannerConfig: { cache: planOfRequest(plans) },
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    logger: SILENT,
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => attachScalars(apiSchema));
  const { schema, executor } = await gateway.load();
  const planAndExecute: GatewayExecutor = async (requestContext) => {
    const { document, source, request } = requestContext;
    const text = source ?? print(document);
    const plan = await options.planner.plan({ document, text, operationName: request.operationName ?? undefined });
    return plans.run(plan, () => executor(requestContext));
  };
  return { execute: reliableExecutor(planAndExecute, schema as GraphQLSchema), stop: () => gateway.stop() };
}

function planOfRequest(plans: AsyncLocalStorage<QueryPlan>): PlanCache {
  return {
    get: () => Promise.resolve(plans.getStore() as ApolloPlan | undefined),
    set: () => Promise.reject(new Error('A plan was made in the way of other requests.')),
    delete: () => Promise.resolve(),
    clear: () => {},
  };
}

/** Its lines hold plans and messages with values; what matters of them is logged by our own stages. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
