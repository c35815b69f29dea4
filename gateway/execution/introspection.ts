import {
  executeSync,
  Kind,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { variablesIn, type Fragments } from '../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../graphql/walk-selections.ts';

/** Answers the introspection fields of an operation from the schema that the viewer sees: JSON text by response name. */
export type AnswerIntrospection = (
  schemaOfViewer: () => GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
) => ReadonlyMap<string, string>;

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Compiles the introspection of an operation; it needs no subgraph. Prepared operations are shared by viewers who see
 * different schemas, so each request brings its schema.
 */
export function compileIntrospection(operation: OperationDefinitionNode, fragments: Fragments): AnswerIntrospection {
  const selections = introspectionOf(operation.selectionSet, fragments);
  if (selections.length === 0) {
    return () => NONE;
  }
  const selectionSet = selectionSetOf(selections);
  const used = variablesIn([selectionSet], fragments);
  // The viewer's schema may lack the type of a variable that is for a field out of reach.
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  const introspection = { ...operation, selectionSet, variableDefinitions };
  const document = { kind: Kind.DOCUMENT as const, definitions: [introspection, ...fragments.values()] };
  return (schemaOfViewer, variableValues) => {
    const { data, errors } = executeSync({ schema: schemaOfViewer(), document, variableValues });
    if (data == null || errors !== undefined) {
      throw new Error('The schema could not be introspected.');
    }
    return new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
  };
}

/** Only root fields can be introspection; fragments there are looked into, their conditions kept. */
function introspectionOf(selectionSet: SelectionSetNode, fragments: Fragments): readonly SelectionNode[] {
  const walk = selectionWalker<readonly SelectionNode[]>(undefined, fragments, {
    field: ({ field }) => (['__schema', '__type'].includes(field.name.value) ? [field] : []),
    fragment({ selection: { directives }, inside }, _, walkAt) {
      const selections = walkAt(inside);
      const fragment = { kind: Kind.INLINE_FRAGMENT as const, directives, selectionSet: selectionSetOf(selections) };
      return selections.length === 0 ? [] : [fragment];
    },
    join: (parts) => parts.flat(),
  });
  return walk(selectionSet, UNTYPED_ROOT, undefined);
}

function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}
