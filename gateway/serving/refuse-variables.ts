import { GraphQLError, Kind, type ASTNode, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';

import { ERROR_CATALOGUE, refusal } from '../errors.ts';
import { innermostName } from '../graphql/types.ts';

/**
 * The errors for malformed variables, with the status of a refused request. A variable of a hidden input type, which only
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
      return [refuseVariable(error)];
    }
    if (reported.has(definition)) {
      return [];
    }
    reported.add(definition);
    return [unknownType(definition, type)];
  });
}

function refuseVariable({ message, nodes, extensions }: GraphQLError): GraphQLError {
  const status = ERROR_CATALOGUE.BAD_USER_INPUT.httpStatus;
  return new GraphQLError(message, { nodes, extensions: { ...extensions, http: { status } } });
}

function unknownType({ type }: VariableDefinitionNode, name: string): GraphQLError {
  const { message, extensions } = refusal('GRAPHQL_VALIDATION_FAILED', `Unknown type "${name}".`);
  return new GraphQLError(message, { nodes: type, extensions });
}
