import {
  executeSync,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The introspection fields of an operation, answered from the schema that the viewer sees: JSON text by response name. */
export type AnswerIntrospection = (variables: Readonly<Record<string, unknown>>) => ReadonlyMap<string, string>;

const NONE: ReadonlyMap<string, string> = new Map();

/** Compiles what an operation asks about the schema itself; no subgraph is asked for it. */
export function compileIntrospection(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): AnswerIntrospection {
  const selections = introspectionOf(operation.selectionSet, fragments);
  if (selections.length === 0) {
    return () => NONE;
  }
  const asked = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
  const document = { kind: Kind.DOCUMENT as const, definitions: [asked, ...fragments.values()] };
  return (variableValues) => {
    const { data, errors } = executeSync({ schema, document, variableValues });
    if (data == null || errors !== undefined) {
      throw new Error('The schema could not be introspected.');
    }
    return new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
  };
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
