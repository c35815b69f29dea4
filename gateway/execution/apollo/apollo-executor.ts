import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import {
  buildSchema,
  Kind,
  print,
  printSchema,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';

import { fragmentsOf, variablesIn } from '../../graphql/documents.ts';
import { rootScope } from '../../graphql/walk-selections.ts';
import type { Planner } from '../../planning/planner.ts';
import type { QueryPlan } from '../../planning/query-plan.ts';
import type { ConnectedSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';
import { FetchError } from '../../subgraph-client/fetch-error.ts';
import { lostValue } from '../client-errors.ts';
import { compileWriter } from '../compile-writer.ts';
import type { ExecutionRequest, ExecutionResult, Executor, OperationToPrepare } from '../executor.ts';
import { compileIntrospection } from '../introspection.ts';
import { writeResultData } from '../json-text.ts';
import { nameFields } from '../name-fields.ts';

import { cutDenied } from './cut-denied.ts';
import { subgraphDataSource } from './data-source.ts';
import { forbidTelemetry } from './no-telemetry.ts';
import { nullDeniedFields } from './null-denied-fields.ts';

interface ApolloExecutorParts extends ConnectedSubgraphs {
  /** Without the access rules. */
  readonly supergraphSdl: string;
  /** The API schema, with our scalars. */
  readonly schema: GraphQLSchema;
  /** Apollo's planner: this executor cannot run the plans of another. */
  readonly planner: Planner;
}

type Data = Readonly<Record<string, unknown>>;
type PlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
type ApolloPlan = NonNullable<Awaited<ReturnType<PlanCache['get']>>>;

/**
 * The executor of `@apollo/gateway` behind our interface: the reference for ours in tests, and the operator's alternative if
 * ours has a fault (`EXECUTOR=apollo`). Its own planner never runs, since it would block all other requests: `planner` makes the
 * plan, and `@apollo/gateway` reads it from its plan cache.
 *
 * It does not support denied fields or omitted names: denied fields are removed before planning, and the result is corrected
 * afterwards.
 *
 * @throws Error if the supergraph cannot be loaded
 */
export async function openApolloExecutor(parts: ApolloExecutorParts): Promise<Executor> {
  const { schema } = parts;
  const gateway = await openGateway(parts);
  const openSchema = buildSchema(printSchema(schema), { assumeValid: true, assumeValidSDL: true });
  return {
    async prepare({ document, operation, conditions, denied, omittedName }: OperationToPrepare) {
      const fragments = fragmentsOf(document);
      const { selections } = nameFields(schema, operation, fragments, conditions, denied);
      // Only for its limit: both executors refuse the same operations.
      compileWriter(schema, rootScope(schema, operation).type, selections);
      const cut =
        denied.size === 0
          ? { document: { kind: Kind.DOCUMENT as const, definitions: [operation, ...fragments.values()] }, typeKey: '' }
          : cutDenied(schema, document, operation, denied);
      const run = cut && (await gateway.prepare(cut.document));
      const introspect = compileIntrospection(operation, fragments);
      return {
        selections,
        namedBy: 'responseName',
        async execute(request): Promise<ExecutionResult> {
          const { data: rest = null, errors = [] } = (await run?.(request)) ?? { data: {} };
          const whole =
            rest === null || denied.size === 0
              ? (rest as Data | null)
              : nullDeniedFields(openSchema, document, denied, request.variables, rest as Data, cut?.typeKey ?? '');
          const answers = introspect(request.viewerSchema, request.variables);
          const written = omittedName === undefined ? whole : (withoutName(whole, omittedName) as Data | null);
          return { text: writeResultData(written, answers), data: rest, errors };
        },
      };
    },
    close: () => gateway.stop(),
  };
}

interface OpenGateway {
  /** Plans the only operation of a document. @returns a function that executes it */
  prepare(document: DocumentNode): Promise<(request: ExecutionRequest) => Promise<GatewayExecutionResult>>;
  stop(): Promise<void>;
}

async function openGateway({ supergraphSdl, planner, models, subgraphs }: ApolloExecutorParts): Promise<OpenGateway> {
  forbidTelemetry();
  const plans = new AsyncLocalStorage<QueryPlan>();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => subgraphDataSource({ models, subgraphs }, name) as GraphQLDataSource,
    queryPlannerConfig: { cache: planOfRequest(plans) },
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    logger: SILENT,
  });
  const { schema, executor } = await gateway.load();
  return {
    async prepare(document) {
      const text = print(document);
      const plan = await planner.plan({ document, text });
      const queryHash = createHash('sha256').update(text).digest('hex');
      const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      const used = variablesIn([document]);
      return async ({ variables, context }) => {
        const given = Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name)));
        const requestContext = {
          request: { query: text, variables: given },
          ...{ document, operation, queryHash, schema, context },
          source: text,
          operationName: null,
          metrics: {},
        } as unknown as Parameters<GatewayExecutor>[0];
        return typedErrors(await plans.run(plan, () => executor(requestContext)));
      };
    },
    stop: () => gateway.stop(),
  };
}

/**
 * Unwraps our errors, which `@apollo/gateway` wraps, and adds an error for each value that it turned into null: it reports these
 * only in `extensions.valueCompletion`, which clients do not read.
 */
function typedErrors({ data, errors = [], extensions }: GatewayExecutionResult): GatewayExecutionResult {
  const lost = (extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[];
  const typed = errors.map((error) => (error.originalError instanceof FetchError ? error.originalError : error));
  const withoutIndexes = lost.map(({ path = [] }) => path.filter((part) => typeof part === 'string'));
  return { data, errors: [...typed, ...withoutIndexes.map(lostValue)] };
}

function planOfRequest(plans: AsyncLocalStorage<QueryPlan>): PlanCache {
  return {
    get: () => Promise.resolve(plans.getStore() as ApolloPlan | undefined),
    set: () => Promise.reject(new Error('ApolloGateway planned by itself, which blocks all other requests.')),
    delete: () => Promise.resolve(),
    clear: () => {},
  };
}

function withoutName(value: unknown, responseName: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutName(item, responseName));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) {
    if (name !== responseName) {
      copy[name] = withoutName(inner, responseName);
    }
  }
  return copy;
}

/** The log of `@apollo/gateway` contains plans and messages with values. Our own stages log what operators need. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
