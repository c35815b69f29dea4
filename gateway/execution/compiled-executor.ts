import { setImmediate } from 'node:timers/promises';

import { buildSchema, OperationTypeNode, type GraphQLSchema } from 'graphql';

import { withoutResponseName } from '../graphql/client-selections.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { rootScope } from '../graphql/walk-selections.ts';
import type { OperationToPlan, Planner } from '../planning/planner.ts';
import type { PlanNode } from '../planning/query-plan.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';

import { lostValues } from './client-errors.ts';
import { compilePlan } from './compile-plan.ts';
import { compileWriter } from './compile-writer.ts';
import type { Executor, OperationToPrepare, PreparedOperation } from './executor.ts';
import { compileIntrospection } from './introspection.ts';
import { nameFields, type NamedOperation } from './name-fields.ts';
import { planMutation } from './plan-mutation.ts';
import type { PlanScope, Run } from './plan-scope.ts';

interface CompiledExecutorParts extends ConnectedSubgraphs {
  /** Without the access rules. */
  readonly supergraphSdl: string;
  /** The API schema: all types and fields that any client can see. */
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
}

/**
 * Our executor. Each operation is planned and compiled once: a request only runs closures and generated code, which fetch,
 * merge, and write the result as JSON text. Fields get internal names before planning; `nameFields` says why.
 * To prepare a large operation takes tens of milliseconds in all: between its steps, other requests have their turn.
 */
export function compiledExecutor(parts: CompiledExecutorParts): Executor {
  const { schema, planner, models, subgraphs, supergraphSdl } = parts;
  // With the types and fields that clients cannot see: keys may be among them.
  const supergraph = buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return {
    async prepare(operation) {
      const { document, operation: definition, conditions, denied, onPlanned } = operation;
      const named = nameFields(schema, definition, fragmentsOf(document), conditions, denied);
      const { responseNames, variableNames } = named;
      const scope: PlanScope = { supergraph, models, subgraphs, responseNames, variableNames };
      const node =
        named.planned === undefined ? undefined : await planOf(planner, named.kind, { ...named.planned, onPlanned });
      await setImmediate();
      const prepared = await compileOperation(schema, operation, named, scope, node);
      await setImmediate();
      return prepared;
    },
    close: () => Promise.resolve(),
  };
}

async function planOf(
  planner: Planner,
  kind: OperationTypeNode,
  operation: OperationToPlan,
): Promise<PlanNode | undefined> {
  return kind === OperationTypeNode.MUTATION ? planMutation(planner, operation) : (await planner.plan(operation)).node;
}

async function compileOperation(
  schema: GraphQLSchema,
  { document, operation, omittedName }: OperationToPrepare,
  { selections }: NamedOperation,
  scope: PlanScope,
  node: PlanNode | undefined,
): Promise<PreparedOperation> {
  const step = await compilePlan(scope, node);
  await setImmediate();
  const { type: rootType } = rootScope(schema, operation);
  const written = omittedName === undefined ? selections : withoutResponseName(selections, omittedName);
  const writer = compileWriter(schema, rootType, written);
  const introspect = compileIntrospection(operation, fragmentsOf(document));
  return {
    selections,
    namedBy: 'key',
    async execute({ variables, coerced, context, viewerSchema }) {
      const run: Run = { root: {}, variables, coerced, context, errors: [], failed: [] };
      await step(run);
      const lost = new Set<number>();
      const text = writer.write(run.root, introspect(viewerSchema, variables), (index) => void lost.add(index));
      const lostPaths = [...lost].map((index) => writer.lostPaths[index] ?? []);
      const unreported = lostPaths.length === 0 ? [] : lostValues(lostPaths, run.errors, run.failed);
      return { text, data: run.root, errors: unreported.length === 0 ? run.errors : [...run.errors, ...unreported] };
    },
  };
}
