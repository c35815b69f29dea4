import { getNamedType, GraphQLError, GraphQLFloat, type ValidationRule, type ValueNode } from 'graphql';

/**
 * A validation rule that refuses numbers which a `Float` cannot hold, such as `1E400`. graphql-js reads such a literal as infinity,
 * which JSON cannot write; of a variable it refuses it. https://spec.graphql.org/September2025/#sec-Float
 */
export const finiteNumbers: ValidationRule = (context) => {
  const check = (node: ValueNode & { readonly value: string }): void => {
    if (getNamedType(context.getInputType())?.name === GraphQLFloat.name && !Number.isFinite(Number(node.value))) {
      context.reportError(new GraphQLError('A Float must be a finite number.', { nodes: node }));
    }
  };
  return { IntValue: check, FloatValue: check };
};
