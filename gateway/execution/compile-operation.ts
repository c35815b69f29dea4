import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import type { Planner } from '../planning/planner.ts';
import type { FetchContext } from '../subgraph-client/ask-subgraph.ts';
import type { ClientOperation } from './client-operation.ts';
import { compilePlan } from './compile-plan.ts';
import { compileWriter } from './compile-writer.ts';
import { fragmentsOf } from './fetch-document.ts';
import { compileIntrospection } from './introspection.ts';
import { nameFields, type ConditionValues } from './name-fields.ts';
import { lostValues } from './place-errors.ts';
import { planMutation } from './plan-mutation.ts';
import { NotCompiled, type PlanScope, type Run, type Step } from './plan-scope.ts';

/** One generation of the supergraph, as far as compiling needs it. */
export interface CompilerParts extends Pick<PlanScope, 'supergraph' | 'models' | 'subgraphs'> {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
  /** Knows every operation, if the first one does not. */
  readonly secondPlanner?: Planner;
}

export interface OperationRequest {
  /** As the client sent them, checked before. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With defaults filled in. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: FetchContext;
}

export interface OperationResult {
  /** The data as JSON text; `null` where a null rose to the top. */
  readonly text: string;
  readonly errors: readonly GraphQLError[];
}

/** An operation that is ready to be carried out any number of times. */
export interface CompiledOperation {
  readonly operation: OperationDefinitionNode;
  execute(request: OperationRequest): Promise<OperationResult>;
}

/**
 * Plans and compiles one operation of a valid document, for one combination of its conditions: its fields get names of
 * ours, its plan becomes one step, its answer one function that writes it.
 *
 * @returns undefined where only the reference executor knows how
 * @throws GraphQLError where the planner refuses
 */
export async function compileOperation(
  parts: CompilerParts,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: ConditionValues,
  viewerKey: string,
): Promise<CompiledOperation | undefined> {
  try {
    return await compile(parts, document, operation, conditions, viewerKey);
  } catch (error) {
    if (error instanceof NotCompiled) {
      return undefined;
    }
    throw error;
  }
}

async function compile(
  parts: CompilerParts,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: ConditionValues,
  viewerKey: string,
): Promise<CompiledOperation> {
  const rootType = parts.schema.getRootType(operation.operation);
  if (rootType == null || operation.operation === 'subscription') {
    throw new NotCompiled('a subscription');
  }
  const fragments = fragmentsOf(document);
  const { planned, responseNames, variableNames, selections } = nameFields(
    parts.schema,
    operation,
    fragments,
    conditions,
  );
  const step = await planAndCompile({ ...parts, responseNames, variableNames }, operation, planned, viewerKey);
  const writer = compileWriter(parts.schema, rootType, selections);
  const introspect = compileIntrospection(parts.schema, operation, fragments);
  return {
    operation,
    async execute({ variables, coerced, context }) {
      const run: Run = { root: {}, variables, coerced, context, viewerKey, errors: [], faulty: [] };
      await step(run);
      const lost = new Set<number>();
      const text = writer.write(run.root, introspect(variables), (place) => void lost.add(place));
      const lostPaths = [...lost].map((place) => writer.lostPaths[place] ?? []);
      const unsaid = lostPaths.length === 0 ? [] : lostValues(lostPaths, run.errors, run.faulty);
      return { text, errors: unsaid.length === 0 ? run.errors : [...run.errors, ...unsaid] };
    },
  };
}

/** What the first planner cannot plan, or plans so that it cannot be compiled, is left to the second. */
async function planAndCompile(
  scope: PlanScope & CompilerParts,
  { operation: kind }: OperationDefinitionNode,
  planned: ClientOperation['planned'],
  viewerKey: string,
): Promise<Step> {
  if (planned === undefined) {
    return compilePlan(scope, undefined);
  }
  const operation = { ...planned, operationName: undefined, viewerKey };
  const by = async (planner: Planner): Promise<Step> =>
    compilePlan(
      scope,
      kind === OperationTypeNode.MUTATION
        ? await planMutation(planner, operation)
        : (await planner.plan(operation)).node,
    );
  const { planner, secondPlanner } = scope;
  try {
    return await by(planner);
  } catch (error) {
    // A GraphQLError is a refusal for the client: the second planner is not a way round a limit.
    if (secondPlanner === undefined || error instanceof GraphQLError) {
      throw error;
    }
    return by(secondPlanner);
  }
}

/** The operation of that name, or the only one. */
export function findOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return name === undefined
    ? operations.length === 1
      ? operations[0]
      : undefined
    : operations.find((operation) => operation.name?.value === name);
}
