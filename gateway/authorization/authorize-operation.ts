import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import { cutDenied, type CutOperation } from '../execution/apollo/cut-denied.ts';
import { conditionVariables, type ConditionValues } from '../graphql/conditions.ts';

import { tellDenied, type Verdict } from './denied-errors.ts';
import type { MayRead } from './field-rights.ts';
import { markDenied, type MarkedOperation } from './mark-denied.ts';

/** An operation of which a viewer may not read all: what executors need of it, each worked out once. */
export interface AuthorizedOperation extends MarkedOperation {
  /** What is left without it, for an executor that knows nothing of denied fields; undefined where nothing is. */
  cut(): CutOperation | undefined;
  /**
   * @param values of the operation's variables, defaults filled in
   * @throws GraphQLError COST_LIMIT_EXCEEDED where there are too many denied places to tell of
   */
  verdict(values: ConditionValues): Verdict;
}

/**
 * Cuts an operation to what a viewer may read. Nothing of the viewer is in it but what `mayRead` said.
 *
 * @param document valid against `schema`
 * @returns undefined where the viewer may read all of it
 * @throws GraphQLError COST_LIMIT_EXCEEDED where it would grow too large
 */
export function authorizeOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  mayRead: MayRead,
): AuthorizedOperation | undefined {
  const marked = markDenied(schema, document, operation, mayRead);
  if (marked === undefined) {
    return undefined;
  }
  const conditions = conditionVariables(marked.document);
  const verdicts = new Map<string, Verdict | GraphQLError>();
  let cut: { readonly operation: CutOperation | undefined } | undefined;
  return {
    ...marked,
    cut: () => (cut ??= { operation: cutDenied(schema, marked) }).operation,
    verdict(values) {
      const met = conditions.map((name) => (values[name] === true ? '1' : '0')).join('');
      const known = verdicts.get(met) ?? verdictOrRefusal(schema, marked, values);
      if (verdicts.size < MOST_VERDICTS) {
        verdicts.set(met, known);
      }
      if (known instanceof GraphQLError) {
        throw known;
      }
      return known;
    },
  };
}

/** A refusal is kept as well: a costly operation that is sent again costs nothing. */
function verdictOrRefusal(schema: GraphQLSchema, marked: MarkedOperation, values: ConditionValues) {
  try {
    return tellDenied(schema, marked, values);
  } catch (error) {
    if (error instanceof GraphQLError) {
      return error;
    }
    throw error;
  }
}

/** Beyond this many combinations of conditions they are worked out each time: the memory of one operation is bounded. */
const MOST_VERDICTS = 64;
