import { isScalarType, isSpecifiedScalarType, type GraphQLSchema } from 'graphql';

import { scalarRule } from '../graphql/scalars.ts';

/**
 * Gives the scalars of the API schema our rules for values. The schema comes from SDL, where a scalar accepts anything;
 * with the rules, graphql-js refuses a malformed literal during validation, before any fetch.
 *
 * @returns the names of the scalars that we have no rule for: their values pass as they are
 */
export function attachScalars(schema: GraphQLSchema): readonly string[] {
  const without: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) {
      continue;
    }
    const rule = scalarRule(type.name);
    if (rule === undefined) {
      without.push(type.name);
      continue;
    }
    type.parseValue = rule.parseValue;
    type.parseLiteral = rule.parseLiteral;
    type.serialize = rule.serialize;
  }
  return without;
}
