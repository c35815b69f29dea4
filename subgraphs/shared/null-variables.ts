import {
  isNonNullType,
  Kind,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * The variables of an operation whose own type allows null, but which stand where null is not allowed. A document may do that
 * where the variable or the argument has a default: `query ($first: Int = 20) { courts(first: $first) { totalCount } }`. Given
 * null explicitly, graphql-js fails in the middle of the execution, with an error that has no code.
 *
 * @param document valid for the schema
 */
export function variablesWithoutNull(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const nullable = new Set(
    (operation.variableDefinitions ?? [])
      .filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE)
      .map(({ variable }) => variable.name.value),
  );
  const found = new Set<string>();
  if (nullable.size === 0) {
    return found;
  }
  const types = new TypeInfo(schema);
  visit(
    partsOf(document, operation),
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      Variable({ name }) {
        if (nullable.has(name.value) && isNonNullType(types.getInputType())) {
          found.add(name.value);
        }
      },
    }),
  );
  return found;
}

/** The operation with the fragments that it spreads: another operation's variable may have the same name. */
function partsOf(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operations.length === 1 ? document : (separateOperations(document)[operation.name?.value ?? ''] ?? document);
}
