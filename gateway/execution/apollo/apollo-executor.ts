import { AsyncLocalStorage } from 'node:async_hooks';

import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { print, type GraphQLSchema } from 'graphql';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { AnswerRecorder } from '../../access-ledger/answer-recorder.ts';
import { recordingExecutor } from '../../access-ledger/recording-executor.ts';
import type { OperationAuthorizer } from '../../authorization/operation-authorizer.ts';
import type { Planner } from '../../planning/planner.ts';
import type { QueryPlan } from '../../planning/query-plan.ts';
import { attachScalars } from '../../serving/attach-scalars.ts';
import type { FetchContext } from '../../subgraph-client/ask-subgraph.ts';
import { fragmentsOf } from '../fetch-document.ts';
import { compileIntrospection } from '../introspection.ts';

import { cuttingExecutor } from './cutting-executor.ts';
import { forbidTelemetry } from './no-telemetry.ts';
import { reliableExecutor } from './reliable-executor.ts';

export interface ReferenceOptions {
  readonly supergraphSdl: string;
  /** Apollo's: its executor knows no other planner's plans. */
  readonly planner: Planner;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<FetchContext>;
  /** What viewers may read of an operation; without it, all. */
  readonly authorizer?: OperationAuthorizer;
  /** What a viewer sees of the schema; without it, all. */
  readonly schemaOf?: (viewer: Viewer) => GraphQLSchema;
  /** Writes down what is answered about people; without it, nothing is. */
  readonly recorder?: AnswerRecorder;
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
  const { authorizer, recorder } = options;
  const recorded = recorder === undefined ? planAndExecute : recordingExecutor(planAndExecute, recorder, schema);
  const execute = authorizer === undefined ? recorded : cuttingExecutor(recorded, authorizer, schema);
  const reliable = reliableExecutor(execute, schema as GraphQLSchema, options.schemaOf);
  return { execute: introspectingExecutor(reliable, options.schemaOf), stop: () => gateway.stop() };
}

/** ApolloGateway answers from its own schema what is asked about the schema: the answer of the viewer's own takes its place. */
function introspectingExecutor(execute: GatewayExecutor, schemaOf: ReferenceOptions['schemaOf']): GatewayExecutor {
  if (schemaOf === undefined) {
    return execute;
  }
  return async (requestContext) => {
    const { document, operation, request, context } = requestContext;
    const result = await execute(requestContext);
    const introspect = compileIntrospection(operation, fragmentsOf(document));
    const answers = introspect(schemaOf((context as FetchContext).viewer), request.variables ?? {});
    for (const [name, text] of result.data == null ? [] : answers) {
      (result.data as Record<string, unknown>)[name] = JSON.parse(text);
    }
    return result;
  };
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
