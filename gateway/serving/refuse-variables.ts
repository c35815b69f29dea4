import {
  GraphQLError,
  Kind,
  type ASTNode,
  type GraphQLSchema,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';

import { ERROR_CATALOGUE, refusal } from '../errors.ts';

/**
 * Faults of variables, with the status of a request that was refused whole. Of a variable whose type the viewer cannot see,
 * which only fields take that would be cut, it is told what the viewer's schema tells: that there is no such type. What is
 * expected there would list the fields of what is hidden.
 *
 * @param seen what the viewer sees of the schema; without it, all
 */
export function refuseVariables(errors: readonly GraphQLError[], seen?: GraphQLSchema): readonly GraphQLError[] {
  const hidden = new Set<ASTNode>();
  return errors.flatMap((error) => {
    const definition = error.nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);
    const type = definition && nameOf(definition.type);
    if (seen === undefined || definition === undefined || type === undefined || seen.getType(type) !== undefined) {
      return [refuseVariable(error)];
    }
    if (hidden.has(definition)) {
      return [];
    }
    hidden.add(definition);
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

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
