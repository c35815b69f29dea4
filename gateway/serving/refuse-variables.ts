import { GraphQLError, Kind, type ASTNode, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';

import { refusal } from '../errors.ts';
import { innermostName } from '../graphql/types.ts';

/**
 * The errors for malformed variables. A variable of a hidden input type, which only
 * denied fields can take, gets the error for an unknown type instead: the original error can name the fields of that type.
 *
 * @param visible the viewer's slice of the schema
 */
export function refuseVariables(errors: readonly GraphQLError[], visible: GraphQLSchema): readonly GraphQLError[] {
  const reported = new Set<ASTNode>();
  return errors.flatMap((error) => {
    const definition = error.nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);
    const type = definition && innermostName(definition.type);
    if (definition === undefined || type === undefined || visible.getType(type) !== undefined) {
      return [error];
    }
    if (reported.has(definition)) {
      return [];
    }
    reported.add(definition);
    return [unknownType(definition, type)];
  });
}

function unknownType({ type }: VariableDefinitionNode, name: string): GraphQLError {
  const { message, extensions } = refusal('GRAPHQL_VALIDATION_FAILED', `Unknown type "${name}".`);
  return new GraphQLError(message, { nodes: type, extensions });
}
