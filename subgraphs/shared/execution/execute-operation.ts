import { getVariableValues, type FragmentDefinitionNode, type GraphQLSchema } from 'graphql';

import type { CompiledOperation } from './compiled-operation.ts';
import { Execution, type Executed } from './execution.ts';

export interface ExecuteOptions {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** As the request sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  /** What the resolvers of the root fields get as their parent; undefined by default. */
  readonly root?: unknown;
}

/**
 * Executes a compiled operation. The answer is that of graphql-js: the same data, the same errors at the same places, the
 * same resolvers called with the same arguments. A field of a record costs a property, and no promise is made that a
 * resolver has not made. `info.path` of a resolver has no positions in lists.
 */
export function executeOperation(
  { operation, root }: CompiledOperation,
  { schema, fragments, variables, context, root: rootValue }: ExecuteOptions,
): Promise<Executed> {
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 50 });
  if (coerced.errors) {
    return Promise.resolve({ result: { errors: coerced.errors }, json: (shown) => JSON.stringify(shown) });
  }
  return new Execution({ schema, fragments, context, rootValue, variableValues: coerced.coerced, operation }).run(root);
}
