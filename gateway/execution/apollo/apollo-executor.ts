import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { buildSchema, GraphQLError, Kind, print, printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';

import { fragmentsOf, variablesIn } from '../../graphql/documents.ts';
import { rootScope } from '../../graphql/walk-selections.ts';
import type { Planner } from '../../planning/planner.ts';
import type { QueryPlan } from '../../planning/query-plan.ts';
import type { ConnectedSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';
import { FetchError } from '../../subgraph-client/fetch-error.ts';
import { compileWriter } from '../compile-writer.ts';
import type { ExecutionRequest, ExecutionResult, Executor, OperationToPrepare } from '../executor.ts';
import { compileIntrospection } from '../introspection.ts';
import { writeResultData } from '../json-text.ts';
import { nameFields } from '../name-fields.ts';

import { cutDenied } from './cut-denied.ts';
import { subgraphDataSource } from './data-source.ts';
import { forbidTelemetry } from './no-telemetry.ts';
import { nullDeniedFields } from './null-denied-fields.ts';

export interface ApolloExecutorParts extends ConnectedSubgraphs {
  /** Without the access rules. */
  readonly supergraphSdl: string;
  /** The API schema, with our scalars' rules. */
  readonly schema: GraphQLSchema;
  /** Apollo's: this executor knows no other planner's plans. */
  readonly planner: Planner;
}

type Data = Readonly<Record<string, unknown>>;
type PlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
type ApolloPlan = NonNullable<Awaited<ReturnType<PlanCache['get']>>>;

/**
 * The executor of `@apollo/gateway` behind our interface: what ours is measured by, and the operator's way back if ours should
 * ever be wrong (`EXECUTOR=apollo`). Its own planner never runs, since it would block all other requests: the plan is made by
 * `planner` before, and handed to it as if its cache had held it.
 *
 * It knows nothing of denied fields, nor of names that are fetched but not written: it gets the operation without the former,
 * and its result is put right afterwards.
 *
 * @throws where the supergraph cannot be loaded
 */
export async function openApolloExecutor(parts: ApolloExecutorParts): Promise<Executor> {
  const { schema } = parts;
  const gateway = await openGateway(parts);
  const openSchema = buildSchema(printSchema(schema), { assumeValid: true, assumeValidSDL: true });
  return {
    async prepare({ document, operation, conditions, denied, unwritten }: OperationToPrepare) {
      const fragments = fragmentsOf(document);
      const { selections } = nameFields(schema, operation, fragments, conditions, denied);
      // Refuses for its size what the compiled executor refuses.
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
          const written = unwritten === undefined ? whole : (withoutName(whole, unwritten) as Data | null);
          return { text: writeResultData(written, answers), data: rest, errors };
        },
      };
    },
    close: () => gateway.stop(),
  };
}

interface OpenGateway {
  /** Plans the one operation of a document, and answers what carries it out. */
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
 * Our typed errors as they were made, without the wrapping of `@apollo/gateway`; and what its response shaping turned into null
 * as errors: it reports that in `extensions.valueCompletion`, which clients do not read.
 */
function typedErrors({ data, errors = [], extensions }: GatewayExecutionResult): GatewayExecutionResult {
  const lost = (extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[];
  const typed = errors.map((error) => (error.originalError instanceof FetchError ? error.originalError : error));
  return { data, errors: [...typed, ...lost.map(({ path }) => lostValue(path))] };
}

function lostValue(path: GraphQLError['path']): GraphQLError {
  const message = 'A subgraph answered with a value that does not fit the schema.';
  const withoutIndexes = path?.filter((part) => typeof part === 'string');
  return new GraphQLError(message, { path: withoutIndexes, extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } });
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
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) {
    if (name !== responseName) {
      kept[name] = withoutName(inner, responseName);
    }
  }
  return kept;
}

/** Its lines hold plans and messages with values; what matters of them is logged by our own stages. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
