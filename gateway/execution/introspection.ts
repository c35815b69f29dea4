import {
  executeSync,
  Kind,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { selectionSetOf, usedVariableDefinitions, type Fragments } from '../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../graphql/walk-selections.ts';

/** Executes the introspection fields of an operation. @returns JSON text by response name */
type Introspect = (
  viewerSchema: () => GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
) => ReadonlyMap<string, string>;

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Prepares the introspection fields of an operation; they need no subgraph. Viewers who see different schemas share a prepared
 * operation, so each request passes its schema.
 */
export function compileIntrospection(operation: OperationDefinitionNode, fragments: Fragments): Introspect {
  const selections = introspectionOf(operation.selectionSet, fragments);
  if (selections.length === 0) {
    return () => NONE;
  }
  const selectionSet = selectionSetOf(selections);
  // The viewer's schema may lack the type of a variable of another field.
  const variableDefinitions = usedVariableDefinitions(operation.variableDefinitions, [selectionSet], fragments);
  const introspection = { ...operation, selectionSet, variableDefinitions };
  const document = { kind: Kind.DOCUMENT as const, definitions: [introspection, ...fragments.values()] };
  return (viewerSchema, variableValues) => {
    const { data, errors } = executeSync({ schema: viewerSchema(), document, variableValues });
    if (data == null || errors !== undefined) {
      throw new Error('The schema could not be introspected.');
    }
    return new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
  };
}

/** Only root fields can be introspection fields; the conditions of fragments around them stay. */
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
