import { buildSchema, OperationTypeNode, type GraphQLSchema } from 'graphql';

import { withoutResponseName } from '../graphql/client-selections.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { rootScope } from '../graphql/walk-selections.ts';
import type { Planner } from '../planning/planner.ts';
import type { PlanNode } from '../planning/query-plan.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';

import { lostValues } from './client-errors.ts';
import type { ClientOperation } from './client-operation.ts';
import { compilePlan } from './compile-plan.ts';
import { compileWriter } from './compile-writer.ts';
import type { Executor, OperationToPrepare, PreparedOperation } from './executor.ts';
import { compileIntrospection } from './introspection.ts';
import { nameFields } from './name-fields.ts';
import { planMutation } from './plan-mutation.ts';
import type { PlanScope, Run } from './plan-scope.ts';

export interface CompiledExecutorParts extends ConnectedSubgraphs {
  /** Without the access rules. */
  readonly supergraphSdl: string;
  /** The API schema: what all clients together see. */
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
}

/**
 * Our executor: a plan is compiled once to closures, which fetch, join and write the result as JSON text. Fields get internal
 * names before they are planned; see `nameFields` for why.
 */
export function compiledExecutor(parts: CompiledExecutorParts): Executor {
  const { schema, planner, models, subgraphs, supergraphSdl } = parts;
  // The supergraph as graphql-js reads it, with types that clients cannot see.
  const supergraph = buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return {
    async prepare(operation) {
      const named = nameOperation(schema, operation);
      const { responseNames, variableNames } = named;
      const scope: PlanScope = { supergraph, models, subgraphs, responseNames, variableNames };
      const node = named.planned === undefined ? undefined : await planOf(planner, named.kind, named.planned);
      return compileOperation(schema, operation, named, scope, node);
    },
    close: () => Promise.resolve(),
  };
}

/** @throws GraphQLError COST_LIMIT_EXCEEDED where it is too large written out */
function nameOperation(
  schema: GraphQLSchema,
  { document, operation, conditions, denied }: OperationToPrepare,
): ClientOperation {
  return nameFields(schema, operation, fragmentsOf(document), conditions, denied);
}

async function planOf(
  planner: Planner,
  kind: OperationTypeNode,
  operation: NonNullable<ClientOperation['planned']>,
): Promise<PlanNode | undefined> {
  return kind === OperationTypeNode.MUTATION ? planMutation(planner, operation) : (await planner.plan(operation)).node;
}

function compileOperation(
  schema: GraphQLSchema,
  { document, operation, unwritten }: OperationToPrepare,
  { selections }: ClientOperation,
  scope: PlanScope,
  node: PlanNode | undefined,
): PreparedOperation {
  const step = compilePlan(scope, node);
  const { type: rootType } = rootScope(schema, operation);
  const written = unwritten === undefined ? selections : withoutResponseName(selections, unwritten);
  const writer = compileWriter(schema, rootType, written);
  const introspect = compileIntrospection(operation, fragmentsOf(document));
  return {
    selections,
    namedBy: 'key',
    async execute({ variables, coerced, context, viewerSchema }) {
      const run: Run = { root: {}, variables, coerced, context, errors: [], faulty: [] };
      await step(run);
      const lost = new Set<number>();
      const text = writer.write(run.root, introspect(viewerSchema, variables), (place) => void lost.add(place));
      const lostPaths = [...lost].map((place) => writer.lostPaths[place] ?? []);
      const unreported = lostPaths.length === 0 ? [] : lostValues(lostPaths, run.errors, run.faulty);
      return { text, data: run.root, errors: unreported.length === 0 ? run.errors : [...run.errors, ...unreported] };
    },
  };
}
