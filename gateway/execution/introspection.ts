import {
  executeSync,
  Kind,
  visit,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The introspection fields of an operation, answered from the schema that the viewer sees: JSON text by response name. */
export type AnswerIntrospection = (
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
) => ReadonlyMap<string, string>;

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Compiles what an operation asks about the schema itself; no subgraph is asked for it. Compiled operations are shared by
 * viewers who see different schemas, so which it is answered from is told with each request.
 */
export function compileIntrospection(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): AnswerIntrospection {
  const selections = introspectionOf(operation.selectionSet, fragments);
  if (selections.length === 0) {
    return () => NONE;
  }
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
  const used = variablesIn(selectionSet, fragments);
  // The viewer's schema may lack the type of a variable that is for a field out of reach.
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  const asked = { ...operation, selectionSet, variableDefinitions };
  const document = { kind: Kind.DOCUMENT as const, definitions: [asked, ...fragments.values()] };
  return (schema, variableValues) => {
    const { data, errors } = executeSync({ schema, document, variableValues });
    if (data == null || errors !== undefined) {
      throw new Error('The schema could not be introspected.');
    }
    return new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
  };
}

/** The variables that selections use, by way of fragments too. */
function variablesIn(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlySet<string> {
  const used = new Set<string>();
  const seen = new Set<string>();
  const look = (node: SelectionSetNode): void =>
    void visit(node, {
      Variable: ({ name }) => void used.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || seen.has(name.value)) {
          return;
        }
        seen.add(name.value);
        look(fragment.selectionSet);
      },
    });
  look(selectionSet);
  return used;
}

/** Only root fields can be introspection; fragments there are looked through, their conditions kept. */
function introspectionOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectionNode[] {
  return selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) {
      return ['__schema', '__type'].includes(selection.name.value) ? [selection] : [];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const inner = fragment === undefined ? [] : introspectionOf(fragment.selectionSet, fragments);
    return inner.length === 0
      ? []
      : [
          {
            kind: Kind.INLINE_FRAGMENT,
            directives: selection.directives,
            selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
          },
        ];
  });
}
