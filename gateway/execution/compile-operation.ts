import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { AnswerRecorder } from '../access-ledger/answer-recorder.ts';
import { withoutNames } from '../access-ledger/name-records.ts';
import type { ClientOperation, DeniedFields } from '../graphql/client-operation.ts';
import type { ConditionValues } from '../graphql/conditions.ts';
import type { Planner } from '../planning/planner.ts';
import type { FetchContext } from '../subgraph-client/ask-subgraph.ts';

import { compilePlan } from './compile-plan.ts';
import { compileWriter } from './compile-writer.ts';
import { fragmentsOf } from './fetch-document.ts';
import { compileIntrospection } from './introspection.ts';
import { nameFields } from './name-fields.ts';
import { lostValues } from './place-errors.ts';
import { planMutation } from './plan-mutation.ts';
import { NotCompiled, type PlanScope, type Run, type Step } from './plan-scope.ts';

/** One generation of the supergraph, as far as compiling needs it. */
export interface CompilerParts extends Pick<PlanScope, 'supergraph' | 'models' | 'subgraphs'> {
  /** What all clients together see. */
  readonly schema: GraphQLSchema;
  /** What one of them sees; without it, all. */
  readonly schemaOf?: (viewer: Viewer) => GraphQLSchema;
  /** Writes down what is answered about people; without it, nothing is. */
  readonly recorder?: AnswerRecorder;
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
 * @param denied selections that the viewer may not read: null, and not planned
 * @returns undefined where only the reference executor knows how
 * @throws GraphQLError where the planner refuses
 */
export async function compileOperation(
  parts: CompilerParts,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: ConditionValues,
  denied: DeniedFields = new Set(),
): Promise<CompiledOperation | undefined> {
  try {
    return await compile(parts, document, operation, conditions, denied);
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
  denied: DeniedFields,
): Promise<CompiledOperation> {
  const rootType = parts.schema.getRootType(operation.operation);
  if (rootType == null || operation.operation === 'subscription') {
    throw new NotCompiled('a subscription');
  }
  const { recorder } = parts;
  const naming = recorder?.prepare(document, operation, denied);
  const { planned, responseNames, variableNames, selections } = nameFields(
    parts.schema,
    naming?.operation ?? operation,
    fragmentsOf(naming?.document ?? document),
    conditions,
    denied,
  );
  const step = await planAndCompile({ ...parts, responseNames, variableNames }, operation, planned);
  const shown = naming === undefined ? selections : withoutNames(selections, naming.alias);
  const writer = compileWriter(parts.schema, rootType, shown);
  const people = naming && recorder?.readerOf(rootType, selections, { alias: naming.alias, named: 'key' });
  const schemaOf = parts.schemaOf ?? (() => parts.schema);
  const introspect = compileIntrospection(operation, fragmentsOf(document));
  return {
    operation,
    async execute({ variables, coerced, context }) {
      const run: Run = { root: {}, variables, coerced, context, errors: [], faulty: [] };
      await step(run);
      const lost = new Set<number>();
      const text = writer.write(
        run.root,
        introspect(schemaOf(context.viewer), variables),
        (place) => void lost.add(place),
      );
      const unrecorded = people && (await recorder?.record(people, run.root, context, naming.askedFor(coerced)));
      if (unrecorded !== undefined) {
        return { text: 'null', errors: [unrecorded] };
      }
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
): Promise<Step> {
  if (planned === undefined) {
    return compilePlan(scope, undefined);
  }
  const operation = { ...planned, operationName: undefined };
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
