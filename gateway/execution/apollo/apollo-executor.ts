import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { OperationTypeNode, type GraphQLError, type GraphQLSchema } from 'graphql';

import { withoutResponseName } from '../../graphql/client-selections.ts';
import { fragmentsOf, onlyOperation } from '../../graphql/documents.ts';
import { rootScope } from '../../graphql/walk-selections.ts';
import type { Planner } from '../../planning/planner.ts';
import type { QueryPlan } from '../../planning/query-plan.ts';
import type { ConnectedSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';
import { FetchError } from '../../subgraph-client/fetch-error.ts';
import { clientName, lostValue, lostValues, withClientNames } from '../client-errors.ts';
import { compileWriter } from '../compile-writer.ts';
import type { ExecutionRequest, ExecutionResult, Executor, OperationToPrepare } from '../executor.ts';
import { compileIntrospection } from '../introspection.ts';
import { nameFields, type NamedOperation } from '../name-fields.ts';
import { planMutation } from '../plan-mutation.ts';

import { subgraphDataSource } from './data-source.ts';
import { forbidTelemetry } from './no-telemetry.ts';

interface ApolloExecutorParts extends ConnectedSubgraphs {
  /** Without the access rules. */
  readonly supergraphSdl: string;
  /** The API schema, with our scalars. */
  readonly schema: GraphQLSchema;
  /** Apollo's planner: this executor cannot run the plans of another. */
  readonly planner: Planner;
}

type PlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
type ApolloPlan = NonNullable<Awaited<ReturnType<PlanCache['get']>>>;

/**
 * The executor of `@apollo/gateway` behind our interface: the reference for ours in tests, and the operator's alternative if
 * ours has a fault (`EXECUTOR=apollo`). Its own planner never runs, since it would block all other requests: `planner` makes the
 * plan, and `@apollo/gateway` reads it from its plan cache.
 *
 * It gets operations with internal names, without conditions and without denied fields, as ours does; `nameFields` says why. Its
 * data is written as ours is: with the client's names, in the client's order, and with null for denied fields.
 *
 * @throws Error if the supergraph cannot be loaded
 */
export async function openApolloExecutor(parts: ApolloExecutorParts): Promise<Executor> {
  const { schema } = parts;
  const gateway = await openGateway(parts);
  return {
    async prepare({ document, operation, conditions, denied, omittedName, onPlanned }: OperationToPrepare) {
      const fragments = fragmentsOf(document);
      const named = nameFields(schema, operation, fragments, conditions, denied);
      const { selections } = named;
      const written = omittedName === undefined ? selections : withoutResponseName(selections, omittedName);
      const writer = compileWriter(schema, rootScope(schema, operation).type, written);
      const run = await gateway.prepare(named, onPlanned);
      const introspect = compileIntrospection(operation, fragments);
      return {
        selections,
        namedBy: 'key',
        async execute(request): Promise<ExecutionResult> {
          const { data = null, errors = [] } = (await run?.(request)) ?? { data: {} };
          const answers = introspect(request.viewerSchema, request.variables);
          const lost = new Set<number>();
          const text = data === null ? 'null' : writer.write(data, answers, (index) => void lost.add(index));
          const lostPaths = [...lost].map((index) => writer.lostPaths[index] ?? []);
          return { text, data, errors: [...errors, ...lostValues(lostPaths, errors, [])] };
        },
      };
    },
    close: () => gateway.stop(),
  };
}

interface OpenGateway {
  /** Plans an operation. @returns a function that executes it; undefined if there is nothing to fetch */
  prepare(operation: NamedOperation, onPlanned: OperationToPrepare['onPlanned']): Promise<RunPlan | undefined>;
  stop(): Promise<void>;
}

type RunPlan = (request: ExecutionRequest) => Promise<GatewayExecutionResult>;

async function openGateway(parts: ApolloExecutorParts): Promise<OpenGateway> {
  const { supergraphSdl, planner, schema: apiSchema } = parts;
  forbidTelemetry();
  const plans = new AsyncLocalStorage<QueryPlan>();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => subgraphDataSource(parts, apiSchema, name) as GraphQLDataSource,
    queryPlannerConfig: { cache: planOfRequest(plans) },
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    logger: SILENT,
  });
  const { schema, executor } = await gateway.load();
  return {
    async prepare({ kind, planned, variableNames, responseNames }, onPlanned) {
      if (planned === undefined) {
        return undefined;
      }
      const plan = await planOf(planner, kind, { ...planned, onPlanned });
      const { document, text } = planned;
      const operation = onlyOperation(document);
      const used = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
      const queryHash = createHash('sha256').update(text).digest('hex');
      return async ({ variables, context }) => {
        const given = used.flatMap((name) => {
          const clientName = variableNames.get(name) ?? name;
          return Object.hasOwn(variables, clientName) ? [[name, variables[clientName]]] : [];
        });
        const requestContext = {
          request: { query: text, variables: Object.fromEntries(given) as Record<string, unknown> },
          ...{ document, operation, queryHash, schema, context },
          source: text,
          operationName: null,
          metrics: {},
        } as unknown as Parameters<GatewayExecutor>[0];
        return typedErrors(await plans.run(plan, () => executor(requestContext)), responseNames);
      };
    },
    stop: () => gateway.stop(),
  };
}

async function planOf(
  planner: Planner,
  kind: OperationTypeNode,
  operation: NonNullable<NamedOperation['planned']>,
): Promise<QueryPlan> {
  return kind === OperationTypeNode.MUTATION
    ? { kind: 'QueryPlan', node: await planMutation(planner, operation) }
    : planner.plan(operation);
}

/**
 * Unwraps our errors, which `@apollo/gateway` wraps, and adds an error for each value that it turned into null: it reports these
 * only in `extensions.valueCompletion`, which clients do not read.
 */
function typedErrors(
  { data, errors = [], extensions }: GatewayExecutionResult,
  responseNames: ReadonlyMap<string, string>,
): GatewayExecutionResult {
  const typed = errors.map((error) =>
    error.originalError instanceof FetchError ? withClientNames(error.originalError, responseNames) : error,
  );
  const lost = (extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[];
  const lostPaths = lost.map(({ path = [] }) =>
    path.flatMap((part) => (typeof part === 'string' ? clientName(part, responseNames) : [])),
  );
  return { data, errors: [...typed, ...lostPaths.map(lostValue)] };
}

function planOfRequest(plans: AsyncLocalStorage<QueryPlan>): PlanCache {
  return {
    get: () => Promise.resolve(plans.getStore() as ApolloPlan | undefined),
    set: () => Promise.reject(new Error('ApolloGateway planned by itself, which blocks all other requests.')),
    delete: () => Promise.resolve(),
    clear: () => {},
  };
}

/** The log of `@apollo/gateway` contains plans and messages with values. Our own stages log what operators need. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
